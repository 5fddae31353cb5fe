// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/formats/json_scanner.h"

namespace whyglass::ingest {

/// Whether the value ends with this character.
bool JsonScanner::step(char c)
{
    if (m_inText) {
        if (m_escaped)
            m_escaped = false;
        else if (c == '\\')
            m_escaped = true;
        else if (c == '"')
            m_inText = false;
        return !m_inText && m_depth == 0;
    }
    switch (c) {
    case '"':
        m_inText = true;
        return false;
    case '{':
    case '[':
        ++m_depth;
        return false;
    case '}':
    case ']':
        if (m_depth > 0)
            --m_depth;
        return m_depth == 0;
    default:
        return false;
    }
}

std::optional<std::size_t> JsonScanner::scan(std::string_view text)
{
    for (; m_at < text.size(); ++m_at) {
        const char c = text[m_at];
        if (!m_started) {
            m_started = true;
            m_bare = c != '"' && c != '{' && c != '[';
        }
        if (m_bare) {
            if (isJsonSpace(c) || c == ',' || c == '}' || c == ']')
                return m_at;
            continue;
        }
        if (m_inText && !m_escaped) {
            // Long texts are most of the bytes: jump to what can end or escape them.
            const std::size_t next = text.find_first_of("\"\\", m_at);
            if (next == std::string_view::npos) {
                m_at = text.size();
                return std::nullopt;
            }
            m_at = next;
        }
        if (step(text[m_at])) {
            ++m_at;
            return m_at;
        }
    }
    return std::nullopt;
}

} // namespace whyglass::ingest

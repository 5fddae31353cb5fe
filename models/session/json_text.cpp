// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/json_text.h"

#include <cstddef>

namespace whyglass::session {

namespace {

/// Deeper than this nobody reads, and indentation alone would be megabytes.
constexpr std::size_t kMaxDepth = 64;

bool isSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/// Outside of strings JSON has these and nothing else; what is written in another notation must not lose its spaces.
bool mayStand(char c) { return isSpace(c) || std::string_view("{}[],:0123456789+-.eEtrufalsn").find(c) != std::string_view::npos; }

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

/// End of the string literal that begins at `at`, behind its closing quote.
std::size_t stringEnd(std::string_view text, std::size_t at)
{
    for (std::size_t i = at + 1; i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            return i + 1;
    }
    return std::string_view::npos;
}

class Indenter {
public:
    explicit Indenter(std::string_view text) : m_text(text) {}

    std::string run()
    {
        for (std::size_t at = 0; at < m_text.size();)
            at = step(at);
        return std::move(m_out);
    }

private:
    void breakLine()
    {
        m_out += '\n';
        m_out.append(m_depth * 2, ' ');
    }

    std::size_t step(std::size_t at)
    {
        const char c = m_text[at];
        if (c == '"') {
            const std::size_t end = stringEnd(m_text, at);
            m_out.append(m_text, at, end - at);
            return end;
        }
        if (isSpace(c))
            return at + 1;
        if (c == '{' || c == '[')
            return open(at);
        if (c == '}' || c == ']') {
            --m_depth;
            breakLine();
            m_out += c;
        } else if (c == ',') {
            m_out += c;
            breakLine();
        } else if (c == ':') {
            m_out += ": ";
        } else {
            m_out += c;
        }
        return at + 1;
    }

    std::size_t open(std::size_t at)
    {
        std::size_t next = at + 1;
        while (next < m_text.size() && isSpace(m_text[next]))
            ++next;
        m_out += m_text[at];
        if (next < m_text.size() && (m_text[next] == '}' || m_text[next] == ']')) {
            m_out += m_text[next];
            return next + 1;
        }
        ++m_depth;
        breakLine();
        return at + 1;
    }

    std::string_view m_text;
    std::string m_out;
    std::size_t m_depth = 0;
};

} // namespace

bool looksLikeJson(std::string_view text)
{
    text = trimmed(text);
    if (text.empty() || (text.front() != '{' && text.front() != '['))
        return false;
    std::string open;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == '"') {
            at = stringEnd(text, at);
            if (at == std::string_view::npos)
                return false;
            continue;
        }
        if (!mayStand(c))
            return false;
        if (c == '{' || c == '[') {
            open += c;
            if (open.size() > kMaxDepth)
                return false;
        } else if (c == '}' || c == ']') {
            if (open.empty() || open.back() != (c == '}' ? '{' : '['))
                return false;
            open.pop_back();
            if (open.empty() && at + 1 != text.size())
                return false;
        }
        ++at;
    }
    return open.empty();
}

std::string indentedJson(std::string_view text)
{
    return looksLikeJson(text) ? Indenter(trimmed(text)).run() : std::string(text);
}

} // namespace whyglass::session

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/formats/json_pull.h"

#include "ingest/formats/json_scanner.h"

#include <algorithm>

namespace whyglass::ingest {

namespace {

constexpr std::size_t kMaxKeyBytes = 4'096;

} // namespace

char JsonPull::nextChar()
{
    while (!m_stream.empty()) {
        const std::string_view window = m_stream.window();
        const auto found = std::find_if_not(window.begin(), window.end(), isJsonSpace);
        const auto spaces = static_cast<std::size_t>(found - window.begin());
        const bool ends = found == window.end();
        const char c = ends ? '\0' : *found;
        m_stream.consume(spaces);
        if (!ends)
            return c;
    }
    return '\0';
}

std::optional<std::size_t> JsonPull::valueLength(std::size_t limit)
{
    JsonScanner scanner;
    std::size_t wanted = 1;
    for (;;) {
        const std::string_view window = m_stream.peek(wanted);
        const auto end = scanner.scan(window.substr(0, limit));
        if (end)
            return end;
        if (window.size() < wanted || window.size() >= limit)
            return std::nullopt;
        wanted = window.size() + 1;
    }
}

bool JsonPull::skipValue()
{
    JsonScanner scanner;
    for (;;) {
        const std::string_view window = m_stream.peek(1);
        if (window.empty())
            return false;
        const auto end = scanner.scan(window);
        if (end) {
            m_stream.consume(*end);
            return true;
        }
        m_stream.consume(window.size());
        scanner.restartWindow();
    }
}

std::optional<std::string> JsonPull::readKey()
{
    if (nextChar() != '"')
        return std::nullopt;
    const auto length = valueLength(kMaxKeyBytes);
    if (!length || *length < 2)
        return std::nullopt;
    std::string key(m_stream.window().substr(1, *length - 2));
    m_stream.consume(*length);
    if (nextChar() != ':')
        return std::nullopt;
    m_stream.consume(1);
    return key;
}

bool JsonPull::isCutOff()
{
    const std::string_view window = m_stream.peek(kMaxKeyBytes);
    return window.empty() || (window.size() < kMaxKeyBytes && window.front() == '"' && !JsonScanner().scan(window));
}

} // namespace whyglass::ingest

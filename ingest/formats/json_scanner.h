// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace whyglass::ingest {

inline bool isJsonSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Finds where one JSON value ends, looking only at texts, escapes and brackets. Goes on where it stopped when more bytes are there.
class JsonScanner {
public:
    /// Position after the value, scanning `text` from where the last call ended; nothing where the value goes on.
    /// A bare number or word ends before the first space, comma or bracket.
    std::optional<std::size_t> scan(std::string_view text);
    /// What was scanned has been consumed: the next text begins where the last one ended.
    void restartWindow() { m_at = 0; }

private:
    bool step(char c);

    std::size_t m_at = 0;
    std::size_t m_depth = 0;
    bool m_inText = false;
    bool m_escaped = false;
    bool m_started = false;
    bool m_bare = false;
};

} // namespace whyglass::ingest

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace whyglass::cli {

/// The words and "quoted phrases" of a search: all must occur. ASCII letters match in either case; a word that begins or ends
/// with a letter or digit of ASCII matches whole words only.
class TextMatcher {
public:
    explicit TextMatcher(std::string_view query);

    [[nodiscard]] bool empty() const { return m_needles.empty(); }
    [[nodiscard]] std::size_t needles() const { return m_needles.size(); }
    /// Whether needle `index` occurs in the text.
    [[nodiscard]] bool occurs(std::size_t index, std::string_view text) const;

    /// A piece of the text around the first occurrence of any needle, cut into what matched and what did not.
    struct Piece {
        std::string text;
        bool hit = false;
    };
    [[nodiscard]] std::vector<Piece> snippet(std::string_view text) const;

private:
    using Range = std::pair<std::size_t, std::size_t>; ///< begin, length
    [[nodiscard]] std::optional<Range> find(std::string_view needle, std::string_view text, std::size_t from) const;
    [[nodiscard]] std::optional<Range> first(std::string_view text, std::size_t from) const;

    std::vector<std::string> m_needles;
};

} // namespace whyglass::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/text/folded_words.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace whyglass::cli {

/// The words and "quoted phrases" of a search: all must occur, as whole words, whatever their case and accents; scripts that put
/// no spaces between words have no whole words.
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
    struct Needle {
        analysis::FoldedSearch words;
        std::string text;
    };
    [[nodiscard]] static std::optional<Range> find(const Needle& needle, std::string_view text, std::size_t from);
    [[nodiscard]] std::optional<Range> first(std::string_view text, std::size_t from) const;

    std::vector<Needle> m_needles;
};

} // namespace whyglass::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace whyglass::analysis {

/// What a text marks as its answer.
struct MarkedAnswer {
    std::string_view marked; ///< from the marker on: "FINAL ANSWER: 208"
    std::string_view answer; ///< "208": the line after the marker; what stands between the tags or the braces of one
};

/// The last part of a text behind "FINAL ANSWER:" or one of its variants (the tables in final_answer.cpp); nullopt where there is none.
/// Both parts are views of `text`.
std::optional<MarkedAnswer> markedAnswer(std::string_view text);

} // namespace whyglass::analysis

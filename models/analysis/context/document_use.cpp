// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/context/document_use.h"

#include "models/analysis/context/text_comparison.h"

#include <algorithm>
#include <utility>

namespace whyglass::analysis {

namespace {

constexpr std::size_t kShortestId = 4;

/// Both sorted.
bool shareAny(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b)
{
    for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
        if (*left == *right)
            return true;
        *left < *right ? ++left : ++right;
    }
    return false;
}

} // namespace

WrittenText::WrittenText(std::size_t ofRow, domain::Timestamp begin, std::string_view place, std::string wrote)
    : row(ofRow), start(begin), where(place), text(std::move(wrote)), shingles(shinglesOf(text))
{
}

DocumentUsed useOf(const domain::Document& document, const std::vector<WrittenText>& written, domain::Timestamp known)
{
    const bool hasId = document.id.size() >= kShortestId;
    const bool any = std::any_of(written.begin(), written.end(), [known](const WrittenText& one) { return one.start >= known; });
    if (!any || (!hasId && !document.content))
        return {};
    const auto cites = [&](const WrittenText& one) { return one.start >= known && one.text.find(document.id) != std::string::npos; };
    if (const auto by = std::find_if(written.begin(), written.end(), cites); hasId && by != written.end())
        return {DocumentUse::Cited, &*by};
    const auto own = document.content ? shinglesOf(*document.content) : std::vector<std::uint64_t>();
    const auto rewords = [&](const WrittenText& one) { return one.start >= known && shareAny(own, one.shingles); };
    if (const auto by = std::find_if(written.begin(), written.end(), rewords); by != written.end())
        return {DocumentUse::Reworded, &*by};
    return {DocumentUse::NoTrace, nullptr};
}

} // namespace whyglass::analysis

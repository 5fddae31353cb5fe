// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/text/spelling.h"

#include "models/analysis/text/ascii.h"

#include <algorithm>
#include <utility>

namespace whyglass::analysis {

namespace {

/// Longer words are no typing mistakes of anything, and the table below is quadratic.
constexpr std::size_t kMaxLength = 64;

std::size_t allowedDistance(std::size_t letters)
{
    if (letters <= 4)
        return 1;
    return letters <= 8 ? 2 : 3;
}

} // namespace

std::size_t spellingDistance(std::string_view a, std::string_view b)
{
    const std::size_t width = b.size() + 1;
    std::vector<std::size_t> beforeLast(width);
    std::vector<std::size_t> last(width);
    std::vector<std::size_t> row(width);
    for (std::size_t j = 0; j < width; ++j)
        last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j < width; ++j) {
            const char x = toLower(a[i - 1]);
            const char y = toLower(b[j - 1]);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (x == y ? 0U : 1U)});
            if (i > 1 && j > 1 && x == toLower(b[j - 2]) && toLower(a[i - 2]) == y)
                row[j] = std::min(row[j], beforeLast[j - 2] + 1);
        }
        std::swap(beforeLast, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

std::string nearestSpelling(std::string_view word, const std::vector<std::string_view>& candidates)
{
    if (word.size() > kMaxLength)
        return {};
    std::size_t best = allowedDistance(word.size()) + 1;
    std::string_view nearest;
    for (const std::string_view candidate : candidates) {
        const std::size_t distance = candidate.size() > kMaxLength ? best : spellingDistance(word, candidate);
        if (distance < best) {
            best = distance;
            nearest = candidate;
        }
    }
    return std::string(nearest);
}

} // namespace whyglass::analysis

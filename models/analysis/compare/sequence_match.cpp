// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/compare/sequence_match.h"

#include <algorithm>
#include <unordered_map>

namespace whyglass::analysis {

namespace {

using Elements = std::span<const std::uint64_t>;

/// Differences that Myers' search goes through; its memory grows with the square.
constexpr int kMaxDifferences = 1'500;
/// Sequences together no longer than this are left to Myers alone.
constexpr std::size_t kSmall = 400;
constexpr int kMaxSplits = 24;

struct Place {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
};

class Matcher {
public:
    std::vector<MatchedPair> run(Elements a, Elements b)
    {
        match(a, b, {}, 0);
        return std::move(m_pairs);
    }

private:
    void match(Elements a, Elements b, Place from, int splits)
    {
        while (!a.empty() && !b.empty() && a.front() == b.front()) {
            m_pairs.push_back({from.a++, from.b++});
            a = a.subspan(1);
            b = b.subspan(1);
        }
        std::size_t tail = 0;
        while (tail < std::min(a.size(), b.size()) && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
            ++tail;
        matchMiddle(a.first(a.size() - tail), b.first(b.size() - tail), from, splits);
        for (std::size_t i = tail; i > 0; --i) {
            m_pairs.push_back({from.a + static_cast<std::uint32_t>(a.size() - i), from.b + static_cast<std::uint32_t>(b.size() - i)});
        }
    }

    void matchMiddle(Elements a, Elements b, Place from, int splits)
    {
        if (a.empty() || b.empty())
            return;
        const auto anchors = a.size() + b.size() > kSmall && splits < kMaxSplits ? matchUnique(a, b) : std::vector<MatchedPair>();
        if (anchors.empty()) {
            searchShortest(a, b, from);
            return;
        }
        Place at;
        for (const MatchedPair& anchor : anchors) {
            match(a.subspan(at.a, anchor.a - at.a), b.subspan(at.b, anchor.b - at.b), {from.a + at.a, from.b + at.b}, splits + 1);
            m_pairs.push_back({from.a + anchor.a, from.b + anchor.b});
            at = {anchor.a + 1, anchor.b + 1};
        }
        match(a.subspan(at.a), b.subspan(at.b), {from.a + at.a, from.b + at.b}, splits + 1);
    }

    /// Myers' greedy search: reach[d][k] is how far in `a` one gets on diagonal k with d differences.
    void searchShortest(Elements a, Elements b, Place from)
    {
        const int n = static_cast<int>(a.size());
        const int m = static_cast<int>(b.size());
        const int most = std::min(n + m, kMaxDifferences);
        std::vector<std::vector<int>> reach;
        for (int d = 0; d <= most; ++d) {
            std::vector<int> now(static_cast<std::size_t>(2 * d + 1), -1);
            for (int k = -d; k <= d; k += 2) {
                int x = d == 0 ? 0 : stepInto(reach.back(), d, k);
                while (x < n && x - k < m && x - k >= 0 && a[static_cast<std::size_t>(x)] == b[static_cast<std::size_t>(x - k)])
                    ++x;
                now[static_cast<std::size_t>(k + d)] = x;
                if (x >= n && x - k >= m) {
                    reach.push_back(std::move(now));
                    walkBack(reach, n, m, from);
                    return;
                }
            }
            reach.push_back(std::move(now));
        }
    }

    static int reached(const std::vector<int>& row, int d, int k)
    {
        return k < -d || k > d ? -1 : row[static_cast<std::size_t>(k + d)];
    }

    static bool comesDown(const std::vector<int>& last, int d, int k)
    {
        return k == -d || (k != d && reached(last, d - 1, k - 1) < reached(last, d - 1, k + 1));
    }

    static int stepInto(const std::vector<int>& last, int d, int k)
    {
        return comesDown(last, d, k) ? reached(last, d - 1, k + 1) : reached(last, d - 1, k - 1) + 1;
    }

    void walkBack(const std::vector<std::vector<int>>& reach, int n, int m, Place from)
    {
        std::vector<MatchedPair> found;
        int x = n;
        int y = m;
        for (int d = static_cast<int>(reach.size()) - 1; d >= 0; --d) {
            const int k = x - y;
            const int begin = d == 0 ? 0 : stepInto(reach[static_cast<std::size_t>(d) - 1], d, k);
            while (x > begin && y > begin - k) {
                --x;
                --y;
                found.push_back({from.a + static_cast<std::uint32_t>(x), from.b + static_cast<std::uint32_t>(y)});
            }
            if (d == 0)
                break;
            if (comesDown(reach[static_cast<std::size_t>(d) - 1], d, k))
                --y;
            else
                --x;
        }
        m_pairs.insert(m_pairs.end(), found.rbegin(), found.rend());
    }

    std::vector<MatchedPair> m_pairs;
};

/// The longest run of pairs, given in the order of `a`, whose `b` rises.
std::vector<MatchedPair> longestRising(const std::vector<MatchedPair>& pairs)
{
    std::vector<std::size_t> tops; // index of the pair that ends the best run of each length
    std::vector<std::size_t> before(pairs.size());
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto at = std::lower_bound(tops.begin(), tops.end(), pairs[i].b, [&](std::size_t top, std::uint32_t b) { return pairs[top].b < b; });
        before[i] = at == tops.begin() ? i : *(at - 1);
        if (at == tops.end())
            tops.push_back(i);
        else
            *at = i;
    }
    std::vector<MatchedPair> run(tops.size());
    std::size_t at = tops.empty() ? 0 : tops.back();
    for (auto pair = run.rbegin(); pair != run.rend(); ++pair) {
        *pair = pairs[at];
        at = before[at];
    }
    return run;
}

} // namespace

std::vector<MatchedPair> matchSequences(Elements a, Elements b) { return Matcher().run(a, b); }

std::vector<MatchedPair> matchUnique(Elements a, Elements b)
{
    struct Seen {
        std::uint32_t inA = 0, inB = 0, at = 0;
    };
    std::unordered_map<std::uint64_t, Seen> seen;
    for (const std::uint64_t element : a)
        ++seen[element].inA;
    for (std::size_t i = 0; i < b.size(); ++i) {
        if (const auto found = seen.find(b[i]); found != seen.end()) {
            ++found->second.inB;
            found->second.at = static_cast<std::uint32_t>(i);
        }
    }
    std::vector<MatchedPair> pairs;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const Seen& element = seen[a[i]];
        if (element.inA == 1 && element.inB == 1)
            pairs.push_back({static_cast<std::uint32_t>(i), element.at});
    }
    return longestRising(pairs);
}

} // namespace whyglass::analysis

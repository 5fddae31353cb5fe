// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/compare/step_alignment.h"

#include "models/analysis/compare/sequence_match.h"
#include "models/analysis/text/ascii.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <span>
#include <tuple>
#include <utility>

namespace whyglass::analysis {

namespace {

using Steps = std::span<const StepSignature>;

// Likeness of two steps, in points. A step of another role may stand for one only where its words are nearly the same.
constexpr int kExact = 100;
constexpr int kSameRole = 45;
constexpr int kSameAgent = 10;
constexpr int kWords = 40;        ///< of those, by the share of words that both have
constexpr int kOtherModel = 20;   ///< a model call by another model
constexpr int kRenamed = 5;       ///< a tool of another name with these words …
constexpr int kRenamedWords = 28; ///< … shared at least, of kWords

/// Cells that one stretch may take: a few tens of milliseconds.
constexpr std::size_t kMaxCells = 4'000'000;
constexpr std::size_t kMaxWords = 48;

int countWords(const StepSignature& step)
{
    int count = 0;
    for (const std::uint64_t bits : step.words)
        count += std::popcount(bits);
    return count;
}

/// 0 … kWords.
int sharedWords(const StepSignature& a, int wordsOfA, const StepSignature& b, int wordsOfB)
{
    int both = 0;
    for (std::size_t i = 0; i < a.words.size(); ++i)
        both += std::popcount(a.words[i] & b.words[i]);
    const int any = wordsOfA + wordsOfB - both;
    return any == 0 ? kWords : kWords * both / any;
}

/// 0 = cannot stand for each other.
int likeness(const StepSignature& a, int wordsOfA, const StepSignature& b, int wordsOfB)
{
    if (a.kind != b.kind)
        return 0;
    if (a.exact == b.exact)
        return kExact;
    const bool related = a.role == b.role || a.kind == domain::StepKind::Generation;
    const int words = sharedWords(a, wordsOfA, b, wordsOfB);
    if (!related && words < kRenamedWords)
        return 0;
    const int nearness = words + (a.agent == b.agent ? kSameAgent : 0);
    if (a.role == b.role)
        return kSameRole + nearness;
    return related ? kOtherModel + nearness / 2 : kRenamed + nearness / 4;
}

std::vector<int> wordCounts(Steps steps)
{
    std::vector<int> counts;
    for (const StepSignature& step : steps)
        counts.push_back(countWords(step));
    return counts;
}

/// One stretch between two anchors.
class Stretch {
public:
    Stretch(Steps a, Steps b) : m_a(a), m_b(b), m_wordsOfA(wordCounts(a)), m_wordsOfB(wordCounts(b))
    {
        const std::size_t rows = a.size() + 1;
        const std::size_t wanted = kMaxCells / rows;
        m_half = wanted >= b.size() + 1 ? b.size() + 1 : std::max<std::size_t>(wanted / 2, 16);
        m_width = std::min(b.size() + 1, 2 * m_half + 1);
    }

    /// Pairs within the stretch, in order.
    std::vector<MatchedPair> run()
    {
        fill();
        return walkBack();
    }

private:
    enum Move : std::uint8_t { SkipA, SkipB, Pair };

    /// First column of a row's band.
    [[nodiscard]] std::size_t first(std::size_t row) const
    {
        const std::size_t middle = m_a.empty() ? 0 : row * m_b.size() / m_a.size();
        const std::size_t last = m_b.size() + 1 - m_width;
        return std::min(last, middle > m_half ? middle - m_half : 0);
    }

    void fill()
    {
        constexpr int kNever = -1;
        m_moves.assign((m_a.size() + 1) * m_width, SkipB);
        std::vector<int> above(m_width, kNever);
        std::vector<int> row(m_width, kNever);
        for (std::size_t i = 0; i <= m_a.size(); ++i) {
            const std::size_t begin = first(i);
            const std::size_t aboveBegin = i == 0 ? 0 : first(i - 1);
            const auto from = [&](std::size_t column) {
                return i == 0 || column < aboveBegin || column >= aboveBegin + m_width ? kNever : above[column - aboveBegin];
            };
            for (std::size_t column = begin; column < begin + m_width; ++column) {
                int best = i == 0 && column == 0 ? 0 : kNever;
                Move move = SkipB;
                if (column > begin && row[column - begin - 1] > best)
                    best = row[column - begin - 1];
                if (const int up = from(column); up > kNever && up >= best) {
                    best = up;
                    move = SkipA;
                }
                if (const int corner = column > 0 ? from(column - 1) : kNever; corner > kNever) {
                    const int like = likeness(m_a[i - 1], m_wordsOfA[i - 1], m_b[column - 1], m_wordsOfB[column - 1]);
                    if (like > 0 && corner + like >= best) {
                        best = corner + like;
                        move = Pair;
                    }
                }
                row[column - begin] = best;
                m_moves[i * m_width + column - begin] = move;
            }
            above.swap(row);
        }
    }

    [[nodiscard]] std::vector<MatchedPair> walkBack() const
    {
        std::vector<MatchedPair> pairs;
        std::size_t i = m_a.size();
        std::size_t j = m_b.size();
        while (i > 0 && j > 0) {
            const Move move = m_moves[i * m_width + j - first(i)];
            if (move == Pair)
                pairs.push_back({static_cast<std::uint32_t>(i - 1), static_cast<std::uint32_t>(j - 1)});
            i -= move == SkipB ? 0 : 1;
            j -= move == SkipA ? 0 : 1;
        }
        std::reverse(pairs.begin(), pairs.end());
        return pairs;
    }

    Steps m_a, m_b;
    std::vector<int> m_wordsOfA, m_wordsOfB;
    std::size_t m_half, m_width;
    std::vector<Move> m_moves;
};

std::vector<std::uint64_t> exactOf(Steps steps)
{
    std::vector<std::uint64_t> hashes;
    for (const StepSignature& step : steps)
        hashes.push_back(step.exact);
    return hashes;
}

/// Equal steps at both ends, and between them those that occur once on either side.
std::vector<MatchedPair> anchorsOf(Steps a, Steps b)
{
    const auto left = exactOf(a);
    const auto right = exactOf(b);
    const std::size_t shorter = std::min(a.size(), b.size());
    std::size_t head = 0;
    while (head < shorter && left[head] == right[head])
        ++head;
    std::size_t tail = 0;
    while (tail < shorter - head && left[left.size() - 1 - tail] == right[right.size() - 1 - tail])
        ++tail;
    std::vector<MatchedPair> anchors;
    for (std::uint32_t i = 0; i < head; ++i)
        anchors.push_back({i, i});
    const auto inner = matchUnique(std::span(left).subspan(head, left.size() - head - tail), std::span(right).subspan(head, right.size() - head - tail));
    for (const MatchedPair& pair : inner)
        anchors.push_back({pair.a + static_cast<std::uint32_t>(head), pair.b + static_cast<std::uint32_t>(head)});
    for (std::size_t i = tail; i > 0; --i)
        anchors.push_back({static_cast<std::uint32_t>(left.size() - i), static_cast<std::uint32_t>(right.size() - i)});
    return anchors;
}

std::vector<MatchedPair> pairsOf(Steps a, Steps b)
{
    std::vector<MatchedPair> pairs;
    MatchedPair at;
    const auto fill = [&](std::uint32_t endA, std::uint32_t endB) {
        const Steps left = a.subspan(at.a, endA - at.a);
        const Steps right = b.subspan(at.b, endB - at.b);
        if (!left.empty() && !right.empty()) {
            for (const MatchedPair& pair : Stretch(left, right).run())
                pairs.push_back({pair.a + at.a, pair.b + at.b});
        }
    };
    for (const MatchedPair& anchor : anchorsOf(a, b)) {
        fill(anchor.a, anchor.b);
        pairs.push_back(anchor);
        at = {anchor.a + 1, anchor.b + 1};
    }
    fill(static_cast<std::uint32_t>(a.size()), static_cast<std::uint32_t>(b.size()));
    return pairs;
}

/// Of two equally good pairings the one that is found first is taken, so the sides are always asked in one order.
bool comesFirst(const std::vector<StepSignature>& a, const std::vector<StepSignature>& b)
{
    const auto key = [](const StepSignature& step) { return std::tie(step.exact, step.role, step.agent, step.words); };
    if (a.size() != b.size())
        return a.size() < b.size();
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), [&](const auto& x, const auto& y) { return key(x) < key(y); });
}

} // namespace

void addWords(std::string_view text, std::array<std::uint64_t, 2>& words)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size() && count < kMaxWords;) {
        std::size_t end = at;
        while (end < text.size() && isWordByte(text[end]))
            ++end;
        if (end > at) {
            const std::size_t bit = std::hash<std::string_view>{}(text.substr(at, end - at)) % 128;
            words[bit / 64] |= std::uint64_t{1} << (bit % 64);
            ++count;
        }
        at = end + (end == at ? 1 : 0);
    }
}

std::vector<AlignedStep> alignSteps(const std::vector<StepSignature>& a, const std::vector<StepSignature>& b)
{
    const bool swapped = comesFirst(b, a);
    auto pairs = swapped ? pairsOf(b, a) : pairsOf(a, b);
    std::vector<AlignedStep> steps;
    int atA = 0;
    int atB = 0;
    const auto gap = [&](int endA, int endB) {
        for (; atA < endA; ++atA)
            steps.push_back({atA, -1});
        for (; atB < endB; ++atB)
            steps.push_back({-1, atB});
    };
    for (MatchedPair pair : pairs) {
        if (swapped)
            std::swap(pair.a, pair.b);
        gap(static_cast<int>(pair.a), static_cast<int>(pair.b));
        steps.push_back({atA++, atB++});
    }
    gap(static_cast<int>(a.size()), static_cast<int>(b.size()));
    return steps;
}

} // namespace whyglass::analysis

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/compare/text_diff.h"

#include "models/analysis/compare/sequence_match.h"
#include "models/analysis/text/ascii.h"

#include <algorithm>
#include <cstdint>
#include <functional>

namespace whyglass::analysis {

namespace {

/// Longer texts are one token but for their common ends.
constexpr std::size_t kMaxTokens = 400'000;

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

/// A word, a run of blanks, a line end, or one sign: where a number like 1,000.50 or a name like POL-14 is one word.
std::size_t wordEnd(std::string_view text, std::size_t at)
{
    std::size_t end = at + 1;
    if (isBlank(text[at])) {
        while (end < text.size() && isBlank(text[end]))
            ++end;
        return end;
    }
    if (!isWordByte(text[at]))
        return end;
    while (end < text.size()) {
        const bool joins = (text[end] == '-' || text[end] == '.' || text[end] == ',' || text[end] == '\'') && end + 1 < text.size()
                        && isWordByte(text[end + 1]);
        if (!isWordByte(text[end]) && !joins)
            break;
        ++end;
    }
    return end;
}

std::size_t lineEnd(std::string_view text, std::size_t at)
{
    const std::size_t end = text.find('\n', at);
    return end == std::string_view::npos ? text.size() : end + 1;
}

struct Tokens {
    std::vector<std::string_view> texts;
    std::vector<std::uint64_t> hashes;
};

Tokens tokensOf(std::string_view text, DiffUnit unit)
{
    Tokens tokens;
    for (std::size_t at = 0; at < text.size();) {
        const bool full = tokens.texts.size() + 1 >= kMaxTokens;
        const std::size_t end = full ? text.size() : unit == DiffUnit::Lines ? lineEnd(text, at) : wordEnd(text, at);
        tokens.texts.push_back(text.substr(at, end - at));
        tokens.hashes.push_back(std::hash<std::string_view>{}(tokens.texts.back()));
        at = end;
    }
    return tokens;
}

class Runs {
public:
    void add(DiffOp op, std::string_view text)
    {
        if (text.empty())
            return;
        if (m_runs.empty() || m_runs.back().op != op)
            m_runs.push_back({op, {}});
        m_runs.back().text += text;
    }
    std::vector<DiffRun> take() { return std::move(m_runs); }

private:
    std::vector<DiffRun> m_runs;
};

bool isBlankText(std::string_view text)
{
    for (const char c : text) {
        if (!isBlank(c))
            return false;
    }
    return true;
}

/// A lone blank between two replaced words belongs to the replacement: "a b" → "c d" reads better than word by word.
std::vector<DiffRun> withoutIslands(const std::vector<DiffRun>& runs)
{
    Runs joined;
    std::string removed, added;
    const auto flush = [&] {
        joined.add(DiffOp::Removed, removed);
        joined.add(DiffOp::Added, added);
        removed.clear();
        added.clear();
    };
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const DiffRun& run = runs[i];
        if (run.op == DiffOp::Removed) {
            removed += run.text;
        } else if (run.op == DiffOp::Added) {
            added += run.text;
        } else if (!removed.empty() && !added.empty() && i + 1 < runs.size() && isBlankText(run.text)) {
            removed += run.text;
            added += run.text;
        } else {
            flush();
            joined.add(DiffOp::Same, run.text);
        }
    }
    flush();
    return joined.take();
}

} // namespace

std::vector<DiffRun> diffText(std::string_view a, std::string_view b, DiffUnit unit)
{
    const Tokens left = tokensOf(a, unit);
    const Tokens right = tokensOf(b, unit);
    Runs runs;
    std::size_t atA = 0;
    std::size_t atB = 0;
    const auto gap = [&](std::size_t endA, std::size_t endB) {
        while (atA < endA)
            runs.add(DiffOp::Removed, left.texts[atA++]);
        while (atB < endB)
            runs.add(DiffOp::Added, right.texts[atB++]);
    };
    for (const MatchedPair& pair : matchSequences(left.hashes, right.hashes)) {
        if (left.texts[pair.a] != right.texts[pair.b])
            continue; // two words with one hash
        gap(pair.a, pair.b);
        runs.add(DiffOp::Same, left.texts[atA++]);
        ++atB;
    }
    gap(left.texts.size(), right.texts.size());
    return unit == DiffUnit::Words ? withoutIslands(runs.take()) : runs.take();
}

ChangedWords changedWordsOf(const std::vector<DiffRun>& runs)
{
    ChangedWords changed;
    for (const DiffRun& run : runs) {
        if (run.op != DiffOp::Same)
            (run.op == DiffOp::Removed ? changed.removed : changed.added) += std::max<std::size_t>(1, countWords(run.text));
    }
    return changed;
}

std::size_t countWords(std::string_view text)
{
    std::size_t words = 0;
    for (std::size_t at = 0; at < text.size();) {
        words += isWordByte(text[at]) ? 1U : 0U;
        at = wordEnd(text, at);
    }
    return words;
}

} // namespace whyglass::analysis

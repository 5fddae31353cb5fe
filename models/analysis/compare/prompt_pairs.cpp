// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/compare/prompt_pairs.h"

#include "models/analysis/compare/step_texts.h"
#include "models/analysis/compare/text_diff.h"

#include <map>
#include <tuple>

namespace whyglass::analysis {

namespace {

/// What tells prompts apart: whether there is such a step, its text, its name and version.
using PromptKey = std::tuple<bool, std::uint64_t, std::string>;

PromptKey keyOf(const ComparedStep* step) { return step ? PromptKey{true, step->systemPrompt, step->prompt} : PromptKey{}; }

bool hasPrompt(const ComparedStep* step) { return step && (step->systemPrompt != 0 || (step->kind == domain::StepKind::Generation && !step->prompt.empty())); }

domain::Result<std::string> systemPromptOf(store::WorkspaceReader& reader, const ComparedStep* step)
{
    if (!step || step->systemPrompt == 0)
        return std::string();
    auto texts = loadStepTexts(reader, step->key);
    if (!texts)
        return texts.error();
    return std::move(texts->system);
}

domain::Result<void> countWords(store::WorkspaceReader& reader, const Comparison& comparison, PromptPair& pair)
{
    const ComparedStep* older = comparison.olderIsA() ? comparison.stepA(pair.step) : comparison.stepB(pair.step);
    const ComparedStep* newer = comparison.olderIsA() ? comparison.stepB(pair.step) : comparison.stepA(pair.step);
    if ((older ? older->systemPrompt : 0) == (newer ? newer->systemPrompt : 0))
        return {};
    const auto before = systemPromptOf(reader, older);
    if (!before)
        return before.error();
    const auto after = systemPromptOf(reader, newer);
    if (!after)
        return after.error();
    const ChangedWords changed = changedWordsOf(diffText(*before, *after, DiffUnit::Words));
    pair.removed = changed.removed;
    pair.added = changed.added;
    return {};
}

} // namespace

domain::Result<std::vector<PromptPair>> comparePrompts(store::WorkspaceReader& reader, const Comparison& comparison)
{
    std::vector<PromptPair> pairs;
    std::map<std::pair<PromptKey, PromptKey>, std::size_t> known;
    for (std::size_t i = 0; i < comparison.steps.size(); ++i) {
        const ComparedStep* a = comparison.stepA(i);
        const ComparedStep* b = comparison.stepB(i);
        if (!hasPrompt(a) && !hasPrompt(b))
            continue;
        const auto [it, isNew] = known.try_emplace({keyOf(a), keyOf(b)}, pairs.size());
        if (isNew && pairs.size() < kMostPromptPairs)
            pairs.push_back({i, 0, 0, 0});
        if (it->second < pairs.size())
            ++pairs[it->second].calls;
    }
    for (PromptPair& pair : pairs) {
        if (const auto counted = countWords(reader, comparison, pair); !counted)
            return counted.error();
    }
    return pairs;
}

} // namespace whyglass::analysis

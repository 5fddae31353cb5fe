// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/compare/pair_texts.h"

#include "models/analysis/compare/step_texts.h"
#include "models/format/format.h"

namespace whyglass::views {

namespace {

using analysis::DiffUnit;
using analysis::StepTexts;

PairTexts::Compared compareTexts(const std::string& older, const std::string& newer)
{
    PairTexts::Compared compared;
    const std::string_view a = format::clip(older, kMostComparedBytes);
    const std::string_view b = format::clip(newer, kMostComparedBytes);
    compared.cut = a.size() < older.size() || b.size() < newer.size();
    compared.words = analysis::diffText(a, b, DiffUnit::Words);
    compared.lines = analysis::diffText(a, b, DiffUnit::Lines);
    compared.changed = analysis::changedWordsOf(compared.words);
    return compared;
}

std::optional<analysis::JsonDiff> compareStructures(const std::string& older, const std::string& newer)
{
    if (older.empty() && newer.empty())
        return std::nullopt;
    return analysis::diffJson(older.empty() ? "{}" : older, newer.empty() ? "{}" : newer);
}

} // namespace

domain::Result<PairTexts> loadPairTexts(store::WorkspaceReader& reader, domain::SpanKey a, domain::SpanKey b, bool olderIsA)
{
    std::array<StepTexts, 2> sides;
    const std::array<domain::SpanKey, 2> keys = olderIsA ? std::array{a, b} : std::array{b, a};
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (keys[i].value == 0)
            continue;
        auto texts = analysis::loadStepTexts(reader, keys[i]);
        if (!texts)
            return texts.error();
        sides[i] = std::move(*texts);
    }
    const StepTexts& older = sides[0];
    const StepTexts& newer = sides[1];
    PairTexts pair;
    pair.olderIsA = olderIsA;
    pair.olderPrompt = older.prompt;
    pair.newerPrompt = newer.prompt;
    pair.texts[PairTexts::System] = compareTexts(older.system, newer.system);
    pair.texts[PairTexts::Input] = compareTexts(older.input, newer.input);
    pair.texts[PairTexts::Output] = compareTexts(older.output, newer.output);
    pair.texts[PairTexts::Definitions] = compareTexts(older.definitions, newer.definitions);
    pair.structures[PairTexts::Outcome] = compareStructures(older.outcome, newer.outcome);
    pair.structures[PairTexts::Attributes] = compareStructures(older.attributes, newer.attributes);
    pair.structures[PairTexts::Resource] = compareStructures(older.resource, newer.resource);
    return pair;
}

} // namespace whyglass::views

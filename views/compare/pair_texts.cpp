// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/compare/pair_texts.h"

#include "models/analysis/compare/step_texts.h"
#include "models/format/format.h"
#include "models/tables/document_pair_model.h"
#include "views/common/plain_text.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace whyglass::views {

namespace {

using analysis::DiffUnit;
using analysis::StepTexts;

constexpr std::size_t kLongestName = 120;

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

/// A step of a side as people know it: ids are new with every run.
QString stepName(const analysis::ComparedSide& side, domain::SpanId span)
{
    const auto step = std::find_if(side.steps.begin(), side.steps.end(), [span](const analysis::ComparedStep& one) { return one.span == span; });
    if (step == side.steps.end())
        return QString::fromStdString(span.hex());
    return plainLine(step->agent.empty() ? step->name : step->name + ", " + step->agent, kLongestName);
}

/// What became of a document, as JSON.
std::string fateOf(const analysis::ComparedSide& side, const std::optional<analysis::ComparedDocument>& document)
{
    if (!document)
        return {};
    QJsonObject fate{{QStringLiteral("brought_by"), plainLine(document->source, kLongestName)},
                     {QStringLiteral("rank"), static_cast<qint64>(document->rank)},
                     {QStringLiteral("delivery"), tables::deliveryText(*document)},
                     {QStringLiteral("use"), tables::useText(*document)}};
    fate.insert(QStringLiteral("score"), document->score ? QJsonValue(*document->score) : QJsonValue());
    if (document->delivered.reader.valid())
        fate.insert(QStringLiteral("delivered_to"), stepName(side, document->delivered.reader));
    if (document->usedBy.valid())
        fate.insert(QStringLiteral("used_by"), stepName(side, document->usedBy));
    return QJsonDocument(fate).toJson(QJsonDocument::Compact).toStdString();
}

/// `a` or `b` without a key = no such step.
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
    pair.olderName = older.prompt;
    pair.newerName = newer.prompt;
    pair.texts[PairTexts::System] = compareTexts(older.system, newer.system);
    pair.texts[PairTexts::Input] = compareTexts(older.input, newer.input);
    pair.texts[PairTexts::Output] = compareTexts(older.output, newer.output);
    pair.texts[PairTexts::Definitions] = compareTexts(older.definitions, newer.definitions);
    pair.structures[PairTexts::Outcome] = compareStructures(older.outcome, newer.outcome);
    pair.structures[PairTexts::Attributes] = compareStructures(older.attributes, newer.attributes);
    pair.structures[PairTexts::Resource] = compareStructures(older.resource, newer.resource);
    pair.structures[PairTexts::Usage] = compareStructures(older.usage, newer.usage);
    return pair;
}

} // namespace

LoadPairTexts stepTextsOf(const analysis::Comparison& comparison, int pair)
{
    const auto keyOf = [](const analysis::ComparedStep* step) { return step ? step->key : domain::SpanKey{}; };
    const auto index = static_cast<std::size_t>(pair);
    return [a = keyOf(comparison.stepA(index)), b = keyOf(comparison.stepB(index)), olderIsA = comparison.olderIsA()](store::WorkspaceReader& reader) {
        return loadPairTexts(reader, a, b, olderIsA);
    };
}

PairTexts compareDocument(const analysis::Comparison& comparison, const analysis::DocumentPair& pair)
{
    const bool olderIsA = comparison.olderIsA();
    const auto& older = olderIsA ? pair.a : pair.b;
    const auto& newer = olderIsA ? pair.b : pair.a;
    PairTexts compared;
    compared.olderIsA = olderIsA;
    compared.texts[PairTexts::Document] = compareTexts(older ? older->text : std::string(), newer ? newer->text : std::string());
    compared.structures[PairTexts::Fate] = compareStructures(fateOf(olderIsA ? comparison.a : comparison.b, older), fateOf(olderIsA ? comparison.b : comparison.a, newer));
    return compared;
}

} // namespace whyglass::views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/context/trace_context.h"
#include "models/format/format.h"
#include "tests/kit/golden_files.h"
#include "tests/unit/models/workspace_fixture.h"

/// What every model call of tests/golden/cases was given, and where it came from (context.txt), through a real workspace.

using namespace whyglass;
using namespace whyglass::analysis;

namespace {

constexpr std::size_t kShownBytes = 60;

std::string sourceText(const ContextPart& part)
{
    std::string text(nameOf(part.match));
    if (part.match == PartMatch::Cut)
        text += " " + std::to_string(part.sentCharacters) + " of " + std::to_string(part.producedCharacters);
    if (part.match == PartMatch::Altered)
        text += " " + std::to_string(static_cast<int>(part.changedWords * 100)) + " %";
    if (!part.source)
        return text;
    text += " <- " + part.source->name + " " + part.source->span.hex() + " " + part.source->field;
    for (const ContextSource& other : part.others)
        text += " or " + other.span.hex() + " " + other.field;
    return text + " (" + std::string(domain::nameOf(part.relation)) + ": " + part.basis + ")";
}

std::string regionText(const ContextRegion& region)
{
    switch (region.kind) {
    case ContextRegion::Kind::Tools: return "tools";
    case ContextRegion::Kind::System: return "system";
    case ContextRegion::Kind::Message: break;
    }
    return "message " + std::to_string(region.message);
}

std::string changeText(const ModelSaw& saw)
{
    if (!saw.change)
        return "  first request\n";
    const RequestChange& change = *saw.change;
    std::string text = "  since " + change.previous.hex() + (change.previousTrace == saw.trace ? "" : " of another trace") + ":";
    if (!change.comparable)
        return text + " not comparable\n";
    text += " kept " + std::to_string(change.keptBytes) + " of " + std::to_string(change.bytesBefore) + " B, first changed "
        + (change.firstChanged ? regionText(*change.firstChanged) : "nothing") + "\n";
    for (const RegionChange& region : change.changes)
        text += "    " + std::string(nameOf(region.kind)) + " " + regionText(region.region) + " " + region.role + "\n";
    return text;
}

std::string textOf(const ModelSaw& saw)
{
    std::string text = "-- " + saw.span.hex();
    if (!saw.captured)
        return text + " not captured\n";
    text += saw.tokensReported ? " of " + std::to_string(*saw.inputTokens) + " tokens\n" : " of an estimated number of tokens\n";
    for (const ContextPart& part : saw.parts) {
        text += "  " + std::string(nameOf(part.kind)) + " " + part.field + " " + std::to_string(part.bytes) + " B " + std::to_string(part.tokens) + " T "
            + sourceText(part) + "\n      " + format::visible(part.beginning, kShownBytes) + "\n";
    }
    for (const Undelivered& thing : saw.neverDelivered)
        text += "  never delivered: " + std::string(nameOf(thing.kind)) + " " + thing.source.name + " " + thing.source.span.hex() + " " + thing.source.field + "\n";
    if (saw.undecided > 0)
        text += "  undecided: " + std::to_string(saw.undecided) + "\n";
    text += changeText(saw);
    if (saw.cache.state != CacheReading::State::NotReported)
        text += "  cache " + std::string(nameOf(saw.cache.state)) + " " + std::string(nameOf(saw.cache.cause)) + "\n";
    return text;
}

std::string contextsOf(const std::filesystem::path& workspace)
{
    auto reader = store::WorkspaceReader::open(workspace);
    if (!reader)
        return reader.error().text();
    const auto keys = (*reader)->traceKeys({}, {store::SortKey::Start, false});
    const auto rows = (*reader)->traces(*keys);
    std::string text;
    for (const store::TraceRow& row : *rows) {
        const auto context = loadTraceContext(**reader, row.trace);
        text += "== " + row.trace.hex() + " " + format::visible(row.rootName, kShownBytes) + "\n";
        if (!context)
            text += context.error().text() + "\n";
        for (const ContextBar& bar : context ? (*context)->bars() : std::vector<ContextBar>())
            text += textOf(*(*context)->saw(bar.span));
    }
    return text;
}

} // namespace

class ContextGoldenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void context_data()
    {
        testkit::addGoldenCases([](const QString& name) { return !name.startsWith(QStringLiteral("hostile-")); });
    }

    void context()
    {
        QFETCH(QString, folder);
        testing::WorkspaceFixture workspace;
        for (const QByteArray& document : testkit::goldenDocuments(folder))
            workspace.addDocument(document.toStdString());
        testkit::compareGolden(QByteArray::fromStdString(contextsOf(workspace.path())), folder + QStringLiteral("/context.txt"));
    }
};

QTEST_GUILESS_MAIN(ContextGoldenTest)
#include "context_golden_test.moc"

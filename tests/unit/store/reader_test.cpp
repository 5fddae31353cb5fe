// SPDX-License-Identifier: GPL-3.0-or-later
#include "store_kit.h"

#include <algorithm>
#include <atomic>
#include <thread>

using namespace whyglass;
using namespace whyglass::store;
using namespace whyglass::store::kit;
using domain::StepKind;
using Op = domain::FilterTerm::Op;

namespace {

/// Three traces: a paid one with a failed tool, a free one, and one whose root is missing.
std::vector<Span> threeTraces()
{
    Span root;
    root.name = "invoice 7731";
    root.tier = "pro";
    root.user = "ann";
    root.session = "conv-1";
    Span tool;
    tool.id = 2;
    tool.parent = 1;
    tool.name = "execute_tool get_po";
    tool.step = StepKind::Tool;
    tool.tool = "get_po";
    tool.error = true;
    tool.startNs = kStart + kSecond;
    tool.durationNs = 3 * kSecond;
    Span call;
    call.id = 3;
    call.parent = 1;
    call.name = "chat gpt-4o";
    call.step = StepKind::Generation;
    call.model = "gpt-4o";
    call.agent = "approver";
    call.input = 1000;
    call.output = 100;
    call.nano = 4'000'000;
    call.startNs = kStart + 2 * kSecond;
    Span freeRoot = root;
    freeRoot.trace = 2;
    freeRoot.name = "Invoice 8000";
    freeRoot.tier = "free";
    freeRoot.user = "bob";
    freeRoot.session = "conv-2";
    freeRoot.startNs = kStart + 3600 * kSecond;
    Span freeCall = call;
    freeCall.trace = 2;
    freeCall.parent = 1;
    freeCall.model = "gpt-4o-mini";
    freeCall.nano = 100'000;
    freeCall.startNs = kStart + 3601 * kSecond;
    Span orphan;
    orphan.trace = 3;
    orphan.id = 5;
    orphan.parent = 4;
    orphan.service = "vendor-registry";
    orphan.startNs = kStart + 7200 * kSecond;
    return {root, tool, call, freeRoot, freeCall, orphan};
}

std::string idsOf(WorkspaceReader& reader, const domain::Filter& filter, SortOrder order = {SortKey::Start, false})
{
    std::string text;
    const auto keys = reader.traceKeys(filter, order);
    if (!keys.ok())
        return keys.error().text();
    const auto rows = reader.traces(*keys);
    for (const TraceRow& row : rows.value())
        text += std::to_string(row.trace.bytes[15]);
    return text;
}

domain::FilterTerm negated(domain::FilterTerm term)
{
    term.negated = true;
    return term;
}

domain::Decision decisionOf(std::uint8_t trace)
{
    domain::Decision decision;
    decision.id = "00000000000000d" + std::to_string(trace);
    decision.trace = traceId(trace);
    decision.span = {3};
    decision.subject = {{"invoice.id", "INV-" + std::to_string(trace)}, {"vendor", "V-1"}};
    decision.result = trace == 1 ? "approved" : "rejected";
    decision.confidence = trace == 1 ? 0.92 : 0.4;
    decision.isExplicit = true;
    decision.source = "decision.result";
    decision.agent = "approver";
    decision.service = "invoice-agent";
    decision.start = {kStart + trace};
    decision.amount = 50'000.0;
    decision.provenance = {{"inputs", domain::ProvenanceState::Present}, {"prompt_version", domain::ProvenanceState::Absent}};
    return decision;
}

domain::Finding findingOf(std::uint8_t trace)
{
    domain::Finding finding;
    finding.id = "00000000000000f" + std::to_string(trace);
    finding.detector = trace == 1 ? "empty-result" : "truncated-output";
    finding.severity = trace == 1 ? domain::Severity::High : domain::Severity::Low;
    finding.trace = traceId(trace);
    finding.span = {3};
    finding.time = {kStart + trace};
    finding.title = "title";
    finding.evidence = {{traceId(trace), {3}, "attributes.x", "[]", domain::Relation::Observed}};
    return finding;
}

} // namespace

class ReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void traceRowSaysAll()
    {
        Workspace workspace;
        workspace.commit(threeTraces());
        auto reader = workspace.reader();
        const TraceRow row = reader->trace(traceId(1)).value();
        QCOMPARE(row.rootName, std::string("invoice 7731"));
        QCOMPARE(row.service, std::string("invoice-agent"));
        QCOMPARE(row.spans, qint64(3));
        QCOMPARE(row.errors, qint64(1));
        QCOMPARE(row.steps[static_cast<std::size_t>(StepKind::Generation)], qint64(1));
        QCOMPARE(row.steps[static_cast<std::size_t>(StepKind::Tool)], qint64(1));
        QCOMPARE(*row.tokens.total(), qint64(1100));
        QCOMPARE(row.cost->nano, qint64(4'000'000));
        QCOMPARE(row.models, std::vector<std::string>{"gpt-4o"});
        QCOMPARE(row.sessions, std::vector<std::string>{"conv-1"});
        QCOMPARE(row.tier, std::string("pro"));
        QCOMPARE(row.user, std::string("ann"));
        QCOMPARE(row.end.ns, kStart + 4 * kSecond);
        QVERIFY(row.complete);
        QVERIFY(!reader->trace(traceId(3))->complete);
        QCOMPARE(reader->trace(traceId(9)).error().code, domain::ErrorCode::NotFound);
    }

    void spansOfTraceAreOrderedAndWhole()
    {
        Workspace workspace;
        std::vector<Span> spans = threeTraces();
        std::swap(spans[0], spans[2]);
        workspace.commit(spans);
        const SpanRows rows = workspace.reader()->spansOfTrace(traceId(1)).value();
        QCOMPARE(rows.rows.size(), std::size_t(3));
        QCOMPARE(rows.rows[0].span.value, quint64(1));
        QCOMPARE(rows.rows[2].span.value, quint64(3));
        QCOMPARE(rows.text(rows.rows[2].model), std::string("gpt-4o"));
        QCOMPARE(rows.text(rows.rows[2].agent), std::string("approver"));
        QCOMPARE(rows.text(rows.rows[1].tool), std::string("get_po"));
        QCOMPARE(rows.text(rows.rows[0].service), std::string("invoice-agent"));
        QVERIFY(rows.rows[2].has(SpanFlag::Counted));
        const SpanPayload payload = workspace.reader()->payload(rows.rows[1].key).value();
        QCOMPARE(payload.span, std::string("payload 1/2"));
        QCOMPARE(payload.resource, std::string("resource of invoice-agent"));
        QCOMPARE(workspace.reader()->findSpan({3})->size(), std::size_t(2));
        const domain::SpanKey keys[] = {rows.rows[2].key, rows.rows[0].key};
        std::vector<std::string> seen;
        QVERIFY(workspace.reader()->payloads(keys, [&](domain::SpanKey, const SpanPayload& one) { seen.push_back(one.span); }).ok());
        QCOMPARE(seen.size(), std::size_t(2));
    }

    /// Far apart, side by side, and as much of the table: each is read in another way.
    void spansOfTraceAreFoundWhereverTheyLie()
    {
        Workspace workspace;
        std::vector<Span> spans;
        const auto add = [&spans](std::uint16_t trace, std::uint64_t id) {
            Span span;
            span.trace = trace;
            span.id = id;
            span.startNs = kStart + static_cast<std::int64_t>(spans.size() % 7) * kSecond;
            if (id % 2 == 0) {
                span.input = static_cast<std::int64_t>(id);
                span.nano = 5;
            }
            spans.push_back(span);
        };
        for (std::uint64_t id = 1; id <= 5; ++id) {
            for (std::uint16_t trace = 1; trace <= 50; ++trace)
                add(trace, id);
        }
        for (std::uint64_t id = 1; id <= 40; ++id)
            add(100, id);
        for (std::uint64_t id = 1; id <= 300; ++id)
            add(101, id);
        workspace.commit(spans);
        const auto reader = workspace.reader();
        for (const auto& [trace, count] : {std::pair<std::uint16_t, std::size_t>{1, 5}, {50, 5}, {100, 40}, {101, 300}}) {
            const SpanRows rows = reader->spansOfTrace(traceId(trace)).value();
            const UnlinkedSpans columns = reader->columnsOfTrace(traceId(trace)).value();
            QCOMPARE(rows.rows.size(), count);
            QCOMPARE(columns.spans.rows.size(), count);
            QCOMPARE(columns.parents.size(), count);
            for (const SpanRow& row : columns.spans.rows) {
                QVERIFY(row.trace == traceId(trace) && row.traceKey == rows.rows.front().traceKey);
                const auto same = std::find_if(rows.rows.begin(), rows.rows.end(), [&row](const SpanRow& other) { return other.key == row.key; });
                QVERIFY(same != rows.rows.end() && same->span == row.span && same->start == row.start);
                QVERIFY(same->tokens == row.tokens && same->cost == row.cost && same->flags == row.flags);
                QCOMPARE(columns.spans.text(row.name), rows.text(same->name));
            }
        }
        QCOMPARE(reader->columnsOfTrace(traceId(999)).error().code, domain::ErrorCode::NotFound);
    }

    void filtersAnswer_data()
    {
        QTest::addColumn<domain::Filter>("filter");
        QTest::addColumn<QByteArray>("traces");
        const auto row = [](const char* name, std::vector<domain::FilterTerm> terms, const char* traces) {
            QTest::newRow(name) << filterOf(std::move(terms)) << QByteArray(traces);
        };
        row("nothing asked", {}, "123");
        row("tool", {field("tool", "GET_PO")}, "1");
        row("model", {field("model", "gpt-4o")}, "1");
        row("model prefix", {field("model", "gpt", Op::Prefix)}, "12");
        row("not this model", {negated(field("model", "gpt-4o"))}, "23");
        row("status", {field("status", "error")}, "1");
        row("is:error", {field("is", "error")}, "1");
        row("tool and error on one span", {field("tool", "get_po"), field("status", "error")}, "1");
        row("model and error never meet", {field("model", "gpt-4o"), field("status", "error")}, "");
        row("tier", {field("tier", "free")}, "2");
        row("user", {field("user", "bob")}, "2");
        row("session prefix", {field("session", "conv", Op::Prefix)}, "12");
        row("service", {field("service", "vendor-registry")}, "3");
        row("step", {field("step", "generation")}, "12");
        row("agent", {field("agent", "approver")}, "12");
        row("duration", {field("duration", "3.5s", Op::Greater)}, "1");
        row("cost", {field("cost", "$0.001", Op::Greater)}, "1");
        row("env", {field("env", "staging")}, "123");
        row("incomplete", {field("is", "incomplete")}, "3");
        row("decision", {field("decision", "approved")}, "1");
        row("confidence", {field("confidence", "50%", Op::Less)}, "2");
        row("finding", {field("finding", "empty-result")}, "1");
        row("has:finding", {field("has", "finding")}, "12");
        row("severity", {field("severity", "medium", Op::GreaterEqual)}, "1");
        row("trace id", {field("id", traceId(2).hex())}, "2");
        row("hostile", {field("model", "'; DROP TABLE trace; --")}, "");
    }
    void filtersAnswer()
    {
        QFETCH(domain::Filter, filter);
        QFETCH(QByteArray, traces);
        Workspace workspace;
        workspace.commit(threeTraces());
        store(workspace);
        QCOMPARE(QByteArray::fromStdString(idsOf(*workspace.reader(), filter)), traces);
    }

    void windowsAreHalfOpen()
    {
        Workspace workspace;
        workspace.commit(threeTraces());
        domain::Filter filter;
        filter.window = domain::TimeWindow{{kStart}, {kStart + 3600 * kSecond}};
        QCOMPARE(idsOf(*workspace.reader(), filter), std::string("1"));
    }

    void listsSort()
    {
        Workspace workspace;
        workspace.commit(threeTraces());
        auto reader = workspace.reader();
        QCOMPARE(idsOf(*reader, {}, {SortKey::Start, true}), std::string("321"));
        QCOMPARE(idsOf(*reader, {}, {SortKey::Cost, true}), std::string("123")); // unknown is last
        QCOMPARE(idsOf(*reader, {}, {SortKey::Cost, false}), std::string("213"));
        QCOMPARE(idsOf(*reader, {}, {SortKey::Duration, true}), std::string("123").replace(0, 3, "123"));
        QCOMPARE(idsOf(*reader, {}, {SortKey::Name, false}), std::string("123"));
        const auto keys = reader->spanKeys(filterOf({field("step", "generation")}), {SortKey::Cost, true}).value();
        const SpanRows rows = reader->spans(keys).value();
        QCOMPARE(rows.text(rows.rows.at(0).model), std::string("gpt-4o"));
        QCOMPARE(rows.rows.size(), std::size_t(2));
    }

    void analysesAreStoredAndReplaced()
    {
        Workspace workspace;
        workspace.commit(threeTraces());
        QCOMPARE(workspace.writer().unanalysedTraces(std::nullopt, 10)->size(), std::size_t(3));
        QCOMPARE(workspace.writer().unanalysedTraces(0, 10)->size(), std::size_t(0));
        store(workspace);
        QCOMPARE(workspace.writer().unanalysedTraces(std::nullopt, 10)->size(), std::size_t(1));
        auto reader = workspace.reader();
        const domain::Decision decision = reader->decision("00000000000000d1")->value();
        QCOMPARE(decision.subject, decisionOf(1).subject);
        QCOMPARE(decision.result, std::string("approved"));
        QCOMPARE(*decision.confidence, 0.92);
        QCOMPARE(decision.provenance.size(), std::size_t(2));
        QCOMPARE(decision.provenance[1].name, std::string("prompt_version"));
        QVERIFY(decision.provenance[1].state == domain::ProvenanceState::Absent);
        QCOMPARE(reader->findingsOfTrace(traceId(1))->at(0).evidence.at(0).excerpt, std::string("[]"));
        QCOMPARE(reader->trace(traceId(1))->findings, qint64(1));
        QVERIFY(reader->trace(traceId(1))->worst == domain::Severity::High);
        QCOMPARE(reader->decisionKeys(filterOf({field("invoice.id", "INV-2")}), {})->size(), std::size_t(1));
        QCOMPARE(reader->decisionKeys(filterOf({field("tool", "get_po")}), {})->size(), std::size_t(1));
        QCOMPARE(reader->findingKeys(filterOf({field("severity", "high")}), {SortKey::Severity, true})->size(), std::size_t(1));

        QVERIFY(workspace.writer().setFindingState("00000000000000f1", domain::FindingState::Dismissed).ok());
        QCOMPARE(reader->trace(traceId(1))->findings, qint64(0));
        store(workspace); // the state survives the next analysis
        QVERIFY(reader->finding("00000000000000f1")->value().state == domain::FindingState::Dismissed);
        QVERIFY(!workspace.writer().setFindingState("none", domain::FindingState::Open).ok());

        Span late;
        late.id = 99;
        late.parent = 1;
        workspace.commit({late});
        QCOMPARE(workspace.writer().unanalysedTraces(std::nullopt, 10)->at(0), traceId(1));
        QCOMPARE(reader->info()->unanalysed, qint64(2));
    }

    void staleAnalysisDoesNotSettleATrace()
    {
        Workspace workspace;
        workspace.commit(threeTraces());
        WorkspaceWriter::Analysis analysis;
        analysis.trace = traceId(1);
        analysis.spansSeen = 2; // there are three
        QVERIFY(workspace.writer().storeAnalyses({&analysis, 1}).ok());
        QCOMPARE(workspace.writer().unanalysedTraces(std::nullopt, 10)->size(), std::size_t(3));
    }

    void baselinesLookBack()
    {
        Workspace workspace;
        std::vector<WorkspaceWriter::CallOutcome> outcomes(4);
        for (std::size_t i = 0; i < outcomes.size(); ++i) {
            outcomes[i].population = 0xFFFF'FFFF'FFFF'FFF0ULL;
            outcomes[i].end = {kStart + static_cast<std::int64_t>(i)};
            outcomes[i].span = {i + 1};
            outcomes[i].empty = i == 2;
            outcomes[i].resultBytes = static_cast<std::int64_t>(i) * 10;
        }
        QVERIFY(workspace.writer().storeCallOutcomes(outcomes).ok());
        const auto baseline = workspace.reader()->baseline(outcomes[0].population, {{kStart}, {kStart + 3}}, 2).value();
        QCOMPARE(baseline.calls, qint64(2));
        QCOMPARE(baseline.empty, qint64(1));
        QCOMPARE(baseline.resultBytes, std::vector<std::int64_t>{10});
    }

    void logsMayComeFirst()
    {
        Workspace workspace;
        workspace.commit({}, {{1, 2, "body one", kStart + 5}, {1, 3, "body two", kStart + 2}, {0, 0, "alone", kStart}});
        workspace.commit(threeTraces());
        auto reader = workspace.reader();
        const auto logs = reader->logsOfTrace(traceId(1)).value();
        QCOMPARE(logs.size(), std::size_t(2));
        QCOMPARE(logs[0].payload, std::string("body two"));
        QCOMPARE(logs[0].service, std::string("invoice-agent"));
        const auto keys = reader->logKeys({}, {SortKey::Start, false}).value();
        QCOMPARE(reader->logs(keys)->at(0).payload, std::string("alone"));
        QCOMPARE(reader->info()->logs, qint64(3));
        QCOMPARE(reader->logKeys(filterOf({field("severity", "info")}), {})->size(), std::size_t(3)); // number 9
        QCOMPARE(reader->logKeys(filterOf({field("severity", "warn", Op::GreaterEqual)}), {})->size(), std::size_t(0));
    }

    void costsGroup()
    {
        Workspace workspace;
        workspace.commit(threeTraces());
        auto reader = workspace.reader();
        const auto lines = [&reader](const std::vector<std::string>& by) {
            std::string text;
            const std::vector<CostRow> rows = reader->costs(by, {}).value();
            for (const CostRow& row : rows) {
                for (const std::string& key : row.keys)
                    text += key + " ";
                text += std::to_string(row.cost ? row.cost->nano : -1) + ";";
            }
            return text;
        };
        QCOMPARE(lines({"model"}), std::string("gpt-4o 4000000;gpt-4o-mini 100000;"));
        QCOMPARE(lines({"user_tier"}), std::string("free 100000;pro 4000000;"));
        QCOMPARE(lines({"session"}), std::string("conv-1 4000000;conv-2 100000;"));
        QCOMPARE(lines({"agent", "service"}), std::string("approver invoice-agent 4100000;"));
        QCOMPARE(lines({"day"}), std::string("2026-03-17 4100000;"));
        QCOMPARE(lines({"hour"}), std::string("2026-03-17T14:00:00Z 4000000;2026-03-17T15:00:00Z 100000;"));
        QCOMPARE(lines({}), std::string("4100000;"));
        const std::string wrong[] = {"colour"};
        QCOMPARE(reader->costs(wrong, {}).error().code, domain::ErrorCode::InvalidArgument);
    }

    void volumeAndFacetsCount()
    {
        Workspace workspace;
        workspace.commit(threeTraces());
        store(workspace);
        auto reader = workspace.reader();
        const auto volume = reader->volume({{kStart}, {kStart + 10'800 * kSecond}}, 3, {}).value();
        QCOMPARE(volume.size(), std::size_t(3));
        QCOMPARE(volume[0].traces, qint64(1));
        QCOMPARE(volume[0].decisions, qint64(2));
        QCOMPARE(volume[0].errors, qint64(1));
        QCOMPARE(volume[1].cost.nano, qint64(100'000));
        const auto steps = reader->facet("step", {}, 10).value();
        QCOMPARE(steps.at(0).value, std::string("other"));
        QCOMPARE(reader->facet("tier", {}, 10)->size(), std::size_t(2));
        QCOMPARE(reader->facet("detector", {}, 1)->size(), std::size_t(1));
        QVERIFY(!reader->facet("colour", {}, 1).ok());
    }

    void sourcesSayWhoSends()
    {
        Workspace workspace;
        workspace.commit(threeTraces());
        const auto rows = workspace.reader()->sources();
        QVERIFY(rows.ok());
        QCOMPARE(rows->size(), std::size_t(2));
        // Heard last first; the trace without a root counts for the service of what is there.
        const auto& agent = *std::find_if(rows->begin(), rows->end(), [](const SourceRow& row) { return row.service == "invoice-agent"; });
        const auto& registry = *std::find_if(rows->begin(), rows->end(), [](const SourceRow& row) { return row.service == "vendor-registry"; });
        QCOMPARE(agent.traces, 2);
        QCOMPARE(agent.spans, 5);
        QCOMPARE(agent.errors, 1);
        QCOMPARE(agent.first.ns, kStart);
        QCOMPARE(registry.traces, 1);
        QVERIFY(rows->front().last.ns >= rows->back().last.ns);
    }

    void cancelledReadsStop()
    {
        Workspace workspace;
        std::vector<Span> spans(3000);
        for (std::size_t i = 0; i < spans.size(); ++i)
            spans[i].id = i + 1;
        workspace.commit(spans);
        auto reader = workspace.reader();
        const std::atomic<bool> cancel{true};
        reader->setCancelFlag(&cancel);
        const auto keys = reader->spanKeys({}, {SortKey::Severity, true});
        QVERIFY(!keys.ok());
        QCOMPARE(keys.error().code, domain::ErrorCode::Cancelled);
        reader->setCancelFlag(nullptr);
        QVERIFY(reader->spanKeys({}, {}).ok());
    }

    void readsWhileWriting()
    {
        Workspace workspace;
        workspace.commit(threeTraces());
        std::atomic<bool> done{false};
        std::atomic<int> wrong{0};
        std::thread watcher([&] {
            auto reader = workspace.reader();
            while (!done) {
                const auto keys = reader->traceKeys({}, {});
                const auto info = reader->info();
                if (!keys.ok() || !info.ok())
                    ++wrong;
                else if (const auto rows = reader->traces(*keys); !rows.ok() || rows->size() != keys->size())
                    ++wrong;
            }
        });
        for (std::uint8_t number = 10; number < 110; ++number) {
            Span span;
            span.trace = number;
            workspace.commit({span});
        }
        done = true;
        watcher.join();
        QCOMPARE(wrong.load(), 0);
        QCOMPARE(workspace.reader()->info()->traces, qint64(103));
    }

    void readsWithoutAWriter()
    {
        Workspace workspace;
        workspace.commit(threeTraces());
        workspace.closeWriter();
        auto first = workspace.reader();
        auto second = workspace.reader();
        QCOMPARE(first->info()->spans, qint64(6));
        first.reset();
        QCOMPARE(second->info()->spans, qint64(6));
    }

private:
    static void store(Workspace& workspace)
    {
        std::vector<WorkspaceWriter::Analysis> analyses(2);
        for (std::uint8_t i = 0; i < 2; ++i) {
            analyses[i].trace = traceId(static_cast<std::uint8_t>(i + 1));
            analyses[i].decisions = {decisionOf(static_cast<std::uint8_t>(i + 1))};
            analyses[i].findings = {findingOf(static_cast<std::uint8_t>(i + 1))};
        }
        QVERIFY(workspace.writer().storeAnalyses(analyses).ok());
    }
};

QTEST_APPLESS_MAIN(ReaderTest)
#include "reader_test.moc"

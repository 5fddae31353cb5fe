// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/known_until.h"
#include "models/session/replay_clock.h"
#include "tests/kit/synthetic_trace.h"

#include <QTest>

#include <algorithm>

using namespace whyglass;
using domain::StepKind;
using testkit::TraceBuilder;

namespace {

/// An agent of 100 ms; a generation 10–40 that costs, a tool 50–80 that fails with a finding at its end, a decision at the end.
session::LoadedTracePtr trace()
{
    TraceBuilder builder;
    const int agent = builder.add({.step = StepKind::Agent, .name = "agent", .startMs = 0, .durationMs = 100, .agent = "approver"});
    builder.add({.parent = agent, .step = StepKind::Generation, .name = "chat", .startMs = 10, .durationMs = 30, .model = "m", .tokens = 120, .costUsd = 0.5});
    const int tool = builder.add({.parent = agent, .step = StepKind::Tool, .name = "tool", .startMs = 50, .durationMs = 30, .tool = "lookup", .error = true});
    builder.finding(tool, domain::Severity::High, "Failed");
    builder.decision(agent, "approved", 0.9);
    builder.log(tool, 60);
    return builder.build();
}

session::LoadedTracePtr at(double ms) { return session::knownAt(*trace(), TraceBuilder::at(ms)); }

} // namespace

class KnownUntilTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatHasNotBegunIsNotThere()
    {
        QCOMPARE(at(5)->spans.rows.size(), std::size_t(1));
        QCOMPARE(at(20)->spans.rows.size(), std::size_t(2));
        QCOMPARE(at(100)->spans.rows.size(), std::size_t(3));
    }

    void whatRunsGivesNothingYet()
    {
        const auto known = at(20);
        const store::SpanRow& call = known->spans.rows[1];
        QVERIFY(call.has(store::SpanFlag::Unfinished));
        QCOMPARE(call.duration.ns, std::int64_t(10'000'000));
        QVERIFY(!call.cost && !call.tokens.known());
        const auto ended = at(40);
        QVERIFY(!ended->spans.rows[1].has(store::SpanFlag::Unfinished));
        QVERIFY(ended->spans.rows[1].cost);
    }

    void statusLogsFindingsAndDecisionsComeInTheirTime()
    {
        QCOMPARE(at(70)->row.errors, std::int64_t(0));
        QCOMPARE(at(80)->row.errors, std::int64_t(1));
        QCOMPARE(at(59)->logs.size(), std::size_t(0));
        QCOMPARE(at(60)->logs.size(), std::size_t(1));
        QCOMPARE(at(79)->findings.size(), std::size_t(0));
        QCOMPARE(at(80)->findings.size(), std::size_t(1));
        QCOMPARE(at(99)->decisions.size(), std::size_t(0));
        QCOMPARE(at(100)->decisions.size(), std::size_t(1));
    }

    void theAxisStaysThatOfTheWholeTrace() { QCOMPARE(at(5)->extent(), session::knownAt(*at(5), TraceBuilder::at(1))->extent()); }

    /// For any trace: nothing known goes away as time goes on, parents are known with their children, sums are never more.
    void knowledgeOnlyGrows()
    {
        for (std::uint32_t seed = 1; seed <= 12; ++seed) {
            const auto whole = testkit::randomTrace(seed, 300);
            const auto times = session::knownTimes(*whole);
            std::size_t spans = 0, findings = 0, logs = 0;
            for (std::size_t i = 0; i < times.size(); i += 17) {
                const auto known = session::knownAt(*whole, times[i]);
                QVERIFY(known->spans.rows.size() >= spans && known->findings.size() >= findings && known->logs.size() >= logs);
                QVERIFY(known->row.cost.value_or(domain::Money{}) <= whole->row.cost.value_or(domain::Money{std::numeric_limits<std::int64_t>::max()}));
                for (std::size_t row = 0; row < known->spans.rows.size(); ++row)
                    QVERIFY(known->parentIndex()[row] < static_cast<int>(row));
                spans = known->spans.rows.size();
                findings = known->findings.size();
                logs = known->logs.size();
            }
            QCOMPARE(session::knownAt(*whole, times.back())->spans.rows.size(), whole->spans.rows.size());
        }
    }

    void ofARunningSpanOnlyWhatWentInIsKnown()
    {
        session::InspectedSpan span;
        span.row.start = TraceBuilder::at(10);
        span.row.duration = {30'000'000};
        span.row.status = domain::SpanStatus::Error;
        span.content.toolArguments = "{}";
        span.content.toolResult = "[]";
        span.statusMessage = "no";
        span.attributes.push_back({"gen_ai.usage.output_tokens", "int", "5"});
        span.events = {{TraceBuilder::at(15), "early", {}, false, {}}, {TraceBuilder::at(30), "late", {}, false, {}}};
        const auto running = session::knownAt(span, TraceBuilder::at(20));
        QVERIFY(running->content.toolArguments && !running->content.toolResult && running->attributes.empty());
        QVERIFY(running->row.status == domain::SpanStatus::Unset && running->statusMessage.empty());
        QCOMPARE(running->events.size(), std::size_t(1));
        QVERIFY(session::knownAt(span, TraceBuilder::at(40))->content.toolResult);
    }

    void aClockPlaysInRealTimeAndInEvenSteps()
    {
        session::ReplayClock clock;
        const auto times = session::knownTimes(*trace());
        const domain::TimeWindow window{TraceBuilder::at(0), TraceBuilder::at(100)};
        clock.open(window, times);
        clock.setSpeed(2);
        QCOMPARE(clock.advance(window.begin, {10'000'000}), TraceBuilder::at(20));
        QCOMPARE(clock.advance(window.begin, {3'600'000'000'000}), window.end);
        clock.setEven(true);
        clock.setSpeed(1);
        QCOMPARE(clock.advance(window.begin, {session::ReplayClock::kEvenStep.ns / 2}), window.begin);
        QCOMPARE(clock.advance(window.begin, {session::ReplayClock::kEvenStep.ns / 2}), TraceBuilder::at(10));
        QCOMPARE(clock.step(TraceBuilder::at(10), 1), TraceBuilder::at(40));
        QCOMPARE(clock.step(TraceBuilder::at(10), -1), TraceBuilder::at(0));
        QCOMPARE(clock.step(window.end, 1), window.end);
        QVERIFY(clock.atEnd(window.end));
    }
};

QTEST_APPLESS_MAIN(KnownUntilTest)
#include "known_until_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transcript/transcript_builder.h"
#include "models/transcript/transcript_model.h"
#include "models/transcript/transcript_text.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace whyglass;
using namespace whyglass::transcript;
using domain::Message;
using domain::MessagePart;
using domain::StepKind;
using analysis::ToolDefinition;

namespace {

Message said(std::string role, std::string text)
{
    Message message;
    message.role = std::move(role);
    message.parts.emplace_back().content = std::move(text);
    return message;
}

Message calls(std::string tool, std::string id, std::string arguments)
{
    Message message;
    message.role = "assistant";
    MessagePart& part = message.parts.emplace_back();
    part.type = "tool_call";
    part.name = std::move(tool);
    part.id = std::move(id);
    part.payload = std::move(arguments);
    part.payloadIsJson = true;
    return message;
}

Message answers(std::string id, std::string result)
{
    Message message;
    message.role = "tool";
    MessagePart& part = message.parts.emplace_back();
    part.type = "tool_call_response";
    part.id = std::move(id);
    part.payload = std::move(result);
    return message;
}

/// Feeds a builder spans whose times are milliseconds.
class Story {
public:
    explicit Story(bool withEnvelopes = false) : m_builder(withEnvelopes) { m_builder.beginTrace({{1}}, {1'000'000'000}, "root", false); }

    Story& chat(int from, int to, std::vector<Message> in, std::vector<Message> out, std::vector<ToolDefinition> tools = {})
    {
        domain::StepContent content;
        content.inputMessages = std::move(in);
        content.outputMessages = std::move(out);
        return add(StepKind::Generation, from, to, content, "m", {}, {}, std::move(tools));
    }
    Story& tool(int from, int to, std::string name, std::string id, std::string arguments, std::optional<std::string> result)
    {
        domain::StepContent content;
        content.toolArguments = std::move(arguments);
        content.toolResult = std::move(result);
        return add(StepKind::Tool, from, to, content, {}, name, id);
    }
    Story& add(StepKind kind, int from, int to, const domain::StepContent& content, std::string_view model = {}, std::string_view tool = {},
        std::string_view id = {}, std::vector<ToolDefinition> tools = {})
    {
        store::SpanRow row;
        row.span = {static_cast<std::uint64_t>(++m_spans)};
        row.step = kind;
        row.start = {1'000'000'000 + from * 1'000'000LL};
        row.duration = {(to - from) * 1'000'000LL};
        row.flags = static_cast<std::uint32_t>(store::SpanFlag::Counted);
        if (kind == StepKind::Generation)
            row.tokens.output = 7;
        m_builder.add({row, content, "agent", model, tool, id, {}, std::move(tools)});
        return *this;
    }
    Transcript end(std::vector<domain::Finding> findings = {}, std::unordered_map<domain::SpanId, domain::SpanId> parents = {})
    {
        return m_builder.finish(std::move(findings), parents);
    }
    TranscriptBuilder& builder() { return m_builder; }

private:
    TranscriptBuilder m_builder;
    int m_spans = 0;
};

std::string shape(const Transcript& transcript)
{
    std::string text;
    for (const Entry& entry : transcript.entries)
        text += (text.empty() ? "" : " | ") + titleOf(entry.kind).toStdString() + ": " + entry.text;
    return text;
}

Transcript lookup()
{
    const auto system = said("system", "Be brief."), user = said("user", "May it be paid?");
    const auto call = calls("lookup", "c1", R"({"id":"V-1"})");
    return Story()
        .chat(0, 10, {system, user}, {call}, {{"lookup", R"({"name":"lookup"})"}})
        .tool(11, 20, "lookup", "c1", R"({"id":"V-1"})", "[]")
        .chat(21, 30, {system, user, call, answers("c1", "[]")}, {said("assistant", "Approved.")}, {{"lookup", R"({"name":"lookup"})"}})
        .end();
}

} // namespace

class TranscriptTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void historyIsShownOnceAndCounted()
    {
        const Transcript transcript = lookup();
        QCOMPARE(shape(transcript), std::string(R"(Tool offered: {"name":"lookup"} | System: Be brief. | User: May it be paid? | )"
                                                R"(Tool call: {"id":"V-1"} | Tool result: [] | Assistant: Approved.)"));
        QCOMPARE(transcript.entries.back().repeated, 4);
        QCOMPARE(transcript.entries.back().tokens.output, std::optional<std::int64_t>(7));
    }

    void callResultAndDefinitionAreLinked()
    {
        const Transcript transcript = lookup();
        QCOMPARE(transcript.entries[3].result, 4);
        QCOMPARE(transcript.entries[3].definition, 0);
        QCOMPARE(transcript.entries[4].call, 3);
        QCOMPARE(transcript.entries[4].definition, 0);
        QCOMPARE(transcript.entries[0].call, 3);
        QCOMPARE(transcript.entries[4].span.value, std::uint64_t(2)); // the tool's own span
    }

    void theSameQuestionAskedTwiceStandsTwice()
    {
        const auto yes = said("user", "Yes");
        const auto ok = said("assistant", "Ok");
        const Transcript transcript = Story().chat(0, 1, {yes}, {ok}).chat(2, 3, {yes, ok, yes}, {ok}).end();
        QCOMPARE(shape(transcript), std::string("User: Yes | Assistant: Ok | User: Yes | Assistant: Ok"));
    }

    void ofCallsWithoutIdsTheOldestIsAnswered()
    {
        const Transcript transcript = Story()
                                          .chat(0, 1, {said("user", "go")}, {calls("t", "", "{\"n\":1}"), calls("t", "", "{\"n\":2}")})
                                          .tool(2, 9, "t", "", "{\"n\":1}", "first")
                                          .tool(3, 5, "t", "", "{\"n\":2}", "second")
                                          .end();
        QCOMPARE(shape(transcript), std::string("User: go | Tool call: {\"n\":1} | Tool call: {\"n\":2} | Tool result: second | Tool result: first"));
        QCOMPARE(transcript.entries[3].call, 2);
        QCOMPARE(transcript.entries[4].call, 1);
    }

    void whatWasNotRecordedIsSaidAndNotMadeUp()
    {
        const Transcript transcript = Story().chat(0, 5, {}, {}).tool(6, 7, "t", "", "{}", std::nullopt).end();
        QCOMPARE(transcript.entries.size(), std::size_t(3));
        QVERIFY(!transcript.entries[0].recorded && transcript.entries[1].recorded && !transcript.entries[2].recorded);
        QVERIFY(textOf(transcript).find("(not recorded)") != std::string::npos);
    }

    void whatAnAgentListsIsNotKnownBeforeItEnds()
    {
        domain::StepContent agent;
        agent.inputMessages = {said("user", "go"), calls("t", "x", "{}"), answers("x", "done")};
        agent.output = "finished";
        const Transcript transcript = Story().add(StepKind::Agent, 0, 50, agent).end();
        QCOMPARE(shape(transcript), std::string("User: go | Tool call: {} | Tool result: done | Assistant: finished"));
        QVERIFY(transcript.entries[1].time > transcript.entries[0].time);
        QCOMPARE(transcript.entries[2].call, 1);
    }

    void envelopesOfAgentsAreLeftOutUnlessAskedFor()
    {
        domain::StepContent agent;
        agent.input = R"({"state":{}})";
        Story without, with(true);
        QVERIFY(without.add(StepKind::Agent, 0, 5, agent).end().entries.empty());
        QVERIFY(without.builder().leftOutEnvelopes());
        QCOMPARE(with.add(StepKind::Agent, 0, 5, agent).end().entries.size(), std::size_t(1));
    }

    void findingsStandWithTheAnswerOfTheirSpanOrTheSpanAbove()
    {
        domain::Finding own, below;
        own.span = {2};
        below.span = {99};
        const Transcript transcript = Story().chat(0, 1, {said("user", "go")}, {calls("t", "a", "{}")}).tool(2, 3, "t", "a", "{}", "[]").end({own, below}, {{{99}, {2}}, {{98}, {98}}});
        QCOMPARE(transcript.entries.back().findings.size(), std::size_t(2));
    }

    void theModelHoldsWhatItsTesterAsks()
    {
        TranscriptModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        auto transcript = std::make_shared<const Transcript>(lookup());
        model.setTranscript(transcript);
        QCOMPARE(model.rowCount(), 6);
        model.setKnownUntil(transcript->entries[3].time);
        QCOMPARE(model.rowCount(), 4);
        model.setKnownUntil(domain::Timestamp{1});
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.rowAt({5}), -1);
        model.setKnownUntil({});
        QCOMPARE(model.rowCount(), 6);
        QCOMPARE(model.rowOf(domain::SpanId{2}), 4); // of a tool its result
        QCOMPARE(model.rowAt(transcript->entries[3].time), 3);
        QVERIFY(model.index(4).data().toString().startsWith(QStringLiteral("Tool result lookup: []")));
        model.setTranscript(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void twentyThousandMessagesOfAGrowingHistoryStayFew()
    {
        Story story;
        std::vector<Message> history;
        for (int turn = 0; turn < 400; ++turn) {
            history.push_back(said("user", "question " + std::to_string(turn)));
            story.chat(2 * turn, 2 * turn + 1, history, {said("assistant", "answer " + std::to_string(turn))});
            history.push_back(said("assistant", "answer " + std::to_string(turn)));
        }
        QCOMPARE(story.end().entries.size(), std::size_t(800)); // 160,000 messages were sent
    }
};

QTEST_GUILESS_MAIN(TranscriptTest)
#include "transcript_test.moc"

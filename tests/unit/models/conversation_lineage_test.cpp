// SPDX-License-Identifier: GPL-3.0-or-later
// Values whose origin lies in an earlier trace of the conversation.
#include "models/analysis/lineage/conversation_lineage.h"
#include "tests/kit/trace_builder.h"
#include "tests/unit/models/workspace_fixture.h"

#include <QTest>

using namespace whyglass;
using analysis::Lineage;
using analysis::LineageStatus;
using analysis::ValueLineage;
using testkit::TraceBuilder;

namespace {

const nlohmann::json kTalk{{"gen_ai.conversation.id", "talk-1"}};

const ValueLineage* valueOf(const Lineage& lineage, std::string_view text)
{
    for (const ValueLineage& value : lineage.values) {
        if (analysis::sameValue(value.value, text))
            return &value;
    }
    return nullptr;
}

} // namespace

class ConversationLineageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // 1: a tool brings 4711; the model says 8150 of its own. 2: another conversation brings 9900. 3: the user says 6,500. 4: the answer.
        m_workspace.addDocument(TraceBuilder(1).tool("look_up", "{}", R"({"order": 4711})").chat("Find it.", "I take 8150 for it.", kTalk).otlpJson());
        m_workspace.addDocument(TraceBuilder(2).tool("look_up", "{}", R"({"order": 9900})").chat("Find it.", "Done.", {{"gen_ai.conversation.id", "talk-2"}}).otlpJson());
        m_workspace.addDocument(TraceBuilder(3).chat("No more than 6,500 please.", "Understood.", kTalk).otlpJson());
        m_workspace.addDocument(TraceBuilder(4).chat("Go on.", "Order 4711, limit 6500, price 8150, fee 9900, nothing of 3377.", kTalk).otlpJson());
    }

    void anEarlierTurnIsAnOrigin()
    {
        const Lineage lineage = ofLast();
        QCOMPARE(lineage.scope.conversation, std::string("talk-1"));
        QCOMPARE(lineage.scope.earlier, std::size_t{2});
        QCOMPARE(lineage.scope.searched, std::size_t{2});
        const ValueLineage* order = valueOf(lineage, "4711");
        QVERIFY(order && order->origin);
        QVERIFY(order->status == LineageStatus::Observed);
        QCOMPARE(order->occurrences[*order->origin].trace.hex(), testing::traceOf(1).hex());
        QCOMPARE(order->occurrences[*order->origin].where, std::string("result"));
        const ValueLineage* limit = valueOf(lineage, "6500");
        QVERIFY(limit && limit->origin);
        QVERIFY(limit->status == LineageStatus::Inferred); // 6,500
        QCOMPARE(limit->occurrences[*limit->origin].trace.hex(), testing::traceOf(3).hex());
    }

    void whatAModelSaidThereIsNone()
    {
        const Lineage lineage = ofLast();
        const ValueLineage* price = valueOf(lineage, "8150");
        QVERIFY(price);
        QVERIFY(price->status == LineageStatus::Unsupported);
        QVERIFY(!price->origin);
    }

    void anotherConversationIsNotLookedAt()
    {
        const Lineage lineage = ofLast();
        QVERIFY(valueOf(lineage, "9900")->status == LineageStatus::Unsupported);
        QVERIFY(valueOf(lineage, "3377")->status == LineageStatus::Unsupported);
    }

    void onlyWhatCameBeforeCounts()
    {
        auto reader = store::WorkspaceReader::open(m_workspace.path());
        QVERIFY(reader.ok());
        const auto first = analysis::loadLineageOfSpan(**reader, testing::traceOf(1), {2});
        QVERIFY(first.ok());
        QCOMPARE(first->scope.earlier, std::size_t{0});
        QVERIFY(valueOf(*first, "8150")->status == LineageStatus::Unsupported);
    }

    void longConversationsAreLookedThroughInPart()
    {
        testing::WorkspaceFixture workspace;
        constexpr int kTurns = 20;
        for (int turn = 1; turn <= kTurns; ++turn)
            workspace.addDocument(TraceBuilder(turn).chat("Turn with " + std::to_string(7'000 + turn), turn == kTurns ? "It was 7001 and 7019." : "Yes.", kTalk).otlpJson());
        auto reader = store::WorkspaceReader::open(workspace.path());
        QVERIFY(reader.ok());
        const auto lineage = analysis::loadLineageOfSpan(**reader, testing::traceOf(kTurns), {1});
        QVERIFY(lineage.ok());
        QCOMPARE(lineage->scope.earlier, std::size_t{kTurns - 1});
        QCOMPARE(lineage->scope.searched, analysis::kMostEarlierTraces);
        QVERIFY(valueOf(*lineage, "7001")->status == LineageStatus::Unsupported); // beyond the limit, which is said
        QVERIFY(valueOf(*lineage, "7019")->status == LineageStatus::Observed);
    }

private:
    Lineage ofLast()
    {
        auto reader = store::WorkspaceReader::open(m_workspace.path());
        auto lineage = analysis::loadLineageOfSpan(**reader, testing::traceOf(4), {1});
        return lineage ? std::move(*lineage) : Lineage{};
    }

    testing::WorkspaceFixture m_workspace;
};

QTEST_GUILESS_MAIN(ConversationLineageTest)
#include "conversation_lineage_test.moc"

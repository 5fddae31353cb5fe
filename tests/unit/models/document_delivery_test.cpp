// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/context/trace_context.h"
#include "workspace_fixture.h"

using namespace whyglass;
using namespace whyglass::testing;
using State = analysis::TraceContext::Delivery;

namespace {

std::string stepOf(const std::string& id, const std::string& operation, int startMs, int endMs, const std::string& attribute, const std::string& value)
{
    const auto time = [](int ms) { return std::to_string(1'773'756'000'000 + ms) + "000000"; };
    std::string escaped;
    for (const char c : value)
        escaped += (c == '"' || c == '\\' ? "\\" : "") + std::string(1, c);
    return R"({"traceId":")" + kTraceA + R"(","spanId":")" + id + R"(","name":"step","kind":1,"startTimeUnixNano":")" + time(startMs)
        + R"(","endTimeUnixNano":")" + time(endMs) + R"(","attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":")" + operation
        + R"("}},{"key":")" + attribute + R"(","value":{"stringValue":")" + escaped + "\"}}]}";
}

std::string asked(const std::string& text) { return R"([{"role":"user","parts":[{"type":"text","content":")" + text + R"("}]}])"; }

} // namespace

class DocumentDeliveryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstRequestThatHoldsADocumentIsNamed()
    {
        WorkspaceFixture workspace;
        const std::string brought = R"([{"id":"a","content":"Invoices of more than 10,000 need two approvers"},{"id":"b","content":"Vendors must be in the registry"},{"id":"c"}])";
        workspace.add({stepOf("0000000000000001", "retrieval", 0, 10, "gen_ai.retrieval.documents", brought),
                       stepOf("0000000000000002", "chat", 20, 30, "gen_ai.input.messages", asked("Nothing of it")),
                       stepOf("0000000000000003", "chat", 40, 50, "gen_ai.input.messages", asked("Policies: Invoices of more than 10,000 need two approvers.")),
                       stepOf("0000000000000004", "retrieval", 60, 70, "gen_ai.retrieval.documents", brought)});
        auto reader = store::WorkspaceReader::open(workspace.path());
        QVERIFY(reader.ok());
        const auto context = analysis::loadTraceContext(**reader, *domain::TraceId::fromHex(kTraceA));
        QVERIFY(context.ok());
        const auto first = (*context)->deliveryOf({1}, "documents[0].content");
        QVERIFY(first.state == State::Delivered);
        QCOMPARE(first.reader.value, std::uint64_t{3});
        QVERIFY((*context)->deliveryOf({1}, "documents[1].content").state == State::NotSeen);
        QVERIFY((*context)->deliveryOf({1}, "documents[2].id").state == State::Unknown);
        // Behind the last request nothing was recorded that could tell.
        QVERIFY((*context)->deliveryOf({4}, "documents[1].content").state == State::Unknown);
        // A request held this text before; the one that brought it again did not bring it there.
        QVERIFY((*context)->deliveryOf({4}, "documents[0].content").state == State::Unknown);
    }
};

QTEST_GUILESS_MAIN(DocumentDeliveryTest)
#include "document_delivery_test.moc"

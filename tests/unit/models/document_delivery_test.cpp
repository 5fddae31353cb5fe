// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/context/document_delivery.h"
#include "workspace_fixture.h"

using namespace whyglass;
using namespace whyglass::testing;
using State = analysis::DocumentDelivery::State;

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

domain::Document documentOf(std::string id, std::optional<std::string> content)
{
    domain::Document document;
    document.id = std::move(id);
    document.content = std::move(content);
    return document;
}

} // namespace

class DocumentDeliveryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsThatNoEscapingChangesAreLookedFor()
    {
        QCOMPARE(analysis::traceOfDocument(documentOf("d", "Say \"no\"\nInvoices of more than 10,000 need two approvers")),
                 std::string("Invoices of more than 10,000 need two approvers"));
        QCOMPARE(analysis::traceOfDocument(documentOf("POL-AP-014", std::nullopt)), std::string("POL-AP-014"));
        QCOMPARE(analysis::traceOfDocument(documentOf("d", "short")), std::string());
    }

    void theFirstRequestThatHoldsADocumentIsNamed()
    {
        WorkspaceFixture workspace;
        workspace.add({stepOf("0000000000000001", "retrieval", 0, 10, "gen_ai.data_source.id", "policies"),
                       stepOf("0000000000000002", "chat", 20, 30, "gen_ai.input.messages", asked("Nothing of it")),
                       stepOf("0000000000000003", "chat", 40, 50, "gen_ai.input.messages", asked("Policies: Invoices of more than 10,000 need two approvers."))});
        auto reader = store::WorkspaceReader::open(workspace.path());
        QVERIFY(reader.ok());
        const auto spans = (*reader)->spansOfTrace(*domain::TraceId::fromHex(kTraceA));
        const auto deliveries = analysis::deliveryOfDocuments(**reader, spans->rows.front(),
            {documentOf("a", "Invoices of more than 10,000 need two approvers"), documentOf("b", "Vendors must be in the registry"), documentOf("c", std::nullopt)});
        QVERIFY(deliveries.ok());
        QVERIFY((*deliveries)[0].state == State::Delivered && (*deliveries)[0].reader.value == 3);
        QVERIFY((*deliveries)[1].state == State::NotSeen);
        QVERIFY((*deliveries)[2].state == State::Unknown);
        // Behind the last request nothing was recorded that could tell.
        const auto late = analysis::deliveryOfDocuments(**reader, spans->rows.back(), {documentOf("a", "Invoices of more than 10,000 need two approvers")});
        QVERIFY((*late)[0].state == State::Unknown);
    }
};

QTEST_GUILESS_MAIN(DocumentDeliveryTest)
#include "document_delivery_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// What a facet says a value would leave is what the list holds with it.
#include "app/composition/composition.h"
#include "models/query/query.h"
#include "models/session/query_text.h"
#include "tests/unit/models/workspace_fixture.h"

#include <QTest>

using namespace whyglass;
using store::WorkspaceReader;
using FacetList = WorkspaceReader::FacetList;

namespace {

using Attributes = std::vector<std::pair<std::string, std::string>>;

std::string span(const std::string& trace, int id, int parent, int atMs, bool failed, const Attributes& attributes)
{
    const auto time = [](int ms) { return std::to_string(1'773'756'000'000 + ms) + "000000"; };
    const auto spanId = [](int number) { return number == 0 ? std::string() : QStringLiteral("%1").arg(number, 16, 16, QLatin1Char('0')).toStdString(); };
    std::string list;
    for (const auto& [key, value] : attributes)
        list += (list.empty() ? "" : ",") + (R"({"key":")" + key + R"(","value":{"stringValue":")" + value + R"("}})");
    return R"({"traceId":")" + trace + R"(","spanId":")" + spanId(id) + R"(","parentSpanId":")" + spanId(parent) + R"(","name":"step","kind":1,"startTimeUnixNano":")"
        + time(atMs) + R"(","endTimeUnixNano":")" + time(atMs + 10) + R"(","status":{"code":)" + (failed ? "2" : "0") + R"(},"attributes":[)" + list + "]}";
}

Attributes tool(const std::string& name) { return {{"gen_ai.operation.name", "execute_tool"}, {"gen_ai.tool.name", name}, {"region", name == "pay" ? "eu" : "us"}}; }
Attributes chat(const std::string& model) { return {{"gen_ai.operation.name", "chat"}, {"gen_ai.request.model", model}}; }

domain::Filter filterOf(const std::string& text) { return query::read(text, {}).query.filter; }

} // namespace

class ListFacetsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto reader = recorder::openReader(m_workspace.path());
        QVERIFY(reader.ok());
        m_reader = std::move(reader).value();
        for (int i = 1; i <= 40; ++i) {
            const std::string trace = testing::traceIdText(i);
            const std::string talk = "talk-" + std::to_string(i / 3);
            std::vector<std::string> spans;
            spans.push_back(span(trace, 1, 0, i * 1000, false,
                                 {{"gen_ai.operation.name", "invoke_agent"}, {"gen_ai.agent.name", i % 4 == 0 ? "buyer" : "approver"}, {"gen_ai.conversation.id", talk},
                                  {"user.tier", i % 5 == 0 ? "gold" : "free"}, {"decision.result", i % 2 == 0 ? "approved" : "rejected"}, {"invoice.id", "INV"}}));
            spans.push_back(span(trace, 2, 1, i * 1000 + 20, i % 7 == 0, tool(i % 3 == 0 ? "pay" : "look")));
            if (i % 2 == 0)
                spans.push_back(span(trace, 3, 1, i * 1000 + 40, i % 8 == 0, tool("look")));
            spans.push_back(span(trace, 4, 1, i * 1000 + 60, i % 11 == 0, chat(i % 6 == 0 ? "large" : "small")));
            m_workspace.add(spans);
            m_workspace.analyse(trace);
        }
        m_workspace.index();
    }

    void countsWhatTheListHolds_data()
    {
        QTest::addColumn<int>("list");
        QTest::addColumn<QString>("query");
        for (const char* text : {"", "is:error", "tool:pay", "status:error", "tool:look is:error", "region:eu", "tool:look model:large", "region:us step:tool", "decision:approved", "tool:pay OR model:large",
                                 "(tool:look status:error)", "-tool:pay", "agent:buyer tier:gold"})
            for (const auto& [name, list] : {std::pair("traces", FacetList::Traces), std::pair("sessions", FacetList::Sessions), std::pair("decisions", FacetList::Decisions)})
                QTest::newRow(QByteArray(QByteArray(name) + ": " + text).constData()) << static_cast<int>(list) << QString::fromLatin1(text);
        for (const char* text : {"{ status = error }", "{ ai:tool = \"look\" }", "{ ai:step = \"tool\" && .region = \"us\" }"})
            for (const auto& [name, list] : {std::pair("traces", FacetList::Traces), std::pair("sessions", FacetList::Sessions)})
                QTest::newRow(QByteArray(QByteArray(name) + ": " + text).constData()) << static_cast<int>(list) << QString::fromLatin1(text);
    }
    void countsWhatTheListHolds()
    {
        QFETCH(int, list);
        QFETCH(QString, query);
        const auto filter = filterOf(query.toStdString());
        const std::vector<std::string> fields = {"service", "agent", "model", "tool", "tier", "decision", "finding"};
        std::size_t compared = 0;
        for (const std::string& field : fields) {
            if (field == "decision" && static_cast<FacetList>(list) != FacetList::Decisions)
                continue;
            const auto within = session::withoutField(filter, field);
            const auto facets = m_reader->listFacets(static_cast<FacetList>(list), std::span(&field, 1), within, 100);
            QVERIFY2(facets.ok(), facets ? "" : facets.error().message.c_str());
            QVERIFY(!facets->estimated);
            for (const auto& value : facets->values.front()) {
                const auto with = session::withValue(within, field, value.value, true);
                const auto keys = static_cast<FacetList>(list) == FacetList::Traces ? m_reader->traceKeys(with, {})
                    : static_cast<FacetList>(list) == FacetList::Sessions           ? m_reader->sessionKeys(with, {})
                                                                                    : m_reader->decisionKeys(with, {});
                QVERIFY(keys.ok());
                QVERIFY2(static_cast<std::size_t>(value.count) == keys->size(),
                         (field + ' ' + value.value + ": " + std::to_string(value.count) + " instead of " + std::to_string(keys->size())).c_str());
                ++compared;
            }
        }
        QVERIFY(compared > 3);
    }

    /// Fields that the filter asks the same of are read together, with the same result.
    void fieldsTogether()
    {
        const std::vector<std::string> fields = {"service", "agent", "model", "tool", "finding"};
        const auto all = m_reader->listFacets(FacetList::Traces, fields, filterOf("region:us"), 100);
        QVERIFY(all.ok());
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const auto one = m_reader->listFacets(FacetList::Traces, std::span(&fields[i], 1), filterOf("region:us"), 100);
            QVERIFY(one.ok());
            QCOMPARE(all->values[i].size(), one->values.front().size());
            for (std::size_t at = 0; at < one->values.front().size(); ++at) {
                QCOMPARE(all->values[i][at].value, one->values.front()[at].value);
                QCOMPARE(all->values[i][at].count, one->values.front()[at].count);
            }
        }
    }

    void refusesWhatListsDoNotCount()
    {
        const std::string field = "region";
        QVERIFY(!m_reader->listFacets(FacetList::Traces, std::span(&field, 1), {}, 10).ok());
    }

    /// Last: it adds thousands of traces.
    void estimatesLongListsAndForgetsWhenSomethingCame()
    {
        const std::string field = "tool";
        const auto before = m_reader->listFacets(FacetList::Traces, std::span(&field, 1), {}, 10);
        QVERIFY(before.ok());
        constexpr int kTraces = 6'000;
        std::vector<std::string> spans;
        for (int i = 0; i < kTraces; ++i)
            spans.push_back(span(testing::traceIdText(1'000 + i), 1, 0, 100'000 + i, false, tool(i % 10 == 0 ? "rare" : "often")));
        m_workspace.add(spans);
        const auto facets = m_reader->listFacets(FacetList::Traces, std::span(&field, 1), {}, 10);
        QVERIFY(facets.ok());
        QVERIFY(facets->estimated);
        const auto countOf = [&facets](const std::string& tool) {
            for (const auto& value : facets->values.front())
                if (value.value == tool)
                    return static_cast<double>(value.count);
            return 0.0;
        };
        QVERIFY(std::abs(countOf("often") - 0.9 * kTraces) < 0.05 * kTraces);
        QVERIFY(std::abs(countOf("rare") - 0.1 * kTraces) < 0.05 * kTraces);
        QCOMPARE(countOf("nothing"), 0.0);
    }

private:
    testing::WorkspaceFixture m_workspace{recorder::indexExtractor()};
    std::unique_ptr<WorkspaceReader> m_reader;
};

QTEST_GUILESS_MAIN(ListFacetsTest)
#include "list_facets_test.moc"

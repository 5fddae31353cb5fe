// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/pricing/model_names.h"
#include "models/analysis/pricing/price_table.h"
#include "models/format/format.h"

#include <QTest>

#include <thread>

using namespace whyglass;
using analysis::PriceTable;

namespace {

constexpr char kTable[] = R"({"source": "test", "source_version": "1", "licence": "MIT", "date": "2026-01-02", "providers": [
  {"id": "acme", "match": {"starts_with": "acme"}, "models_match": {"contains": "rocket"}, "models": [
    {"id": "rocket-1", "prices": [{"input": 10, "output": 40}, {"from": "2025-06-10", "input": 2, "output": 8}]},
    {"id": "rocket-2", "match": {"and": [{"regex": "^rocket-2(-\\d+)?$"}, {"not": {"contains": "tts"}}]},
     "prices": [{"input": [3, [200000, 6]], "output": [15, [200000, 22.5]], "cache_read": [0.3, [200000, 0.6]], "cache_write": 3.75}]},
    {"id": "rocket-free", "prices": [{}]},
    {"id": "rocket-night", "prices": [{"input": 1}, {"between": ["16:30:00", "00:30:00"], "input": 0.5}]},
    {"id": "rocket-think", "prices": [{"input": 1, "output": 2, "reasoning": 5}]}]},
  {"id": "other", "fallback": ["acme"], "models": [{"id": "small", "prices": [{"input": 0.003625}]}]}]})";

std::shared_ptr<const PriceTable> table()
{
    auto parsed = PriceTable::parse(kTable);
    Q_ASSERT(parsed.ok());
    return *parsed;
}

domain::Timestamp at(const char* time) { return *format::parseRfc3339(time); }

domain::TokenUsage usage(std::int64_t input, std::int64_t output)
{
    domain::TokenUsage tokens;
    tokens.input = input;
    tokens.output = output;
    return tokens;
}

qint64 nano(const std::optional<domain::Money>& money) { return money ? money->nano : -1; }

} // namespace

class PriceTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void priceHoldsFromItsDate()
    {
        const auto t = table();
        QCOMPARE(nano(t->price({"acme", "rocket-1", "", usage(1000, 100), at("2025-06-09T23:59:59.999999999Z")})), 14'000'000);
        QCOMPARE(nano(t->price({"acme", "rocket-1", "", usage(1000, 100), at("2025-06-10T00:00:00Z")})), 2'800'000);
    }

    void tierHoldsForTheWholeRequest()
    {
        const auto t = table();
        const auto when = at("2026-01-01T00:00:00Z");
        QCOMPARE(nano(t->price({"acme", "rocket-2", "", usage(200'000, 1000), when})), 615'000'000);
        QCOMPARE(nano(t->price({"acme", "rocket-2", "", usage(200'001, 1000), when})), 1'200'006'000 + 22'500'000);
    }

    void inclusiveCountsAreSplit()
    {
        auto tokens = usage(1000, 100);
        tokens.cacheRead = 800;
        tokens.cacheWrite = 100;
        const auto explained = table()->explain({"acme", "rocket-2", "", tokens, at("2026-01-01T00:00:00Z")});
        QVERIFY(explained);
        QCOMPARE(explained->factors.size(), std::size_t{4});
        QCOMPARE(explained->factors.front().part, analysis::BilledPart::Input);
        QCOMPARE(explained->factors.front().tokens, 100);
        QCOMPARE(explained->total.nano, 300'000 + 1'500'000 + 240'000 + 375'000);
        QCOMPARE(explained->provider + "/" + explained->model, std::string("acme/rocket-2"));
    }

    void partWithoutItsOwnPriceStaysInItsWhole()
    {
        auto tokens = usage(1000, 100);
        tokens.cacheRead = 800;
        tokens.reasoning = 40;
        QCOMPARE(nano(table()->price({"acme", "rocket-1", "", tokens, at("2026-01-01T00:00:00Z")})), 2'800'000);
        QCOMPARE(nano(table()->price({"acme", "rocket-think", "", tokens, at("2026-01-01T00:00:00Z")})),
            1'000'000 + 120'000 + 200'000);
    }

    void timeOfDay()
    {
        const auto t = table();
        QCOMPARE(nano(t->price({"acme", "rocket-night", "", usage(1'000'000, 0), at("2026-01-01T12:00:00Z")})), 1'000'000'000);
        QCOMPARE(nano(t->price({"acme", "rocket-night", "", usage(1'000'000, 0), at("2026-01-01T00:10:00Z")})), 500'000'000);
    }

    void unknownIsUnpricedNeverZero()
    {
        const auto t = table();
        const auto when = at("2026-01-01T00:00:00Z");
        QVERIFY(!t->price({"acme", "rocket-3", "", usage(10, 10), when}));
        QVERIFY(!t->price({"acme", "rocket-free", "", usage(10, 10), when}));
        QVERIFY(!t->price({"acme", "rocket-1", "", {}, when}));
        QVERIFY(!t->price({"", "", "", usage(10, 10), when}));
        QVERIFY(!t->price({"ollama", "rocket-1", "", usage(10, 10), when}));
        QVERIFY(!t->price({"acme", "rocket-1", "", usage(-5, 10), when}));
        QVERIFY(!t->price({"acme", "rocket-1", "", usage(std::numeric_limits<std::int64_t>::max(), 1), when}));
        domain::TokenUsage onlyOutput;
        onlyOutput.output = 7;
        QVERIFY(!t->price({"other", "small", "", onlyOutput, when}));
    }

    void exactBelowANanoDollarAToken()
    {
        QCOMPARE(nano(table()->price({"other", "small", "", usage(1'000'003, 0), at("2026-01-01T00:00:00Z")})), 3'625'011);
    }

    void lookUpOrder_data()
    {
        QTest::addColumn<QByteArray>("provider");
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("response");
        QTest::addColumn<QByteArray>("found");
        const auto row = [](const char* provider, const char* request, const char* response, const char* found) {
            QTest::addRow("%s %s %s", provider, request, response)
                << QByteArray(provider) << QByteArray(request) << QByteArray(response) << QByteArray(found);
        };
        row("acme", "rocket-1", "rocket-2", "acme/rocket-2");
        row("ACME.cloud", "Rocket-1", "", "acme/rocket-1");
        row("acme", "rocket-1", "unheard-of", "acme/rocket-1");
        row("langchain", "rocket-1", "", "acme/rocket-1");
        row("other", "rocket-1", "", "acme/rocket-1");
        row("", "acme/rocket-1", "", "acme/rocket-1");
        row("", "models/rocket-1-2026-01-01", "", "acme/rocket-1");
        row("acme", "us.rocket-1-v1:0", "", "acme/rocket-1");
        row("acme", "rocket.1", "", "acme/rocket-1");
        row("acme", "rocket-2-tts", "", "");
        row("", "small", "", "");
    }

    void lookUpOrder()
    {
        QFETCH(QByteArray, provider);
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, response);
        QFETCH(QByteArray, found);
        const auto explained =
            table()->explain({provider.constData(), request.constData(), response.constData(), usage(1, 1), {}});
        QCOMPARE(explained ? QByteArray::fromStdString(explained->provider + "/" + explained->model) : QByteArray(), found);
    }

    void builtinTable_data()
    {
        QTest::addColumn<QByteArray>("provider");
        QTest::addColumn<QByteArray>("model");
        QTest::addColumn<qint64>("cost"); // of 50,000 in and 4,000 out
        QTest::newRow("the article's query: $3 and $15")
            << QByteArray("anthropic") << QByteArray("claude-sonnet-4-5-20250929") << qint64{210'000'000};
        QTest::newRow("gpt-4o") << QByteArray("openai") << QByteArray("gpt-4o-2024-08-06") << qint64{165'000'000};
        QTest::newRow("bedrock") << QByteArray("aws.bedrock") << QByteArray("us.anthropic.claude-3-5-sonnet-20241022-v2:0")
                                 << qint64{210'000'000};
        QTest::newRow("azure") << QByteArray("azure.ai.openai") << QByteArray("gpt-4o-mini") << qint64{9'900'000};
        QTest::newRow("vertex") << QByteArray("gcp.vertex_ai") << QByteArray("gemini-2.0-flash") << qint64{6'600'000};
        QTest::newRow("framework name") << QByteArray("langchain") << QByteArray("gpt-4o-mini") << qint64{9'900'000};
    }

    void builtinTable()
    {
        QFETCH(QByteArray, provider);
        QFETCH(QByteArray, model);
        QFETCH(qint64, cost);
        QCOMPARE(nano(PriceTable::builtin()->price(
                     {provider.constData(), model.constData(), "", usage(50'000, 4'000), at("2026-03-01T00:00:00Z")})),
            cost);
        QVERIFY(PriceTable::builtin()->rows().size() > 1000);
        QVERIFY(!PriceTable::builtin()->date().empty());
    }

    void brokenTablesAreErrors()
    {
        for (const char* text : {"", "[]", "{}", R"({"source":"x","date":"d","providers":[{"id":"a"}]})",
                 R"({"source":"x","date":"d","providers":[{"id":"a","models":[{"id":"m","match":{"like":"x"},"prices":[]}]}]})",
                 R"({"source":"x","date":"d","providers":[{"id":"a","models":[{"id":"m","prices":[{"input":"3"}]}]}]})",
                 R"({"source":"x","date":"d","providers":[{"id":"a","models":[{"id":"m","prices":[{"from":"soon"}]}]}]})"}) {
            const auto parsed = PriceTable::parse(text);
            QVERIFY2(!parsed.ok(), text);
        }
    }

    void workersShareOneTable()
    {
        const auto t = table();
        std::vector<std::jthread> workers;
        for (int w = 0; w < 4; ++w)
            workers.emplace_back([&t] {
                for (int i = 0; i < 2000; ++i) {
                    const std::string model = "rocket-2-" + std::to_string(i % 50);
                    if (!t->price({"acme", model, "", usage(1, 1), {}}))
                        qFatal("lost a price");
                }
            });
    }
};

QTEST_APPLESS_MAIN(PriceTableTest)
#include "price_table_test.moc"

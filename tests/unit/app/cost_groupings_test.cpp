// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever costs are grouped by, the groups add up to the total, to the nano-dollar; and each group says why it costs what it costs.
#include "app/composition/composition.h"
#include "models/analysis/metrics/metric_costs.h"
#include "models/analysis/pricing/cost_difference.h"
#include "models/analysis/pricing/price_draft.h"
#include "models/analysis/pricing/price_file.h"
#include "tests/unit/models/workspace_fixture.h"

#include <QTest>

#include <random>

using namespace whyglass;

namespace {

std::string attribute(const std::string& key, const std::string& value) { return R"({"key":")" + key + R"(","value":{"stringValue":")" + value + R"("}})"; }
std::string number(const std::string& key, std::int64_t value) { return R"({"key":")" + key + R"(","value":{"intValue":")" + std::to_string(value) + R"("}})"; }
std::string real(const std::string& key, const std::string& value) { return R"({"key":")" + key + R"(","value":{"doubleValue":)" + value + "}}"; }

/// Traces of an agent and its calls, with everything that senders get wrong about costs.
class Senders {
public:
    explicit Senders(unsigned seed) : m_random(seed) {}

    std::string document(int trace)
    {
        std::string spans;
        const int calls = pick(6);
        std::vector<std::string> agent = {attribute("gen_ai.operation.name", "invoke_agent"), attribute("gen_ai.agent.name", "agent-" + std::to_string(pick(3)))};
        if (pick(3) == 0)
            addUsage(agent);
        if (pick(2) == 0)
            agent.push_back(attribute("session.id", "s" + std::to_string(pick(4))));
        spans += span(trace, 1, 0, agent);
        for (int call = 0; call < calls; ++call)
            spans += "," + span(trace, 2 + call, 1, callAttributes());
        std::string resource = attribute("service.name", "service-" + std::to_string(pick(3))) + "," + attribute("service.version", std::to_string(pick(3)));
        if (pick(3) == 0)
            resource += "," + attribute("team.id", "of the resource");
        return R"({"resourceSpans":[{"resource":{"attributes":[)" + resource + R"(]},"scopeSpans":[{"scope":{"name":"lib","version":"1"},"spans":[)" + spans + "]}]}]}";
    }

private:
    int pick(int count) { return std::uniform_int_distribution<int>(0, count - 1)(m_random); }

    void addUsage(std::vector<std::string>& attributes)
    {
        constexpr std::int64_t kCounts[] = {0, 1, 17, 999, 120'000, 250'000, 999'999'999'999, 5'000'000'000'000};
        if (pick(5) != 0)
            attributes.push_back(number("gen_ai.usage.input_tokens", kCounts[pick(8)]));
        if (pick(5) != 0)
            attributes.push_back(number("gen_ai.usage.output_tokens", kCounts[pick(8)]));
        if (pick(3) == 0)
            attributes.push_back(number("gen_ai.usage.cache_read.input_tokens", kCounts[pick(6)]));
        if (pick(4) == 0)
            attributes.push_back(number("gen_ai.usage.reasoning.output_tokens", kCounts[pick(6)]));
        const std::string kCosts[] = {"0", "1e-9", "0.123456789", "-0.5", "999999.999999999", "5e6", "8e9", "1e300"};
        if (pick(3) == 0)
            attributes.push_back(real("gen_ai.usage.cost", kCosts[pick(8)]));
    }

    std::vector<std::string> callAttributes()
    {
        const std::string kModels[] = {"gpt-4o", "gpt-4o-mini", "claude-3-5-sonnet-20241022", "gemini-2.5-pro", "house-model", "o1-pro"};
        const std::string kProviders[] = {"openai", "openai", "anthropic", "gcp.gemini", "nobody", "openai"};
        const int model = pick(6);
        std::vector<std::string> attributes = {attribute("gen_ai.operation.name", pick(4) == 0 ? "embeddings" : "chat")};
        if (pick(8) != 0)
            attributes.push_back(attribute("gen_ai.request.model", kModels[model]));
        if (pick(4) != 0)
            attributes.push_back(attribute("gen_ai.provider.name", kProviders[model]));
        if (pick(3) == 0)
            attributes.push_back(attribute("user.tier", pick(2) == 0 ? "free" : "pro"));
        if (pick(2) == 0)
            attributes.push_back(attribute("tenant.id", "tenant " + std::to_string(pick(3))));
        if (pick(6) == 0)
            attributes.push_back(attribute("gen_ai.response.id", "r" + std::to_string(pick(3)))); // may be that of another
        if (pick(6) != 0)
            addUsage(attributes);
        return attributes;
    }

    std::string span(int trace, int id, int parent, const std::vector<std::string>& attributes)
    {
        char ids[96];
        std::snprintf(ids, sizeof ids, R"("traceId":"%032x","spanId":"%016x",)", trace + 1, trace * 100 + id);
        char above[32] = "";
        if (parent > 0)
            std::snprintf(above, sizeof above, "%016x", trace * 100 + parent);
        const std::int64_t begin = 1'773'756'000'000'000'000 + std::int64_t(pick(200)) * 1'800'000'000'000 + pick(1'000'000'000);
        std::string text = std::string("{") + ids + R"("parentSpanId":")" + above + R"(","name":"step","kind":3,"startTimeUnixNano":")" + std::to_string(begin)
            + R"(","endTimeUnixNano":")" + std::to_string(begin + 1'000'000) + R"(","attributes":[)";
        for (std::size_t i = 0; i < attributes.size(); ++i)
            text += (i == 0 ? "" : ",") + attributes[i];
        return text + "]}";
    }

    std::mt19937 m_random;
};

QString totals(const std::vector<store::CostRow>& rows)
{
    store::CostRow total;
    for (const store::CostRow& row : rows)
        total.add(row);
    const auto known = [](const std::optional<std::int64_t>& value) { return value ? QString::number(*value) : QStringLiteral("-"); };
    return QStringLiteral("%1 calls, %2 unpriced, %3 unknown, %4 errors, in %5 out %6 read %7 reasoning %8, %9").arg(total.calls).arg(total.unpricedCalls)
        .arg(total.unknownCalls).arg(total.errors)
        .arg(known(total.tokens.input), known(total.tokens.output), known(total.tokens.cacheRead), known(total.tokens.reasoning),
             known(total.cost ? std::optional(total.cost->nano) : std::nullopt));
}

} // namespace

class CostGroupingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        Senders senders(20'260'317);
        for (int trace = 0; trace < 80; ++trace)
            m_workspace.addDocument(senders.document(trace));
        auto reader = recorder::openReader(m_workspace.path());
        QVERIFY(reader.ok());
        m_reader = std::move(*reader);
    }

    void anyGroupingAddsUpToTheTotal()
    {
        const std::vector<std::string> keys = {"model", "operation", "provider", "service", "service_version", "user_tier", "session", "agent", "day",
                                               "hour",  "minute",    "tenant.id", "team.id", "no.such.key"};
        const std::vector<std::string> one = {"provider"};
        const QString total = totals(costs(one, {}));
        QVERIFY2(total.startsWith(QStringLiteral("1")) || total.startsWith(QStringLiteral("2")), qPrintable(total)); // one or two hundred calls
        QVERIFY(!total.contains(QStringLiteral(", 0 unpriced")) && !total.contains(QStringLiteral(", 0 unknown")));
        domain::Filter anyTime; // told from the spans, not from the roll-up
        anyTime.window = domain::TimeWindow{{1}, {4'000'000'000'000'000'001}};
        for (std::size_t a = 0; a < keys.size(); ++a) {
            for (std::size_t b = a; b < keys.size(); ++b) {
                std::vector<std::string> by = {keys[a]};
                if (b > a)
                    by.push_back(keys[b]);
                for (const domain::Filter& filter : {domain::Filter(), anyTime})
                    QVERIFY2(totals(costs(by, filter)) == total, qPrintable(QString::fromStdString(by.front() + "," + by.back() + ": ") + totals(costs(by, filter)) + u" is not " + total));
            }
        }
    }

    void everyGroupSaysWhy()
    {
        const auto history = analysis::PriceHistory::load(*m_reader, analysis::PriceTable::builtin());
        QVERIFY(history.ok());
        for (const std::vector<std::string>& by : {std::vector<std::string>{"model"}, {"service", "user_tier"}, {"tenant.id"}, {"team.id"}, {"day"}, {"session"}, {"agent"}, {"service_version"}}) {
            for (const store::CostRow& row : costs(by, {})) {
                const auto why = analysis::explainCosts(*m_reader, analysis::filterOfGroup({}, by, row.keys), *history);
                QVERIFY2(why.ok(), why.ok() ? "" : why.error().text().c_str());
                const QString group = QString::fromStdString(by.front() + " " + row.keys.front());
                QVERIFY2(why->total == row.cost, qPrintable(QStringLiteral("%1: %2 of %3 calls is not %4 of %5").arg(group).arg(why->total.value_or(domain::Money{-1}).nano).arg(why->calls).arg(row.cost.value_or(domain::Money{-1}).nano).arg(row.calls)));
                QVERIFY2(why->calls == row.calls, qPrintable(group));
                domain::Money lines = why->reported.amount + why->otherwise.amount;
                for (const analysis::CostLine& line : why->lines)
                    lines = lines + line.amount;
                QVERIFY2(lines == why->total.value_or(domain::Money{}), qPrintable(group));
            }
        }
    }

    void differenceAddsUpToThatOfTheTotals()
    {
        const auto history = analysis::PriceHistory::load(*m_reader, analysis::PriceTable::builtin());
        std::vector<analysis::CostSum> sums;
        const std::vector<std::string> by = {"agent"};
        for (const store::CostRow& row : costs(by, {}))
            sums.push_back(*analysis::explainCosts(*m_reader, analysis::filterOfGroup({}, by, row.keys), *history));
        QVERIFY(sums.size() >= 3);
        for (const analysis::CostSum& before : sums) {
            for (const analysis::CostSum& after : sums) {
                domain::Money change;
                for (const analysis::CostDifference& part : analysis::differenceOf(before, after))
                    change = change + part.change();
                QCOMPARE(change.nano, after.total.value_or(domain::Money{}).nano - before.total.value_or(domain::Money{}).nano);
            }
        }
    }

    void draftPricesAsTheTableDoes()
    {
        const auto table = analysis::PriceTable::builtin();
        const std::string text = analysis::priceDraft(*table, {{"google", "gemini-2.5-pro"}, {"openai", "gpt-4o"}}, "2026-03-17");
        const auto draft = analysis::parsePriceFile(text, "draft");
        QVERIFY2(draft.ok(), draft.ok() ? "" : draft.error().text().c_str());
        const domain::Timestamp when{1'774'000'000'000'000'000};
        for (const auto& [provider, model] : {std::pair("google", "gemini-2.5-pro"), std::pair("openai", "gpt-4o")}) {
            for (const std::int64_t input : {1'000, 300'000}) { // below and above a tier
                const domain::PricedCall call{provider, model, {}, {input, 500, 100, {}, {}}, when};
                QVERIFY(table->price(call).has_value());
                QCOMPARE((*draft)->price(call)->nano, table->price(call)->nano);
            }
        }
        const auto unknown = analysis::parsePriceFile(analysis::priceDraft(*table, {{{}, "house-model"}}, "2026-03-17"), "draft");
        QVERIFY(!unknown.ok()); // nobody is told a price that nobody wrote
        QVERIFY2(unknown.error().text().find("draft:8: ") == 0, unknown.error().text().c_str());
    }

private:
    std::vector<store::CostRow> costs(const std::vector<std::string>& by, const domain::Filter& filter)
    {
        auto rows = analysis::costs(*m_reader, by, filter, *analysis::PriceTable::builtin());
        if (!rows)
            qFatal("%s", rows.error().text().c_str());
        return *rows;
    }

    testing::WorkspaceFixture m_workspace{recorder::indexExtractor()};
    std::unique_ptr<store::WorkspaceReader> m_reader;
};

QTEST_GUILESS_MAIN(CostGroupingsTest)
#include "cost_groupings_test.moc"

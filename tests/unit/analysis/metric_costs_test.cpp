// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/decode/otlp_decoder.h"
#include "models/analysis/metrics/metric_costs.h"
#include "models/store/payload_codec.h"
#include "models/store/workspace_writer.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <random>

/// Token metrics of clients that send no spans: running totals and deltas, in any order, never beside what spans tell.

using namespace whyglass;
using namespace whyglass::analysis;

namespace {

constexpr std::int64_t kHour = 3'600'000'000'000;
constexpr std::int64_t kStart = 490'000 * kHour;

/// A dollar a million tokens of whatever kind, for any model but "free".
class FlatPrice final : public domain::Pricer {
public:
    std::optional<domain::Money> price(const domain::PricedCall& call) const override
    {
        if (call.requestModel == "free" || !call.tokens.known())
            return std::nullopt;
        return domain::Money{call.tokens.total().value_or(0) * 1'000};
    }
};

struct Point {
    std::string metric, attributes; ///< attributes as OTLP JSON
    double value = 0.0;
    std::int64_t minute = 0;
    int temporality = 2;
    std::string service = "claude-code";
    std::int64_t startMinute = 0;
};

std::string attribute(const std::string& key, const std::string& value)
{
    return R"({"key":")" + key + R"(","value":{"stringValue":")" + value + "\"}}";
}

std::string otlpOf(const Point& point)
{
    const auto time = [](std::int64_t minute) { return std::to_string(kStart + minute * 60'000'000'000); };
    return R"({"resourceMetrics":[{"resource":{"attributes":[)" + attribute("service.name", point.service)
        + R"(]},"scopeMetrics":[{"metrics":[{"name":")" + point.metric + R"(","unit":"{token}","sum":{"aggregationTemporality":)"
        + std::to_string(point.temporality) + R"(,"isMonotonic":true,"dataPoints":[{"startTimeUnixNano":")" + time(point.startMinute)
        + R"(","timeUnixNano":")" + time(point.minute) + R"(","asDouble":)" + std::to_string(point.value) + R"(,"attributes":[)"
        + point.attributes + "]}]}}]}]}]}";
}

class Collector final : public telemetry::DecodeSink {
public:
    explicit Collector(store::IngestBatch& batch) : m_batch(batch) {}
    void onMetricPoint(const telemetry::ResourceView& resource, const telemetry::ScopeView&, const telemetry::MetricPointView& point) override
    {
        store::ResourceRecord& record = m_batch.resources.emplace_back();
        record.resource = keep(resource.bytes);
        record.service = keep(resource.service);
        for (std::size_t i = 0; i < record.service.size() && i < record.hash.size(); ++i)
            record.hash[i] = static_cast<std::uint8_t>(record.service[i]);
        store::MetricPointRecord& row = m_batch.metricPoints.emplace_back();
        row.name = keep(point.name);
        row.unit = keep(point.unit);
        row.kind = point.kind;
        row.temporality = point.temporality;
        row.resource = static_cast<std::uint32_t>(m_batch.resources.size() - 1);
        row.start = point.start;
        row.time = point.time;
        row.value = point.value;
        row.payloadHash = std::hash<std::string_view>{}(point.bytes);
        store::BlockBuilder block;
        row.slot = block.add(point.bytes);
        row.block = static_cast<std::uint32_t>(m_batch.metricBlocks.size());
        m_batch.metricBlocks.push_back(block.finish());
    }
    void onRejected(telemetry::Signal, std::size_t, std::string_view) override {}
    void onRepaired(telemetry::Signal, std::size_t, std::string_view, std::string_view) override {}

private:
    std::string_view keep(std::string_view text) { return m_batch.texts.emplace_back(text); }
    store::IngestBatch& m_batch;
};

/// A workspace into which points are written one by one.
class Workspace {
public:
    Workspace() : m_writer(store::WorkspaceWriter::open(path()).value()) {}
    void add(const Point& point)
    {
        telemetry::JsonTranscoder transcoder;
        const auto message = transcoder.transcode(otlpOf(point));
        store::IngestBatch batch;
        Collector sink(batch);
        if (!telemetry::decodeOtlp(telemetry::Signal::Metrics, message.value().metrics, {}, sink).ok())
            qFatal("the test sends no OTLP");
        commit(std::move(batch));
    }
    /// A model call of the service, as a span.
    void addSpan(const std::string& service, const std::string& session)
    {
        store::IngestBatch batch;
        store::ResourceRecord& resource = batch.resources.emplace_back();
        resource.service = batch.texts.emplace_back(service);
        resource.hash[0] = 0xFF;
        store::SpanRecord& span = batch.spans.emplace_back();
        span.trace.bytes[0] = 1;
        span.span = {1};
        span.step = domain::StepKind::Generation;
        span.session = batch.texts.emplace_back(session);
        span.tokens.input = 5;
        span.start = {kStart};
        store::BlockBuilder block;
        span.slot = block.add("span");
        batch.spanBlocks.push_back(block.finish());
        commit(std::move(batch));
    }
    std::vector<store::CostRow> costs(std::vector<std::string> by = {"model"}, const domain::Filter& filter = {})
    {
        auto reader = store::WorkspaceReader::open(path()).value();
        const FlatPrice prices;
        return analysis::costs(*reader, by, filter, prices).value();
    }

private:
    std::filesystem::path path() const { return m_folder.filePath(QStringLiteral("w.whyglass")).toStdString(); }
    void commit(store::IngestBatch batch)
    {
        if (!m_writer->commit(std::span(&batch, 1)).ok())
            qFatal("the workspace does not take a batch");
    }
    QTemporaryDir m_folder;
    std::unique_ptr<store::WorkspaceWriter> m_writer;
};

std::string labels(const std::string& type, const std::string& session = "s1", const std::string& model = "claude-sonnet-4-5")
{
    return attribute("type", type) + "," + attribute("session.id", session) + "," + attribute("model", model);
}

/// Two reports of a running total, and a restart of the client.
std::vector<Point> runningTotals()
{
    return {{"claude_code.token.usage", labels("input"), 100, 1, 2, "claude-code", 0},
            {"claude_code.token.usage", labels("input"), 250, 2, 2, "claude-code", 0},
            {"claude_code.token.usage", labels("input"), 30, 5, 2, "claude-code", 4},
            {"claude_code.token.usage", labels("output"), 40, 2, 2, "claude-code", 0},
            {"claude_code.token.usage", labels("cacheRead"), 1'000, 2, 2, "claude-code", 0},
            {"claude_code.token.usage", labels("cacheCreation"), 500, 2, 2, "claude-code", 0}};
}

} // namespace

class MetricCostsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void totalsAreToldInAnyOrder();
    void deltasAddUp();
    void reportedCostWins();
    void spansComeFirst();
    void oneWayOfCountingCounts();
    void hoursAndFilters();
    void nonsenseIsNothing();
};

void MetricCostsTest::totalsAreToldInAnyOrder()
{
    std::mt19937 random(3);
    for (int round = 0; round < 5; ++round) {
        std::vector<Point> points = runningTotals();
        std::shuffle(points.begin(), points.end(), random);
        Workspace workspace;
        for (const Point& point : points)
            workspace.add(point);
        workspace.add(points.front()); // twice
        const auto rows = workspace.costs();
        QCOMPARE(rows.size(), std::size_t{1});
        QVERIFY(rows[0].fromMetrics);
        QCOMPARE(rows[0].keys[0], std::string("claude-sonnet-4-5"));
        QCOMPARE(rows[0].tokens.input.value(), 280 + 1'500); // cached tokens are added: this client leaves them out
        QCOMPARE(rows[0].tokens.output.value(), 40);
        QCOMPARE(rows[0].tokens.cacheRead.value(), 1'000);
        QVERIFY(!rows[0].tokens.reasoning);
        QCOMPARE(rows[0].cost.value().nano, (280 + 1'500 + 40) * 1'000);
    }
}

void MetricCostsTest::deltasAddUp()
{
    Workspace workspace;
    for (const std::int64_t minute : {3, 1, 2})
        workspace.add({"claude_code.token.usage", labels("output"), 10, minute, 1});
    QCOMPARE(workspace.costs().at(0).tokens.output.value(), 30);
    QVERIFY(!workspace.costs().at(0).tokens.input);
}

void MetricCostsTest::reportedCostWins()
{
    Workspace workspace;
    workspace.add({"claude_code.token.usage", labels("output"), 10, 1, 1});
    workspace.add({"claude_code.cost.usage", attribute("session.id", "s1") + "," + attribute("model", "claude-sonnet-4-5"), 0.25, 1, 1});
    QCOMPARE(workspace.costs().at(0).cost.value().nano, 250'000'000);
}

void MetricCostsTest::spansComeFirst()
{
    Workspace workspace;
    workspace.add({"claude_code.token.usage", labels("output", "s1"), 10, 1, 1});
    workspace.add({"claude_code.token.usage", labels("output", "s2"), 7, 1, 1});
    workspace.addSpan("claude-code", "s1");
    const auto rows = workspace.costs({"session"});
    QCOMPARE(rows.size(), std::size_t{2});
    QVERIFY(!rows[0].fromMetrics && rows[0].keys[0] == "s1");
    QVERIFY(rows[1].fromMetrics && rows[1].keys[0] == "s2");

    Workspace other; // a metric that names no session says what any span of the service says
    other.add({"gen_ai.client.token.usage", attribute("gen_ai.token.type", "input"), 9, 1, 1, "shop"});
    QCOMPARE(other.costs().size(), std::size_t{1});
    other.addSpan("shop", "s9");
    const auto after = other.costs();
    QVERIFY(std::none_of(after.begin(), after.end(), [](const store::CostRow& row) { return row.fromMetrics; }));
}

void MetricCostsTest::oneWayOfCountingCounts()
{
    Workspace workspace;
    workspace.add({"gemini_cli.token.usage", attribute("type", "input") + "," + attribute("model", "gemini-2.5-pro"), 9, 1, 1, "gemini-cli"});
    workspace.add({"gen_ai.client.token.usage", attribute("gen_ai.token.type", "input") + "," + attribute("gen_ai.request.model", "gemini-2.5-pro"),
                   9, 1, 1, "gemini-cli"});
    const auto rows = workspace.costs({"service"});
    QCOMPARE(rows.size(), std::size_t{1});
    QCOMPARE(rows[0].tokens.input.value(), 9);
}

void MetricCostsTest::hoursAndFilters()
{
    Workspace workspace;
    workspace.add({"claude_code.token.usage", labels("output"), 10, 1, 1});
    workspace.add({"claude_code.token.usage", labels("output"), 20, 61, 1});
    QCOMPARE(workspace.costs({"hour"}).size(), std::size_t{2});
    QCOMPARE(workspace.costs({"day"}).size(), std::size_t{1});
    domain::Filter filter;
    filter.window = domain::TimeWindow{{kStart}, {kStart + kHour}};
    QCOMPARE(workspace.costs({"model"}, filter).at(0).tokens.output.value(), 10);
    filter.window.reset();
    domain::FilterTerm term;
    term.kind = domain::FilterTerm::Kind::Field;
    term.key = "service";
    term.values = {"Claude-Code"};
    filter.terms = {term};
    QCOMPARE(workspace.costs({"model"}, filter).size(), std::size_t{1});
    filter.terms[0].key = "tool"; // metrics do not know
    QCOMPARE(workspace.costs({"model"}, filter).size(), std::size_t{0});
}

void MetricCostsTest::nonsenseIsNothing()
{
    Workspace workspace;
    workspace.add({"claude_code.token.usage", labels("elephants"), 10, 1, 1});
    workspace.add({"claude_code.token.usage", labels("input"), -5, 1, 1});
    workspace.add({"claude_code.token.usage", labels("input"), 5, 1, 0}); // neither a delta nor a total
    workspace.add({"some.other.usage", labels("input"), 5, 1, 1});
    QVERIFY(workspace.costs().empty());
    workspace.add({"claude_code.token.usage", labels("input", "s1", "free"), 5, 1, 1});
    QVERIFY(!workspace.costs().at(0).cost); // unpriced is not free
}

QTEST_APPLESS_MAIN(MetricCostsTest)
#include "metric_costs_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/normalize/told_loss.h"

#include <QTest>

using namespace whyglass;
using namespace whyglass::telemetry;

namespace {

using Attributes = std::vector<std::pair<std::string_view, std::string_view>>;

MetricPointView pointOf(std::string_view name, double value, const Attributes& attributes = {})
{
    MetricPointView point;
    point.name = name;
    point.kind = "sum";
    point.temporality = 2;
    point.monotonic = true;
    point.value = value;
    for (const auto& [key, text] : attributes) {
        AttributeView& attribute = point.attributes.emplace_back();
        attribute.key = key;
        attribute.value.type = ValueView::Type::String;
        attribute.value.text = text;
    }
    return point;
}

} // namespace

class ToldLossTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<QByteArray>("code");
        const auto row = [](const char* name, const char* reason, const char* code) { QTest::addRow("%s %s", name, reason) << QByteArray(name) << QByteArray(reason) << QByteArray(code); };
        row("otel.sdk.processor.span.processed", "queue_full", "sender-lost-spans");
        row("otel.sdk.processor.log.processed", "already_shutdown", "sender-lost-logs");
        row("otel.sdk.exporter.span.exported", "rejected", "sender-lost-spans");
        row("otel.sdk.exporter.span.exported.count", "rejected", "sender-lost-spans");
        row("otel.sdk.exporter.metric_data_point.exported", "timeout", "sender-lost-metric-points");
        row("otel.sdk.exporter.span.exported", "", "");
        row("otel.sdk.span.started", "queue_full", "");
        row("otelcol_exporter_send_failed_spans", "", "collector-lost-spans");
        row("otelcol_exporter_send_failed_spans_total", "", "collector-lost-spans");
        row("otelcol_exporter_enqueue_failed_log_records", "", "collector-lost-logs");
        row("otelcol_processor_dropped_metric_points", "", "collector-lost-metric-points");
        row("otelcol_receiver_refused_spans", "", "collector-refused-spans");
        row("otelcol_receiver_refused_spans__spans_", "", "collector-refused-spans");
        row("otelcol_receiver_accepted_spans", "", "");
        row("otelcol_exporter_sent_spans", "", "");
        row("requests", "queue_full", "");
    }

    void names()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, reason);
        QFETCH(QByteArray, code);
        const Attributes attributes = reason.isEmpty() ? Attributes{{"component", "a"}} : Attributes{{"error.type", reason.constData()}};
        const auto loss = toldLossOf(pointOf(name.constData(), 7, attributes));
        QCOMPARE(loss ? QByteArray::fromStdString(loss->code) : QByteArray(), code);
        if (!loss)
            return;
        QCOMPARE(loss->count, std::int64_t{7});
        QCOMPARE(loss->sentAgain, code.startsWith("collector-refused"));
        QVERIFY(loss->cause.find(name.toStdString()) == 0);
        QVERIFY(loss->cause.find(reason.toStdString()) != std::string::npos);
    }

    void nothingLostIsNoLoss()
    {
        QVERIFY(!toldLossOf(pointOf("otelcol_exporter_send_failed_spans", 0)));
        QVERIFY(!toldLossOf(pointOf("otelcol_exporter_send_failed_spans", -3)));
        QVERIFY(!toldLossOf(pointOf("otelcol_exporter_send_failed_spans", std::numeric_limits<double>::quiet_NaN())));
        QVERIFY(!toldLossOf(pointOf("otelcol_exporter_send_failed_spans", std::numeric_limits<double>::infinity())));
        MetricPointView gauge = pointOf("otelcol_exporter_send_failed_spans", 3);
        gauge.kind = "gauge";
        QVERIFY(!toldLossOf(gauge));
    }

    void javasOlderCounterTellsByAnAttribute()
    {
        QVERIFY(!toldLossOf(pointOf("processedSpans", 9, {{"dropped", "false"}})));
        QCOMPARE(toldLossOf(pointOf("processedSpans", 9, {{"dropped", "true"}}))->code, std::string("sender-lost-spans"));
    }

    void countersAreToldApart()
    {
        const auto stream = [](const MetricPointView& point) { return toldLossOf(point)->stream; };
        const char* name = "otel.sdk.exporter.span.exported";
        const auto first = pointOf(name, 7, {{"error.type", "timeout"}, {"otel.component.name", "a"}});
        QCOMPARE(stream(first), stream(pointOf(name, 9, {{"otel.component.name", "a"}, {"error.type", "timeout"}})));
        QVERIFY(stream(first) != stream(pointOf(name, 7, {{"error.type", "timeout"}, {"otel.component.name", "b"}})));
        MetricPointView later = first;
        later.time = {5};
        QCOMPARE(stream(first), stream(later)); // a running total
        MetricPointView restarted = first;
        restarted.start = {5};
        QVERIFY(stream(first) != stream(restarted));
        later.temporality = 1;
        MetricPointView next = later;
        next.time = {6};
        QVERIFY(stream(later) != stream(next));
    }
};

QTEST_GUILESS_MAIN(ToldLossTest)
#include "told_loss_test.moc"

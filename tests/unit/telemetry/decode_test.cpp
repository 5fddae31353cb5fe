// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/decode/otlp_decoder.h"
#include "ingest/decode/value_walker.h"
#include "tests/unit/telemetry/wire_builder.h"

#include <QTest>

#include <random>

using namespace whyglass;
using namespace whyglass::telemetry;

namespace {

const std::string kTrace(16, '\x0a');
const std::string kSpanId(8, '\x0b');

/// Keeps what the decoder says, as owned values.
class Collector : public DecodeSink {
public:
    void onSpan(const ResourceView& resource, const ScopeView& scope, const SpanView& span) override
    {
        names.emplace_back(span.name);
        spanBytes.emplace_back(span.bytes);
        services.emplace_back(resource.service);
        scopes.emplace_back(scope.name);
        invalidIds += span.invalidId ? 1 : 0;
        attributes += span.attributes.size();
        events += span.events.size();
    }
    void onLog(const ResourceView&, const ScopeView&, const LogView& log) override { names.emplace_back(log.eventName); }
    void onMetricPoint(const ResourceView&, const ScopeView&, const MetricPointView& point) override
    {
        names.emplace_back(point.name);
        values.push_back(point.value);
        counts.push_back(point.count);
        attributes += point.attributes.size();
    }
    void onRejected(Signal, std::size_t offset, std::string_view reason) override
    {
        rejectedAt.push_back(offset);
        reasons.emplace_back(reason);
    }
    void onRepaired(Signal, std::size_t, std::string_view code, std::string_view sample) override
    {
        codes.emplace_back(code);
        samples.emplace_back(sample);
    }

    std::vector<std::string> names, spanBytes, services, scopes, reasons, codes, samples;
    std::vector<std::size_t> rejectedAt;
    std::vector<double> values;
    std::vector<std::uint64_t> counts;
    int invalidIds = 0;
    std::size_t attributes = 0;
    std::size_t events = 0;
};

Wire plainSpan(std::string_view name)
{
    return Wire().bytes(1, kTrace).bytes(2, kSpanId).bytes(5, name).fixed64(7, 1000).fixed64(8, 3000);
}

std::string envelope(const std::vector<Wire>& spans)
{
    Wire scope;
    scope.message(1, Wire().bytes(1, "my.scope").bytes(2, "1.0"));
    for (const Wire& span : spans)
        scope.message(2, span);
    return Wire().message(1, Wire().message(1, Wire().message(1, Wire::keyText("service.name", "shop"))).message(2, scope)).str();
}

Collector decoded(Signal signal, const std::string& message)
{
    Collector sink;
    if (const auto result = decodeOtlp(signal, message, {}, sink); !result.ok())
        qWarning("%s", result.error().text().c_str());
    return sink;
}

Wire nested(int depth)
{
    Wire value = Wire::text("leaf");
    for (int i = 0; i < depth; ++i)
        value = Wire().message(5, Wire().message(1, value));
    return value;
}

} // namespace

class DecodeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldOfASpanIsRead();
    void bytesAreKeptAsSent();
    void unknownFieldsAndWrongWireTypesAreSkipped();
    void aBrokenSpanIsRejectedAlone();
    void anOuterMessageThatIsCutIsRefusedWhole();
    void bitFlipsNeverCrash();
    void invalidIdsAreFlagged_data();
    void invalidIdsAreFlagged();
    void invalidUtf8IsReportedAndKept();
    void deepValuesAreReported();
    void splitMessagesMerge();
    void memoryIsReusedWithoutLeaks();
    void logsAreRead();
    void metricPointsAreRead();
    void signalsAreTold();
    void storedRecordsAreDecodedAgain();
    void messagesOverTheLimitAreRefused();
    void timesPastTheRangeAreClamped();
};

void DecodeTest::everyFieldOfASpanIsRead()
{
    const Wire list = Wire().message(1, Wire::integer(1)).message(1, Wire::text("two"));
    const Wire map = Wire().message(1, Wire::keyText("inner", "value"));
    Wire span = plainSpan("chat");
    span.bytes(3, "vendor=1").bytes(4, std::string(8, '\x0c')).varint(6, 3);
    span.message(9, Wire::keyText("text", "hello")).message(9, Wire::keyValue("int", Wire::integer(-5)));
    span.message(9, Wire::keyValue("double", Wire::number(0.5))).message(9, Wire::keyValue("bool", Wire().varint(2, 1)));
    span.message(9, Wire::keyValue("list", Wire().message(5, list))).message(9, Wire::keyValue("map", Wire().message(6, map)));
    span.message(9, Wire::keyValue("bytes", Wire().bytes(7, "\x01\x02"))).message(9, Wire::keyValue("empty", Wire()));
    span.varint(10, 4).message(11, Wire().fixed64(1, 1500).bytes(2, "exception").message(3, Wire::keyText("k", "v")).varint(4, 1));
    span.varint(12, 5).message(13, Wire().bytes(1, kTrace).bytes(2, kSpanId).bytes(3, "s").fixed32(6, 7));
    span.varint(14, 6).message(15, Wire().bytes(2, "failed").varint(3, 2)).fixed32(16, 0x101);

    const auto result = decodeSpan(span.str());
    QVERIFY(result.ok());
    const SpanView& view = result.value();
    QCOMPARE(view.trace.hex(), domain::toHex(kTrace));
    QCOMPARE(view.parent.hex(), std::string("0c0c0c0c0c0c0c0c"));
    QCOMPARE(view.name, std::string_view("chat"));
    QVERIFY(view.kind == domain::SpanKind::Client);
    QCOMPARE(view.start.ns, qint64(1000));
    QCOMPARE(view.end.ns, qint64(3000));
    QCOMPARE(view.attributes.size(), std::size_t(8));
    QCOMPARE(findAttribute(view.attributes, "int")->value.integer, qint64(-5));
    QCOMPARE(findAttribute(view.attributes, "double")->value.number, 0.5);
    QVERIFY(findAttribute(view.attributes, "bool")->value.boolean);
    QCOMPARE(valueToJson(findAttribute(view.attributes, "list")->value), std::string(R"([1,"two"])"));
    QCOMPARE(valueToJson(findAttribute(view.attributes, "map")->value), std::string(R"({"inner":"value"})"));
    QCOMPARE(valueToJson(findAttribute(view.attributes, "bytes")->value), std::string(R"("AQI=")"));
    QVERIFY(findAttribute(view.attributes, "empty")->value.type == ValueView::Type::Empty);
    QVERIFY(findAttribute(view.attributes, "none") == nullptr);
    QCOMPARE(view.droppedAttributes, 4U);
    QCOMPARE(view.events.size(), std::size_t(1));
    QCOMPARE(view.events[0].time.ns, qint64(1500));
    QCOMPARE(view.events[0].attributes[0].value.text, std::string_view("v"));
    QCOMPARE(view.links.size(), std::size_t(1));
    QCOMPARE(view.links[0].flags, 7U);
    QVERIFY(view.status == domain::SpanStatus::Error);
    QCOMPARE(view.statusMessage, std::string_view("failed"));
    QCOMPARE(view.flags, 0x101U);
    QVERIFY(!view.invalidId);
}

void DecodeTest::bytesAreKeptAsSent()
{
    const Wire span = plainSpan("chat").bytes(999, "a field of tomorrow");
    const Collector sink = decoded(Signal::Traces, envelope({span}));
    QCOMPARE(sink.spanBytes, std::vector<std::string>{span.str()});
    QCOMPARE(sink.services.at(0), std::string("shop"));
    QCOMPARE(sink.scopes.at(0), std::string("my.scope"));
}

void DecodeTest::unknownFieldsAndWrongWireTypesAreSkipped()
{
    const Wire span = plainSpan("ok").varint(5, 7).fixed32(9, 1).bytes(6, "server").varint(777, 1);
    const Collector sink = decoded(Signal::Traces, envelope({span}));
    QCOMPARE(sink.names, std::vector<std::string>{"ok"});
    QVERIFY(sink.rejectedAt.empty());
}

void DecodeTest::aBrokenSpanIsRejectedAlone()
{
    // A length that runs over the end of the span, and a field number of 0.
    const Wire cut = plainSpan("cut").append(std::string("\x4a\x7f", 2));
    const Wire zero = plainSpan("zero").append(std::string("\x00\x01", 2));
    const std::string message = envelope({plainSpan("first"), cut, plainSpan("second"), zero, plainSpan("third")});
    const Collector sink = decoded(Signal::Traces, message);
    QCOMPARE(sink.names, (std::vector<std::string>{"first", "second", "third"}));
    QCOMPARE(sink.rejectedAt.size(), std::size_t(2));
    QCOMPARE(message.substr(sink.rejectedAt[0], cut.str().size()), cut.str());
    QVERIFY(sink.reasons[0].find("span is not protobuf") == 0);
}

void DecodeTest::anOuterMessageThatIsCutIsRefusedWhole()
{
    const std::string message = envelope({plainSpan("one"), plainSpan("two")});
    for (std::size_t size = 1; size < message.size(); ++size) {
        Collector sink;
        QVERIFY2(!decodeOtlp(Signal::Traces, message.substr(0, size), {}, sink).ok(), qPrintable(QString::number(size)));
        QVERIFY(sink.names.empty());
    }
    Collector sink;
    QVERIFY(decodeOtlp(Signal::Traces, {}, {}, sink).ok());
    QVERIFY(decodeOtlp(Signal::Traces, message, {}, sink).ok());
    QCOMPARE(sink.names.size(), std::size_t(2));
}

void DecodeTest::bitFlipsNeverCrash()
{
    Wire rich = plainSpan("rich");
    rich.message(9, Wire::keyValue("deep", nested(20))).message(11, Wire().bytes(2, "event").message(3, Wire::keyText("k", "v")));
    const std::string message = envelope({rich, plainSpan("next")});
    std::mt19937 random(7); // the same flips each time
    for (int round = 0; round < 20000; ++round) {
        std::string broken = message;
        for (int flips = 1 + round % 3; flips > 0; --flips)
            broken[random() % broken.size()] ^= static_cast<char>(1U << (random() % 8U));
        for (const Signal signal : {Signal::Traces, Signal::Logs, Signal::Metrics}) {
            Collector sink;
            std::ignore = decodeOtlp(signal, broken, {}, sink);
        }
        std::ignore = sniffSignal(broken);
        if (const auto span = decodeSpan(broken))
            std::ignore = spanToOtlpJson(span.value());
    }
}

void DecodeTest::invalidIdsAreFlagged_data()
{
    QTest::addColumn<QByteArray>("trace");
    QTest::addColumn<QByteArray>("span");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("short trace") << QByteArray(15, 'a') << QByteArray(8, 'b') << QByteArray("invalid-trace-id");
    QTest::newRow("long trace") << QByteArray(17, 'a') << QByteArray(8, 'b') << QByteArray("invalid-trace-id");
    QTest::newRow("zero trace") << QByteArray(16, '\0') << QByteArray(8, 'b') << QByteArray("invalid-trace-id");
    QTest::newRow("no trace") << QByteArray() << QByteArray(8, 'b') << QByteArray("invalid-trace-id");
    QTest::newRow("short span") << QByteArray(16, 'a') << QByteArray(4, 'b') << QByteArray("invalid-span-id");
    QTest::newRow("zero span") << QByteArray(16, 'a') << QByteArray(8, '\0') << QByteArray("invalid-span-id");
}

void DecodeTest::invalidIdsAreFlagged()
{
    QFETCH(QByteArray, trace);
    QFETCH(QByteArray, span);
    QFETCH(QByteArray, code);
    const Wire wire = Wire().bytes(1, trace.toStdString()).bytes(2, span.toStdString()).bytes(5, "n");
    const Collector sink = decoded(Signal::Traces, envelope({wire}));
    QCOMPARE(sink.invalidIds, 1);
    QCOMPARE(sink.codes, std::vector<std::string>{code.toStdString()});
    QVERIFY(sink.rejectedAt.empty());
}

void DecodeTest::invalidUtf8IsReportedAndKept()
{
    const Wire inside = Wire().message(6, Wire().message(1, Wire::keyText("k", "\xC0\x80")));
    const Wire span = plainSpan("bad \xFF name").message(9, Wire::keyText("a", "\xED\xA0\x80")).message(9, Wire::keyValue("b", inside));
    const Collector sink = decoded(Signal::Traces, envelope({span}));
    QCOMPARE(sink.codes, std::vector<std::string>(3, "invalid-utf8"));
    QCOMPARE(sink.names.at(0), std::string("bad \xFF name"));
    QVERIFY(QString::fromUtf8(QByteArray::fromStdString(sink.samples.at(0))).contains(u"bad"));
    const auto again = decodeSpan(sink.spanBytes.at(0));
    QCOMPARE(valueToText(again.value().attributes[0].value), std::string("\uFFFD\uFFFD\uFFFD"));
}

void DecodeTest::deepValuesAreReported()
{
    const Collector fine = decoded(Signal::Traces, envelope({plainSpan("a").message(9, Wire::keyValue("k", nested(255)))}));
    QVERIFY(fine.codes.empty());
    const Wire deep = plainSpan("b").message(9, Wire::keyValue("k", nested(5000)));
    const Collector sink = decoded(Signal::Traces, envelope({deep}));
    QCOMPARE(sink.codes, std::vector<std::string>{"value-too-deep"});
    QCOMPARE(sink.spanBytes, std::vector<std::string>{deep.str()});
    const auto span = decodeSpan(deep.str());
    QVERIFY(valueToJson(span.value().attributes[0].value).size() > 256);
    QVERIFY(spanToOtlpJson(span.value()).size() > 256);
}

void DecodeTest::splitMessagesMerge()
{
    Wire scope;
    scope.message(1, Wire().bytes(1, "first")).message(2, plainSpan("s").message(15, Wire().bytes(2, "why")).message(15, Wire().varint(3, 2)));
    scope.message(1, Wire().bytes(2, "2.0"));
    Wire resource;
    resource.message(1, Wire().message(1, Wire::keyText("service.name", "shop")));
    resource.message(2, scope).message(1, Wire().message(1, Wire::keyText("service.version", "9")));
    Collector sink = decoded(Signal::Traces, Wire().message(1, resource).str());
    QCOMPARE(sink.services.at(0), std::string("shop"));
    QCOMPARE(sink.scopes.at(0), std::string("first"));
    const auto span = decodeSpan(sink.spanBytes.at(0));
    QCOMPARE(span.value().statusMessage, std::string_view("why"));
    QVERIFY(span.value().status == domain::SpanStatus::Error);
    QVERIFY(spanToOtlpJson(span.value()).find(R"("status":{"message":"why","code":2})") != std::string::npos);
}

void DecodeTest::memoryIsReusedWithoutLeaks()
{
    // What a rich span left behind must not show in the next one.
    Wire rich = plainSpan("rich").message(9, Wire::keyText("k", "v")).message(11, Wire().bytes(2, "e").message(3, Wire::keyText("x", "y")));
    const Collector sink = decoded(Signal::Traces, envelope({rich, plainSpan("poor"), plainSpan("poor").message(11, Wire().bytes(2, "e"))}));
    QCOMPARE(sink.attributes, std::size_t(1));
    QCOMPARE(sink.events, std::size_t(2));
}

void DecodeTest::logsAreRead()
{
    const Wire log = Wire().fixed64(1, 5).varint(2, 17).bytes(3, "ERROR").message(5, Wire::text("body"))
        .message(6, Wire::keyText("event.name", "gen_ai.choice")).bytes(9, kTrace).bytes(10, kSpanId).fixed64(11, 6);
    const auto view = decodeLog(log.str());
    QVERIFY(view.ok());
    QCOMPARE(view.value().severityNumber, 17);
    QCOMPARE(view.value().body.text, std::string_view("body"));
    QCOMPARE(view.value().eventName, std::string_view("gen_ai.choice"));
    QCOMPARE(view.value().observed.ns, qint64(6));
    QCOMPARE(view.value().span.hex(), domain::toHex(kSpanId));

    const std::string named = Wire().bytes(9, "short").bytes(10, kSpanId).bytes(12, "named").str();
    const auto noTrace = decodeLog(named);
    QVERIFY(!noTrace.value().trace.valid());
    QVERIFY(!noTrace.value().span.valid());
    QCOMPARE(noTrace.value().eventName, std::string_view("named"));

    // Rust's tracing puts the place in the code where the name belongs; it stands where nothing better does.
    Wire placed = Wire().bytes(12, "event otel/src/events.rs:703");
    QCOMPARE(decodeLog(placed.str()).value().eventName, std::string_view("event otel/src/events.rs:703"));
    const std::string both = placed.message(6, Wire::keyText("event.name", "codex.user_prompt")).str();
    QCOMPARE(decodeLog(both).value().eventName, std::string_view("codex.user_prompt"));
    const std::string two = Wire().bytes(12, "named").message(6, Wire::keyText("event.name", "other")).str();
    QCOMPARE(decodeLog(two).value().eventName, std::string_view("named"));
}

void DecodeTest::metricPointsAreRead()
{
    const Wire number = Wire().fixed64(2, 1).fixed64(3, 2).fixed64(6, 42).message(7, Wire::keyText("k", "v"));
    const Wire sum = Wire().message(1, number).varint(2, 2).varint(3, 1);
    const Wire histogram = Wire().message(1, Wire().fixed64(4, 3).real(5, 1.5).message(9, Wire::keyText("k", "v")));
    const Wire exponential = Wire().message(1, Wire().message(1, Wire::keyText("k", "v")).fixed64(4, 4).real(5, 2.5));
    const Wire broken = Wire().message(1, Wire().append("\x09\x01"));
    Wire scope;
    scope.message(2, Wire().bytes(1, "tokens").bytes(3, "{token}").message(7, sum));
    scope.message(2, Wire().bytes(1, "latency").message(9, histogram));
    scope.message(2, Wire().bytes(1, "broken").message(5, broken));
    scope.message(2, Wire().bytes(1, "exp").message(10, exponential));
    const Collector sink = decoded(Signal::Metrics, Wire().message(1, Wire().message(2, scope)).str());
    QCOMPARE(sink.names, (std::vector<std::string>{"tokens", "latency", "exp"}));
    QCOMPARE(sink.values, (std::vector<double>{42, 1.5, 2.5}));
    QCOMPARE(sink.counts, (std::vector<std::uint64_t>{1, 3, 4}));
    QCOMPARE(sink.attributes, std::size_t(3));
    QCOMPARE(sink.reasons.size(), std::size_t(1));
    QVERIFY(sink.reasons[0].find("data point") == 0);
}

void DecodeTest::signalsAreTold()
{
    QVERIFY(sniffSignal(envelope({plainSpan("s")})).value() == Signal::Traces);
    const auto wrap = [](const Wire& leaf) { return Wire().message(1, Wire().message(2, Wire().message(2, leaf))).str(); };
    QVERIFY(sniffSignal(wrap(Wire().fixed64(11, 5).message(5, Wire::text("x")))).value() == Signal::Logs);
    QVERIFY(sniffSignal(wrap(Wire().bytes(1, "m").message(7, Wire()))).value() == Signal::Metrics);
    QVERIFY(!sniffSignal("").ok());
    QVERIFY(!sniffSignal("hello").ok());
}

void DecodeTest::storedRecordsAreDecodedAgain()
{
    QVERIFY(!decodeSpan("\x0a\x7f").ok());
    QVERIFY(!decodeLog("\x0a\x7f").ok());
    QVERIFY(!decodeResource("\x0a\x7f").ok());
    QVERIFY(!decodeScope("\x0a\x7f").ok());
    const std::string bytes = Wire().message(1, Wire::keyText("deployment.environment", "old")).str();
    QCOMPARE(decodeResource(bytes).value().environment, std::string_view("old"));
    const std::string both = Wire().message(1, Wire::keyText("deployment.environment", "old"))
                                 .message(1, Wire::keyText("deployment.environment.name", "new")).str();
    QCOMPARE(decodeResource(both).value().environment, std::string_view("new"));
}

void DecodeTest::messagesOverTheLimitAreRefused()
{
    Collector sink;
    DecodeLimits limits;
    limits.messageBytes = 10;
    const auto result = decodeOtlp(Signal::Traces, envelope({plainSpan("s")}), limits, sink);
    QVERIFY(!result.ok());
    QVERIFY(result.error().code == domain::ErrorCode::TooLarge);
}

void DecodeTest::timesPastTheRangeAreClamped()
{
    const Wire span = Wire().bytes(1, kTrace).bytes(2, kSpanId).fixed64(7, ~0ULL);
    const Collector sink = decoded(Signal::Traces, envelope({span}));
    QCOMPARE(sink.codes, std::vector<std::string>{"time-out-of-range"});
    const auto view = decodeSpan(span.str());
    QCOMPARE(view.value().start.ns, std::numeric_limits<qint64>::max());
}

QTEST_APPLESS_MAIN(DecodeTest)
#include "decode_test.moc"

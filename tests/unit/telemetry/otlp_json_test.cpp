// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/decode/json_text.h"
#include "ingest/decode/otlp_decoder.h"

#include <QTest>

namespace QTest {
/// So that a failure shows both texts.
template <>
inline char* toString(const std::string& text)
{
    return qstrdup(text.c_str());
}
} // namespace QTest

using namespace whyglass;
using namespace whyglass::telemetry;

namespace {

/// Written back, each span of the message, and what was wrong with it.
class Writer : public DecodeSink {
public:
    void onSpan(const ResourceView&, const ScopeView&, const SpanView& span) override { text += spanToOtlpJson(span) + '\n'; }
    void onLog(const ResourceView& resource, const ScopeView& scope, const LogView& log) override
    {
        text += resourceToOtlpJson(resource) + scopeToOtlpJson(scope) + logToOtlpJson(log) + '\n';
    }
    void onMetricPoint(const ResourceView&, const ScopeView&, const MetricPointView& point) override
    {
        text += std::string(point.name) + ' ' + std::string(point.kind) + ' ' + std::to_string(point.value) + '\n';
    }
    void onRejected(Signal, std::size_t, std::string_view reason) override { text += "rejected: " + std::string(reason) + '\n'; }
    void onRepaired(Signal, std::size_t, std::string_view code, std::string_view) override { codes += std::string(code) + ' '; }
    std::string text, codes;
};

std::string spanDocument(const std::string& members)
{
    return R"({"resourceSpans":[{"scopeSpans":[{"spans":[{)" + members + "}]}]}]}";
}

std::string attribute(const std::string& value)
{
    return spanDocument(R"("attributes":[{"key":"k","value":)" + value + "}]");
}

std::string onlyAttribute(const std::string& value)
{
    return R"({"attributes":[{"key":"k","value":)" + value + "}]}\n";
}

const std::string kIds = R"("traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"b7ad6b7169203331")";

} // namespace

class OtlpJsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void jsonIsReadLiberallyAndWrittenStrictly_data();
    void jsonIsReadLiberallyAndWrittenStrictly();
    void badDocumentsAreRefused_data();
    void badDocumentsAreRefused();
    void signalsMayBeMixed();
    void wrappersAndOldNamesAreUnderstood();
    void everyMetricKindIsTranscoded();
    void deepValuesAreRead();
    void aTranscoderIsUsedManyTimes();
    void onlyFieldsFromOutsideAreCheckedAgain();
    void base64GoesBothWays();
    void numbersAreReadExactly();
};

void OtlpJsonTest::jsonIsReadLiberallyAndWrittenStrictly_data()
{
    QTest::addColumn<std::string>("json");
    QTest::addColumn<std::string>("written");
    QTest::addColumn<std::string>("warnings");
    const auto row = [](const char* name, const std::string& json, const std::string& written, const std::string& warnings = {}) {
        QTest::newRow(name) << json << written << warnings;
    };
    const std::string ids = "{" + kIds;
    row("hex ids of any case", spanDocument(R"("traceId":"0AF7651916cd43dd8448EB211C80319C","spanId":"B7AD6B7169203331")"), ids + "}\n");
    row("base64 ids of Tempo", spanDocument(R"("traceId":"CvdlGRbNQ92ESOshHIAxnA==","spanId":"t61rcWkgMzE=")"), ids + "}\n");
    row("ids of a wrong length are kept", spanDocument(R"("traceId":"0af7","spanId":"")"), "{\"traceId\":\"0af7\"}\n");
    row("an id that is no hex is kept", spanDocument(R"("traceId":"xyz")"), "{\"traceId\":\"78797a\"}\n");
    row("times as text", spanDocument(R"("startTimeUnixNano":"1760000002123456789")"), "{\"startTimeUnixNano\":\"1760000002123456789\"}\n");
    row("times as numbers lose nothing", spanDocument(R"("startTimeUnixNano":1760000002123456789)"), "{\"startTimeUnixNano\":\"1760000002123456789\"}\n");
    row("the greatest time", spanDocument(R"("startTimeUnixNano":"18446744073709551615")"), "{\"startTimeUnixNano\":\"18446744073709551615\"}\n");
    row("a time with a fraction is refused", spanDocument(R"("startTimeUnixNano":"1.5")"), "{}\n", "value of wrong type or range ignored: startTimeUnixNano");
    row("a negative time is refused", spanDocument(R"("startTimeUnixNano":-1)"), "{}\n", "value of wrong type or range ignored: startTimeUnixNano");
    row("a time with a plus sign is refused", spanDocument(R"("startTimeUnixNano":"+1")"), "{}\n", "value of wrong type or range ignored: startTimeUnixNano");
    row("enum number", spanDocument(R"("kind":3)"), "{\"kind\":3}\n");
    row("enum name", spanDocument(R"("kind":"SPAN_KIND_SERVER","status":{"code":"STATUS_CODE_ERROR"})"), "{\"kind\":2,\"status\":{\"code\":2}}\n");
    row("unknown enum number is kept", spanDocument(R"("kind":77)"), "{\"kind\":77}\n");
    row("unknown enum name is refused", spanDocument(R"("kind":"SPAN_KIND_X")"), "{}\n", "value of wrong type or range ignored: kind");
    row("32-bit numbers as text", spanDocument(R"("flags":"4294967295","droppedEventsCount":"7")"), "{\"droppedEventsCount\":7,\"flags\":4294967295}\n");
    row("snake_case is unknown", spanDocument(R"("trace_id":"0af7","name":"n")"), "{\"name\":\"n\",\"trace_id\":\"0af7\"}\n", "snake_case key ignored: trace_id");
    row("unknown members at any depth", spanDocument(R"("name":"n","x":{"traceId":[1,{"y":null}]},"status":{"z":1})"), R"({"name":"n","status":{"z":1},"x":{"traceId":[1,{"y":null}]}})" "\n");
    row("null is the default", spanDocument(R"("name":null,"kind":null,"attributes":null,"status":null)"), "{}\n");
    row("the last of two keys wins", spanDocument(R"("name":"a","name":"b")"), "{\"name\":\"b\"}\n", "duplicate key, the last one wins: name");
    row("a key again as null", spanDocument(R"("name":"a","name":null)"), "{}\n", "duplicate key, the last one wins: name");

    row("text", attribute(R"({"stringValue":"a\u0000\"\\\n\tü"})"), onlyAttribute(R"({"stringValue":"a\u0000\"\\\n\tü"})"));
    row("int as text", attribute(R"({"intValue":"-9223372036854775808"})"), onlyAttribute(R"({"intValue":"-9223372036854775808"})"));
    row("int as number", attribute(R"({"intValue":9223372036854775807})"), onlyAttribute(R"({"intValue":"9223372036854775807"})"));
    row("int as 1e3 and 1.0", attribute(R"({"arrayValue":{"values":[{"intValue":1e3},{"intValue":"1.0"}]}})"), onlyAttribute(R"({"arrayValue":{"values":[{"intValue":"1000"},{"intValue":"1"}]}})"));
    row("int out of range", attribute(R"({"intValue":"9223372036854775808"})"), onlyAttribute("{}"), "value of wrong type or range ignored: intValue");
    row("int in hex", attribute(R"({"intValue":"0x10"})"), onlyAttribute("{}"), "value of wrong type or range ignored: intValue");
    row("double", attribute(R"({"doubleValue":0.1})"), onlyAttribute(R"({"doubleValue":0.1})"));
    row("zero keeps its sign", attribute(R"({"arrayValue":{"values":[{"doubleValue":-0},{"doubleValue":0},{"stringValue":"-0, \"-0,"}]}})"),
        onlyAttribute(R"({"arrayValue":{"values":[{"doubleValue":-0.0},{"doubleValue":0},{"stringValue":"-0, \"-0,"}]}})"));
    row("double as text", attribute(R"({"doubleValue":"1e-7"})"), onlyAttribute(R"({"doubleValue":1e-07})"));
    row("NaN", attribute(R"({"doubleValue":"NaN"})"), onlyAttribute(R"({"doubleValue":"NaN"})"));
    row("infinities", attribute(R"({"arrayValue":{"values":[{"doubleValue":"Infinity"},{"doubleValue":"-Infinity"}]}})"), onlyAttribute(R"({"arrayValue":{"values":[{"doubleValue":"Infinity"},{"doubleValue":"-Infinity"}]}})"));
    row("bool", attribute(R"({"boolValue":false})"), onlyAttribute(R"({"boolValue":false})"));
    row("bool as text", attribute(R"({"boolValue":"true"})"), onlyAttribute(R"({"boolValue":true})"));
    row("base64 url-safe without padding", attribute(R"({"bytesValue":"-_8"})"), onlyAttribute(R"({"bytesValue":"+/8="})"));
    row("base64 broken", attribute(R"({"bytesValue":"!"})"), onlyAttribute(R"({"bytesValue":"IQ=="})"), "malformed base64 kept as text: bytesValue");
    row("map", attribute(R"({"kvlistValue":{"values":[{"key":"a","value":{"intValue":"1"}}]}})"), onlyAttribute(R"({"kvlistValue":{"values":[{"key":"a","value":{"intValue":"1"}}]}})"));
    row("empty value", attribute("{}"), onlyAttribute("{}"));
    row("no value", spanDocument(R"("attributes":[{"key":"k"}])"), "{\"attributes\":[{\"key\":\"k\"}]}\n");
    row("null value", attribute("null"), "{\"attributes\":[{\"key\":\"k\"}]}\n");
    row("empty list and map", attribute(R"({"arrayValue":{"values":[{"arrayValue":{}},{"kvlistValue":{}}]}})"), onlyAttribute(R"({"arrayValue":{"values":[{"arrayValue":{}},{"kvlistValue":{}}]}})"));
    row("two members of a value", attribute(R"({"stringValue":"a","intValue":"1"})"), onlyAttribute(R"({"intValue":"1"})"), "AnyValue with several members, the last one wins");
    row("a null member does not count", attribute(R"({"stringValue":"a","intValue":null})"), onlyAttribute(R"({"stringValue":"a"})"));
    row("unknown member of a value", attribute(R"({"stringValueStrindex":1})"), onlyAttribute(R"({"stringValueStrindex":1})"));
    row("a list where a text is due", attribute(R"({"stringValue":[1]})"), onlyAttribute("{}"), "value of wrong type or range ignored: stringValue");
    row("lone surrogates are repaired", attribute(R"({"stringValue":"a\ud800b\udc00c\ud83d\ude00"})"), onlyAttribute("{\"stringValue\":\"a\uFFFDb\uFFFDc\U0001F600\"}"), "malformed text repaired");
    row("escaped backslash before u", attribute(R"({"stringValue":"\\ud800"})"), onlyAttribute(R"({"stringValue":"\\ud800"})"));
    row("malformed UTF-8 is repaired", attribute("{\"stringValue\":\"a\xFFz\"}"), onlyAttribute("{\"stringValue\":\"a\uFFFDz\"}"), "malformed text repaired");
    row("a byte order mark", "\xEF\xBB\xBF" + spanDocument(R"("name":"n")"), "{\"name\":\"n\"}\n");
    row("events and links", spanDocument(R"("events":[{"timeUnixNano":"5","name":"e","attributes":[]}],"links":[{"traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"b7ad6b7169203331","flags":1}])"),
        R"({"events":[{"timeUnixNano":"5","name":"e"}],"links":[{)" + kIds + ",\"flags\":1}]}\n");
    row("nothing", "{}", "");
    row("only unknown members", R"({"hello":1})", "", "no resourceSpans, resourceLogs or resourceMetrics");
    row("snake_case at the top", R"({"resource_spans":[]})", "", "snake_case key ignored: resource_spans|no resourceSpans, resourceLogs or resourceMetrics");
    row("empty resource", R"({"resourceSpans":[{}]})", "");
}

void OtlpJsonTest::jsonIsReadLiberallyAndWrittenStrictly()
{
    QFETCH(std::string, json);
    QFETCH(std::string, written);
    QFETCH(std::string, warnings);
    JsonTranscoder transcoder;
    const auto result = transcoder.transcode(json);
    QVERIFY2(result.ok(), result.ok() ? "" : result.error().message.c_str());
    std::string joined;
    for (const std::string& warning : result.value().warnings)
        joined += (joined.empty() ? "" : "|") + warning;
    QCOMPARE(joined, warnings);
    Writer sink;
    QVERIFY(decodeOtlp(Signal::Traces, result.value().traces, {}, sink).ok());
    QCOMPARE(sink.text, written);
}

void OtlpJsonTest::badDocumentsAreRefused_data()
{
    QTest::addColumn<std::string>("json");
    QTest::addColumn<std::string>("reason");
    QTest::newRow("empty") << std::string() << std::string("it is empty");
    QTest::newRow("cut in a text") << std::string(R"({"resourceSpans":[{"a":"b)") << std::string("it ends inside a JSON text");
    QTest::newRow("cut in an object") << std::string(R"({"resourceSpans":[)") << std::string("it is not valid JSON");
    QTest::newRow("an array") << std::string("[]") << std::string("it is not an object");
    QTest::newRow("NaN literal") << attribute(R"({"doubleValue":NaN})") << std::string("it is not valid JSON");
    QTest::newRow("text") << std::string("hello") << std::string("it is not valid JSON");
    QTest::newRow("too deep") << std::string(5000, '[') + std::string(5000, ']') << std::string("it is nested too deeply");
}

void OtlpJsonTest::badDocumentsAreRefused()
{
    QFETCH(std::string, json);
    QFETCH(std::string, reason);
    JsonTranscoder transcoder;
    const auto result = transcoder.transcode(json);
    QVERIFY(!result.ok());
    QCOMPARE(result.error().message, "cannot read OTLP JSON: " + reason);
}

void OtlpJsonTest::signalsMayBeMixed()
{
    JsonTranscoder transcoder;
    const auto result = transcoder.transcode(R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"name":"s"}]}]}],
        "resourceLogs":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}}]},
          "scopeLogs":[{"scope":{"name":"sc"},"logRecords":[{"severityNumber":"SEVERITY_NUMBER_WARN","body":{"stringValue":"b"},"eventName":"e"}]}]}],
        "resourceMetrics":[{"scopeMetrics":[{"metrics":[{"name":"m","sum":{"dataPoints":[{"asInt":"3"}],"isMonotonic":true,"aggregationTemporality":2}}]}]}]})");
    QVERIFY(result.ok());
    QVERIFY(result.value().warnings.empty());
    Writer sink;
    QVERIFY(decodeOtlp(Signal::Traces, result.value().traces, {}, sink).ok());
    QVERIFY(decodeOtlp(Signal::Logs, result.value().logs, {}, sink).ok());
    QVERIFY(decodeOtlp(Signal::Metrics, result.value().metrics, {}, sink).ok());
    QCOMPARE(sink.text, std::string("{\"name\":\"s\"}\n"
        R"({"attributes":[{"key":"service.name","value":{"stringValue":"shop"}}]}{"name":"sc"})"
        R"({"severityNumber":13,"body":{"stringValue":"b"},"eventName":"e"})" "\nm sum 3.000000\n"));
}

void OtlpJsonTest::wrappersAndOldNamesAreUnderstood()
{
    const std::string inner = R"([{"instrumentationLibrarySpans":[{"instrumentationLibrary":{"name":"old"},"spans":[{"name":"s"}]}]}])";
    JsonTranscoder transcoder;
    for (const std::string& json : {R"({"result":{"resourceSpans":)" + inner + "}}", R"({"batches":)" + inner + "}",
                                    R"({"trace":{"resourceSpans":)" + inner + "}}"}) {
        const auto result = transcoder.transcode(json);
        QVERIFY(result.ok());
        Writer sink;
        QVERIFY(decodeOtlp(Signal::Traces, result.value().traces, {}, sink).ok());
        QCOMPARE(sink.text, std::string("{\"name\":\"s\"}\n"));
    }
}

void OtlpJsonTest::everyMetricKindIsTranscoded()
{
    JsonTranscoder transcoder;
    const auto result = transcoder.transcode(R"({"resourceMetrics":[{"scopeMetrics":[{"metrics":[
        {"name":"g","gauge":{"dataPoints":[{"asDouble":0.5}]}},
        {"name":"h","histogram":{"dataPoints":[{"count":"2","sum":1.5,"bucketCounts":["1","1"],"explicitBounds":[1]}]}},
        {"name":"e","exponentialHistogram":{"dataPoints":[{"count":2,"sum":2.5,"scale":-1,"positive":{"offset":-2,"bucketCounts":["7"]}}]}},
        {"name":"s","summary":{"dataPoints":[{"count":"2","sum":3.5,"quantileValues":[{"quantile":0.5,"value":1}]}]}}]}]}]})");
    QVERIFY(result.ok());
    QVERIFY(result.value().warnings.empty());
    Writer sink;
    QVERIFY(decodeOtlp(Signal::Metrics, result.value().metrics, {}, sink).ok());
    QCOMPARE(sink.text, std::string("g gauge 0.500000\nh histogram 1.500000\ne exponential_histogram 2.500000\ns summary 3.500000\n"));
}

void OtlpJsonTest::deepValuesAreRead()
{
    std::string value = R"({"stringValue":"leaf"})";
    for (int i = 0; i < 250; ++i)
        value = R"({"kvlistValue":{"values":[{"key":"k","value":)" + value + "}]}}";
    JsonTranscoder transcoder;
    const auto result = transcoder.transcode(attribute(value));
    QVERIFY2(result.ok(), result.ok() ? "" : result.error().message.c_str());
    Writer sink;
    QVERIFY(decodeOtlp(Signal::Traces, result.value().traces, {}, sink).ok());
    QCOMPARE(sink.text, onlyAttribute(value));
    QVERIFY(sink.codes.find("value-too-deep") == std::string::npos);
}

void OtlpJsonTest::aTranscoderIsUsedManyTimes()
{
    JsonTranscoder transcoder;
    const std::string huge = R"({"stringValue":")" + std::string(9'000'000, 'x') + "\"}";
    for (int round = 0; round < 3; ++round) {
        QVERIFY(transcoder.transcode(attribute(huge)).ok());
        QVERIFY(!transcoder.transcode("{").ok());
        const auto big = transcoder.transcode(attribute(R"({"stringValue":")" + std::string(200'000, 'x') + "\"}"));
        QVERIFY(big.ok());
        const auto small = transcoder.transcode(spanDocument(R"("trace_id":"1")"));
        QCOMPARE(small.value().warnings.size(), std::size_t(1));
        QVERIFY(small.value().traces.size() < 64);
    }
}

/// JSON's own texts are UTF-8; what was put beside them in base64 may be anything.
void OtlpJsonTest::onlyFieldsFromOutsideAreCheckedAgain()
{
    JsonTranscoder transcoder;
    QVERIFY(transcoder.transcode(spanDocument(R"("name":"a")"))->textsAreUtf8);
    std::string name("\x2A\x02\xC3\x28", 4); // field 5: the name, malformed
    const auto rest = transcoder.transcode(spanDocument(R"("whyglassRest":")" + toBase64(name) + "\""));
    QVERIFY(rest.ok() && !rest->textsAreUtf8);
    DecodeLimits limits;
    limits.textsAreUtf8 = rest->textsAreUtf8;
    Writer sink;
    QVERIFY(decodeOtlp(Signal::Traces, rest->traces, limits, sink).ok());
    QVERIFY(sink.codes.find("invalid-utf8") != std::string::npos);
    QVERIFY(transcoder.transcode(spanDocument(R"("name":"a")"))->textsAreUtf8);
}

void OtlpJsonTest::base64GoesBothWays()
{
    for (std::size_t size = 0; size < 20; ++size) {
        std::string bytes;
        for (std::size_t i = 0; i < size; ++i)
            bytes += static_cast<char>(i * 37 + 200);
        QCOMPARE(fromBase64(toBase64(bytes)).value(), bytes);
    }
    QCOMPARE(toBase64("M"), std::string("TQ=="));
    QVERIFY(!fromBase64("TQ=a").has_value());
    QVERIFY(!fromBase64("T").has_value());
}

void OtlpJsonTest::numbersAreReadExactly()
{
    QCOMPARE(parseInt64("9007199254740993").value(), qint64(9007199254740993));
    QVERIFY(!parseInt64("").has_value());
    QVERIFY(!parseInt64("1e30").has_value());
    QVERIFY(!parseInt64("nan").has_value());
    QVERIFY(!parseUint64("-1").has_value());
    QVERIFY(!parseDouble("inf").has_value());
    QVERIFY(!parseDouble("1.5x").has_value());
    QCOMPARE(parseDouble("-2.5e3").value(), -2500.0);
}

QTEST_APPLESS_MAIN(OtlpJsonTest)
#include "otlp_json_test.moc"

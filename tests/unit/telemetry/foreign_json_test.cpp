// SPDX-License-Identifier: GPL-3.0-or-later
// What other programs' JSON means in OTLP: read here as OTLP JSON again.
#include "ingest/decode/foreign_json.h"
#include "ingest/decode/otlp_decoder.h"

#include <QTest>

using namespace whyglass::telemetry;

namespace {

QByteArray json(const whyglass::domain::Result<std::string>& message)
{
    return message.ok() ? QByteArray::fromStdString(messageToOtlpJson(Signal::Traces, *message)) : QByteArray::fromStdString(message.error().message);
}

} // namespace

class ForeignJsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void jaegerTagsGoBackToTheirFields();
    void jaegerReferencesAreParentOrLinks();
    void jaegerProcessesAreResources();
    void consoleSpansOfPython();
    void timesInManySpellings_data();
    void timesInManySpellings();
    void whatHasNoPlaceBecomesAnAttribute();
    void brokenInputIsAnError();
};

void ForeignJsonTest::jaegerTagsGoBackToTheirFields()
{
    const QByteArray out = json(jaegerTraceToOtlp(R"({"traceID":"1f","spans":[{"traceID":"1f","spanID":"a1","operationName":"op","startTime":1760000000000001,"duration":5,"flags":1,
        "tags":[{"key":"span.kind","type":"string","value":"client"},{"key":"otel.status_code","type":"string","value":"ERROR"},
                {"key":"otel.status_description","type":"string","value":"why"},{"key":"otel.scope.name","type":"string","value":"lib"},
                {"key":"w3c.tracestate","type":"string","value":"a=b"},{"key":"n","type":"int64","value":"9007199254740993"},{"key":"big","type":"int64","value":7},
                {"key":"f","type":"float64","value":2},{"key":"b","type":"bool","value":true},{"key":"raw","type":"binary","value":"AAEC"}],
        "logs":[{"timestamp":1760000000000002,"fields":[{"key":"event","type":"string","value":"hit"},{"key":"k","type":"string","value":"v"}]}]}],"processes":{}})"));
    for (const char* part : {R"("traceId":"0000000000000000000000000000001f")", R"("spanId":"00000000000000a1")", R"("name":"op")", R"("kind":3)",
                             R"("startTimeUnixNano":"1760000000000001000")", R"("endTimeUnixNano":"1760000000000006000")", R"("status":{"message":"why","code":2})",
                             R"("scope":{"name":"lib"})", R"("traceState":"a=b")", R"({"key":"n","value":{"intValue":"9007199254740993"}})",
                             R"({"key":"big","value":{"intValue":"7"}})", R"({"key":"f","value":{"doubleValue":2}})", R"({"key":"b","value":{"boolValue":true}})",
                             R"({"key":"raw","value":{"bytesValue":"AAEC"}})", R"({"timeUnixNano":"1760000000000002000","name":"hit","attributes":[{"key":"k","value":{"stringValue":"v"}}]})",
                             R"("flags":1)"})
        QVERIFY2(out.contains(part), QByteArray(QByteArray(part) + " is not in " + out).constData());
    QVERIFY(!out.contains("span.kind") && !out.contains("otel."));
}

void ForeignJsonTest::jaegerReferencesAreParentOrLinks()
{
    const QByteArray out = json(jaegerTraceToOtlp(R"({"traceID":"1","spans":[{"traceID":"1","spanID":"2","references":[
        {"refType":"FOLLOWS_FROM","traceID":"1","spanID":"7"},{"refType":"CHILD_OF","traceID":"0000000000000001","spanID":"3"},{"refType":"CHILD_OF","traceID":"9","spanID":"4"}]}]})"));
    QVERIFY2(out.contains(R"("parentSpanId":"0000000000000003")"), out);
    QVERIFY2(out.contains(R"("spanId":"0000000000000007","attributes":[{"key":"opentracing.ref_type","value":{"stringValue":"follows_from"}}])"), out);
    QVERIFY2(out.contains(R"({"traceId":"00000000000000000000000000000009","spanId":"0000000000000004")"), out);
}

void ForeignJsonTest::jaegerProcessesAreResources()
{
    const QByteArray out = json(jaegerTraceToOtlp(R"({"traceID":"1","spans":[{"spanID":"2","processID":"p2"},{"spanID":"3","processID":"p1"},{"spanID":"4","processID":"p2"}],
        "processes":{"p1":{"serviceName":"api","tags":[{"key":"host","type":"string","value":"h"}]},"p2":{"serviceName":"agent"}}})"));
    QCOMPARE(out.count("\"resource\":"), 2);
    QVERIFY2(out.contains(R"([{"key":"service.name","value":{"stringValue":"api"}},{"key":"host","value":{"stringValue":"h"}}])"), out);
    QCOMPARE(out.count("\"traceId\":\"00000000000000000000000000000001\""), 3); // from the trace where the span has none
}

void ForeignJsonTest::consoleSpansOfPython()
{
    const QByteArray out = json(plainSpanToOtlp(R"({"name":"chat","context":{"trace_id":"0x0102030405060708090a0b0c0d0e0f10","span_id":"0x0102030405060708","trace_state":"[]"},
        "kind":"SpanKind.CLIENT","parent_id":"0x1112131415161718","start_time":"2026-03-01T10:20:30.123456Z","end_time":"2026-03-01T10:20:31.000000Z",
        "status":{"status_code":"ERROR","description":"refused"},"attributes":{"n":3,"x":1.5,"list":["a",true],"map":{"k":null}},
        "events":[{"name":"e","timestamp":"2026-03-01T10:20:30.5Z","attributes":{"a":"b"}}],"links":[{"context":{"trace_id":"0xaa","span_id":"0xbb"},"attributes":{}}],
        "resource":{"attributes":{"service.name":"agent"},"schema_url":""}})"));
    for (const char* part : {R"("kind":3)", R"("parentSpanId":"1112131415161718")", R"("startTimeUnixNano":"1772360430123456000")", R"("endTimeUnixNano":"1772360431000000000")",
                             R"("status":{"message":"refused","code":2})", R"({"key":"n","value":{"intValue":"3"}})", R"({"key":"x","value":{"doubleValue":1.5}})",
                             R"({"key":"list","value":{"arrayValue":{"values":[{"stringValue":"a"},{"boolValue":true}]}}})", R"({"key":"map","value":{"kvlistValue":{"values":[{"key":"k","value":{}}]}}})",
                             R"("timeUnixNano":"1772360430500000000","name":"e")", R"("spanId":"00000000000000bb")", R"({"key":"service.name","value":{"stringValue":"agent"}})"})
        QVERIFY2(out.contains(part), QByteArray(QByteArray(part) + " is not in " + out).constData());
    QVERIFY(!out.contains("traceState"));
}

void ForeignJsonTest::timesInManySpellings_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("end");
    const auto row = [](const char* members, const char* start, const char* end) { QTest::newRow(members) << QByteArray(members) << QByteArray(start) << QByteArray(end); };
    row(R"("startTimeUnixNano":"1760000000000000001","endTimeUnixNano":1760000000000000002)", "1760000000000000001", "1760000000000000002");
    row(R"("start_time":1760000000.25,"end_time":1760000001)", "1760000000250000000", "1760000001000000000");
    row(R"("startTime":1760000000300,"duration":12)", "1760000000300000000", "1760000000312000000");
    row(R"("timestamp":1760000000300001,"duration":12)", "1760000000300001000", "1760000000300013000");
    row(R"("startTime":[1760000000,5],"duration":[1,7])", "1760000000000000005", "1760000001000000012");
    row(R"("start":"2025-10-09T08:53:20+00:00","duration_ms":1.5)", "1760000000000000000", "1760000000001500000");
    row(R"("start":"2025-10-09 10:53:20.000000001+0200","durationNano":"3")", "1760000000000000001", "1760000000000000004");
    row(R"("start":"1970-01-01T00:00:01Z","end":"2000-02-29T00:00:00Z")", "1000000000", "951782400000000000");
}

void ForeignJsonTest::timesInManySpellings()
{
    QFETCH(QByteArray, members);
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, end);
    const QByteArray out = json(plainSpanToOtlp(QByteArray("{\"trace_id\":\"01\",\"span_id\":\"02\"," + members + "}").toStdString()));
    QVERIFY2(out.contains(QByteArray("\"startTimeUnixNano\":\"" + start + "\",\"endTimeUnixNano\":\"" + end + "\"")), out);
}

void ForeignJsonTest::whatHasNoPlaceBecomesAnAttribute()
{
    const QByteArray out = json(plainSpanToOtlp(R"({"traceId":"01","spanId":"02","cost":0.5,"tags":{"a":[1]},"empty":null,"service_name":"s"})"));
    QVERIFY2(out.contains(R"({"key":"cost","value":{"doubleValue":0.5}})"), out);
    QVERIFY2(out.contains(R"({"key":"tags","value":{"kvlistValue":)"), out);
    QVERIFY2(!out.contains("empty"), out);
    QVERIFY2(out.contains(R"({"key":"service.name","value":{"stringValue":"s"}})"), out);
}

void ForeignJsonTest::brokenInputIsAnError()
{
    for (const char* text : {"", "{", "[]", "1", "{\"spans\":", R"({"a":1})"}) {
        QVERIFY(!jaegerTraceToOtlp(text).ok());
        QVERIFY(!plainSpanToOtlp(text).ok());
    }
    QVERIFY(jaegerTraceToOtlp(R"({"spans":[1,null,"x",{}],"processes":[]})").ok()); // nothing sensible in it, but nothing to refuse
}

QTEST_GUILESS_MAIN(ForeignJsonTest)
#include "foreign_json_test.moc"

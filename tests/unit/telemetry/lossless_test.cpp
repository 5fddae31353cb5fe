// SPDX-License-Identifier: GPL-3.0-or-later
// What goes through JSON comes back as it was: every field, empty values, unusual floats, texts that are no UTF-8, unknown
// fields at every level. WHYGLASS_GENERATED sets how many messages a signal (default 400).
#include "otlp_generator.h"
#include "otlp_records.h"

#include "ingest/decode/otlp_decoder.h"
#include "ingest/decode/otlp_envelope.h"

#include <QTest>

using namespace whyglass;
using namespace whyglass::telemetry;
using kit::schemaOf;
namespace schema = whyglass::telemetry::schema;

namespace {

int messages()
{
    const int asked = qEnvironmentVariableIntValue("WHYGLASS_GENERATED");
    return asked > 0 ? asked : 400;
}

const std::string& signalOf(const TranscodedJson& json, Signal signal)
{
    return signal == Signal::Traces ? json.traces : signal == Signal::Logs ? json.logs : json.metrics;
}

} // namespace

class LosslessTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void jsonGivesEveryFieldBack_data() { signalRows(); }
    void jsonGivesEveryFieldBack();
    void recordsKeepWhatIsAroundThem_data() { signalRows(); }
    void recordsKeepWhatIsAroundThem();
    void membersThatNobodyKnowsComeBack();
    void foreignMembersCannotPretend();
    void hostileRestIsRefused();

private:
    static void signalRows();
};

void LosslessTest::signalRows()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("traces") << static_cast<int>(Signal::Traces);
    QTest::newRow("logs") << static_cast<int>(Signal::Logs);
    QTest::newRow("metrics") << static_cast<int>(Signal::Metrics);
}

void LosslessTest::jsonGivesEveryFieldBack()
{
    QFETCH(int, signal);
    const auto which = static_cast<Signal>(signal);
    JsonTranscoder transcoder;
    for (int i = 0; i < messages(); ++i) {
        kit::OtlpGenerator generator(static_cast<std::uint32_t>(1'000 * signal + i));
        const std::string message = generator.message(schemaOf(which));
        const std::string json = messageToOtlpJson(which, message);
        const auto back = transcoder.transcode(json);
        QVERIFY2(back.ok(), json.c_str());
        const std::string before = kit::canonical(schemaOf(which), message);
        const std::string after = kit::canonical(schemaOf(which), signalOf(*back, which));
        if (before != after)
            qWarning("message %d\n%s\n%s\n%s", i, json.c_str(), before.c_str(), after.c_str());
        QVERIFY(before == after);
        QCOMPARE(messageToOtlpJson(which, signalOf(*back, which)), json); // and stays so
    }
}

/// Splitting into records and putting an envelope around each again loses nothing of it.
void LosslessTest::recordsKeepWhatIsAroundThem()
{
    QFETCH(int, signal);
    const auto which = static_cast<Signal>(signal);
    int seen = 0;
    for (int i = 0; i < messages() / 4; ++i) {
        kit::OtlpGenerator generator(static_cast<std::uint32_t>(50'000 + 1'000 * signal + i));
        const std::string message = generator.message(schemaOf(which));
        for (const std::string& single : kit::singlesOf(which, message)) {
            const auto again = kit::singlesOf(which, single);
            QCOMPARE(again.size(), std::size_t{1});
            QVERIFY(kit::canonical(schemaOf(which), again[0]) == kit::canonical(schemaOf(which), single));
            ++seen;
        }
    }
    QVERIFY(seen > messages() / 4);
}

void LosslessTest::membersThatNobodyKnowsComeBack()
{
    const std::string json = R"({"resourceSpans":[{"resource":{"attributes":[],"colour":"red"},"scopeSpans":[{"scope":{},"spans":[)"
                             R"({"traceId":"0102030405060708090a0b0c0d0e0f10","spanId":"0102030405060708","name":"a","attributes":[)"
                             R"({"key":"k","value":{"stringValue":"v","of":[1,{"deep":null}]}}],"span_id":"ff","x":1.5,"y":{"z":[true]}}],"note":7}]}],"seen":"by me"})";
    JsonTranscoder transcoder;
    const auto first = transcoder.transcode(json);
    QVERIFY(first.ok());
    const std::string again = messageToOtlpJson(Signal::Traces, first->traces);
    for (const char* member : {R"("colour":"red")", R"("of":[1,{"deep":null}])", R"("span_id":"ff")", R"("x":1.5)", R"("y":{"z":[true]})", R"("note":7)", R"("seen":"by me")"})
        QVERIFY2(again.find(member) != std::string::npos, again.c_str());
    QVERIFY(again.find(schema::kRestKey) == std::string::npos);
    const auto second = transcoder.transcode(again);
    QCOMPARE(second->traces, first->traces);
}

/// A protobuf sender may use our field; it must not be able to put words into a span.
void LosslessTest::foreignMembersCannotPretend()
{
    for (const char* members : {R"("name":"other")", R"("whyglassRest":"aaaa")", R"("a":1},{"b":2)", "no JSON at all", R"("a":)"}) {
        std::string span;
        appendPoint(span, "0123456789abcdef"); // field 1: the trace id
        const std::string text = members;
        for (std::uint64_t tag = (std::uint64_t{schema::kJsonMembers} << 3U) | 2U; tag > 0; tag >>= 7U)
            span += static_cast<char>((tag & 0x7FU) | (tag > 0x7F ? 0x80U : 0U));
        span += static_cast<char>(text.size());
        span += text;
        std::string records;
        appendRecord(records, span);
        const std::string message = encodeMessage({}, records);
        const std::string json = messageToOtlpJson(Signal::Traces, message);
        QVERIFY2(json.find(text) == std::string::npos, json.c_str());
        JsonTranscoder transcoder;
        const auto back = transcoder.transcode(json);
        QVERIFY2(back.ok(), json.c_str());
        QVERIFY(kit::canonical(schema::kTracesData, back->traces) == kit::canonical(schema::kTracesData, message));
    }
}

void LosslessTest::hostileRestIsRefused()
{
    JsonTranscoder transcoder;
    for (const char* rest : {"!!!", "Cv//", "BwcH"}) { // no base64; a length beyond the end; a wire type that there is not
        const auto json = transcoder.transcode(std::string(R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"name":"a","whyglassRest":")") + rest + "\"}]}]}]}");
        QVERIFY(json.ok());
        QCOMPARE(json->warnings.size(), std::size_t{1});
        QCOMPARE(kit::singlesOf(Signal::Traces, json->traces).size(), std::size_t{1});
    }
}

QTEST_GUILESS_MAIN(LosslessTest)
#include "lossless_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Our reader of OTLP/JSON against the Collector's: over 1,000 hand-made documents and 100,000 mutations, of which it was recorded
// once whether the Collector takes them and what it reads. Each difference has a known reason, or the test fails.
//
// To record again:  WHYGLASS_DUMP_CASES=cases json_verdicts_test;  verdicts <cases >answers   (tests/interop/go);
//                   WHYGLASS_PDATA=answers json_verdicts_test
#include "json_cases.h"
#include "json_differences.h"

#include "ingest/decode/otlp_decoder.h"
#include "ingest/proto/trace_service.pb.h"

#include <QFile>
#include <QTest>

#include <map>

using namespace whyglass;
using namespace whyglass::reliability;

namespace {

constexpr std::uint32_t kRefused = 0xFFFF'FFFF;
const QString kVerdicts = QStringLiteral(WHYGLASS_SOURCE_DIR "/tests/reliability/data/pdata_verdicts.bin");

std::size_t caseCount() { return handCases().size() + kMutations; }

template <typename Each>
void forEachCase(Each each)
{
    std::size_t number = 0;
    for (const std::string& text : handCases())
        each(number++, text);
    for (std::size_t i = 0; i < kMutations; ++i)
        each(number++, mutation(i));
}

QByteArray sizeOf(std::uint32_t size)
{
    QByteArray bytes(4, '\0');
    for (int i = 0; i < 4; ++i)
        bytes[i] = static_cast<char>((size >> (24 - 8 * i)) & 0xFFU);
    return bytes;
}

/// 0: refused; else a byte that depends on all that was read.
std::uint8_t verdictOf(const std::string& message)
{
    const std::string same = canonical(message);
    std::uint32_t hash = 2'166'136'261U; // FNV-1a
    for (const char c : same)
        hash = (hash ^ static_cast<std::uint8_t>(c)) * 16'777'619U;
    return static_cast<std::uint8_t>(1 + hash % 255);
}

Reading read(telemetry::JsonTranscoder& transcoder, const std::string& text)
{
    Reading reading;
    const auto result = transcoder.transcode(text);
    reading.taken = result.ok();
    if (result.ok()) {
        reading.message = result->traces;
        reading.warnings = result->warnings;
        reading.rejected = result->rejected;
    } else {
        reading.error = result.error().message;
    }
    return reading;
}

} // namespace

class JsonVerdictsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (qEnvironmentVariableIsSet("WHYGLASS_DUMP_CASES"))
            dumpCases(qEnvironmentVariable("WHYGLASS_DUMP_CASES"));
        if (qEnvironmentVariableIsSet("WHYGLASS_PDATA"))
            recordVerdicts(qEnvironmentVariable("WHYGLASS_PDATA"));
    }

    void everyDifferenceIsExplained()
    {
        QFile file(kVerdicts);
        if (!file.exists())
            QSKIP("the Collector's verdicts are not recorded");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray verdicts = file.readAll();
        QVERIFY(handCases().size() >= 1'000);
        QCOMPARE(static_cast<std::size_t>(verdicts.size()), caseCount());
        telemetry::JsonTranscoder transcoder;
        std::map<std::string, int> kinds;
        std::vector<std::string> unexplained;
        int same = 0;
        forEachCase([&](std::size_t number, const std::string& text) {
            const auto theirs = static_cast<std::uint8_t>(verdicts[static_cast<qsizetype>(number)]);
            const Reading ours = read(transcoder, text);
            if ((ours.taken ? verdictOf(ours.message) : 0) == theirs) {
                ++same;
                return;
            }
            const char* kind = explanation(ours, theirs != 0, text);
            ++kinds[kind == nullptr ? "UNEXPLAINED" : kind];
            if (kind == nullptr && unexplained.size() < 20)
                unexplained.push_back(std::to_string(number) + ": " + text);
        });
        qInfo("%zu documents: %d read alike", caseCount(), same);
        for (const auto& [kind, count] : kinds)
            qInfo("%6d  %s", count, kind.c_str());
        QVERIFY(kinds.size() <= 20);
        for (const std::string& text : unexplained)
            qWarning("%s", text.c_str());
        QVERIFY(unexplained.empty());
    }

    /// The harness itself: a reader that takes one field for another must be found out.
    void seededBugIsCaught()
    {
        telemetry::JsonTranscoder transcoder;
        const auto good = transcoder.transcode(R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"name":"a","traceState":"b"}]}]}]})");
        const auto swapped = transcoder.transcode(R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"name":"b","traceState":"a"}]}]}]})");
        QVERIFY(verdictOf(good->traces) != verdictOf(swapped->traces));
    }

private:
    static void dumpCases(const QString& path)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        forEachCase([&](std::size_t, const std::string& text) {
            file.write(sizeOf(static_cast<std::uint32_t>(text.size())));
            file.write(text.data(), static_cast<qint64>(text.size()));
        });
    }

    /// Also writes what differs, to look at: number, text, ours, theirs.
    static void recordVerdicts(const QString& path)
    {
        QFile answers(path);
        QVERIFY(answers.open(QIODevice::ReadOnly));
        QByteArray verdicts;
        QFile differing(path + QStringLiteral(".differing"));
        QVERIFY(differing.open(QIODevice::WriteOnly));
        telemetry::JsonTranscoder transcoder;
        forEachCase([&](std::size_t number, const std::string& text) {
            const QByteArray head = answers.read(4);
            std::uint32_t size = 0;
            for (const char c : head)
                size = (size << 8U) | static_cast<std::uint8_t>(c);
            const std::string theirs = size == kRefused ? std::string() : answers.read(size).toStdString();
            const std::uint8_t verdict = size == kRefused ? 0 : verdictOf(theirs);
            verdicts.append(static_cast<char>(verdict));
            const Reading ours = read(transcoder, text);
            if ((ours.taken ? verdictOf(ours.message) : 0) == verdict || explanation(ours, verdict != 0, text) != nullptr)
                return;
            const std::string line = std::to_string(number) + "\t" + text + "\n  ours:   " + (ours.taken ? printed(ours.message) : "refused: " + ours.error)
                + "\n  theirs: " + (verdict == 0 ? std::string("refused") : printed(theirs)) + "\n"
                + (ours.warnings.empty() ? "" : "  warned: " + ours.warnings.front() + "\n");
            differing.write(line.data(), static_cast<qint64>(line.size()));
        });
        QFile out(kVerdicts);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(verdicts);
    }
};

QTEST_APPLESS_MAIN(JsonVerdictsTest)
#include "json_verdicts_test.moc"

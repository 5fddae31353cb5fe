// SPDX-License-Identifier: GPL-3.0-or-later
// What goes in comes out: import, export, import again and export again give every field of every record back, in all forms.
// On generated messages, and on the captures in the folder that WHYGLASS_CAPTURES names (default: shared/captures beside the
// source tree), where there is one.
#include "otlp_generator.h"
#include "otlp_records.h"
#include "program.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace whyglass;
using telemetry::Signal;

namespace {

using Records = std::multiset<std::string>;
constexpr Signal kSignals[] = {Signal::Traces, Signal::Logs, Signal::Metrics};

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::string_view viewOf(const QByteArray& bytes) { return {bytes.constData(), static_cast<std::size_t>(bytes.size())}; }

QByteArray framed(const std::string& message)
{
    QByteArray out;
    for (int shift = 24; shift >= 0; shift -= 8)
        out.append(static_cast<char>(message.size() >> static_cast<unsigned>(shift) & 0xFFU));
    return out.append(message.data(), static_cast<qsizetype>(message.size()));
}

Records recordsOfLines(const QByteArray& lines)
{
    Records records;
    telemetry::JsonTranscoder transcoder;
    for (const QByteArray& line : lines.split('\n')) {
        const auto message = transcoder.transcode(viewOf(line));
        if (!message.ok())
            continue;
        kit::addRecords(records, Signal::Traces, message->traces);
        kit::addRecords(records, Signal::Logs, message->logs);
        kit::addRecords(records, Signal::Metrics, message->metrics);
    }
    return records;
}

/// A .pb file is one message, so unknown fields of the messages it was made of belong to all its records; frames keep them apart.
Records recordsOfFrames(const QByteArray& frames)
{
    Records records;
    for (std::string_view rest = viewOf(frames); rest.size() > 4;) {
        std::size_t length = 0;
        for (const char c : rest.substr(0, 4))
            length = length << 8U | static_cast<unsigned char>(c);
        const std::string_view message = rest.substr(4, length);
        if (const auto signal = telemetry::sniffSignal(message); signal.ok())
            kit::addRecords(records, *signal, message);
        rest.remove_prefix(std::min(rest.size(), 4 + length));
    }
    return records;
}

/// Without those that came twice: a workspace holds each once.
Records unique(const Records& records)
{
    const std::set<std::string> once(records.begin(), records.end());
    return {once.begin(), once.end()};
}

/// The first record that one has and the other has not.
QByteArray difference(const Records& a, const Records& b)
{
    std::vector<std::string> only;
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(only));
    return only.empty() ? QByteArray("nothing") : QByteArray::number(static_cast<qulonglong>(only.size())) + " records, first: " + only.front().c_str();
}

} // namespace

class RoundTripTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void generatedMessages()
    {
        QByteArray frames;
        Records sent;
        for (const Signal signal : kSignals) {
            for (std::uint32_t i = 0; i < 40; ++i) {
                kit::OtlpGenerator generator(i + 7'000 * static_cast<std::uint32_t>(signal));
                const std::string message = generator.message(kit::schemaOf(signal));
                frames += framed(message);
                kit::addRecords(sent, signal, message);
            }
        }
        roundTrip(QStringLiteral("generated"), {m_program.write(QStringLiteral("generated.frames"), frames)}, sent);
    }

    void captures()
    {
        const QDir folder(qEnvironmentVariable("WHYGLASS_CAPTURES", QStringLiteral(WHYGLASS_SOURCE_DIR "/../shared/captures")));
        const QStringList names = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        if (names.isEmpty())
            QSKIP("there are no captures here; WHYGLASS_CAPTURES names their folder");
        QStringList files;
        Records sent;
        for (const QString& name : names) {
            const QString file = folder.filePath(name + QStringLiteral("/all.otlp.jsonl"));
            const Records records = recordsOfLines(contentOf(file));
            sent.insert(records.begin(), records.end());
            files << file;
        }
        roundTrip(QStringLiteral("captures"), files, sent);
    }

private:
    Outcome run(const QString& workspace, const QStringList& arguments) const
    {
        return m_program.run(arguments + QStringList{QStringLiteral("-w"), m_program.path(workspace + QStringLiteral(".whyglass"))});
    }

    /// What an export of a workspace holds; the three forms must agree.
    Records exported(const QString& workspace)
    {
        const auto fileOf = [&](const char* ending) { return m_program.path(workspace + QLatin1String(ending)); };
        for (const char* ending : {".jsonl", ".frames", ".pb"}) {
            const Outcome outcome = run(workspace, {QStringLiteral("export"), QStringLiteral("-o"), fileOf(ending)});
            if (outcome.code != 0)
                qWarning("%s", outcome.err.constData());
        }
        const Records lines = recordsOfLines(contentOf(fileOf(".jsonl")));
        const Records messages = recordsOfFrames(contentOf(fileOf(".frames")));
        if (lines != messages)
            qWarning("JSON and protobuf differ: %s / %s", difference(lines, messages).constData(), difference(messages, lines).constData());
        return lines == messages ? messages : Records();
    }

    void roundTrip(const QString& name, const QStringList& files, const Records& sent)
    {
        QCOMPARE(run(name, QStringList{QStringLiteral("import")} + files).code, 0);
        const Records first = exported(name);
        const Records once = unique(sent);
        QVERIFY2(first == once, QByteArray("lost: " + difference(once, first) + "; made up: " + difference(first, once)).constData());
        for (const char* ending : {".jsonl", ".frames"}) {
            const QString again = name + QLatin1String(ending) + QStringLiteral("-again");
            const QString file = m_program.path(name + QLatin1String(ending));
            const Outcome outcome = run(again, {QStringLiteral("import"), file});
            QCOMPARE(outcome.code, 0);
            QCOMPARE(outcome.json()[u"duplicates"].toInt(), 0);
            const Records second = exported(again);
            QVERIFY2(second == first, QByteArray("lost: " + difference(first, second) + "; made up: " + difference(second, first)).constData());
        }
    }

    Program m_program;
};

QTEST_GUILESS_MAIN(RoundTripTest)
#include "round_trip_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <algorithm>
#include <random>

/// What is shown depends on what came, not on its order: spans and log records of real traces are sent one by one, shuffled,
/// split over requests and over two runs of the program, and `show` must print the same bytes each time.

namespace {

/// Rounds of shuffling a trace; WHYGLASS_ARRIVAL_ROUNDS asks for more.
int rounds()
{
    bool ok = false;
    const int asked = qEnvironmentVariableIntValue("WHYGLASS_ARRIVAL_ROUNDS", &ok);
    return ok ? asked : 2;
}

/// Takes a document of OTLP JSON apart: one line a span or log record. Log records of the same time stay together, as nothing but
/// the order in which their sender sent them tells which came first.
void takeApart(const QJsonObject& document, const char* resources, const char* scopes, const char* records, QByteArrayList& lines)
{
    QString timeBefore;
    for (const QJsonValue resource : document[QLatin1String(resources)].toArray()) {
        for (const QJsonValue scope : resource[QLatin1String(scopes)].toArray()) {
            for (const QJsonValue record : scope[QLatin1String(records)].toArray()) {
                QJsonObject oneScope = scope.toObject();
                oneScope[QLatin1String(records)] = QJsonArray{record};
                QJsonObject oneResource = resource.toObject();
                oneResource[QLatin1String(scopes)] = QJsonArray{oneScope};
                const QByteArray line = QJsonDocument(QJsonObject{{QLatin1String(resources), QJsonArray{oneResource}}}).toJson(QJsonDocument::Compact);
                const QString time = record[QStringLiteral("timeUnixNano")].toString(); // spans have none
                if (!time.isEmpty() && time == timeBefore)
                    lines.last() += '\n' + line;
                else
                    lines << line;
                timeBefore = time;
            }
        }
    }
}

QByteArrayList recordsOf(const QByteArray& telemetry)
{
    QByteArrayList lines;
    for (const QByteArray& line : telemetry.split('\n')) {
        const QJsonObject document = QJsonDocument::fromJson(line).object();
        takeApart(document, "resourceSpans", "scopeSpans", "spans", lines);
        takeApart(document, "resourceLogs", "scopeLogs", "logRecords", lines);
    }
    return lines;
}

QByteArray goldenInput(const QString& name)
{
    QFile file(QStringLiteral(WHYGLASS_SOURCE_DIR) + QStringLiteral("/tests/golden/cases/") + name + QStringLiteral("/input.otlp.jsonl"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// An agent by hand: its tools bear no mark, and only a log record says what the model asked for.
QByteArray unmarkedTools() { return goldenInput(QStringLiteral("handbuilt-unmarked-tools")); }

} // namespace

class ArrivalOrderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void orderDoesNotShow_data();
    void orderDoesNotShow();
    void logsTellToolsAndAreFound();

private:
    /// Everything that `show` and `list` say of a workspace with these records, imported in this order in two runs.
    QByteArray shownOf(const QByteArrayList& records, std::mt19937& random);
    QByteArray printed(const QStringList& arguments);
    Program m_program;
    int m_workspaces = 0;
};

void ArrivalOrderTest::orderDoesNotShow_data()
{
    QTest::addColumn<QByteArray>("telemetry");
    QTest::newRow("tools without marks") << unmarkedTools();
    QTest::newRow("log events and spans of one session") << goldenInput(QStringLiteral("handbuilt-claude-code"));
    QTest::newRow("log events alone") << goldenInput(QStringLiteral("handbuilt-gemini-cli")).split('\n').first();
    for (const char* name : {"handmade-semconv-invoice", "otel-contrib-openai-invoice", "vercel-ai6-rag"})
        QTest::newRow(name) << goldenInput(QString::fromLatin1(name));
}

QByteArray ArrivalOrderTest::printed(const QStringList& arguments)
{
    const Outcome outcome = m_program.run(arguments + QStringList{QStringLiteral("--format"), QStringLiteral("json")});
    if (outcome.code != 0)
        return "failed: " + outcome.err;
    return outcome.out;
}

QByteArray ArrivalOrderTest::shownOf(const QByteArrayList& records, std::mt19937& random)
{
    const QString workspace = m_program.path(QStringLiteral("%1.whyglass").arg(++m_workspaces));
    const qsizetype half = records.size() / 2;
    for (const auto& part : {records.mid(0, half), records.mid(half)}) {
        QStringList arguments = {QStringLiteral("import"), QStringLiteral("-w"), workspace, QStringLiteral("--no-progress")};
        for (qsizetype at = 0; at < part.size();) { // a file is at least one request
            const qsizetype count = 1 + static_cast<qsizetype>(random() % 4);
            arguments << m_program.write(QStringLiteral("%1-%2.jsonl").arg(m_workspaces).arg(arguments.size()),
                                         part.mid(at, count).join('\n'));
            at += count;
        }
        if (arguments.size() > 4 && m_program.run(arguments).code != 0)
            return "import failed";
    }
    const QStringList in = {QStringLiteral("-w"), workspace};
    printed(QStringList{QStringLiteral("detect")} + in);
    QByteArray all;
    QStringList traces;
    for (const QJsonValue trace : QJsonDocument::fromJson(printed(QStringList{QStringLiteral("list"), QStringLiteral("traces")} + in)).object()[QStringLiteral("rows")].toArray())
        traces << trace[QStringLiteral("trace_id")].toString();
    traces.sort(); // those of one start are listed as they came
    for (const QString& trace : traces) {
        const QByteArray shown = printed(QStringList{QStringLiteral("show"), trace} + in);
        all += shown;
        for (const QJsonValue span : QJsonDocument::fromJson(shown).object()[QStringLiteral("spans")].toArray())
            all += printed(QStringList{QStringLiteral("show"), span[QStringLiteral("span_id")].toString()} + in);
    }
    return all + printed(QStringList{QStringLiteral("costs")} + in);
}

void ArrivalOrderTest::orderDoesNotShow()
{
    QFETCH(QByteArray, telemetry);
    QByteArrayList records = recordsOf(telemetry);
    QVERIFY(records.size() > 3);
    std::mt19937 random(7);
    const QByteArray expected = shownOf(records, random);
    QVERIFY2(!expected.contains("failed"), expected.left(300).constData());
    for (int round = 0; round < rounds(); ++round) {
        std::shuffle(records.begin(), records.end(), random);
        const QByteArray shown = shownOf(records, random);
        if (shown == expected)
            continue;
        qsizetype at = 0;
        while (at < qMin(shown.size(), expected.size()) && shown[at] == expected[at])
            ++at;
        QFAIL(qPrintable(QStringLiteral("round %1 differs at byte %2:\nis:       …%3\nexpected: …%4").arg(round).arg(at)
                             .arg(QString::fromUtf8(shown.mid(qMax<qsizetype>(0, at - 120), 240)), QString::fromUtf8(expected.mid(qMax<qsizetype>(0, at - 120), 240)))));
    }
}

void ArrivalOrderTest::logsTellToolsAndAreFound()
{
    const QString workspace = m_program.path(QStringLiteral("found.whyglass"));
    QByteArrayList records = recordsOf(unmarkedTools());
    std::reverse(records.begin(), records.end()); // the answer before the call, the tool before its parent
    for (const QByteArray& record : records)
        QCOMPARE(m_program.run({QStringLiteral("import"), QStringLiteral("-w"), workspace, m_program.write(QStringLiteral("one.jsonl"), record)}).code, 0);
    const auto span = [&](const char* id) {
        return QJsonDocument::fromJson(printed({QStringLiteral("show"), QStringLiteral("-w"), workspace, QString::fromLatin1(id)})).object();
    };
    QCOMPARE(span("00000000000000a3")[QStringLiteral("step")].toString(), QStringLiteral("tool"));
    QCOMPARE(span("00000000000000a3")[QStringLiteral("tool")].toString(), QStringLiteral("embed_invoice"));
    QVERIFY(span("00000000000000a3")[QStringLiteral("counted")].toBool());
    QVERIFY(span("00000000000000a4")[QStringLiteral("step")].toString() != QStringLiteral("tool")); // ran before it was asked for
    QCOMPARE(span("00000000000000a2")[QStringLiteral("input_messages")].toArray().size(), 1);

    const auto hits = [&](const char* text) {
        return QJsonDocument::fromJson(printed({QStringLiteral("search"), QStringLiteral("-w"), workspace, QString::fromLatin1(text)})).object()[QStringLiteral("rows")].toArray();
    };
    QCOMPARE(hits("quicksilver").size(), 1);
    QCOMPARE(hits("quicksilver")[0][QStringLiteral("where")].toString(), QStringLiteral("input"));
    QCOMPARE(hits("quicksilver")[0][QStringLiteral("span_id")].toString(), QStringLiteral("00000000000000a2"));
    QCOMPARE(hits("50000")[0][QStringLiteral("where")].toString(), QStringLiteral("result"));
    const QByteArray logs = printed({QStringLiteral("list"), QStringLiteral("-w"), workspace, QStringLiteral("logs"), QStringLiteral("span:00000000000000a2")});
    QCOMPARE(QJsonDocument::fromJson(logs).object()[QStringLiteral("total")].toInt(), 2);
}

QTEST_GUILESS_MAIN(ArrivalOrderTest)
#include "arrival_order_test.moc"

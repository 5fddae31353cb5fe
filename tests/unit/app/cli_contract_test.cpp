// SPDX-License-Identifier: GPL-3.0-or-later
// Holds the JSON of every command against the contract (cli.md): the keys are there, in a program that runs as users run it.
#include "program.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

namespace {

using Keys = QStringList;

Keys words(const char* text) { return QString::fromLatin1(text).simplified().split(u' '); }

const Keys kTraceKeys = words("trace_id root_name service start duration_ns spans errors steps tokens unknown_calls cost_usd unpriced_calls "
                              "models findings decisions sessions complete");
const Keys kSpanKeys = words("trace_id span_id parent_span_id name kind start duration_ns status status_message service service_version "
                             "environment scope step step_reason dialect counted provider request_model response_model operation tokens "
                             "cost_usd cost_source finish_reasons tool tool_call_id agent session user user_tier prompt_version findings "
                             "attributes events links dropped");
const Keys kContentKeys = words("input_messages output_messages system_instructions tool_arguments tool_result query documents logs");
const Keys kTokenKeys = words("input output cache_read cache_write reasoning total");
const Keys kDecisionKeys = words("decision_id trace_id span_id subject result confidence explicit service service_version agent start "
                                 "duration_ns tokens cost_usd findings provenance");
const Keys kFindingKeys = words("finding_id detector detector_version severity trace_id span_id decision_id title explanation evidence state");
const Keys kSessionKeys = words("session user user_tier traces spans first_start last_start tokens cost_usd errors findings decisions");
const Keys kLogKeys = words("time observed severity severity_number body event trace_id span_id service attributes");
const Keys kMetricKeys = words("name unit kind temporality service points first_time last_time last_value");
const Keys kIssueKeys = words("code severity source record offset count sample");
const Keys kInfoKeys = words("path schema_version spans traces logs metric_points decisions findings duplicates rejected first_start "
                             "last_start bytes indexed_upto detected_upto partitions recorder");

QString missing(const QJsonObject& object, const Keys& keys)
{
    Keys absent;
    for (const QString& key : keys) {
        if (!object.contains(key))
            absent << key;
    }
    return absent.join(u' ');
}

} // namespace

#define HAS_KEYS(object, keys) QCOMPARE(missing(object, keys), QString())

class CliContractTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(QStringLiteral(WHYGLASS_SOURCE_DIR "/tests/unit/app/data/invoice.otlp.jsonl"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_capture = file.readAll();
        m_import = run({QStringLiteral("import"), m_program.write(QStringLiteral("a.jsonl"), m_capture)});
        QCOMPARE(m_import.code, 0);
    }

    void importSaysWhatItTook()
    {
        const QJsonObject summary = m_import.json();
        HAS_KEYS(summary, words("files spans logs metric_points duplicates rejected bytes seconds"));
        QCOMPARE(summary[u"spans"].toInt(), 5);
        QCOMPARE(summary[u"logs"].toInt(), 1);
        QCOMPARE(summary[u"metric_points"].toInt(), 1);
        const QJsonObject file = summary[u"files"][0].toObject();
        HAS_KEYS(file, words("path format spans logs metric_points duplicates rejected"));
        QCOMPARE(file[u"format"].toString(), QStringLiteral("otlp-json-lines"));
        QVERIFY(m_import.err.isEmpty());
    }

    void listsHaveTheKeysOfTheContract_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<Keys>("keys");
        QTest::addColumn<int>("total");
        QTest::newRow("traces") << "traces" << kTraceKeys << 1;
        QTest::newRow("spans") << "spans" << kSpanKeys << 5;
        QTest::newRow("decisions") << "decisions" << kDecisionKeys << 1;
        QTest::newRow("sessions") << "sessions" << kSessionKeys << 1;
        QTest::newRow("logs") << "logs" << kLogKeys << 1;
        QTest::newRow("metrics") << "metrics" << kMetricKeys << 1;
    }
    void listsHaveTheKeysOfTheContract()
    {
        QFETCH(QString, what);
        QFETCH(Keys, keys);
        const QJsonObject list = run({QStringLiteral("list"), what}).json();
        QCOMPARE(list[u"what"].toString(), what);
        QTEST(list[u"total"].toInt(-1), "total");
        QCOMPARE(list[u"rows"].toArray().size(), list[u"total"].toInt());
        for (const QJsonValue& row : list[u"rows"].toArray())
            HAS_KEYS(row.toObject(), keys);
    }

    void findingsAndIssuesAnswerEvenWhenEmpty()
    {
        for (const char* what : {"findings", "issues"}) {
            const Outcome outcome = run({QStringLiteral("list"), QString::fromLatin1(what)});
            QCOMPARE(outcome.code, 0);
            const Keys keys = qstrcmp(what, "issues") == 0 ? kIssueKeys : kFindingKeys;
            for (const QJsonValue& row : outcome.json()[u"rows"].toArray())
                HAS_KEYS(row.toObject(), keys);
        }
    }

    void unknownIsNullAndKnownIsRight()
    {
        const QJsonObject span = run({QStringLiteral("show"), QStringLiteral("00000000000000a4"), QStringLiteral("--raw")}).json();
        HAS_KEYS(span, kSpanKeys);
        HAS_KEYS(span, kContentKeys);
        HAS_KEYS(span[u"tokens"].toObject(), kTokenKeys);
        QCOMPARE(span[u"start"].toString(), QStringLiteral("2026-03-17T14:00:00.500000000Z"));
        QCOMPARE(span[u"duration_ns"].toInteger(), 812'000'000);
        QCOMPARE(span[u"step"].toString(), QStringLiteral("generation"));
        QCOMPARE(span[u"step_reason"].toString(), QStringLiteral("gen_ai.operation.name = chat"));
        QCOMPARE(span[u"kind"].toString(), QStringLiteral("client"));
        QCOMPARE(span[u"environment"].toString(), QStringLiteral("staging"));
        QCOMPARE(span[u"counted"], QJsonValue(true));
        QCOMPARE(span[u"tokens"][u"total"].toInt(), 1510);
        QVERIFY(span[u"tokens"][u"cache_write"].isNull());
        QVERIFY(span[u"tool"].isNull());
        QVERIFY(span[u"documents"].isNull());
        QCOMPARE(span[u"finish_reasons"].toArray(), QJsonArray({QStringLiteral("stop")}));
        QCOMPARE(span[u"dropped"][u"attributes"].toInt(), 2);
        QCOMPARE(span[u"events"][0][u"name"].toString(), QStringLiteral("first token"));
        QCOMPARE(span[u"input_messages"][0][u"role"].toString(), QStringLiteral("user"));
        QVERIFY(span[u"input_messages"][0][u"parts"][0][u"content"].toString().contains(QStringLiteral("INV-12345")));
        QCOMPARE(span[u"logs"].toArray().size(), 1);
        QCOMPARE(span[u"otlp"][u"spanId"].toString(), QStringLiteral("00000000000000a4"));
        QVERIFY(span[u"cost_usd"].isString());
        QCOMPARE(span[u"cost_source"].toString(), QStringLiteral("price-table"));
    }

    void toolAndDocumentsAreShown()
    {
        const QJsonObject tool = run({QStringLiteral("show"), QStringLiteral("00000000000000a2")}).json();
        QCOMPARE(tool[u"tool"].toString(), QStringLiteral("get_po"));
        QCOMPARE(tool[u"tool_arguments"][u"id"].toString(), QStringLiteral("PO-77"));
        QCOMPARE(tool[u"tool_result"][u"quantity"].toInt(), 100);
        const QJsonObject retrieval = run({QStringLiteral("show"), QStringLiteral("00000000000000a3")}).json();
        QCOMPARE(retrieval[u"documents"][0][u"id"].toString(), QStringLiteral("POL-1"));
        QCOMPARE(retrieval[u"documents"][0][u"score"].toDouble(), 0.83);
    }

    void aModelCallTellsWhatItWasGiven()
    {
        const QJsonObject context = run({QStringLiteral("show"), QStringLiteral("00000000000000a4")}).json()[u"context"].toObject();
        QVERIFY(context[u"captured"].toBool());
        QCOMPARE(context[u"parts"].toArray().size(), 1);
        const QJsonValue part = context[u"parts"][0];
        QCOMPARE(part[u"field"].toString(), QStringLiteral("input_messages[0].parts[0]"));
        QCOMPARE(part[u"tokens"].toInt(), 1200);
        QCOMPARE(part[u"match"].toString(), QStringLiteral("not_found"));
        QVERIFY(part[u"producer"].isNull() && part[u"relation"].isNull());
        // The order that the tool brought stands in no request.
        QCOMPARE(context[u"never_delivered"][0][u"producer"][u"span_id"].toString(), QStringLiteral("00000000000000a2"));
        QVERIFY(context[u"changed"].isNull());
        QCOMPARE(context[u"cache"][u"state"].toString(), QStringLiteral("first"));
    }

    void traceIsWholeAndInTreeOrder()
    {
        const QJsonObject trace = run({QStringLiteral("show"), QStringLiteral("5B8AA5A2D2C872E8321CF37308D69DF2")}).json();
        HAS_KEYS(trace, kTraceKeys);
        const QJsonArray spans = trace[u"spans"].toArray();
        QCOMPARE(spans.size(), 5);
        QCOMPARE(spans[0][u"span_id"].toString(), QStringLiteral("00000000000000a1"));
        QVERIFY(spans[0][u"parent_span_id"].isNull());
        QCOMPARE(spans[1][u"tool"].toString(), QStringLiteral("get_po"));
        QCOMPARE(trace[u"errors"].toInt(), 1);
        QCOMPARE(trace[u"steps"][u"generation"].toInt(), 1);
        QCOMPARE(trace[u"tokens"][u"total"].toInt(), 1510);
    }

    void decisionHasACardWhoseEvidenceCanBeChecked()
    {
        const QString id = run({QStringLiteral("list"), QStringLiteral("decisions")}).json()[u"rows"][0][u"decision_id"].toString();
        QCOMPARE(id.size(), 16);
        const QJsonObject decision = run({QStringLiteral("show"), id}).json();
        HAS_KEYS(decision, kDecisionKeys);
        HAS_KEYS(decision[u"card"].toObject(), words("answer evidence missing similar notes"));
        QCOMPARE(decision[u"result"].toString(), QStringLiteral("approved"));
        QCOMPARE(decision[u"explicit"], QJsonValue(true));
        QVERIFY(!decision[u"card"][u"evidence"].toArray().isEmpty());
        for (const QJsonValue& entry : decision[u"card"][u"evidence"].toArray())
            HAS_KEYS(entry.toObject(), words("order span_id title text field relation values findings"));
    }

    void lineageTellsWhereValuesCameFrom()
    {
        const QString id = run({QStringLiteral("list"), QStringLiteral("decisions")}).json()[u"rows"][0][u"decision_id"].toString();
        const QJsonObject lineage = run({QStringLiteral("lineage"), id}).json();
        QCOMPARE(lineage[u"decision_id"].toString(), id);
        const QJsonArray values = lineage[u"values"].toArray();
        QVERIFY(values.size() >= 2);
        for (const QJsonValue& entry : values)
            HAS_KEYS(entry.toObject(), words("value kind field status origin occurrences"));
        const QJsonObject invoice = values[0].toObject();
        QCOMPARE(invoice[u"value"].toString(), QStringLiteral("INV-12345"));
        QCOMPARE(invoice[u"kind"].toString(), QStringLiteral("id"));
        QCOMPARE(invoice[u"status"].toString(), QStringLiteral("observed"));
        const Keys place = words("trace_id span_id field excerpt relation");
        HAS_KEYS(invoice[u"origin"].toObject(), place);
        for (const QJsonValue& entry : invoice[u"occurrences"].toArray())
            HAS_KEYS(entry.toObject(), place + Keys{QStringLiteral("start")});
        QCOMPARE(invoice[u"origin"][u"span_id"].toString(), QStringLiteral("00000000000000a4"));
        QCOMPARE(invoice[u"origin"][u"field"].toString(), QStringLiteral("attributes.gen_ai.input.messages"));
        // What nobody gave has no origin, and that is said.
        QCOMPARE(values.last()[u"value"].toString(), QStringLiteral("0.91"));
        QCOMPARE(values.last()[u"status"].toString(), QStringLiteral("unsupported"));
        QVERIFY(values.last()[u"origin"].isNull());

        const QJsonObject asked = run({QStringLiteral("lineage"), id, QStringLiteral("100.0")}).json()[u"values"][0].toObject();
        QCOMPARE(asked[u"value"].toString(), QStringLiteral("100.0"));
        QVERIFY(asked[u"field"].isNull());
        QCOMPARE(asked[u"status"].toString(), QStringLiteral("inferred"));
        QCOMPARE(asked[u"origin"][u"field"].toString(), QStringLiteral("attributes.gen_ai.tool.call.result"));
        QCOMPARE(run({QStringLiteral("lineage"), QStringLiteral("00000000000000ff")}).code, 1);
        QCOMPARE(run({QStringLiteral("lineage"), QStringLiteral("no-id")}).code, 2);
    }

    void searchShowsWhereTheWordsStand()
    {
        const QJsonObject found = run({QStringLiteral("search"), QStringLiteral("northwind")}).json();
        HAS_KEYS(found, words("query total total_is_lower_bound rows"));
        QCOMPARE(found[u"total"].toInt(), 1);
        const QJsonObject row = found[u"rows"][0].toObject();
        HAS_KEYS(row, words("trace_id span_id where field start snippet"));
        QCOMPARE(row[u"span_id"].toString(), QStringLiteral("00000000000000a4"));
        QCOMPARE(row[u"where"].toString(), QStringLiteral("output"));
        QCOMPARE(row[u"snippet"][1][u"text"].toString(), QStringLiteral("Northwind"));
        QCOMPARE(row[u"snippet"][1][u"hit"], QJsonValue(true));
        QCOMPARE(run({QStringLiteral("search"), QStringLiteral("nowhere")}).json()[u"total"].toInt(), 0);
    }

    void costsAddUp()
    {
        const QJsonObject costs = run({QStringLiteral("costs"), QStringLiteral("--by"), QStringLiteral("model,service")}).json();
        QCOMPARE(costs[u"by"].toArray(), QJsonArray({QStringLiteral("model"), QStringLiteral("service")}));
        std::int64_t tokens = 0;
        for (const QJsonValue& row : costs[u"rows"].toArray()) {
            HAS_KEYS(row.toObject(), words("model service calls tokens cost_usd unpriced_calls"));
            tokens += row[u"tokens"][u"total"].toInteger();
        }
        QCOMPARE(tokens, std::int64_t{1510});
        QCOMPARE(costs[u"total"][u"tokens"][u"total"].toInteger(), std::int64_t{1510});
    }

    void workspaceInfoAndCheck()
    {
        const QJsonObject info = run({QStringLiteral("workspace"), QStringLiteral("info")}).json();
        HAS_KEYS(info, kInfoKeys);
        QCOMPARE(info[u"spans"].toInt(), 5);
        QVERIFY(info[u"recorder"].isNull());
        const Outcome check = run({QStringLiteral("workspace"), QStringLiteral("check")});
        QCOMPARE(check.code, 0);
        QCOMPARE(check.json()[u"ok"], QJsonValue(true));
    }

    void pricesHaveSourceAndDate()
    {
        const QJsonObject prices = run({QStringLiteral("prices"), QStringLiteral("list")}).json();
        HAS_KEYS(prices, words("source date rows"));
        HAS_KEYS(prices[u"rows"][0].toObject(), words("provider model from input output cache_read cache_write per"));
    }

    void detectNamesItsDetectors()
    {
        const Outcome outcome = run({QStringLiteral("detect")});
        QCOMPARE(outcome.code, 0);
        QVERIFY(!outcome.json()[u"detectors"].toArray().isEmpty());
        for (const QJsonValue& row : outcome.json()[u"detectors"].toArray())
            HAS_KEYS(row.toObject(), words("id version findings seconds"));
        QCOMPARE(run({QStringLiteral("detect"), QStringLiteral("--detector"), QStringLiteral("none-such")}).code, 2);
    }

    void importingAgainChangesNothing()
    {
        const Outcome again = run({QStringLiteral("import"), m_program.path(QStringLiteral("a.jsonl"))});
        QCOMPARE(again.code, 0);
        QCOMPARE(again.json()[u"spans"].toInt() , 0);
        QCOMPARE(again.json()[u"duplicates"].toInt(), 7);
        QCOMPARE(run({QStringLiteral("workspace"), QStringLiteral("info")}).json()[u"spans"].toInt(), 5);
    }

    void exportGivesTheSpansBack_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("json lines") << "out.jsonl";
        QTest::newRow("protobuf") << "out.pb";
    }
    void exportGivesTheSpansBack()
    {
        QFETCH(QString, name);
        const Outcome exported = run({QStringLiteral("export"), QStringLiteral("-o"), m_program.path(name)});
        QCOMPARE(exported.code, 0);
        const QString copy = m_program.path(name + QStringLiteral(".whyglass"));
        const Outcome imported = m_program.run({QStringLiteral("import"), QStringLiteral("-w"), copy, m_program.path(name)});
        QCOMPARE(imported.json()[u"spans"].toInt(), 5);
        const QStringList list = {QStringLiteral("list"), QStringLiteral("spans"), QStringLiteral("--format"), QStringLiteral("jsonl")};
        QCOMPARE(m_program.run(list + QStringList{QStringLiteral("-w"), copy}).out, run(list).out);
    }

    void exportWritesTheRowsOfAListAsCsv()
    {
        const QString path = m_program.path(QStringLiteral("spans.csv"));
        const Outcome exported = run({QStringLiteral("export"), QStringLiteral("-o"), path, QStringLiteral("status:error")});
        QCOMPARE(exported.code, 0);
        QCOMPARE(exported.json()[u"rows"].toInt(), 1);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QCOMPARE(text.count("\r\n"), 2);
        const Outcome listed = run({QStringLiteral("list"), QStringLiteral("spans"), QStringLiteral("status:error"), QStringLiteral("--format"), QStringLiteral("csv")});
        QCOMPARE(text, listed.out);
        QCOMPARE(run({QStringLiteral("export"), QStringLiteral("--list"), QStringLiteral("sessions"), QStringLiteral("-o"), path}).json()[u"rows"].toInt(), 1);
    }

    void rejectedRecordsAreCountedAndLocated()
    {
        const QString broken = m_program.write(QStringLiteral("broken.jsonl"), m_capture + "{\"resourceSpans\":[{\"scope\n");
        const Outcome outcome = m_program.run(
            {QStringLiteral("import"), QStringLiteral("-w"), m_program.path(QStringLiteral("broken.whyglass")), broken});
        QCOMPARE(outcome.code, 3);
        QCOMPARE(outcome.json()[u"rejected"].toInt(), 1);
        const QJsonObject record = outcome.json()[u"files"][0][u"rejected"][0].toObject();
        HAS_KEYS(record, words("record offset reason"));
        QCOMPARE(record[u"record"].toInt(), 4);
        QCOMPARE(record[u"offset"].toInt(), static_cast<int>(m_capture.size()));
        QVERIFY(outcome.err.startsWith(QByteArray("whyglass: " + broken.toUtf8() + ":4: ")));
        const Outcome issues = m_program.run(
            {QStringLiteral("list"), QStringLiteral("issues"), QStringLiteral("-w"), m_program.path(QStringLiteral("broken.whyglass"))});
        QVERIFY(!issues.json()[u"rows"].toArray().isEmpty());
        HAS_KEYS(issues.json()[u"rows"][0].toObject(), kIssueKeys);
    }

    void standardInputIsAFileToo()
    {
        const Outcome outcome = m_program.run({QStringLiteral("import"), QStringLiteral("-w"), m_program.path(QStringLiteral("in.whyglass")),
                                               QStringLiteral("-")}, m_capture);
        QCOMPARE(outcome.code, 0);
        QCOMPARE(outcome.json()[u"spans"].toInt(), 5);
        QCOMPARE(outcome.json()[u"files"][0][u"path"].toString(), QStringLiteral("-"));
    }

    void formatsAndLimits()
    {
        const Outcome lines = run({QStringLiteral("list"), QStringLiteral("spans"), QStringLiteral("--format"), QStringLiteral("jsonl"),
                                   QStringLiteral("--limit"), QStringLiteral("2")});
        QCOMPARE(lines.out.count('\n'), 2);
        const Outcome csv = run({QStringLiteral("list"), QStringLiteral("spans"), QStringLiteral("--format"), QStringLiteral("csv")});
        QCOMPARE(csv.out.count("\r\n"), 6);
        QVERIFY(csv.out.startsWith("trace_id,span_id,"));
        QVERIFY(csv.out.contains(",tokens.total,"));
        const Outcome table = run({QStringLiteral("list"), QStringLiteral("spans"), QStringLiteral("--format"), QStringLiteral("table")});
        QVERIFY(table.out.startsWith("START"));
        const QJsonObject page = run({QStringLiteral("list"), QStringLiteral("spans"), QStringLiteral("--offset"), QStringLiteral("4")}).json();
        QCOMPARE(page[u"total"].toInt(), 5);
        QCOMPARE(page[u"rows"].toArray().size(), 1);
    }

    void timeAndQueryNarrowALIst()
    {
        QCOMPARE(total({QStringLiteral("spans"), QStringLiteral("status:error")}), 1);
        QCOMPARE(total({QStringLiteral("spans"), QStringLiteral("tool:get_po")}), 1);
        QCOMPARE(total({QStringLiteral("spans"), QStringLiteral("--since"), QStringLiteral("-1d")}), 0);
        QCOMPARE(total({QStringLiteral("spans"), QStringLiteral("--until"), QStringLiteral("2026-03-17T14:00:00.3Z")}), 2);
    }

    void wrongCommandLinesGiveCodeTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("unknown command") << QStringList{QStringLiteral("lineage"), QStringLiteral("x")};
        QTest::newRow("unknown list") << QStringList{QStringLiteral("list"), QStringLiteral("things")};
        QTest::newRow("unknown option") << QStringList{QStringLiteral("list"), QStringLiteral("spans"), QStringLiteral("--wrong")};
        QTest::newRow("unknown field") << QStringList{QStringLiteral("list"), QStringLiteral("spans"), QStringLiteral("modle:x")};
        QTest::newRow("no id") << QStringList{QStringLiteral("show"), QStringLiteral("xyz")};
        QTest::newRow("no time") << QStringList{QStringLiteral("list"), QStringLiteral("spans"), QStringLiteral("--since"), QStringLiteral("soon")};
        QTest::newRow("no group") << QStringList{QStringLiteral("costs"), QStringLiteral("--by"), QStringLiteral("colour")};
    }
    void wrongCommandLinesGiveCodeTwo()
    {
        QFETCH(QStringList, arguments);
        const Outcome outcome = run(arguments);
        QCOMPARE(outcome.code, 2);
        QVERIFY(outcome.out.isEmpty());
        QCOMPARE(outcome.err.count('\n'), 1);
        QVERIFY(outcome.err.startsWith("whyglass: "));
    }

    void failuresSayWhatToDo()
    {
        const Outcome none = m_program.run({QStringLiteral("list"), QStringLiteral("spans"), QStringLiteral("-w"), m_program.path(QStringLiteral("no.whyglass"))});
        QCOMPARE(none.code, 1);
        QVERIFY(none.err.contains("there is no workspace"));
        QVERIFY(none.err.contains("; "));
        QCOMPARE(run({QStringLiteral("import"), m_program.path(QStringLiteral("no.jsonl"))}).code, 1);
        QCOMPARE(run({QStringLiteral("show"), QString(16, u'9')}).code, 1);
    }

    void helpAndVersion()
    {
        QCOMPARE(m_program.run({QStringLiteral("--version")}).out.left(9), QByteArray("whyglass "));
        const Outcome help = m_program.run({QStringLiteral("list"), QStringLiteral("--help")});
        QCOMPARE(help.code, 0);
        QVERIFY(help.out.contains("--since"));
        QVERIFY(help.err.isEmpty());
    }

private:
    Outcome run(const QStringList& arguments) const
    {
        return m_program.run(arguments + QStringList{QStringLiteral("-w"), m_program.path(QStringLiteral("a.whyglass"))});
    }
    int total(const QStringList& arguments) const { return run(QStringList{QStringLiteral("list")} + arguments).json()[u"total"].toInt(-1); }

    Program m_program;
    QByteArray m_capture;
    Outcome m_import;
};

QTEST_GUILESS_MAIN(CliContractTest)
#include "cli_contract_test.moc"

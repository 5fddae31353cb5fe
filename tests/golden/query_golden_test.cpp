// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/format.h"
#include "models/query/query.h"

#include <QFile>
#include <QTest>

using namespace whyglass;

namespace {

/// "= canonical text" or "! code column"; a query of words is "words".
std::string reading(const std::string& text)
{
    const query::Reading found = query::read(text, {});
    if (!found.ok())
        return "! " + found.problems.front().code + ' ' + std::to_string(query::columnOf(text, found.problems.front().range.position));
    return found.query.mode == query::Mode::Words ? "words" : "= " + query::format(found.query.filter.where);
}

const QString kReadings = QStringLiteral(WHYGLASS_SOURCE_DIR "/tests/golden/query/readings.txt");

QByteArray codesOf(const query::Problems& problems)
{
    QByteArray codes;
    for (const query::Problem& problem : problems)
        codes += (codes.isEmpty() ? "" : " ") + QByteArray::fromStdString(problem.code);
    return codes;
}

struct Case {
    QByteArray name, text, expected;
};

/// Blocks of a comment line, the query (\n for a line break), what it is read as.
std::vector<Case> cases(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    std::vector<Case> found;
    Case next;
    for (const QByteArray& raw : file.readAll().split('\n')) {
        if (raw.startsWith('#')) {
            next = {raw.mid(2), {}, {}};
        } else if (raw.isEmpty()) {
            continue;
        } else if (next.text.isNull()) {
            next.text = QByteArray(raw).replace("\\n", "\n");
        } else {
            next.expected = raw;
            found.push_back(next);
        }
    }
    return found;
}

} // namespace

class QueryGoldenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(cases(kReadings).size() > 80); } // or nothing below would be asked

    void readsAs_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        for (const Case& one : cases(kReadings))
            QTest::newRow(QByteArray(one.name + ": " + one.text).constData()) << one.text << one.expected;
    }
    void readsAs()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        QCOMPARE(QByteArray::fromStdString(reading(text.toStdString())), expected);
    }

    /// The canonical text of a query is its own canonical text, and reads as the same tree.
    void canonicalTextStays_data() { readsAs_data(); }
    void canonicalTextStays()
    {
        QFETCH(QByteArray, text);
        const query::Reading first = query::read(text.toStdString(), {});
        if (!first.ok() || first.query.mode == query::Mode::Words)
            return;
        const std::string canonical = query::format(first.query.filter.where);
        const query::Reading again = query::read(canonical, {});
        QVERIFY2(again.ok(), canonical.c_str());
        QCOMPARE(query::format(again.query.filter.where), canonical);
        QVERIFY(again.query.filter == first.query.filter);
    }

    void limits()
    {
        const auto code = [](const std::string& text) {
            const query::Reading found = query::read(text, {});
            return found.ok() ? std::string("none") : found.problems.front().code;
        };
        const auto repeated = [](const std::string& text, int times) {
            std::string all;
            for (int i = 0; i < times; ++i)
                all += text;
            return all;
        };
        QCOMPARE(code("{ " + repeated("(", 64) + "true" + repeated(")", 64) + " }"), std::string("none"));
        QCOMPARE(code("{ " + repeated("(", 65) + "true" + repeated(")", 65) + " }"), std::string("E501"));
        QCOMPARE(code("{ " + repeated("!", 5000) + "true }"), std::string("E503"));
        QCOMPARE(code("{ " + repeated("!", 100) + "true }"), std::string("E501"));
        QCOMPARE(code("{ 1" + repeated("^1", 100) + " = 1 }"), std::string("E501"));
        QCOMPARE(code("{ .a = 1" + repeated(" ", 16385) + "}"), std::string("E502"));
        QCOMPARE(code("{ .a in (1" + repeated(",1", 499) + ") }"), std::string("none"));
        QCOMPARE(code("{ .a in (1" + repeated(",1", 500) + ") }"), std::string("E506"));
        QCOMPARE(code("{ .a = 1" + repeated("||.a=1", 600) + " }"), std::string("E503"));
        QCOMPARE(code("{ name =~ \"" + repeated("x", 1025) + "\" }"), std::string("E505"));
        QCOMPARE(query::read("{ " + repeated("modle = 1 && ", 30) + "true }", {}).problems.size(), query::kMaxProblems);
        QCOMPARE(code("{ name =~ \"((a{1,100}){1,100}){1,100}\" }"), std::string("E505"));
    }

    void messagesSayWhatToDo_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("suggestion");
        const auto row = [](const char* text, const char* message, const char* suggestion) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(message) << QByteArray(suggestion);
        };
        row("{ modle = \"x\" }", "unknown field \"modle\"; did you mean model?", "model");
        row("{ latency > 1s }", "unknown field \"latency\"; did you mean duration?", "duration");
        row("{ attribute = 4 }", "unknown field \"attribute\"; for an attribute write .attribute or span.attribute", "");
        row("{ invoice.id = 4 }", "unknown field \"invoice.id\"; did you mean span.invoice.id?", "span.invoice.id");
        row("{ ai:tokens.inpt > 5 }", "there is no ai:tokens.inpt; did you mean ai:tokens.input?", "tokens.input");
        row("{ status = ERROR }", "unknown field \"ERROR\"; did you mean error?", "error");
        row("{ kind = Servr }", "unknown field \"Servr\"; did you mean server?", "server");
        row("{ .a = undefined }", "unknown field \"undefined\"; did you mean nil?", "nil");
        row("{ name like \"a.*\" }", "expected an operator or } after \"name\", found \"like\"; did you mean =~?", "=~");
        row("{ duration > \"1s\" }", "a duration cannot be compared with a text; write a duration such as 1s or 250ms", "");
        row("{ status > ok }", "status has no order; use = or !=", "");
        row("{ span:status = nil }", "status is never missing, so this can never match; write { status = error }", "");
    }
    void messagesSayWhatToDo()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, message);
        QFETCH(QByteArray, suggestion);
        analysis::WorkspaceNames names;
        names.spanKeys = {{"invoice.id", 1}};
        const query::Reading found = query::read(text.toStdString(), {}, names);
        QVERIFY(!found.ok());
        QCOMPARE(QByteArray::fromStdString(found.problems.front().message), message);
        QCOMPARE(QByteArray::fromStdString(found.problems.front().suggestion), suggestion);
    }

    void warnings_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("codes");
        QTest::newRow("298") << QByteArray("{ .a = 1 || .b = 2 && .c = 3 }") << QByteArray("W101");
        QTest::newRow("299") << QByteArray("{ duration > 100 }") << QByteArray("W102");
        QTest::newRow("301") << QByteArray("{ span.gen_ai.usage.input_tokens*2 > 6000 }") << QByteArray("W104");
        QTest::newRow("minus") << QByteArray("{ span.a-1 > 2 && span.x-y = 1 }") << QByteArray("W104");
        QTest::newRow("quoted") << QByteArray("{ span.\"a+b\" = 1 }") << QByteArray();
        QTest::newRow("308") << QByteArray("{ } with (foo=1)") << QByteArray("W111");
        QTest::newRow("known hint") << QByteArray("{ kind = server } with (most_recent=true, sample=0.5) since:-7d") << QByteArray();
        QTest::newRow("310") << QByteArray("{ 2 ^ 3 = 8 }") << QByteArray("W113");
        QTest::newRow("302") << QByteArray("{ .nope || true }") << QByteArray("W105");
        QTest::newRow("307") << QByteArray("{ name =~ \"chat\" }") << QByteArray("W110");
        QTest::newRow("311") << QByteArray("{ span.retries = nil }") << QByteArray();
    }
    void warnings()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, codes);
        QCOMPARE(codesOf(query::read(text.toStdString(), {}).query.warnings), codes);
    }

    /// Each mistake is told at its character; none that only comes of another.
    void tellsEveryMistake_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("codes");
        const auto row = [](const char* text, const char* codes) { QTest::newRow(text) << QByteArray(text) << QByteArray(codes); };
        row("{ modle = 1 && .a = 2 && status > ok }", "E201@3 E302@33");
        row("{ .a < && (modle = 1 || .b = 2 .c = 3) && kind < server }", "E101@8 E201@12 E103@32 E302@48");
        row("{ duration > 10x && .a = $5 && name = \"a\\q\" && ai:txt(\"x\") }", "E005@14 E007@26 E003@41 E204@51");
        row("{ ai:text(\"a\" \"b\") && .x in (1 2) && ai:value(1 }", "E103@15 E103@32 E102@49");
        row("{ . && modle = \"x }", "E110@4 E201@8 E001@16");
        row("{ && .a = 1 && }", "E101@3 E101@16");
        row("{ status = nil && .a =~ \"[\" } since:x", "E304@10 E310@22 E302@37");
        row("{ (.a = 1 && modle = 2 }", "E102@24");
        row("{ !(status) && -true }", "E303@3 E303@16");
    }
    void tellsEveryMistake()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, codes);
        QByteArray found;
        for (const query::Problem& problem : query::read(text.toStdString(), {}).problems)
            found += (found.isEmpty() ? "" : " ") + QByteArray::fromStdString(problem.code) + '@' + QByteArray::number(int(query::columnOf(text.toStdString(), problem.range.position)));
        QCOMPARE(found, codes);
    }

    /// What the sample of the conformance cases makes of a query.
    void advises_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("codes");
        QTest::addColumn<QByteArray>("remedy"); // of the first
        const auto row = [](const char* name, const char* text, const char* codes, const char* remedy) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(codes) << QByteArray(remedy);
        };
        row("300", "{ span.retries != 3 }", "W103", "(span.retries != 3 || span.retries = nil)");
        row("302", "{ .nope || true }", "W106 W105", "");
        row("303", "{ ai:tool = \"get_pos\" }", "W106", "ai:tool = \"get_po\"");
        row("304", "{ span.http.response.status_code = 504 }", "W107", "(span.http.response.status_code = 504 || span.http.response.status_code = \"504\")");
        row("305", "{ ai:substring(\"mount\") }", "W108", "");
        row("306", "{ .retries = 3 }", "W109", "span.retries");
        row("311", "{ span.retries = nil }", "", "");
        row("312", "{ .user.tier = \"gold\" && kind = server }", "W109", "span.user.tier");
        row("nearest key", "{ span.retris = 3 }", "W106", "span.retries");
        row("other scope", "{ span.host.name = \"x\" }", "W106", "resource.host.name");
        row("in a list", "{ span.retries not in (1, 2) }", "W103", "");
        row("known", "{ ai:tool = \"get_po\" && resource.host.name = \"x\" }", "", "");
        row("of tool calls only", "{ ai:substring(\"x\") && ai:tool = \"get_po\" }", "", "");
        row("number as text", "{ span.http.response.status_code != \"504\" }", "W103 W107", "(span.http.response.status_code != \"504\" || span.http.response.status_code = nil)");
        row("words", "tool:get_pos is:error (a OR retris:3)", "W106 W106", "tool:get_po");
        row("known words", "tool:GET_PO retries:3 -tool:nothing", "", "");
    }
    void advises()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, codes);
        QFETCH(QByteArray, remedy);
        analysis::WorkspaceNames names;
        names.spanKeys = {{"http.response.status_code", 5}, {"user.tier", 4}, {"retries", 2}};
        names.resourceKeys = {{"service.name", 28}, {"host.name", 28}};
        names.values["tool"] = {{"get_invoice", 3}, {"get_po", 2}};
        names.types["http.response.status_code"] = {1, 4};
        names.spansRead = 28;
        names.spans = 200'000;
        const query::Problems warnings = query::read(text.toStdString(), {}, names).query.warnings;
        QCOMPARE(codesOf(warnings), codes);
        if (!remedy.isEmpty())
            QCOMPARE(QByteArray::fromStdString(warnings.front().suggestion), remedy);
        for (const query::Problem& warning : warnings) // what is put in its place is a query again
            if (!warning.suggestion.empty()) {
                std::string put = text.toStdString();
                put.replace(warning.range.position, warning.range.length, warning.suggestion);
                QVERIFY2(query::read(put, {}, names).ok(), put.c_str());
            }
        // Without a workspace there is nothing to say but what the text alone shows.
        QCOMPARE(codesOf(query::read(text.toStdString(), {}).query.warnings), codes.contains("W105") ? QByteArray("W105") : QByteArray());
    }

    void classes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("313") << QByteArray("{ status = error }") << QByteArray("plain");
        QTest::newRow("315") << QByteArray("{ model = \"gpt-4o\" }") << QByteArray("extended");
        QTest::newRow("316") << QByteArray("{ kind in (server, client) }") << QByteArray("plain");
        QTest::newRow("317") << QByteArray("{ parent.name = \"x\" }") << QByteArray("plain+");
        QTest::newRow("319") << QByteArray("{ resource.service.name = \"a\" && ai:text(\"x\") }") << QByteArray("extended");
        QTest::newRow("321") << QByteArray("{ !(ai:tool = \"x\") }") << QByteArray("extended");
        QTest::newRow("322") << QByteArray("{ name = \"ai:tool\" }") << QByteArray("plain");
        QTest::newRow("323") << QByteArray("{ .ai = 1 }") << QByteArray("plain");
        QTest::newRow("324") << QByteArray("{ span.ai:tool = 1 }") << QByteArray("plain");
        QTest::newRow("words") << QByteArray("tool:x") << QByteArray("extended");
    }
    void classes()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        const query::Reading found = query::read(text.toStdString(), {});
        QVERIFY(found.ok());
        QCOMPARE(QByteArray::fromStdString(std::string(query::classOf(found.query.filter))), expected);
    }

    void timesMayFollow()
    {
        const auto found = query::read("{ status = error } since:2026-03-01 until:2026-03-02", {});
        QVERIFY(found.ok());
        QVERIFY(found.query.filter.window.has_value());
        QCOMPARE(found.query.filter.window->length().ns, std::int64_t(86'400'000'000'000));
        QCOMPARE(query::read("{ } since:x", {}).problems.front().range.position, std::size_t(10));
    }
};

QTEST_APPLESS_MAIN(QueryGoldenTest)
#include "query_golden_test.moc"

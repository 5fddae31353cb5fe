// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/query/bare_query.h"
#include "models/format/format.h"

#include <QTest>

using namespace whyglass;
using analysis::QueryError;
using domain::FilterTerm;

namespace {

const domain::Timestamp kNow = *format::parseRfc3339("2026-03-17T12:00:00Z");

/// "-tool=get_po|get_invoice", words as 'word', phrases as "phrase", groups as (side | side).
QByteArray print(const std::vector<FilterTerm>& terms)
{
    static constexpr const char* kOps[] = {"=", "!=", "<", "<=", ">", ">=", "^", "*", ".."};
    QByteArray out;
    for (const FilterTerm& term : terms) {
        out += out.isEmpty() ? "" : " ";
        out += term.negated ? "-" : "";
        if (term.kind == FilterTerm::Kind::Group) {
            QByteArray sides;
            for (const auto& side : term.sides)
                sides += (sides.isEmpty() ? "" : " | ") + print(side);
            out += '(' + sides + ')';
            continue;
        }
        QByteArray values;
        for (const auto& value : term.values)
            values += (values.isEmpty() ? "" : "|") + QByteArray::fromStdString(value);
        if (term.kind == FilterTerm::Kind::Field)
            out += QByteArray::fromStdString(term.key) + kOps[static_cast<int>(term.op)] + values;
        else {
            const char quote = term.kind == FilterTerm::Kind::Word ? '\'' : '"';
            out += quote + values + quote + (term.op == FilterTerm::Op::Prefix ? "^" : "");
        }
    }
    return out;
}

QByteArray print(const domain::Filter& filter)
{
    QByteArray out = print(filter.terms);
    if (filter.window)
        out += " [" + QByteArray::fromStdString(format::rfc3339(filter.window->begin)) + " "
            + QByteArray::number(qlonglong(filter.window->end.ns)) + "]";
    return out.trimmed();
}

QByteArray parse(const QByteArray& text, const std::vector<std::string>& keys = {})
{
    const auto parsed = analysis::parseBareQuery(std::string_view(text.constData(), size_t(text.size())), kNow, keys);
    QByteArray errors;
    for (const QueryError& error : parsed.errors)
        errors += (errors.isEmpty() ? "" : ", ") + QByteArray::fromStdString(error.code) + "@" + QByteArray::number(qulonglong(error.position)) + " "
            + QByteArray::fromStdString(error.suggestion);
    return errors.isEmpty() ? print(parsed.filter) : errors;
}

} // namespace

class BareQueryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("printed");
        const auto row = [](const char* text, const char* printed) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(printed);
        };
        // The cases of query.md 25.4.
        row("INV-12346 empty", "'INV-12346' 'empty'");
        row("\"refund policy\"", "\"refund policy\"");
        row("tool:get_po is:error", "tool=get_po is=error");
        row("tool:get_po decision:approve", "tool=get_po decision=approve");
        row("tier:free decision:reject", "tier=free decision=reject");
        row("confidence:<60%", "confidence<0.6");
        row("cost:>$0.005 model:gpt-4o*", "cost>0.005 model^gpt-4o");
        row("tool:get_invoice,get_po", "tool=get_invoice|get_po");
        row("duration:>2s is:root", "duration>2000000000 is=root");
        row("-timeout has:decision", "-'timeout' has=decision");
        row("-tool:get_po has:decision", "-tool=get_po has=decision");
        row("NOT tool:get_po", "-tool=get_po");
        row("http.response.status_code:504", "http.response.status_code=504");
        row("http.response.status_code:500..599", "http.response.status_code..500|599");
        row("retries:*", "retries*");
        row("name:\"dial tcp\"", "name=dial tcp");
        row("session:conv-9 step:generation", "session=conv-9 step=generation");
        row("finding:truncated-output AND model:gpt-4o-mini", "finding=truncated-output model=gpt-4o-mini");
        row("?status", "'status'");
        row("is:error since:7d", "is=error [2026-03-10T12:00:00.000000000Z 9223372036854775807]");
        row("since:2026-03-01 until:2026-03-02T00:00:00Z", "[2026-03-01T00:00:00.000000000Z 1772409600000000000]");
        row("timeout OR PO-77", "('timeout' | 'PO-77')");
        row("(tool:get_po is:error) decision:approve", "(tool=get_po is=error) decision=approve");
        // Brackets and OR.
        row("a b OR c", "('a' 'b' | 'c')");
        row("a (b OR tool:x,y) -(c d)", "'a' ('b' | tool=x|y) -('c' 'd')");
        row("NOT (tool:x is:error)", "-(tool=x is=error)");
        row("(a) ((b))", "'a' 'b'");
        row("-(a) -(-b)", "-'a' 'b'");
        row("(name:\"dial (tcp)\" OR f(x)) g(y", "(name=dial (tcp) | 'f(x)') 'g(y'");
        row("a OR b since:-7d", "('a' | 'b') [2026-03-10T12:00:00.000000000Z 9223372036854775807]");
        row("oracle \"OR\" or", "'oracle' \"OR\" 'or'");
        // What else people type.
        row("", "");
        row("   ", "");
        row("result:approved", "decision=approved");
        row("status:ERROR", "status=error");
        row("duration:1m30s..2m", "duration..90000000000|120000000000");
        row("tokens.input:>=1000", "tokens.input>=1000");
        row("tokens:>5", "tokens>5");
        row("tokens.total:>5", "tokens>5");
        row("finding:D21", "finding=reference-mismatch");
        row("severity:>=medium", "severity>=medium");
        row("args.invoice_id:INV-1", "args.invoice_id=INV-1");
        row("tool:!=get_po", "tool!=get_po");
        row("4bf92f3577b34da6a3ce929d0e0e4736", "trace=4bf92f3577b34da6a3ce929d0e0e4736");
        row("id:4BF92F3577B34DA6A3CE929D0E0E4736", "trace=4bf92f3577b34da6a3ce929d0e0e4736");
        row("00f067aa0ba902b7", "span=00f067aa0ba902b7");
        row("http://host/path 12:30 note: -", "'http://host/path' '12:30' 'note:' '-'");
        row("timeo*", "'timeo'^");
        row("name:\"say \\\"yes\\\"\"", "name=say \"yes\"");
        row("\xC3\xA4rger", "'\xC3\xA4rger'");
    }

    void parses()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, printed);
        QCOMPARE(parse(text), printed);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("error"); // code@byte suggestion
        const auto row = [](const char* text, const char* error) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(error);
        };
        row("modle:gpt-4o", "E206@0 model");
        row("x tokens.inpt:>5", "E206@2 tokens.input");
        row("latency:>1s", "E206@0 duration");
        row("timeout OR", "E101@8 ");
        row("OR timeout", "E101@0 ");
        row("a OR OR b", "E101@5 ");
        row("(tool:get_po is:error", "E102@0 ");
        row("a ) b", "E100@2 ");
        row("() a", "E101@0 ");
        row("a (since:-7d b)", "E100@3 ");
        row("in:output (a b)", "E101@0 ");
        // Each mistake of a text, none twice.
        row("modle:x is:eror cost:much ok", "E206@0 model, E311@11 error, E302@21 ");
        row("(step:tol OR latency:>1s) \"a\\q\" tool:", "E311@6 tool, E206@13 duration, E003@28 , E101@32 ");
        // The first ten are told; the eleventh ends neither the reading nor the program.
        row(") ) ) ) ) ) ) ) ) ) ) )", "E100@0 , E100@2 , E100@4 , E100@6 , E100@8 , E100@10 , E100@12 , E100@14 , E100@16 , E100@18 ");
        row("q: ) ) ) ) ) ) ) ) ) ) id:,", "E100@3 , E100@5 , E100@7 , E100@9 , E100@11 , E100@13 , E100@15 , E100@17 , E100@19 , E100@21 ");
        row("{ status = error }", "E602@0 ");
        row("{\"a\":1}", "E105@0 ");
        row("name:\"dial", "E001@5 ");
        row("\"a\\q\"", "E003@2 ");
        row("tool:", "E101@0 ");
        row("tool:a,,b", "E101@7 ");
        row("duration:>fast", "E302@10 ");
        row("cost:>much", "E302@6 ");
        row("since:yesterday", "E302@6 ");
        row("step:tol", "E311@5 tool");
        row("is:eror", "E311@3 error");
        row("id:xyz", "E302@3 ");
        row("name:/x+/", "E602@5 ");
        row("NOT", "E101@0 ");
    }

    void refuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, error);
        QCOMPARE(parse(text), error);
    }

    void keysOfTheWorkspace()
    {
        const std::vector<std::string> keys{"retries", "invoice.id"};
        QCOMPARE(parse("retries:3", keys), QByteArray("retries=3"));
        QCOMPARE(parse("retrise:3", keys), QByteArray("E206@0 retries"));
        QCOMPARE(parse("zzzzzz:3", keys), QByteArray("E206@0 "));
    }

    void limits()
    {
        QCOMPARE(parse(QByteArray(17000, 'x')), QByteArray("E502@0 "));
        QCOMPARE(parse(QByteArray("a ").repeated(600)).left(4), QByteArray("E503"));
        QCOMPARE(parse("a " + QByteArray("(").repeated(65) + "b c" + QByteArray(")").repeated(65)).left(4), QByteArray("E501"));
        QCOMPARE(parse(QByteArray("is:x ").repeated(20)).count("E311"), 10);
        QCOMPARE(parse("tool:" + QByteArray("a,").repeated(501) + "a").left(4), QByteArray("E506"));
    }

    void messagesSayWhatToDo()
    {
        const auto parsed = analysis::parseBareQuery("modle:gpt-4o", kNow);
        QCOMPARE(parsed.errors.front().message,
            std::string(
                "\"modle\" is no field here; did you mean model? To search for the words, write \"modle:gpt-4o\" in quotes"));
        QCOMPARE(parsed.errors.front().length, std::size_t{5});
    }

    void times_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("time");
        QTest::newRow("days") << QByteArray("-7d") << QByteArray("2026-03-10T12:00:00.000000000Z");
        QTest::newRow("minutes") << QByteArray("-15m") << QByteArray("2026-03-17T11:45:00.000000000Z");
        QTest::newRow("offset") << QByteArray("2026-03-17T14:00:00+02:00") << QByteArray("2026-03-17T12:00:00.000000000Z");
        QTest::newRow("day") << QByteArray("2026-03-16") << QByteArray("2026-03-16T00:00:00.000000000Z");
        QTest::newRow("now") << QByteArray("now") << QByteArray("2026-03-17T12:00:00.000000000Z");
        QTest::newRow("no unit") << QByteArray("-7") << QByteArray();
        QTest::newRow("nothing") << QByteArray() << QByteArray();
        QTest::newRow("too long ago") << QByteArray("-99999999999y") << QByteArray();
    }

    void times()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, time);
        const auto parsed = analysis::parseTime(std::string_view(text.constData(), size_t(text.size())), kNow);
        QCOMPARE(parsed ? QByteArray::fromStdString(format::rfc3339(*parsed)) : QByteArray(), time);
    }
};

QTEST_APPLESS_MAIN(BareQueryTest)
#include "bare_query_test.moc"

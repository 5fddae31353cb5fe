// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/completion.h"
#include "models/query/facet_edit.h"
#include "models/query/format.h"
#include "models/query/query.h"

#include <QTest>

using namespace whyglass;

namespace {

analysis::WorkspaceNames names()
{
    analysis::WorkspaceNames known;
    known.spanKeys = {{"http.route", 40}, {"invoice.id", 12}, {"top k", 1}};
    known.resourceKeys = {{"host.name", 50}};
    known.values["tool"] = {{"get_po", 30}, {"say \"hi\"", 2}};
    known.values["model"] = {{"gpt-4o", 9}};
    known.values["invoice.id"] = {{"INV-1", 3}};
    known.values["service"] = {{"invoice-agent", 99}};
    return known;
}

} // namespace

class QueryCompletionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// "|" is the cursor. What is replaced, then the first proposals.
    void proposes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("replaced");
        QTest::addColumn<QByteArray>("first");
        const auto row = [](const char* text, const char* replaced, const char* first) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(replaced) << QByteArray(first);
        };
        row("{ stat|", "stat", "status, statusMessage");
        row("{ ai:to|", "ai:to", "ai:tool, ai:tokens.input");
        row("{ invoi|", "invoi", "span.invoice.id");
        row("{ span.inv|", "span.inv", "span.invoice.id");
        row("{ span.|", "span.", "span.http.route, span.invoice.id");
        row("{ top|", "top", "span.\"top k\"");
        row("{ ai:tool = |", "", "\"get_po\", `say \"hi\"`");
        row("{ ai:tool = \"ge|", "\"ge", "\"get_po\"");
        row("{ ai:tool = \"get_po\" |", "", "&&, ||");
        row("{ ai:tool |", "", "=, !=, =~");
        row("{ duration |", "", "=, !=, >");
        row("{ status = |", "", "error, ok, unset");
        row("{ status = e|", "e", "error");
        row("{ ai:step = |", "", "\"other\", \"agent\"");
        row("{ resource.service.name = |", "", "\"invoice-agent\"");
        row("{ span.invoice.id = |", "", "\"INV-1\"");
        row("{ status = error && mod|", "mod", "ai:model, ai:model.request");
        row("mod|", "mod", "model:, model.request:");
        row("tool:|", "", "get_po, \"say \\\"hi\\\"\"");
        row("status:error tool:g|", "g", "get_po");
        row("-(tool:g|", "g", "get_po");
        row("tool:get_po,s|", "s", "\"say \\\"hi\\\"\"");
        row("-status:e|", "e", "error, unset");
        row("|", "", "model:, model.request:");
    }
    void proposes()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, replaced);
        QFETCH(QByteArray, first);
        const qsizetype cursor = text.indexOf('|', text.contains("||") ? text.lastIndexOf('|') : 0);
        const std::string plain = QByteArray(text.left(cursor) + text.mid(cursor + 1)).toStdString();
        const query::Completion found = query::complete(plain, static_cast<std::size_t>(cursor), names());
        QCOMPARE(QByteArray::fromStdString(plain.substr(found.range.position, found.range.length)), replaced);
        QByteArray all;
        for (std::size_t i = 0; i < found.proposals.size(); ++i)
            all += (i == 0 ? "" : ", ") + QByteArray::fromStdString(found.proposals[i].text);
        QVERIFY2(all.startsWith(first), all.constData());
    }

    void anyTextIsSafe()
    {
        const std::string text = "{ span.\"a = `b && ( 'c' 1h2x /* ai: \xF0\x9F \"";
        for (std::size_t cursor = 0; cursor <= text.size() + 2; ++cursor) {
            static_cast<void>(query::complete(text, cursor, names()));
            static_cast<void>(query::complete(text.substr(0, std::min(cursor, text.size())), cursor, names()));
        }
    }

    /// A facet's tick in the tree, and the tree's conditions as ticks.
    void facetsEditTheTree()
    {
        const auto read = [](const char* text) { return query::read(text, {}).query.filter.where; };
        auto where = read("{ status = error && span.a > 5 }");
        QVERIFY(query::asksFor(where, "status", "error"));
        QVERIFY(!query::asksFor(where, "status", "ok"));
        where = query::withValue(where, "model", "gpt-4o", true);
        where = query::withValue(where, "model", "say \"hi\"", true);
        QCOMPARE(query::format(where), std::string("{ status = error && span.a > 5 && (ai:model = \"gpt-4o\" || ai:model = `say \"hi\"`) }"));
        QVERIFY(query::asksFor(where, "model", "gpt-4o"));
        QCOMPARE(query::format(query::withoutFacet(where, "model")), std::string("{ status = error && span.a > 5 }"));
        where = query::withValue(query::withValue(where, "model", "gpt-4o", false), "status", "error", false);
        QCOMPARE(query::format(where), std::string("{ span.a > 5 && ai:model = `say \"hi\"` }"));
        QVERIFY(query::asksFor(read("{ ai:tool in (\"a\", \"b\") }"), "tool", "b"));
        QVERIFY(!query::asksFor(read("{ ai:tool = \"a\" || status = error }"), "tool", "a"));
        QCOMPARE(query::format(query::withValue(read("{ ai:finding.severity = \"high\" }"), "severity", "low", true)),
                 std::string("{ ai:finding.severity = \"high\" || ai:finding.severity = \"low\" }"));
    }
};

QTEST_APPLESS_MAIN(QueryCompletionTest)
#include "query_completion_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/query/bare_query.h"
#include "models/session/query_text.h"

#include <QTest>

using namespace whyglass;

namespace {

constexpr domain::Timestamp kNow{1'773'756'000'000'000'000};

domain::Filter parsed(const std::string& text)
{
    auto result = analysis::parseBareQuery(text, kNow);
    for (const analysis::QueryError& error : result.errors)
        qWarning("%s", error.message.c_str());
    return result.errors.empty() ? std::move(result.filter) : domain::Filter();
}

/// Without positions, which a rewritten text may shift.
std::vector<domain::FilterTerm> placeless(std::vector<domain::FilterTerm> terms)
{
    for (domain::FilterTerm& term : terms) {
        term.position = 0;
        for (auto& side : term.sides)
            side = placeless(std::move(side));
    }
    return terms;
}

domain::Filter placeless(domain::Filter filter)
{
    filter.terms = placeless(std::move(filter.terms));
    return filter;
}

} // namespace

class QueryTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesWhatParsesToTheSameFilter_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("words") << QStringLiteral("invoice paid -draft");
        QTest::newRow("phrase") << QStringLiteral("\"off by ten\" vendor");
        QTest::newRow("field") << QStringLiteral("agent:approver finding:empty-result");
        QTest::newRow("list") << QStringLiteral("model:gpt-4o,claude-sonnet");
        QTest::newRow("quoted value") << QStringLiteral("name:\"chat gpt-4o\"");
        QTest::newRow("comparison") << QStringLiteral("cost:>0.05 duration:>=2s duration:<1500ms duration:>7ns");
        QTest::newRow("range") << QStringLiteral("confidence:0.4..0.6");
        QTest::newRow("prefix") << QStringLiteral("tool:get_* inv*");
        QTest::newRow("any") << QStringLiteral("session:*");
        QTest::newRow("negated") << QStringLiteral("-status:error is:root");
        QTest::newRow("brackets") << QStringLiteral("(tool:get_po is:error) -(a b) x");
        QTest::newRow("or") << QStringLiteral("timeout OR PO-77 x since:-7d");
        QTest::newRow("or in brackets") << QStringLiteral("x (timeout OR \"OR\" OR (a in:output b))");
        QTest::newRow("window") << QStringLiteral("since:2026-03-17T13:00:00Z until:2026-03-17T14:00:00Z agent:a");
        QTest::newRow("relative") << QStringLiteral("since:-7d");
    }
    void writesWhatParsesToTheSameFilter()
    {
        QFETCH(QString, text);
        const domain::Filter filter = parsed(text.toStdString());
        QVERIFY(!filter.empty());
        const std::string written = session::queryText(filter);
        const domain::Filter again = parsed(written);
        if (!(placeless(again) == placeless(filter)))
            qWarning("written as: %s", written.c_str());
        QVERIFY(placeless(again) == placeless(filter));
    }

    void tickingAddsToTheTermOfItsField()
    {
        domain::Filter filter = parsed("agent:approver vendor");
        filter = session::withValue(filter, "agent", "extractor", true);
        QCOMPARE(session::queryText(filter), std::string("agent:approver,extractor vendor"));
        QVERIFY(session::asksFor(filter, "agent", "extractor"));
        filter = session::withValue(filter, "agent", "approver", false);
        filter = session::withValue(filter, "agent", "extractor", false);
        QCOMPARE(session::queryText(filter), std::string("vendor"));
        QCOMPARE(session::queryText(session::withValue(parsed("a OR b c"), "model", "x", true)), std::string("(a OR b c) model:x"));
    }

    void tickingKeepsHostileValuesApart()
    {
        const std::string hostile = "a\" finding:x, b\\";
        const auto filter = session::withValue({}, "model", hostile, true);
        const domain::Filter again = parsed(session::queryText(filter));
        QCOMPARE(again.terms.size(), std::size_t{1});
        QCOMPARE(again.terms.front().values.front(), hostile);
    }

    void facetCountsWithinTheOtherTerms()
    {
        const auto filter = session::withoutField(parsed("agent:approver -agent:extractor model:gpt-4o"), "agent");
        QCOMPARE(session::queryText(filter), std::string("-agent:extractor model:gpt-4o"));
    }
};

QTEST_APPLESS_MAIN(QueryTextTest)
#include "query_text_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// What is said and lit of a value's lineage, for those that the sample does not hold.
#include "views/decision/lineage_words.h"

#include <QTest>

using namespace whyglass;
using analysis::Occurrence;
using analysis::ValueLineage;

namespace {

const domain::TraceId kTrace = *domain::TraceId::fromHex("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
const domain::TraceId kEarlier = *domain::TraceId::fromHex("bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb");

Occurrence place(std::uint64_t span, const domain::TraceId& trace = kTrace)
{
    Occurrence occurrence;
    occurrence.trace = trace;
    occurrence.span = domain::SpanId{span};
    occurrence.where = "result";
    return occurrence;
}

ValueLineage lineageOf(std::vector<Occurrence> places, std::optional<std::size_t> origin)
{
    ValueLineage lineage;
    lineage.value = "V-7";
    lineage.total = places.size();
    lineage.occurrences = std::move(places);
    lineage.origin = origin;
    return lineage;
}

} // namespace

class LineageWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linksBeginAtTheOrigin()
    {
        const auto lit = views::litValueOf(lineageOf({place(1), place(2), place(3), place(3), place(4)}, 1), kTrace);
        QCOMPARE(lit.value, std::string("V-7"));
        QCOMPARE(lit.trace, kTrace);
        QVERIFY((lit.spans == std::vector<domain::SpanId>{{1}, {2}, {3}, {4}})); // what stood there before is lit as well
        QCOMPARE(lit.links.size(), std::size_t{2});
        QVERIFY(lit.links[0].from == domain::SpanId{2} && lit.links[0].to == domain::SpanId{3});
        QVERIFY(lit.links[1].from == domain::SpanId{3} && lit.links[1].to == domain::SpanId{4});
    }

    void withoutAnOriginNothingIsLinked()
    {
        const auto lit = views::litValueOf(lineageOf({place(1), place(2)}, std::nullopt), kTrace);
        QCOMPARE(lit.spans.size(), std::size_t{2});
        QVERIFY(lit.links.empty());
    }

    void placesOfOtherTracesAreNotLitInThisOne()
    {
        const auto lit = views::litValueOf(lineageOf({place(1, kEarlier), place(2)}, 0), kTrace);
        QVERIFY(lit.spans == std::vector<domain::SpanId>{{2}});
        QVERIFY(lit.links.empty());
    }

    void saysHowFarWasLookedWhereNothingGivesIt_data()
    {
        QTest::addColumn<int>("searched");
        QTest::addColumn<int>("earlier");
        QTest::addColumn<QString>("words");
        QTest::newRow("no conversation") << 0 << 0 << QStringLiteral("No origin seen: no payload of this trace gives it before.");
        QTest::newRow("one") << 1 << 1 << QStringLiteral("No origin seen, neither in this trace nor in the earlier one of its conversation.");
        QTest::newRow("all") << 3 << 3 << QStringLiteral("No origin seen, neither in this trace nor in the 3 earlier ones of its conversation.");
        QTest::newRow("some") << 20 << 70 << QStringLiteral("No origin seen, neither in this trace nor in the last 20 of the 70 before it in its conversation.");
    }
    void saysHowFarWasLookedWhereNothingGivesIt()
    {
        QFETCH(int, searched);
        QFETCH(int, earlier);
        QFETCH(QString, words);
        analysis::LineageScope scope;
        scope.searched = static_cast<decltype(scope.searched)>(searched);
        scope.earlier = static_cast<decltype(scope.earlier)>(earlier);
        QCOMPARE(views::lineageWords(lineageOf({}, std::nullopt), nullptr, scope), QStringLiteral("Stands nowhere else. ") + words);
    }

    void relationOfTheOriginIsSaid()
    {
        auto lineage = lineageOf({place(7), place(8)}, 0);
        QCOMPARE(views::lineageWords(lineage, nullptr, {}), QStringLiteral("Seen in 2 places of 2 steps. Origin: result of 0000000000000007 (observed)"));
        lineage.occurrences[0].relation = domain::Relation::Inferred;
        lineage.occurrences[0].match = analysis::LineageMatch::Derived;
        QCOMPARE(views::lineageWords(lineage, nullptr, {}), QStringLiteral("Seen in 2 places of 2 steps. Origin: result of 0000000000000007 (inferred, calculated)"));
    }
};

QTEST_APPLESS_MAIN(LineageWordsTest)
#include "lineage_words_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// `whyglass diff` as users run it: the JSON of the contract, the table of the sample's famous invoice beside the one that the release
// before caught (golden: data in, text out), and what it answers to mistakes.
#include "program.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

namespace {

const QString kApproved = QStringLiteral("623f98be783af2b9");  ///< INV-12345, release 1.5.0
const QString kEscalated = QStringLiteral("3c73ab556887ff1b"); ///< INV-12232, release 1.4.2, the same vendor and mistake
const QString kApprovedTrace = QStringLiteral("7f3c9a2e41d04b6f8a1c5d2e9b307f64");

QStringList relationsOf(const QJsonObject& diff)
{
    QStringList relations;
    for (const QJsonValue& step : diff[u"steps"].toArray())
        relations.append(step[u"relation"].toString());
    return relations;
}

} // namespace

class DiffTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(m_program.run({QStringLiteral("sample"), QStringLiteral("-w"), m_program.path(QStringLiteral("s.whyglass"))}).code, 0);
    }

    void theJsonIsThatOfTheContract()
    {
        const auto outcome = diff({kApproved, kEscalated});
        QCOMPARE(outcome.code, 0);
        const QJsonObject json = outcome.json();
        QCOMPARE(json.keys(), QStringList({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("first_divergence"), QStringLiteral("steps")}));
        QCOMPARE(json[u"a"].toString(), kApproved);
        QCOMPARE(json[u"b"].toString(), kEscalated);
        const QStringList known{QStringLiteral("same"), QStringLiteral("values"), QStringLiteral("differs"), QStringLiteral("only_a"), QStringLiteral("only_b")};
        for (const QJsonValue& step : json[u"steps"].toArray()) {
            QCOMPARE(step.toObject().keys(), QStringList({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("changes"), QStringLiteral("relation")}));
            QVERIFY(known.contains(step[u"relation"].toString()));
            QCOMPARE(step[u"a"].isNull(), step[u"relation"].toString() == u"only_b");
            QCOMPARE(step[u"b"].isNull(), step[u"relation"].toString() == u"only_a");
            QCOMPARE(step[u"changes"].toArray().isEmpty(), !QStringList({known[1], known[2]}).contains(step[u"relation"].toString()));
        }
        const QJsonValue first = json[u"steps"].toArray()[json[u"first_divergence"].toInt()];
        QVERIFY(!QStringList({known[0], known[1]}).contains(first[u"relation"].toString()));
        QCOMPARE(relationsOf(json).count(QStringLiteral("only_b")), 1); // compare_line_items
    }

    void nothingDiffersFromItself()
    {
        const QJsonObject json = diff({kApproved, kApproved, QStringLiteral("--all"), QStringLiteral("--keep-volatile")}).json();
        QVERIFY(json[u"first_divergence"].isNull());
        QCOMPARE(relationsOf(json).count(QStringLiteral("same")), json[u"steps"].toArray().size());
    }

    void theSidesCanBeExchanged()
    {
        const auto there = relationsOf(diff({kApproved, kEscalated}).json());
        const auto back = relationsOf(diff({kEscalated, kApproved}).json());
        QCOMPARE(back.count(QStringLiteral("only_a")), there.count(QStringLiteral("only_b")));
        QCOMPARE(back.count(QStringLiteral("differs")), there.count(QStringLiteral("differs")));
    }

    void aDecisionEndsWhereItWasMadeAndATraceGoesOn()
    {
        const auto decision = diff({kApproved, kApproved}).json()[u"steps"].toArray().size();
        const auto trace = diff({kApprovedTrace, kApprovedTrace}).json()[u"steps"].toArray().size();
        QCOMPARE(trace, decision + 1); // post_payment came after
    }

    void theFamousInvoiceBesideTheOneThatWasCaught()
    {
        const auto outcome = diff({kApproved, kEscalated, QStringLiteral("--format"), QStringLiteral("table"), QStringLiteral("--color"), QStringLiteral("never")});
        QFile golden(QStringLiteral(WHYGLASS_SOURCE_DIR "/tests/unit/app/data/compare_sample.txt"));
        QVERIFY(golden.open(QIODevice::ReadOnly));
        QCOMPARE(outcome.out, golden.readAll());
    }

    void mistakesAreAnswered_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::newRow("one id") << QStringList{kApproved} << 2;
        QTest::newRow("no id") << QStringList{kApproved, QStringLiteral("INV-12345")} << 2;
        QTest::newRow("nothing of that id") << QStringList{kApproved, QStringLiteral("00000000000000ff")} << 1;
        QTest::newRow("no rows") << QStringList{kApproved, kEscalated, QStringLiteral("--format"), QStringLiteral("csv")} << 2;
    }
    void mistakesAreAnswered()
    {
        QFETCH(QStringList, arguments);
        const auto outcome = diff(arguments);
        QTEST(outcome.code, "code");
        QVERIFY(outcome.out.isEmpty());
        QVERIFY(outcome.err.startsWith("whyglass: ") || outcome.err.contains("required"));
    }

private:
    Outcome diff(const QStringList& arguments) const
    {
        return m_program.run(QStringList{QStringLiteral("diff"), QStringLiteral("-w"), m_program.path(QStringLiteral("s.whyglass"))} + arguments);
    }

    Program m_program;
};

QTEST_GUILESS_MAIN(DiffTest)
#include "diff_test.moc"

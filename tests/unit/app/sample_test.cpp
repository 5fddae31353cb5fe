// SPDX-License-Identifier: GPL-3.0-or-later
// Tells the stories of the sample investigation (resources/sample/README.md) from what the program says about it: a change of the
// generator, the detectors or the counting that breaks a story fails here.
#include "program.h"

#include <QJsonArray>
#include <QMap>
#include <QTest>

namespace {

constexpr auto kFamousTrace = "7f3c9a2e41d04b6f8a1c5d2e9b307f64";

QString text(const QJsonValue& row, const char* key)
{
    return row.toObject().value(QString::fromLatin1(key)).toString();
}

} // namespace

class SampleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto made = m_program.run({QStringLiteral("sample"), QStringLiteral("-w"), workspace()});
        QVERIFY2(made.code == 0, made.err.constData());
        QCOMPARE(made.json().value(u"rejected").toInt(), 0);
        m_decisions = rows({QStringLiteral("decisions")});
        m_findings = rows({QStringLiteral("findings")});
    }

    void threeHundredDecisionsAllStated()
    {
        QCOMPARE(m_decisions.size(), 300);
        QMap<QString, int> results;
        for (const auto& decision : m_decisions) {
            QVERIFY(decision.toObject().value(u"explicit").toBool());
            ++results[text(decision, "result")];
        }
        QCOMPARE(results.keys(), QStringList({QStringLiteral("approved"), QStringLiteral("escalated"), QStringLiteral("rejected")}));
    }

    void theFamousInvoiceIsOffByTenAndNothingMadeUpForTheSilence()
    {
        QMap<QString, QString> severities;
        for (const auto& finding : m_findings) {
            if (text(finding, "trace_id") == QLatin1String(kFamousTrace))
                severities.insert(text(finding, "detector"), text(finding, "severity"));
        }
        const QString high = QStringLiteral("high");
        QCOMPARE(severities, (QMap<QString, QString>{{QStringLiteral("empty-result"), high},
                                                     {QStringLiteral("error-then-answer"), high},
                                                     {QStringLiteral("reference-mismatch"), high}}));
    }

    void nobodySignedTheFamousInvoice()
    {
        for (const auto& decision : m_decisions) {
            if (text(decision, "trace_id") != QLatin1String(kFamousTrace))
                continue;
            const auto missing = decision.toObject().value(u"provenance").toObject().value(u"missing").toArray();
            QVERIFY(missing.contains(QStringLiteral("human_approval")));
            return;
        }
        QFAIL("the famous decision is not there");
    }

    void theOldReleaseCaughtTheSameMistake()
    {
        QMap<QString, QString> resultOf;
        for (const auto& decision : m_decisions)
            resultOf.insert(text(decision, "trace_id"), text(decision, "service_version") + u' ' + text(decision, "result"));
        QMap<QString, QString> mismatched;
        for (const auto& finding : m_findings) {
            if (text(finding, "detector") == QStringLiteral("reference-mismatch"))
                mismatched.insert(text(finding, "trace_id"), resultOf.value(text(finding, "trace_id")));
        }
        QStringList told = mismatched.values();
        told.sort();
        QCOMPARE(told, QStringList({QStringLiteral("1.4.2 escalated"), QStringLiteral("1.4.2 escalated"), QStringLiteral("1.5.0 approved")}));
    }

    void fortyDecisionsRestOnTheSilentRegistry()
    {
        int silent = 0;
        for (const auto& finding : m_findings) {
            if (text(finding, "detector") != QStringLiteral("empty-result"))
                continue;
            ++silent;
            QCOMPARE(text(finding, "severity"), QStringLiteral("high"));
            QVERIFY(!text(finding, "decision_id").isEmpty());
        }
        QCOMPARE(silent, 40);
    }

    void freeUsersOvertakeEnterprise()
    {
        const auto before = costByTier(QStringLiteral("2026-03-10"));
        const auto after = costByTier(QStringLiteral("2026-03-17"));
        QVERIFY(before.value(QStringLiteral("free")) < 0.2 * before.value(QStringLiteral("enterprise")));
        QVERIFY(after.value(QStringLiteral("free")) > after.value(QStringLiteral("enterprise")));
    }

    void theNewPromptSkipsTheSanctionCheck()
    {
        QMap<QString, int> decisions;
        QMap<QString, int> checks;
        for (const auto& decision : m_decisions)
            ++decisions[text(decision, "service_version")];
        for (const auto& span : rows({QStringLiteral("spans"), QStringLiteral("tool:check_sanctions")}))
            ++checks[text(span, "service_version")];
        QCOMPARE(checks.value(QStringLiteral("1.4.2")), decisions.value(QStringLiteral("1.4.2")));
        const double share = double(checks.value(QStringLiteral("1.5.0"))) / decisions.value(QStringLiteral("1.5.0"));
        QVERIFY2(share > 0.5 && share < 0.7, qPrintable(QString::number(share)));
    }

    void whatIsMarkedOnACardIsCountedThere()
    {
        int noted = 0;
        for (const auto& finding : m_findings) {
            if (!finding.toObject().value(u"decision_id").isNull() || noted == 5)
                continue;
            for (const auto& decision : m_decisions) {
                if (text(decision, "trace_id") != text(finding, "trace_id"))
                    continue;
                ++noted;
                const auto shown = m_program.run({QStringLiteral("show"), text(decision, "decision_id"), QStringLiteral("-w"), workspace(), QStringLiteral("--format"), QStringLiteral("json")}).json();
                QCOMPARE(shown.value(u"findings"), decision.toObject().value(u"findings")); // of the row, as the list has it
                const auto card = shown.value(u"card").toObject();
                QJsonArray marked;
                for (const auto& entry : card.value(u"evidence").toArray())
                    if (entry.toObject().value(u"span_id") == finding.toObject().value(u"span_id"))
                        for (const auto& slug : entry.toObject().value(u"findings").toArray())
                            marked.append(slug);
                QVERIFY2(marked.contains(text(finding, "detector")), qPrintable(text(decision, "decision_id")));
                QVERIFY(card.value(u"findings").toArray().contains(finding));
                QCOMPARE(card.value(u"findings").toArray().size(), shown.value(u"findings").toInt() + 1);
            }
        }
        QVERIFY(noted > 0);
    }

private:
    QString workspace() const { return m_program.path(QStringLiteral("sample.whyglass")); }

    QJsonArray rows(QStringList what) const
    {
        what.prepend(QStringLiteral("list"));
        const auto listed = m_program.run(what + QStringList({QStringLiteral("-w"), workspace(), QStringLiteral("--format"), QStringLiteral("json")}));
        return listed.json().value(u"rows").toArray();
    }

    QMap<QString, double> costByTier(const QString& day) const
    {
        const auto costs = m_program.run({QStringLiteral("costs"), QStringLiteral("-w"), workspace(), QStringLiteral("--by"),
                                          QStringLiteral("day,user_tier"), QStringLiteral("--format"), QStringLiteral("json")});
        QMap<QString, double> byTier;
        for (const auto& row : costs.json().value(u"rows").toArray()) {
            if (text(row, "day") == day)
                byTier.insert(text(row, "user_tier"), text(row, "cost_usd").toDouble());
        }
        return byTier;
    }

    Program m_program;
    QJsonArray m_decisions, m_findings;
};

QTEST_GUILESS_MAIN(SampleTest)
#include "sample_test.moc"

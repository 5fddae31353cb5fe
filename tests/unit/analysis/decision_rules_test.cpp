// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/decision_rules.h"
#include "models/analysis/trace_analysis.h"
#include "tests/kit/trace_builder.h"

#include <QTest>

using namespace whyglass;
using testkit::TraceBuilder;

namespace {

analysis::DecisionRules rulesOf(const char* text)
{
    auto rules = analysis::parseDecisionRules(text, "decisions.toml");
    if (!rules)
        qFatal("%s", rules.error().text().c_str());
    return std::move(*rules);
}

std::vector<domain::Decision> decisionsOf(const TraceBuilder& trace, const char* rules)
{
    const auto built = trace.build();
    return analysis::decisionsOf(built->details, built->contents, rulesOf(rules));
}

} // namespace

class DecisionRulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mistakesAreToldWithLineAndColumn_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");
        QTest::newRow("no TOML") << "[[rule]]\nname = \n" << "decisions.toml:2:8: ";
        QTest::newRow("unknown key") << "[[rule]]\nname = \"a\"\ntools = \"pay\"\n" << "decisions.toml:3:1: \"tools\" means nothing in a rule";
        QTest::newRow("unknown table") << "\n[rules]\n" << "decisions.toml:2:2: \"rules\" means nothing in the file";
        QTest::newRow("not a text") << "[[rule]]\nname = 5\ntool = \"x\"\n" << "decisions.toml:2:8: name must be a text";
        QTest::newRow("not a list") << "[names]\napprover = \"a\"\n" << "decisions.toml:2:12: approver must be a list of texts";
        QTest::newRow("no name") << "[[rule]]\ntool = \"pay\"\n" << "decisions.toml:1:1: the rule has no name";
        QTest::newRow("fits all") << "[[rule]]\nname = \"a\"\nresult = \"x\"\n" << "decisions.toml:1:1: rule \"a\" fits every span";
        QTest::newRow("twice") << "[[rule]]\nname=\"a\"\ntool=\"x\"\n[[rule]]\nname=\"a\"\ntool=\"y\"\n" << "decisions.toml:4:1: there are two rules \"a\"";
        QTest::newRow("no place") << "[[rule]]\nname=\"a\"\ntool=\"x\"\nresult_from = \"answer.ok\"\n" << "decisions.toml:4:15: \"answer.ok\" is no place";
        QTest::newRow("two results") << "[[rule]]\nname=\"a\"\ntool=\"x\"\nresult=\"y\"\nresult_from=\"args.z\"\n" << "decisions.toml:1:1: rule \"a\" has two results";
        QTest::newRow("equals alone") << "[[rule]]\nname=\"a\"\ntool=\"x\"\nequals=\"y\"\n" << "decisions.toml:1:1: rule \"a\" compares no attribute";
    }

    void mistakesAreToldWithLineAndColumn()
    {
        QFETCH(QString, text);
        QFETCH(QString, said);
        const auto rules = analysis::parseDecisionRules(text.toStdString(), "decisions.toml");
        QVERIFY(!rules.ok());
        QVERIFY2(QString::fromStdString(rules.error().text()).startsWith(said), rules.error().text().c_str());
    }

    void patternsFitWholeTexts()
    {
        QVERIFY(analysis::fitsPattern("post_payment", "post_*"));
        QVERIFY(analysis::fitsPattern("post_payment", "POST_PAYM?NT"));
        QVERIFY(analysis::fitsPattern("aXbXc", "a*b*c"));
        QVERIFY(analysis::fitsPattern("", "*"));
        QVERIFY(!analysis::fitsPattern("post_payment", "post"));
        QVERIFY(!analysis::fitsPattern("pay", "pay?"));
    }

    void aWriteToolDecides()
    {
        TraceBuilder trace;
        trace.agent("payer")
            .chatCalls("Pay INV-77", "post_payment", R"({"invoice_id":"INV-77"})")
            .tool("post_payment", R"({"invoice_id":"INV-77","amount":1250.5,"approvedBy":"m.keller","lines":[{"sku":"CHAIR"}]})", R"({"state":"Scheduled"})")
            .chat("Done?", "It is done.")
            .close();
        const auto decisions = decisionsOf(trace, R"(
            [[rule]]
            name = "payment"
            tool = "post_*"
            result_from = "result.state"
            amount_from = "args.amount"
            subject_from = { "invoice.id" = "args.invoice_id", "item.sku" = "args.lines[0].sku" }
        )");
        QCOMPARE(decisions.size(), std::size_t{1});
        const domain::Decision& decision = decisions.front();
        QCOMPARE(decision.rule, std::string("payment"));
        QCOMPARE(decision.source, std::string("rule payment"));
        QVERIFY(decision.isExplicit);
        QCOMPARE(decision.result, std::string("scheduled"));
        QCOMPARE(decision.amount.value_or(0), 1250.5);
        QCOMPARE(decision.approver, std::string("m.keller"));
        QCOMPARE(decision.agent, std::string("payer"));
        const std::vector<std::pair<std::string, std::string>> subject{{"invoice.id", "INV-77"}, {"item.sku", "CHAIR"}};
        QVERIFY(decision.subject == subject);
    }

    void anAttributeDecidesWhereItHasTheValue()
    {
        TraceBuilder trace;
        trace.span("gate", {{"workflow.outcome", "Released"}, {"workflow.score", 87}, {"case.number", "C-9"}}).span("gate", {{"workflow.outcome", "pending"}});
        const auto decisions = decisionsOf(trace, R"(
            [names]
            subject = ["case.number"]
            [[rule]]
            name = "gate"
            attribute = "workflow.outcome"
            equals = "rel*"
            confidence_from = "attributes.workflow.score"
        )");
        QCOMPARE(decisions.size(), std::size_t{1});
        QCOMPARE(decisions.front().result, std::string("released"));
        QCOMPARE(decisions.front().confidence.value_or(0), 0.87);
        QCOMPARE(decisions.front().subject.front().second, std::string("C-9"));
    }

    void aSpanThatSaysItselfWhatItDecidesKeepsItsOwnWord()
    {
        TraceBuilder trace;
        trace.span("decide", {{"decision.result", "approved"}, {"decision.approver", "A. Brandt"}});
        const auto decisions = decisionsOf(trace, "[[rule]]\nname = \"mine\"\nspan = \"decide\"\nresult = \"other\"\n");
        QCOMPARE(decisions.size(), std::size_t{1});
        QCOMPARE(decisions.front().result, std::string("approved"));
        QVERIFY(decisions.front().rule.empty());
        QCOMPARE(decisions.front().approver, std::string("A. Brandt"));
        QVERIFY(decisions.front().subject.empty());
    }

    void answersConcludeUnderTheNamesOfTheUser()
    {
        TraceBuilder trace;
        trace.agent("pruefer").tool("read", "{}", R"({"a":1})").chat("Entscheide", R"({"entscheid":"Abgelehnt","betrag":"4.870,50","sachbearbeiter":"K. Ohm"})").close();
        QVERIFY(decisionsOf(trace, "").empty());
        const auto decisions = decisionsOf(trace, "[names]\nresult = [\"entscheid\"]\namount = [\"betrag\"]\napprover = [\"sachbearbeiter\"]\n");
        QCOMPARE(decisions.size(), std::size_t{1});
        QCOMPARE(decisions.front().result, std::string("abgelehnt"));
        QCOMPARE(decisions.front().amount.value_or(0), 4870.5);
        QCOMPARE(decisions.front().approver, std::string("K. Ohm"));
        QVERIFY(!decisions.front().isExplicit);
    }
};

QTEST_GUILESS_MAIN(DecisionRulesTest)
#include "decision_rules_test.moc"

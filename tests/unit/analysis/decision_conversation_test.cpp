// SPDX-License-Identifier: GPL-3.0-or-later
// What people and agents say to each other on the card: whole answers, turns of the user however requests carry them, consent, errors in words.
#include "card_parts.h"

#include "models/analysis/decisions/decision_rules.h"
#include "models/analysis/decisions/field_text.h"
#include "models/analysis/decisions/final_answer.h"
#include "models/analysis/trace_analysis.h"
#include "tests/kit/trace_builder.h"

#include <QTest>

using namespace whyglass;
using nlohmann::json;
using testkit::TraceBuilder;
using testkit::asked;
using testkit::checkOf;
using testkit::entriesOf;
using testkit::kApproved;
using testkit::text;
using Kind = analysis::CardEntry::Kind;

namespace {

const char* const kCancels = "[[rule]]\nname = \"cancels\"\ntool = \"cancel_*\"\nresult = \"cancelled\"\nsubject_from = { \"order.id\" = \"args.order_id\" }\n";
const char* const kAnswers = "[[rule]]\nname = \"answers\"\nspan = \"chat *\"\nresult = \"answered\"\n";

/// The card of the last decision of a trace.
analysis::DecisionCard cardOf(const TraceBuilder& builder, const char* rules = "")
{
    const auto trace = builder.build();
    const auto contents = analysis::contentsOf(trace->details);
    const auto decisions = analysis::decisionsOf(trace->details, contents, *analysis::parseDecisionRules(rules, "decisions.toml"));
    if (decisions.empty())
        qFatal("the trace decides nothing");
    auto card = analysis::decisionCard({trace->details, contents, decisions.back(), {}, {}, {}, {}});
    for (const analysis::CardEvidence& evidence : card.answer.evidence)
        if (!analysis::FieldText(analysis::fieldText(trace->details, evidence.span, evidence.field).value_or("")).holds(evidence.excerpt))
            qFatal("the answer's evidence does not stand in its field");
    return card;
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// A shop assistant that is asked to cancel, and whose requests send what is new or the whole conversation.
class Shop {
public:
    explicit Shop(bool sendsAll) : m_sendsAll(sendsAll) { m_trace.agent("shop"); }

    Shop& turn(const std::string& user, const std::string& agent)
    {
        add(text("user", user));
        m_trace.chat("", agent, asked(m_sent));
        m_sent = m_sendsAll ? m_sent : json::array();
        if (m_sendsAll)
            m_sent.push_back(text("assistant", agent));
        return *this;
    }
    /// The user's words, and the call that follows.
    Shop& acts(const std::string& user, const std::string& order, const char* tool = "cancel_order")
    {
        const std::string arguments = json{{"order_id", order}}.dump();
        add(text("user", user));
        m_trace.chatCalls("", tool, arguments, asked(m_sent));
        m_sent = m_sendsAll ? m_sent : json::array();
        m_trace.tool(tool, arguments, R"({"status":"ok"})");
        return *this;
    }
    TraceBuilder& trace() { return m_trace.close(); }

private:
    void add(const json& message) { m_sent.push_back(message); }

    TraceBuilder m_trace;
    bool m_sendsAll;
    json m_sent = json::array();
};

constexpr const char* kOffer = "Order W-1 can be cancelled, 20 EUR go back to your card. Shall I proceed?";

} // namespace

class DecisionConversationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAnswerOfSeveralLinesIsToldWhole()
    {
        TraceBuilder trace;
        trace.agent("team").chat("What does it cost?", "Three \"adult\" tickets.\nThat makes 24.75 in all.").close();
        const auto card = cardOf(trace, kAnswers);
        QCOMPARE(card.answer.text, std::string("Answered: \xE2\x80\x9CThree \"adult\" tickets. That makes 24.75 in all.\xE2\x80\x9D"));
        QCOMPARE(card.answer.evidence.front().field, std::string("attributes.gen_ai.output.messages"));
        QCOMPARE(card.answer.evidence.front().excerpt, std::string("Three \"adult\" tickets.\nThat makes 24.75 in all."));
    }

    void aLongAnswerSaysHowLongItIs()
    {
        TraceBuilder trace;
        trace.agent("team").chat("Tell me.", std::string("First line.\n") + std::string(1'200, 'x')).close();
        const std::string told = cardOf(trace, kAnswers).answer.text;
        QVERIFY2(holds(told, "First line. xxx") && holds(told, "(401 of 1,212 characters)"), told.c_str());
    }

    void whatIsMarkedAsTheAnswerIsTheHead()
    {
        TraceBuilder trace;
        trace.agent("team").chat("How many?", "No agent selected.\n  response = \"x\"\nFINAL ANSWER: 208\nSCENARIO.PY COMPLETE").close();
        const auto card = cardOf(trace, kAnswers);
        QCOMPARE(card.answer.text, std::string("Answered: \xE2\x80\x9C" "208\xE2\x80\x9D"));
        QVERIFY2(card.answer.evidence.front().excerpt.starts_with("FINAL ANSWER: 208"), card.answer.evidence.front().excerpt.c_str());
        QCOMPARE(card.answer.values.size(), std::size_t{1});
    }

    void markersOfAnswers_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("answer");
        const auto row = [](const char* words, const char* answer) { QTest::newRow(words) << QString::fromUtf8(words) << QString::fromUtf8(answer); };
        row("FINAL ANSWER: 5:30 PM\nDONE", "5:30 PM");
        row("Thought: …\nFinal Answer: the third door", "the third door");
        row("**Final answer:** 42", "42");
        row("### Final Answer\n\nno colon", "");
        row("## Final Answer:\n\nCasino Royale\nmore", "Casino Royale");
        row("The final answer is: 12", "12");
        row("The final answer is 12.", "12.");
        row("The final answer depends on the price.", "");
        row("FINAL ANSWER: 1\nNo, wait.\nFINAL ANSWER: 2", "2");
        row("Endg\xC3\xBCltige Antwort: zw\xC3\xB6lf", "zw\xC3\xB6lf");
        row("so <answer>x = 3</answer>", "x = 3");
        row("Thus \\boxed{17}.", "17");
        row("It is the third door.", "");
        row("FINAL ANSWER:", "");
        row("", "");
    }

    void markersOfAnswers()
    {
        QFETCH(QString, words);
        QFETCH(QString, answer);
        const std::string said = words.toStdString();
        const auto marked = analysis::markedAnswer(said);
        QCOMPARE(marked ? QString::fromStdString(std::string(marked->answer)) : QString(), answer);
        if (marked)
            QVERIFY(holds(said, marked->marked) && holds(std::string(marked->marked), marked->answer));
    }

    void turnsOfTheUserAreSeenHoweverRequestsCarryThem_data()
    {
        QTest::addColumn<bool>("sendsAll");
        QTest::newRow("the whole conversation") << true;
        QTest::newRow("what is new") << false;
    }

    void turnsOfTheUserAreSeenHoweverRequestsCarryThem()
    {
        QFETCH(bool, sendsAll);
        Shop shop(sendsAll);
        shop.turn("Cancel my order.", "Which one? Shall I look for it?").turn("Yes", "W-1 was found.").turn("That one.", kOffer).acts("Yes", "W-1");
        const auto card = cardOf(shop.trace(), kCancels);
        const auto said = entriesOf(card, Kind::Input);
        QCOMPARE(said.size(), std::size_t{4});
        for (std::size_t i = 0; i < said.size(); ++i)
            QVERIFY2(holds(said[i]->statement.text, std::array{"Cancel my order.", "Yes", "That one.", "Yes"}[i]), said[i]->statement.text.c_str());
        QVERIFY(said[3]->order > said[2]->order + 1); // after the offer
        QCOMPARE(checkOf(card, "human_approval").state, domain::ProvenanceState::Present);
    }

    void agreementIsReadFromTheTurnsAfterTheProposal_data()
    {
        QTest::addColumn<QString>("offer");
        QTest::addColumn<QString>("reply");
        QTest::addColumn<bool>("agreed");
        QTest::newRow("later in the turn") << kOffer << "Oh, I see. In that case, yes, please cancel it." << true;
        QTest::newRow("says no of something else") << kOffer << "Yes, cancel it, there is no need to keep it. No other wishes." << true;
        QTest::newRow("takes it back") << kOffer << "Yes \xE2\x80\xA6 no, wait." << false;
        QTest::newRow("not yet") << kOffer << "Please do not proceed yet." << false;
        QTest::newRow("asks") << kOffer << "How much do I get back?" << false;
        QTest::newRow("orders, and nobody proposed") << "Is there anything else I can help you with?" << "Yes, cancel W-1 too." << false;
        QTest::newRow("tells who it is") << "To proceed, I need your name." << "Sure, my name is Mei Patel." << false;
        QTest::newRow("German") << "Soll ich die Bestellung W-1 stornieren?" << "Ja, bitte." << true;
        QTest::newRow("German, refused") << "Soll ich die Bestellung W-1 stornieren?" << "Nein, noch nicht." << false;
    }

    void agreementIsReadFromTheTurnsAfterTheProposal()
    {
        QFETCH(QString, offer);
        QFETCH(QString, reply);
        QFETCH(bool, agreed);
        for (const bool sendsAll : {true, false}) {
            Shop shop(sendsAll);
            shop.turn("Hello.", offer.toStdString()).acts(reply.toStdString(), "W-1");
            const auto check = checkOf(cardOf(shop.trace(), kCancels), "human_approval");
            QCOMPARE(check.state, agreed ? domain::ProvenanceState::Present : domain::ProvenanceState::NotSeen);
            QVERIFY2(holds(check.reason, reply.left(12).toStdString()), check.reason.c_str()); // what the user said instead is told too
            QVERIFY(!check.evidence.empty() && holds(check.evidence.back().excerpt, reply.left(5).toStdString()));
        }
    }

    void anAgentThatIsGivenTheLastWordsOnlyHasTheWholeConversation()
    {
        const json history{text("user", "Cancel W-1."), text("assistant", kOffer), text("user", "Yes.")};
        TraceBuilder turn;
        turn.agent("shop").chatCalls("", "cancel_order", R"({"order_id":"W-1"})", asked(history)).tool("cancel_order", R"({"order_id":"W-1"})", R"({"status":"ok"})").close();
        json trace = json::parse(turn.otlpJson());
        trace["resourceSpans"][0]["scopeSpans"][0]["spans"][0]["attributes"].push_back(
            {{"key", "gen_ai.input.messages"}, {"value", {{"stringValue", json::array({text("user", "Yes.")}).dump()}}}});
        const auto read = testkit::tracesFromOtlpJson(trace.dump());
        const auto contents = analysis::contentsOf(read.front()->details);
        const auto decisions = analysis::decisionsOf(read.front()->details, contents, *analysis::parseDecisionRules(kCancels, "decisions.toml"));
        QCOMPARE(decisions.size(), std::size_t{1});
        const auto card = analysis::decisionCard({read.front()->details, contents, decisions.front(), {}, {}, {}, {}});
        QCOMPARE(checkOf(card, "human_approval").state, domain::ProvenanceState::Present);
    }

    void contextOfAFrameworkIsNobodysWords()
    {
        const std::string policy = "Invoices of $25,000 and more need a second human approver before payment.";
        const json messages{text("user", "May INV-1 be paid?"), text("assistant", "I look the policies up."), text("user", "Policies:\n[POL-1] " + policy + "\nYes.")};
        TraceBuilder trace;
        trace.agent("shop").tool("search_policies", "{}", json::array({{{"id", "POL-1"}, {"text", policy}}}).dump()).tool("read_policy", "{}", policy).chat("", kApproved, asked(messages)).close();
        const auto card = cardOf(trace);
        QCOMPARE(entriesOf(card, Kind::Input).size(), std::size_t{1});
        const auto& check = checkOf(card, "human_approval");
        QCOMPARE(check.state, domain::ProvenanceState::NotSeen);
        QVERIFY2(!holds(check.reason, "last words"), check.reason.c_str());
    }

    void aDetailAskedForAfterTheYesKeepsIt()
    {
        Shop shop(true);
        shop.turn("Cancel W-1.", kOffer).turn("Yes.", "Which card do you want the money on?").acts("The Visa.", "W-1");
        const auto check = checkOf(cardOf(shop.trace(), kCancels), "human_approval");
        QVERIFY2(check.state == domain::ProvenanceState::Present && holds(check.reason, "Yes."), check.reason.c_str());
    }

    void aYesWithAFurtherWishIsNoYesToThatWish()
    {
        Shop shop(true);
        shop.turn("Change my address.", "The new one is 5 Elm St. Shall I proceed?").turn("Yes. Also, cancel one of my orders.", "Which order do you want to cancel? Once confirmed, I will proceed.").acts("W-1.", "W-1");
        QCOMPARE(checkOf(cardOf(shop.trace(), kCancels), "human_approval").state, domain::ProvenanceState::NotSeen);
    }

    void aYesIsSpentOnTheCallThatFollows()
    {
        Shop shop(true);
        shop.turn("Return W-2.", "W-2 goes back. Shall I proceed?").acts("Yes.", "W-2", "return_order").turn("Thanks.", "You are welcome.").acts("Cancel W-1.", "W-1");
        const auto check = checkOf(cardOf(shop.trace(), kCancels), "human_approval");
        QVERIFY2(check.state == domain::ProvenanceState::NotSeen && holds(check.reason, "Cancel W-1."), check.reason.c_str());
    }

    void anAgentThatReportsAnErrorInWordsIsShown()
    {
        const auto agentSays = [](const std::string& words) {
            const json said{{{"role", "assistant"}, {"parts", {{{"type", "text"}, {"content", words}}}}}};
            TraceBuilder trace;
            trace.agent("orchestrator")
                .chat("May INV-1 be paid?", "I ask the reader.")
                .span("invoke_agent reader", {{"gen_ai.operation.name", "invoke_agent"}, {"gen_ai.agent.name", "reader"}, {"gen_ai.output.messages", said.dump()}})
                .chat("", kApproved)
                .close();
            return cardOf(trace);
        };
        const auto card = agentSays("Duration: 0:00:35\n\n### Transcript:\nError. Could not transcribe this audio.\nDone.");
        const auto* told = entriesOf(card, Kind::Generation)[1];
        QVERIFY(told->isHiddenError);
        QCOMPARE(told->title, std::string("reader answered with an error, status ok"));
        QVERIFY2(holds(told->statement.text, "Error. Could not transcribe this audio."), told->statement.text.c_str());
        QVERIFY(holds(card.summary.back().text, "reader answered with an error"));
        QVERIFY(entriesOf(agentSays("Read.\nTraceback (most recent call last):\n  File \"a.py\""), Kind::Generation)[1]->isHiddenError);
        QVERIFY(!entriesOf(agentSays("The page has these headings:\nError handling\nErrors:\nReport a map error\nError codes: see below"), Kind::Generation)[1]->isHiddenError);
    }

    void aCallThatTwoLibrariesRecordLacksNothingThatOneHas()
    {
        const json bare{{"gen_ai.operation.name", "chat"}};
        json whole = bare;
        whole["gen_ai.input.messages"] = json::array({text("user", "Cancel W-1.")}).dump();
        whole["gen_ai.output.messages"] = json{{{"role", "assistant"}, {"parts", {{{"type", "text"}, {"content", "Done."}}}}}}.dump();
        TraceBuilder trace;
        trace.agent("team")
            .open("wrapper", whole).span("client", bare).close()
            .open("wrapper", bare).span("client", whole).close()
            .open("wrapper", whole).span("client", whole).close()
            .tool("cancel_order", R"({"order_id":"W-1"})", R"({"status":"ok"})")
            .close();
        const auto check = checkOf(cardOf(trace, kCancels), "content_captured");
        QCOMPARE(check.reason, std::string("Requests and answers of 3 model calls are recorded."));
    }

    void whichCallLacksWhatIsNamed()
    {
        const json answer{{{"role", "assistant"}, {"parts", {{{"type", "text"}, {"content", "Go on."}}}}}};
        TraceBuilder trace;
        trace.agent("team")
            .span("chat planner", {{"gen_ai.operation.name", "chat"}, {"gen_ai.output.messages", answer.dump()}})
            .span("chat planner", {{"gen_ai.operation.name", "chat"}, {"gen_ai.output.messages", answer.dump()}})
            .span("chat coder", {{"gen_ai.operation.name", "chat"}, {"gen_ai.input.messages", json::array({text("user", "Write it.")}).dump()}})
            .tool("cancel_order", R"({"order_id":"W-1"})", R"({"status":"ok"})")
            .close();
        const auto check = checkOf(cardOf(trace, kCancels), "content_captured");
        QCOMPARE(check.state, domain::ProvenanceState::Absent);
        QCOMPARE(check.reason, std::string("Of 3 model calls, 2 did not record the request (chat planner \xC3\x97 2) and 1 not the answer (chat coder)."));
        QCOMPARE(check.evidence.size(), std::size_t{3});
        QCOMPARE(check.evidence.back().field, std::string("name"));
        QCOMPARE(check.evidence.back().excerpt, std::string("chat coder"));
    }
};

QTEST_GUILESS_MAIN(DecisionConversationTest)
#include "decision_conversation_test.moc"

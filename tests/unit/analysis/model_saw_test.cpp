// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/context/text_comparison.h"
#include "models/analysis/context/trace_context.h"
#include "tests/kit/context_trace.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <numeric>

using namespace whyglass;
using namespace whyglass::analysis;
using testkit::ContextTrace;

namespace {

const std::string kOrder = R"({"po_number":"PO-7731","vendor":"Nordwind","total":4870.0,"lines":[{"sku":"A-1","qty":10}]})";
const std::string kSystem = "You approve invoices. Look every order up before you decide anything.";
constexpr domain::Duration kSixMinutes{360'000'000'000};

ContextTrace::Message prompt(const std::string& text = kSystem) { return ContextTrace::says("system", text); }
ContextTrace::Message user(const std::string& text = "Please check the invoice INV-20418.") { return ContextTrace::says("user", text); }
ContextTrace::Message assistant(const std::string& text) { return ContextTrace::says("assistant", text); }

domain::Document document(const std::string& id, const std::optional<std::string>& content)
{
    domain::Document document;
    document.id = id;
    document.content = content;
    return document;
}

std::string prose(int words, int seed)
{
    std::string text;
    for (int i = 0; i < words; ++i)
        text += "word" + std::to_string((i * 7919 + seed * 104729) % 99991) + (i % 12 == 11 ? ".\n" : " ");
    return text;
}

/// A call that asks for a tool, the tool, and a call that is given `delivered`.
ModelSaw afterTool(const std::string& callId, const std::string& toolId, const std::optional<std::string>& result, const std::string& delivered)
{
    ContextTrace trace;
    const auto question = ContextTrace::asks("get_order", callId, R"({"id":1})");
    trace.call({prompt(), user()}, {question});
    trace.tool("get_order", toolId, result);
    const auto last = trace.call({prompt(), user(), question, ContextTrace::answers(callId, delivered)}, {assistant("Fine.")});
    return *trace.build()->saw(last);
}

const ContextPart& resultOf(const ModelSaw& saw) { return saw.parts.back(); }

/// Two calls one after the other; the second as it read its cache.
CacheReading secondOf(const std::vector<ContextTrace::Message>& first, const std::vector<ContextTrace::Message>& second, std::int64_t read,
    domain::Duration wait = {}, const std::vector<ToolDefinition>& tools = {}, const std::string& model = "model-1")
{
    ContextTrace trace;
    trace.call(first, {assistant("ok")}, {5'000, 0, 4'000});
    trace.wait(wait);
    const auto last = trace.call(second, {assistant("ok")}, {6'000, read, 0}, tools, model);
    return trace.build()->saw(last)->cache;
}

} // namespace

class ModelSawTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aResultArrivesWhole()
    {
        const ModelSaw saw = afterTool("call_1", "call_1", kOrder, kOrder);
        QVERIFY(resultOf(saw).kind == ContextKind::ToolResult);
        QVERIFY(resultOf(saw).match == PartMatch::Whole);
        QVERIFY(resultOf(saw).relation == domain::Relation::Observed);
        QCOMPARE(resultOf(saw).source->span.value, std::uint64_t{2});
        QCOMPARE(resultOf(saw).source->field, std::string("tool_result"));
        QCOMPARE(resultOf(saw).field, std::string("input_messages[3].parts[0]"));
        QVERIFY(saw.neverDelivered.empty());
    }

    void theSameJsonWrittenOtherwiseIsWhole()
    {
        const std::string spaced = R"({ "vendor": "Nordwind", "total": 4870.0, "po_number": "PO-7731", "lines": [ {"qty": 10, "sku": "A-1"} ] })";
        const std::string python = "{'po_number': 'PO-7731', 'vendor': 'Nordwind', 'total': 4870.0, 'lines': [{'sku': 'A-1', 'qty': 10}]}";
        std::string quoted;
        for (const char c : kOrder)
            quoted += (c == '"' ? "\\" : "") + std::string(1, c);
        for (const std::string& same : {spaced, python, "\"" + quoted + "\"", "[{\"type\":\"text\",\"text\":\"" + quoted + "\"}]"})
            QVERIFY2(resultOf(afterTool("c", "c", kOrder, same)).match == PartMatch::Whole, same.c_str());
        const std::string constructed = nlohmann::json{{"lc", 1}, {"type", "constructor"}, {"kwargs", {{"status", "success"}, {"content", kOrder}}}}.dump();
        QVERIFY(resultOf(afterTool("", "", constructed, kOrder)).match == PartMatch::Whole);
        // Another number is another text.
        std::string other = kOrder;
        other.replace(other.find("4870"), 4, "48700");
        QVERIFY(resultOf(afterTool("c", "c", kOrder, other)).match == PartMatch::Altered);
    }

    void aCutSaysHowMuchIsLeft()
    {
        const std::string whole = prose(600, 1);
        const ModelSaw saw = afterTool("c", "c", whole, whole.substr(0, 1'000) + "… [truncated]");
        QVERIFY(resultOf(saw).match == PartMatch::Cut);
        QCOMPARE(resultOf(saw).sentCharacters, std::uint64_t{1'000});
        QCOMPARE(resultOf(saw).producedCharacters, charactersOf(whole.substr(0, whole.find_last_not_of(" \n") + 1)));
        // Head and tail with a note between; and without an id.
        const std::string both = whole.substr(0, 500) + "\n[4,000 characters left out]\n" + whole.substr(whole.size() - 400);
        QVERIFY(resultOf(afterTool("c", "c", whole, both)).match == PartMatch::Cut);
        const ModelSaw byText = afterTool("", "", whole, whole.substr(0, 1'000));
        QVERIFY(resultOf(byText).match == PartMatch::Cut);
        QCOMPARE(resultOf(byText).source->span.value, std::uint64_t{2});
    }

    void charactersAreNotBytes()
    {
        std::string whole;
        for (int i = 0; i < 100; ++i)
            whole += "東京 Zürich ";
        const ModelSaw saw = afterTool("c", "c", whole, whole.substr(0, std::string("東京 Zürich ").size() * 10));
        QVERIFY(resultOf(saw).match == PartMatch::Cut);
        QCOMPARE(resultOf(saw).sentCharacters, std::uint64_t{99}); // without the space at the end
        QCOMPARE(resultOf(saw).producedCharacters, std::uint64_t{999});
    }

    void otherWordsAreCounted()
    {
        const std::string whole = prose(100, 2);
        std::string other = whole;
        other.replace(other.find("word"), 4, "noun");
        const ModelSaw saw = afterTool("c", "c", whole, other);
        QVERIFY(resultOf(saw).match == PartMatch::Altered);
        QCOMPARE(resultOf(saw).changedWords, 0.01); // one of a hundred, on both sides
        QCOMPARE(changedWords("a b c d", "e f g h"), 1.0);
        QCOMPARE(changedWords("a b c d", "a b c d"), 0.0);
        QCOMPARE(changedWords("a b c d", "b c d a"), 0.25);
    }

    void whatIsAlteredIsFoundByItsWords()
    {
        const std::string whole = prose(200, 3);
        std::string other = whole;
        for (std::size_t at = 0, n = 0; (at = other.find("word", at)) != std::string::npos; at += 4, ++n)
            if (n % 20 == 0)
                other.replace(at, 4, "noun");
        const ModelSaw saw = afterTool("", "", whole, other);
        QVERIFY(resultOf(saw).match == PartMatch::Altered);
        QVERIFY(resultOf(saw).relation == domain::Relation::Inferred);
        QCOMPARE(resultOf(saw).source->span.value, std::uint64_t{2});
        QVERIFY(resultOf(saw).changedWords > 0.03 && resultOf(saw).changedWords < 0.08);
    }

    void shortTextsAreEqualByChance()
    {
        const ModelSaw saw = afterTool("", "", "ok", "ok");
        QVERIFY(resultOf(saw).match == PartMatch::Whole);
        QVERIFY(resultOf(saw).relation == domain::Relation::Inferred);
        // With an id it is known; and what nobody produced has no source.
        QVERIFY(resultOf(afterTool("call_1", "call_1", "ok", "ok")).relation == domain::Relation::Observed);
        const ModelSaw invented = afterTool("", "", "ok", prose(30, 4));
        QVERIFY(resultOf(invented).match == PartMatch::NotFound && !resultOf(invented).source);
    }

    void severalSpansMayBeTheSource()
    {
        ContextTrace trace;
        trace.tool("get_order", "", kOrder);
        trace.tool("get_order", "", kOrder);
        const auto last = trace.call({user(), ContextTrace::answers("", kOrder)}, {assistant("Fine.")});
        const ModelSaw saw = *trace.build()->saw(last);
        QVERIFY(resultOf(saw).relation == domain::Relation::Inferred);
        QCOMPARE(resultOf(saw).others.size(), std::size_t{1});
    }

    /// Calls that ran beside each other, and ended the other way round.
    void theSameTextGoesBeforeTheOrderOfCalls()
    {
        ContextTrace trace;
        const auto first = ContextTrace::asks("get_weather", "call_1", R"({"city":"Basel"})");
        const auto second = ContextTrace::asks("get_weather", "call_2", R"({"city":"Bern"})");
        const std::string basel = R"({"city":"Basel","celsius":14,"wind":"light"})";
        const std::string bern = R"({"city":"Bern","celsius":11,"wind":"strong"})";
        trace.call({user()}, {first, second});
        trace.tool("get_weather", "", bern);
        trace.tool("get_weather", "", basel);
        const auto last = trace.call({user(), first, second, ContextTrace::answers("call_1", basel), ContextTrace::answers("call_2", bern)}, {assistant("Fine.")});
        const ModelSaw saw = *trace.build()->saw(last);
        const ContextPart& baselPart = saw.parts[saw.parts.size() - 2];
        QVERIFY(baselPart.match == PartMatch::Whole);
        QCOMPARE(baselPart.source->span.value, std::uint64_t{3});
        QVERIFY(resultOf(saw).match == PartMatch::Whole);
        QCOMPARE(resultOf(saw).source->span.value, std::uint64_t{2});
    }

    void anEmptyTextBesideACallIsNoPart()
    {
        ContextTrace trace;
        auto question = ContextTrace::asks("get_order", "call_1", "{}");
        trace.call({user()}, {question});
        trace.tool("get_order", "call_1", kOrder);
        domain::MessagePart empty;
        empty.type = "text";
        question.parts.insert(question.parts.begin(), empty);
        const auto last = trace.call({user(), question, ContextTrace::answers("call_1", kOrder)}, {assistant("Fine.")});
        const ModelSaw saw = *trace.build()->saw(last);
        QCOMPARE(saw.parts.size(), std::size_t{3});
        QCOMPARE(saw.parts[1].field, std::string("input_messages[1].parts[1]"));
    }

    void theOrderOfCallsLinksWhatHasNoId()
    {
        ContextTrace trace;
        const auto first = ContextTrace::asks("get_order", "call_1", "{}");
        const auto second = ContextTrace::asks("get_order", "call_2", "{}");
        trace.call({user()}, {first, second});
        trace.tool("get_order", "", "17");
        trace.tool("get_order", "", "18");
        const auto last = trace.call({user(), first, second, ContextTrace::answers("call_1", "17"), ContextTrace::answers("call_2", "18")}, {});
        const ModelSaw saw = *trace.build()->saw(last);
        QCOMPARE(saw.parts[saw.parts.size() - 2].source->span.value, std::uint64_t{2});
        QCOMPARE(saw.parts.back().source->span.value, std::uint64_t{3});
        QVERIFY(saw.parts.back().relation == domain::Relation::Inferred);
    }

    void aResultThatWasNotRecordedIsNotCompared()
    {
        const ModelSaw saw = afterTool("call_1", "call_1", std::nullopt, kOrder);
        QVERIFY(resultOf(saw).match == PartMatch::Unrecorded);
        QVERIFY(resultOf(saw).source.has_value());
    }

    void whatStandsInNoRequestIsNamed()
    {
        ContextTrace trace;
        trace.retrieval({document("POL-1", "Invoices over ten thousand need two approvers."), document("POL-2", "Vendors must be in the registry first."),
            document("POL-3", "short")});
        trace.tool("get_order", "call_9", kOrder);
        const auto last = trace.call({prompt(), user("Policies:\n- Invoices over ten thousand need two approvers.\nDecide.")}, {assistant("No.")});
        const auto context = trace.build();
        const ModelSaw saw = *context->saw(last);
        QCOMPARE(saw.neverDelivered.size(), std::size_t{2});
        QCOMPARE(saw.neverDelivered[0].source.field, std::string("documents[1].content"));
        QCOMPARE(saw.neverDelivered[1].source.name, std::string("get_order"));
        QCOMPARE(saw.undecided, std::size_t{1});
        QVERIFY(context->deliveryOf({1}, "documents[0].content").state == TraceContext::Delivery::Delivered);
        QCOMPARE(context->deliveryOf({1}, "documents[0].content").reader.value, last.value);
        QVERIFY(context->deliveryOf({1}, "documents[1].content").state == TraceContext::Delivery::NotSeen);
        QVERIFY(context->deliveryOf({1}, "documents[2].content").state == TraceContext::Delivery::Unknown);
    }

    void nothingIsCalledLostWhereNoRequestWasRecorded()
    {
        ContextTrace trace;
        trace.tool("get_order", "call_9", kOrder);
        const auto last = trace.silentCall({1'000, {}, {}});
        const ModelSaw saw = *trace.build()->saw(last);
        QVERIFY(!saw.captured && saw.parts.empty() && saw.neverDelivered.empty());
        QCOMPARE(saw.undecided, std::size_t{1});
    }

    void aLaterRequestDelivers()
    {
        ContextTrace trace;
        trace.tool("get_order", "call_9", kOrder);
        const auto early = trace.call({user()}, {assistant("Wait.")});
        trace.call({user(), ContextTrace::answers("call_9", kOrder)}, {assistant("Fine.")});
        QVERIFY(trace.build()->saw(early)->neverDelivered.empty());
    }

    void nothingComesFromLater()
    {
        ContextTrace trace;
        const auto early = trace.call({user(), ContextTrace::answers("", kOrder)}, {assistant("Fine.")});
        trace.tool("get_order", "", kOrder);
        QVERIFY(resultOf(*trace.build()->saw(early)).match == PartMatch::NotFound);
    }

    void documentsInsideAMessageAreApart()
    {
        ContextTrace trace;
        const std::string policy = "Invoices over ten thousand need \"two\" approvers.\nNo exceptions are made.";
        trace.retrieval({document("POL-1", policy)});
        const auto plain = trace.call({user("Context: " + policy + " Question: may I?")}, {assistant("No.")});
        const std::string json = "{\"context\":\"Invoices over ten thousand need \\\"two\\\" approvers.\\nNo exceptions are made.\"}";
        const auto escaped = trace.call({user(json)}, {assistant("No.")});
        const auto context = trace.build();
        for (const domain::SpanId span : {plain, escaped}) {
            const ModelSaw saw = *context->saw(span);
            QCOMPARE(saw.parts.size(), std::size_t{2});
            QVERIFY(saw.parts[1].kind == ContextKind::Document && saw.parts[1].match == PartMatch::Whole);
            QCOMPARE(saw.parts[1].field, saw.parts[0].field);
        }
        const ModelSaw saw = *context->saw(plain);
        QCOMPARE(saw.parts[0].bytes + saw.parts[1].bytes, std::uint64_t{std::string("Context:  Question: may I?").size() + policy.size()});
    }

    void tokensAddUpToWhatWasReported()
    {
        for (const std::int64_t input : {0L, 1L, 7L, 12'345L, 9'007'199'254'740'993L}) {
            ContextTrace trace;
            const auto last = trace.call({prompt(), user(), assistant(prose(33, 5)), user(prose(71, 6))}, {}, {input, {}, {}});
            const auto context = trace.build();
            const ModelSaw saw = *context->saw(last);
            QVERIFY(saw.tokensReported);
            QCOMPARE(std::accumulate(saw.parts.begin(), saw.parts.end(), std::int64_t{0}, [](std::int64_t sum, const ContextPart& part) { return sum + part.tokens; }), input);
            QCOMPARE(context->bars().front().total(), input);
        }
        ContextTrace trace;
        const auto last = trace.call({user("12345678")}, {});
        const ModelSaw saw = *trace.build()->saw(last);
        QVERIFY(!saw.tokensReported);
        QCOMPARE(saw.parts.front().tokens, std::int64_t{2});
    }

    void theFirstChangedRegionIsNamed()
    {
        using Kind = RegionChange::Kind;
        const auto changeOf = [](const std::vector<ContextTrace::Message>& before, const std::vector<ContextTrace::Message>& now) {
            ContextTrace trace;
            trace.call(before, {});
            const auto last = trace.call(now, {});
            return *trace.build()->saw(last)->change;
        };
        const auto a = user("first question of them"), b = assistant("an answer to it"), c = user("second question"), d = assistant("another answer");
        RequestChange change = changeOf({prompt(), a}, {prompt(), a, b, c});
        QVERIFY(!change.firstChanged);
        QCOMPARE(change.counts[static_cast<std::size_t>(Kind::Appended)], std::size_t{2});
        change = changeOf({prompt(), a, b}, {prompt("You reject invoices."), a, b, c});
        QVERIFY(change.firstChanged == (ContextRegion{ContextRegion::Kind::System, 0}));
        QCOMPARE(change.counts, (std::array<std::size_t, 5>{1, 0, 0, 1, 0}));
        change = changeOf({prompt(), a, b, c}, {prompt(), a, user("b, put otherwise"), c});
        QVERIFY(change.firstChanged == (ContextRegion{ContextRegion::Kind::Message, 2}));
        QCOMPARE(change.counts, (std::array<std::size_t, 5>{0, 0, 0, 1, 0}));
        change = changeOf({prompt(), a, b, c, d}, {prompt(), c, d});
        QCOMPARE(change.counts, (std::array<std::size_t, 5>{0, 0, 2, 0, 0}));
        change = changeOf({prompt(), a, b, c, d}, {prompt(), b, c, d, a});
        QCOMPARE(change.counts, (std::array<std::size_t, 5>{0, 0, 0, 0, 1}));
        change = changeOf({prompt(), a, b}, {prompt(), user("something before"), a, b});
        QCOMPARE(change.counts, (std::array<std::size_t, 5>{0, 1, 0, 0, 0}));
    }

    void requestsOfAnotherAgentAreNotCompared()
    {
        ContextTrace trace;
        trace.inAgent(1, "planner");
        const auto plan = trace.call({prompt("You plan."), user()}, {assistant("A plan.")});
        trace.inAgent(2, "worker");
        const auto work = trace.call({prompt("You work."), user("Do it.")}, {assistant("Done.")});
        trace.inAgent(1, "planner");
        const auto again = trace.call({prompt("You plan."), user(), assistant("A plan."), user("Next.")}, {});
        const auto context = trace.build();
        QVERIFY(!context->saw(work)->change);
        QCOMPARE(context->saw(again)->change->previous.value, plan.value);
    }

    void whyTheCacheBroke()
    {
        using Cause = CacheReading::Cause;
        const std::vector<ContextTrace::Message> first{prompt(), user()}, grown{prompt(), user(), assistant("ok"), user("Go on.")};
        const auto isBroken = [](const CacheReading& cache, Cause cause) { return cache.state == CacheReading::State::Broken && cache.cause == cause; };
        QVERIFY(secondOf(first, grown, 4'000).state == CacheReading::State::Held);
        QVERIFY(secondOf(first, grown, 3'900).state == CacheReading::State::Held); // less than a block
        QVERIFY(isBroken(secondOf(first, grown, 0), Cause::Unknown));
        QCOMPARE(secondOf(first, grown, 1'000).lost(), std::int64_t{3'000});
        QVERIFY(isBroken(secondOf(first, grown, 0, kSixMinutes), Cause::Expired));
        QVERIFY(isBroken(secondOf(first, {prompt("It is 14:03. " + kSystem), user()}, 0), Cause::SystemChanged));
        QVERIFY(isBroken(secondOf(first, grown, 0, {}, {{"get_order", "{}"}}), Cause::ToolsChanged));
        QVERIFY(isBroken(secondOf(first, grown, 0, {}, {}, "model-2"), Cause::ModelChanged));
        QVERIFY(isBroken(secondOf({prompt(), user(), assistant("yes"), user("a")}, {prompt(), user("b"), assistant("yes"), user("a")}, 0), Cause::MessageChanged));
    }

    void cacheThatNobodyReportsIsNotBroken()
    {
        ContextTrace trace;
        trace.call({user()}, {}, {100, {}, {}});
        const auto last = trace.call({user()}, {}, {100, 0, {}});
        QVERIFY(trace.build()->saw(last)->cache.state == CacheReading::State::NotReported);
    }
};

QTEST_GUILESS_MAIN(ModelSawTest)
#include "model_saw_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold of every comparison (nothing differs from itself, a difference leads from one side to the other, the sides can be
// exchanged), and what people would say of a few.
#include "models/analysis/compare/comparison_text.h"
#include "models/analysis/compare/json_diff.h"
#include "models/analysis/compare/run.h"
#include "models/analysis/compare/sequence_match.h"
#include "models/analysis/compare/step_alignment.h"
#include "models/analysis/compare/text_diff.h"
#include "models/analysis/compare/volatile_values.h"
#include "tests/kit/trace_builder.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <random>

using namespace whyglass;
using namespace whyglass::analysis;
using testkit::TraceBuilder;

namespace {

constexpr int kRounds = 300;

QByteArray print(const std::vector<DiffRun>& runs)
{
    QByteArray out;
    for (const DiffRun& run : runs) {
        const char* mark = run.op == DiffOp::Same ? "" : run.op == DiffOp::Removed ? "-" : "+";
        out += run.op == DiffOp::Same ? QByteArray::fromStdString(run.text) : "[" + QByteArray(mark) + QByteArray::fromStdString(run.text) + "]";
    }
    return out;
}

std::string side(const std::vector<DiffRun>& runs, DiffOp without)
{
    std::string text;
    for (const DiffRun& run : runs)
        text += run.op == without ? std::string() : run.text;
    return text;
}

std::string randomText(std::mt19937& random, int words)
{
    static constexpr const char* kWords[] = {"the", "invoice", "order", "INV-12345", "1,000.50", "\n", " ", "vendor", "übrig", ".", "  ", "- ", "{", "}"};
    std::string text;
    for (int i = 0; i < words; ++i)
        text += kWords[random() % std::size(kWords)];
    return text;
}

nlohmann::json randomJson(std::mt19937& random, int depth)
{
    switch (random() % (depth > 0 ? 6 : 4)) {
    case 0: return static_cast<int>(random() % 4);
    case 1: return random() % 2 == 0;
    case 2: return std::string(1, static_cast<char>('a' + random() % 3));
    case 3: return nullptr;
    case 4: {
        auto array = nlohmann::json::array();
        for (auto left = random() % 5; left > 0; --left)
            array.push_back(randomJson(random, depth - 1));
        return array;
    }
    default: {
        auto object = nlohmann::json::object();
        for (auto left = random() % 5; left > 0; --left)
            object[std::string(1, static_cast<char>('k' + random() % 5))] = randomJson(random, depth - 1);
        return object;
    }
    }
}

nlohmann::json sideOf(const JsonDiff& diff, DiffOp without)
{
    std::string text;
    for (const JsonDiffLine& line : diff.lines)
        text += line.op == without ? std::string() : line.text + "\n";
    // A comma that the other side needs stands before a bracket of this one.
    for (std::size_t at = text.find(','); at != std::string::npos; at = text.find(',', at + 1)) {
        const std::size_t next = text.find_first_not_of(" \n", at + 1);
        if (next != std::string::npos && (text[next] == '}' || text[next] == ']'))
            text[at] = ' ';
    }
    return nlohmann::json::parse(text, nullptr, false);
}

std::vector<StepSignature> randomSteps(std::mt19937& random, int count)
{
    std::vector<StepSignature> steps;
    for (int i = 0; i < count; ++i) {
        StepSignature step;
        step.kind = random() % 2 == 0 ? domain::StepKind::Tool : domain::StepKind::Generation;
        step.role = random() % 4;
        step.agent = random() % 2;
        step.words = {random() % 16, 0};
        step.exact = step.role * 1'000 + step.words[0] * 10 + step.agent * 2 + (step.kind == domain::StepKind::Tool ? 1 : 0);
        steps.push_back(step);
    }
    return steps;
}

Run runOf(const TraceBuilder& builder)
{
    auto trace = builder.build();
    return {{}, std::move(trace->details), std::move(trace->decisions)};
}

TraceBuilder approval(int number, const char* invoice, const char* vendor, bool compares)
{
    TraceBuilder trace(number);
    const std::string id = std::string("{\"id\":\"") + invoice + "\"}";
    trace.agent("approver");
    trace.chat("May it be paid?", "First the invoice, then its order.");
    trace.tool("read_invoice", id, std::string("{\"id\":\"") + invoice + "\",\"amount\":50}");
    if (compares)
        trace.tool("compare_line_items", id, "{\"equal\":false}");
    trace.tool("lookup_vendor", "{\"id\":\"V-1\"}", vendor);
    trace.chat("Decide", compares ? "{\"decision\":\"escalated\"}" : "{\"decision\":\"approved\"}");
    trace.close();
    return trace;
}

/// "read_invoice values tool_arguments.id INV-1 INV-2; …"
QByteArray print(const Comparison& comparison)
{
    QByteArray out;
    for (const StepPair& pair : comparison.steps) {
        const auto& steps = pair.a >= 0 ? comparison.a.steps : comparison.b.steps;
        const auto& step = steps[static_cast<std::size_t>(pair.a >= 0 ? pair.a : pair.b)];
        out += QByteArray::fromStdString(step.name) + " " + QByteArray::fromStdString(std::string(nameOf(pair.relation)));
        out += pair.behaviour.empty() ? QByteArray() : " " + QByteArray::fromStdString(pair.behaviour);
        out += "\n";
    }
    return out + "first " + (comparison.firstDivergence ? QByteArray::number(static_cast<int>(*comparison.firstDivergence)) : QByteArray("none"));
}

} // namespace

class CompareTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textDifferencesLeadFromOneToTheOther()
    {
        std::mt19937 random(5);
        for (int i = 0; i < kRounds; ++i) {
            const std::string a = randomText(random, static_cast<int>(random() % 60));
            std::string b = i % 2 == 0 ? randomText(random, static_cast<int>(random() % 60)) : a;
            if (i % 2 != 0 && !b.empty())
                b.insert(random() % b.size(), " more ");
            for (const DiffUnit unit : {DiffUnit::Words, DiffUnit::Lines}) {
                const auto runs = diffText(a, b, unit);
                QCOMPARE(side(runs, DiffOp::Added), a);
                QCOMPARE(side(runs, DiffOp::Removed), b);
            }
            const auto same = diffText(a, a, DiffUnit::Words);
            QVERIFY(same.size() <= 1 && (same.empty() || same.front().op == DiffOp::Same));
        }
    }

    void wordsAreReplacedAsPeopleReadThem_data()
    {
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        QTest::addColumn<QByteArray>("printed");
        QTest::newRow("one word") << QByteArray("quantity 1,000 pieces") << QByteArray("quantity 1,200 pieces") << QByteArray("quantity [-1,000][+1,200] pieces");
        QTest::newRow("a sentence less") << QByteArray("Compare them. Decide.") << QByteArray("Decide.") << QByteArray("[-Compare them. ]Decide.");
        QTest::newRow("words in a row") << QByteArray("be concise now") << QByteArray("be very careful now") << QByteArray("be [-concise][+very careful] now");
        QTest::newRow("nothing") << QByteArray() << QByteArray("all") << QByteArray("[+all]");
    }
    void wordsAreReplacedAsPeopleReadThem()
    {
        QFETCH(QByteArray, a);
        QFETCH(QByteArray, b);
        QTEST(print(diffText(a.toStdString(), b.toStdString(), DiffUnit::Words)), "printed");
    }

    void theLongestCommonPartIsFound()
    {
        const std::vector<std::uint64_t> a = {1, 2, 3, 1, 2, 2, 1};
        const std::vector<std::uint64_t> b = {3, 2, 1, 2, 1, 3};
        QCOMPARE(matchSequences(a, b).size(), std::size_t{4});
    }

    void jsonDifferencesLeadFromOneToTheOther()
    {
        std::mt19937 random(7);
        for (int i = 0; i < kRounds; ++i) {
            const auto a = randomJson(random, 4);
            const auto b = randomJson(random, 4);
            const auto diff = diffJson(a.dump(), b.dump());
            QVERIFY(diff);
            QVERIFY(sideOf(*diff, DiffOp::Added) == a);
            QVERIFY(sideOf(*diff, DiffOp::Removed) == b);
            QCOMPARE(diff->changes.empty(), a == b);
            QVERIFY(diffJson(a.dump(), a.dump())->changes.empty());
        }
    }

    void membersAndElementsAreNamedByTheirPath()
    {
        const auto diff = diffJson(R"({"decision":"escalated","checks":["three_way","vendor"],"lines":[{"q":1},{"q":2}]})",
                                   R"({"decision":"approved","checks":["vendor"],"lines":[{"q":1},{"q":3}],"by":"x"})");
        QVERIFY(diff);
        const std::vector<JsonChange> expected = {{"by", std::nullopt, "x"}, {"checks[0]", "three_way", std::nullopt},
                                                  {"decision", "escalated", "approved"}, {"lines[1].q", "2", "3"}};
        QCOMPARE(diff->changes, expected);
        QVERIFY(!diffJson("{", "{}"));
    }

    void everyStepStandsOnceAndTheSidesCanBeExchanged()
    {
        std::mt19937 random(11);
        for (int i = 0; i < kRounds; ++i) {
            const auto a = randomSteps(random, static_cast<int>(random() % 30));
            const auto b = i % 3 == 0 ? a : randomSteps(random, static_cast<int>(random() % 30));
            const auto there = alignSteps(a, b);
            auto back = alignSteps(b, a);
            std::vector<int> left, right;
            for (const AlignedStep& step : there) {
                if (step.a >= 0)
                    left.push_back(step.a);
                if (step.b >= 0)
                    right.push_back(step.b);
                if (step.a >= 0 && step.b >= 0)
                    QCOMPARE(a[static_cast<std::size_t>(step.a)].kind, b[static_cast<std::size_t>(step.b)].kind);
            }
            QCOMPARE(left.size(), a.size());
            QCOMPARE(right.size(), b.size());
            QVERIFY(std::is_sorted(left.begin(), left.end()) && std::is_sorted(right.begin(), right.end()));
            for (const AlignedStep& step : there) {
                const AlignedStep mirrored{step.b, step.a};
                QVERIFY(std::find(back.begin(), back.end(), mirrored) != back.end());
            }
            if (a == b)
                QVERIFY(std::all_of(there.begin(), there.end(), [](const AlignedStep& step) { return step.a == step.b; }));
        }
    }

    void whatChangesWithEveryRunIsTakenOut()
    {
        QCOMPARE(withoutVolatile("at 2026-03-17T14:02:13Z by call_c759ba3be6, 7f3c9a2e41d04b6f8a1c5d2e9b307f64."), std::string("at * by *, *."));
        QCOMPARE(withoutVolatile("INV-12345, 1,000 pieces, paid 2025-11-02"), std::string("INV-12345, 1,000 pieces, paid 2025-11-02"));
        QVERIFY(isVolatileKey("Request_Id") && isVolatileKey("elapsed_ms") && !isVolatileKey("invoice_id") && !isVolatileKey("amount"));
    }

    void aRunDoesNotDifferFromItself()
    {
        const Run run = runOf(approval(1, "INV-1", "[]", true));
        const Comparison comparison = compareRuns(run, run, {.everySpan = true, .keepVolatile = true});
        QCOMPARE(comparison.count(StepRelation::Same), comparison.steps.size());
        QVERIFY(comparison.steps.size() >= 6);
        QVERIFY(!comparison.firstDivergence);
    }

    void otherValuesAreNoOtherBehaviour()
    {
        const Run a = runOf(approval(1, "INV-1", R"([{"id":"V-1"}])", true));
        const Run b = runOf(approval(2, "INV-2", R"([{"id":"V-1"}])", true));
        const Comparison comparison = compareRuns(a, b);
        QVERIFY(!comparison.firstDivergence);
        const StepPair& read = comparison.steps[1];
        QCOMPARE(read.relation, StepRelation::Values);
        QCOMPARE(read.changes.back().field, std::string("tool_arguments.id"));
        QCOMPARE(read.changes.back().a, std::string("INV-1"));
        QCOMPARE(read.changes.back().b, std::string("INV-2"));
        QCOMPARE(comparison.steps[0].relation, StepRelation::Same);
    }

    void theMissingStepIsTheFirstDivergence()
    {
        const Run a = runOf(approval(1, "INV-1", "[]", false));
        const Run b = runOf(approval(2, "INV-2", R"([{"id":"V-1"}])", true));
        const Comparison comparison = compareRuns(a, b);
        QCOMPARE(print(comparison),
                 QByteArray("gpt-4o same\nread_invoice values\ncompare_line_items only_b\nlookup_vendor differs tool_result\n"
                            "approved differs decision.result\nfirst 2"));
        const Comparison back = compareRuns(b, a);
        QCOMPARE(back.count(StepRelation::OnlyA), comparison.count(StepRelation::OnlyB));
        QCOMPARE(back.count(StepRelation::OnlyB), comparison.count(StepRelation::OnlyA));
        QCOMPARE(back.firstDivergence, comparison.firstDivergence);
    }

    void anErrorIsOtherBehaviour()
    {
        TraceBuilder broken(2);
        broken.failedTool("lookup_vendor", "{\"id\":\"V-1\"}", "503");
        TraceBuilder whole(1);
        whole.tool("lookup_vendor", "{\"id\":\"V-1\"}", "[1]");
        const Comparison comparison = compareRuns(runOf(whole), runOf(broken));
        QCOMPARE(comparison.steps.size(), std::size_t{1});
        QCOMPARE(comparison.steps.front().relation, StepRelation::Differs);
    }

    void theJsonIsThatOfTheContract()
    {
        const Comparison comparison = compareRuns(runOf(approval(1, "INV-1", "[]", false)), runOf(approval(2, "INV-2", "[]", true)));
        const auto json = nlohmann::json::parse(comparisonJson(comparison));
        QCOMPARE(json["first_divergence"].get<int>(), 2);
        QVERIFY(json["steps"][2]["a"].is_null());
        QCOMPARE(json["steps"][2]["b"].get<std::string>(), comparison.b.steps[2].span.hex());
        QCOMPARE(json["steps"][1]["relation"].get<std::string>(), std::string("values"));
        QVERIFY(json["steps"][1]["changes"][0].contains("field"));
    }

    void theTableFitsItsWidthWhateverTheTextHolds()
    {
        const Comparison comparison = compareRuns(runOf(approval(1, "\\u001b[31mINV", "[]", false)), runOf(approval(2, "ÄÖÜÄÖÜÄÖÜ\\u202e", "[]", true)));
        const QString table = QString::fromStdString(comparisonTable(comparison, 100, false));
        for (const QString& line : table.split(u'\n')) {
            QVERIFY2(line.size() <= 100, qPrintable(line));
            QVERIFY(!line.contains(QChar(0x1b)) && !line.contains(QChar(0x202e)));
        }
        QVERIFY(table.contains(QStringLiteral("no such step")));
    }
};

QTEST_GUILESS_MAIN(CompareTest)
#include "compare_test.moc"

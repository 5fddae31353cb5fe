// SPDX-License-Identifier: GPL-3.0-or-later
// Prompts, documents and costs of two runs beside each other.
#include "models/tables/cost_pair_model.h"
#include "models/tables/document_pair_model.h"
#include "models/tables/prompt_pair_model.h"
#include "models/tables/step_pair_model.h"
#include "tests/kit/trace_builder.h"
#include "tests/unit/models/workspace_fixture.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace whyglass;
using analysis::DocumentRelation;
using analysis::DocumentUse;
using tables::PairModel;
using testkit::TraceBuilder;

namespace {

using nlohmann::json;

const std::string kLimit = "Invoices of more than 10,000 dollars need a second person to approve them";
const std::string kVendors = "Vendors must be in the registry before they are paid anything";
const std::string kFreight = "Freight is paid by whoever ordered it and not by the sender";

json call(const std::string& system, const std::string& version, int input, int output)
{
    return {{"gen_ai.system_instructions", json::array({{{"type", "text"}, {"content", system}}}).dump()},
            {"gen_ai.prompt.name", "approve"},
            {"gen_ai.prompt.version", version},
            {"gen_ai.usage.input_tokens", input},
            {"gen_ai.usage.output_tokens", output}};
}

json documents(const json& list) { return {{"gen_ai.operation.name", "retrieval"}, {"gen_ai.retrieval.documents", list.dump()}}; }

} // namespace

class ComparePagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // The older run was given both policies and cites one; the newer one got another text of it, and a third that nobody was given.
        m_workspace.addDocument(TraceBuilder(1)
                                    .span("policies", documents({{{"id", "POL-1"}, {"content", kLimit}}, {{"id", "POL-2"}, {"content", kVendors}}}))
                                    .chat(kLimit + "\n" + kVendors, "By POL-1 it is refused.", call("Be exact. Compare the items.", "1", 1'000, 100))
                                    .chat("And now?", "Done.", call("Be exact. Compare the items.", "1", 500, 10))
                                    .otlpJson());
        m_workspace.addDocument(TraceBuilder(2)
                                    .span("policies", documents({{{"id", "POL-1"}, {"content", kLimit + " today"}}, {{"id", "POL-3"}, {"content", kFreight}}}))
                                    .chat(kLimit + " today", "Approved.", call("Be exact.", "2", 3'000, 100))
                                    .chat("And now?", "Done.", call("Be exact.", "2", 500, 10))
                                    .otlpJson());
        auto reader = store::WorkspaceReader::open(m_workspace.path());
        QVERIFY(reader.ok());
        m_reader = std::move(*reader);
        auto comparison = analysis::compareRuns(*m_reader, testing::traceIdText(2), testing::traceIdText(1));
        QVERIFY2(comparison.ok(), comparison.ok() ? "" : comparison.error().text().c_str());
        m_comparison = std::make_shared<const analysis::Comparison>(std::move(*comparison));
        QVERIFY(!m_comparison->olderIsA());
    }

    void aPromptIsToldOnceForAllItsCalls()
    {
        const auto pairs = analysis::comparePrompts(*m_reader, *m_comparison);
        QVERIFY(pairs.ok());
        QCOMPARE(pairs->size(), std::size_t{1});
        QCOMPARE(pairs->front().calls, std::size_t{2});
        QCOMPARE(pairs->front().removed, std::size_t{3}); // from the older run, which is B, to the newer
        QCOMPARE(pairs->front().added, std::size_t{0});
        tables::PromptPairModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPrompts(m_comparison, *pairs);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.between(0), QStringLiteral("−3 +0"));
        QVERIFY(model.weight(0) == PairModel::Weight::Major);
        QCOMPARE(model.cell(0, PairModel::SideA)->name, QStringLiteral("approve@2"));
        QCOMPARE(model.cell(0, PairModel::SideB)->name, QStringLiteral("approve@1"));
        QCOMPARE(model.foremost(), 0);
    }

    void documentsStandBesideEachOther()
    {
        const auto pairs = analysis::compareDocuments(*m_reader, *m_comparison);
        QVERIFY(pairs.ok());
        QCOMPARE(pairs->size(), std::size_t{3});
        const auto& [limit, freight, vendors] = std::tie((*pairs)[0], (*pairs)[1], (*pairs)[2]);
        QCOMPARE(limit.a->id, std::string("POL-1"));
        QVERIFY(limit.relation == DocumentRelation::Text);
        QVERIFY(limit.a->delivered.state == analysis::TraceContext::Delivery::Delivered);
        QVERIFY(limit.b->use == DocumentUse::Cited);
        QVERIFY(limit.a->use == DocumentUse::NoTrace);
        QVERIFY(freight.relation == DocumentRelation::OnlyA);
        QVERIFY(freight.a->delivered.state == analysis::TraceContext::Delivery::NotSeen);
        QVERIFY(vendors.relation == DocumentRelation::OnlyB);
        QCOMPARE(vendors.b->rank, std::size_t{2});
        tables::DocumentPairModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setDocuments(m_comparison, *pairs);
        QCOMPARE(model.between(0), QStringLiteral("text"));
        QVERIFY(!model.cell(1, PairModel::SideB));
        QVERIFY2(model.cell(1, PairModel::SideA)->figure.startsWith(QStringLiteral("never delivered")), qPrintable(model.cell(1, PairModel::SideA)->figure));
        QCOMPARE(model.stepPair(0), 0);
        QVERIFY(model.summary().contains(QStringLiteral("1 with another text")));
    }

    void costsAreToldStepByStep()
    {
        tables::CostPairModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setComparison(m_comparison);
        QCOMPARE(model.rowCount(), 2); // the retrieval tells neither tokens nor cost
        const auto more = model.difference(0);
        QVERIFY(more && more->nano > 0); // 2,000 tokens more in the newer run, which is A
        QCOMPARE(model.difference(1)->nano, std::int64_t{0});
        QCOMPARE(model.between(1), QStringLiteral("="));
        QVERIFY(model.between(0).startsWith(QLatin1Char('+')));
        QCOMPARE(model.foremost(), 0);
        QVERIFY(model.weight(0) == PairModel::Weight::Major);
        QVERIFY(model.weight(1) == PairModel::Weight::Same);
        QCOMPARE(model.nextDifference(0, false), -1);
        QVERIFY2(model.summary().contains(QStringLiteral("A, the newer, against B: +")), qPrintable(model.summary()));
        model.setComparison(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void whatIsNotToldIsUnknown()
    {
        m_workspace.addDocument(TraceBuilder(3).chat("Who?", "Me.", {{"gen_ai.request.model", "a-model-without-price"}}).otlpJson());
        auto comparison = analysis::compareRuns(*m_reader, testing::traceIdText(3), testing::traceIdText(1));
        QVERIFY(comparison.ok());
        tables::CostPairModel model;
        model.setComparison(std::make_shared<const analysis::Comparison>(std::move(*comparison)));
        int unknown = 0;
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.cell(row, PairModel::SideA) && !model.difference(row))
                ++unknown;
        }
        QCOMPARE(unknown, 1);
    }

private:
    testing::WorkspaceFixture m_workspace;
    std::unique_ptr<store::WorkspaceReader> m_reader;
    tables::ComparisonPtr m_comparison;
};

QTEST_MAIN(ComparePagesTest)
#include "compare_pages_test.moc"

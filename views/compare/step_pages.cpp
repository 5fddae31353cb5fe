// SPDX-License-Identifier: GPL-3.0-or-later
// The pages whose rows are steps: what was done, and what it cost.
#include "models/tables/cost_pair_model.h"
#include "models/tables/step_pair_model.h"
#include "views/compare/compare_page.h"

namespace whyglass::views {

namespace {

class StepsPage final : public ComparePage {
public:
    using ComparePage::ComparePage;

    QString id() const override { return {}; }
    QString title() const override { return tr("Steps"); }
    QString rowsName() const override { return tr("Aligned steps"); }
    tables::PairModel& rows() override { return m_rows; }
    void setComparison(tables::ComparisonPtr comparison) override { m_rows.setComparison(std::move(comparison)); }
    QString foremostName() const override { return tr("First divergence"); }
    QString foremostHint() const override { return tr("The first step that behaves otherwise or that one side lacks (D)"); }

private:
    tables::StepPairModel m_rows;
};

class CostPage final : public ComparePage {
public:
    using ComparePage::ComparePage;

    QString id() const override { return QStringLiteral("cost"); }
    QString title() const override { return tr("Cost"); }
    QString rowsName() const override { return tr("Cost of aligned steps"); }
    tables::PairModel& rows() override { return m_rows; }
    void setComparison(tables::ComparisonPtr comparison) override { m_rows.setComparison(std::move(comparison)); }
    PairPanel::Tabs tabs() const override { return {std::nullopt, PairTexts::Usage}; }
    QString foremostName() const override { return tr("Largest difference"); }
    QString foremostHint() const override { return tr("The step whose cost differs most (D)"); }

private:
    tables::CostPairModel m_rows;
};

} // namespace

std::unique_ptr<ComparePage> makeStepsPage(const ViewContext& context) { return std::make_unique<StepsPage>(context); }
std::unique_ptr<ComparePage> makeCostPage(const ViewContext& context) { return std::make_unique<CostPage>(context); }

std::vector<std::unique_ptr<ComparePage>> comparePages(const ViewContext& context)
{
    std::vector<std::unique_ptr<ComparePage>> pages;
    for (const auto make : {makeStepsPage, makePromptsPage, makeDocumentsPage, makeCostPage})
        pages.push_back(make(context));
    return pages;
}

} // namespace whyglass::views

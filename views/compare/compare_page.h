// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/pair_model.h"
#include "views/compare/pair_panel.h"
#include "views/compare/pair_texts.h"
#include "views/view_host.h"

#include <QObject>

#include <memory>
#include <vector>

namespace whyglass::views {

/// One way to look at two runs: its rows, and what is read and shown below of the row that is chosen.
class ComparePage : public QObject {
    Q_OBJECT

public:
    explicit ComparePage(const ViewContext& context) : m_context(context) {}

    [[nodiscard]] virtual QString id() const = 0; ///< in links: "A..B/prompts"; of the first page empty
    [[nodiscard]] virtual QString title() const = 0;
    [[nodiscard]] virtual QString rowsName() const = 0; ///< for who cannot see the table
    [[nodiscard]] virtual tables::PairModel& rows() = 0;
    /// Null = none. Rows that need more than the comparison come with show().
    virtual void setComparison(tables::ComparisonPtr comparison) = 0;
    /// The page is looked at: reads what it lacks. changed() follows once that is there.
    virtual void show() {}
    /// Whether the rows are those of the comparison.
    [[nodiscard]] virtual bool isRead() const { return true; }
    /// How the texts of a row are read; unless it is told otherwise, those of its steps.
    [[nodiscard]] virtual LoadPairTexts textsOf(int row) { return stepTextsOf(*rows().comparison(), rows().stepPair(row)); }
    /// What of them is to be seen.
    [[nodiscard]] virtual PairPanel::Tabs tabs() const { return {}; }
    /// Names the button that leads to PairModel::foremost(), and what it does.
    [[nodiscard]] virtual QString foremostName() const = 0;
    [[nodiscard]] virtual QString foremostHint() const = 0;
    /// Of the height, how much the rows take: parts of five.
    [[nodiscard]] virtual int rowsShare() const { return 3; }

Q_SIGNALS:
    void changed(); ///< the rows are other ones
    void failed(const QString& why);

protected:
    const ViewContext m_context;
};

std::unique_ptr<ComparePage> makeStepsPage(const ViewContext& context);
std::unique_ptr<ComparePage> makePromptsPage(const ViewContext& context);
std::unique_ptr<ComparePage> makeDocumentsPage(const ViewContext& context);
std::unique_ptr<ComparePage> makeCostPage(const ViewContext& context);

/// THE LIST of pages, in the order of their switch.
std::vector<std::unique_ptr<ComparePage>> comparePages(const ViewContext& context);

} // namespace whyglass::views

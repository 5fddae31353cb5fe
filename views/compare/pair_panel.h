// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/step_pair_model.h"
#include "views/compare/pair_texts.h"
#include "views/view_host.h"

#include <QWidget>

class QLabel;
class QTabBar;

namespace whyglass::views {

class DiffPane;
class ElidedLabel;
class SegmentedControl;

/// What the two steps of a row were given and gave back: texts by words or lines at the left, structures at the right. Differences run from
/// the older run to the newer, whichever stands left.
class PairPanel : public QWidget {
    Q_OBJECT

public:
    PairPanel(const ViewContext& context, QWidget* parent = nullptr);

    /// Reads the texts of a row and shows them; the last ones stay until these are there. -1 = nothing.
    void setPair(const tables::StepPairModel& model, int row);

private:
    QWidget* makeTexts();
    QWidget* makeStructures();
    void present(PairTexts texts);
    void presentTabs();
    void presentText();
    void presentStructure();
    [[nodiscard]] QString direction() const;

    const ViewContext m_context;
    QTabBar *m_textTabs = nullptr, *m_structureTabs = nullptr;
    SegmentedControl* m_unit = nullptr;
    ElidedLabel* m_direction = nullptr;
    QLabel *m_removed = nullptr, *m_added = nullptr;
    DiffPane *m_text = nullptr, *m_structure = nullptr;
    PairTexts m_texts;
    bool m_chosen = false; ///< the user took a tab: it stays
    int m_step = 0;        ///< number of the row, from 1
};

} // namespace whyglass::views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/compare/pair_texts.h"
#include "views/view_host.h"

#include <QWidget>

#include <optional>

class QLabel;
class QTabBar;

namespace whyglass::views {

class DiffPane;
class ElidedLabel;
class SegmentedControl;

/// What two sides of a row say: texts by words or lines at the left, structures at the right. Differences run from the older run to the
/// newer, whichever stands left.
class PairPanel : public QWidget {
    Q_OBJECT

public:
    /// What is to be seen first; nullopt: the first text that differs, what a program would read of the output.
    struct Tabs {
        std::optional<PairTexts::Text> text;
        std::optional<PairTexts::Structure> structure;
        bool operator==(const Tabs&) const = default;
    };

    PairPanel(const ViewContext& context, QWidget* parent = nullptr);

    /// Reads texts and shows them; the last ones stay until these are there. `step`: number of the step, from 1; 0 = of no step.
    void showTexts(LoadPairTexts load, Tabs tabs, int step);
    void clear();

private:
    QWidget* makeTexts();
    QWidget* makeStructures();
    void present(PairTexts texts);
    void presentTextTabs();
    void presentStructureTabs();
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
    Tabs m_tabs;
    bool m_any = false;    ///< something is shown
    bool m_chosen = false; ///< the user took a tab: it stays as long as the same tabs are wanted
    int m_step = 0;
};

} // namespace whyglass::views

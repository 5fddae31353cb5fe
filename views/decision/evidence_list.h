// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/decision/evidence_row.h"

#include <QScrollArea>
#include <QTimer>

#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace whyglass::views {

/// The way to the decision, in the order in which the agent went it. One row is the current one: J and K walk, Enter opens its place,
/// Right and Left open and fold it, Tab goes to its values.
class EvidenceList : public QScrollArea {
    Q_OBJECT

public:
    using CardPtr = EvidenceRow::CardPtr;
    /// Rows that are made without being asked for; those that can be seen first, the others in turns of the event loop.
    static constexpr std::size_t kFirstRows = 120;

    explicit EvidenceList(const Theme& theme, QWidget* parent = nullptr);

    /// `origin`: times are told from there.
    void setCard(CardPtr card, domain::Timestamp origin);
    void light(const LitValues& lit);
    /// All that are made without being asked for, now.
    void makeFirstRows();
    /// The row of an entry becomes the current one and is brought into view; nothing for -1.
    void goTo(int entry);
    [[nodiscard]] int current() const { return m_current; } ///< -1: none
    [[nodiscard]] int count() const { return m_card ? static_cast<int>(m_card->entries.size()) : 0; }
    void setExpanded(int entry, bool expanded);
    void expandAll(bool expanded);
    [[nodiscard]] bool allExpanded() const;
    [[nodiscard]] EvidenceRow* rowOf(int entry) const; ///< null where it is not made
    /// J, K, Enter, arrows; false for other keys.
    bool handleKey(const QKeyEvent& event);

Q_SIGNALS:
    void currentChanged(int entry);
    void evidenceOpened(const whyglass::analysis::CardEvidence& evidence);
    void valueChosen(const whyglass::analysis::CardStatement& statement, int value);
    void expansionChanged();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void makeRows(std::size_t until);
    void makeCurrent(int entry);
    void takeTab(int entry);
    void orderStops(int entry);
    void showFocus();
    void openCurrent();

    const Theme& m_theme;
    CardPtr m_card;
    domain::Timestamp m_origin;
    LitValues m_lit;
    std::vector<EvidenceRow*> m_rows;
    QVBoxLayout* m_layout = nullptr;
    QPushButton* m_more = nullptr;
    QTimer m_rest; ///< makes the first rows that are still missing
    int m_current = -1;
};

} // namespace whyglass::views

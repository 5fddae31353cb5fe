// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/decisions/decision_card.h"
#include "views/common/theme.h"
#include "views/decision/lit_values.h"

#include <QWidget>
#include <QWidgetList>

#include <memory>

class QVBoxLayout;

namespace whyglass::views {

class ValueText;

/// One thing on the way to the decision: number, kind, title, what it says, when. Opens to the fields behind it.
class EvidenceRow : public QWidget {
    Q_OBJECT

public:
    using CardPtr = std::shared_ptr<const analysis::DecisionCard>;
    /// `entry`: into the card's entries. `origin`: times are told from there.
    EvidenceRow(const Theme& theme, CardPtr card, std::size_t entry, domain::Timestamp origin, QWidget* parent = nullptr);

    [[nodiscard]] std::size_t entry() const { return m_index; }
    void setCurrent(bool current, bool focused);
    [[nodiscard]] bool expanded() const { return m_expanded; }
    void setExpanded(bool expanded);
    void light(const LitValues& lit);
    /// Whether Tab stops at its values, documents and places. Of a list only the current row has it.
    void setTabStops(bool on);
    /// What Tab stops at, from top to bottom.
    [[nodiscard]] QWidgetList stops() const;

Q_SIGNALS:
    void clicked();
    void evidenceOpened(const whyglass::analysis::CardEvidence& evidence);
    void valueChosen(const whyglass::analysis::CardStatement& statement, int value);
    void expandToggled();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    [[nodiscard]] const analysis::CardEntry& card() const { return m_card->entries[m_index]; }
    [[nodiscard]] QString accessibleText() const;
    [[nodiscard]] QString stateWord() const; ///< what is wrong with it, in two words; empty where nothing is
    [[nodiscard]] std::optional<domain::Severity> worst() const;
    [[nodiscard]] QWidget* makeDetails();
    void paintTitle(QPainter& painter) const;
    void openFirst();

    const Theme& m_theme;
    CardPtr m_card;
    std::size_t m_index;
    QString m_time;
    ValueText* m_text;
    QWidget* m_details = nullptr; ///< made when first opened
    QVBoxLayout* m_layout;
    bool m_expanded = false, m_current = false, m_focused = false, m_hovered = false, m_tabStops = false;
};

} // namespace whyglass::views

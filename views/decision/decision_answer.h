// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/decisions/decision_card.h"
#include "views/common/theme.h"
#include "views/decision/lit_values.h"

#include <QWidget>

#include <memory>

class QBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace whyglass::views {

class ValueText;

/// The answer first: what was decided, about what, by whom, how sure, for how much.
class DecisionAnswer : public QWidget {
    Q_OBJECT

public:
    using CardPtr = std::shared_ptr<const analysis::DecisionCard>;
    explicit DecisionAnswer(const Theme& theme, QWidget* parent = nullptr);

    void setCard(CardPtr card);
    void light(const LitValues& lit);
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void valueChosen(const whyglass::analysis::CardStatement& statement, int value);
    void evidenceOpened(const whyglass::analysis::CardEvidence& evidence);
    void costClicked();
    void findingsClicked();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    using Statements = std::vector<const analysis::CardStatement*>;
    void connectText(ValueText* text, const Statements& statements);
    void addFacts();
    void addFigures();
    void addFigure(const QString& name, QWidget* value);
    [[nodiscard]] QPushButton* makeLink(const QString& text, Role role);
    [[nodiscard]] QWidget* makeConfidence();
    void arrange();
    void restyle();

    const Theme& m_theme;
    CardPtr m_card;
    QLabel* m_mark;
    ValueText *m_answer, *m_summary;
    QWidget *m_facts = nullptr, *m_figures = nullptr;
    QWidget* m_rule;
    QVBoxLayout* m_text;
    QBoxLayout* m_columns;
    std::vector<QLabel*> m_figureTitles;
    QLabel* m_origin = nullptr; ///< of the confidence; null where it has none
};

} // namespace whyglass::views

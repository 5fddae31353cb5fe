// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/decisions/decision_card.h"
#include "views/decision/lit_values.h"
#include "views/view_host.h"

#include <QScrollArea>
#include <QTimer>

#include <memory>
#include <vector>

class QVBoxLayout;

namespace whyglass::views {

class FindingLine;
class SignOffPanel;
class ValuesPanel;

/// What stands beside the evidence: how complete it is, what is wrong, who decided otherwise, what people say of it.
class DecisionSide : public QScrollArea {
    Q_OBJECT

public:
    using CardPtr = std::shared_ptr<const analysis::DecisionCard>;
    explicit DecisionSide(const ViewContext& context, QWidget* parent = nullptr);

    /// `origin`: times are told from there.
    void setCard(const CardPtr& card, domain::Timestamp origin);
    /// The same in the event loop's next turn, so that the answer and the evidence are drawn first; the sign-off is of this card at once.
    void setCardSoon(const CardPtr& card, domain::Timestamp origin);
    void setCurrentFinding(int finding); ///< -1: none
    void light(const LitValues& lit);
    [[nodiscard]] SignOffPanel& signOff() { return *m_signOff; }
    /// Key 1, 2 or 3: the verdict is chosen, and what it needs is in sight and has the keyboard.
    void beginSignOff(domain::Verdict verdict);
    [[nodiscard]] QWidgetList tabParts() const; ///< from top to bottom

Q_SIGNALS:
    void evidenceOpened(const whyglass::analysis::CardEvidence& evidence);
    void valueChosen(const whyglass::analysis::CardStatement& statement, int value);
    void findingChosen(int finding); ///< into the card's findings
    void decisionChosen(const QString& id);
    void compareRequested(const QString& id);
    void left(); ///< the sign-off needs the keyboard no more
    void made(); ///< what setCardSoon promised

private:
    void makeAwaited();
    void make(const CardPtr& card, domain::Timestamp origin); ///< all but the sign-off
    void setSignOff(const analysis::DecisionCard& card);
    void addFindings(QVBoxLayout& layout, const analysis::DecisionCard& card, domain::Timestamp origin);
    void addValues(QVBoxLayout& layout, const CardPtr& card);
    void addSimilar(QVBoxLayout& layout, const CardPtr& card);
    void addDifference(QVBoxLayout& layout, const analysis::CardStatement& difference);
    void addSimilarLines(QVBoxLayout& layout, const analysis::DecisionCard& card, std::size_t from, std::size_t to);

    ViewContext m_context;
    CardPtr m_awaited; ///< of setCardSoon, until it is shown
    domain::Timestamp m_awaitedOrigin;
    QTimer m_soon;
    LitValues m_lit;
    QWidget* m_read = nullptr; ///< what is made anew for each card
    QVBoxLayout* m_layout;
    std::vector<FindingLine*> m_findings;
    ValuesPanel* m_values = nullptr; ///< part of m_read
    SignOffPanel* m_signOff;
};

} // namespace whyglass::views

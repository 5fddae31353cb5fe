// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/decisions/decision_card.h"
#include "models/analysis/lineage/lineage.h"
#include "views/view_host.h"

#include <QTimer>
#include <QWidget>
#include <QWidgetList>

#include <memory>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace whyglass::views {

class DecisionAnswer;
class DecisionHeader;
class DecisionPlace;
class DecisionSide;
class EmptyState;
class EvidenceList;
class LineageStrip;

/// The card of the decision that the session selects: the answer, where a value of it came from, the evidence in order, and what is
/// missing. Read off the GUI thread; the card that is shown stays until the next one is there.
class DecisionView : public QWidget {
    Q_OBJECT

public:
    explicit DecisionView(const ViewContext& context, QWidget* parent = nullptr);

    using CardPtr = std::shared_ptr<const analysis::DecisionCard>;
    [[nodiscard]] CardPtr card() const { return m_card; } ///< null until one was read
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Traced {
        std::shared_ptr<const analysis::TraceDetails> trace;
        analysis::Lineage lineage; ///< of one value
    };
    QWidget* makeMain();
    QWidget* makeListHead();
    void connectParts();
    void follow();
    [[nodiscard]] QString wantedDecision() const;
    void read(const QString& id, session::Asked asked);
    void accept(const QString& id, domain::Result<CardPtr> card);
    void showKnown();
    void showCard(CardPtr card);
    void showNothing(const QString& title, const QString& hint, bool error);
    void updateListHead();
    [[nodiscard]] QWidgetList tabParts() const; ///< from the head to the sign-off
    void tellStatus();
    // Values.
    void trace(const analysis::CardStatement& statement, int value);
    void acceptLineage(domain::Result<Traced> traced);
    void followLit();
    // Ways out.
    void open(const analysis::CardEvidence& evidence);
    void openTrace();
    void openCost();
    void replay();
    void compareWith(const QString& decision);
    void compareNearest();
    void stepFinding(int by);
    void goToFinding(int finding);
    // The place in the history.
    void note(const char* what, int value);
    void restorePlace();
    [[nodiscard]] const analysis::CardStatement* statementAt(int number) const;
    [[nodiscard]] int numberOf(const analysis::CardStatement& statement) const;

    ViewContext m_context;
    QString m_wanted; ///< being read or shown
    CardPtr m_read; ///< the whole card of m_wanted
    CardPtr m_card; ///< what is shown of it
    std::size_t m_fingerprint = 0;
    std::shared_ptr<const analysis::TraceDetails> m_trace; ///< of the card, once a value was asked for
    QString m_litWords;
    bool m_litUnsupported = false;
    int m_finding = -1; ///< last stepped to
    bool m_restoring = false;
    QTimer m_refresh; ///< at most one re-read a second while data arrives

    DecisionPlace* m_place;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    DecisionHeader* m_header;
    DecisionAnswer* m_answer;
    LineageStrip* m_strip;
    EvidenceList* m_list;
    DecisionSide* m_side;
    QLabel* m_carrying = nullptr;
    QPushButton* m_expand = nullptr;
};

} // namespace whyglass::views

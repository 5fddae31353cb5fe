// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <QWidget>

#include <vector>

class QPushButton;
class QToolButton;

namespace whyglass::views {

class DecisionPlace;
class ElidedLabel;

/// Where the card is: the list it belongs to, its place there, and what can be done with it.
class DecisionHeader : public QWidget {
    Q_OBJECT

public:
    DecisionHeader(const Theme& theme, DecisionPlace& place, QWidget* parent = nullptr);
    void setDecision(const QString& label, bool comparable);
    /// As if its actions were icons already: they become that when there is no room for words.
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void listRequested();
    void traceRequested();
    void compareRequested();
    void replayRequested();
    void linkRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Action {
        QPushButton* button;
        QString title, icon;
    };
    QPushButton* addAction(const QString& title, const QString& icon, const QString& tip);
    void showPlace();
    void restyle();

    const Theme& m_theme;
    DecisionPlace& m_place;
    ElidedLabel *m_label, *m_count;
    QToolButton *m_previous, *m_next;
    QPushButton* m_compare = nullptr;
    std::vector<Action> m_actions;
};

} // namespace whyglass::views

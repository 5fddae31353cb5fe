// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/budget.h"
#include "models/session/session.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QVBoxLayout;

namespace whyglass::views {

/// "Only for model gpt-4o, user tier free": a line for each condition, with the values that the workspace has, the dearest first; any other
/// can be typed. There is always an empty line to add one, while a key is left.
class BudgetScopeEditor : public QWidget {
    Q_OBJECT

public:
    explicit BudgetScopeEditor(session::Session& session, QWidget* parent = nullptr);
    void setScope(const std::vector<domain::BudgetScope>& scope);
    [[nodiscard]] std::vector<domain::BudgetScope> scope() const;

private:
    struct Line {
        QWidget* widget = nullptr;
        QComboBox *key = nullptr, *value = nullptr;
    };
    void addLine(const domain::BudgetScope& scope);
    void keepOneEmpty();
    void offerValues(const Line& line);

    session::Session& m_session;
    QVBoxLayout* m_layout;
    std::vector<Line> m_lines;
};

} // namespace whyglass::views

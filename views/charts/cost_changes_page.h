// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/cost_change.h"
#include "models/session/session.h"
#include "views/charts/price_orders.h"

#include <QWidget>

#include <string>
#include <vector>

class QLabel;
class QPushButton;

namespace whyglass::views {

class FactTable;

/// What was changed of stored costs on purpose, the newest first. The last change that stands can be taken back.
class CostChangesPage : public QWidget {
    Q_OBJECT

public:
    CostChangesPage(session::Session& session, ViewHost& host, const Theme& theme, Author author, QWidget* parent = nullptr);

private:
    void reload();
    void present(const std::vector<domain::CostChange>& changes);
    void undo();
    void answered(const QString& problem);
    void enable();

    session::Session& m_session;
    ViewHost& m_host;
    Author m_author;
    std::int64_t m_last = 0; ///< the change that stands and is the newest; 0 = none
    bool m_waiting = false;
    FactTable* m_table;
    QLabel* m_problem;
    QPushButton* m_undo;
};

} // namespace whyglass::views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/view_host.h"

#include <QTimer>
#include <QWidget>

class QLabel;

namespace whyglass::views {

class FactTable;
class RateStrip;

/// Who sends, how much, what was wrong with it, and what points one more SDK here.
class SourcesView : public QWidget {
    Q_OBJECT

public:
    explicit SourcesView(const ViewContext& context, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeTables();
    QWidget* makeSide();
    void refresh();
    void showServices(const std::vector<store::SourceRow>& rows);
    void showProblems(const std::vector<domain::ImportIssue>& issues);

    ViewContext m_context;
    FactTable* m_services = nullptr;
    FactTable* m_problems = nullptr;
    RateStrip* m_rates = nullptr;
    QLabel *m_serviceCount = nullptr, *m_problemCount = nullptr;
    QTimer m_second;  ///< samples the rate
    QTimer m_refresh; ///< one read for many commits
};

} // namespace whyglass::views

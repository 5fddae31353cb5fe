// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/inspected_span.h"
#include "views/view_host.h"

#include <QWidget>

#include <memory>

class QLabel;
class QScrollArea;
class QTabBar;
class QToolButton;

namespace whyglass::views {

class Chip;
class ElidedLabel;

/// Everything about the selected span, in tabs. What is shown stays until the next span has been read.
class Inspector : public QWidget {
    Q_OBJECT

public:
    explicit Inspector(const ViewContext& context, QWidget* parent = nullptr);

    /// Ids of the tabs, for commands and NavigationState::inspectorTab.
    [[nodiscard]] static QStringList tabIds();
    [[nodiscard]] static QStringList tabTitles(); ///< in the order of tabIds()

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeHeader();
    void follow();
    void show(const session::InspectedSpanPtr& span);
    void showKnown();
    void updateHeader();
    void showTab(int tab);
    [[nodiscard]] bool showsAllOf(const session::InspectedSpan& span) const;
    void rebuildPage();

    ViewContext m_context;
    std::shared_ptr<const analysis::PriceTable> m_prices;
    session::InspectedSpanPtr m_whole; ///< as read
    session::InspectedSpanPtr m_span;  ///< what of it was known at the play-head
    session::LoadedTracePtr m_trace;   ///< that the page was made with
    domain::SpanKey m_wanted;
    QLabel* m_icon = nullptr;
    ElidedLabel* m_name = nullptr;
    QLabel* m_step = nullptr;
    Chip* m_status = nullptr;
    Chip* m_findings = nullptr;
    ElidedLabel* m_meta = nullptr;
    QLabel* m_id = nullptr;
    QToolButton* m_copy = nullptr;
    QTabBar* m_tabs = nullptr;
    QScrollArea* m_page = nullptr;
};

} // namespace whyglass::views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/pricing/cost_sum.h"
#include "models/session/session.h"
#include "views/common/theme.h"

#include <QFrame>
#include <QPointer>

#include <optional>

class QGridLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace whyglass::views {

class ElidedLabel;
class ViewHost;
struct WantedPrices;

/// "Why $3,481.50": what a sum of costs is made of. Floats over the lower right corner of its parent; Esc closes it. A pinned figure stays:
/// the next one is shown beside it, part by part. It leads to the calls, and through the host to the prices.
class WhyPanel : public QFrame {
    Q_OBJECT

public:
    /// Without a host prices cannot be edited from it.
    WhyPanel(session::Session& session, const Theme& theme, ViewHost* host, QWidget* parent);
    /// Asks for the costs of these calls and shows itself. `about`: whose costs they are, plain. With `only`, of the calls of the filter
    /// no others.
    void explain(const QString& about, const domain::Filter& filter, const analysis::CallKeys& only = {});
    /// What explain() leads to.
    void present(const analysis::CostSum& sum);
    /// What "Copy as text" copies; empty while nothing is shown.
    [[nodiscard]] QString text() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();
    void leave(); ///< hides, and gives the focus back
    void showProblem(const QString& problem);
    void clearContent();
    void pin(bool on);
    void showCalls();
    void editPrices();
    void addFactors(const analysis::CostSum& sum);
    void addComparison(const analysis::CostSum& sum);
    void addOrigins(const analysis::CostSum& sum);
    void addOrigin(domain::Relation relation, const QString& text);
    void addDoubt(const QString& text);

    [[nodiscard]] WantedPrices wantedPrices() const;

    session::Session& m_session;
    const Theme& m_theme;
    ViewHost* m_host;
    QLabel* m_title = nullptr;
    ElidedLabel* m_about = nullptr;
    QWidget* m_content = nullptr;
    QScrollArea* m_scroll = nullptr;
    QVBoxLayout* m_lines = nullptr;
    QPushButton *m_calls = nullptr, *m_prices = nullptr, *m_copy = nullptr, *m_pin = nullptr, *m_close = nullptr;
    domain::Filter m_filter;
    QPointer<QWidget> m_before; ///< had the focus
    std::optional<analysis::CostSum> m_sum;
    struct Pinned {
        QString about;
        domain::Filter filter;
        analysis::CostSum sum;
    };
    std::optional<Pinned> m_pinned;
};

/// The panel over the content of the window that `from` is in, for figures outside of the Costs view; one a window.
void showWhy(session::Session& session, ViewHost& host, const Theme& theme, QWidget& from, const QString& about, const domain::Filter& filter,
             const analysis::CallKeys& only = {});
/// Once what it explains is no longer there.
void hideWhy(const QWidget& from);

} // namespace whyglass::views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/pricing/reprice.h"
#include "models/domain/price_order.h"
#include "models/session/session.h"
#include "views/charts/price_orders.h"

#include <QWidget>

#include <optional>
#include <string>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace whyglass::views {

class FactTable;

/// Other prices for costs that are stored: what they would change, by model and by row of the tables, and only then the change itself,
/// which can be taken back.
class RepricePage : public QWidget {
    Q_OBJECT

public:
    RepricePage(session::Session& session, ViewHost& host, const Theme& theme, Author author, QWidget* parent = nullptr);

private:
    QWidget* makeQuestion();
    QWidget* makeTables();
    QWidget* makeFoot();
    void chooseFile();
    void forget();
    void preview();
    void present(const analysis::RepriceResult& result);
    void apply();
    void answered(const QString& problem);
    void enable();
    void say(const QString& text, bool problem = false);
    [[nodiscard]] domain::PriceOrder asked() const;
    [[nodiscard]] std::optional<domain::TimeWindow> window() const;

    session::Session& m_session;
    ViewHost& m_host;
    const Theme& m_theme;
    Author m_author;
    std::string m_file, m_fileText; ///< a price file for this once
    std::optional<domain::PriceOrder> m_previewed; ///< what Apply carries out
    std::int64_t m_changes = 0; ///< calls of it
    std::int64_t m_done = 0;    ///< of those, as the recorder tells
    bool m_waiting = false;
    QComboBox *m_prices = nullptr, *m_calls = nullptr;
    QPushButton *m_preview = nullptr, *m_apply = nullptr, *m_stop = nullptr;
    QLabel* m_answer = nullptr;
    FactTable *m_models = nullptr, *m_rows = nullptr;
    QProgressBar* m_progress = nullptr;
};

} // namespace whyglass::views

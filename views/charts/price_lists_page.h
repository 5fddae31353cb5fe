// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/cost_change.h"
#include "models/session/session.h"
#include "views/charts/price_orders.h"
#include "views/charts/prices_dialog.h"

#include <QTimer>
#include <QWidget>

#include <string>

class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace whyglass::views {

class FactTable;

/// The lists that price what comes: read, written as a price file that is checked while it is typed, taken into use and out of it. A list
/// that priced something stays as it was: a changed one is another list, and the old one goes out of use.
class PriceListsPage : public QWidget {
    Q_OBJECT

public:
    PriceListsPage(session::Session& session, ViewHost& host, const Theme& theme, Author author, QWidget* parent = nullptr);
    void edit(const WantedPrices& wanted);

private:
    struct Kept {
        domain::PriceList list;
        bool inUse = false;
    };
    QWidget* makeEditor();
    QWidget* makeButtons();
    void reload();
    void present(std::vector<Kept> lists);
    void showList(int row);
    void begin(const std::string& text);
    void openWanted();
    void check();
    void takeIntoUse();
    void withdraw();
    void withdrawList(std::int64_t id);
    void answered(const QString& problem);
    void enable();
    [[nodiscard]] const Kept* shown() const;

    session::Session& m_session;
    ViewHost& m_host;
    const Theme& m_theme;
    Author m_author;
    std::vector<Kept> m_lists;
    std::optional<WantedPrices> m_wanted; ///< until the lists are read
    QTimer m_typed;
    bool m_valid = false, m_waiting = false;
    bool m_writing = false; ///< a list that is not kept yet: nothing that is read takes its place
    QString m_draft;        ///< what it began with
    std::int64_t m_replaces = 0; ///< list that goes out of use once the one that was sent is in
    QListWidget* m_names = nullptr;
    QLabel *m_about = nullptr, *m_verdict = nullptr;
    QPlainTextEdit* m_text = nullptr;
    FactTable* m_prices = nullptr;
    QPushButton *m_use = nullptr, *m_withdraw = nullptr;
};

} // namespace whyglass::views

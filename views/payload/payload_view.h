// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/payload/payload_models.h"
#include "models/session/session.h"
#include "views/common/theme.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QStackedWidget;
class QTableView;
class QTabBar;
class QToolButton;
class QTreeView;

namespace whyglass::views {

/// A text of any size, as text and where it is JSON as a tree, with search in both. It is made ready on a query thread.
class PayloadView : public QWidget {
    Q_OBJECT

public:
    PayloadView(session::Session& session, const Theme& theme, QWidget* parent = nullptr);

    void setText(const std::shared_ptr<const std::string>& text);
    /// Which form is shown first; the tree where there is none is the text.
    void preferTree(bool tree) { m_preferTree = tree; }
    void openSearch();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeBar();
    QToolButton* makeButton(const QString& icon, const QString& name);
    void prepare();
    void accept(payload::PayloadPtr payload);
    void restyle();
    void search(const QString& text);
    void step(int direction);
    void showMatch();
    void copyPath();
    void copyValue();
    [[nodiscard]] bool isTree() const;
    [[nodiscard]] std::size_t matchCount() const;

    session::Session& m_session;
    const Theme& m_theme;
    const QByteArray m_key; ///< of requests
    std::shared_ptr<const std::string> m_text;
    payload::PayloadPtr m_payload;
    payload::LinesModel m_lines;
    payload::JsonTreeModel m_nodes;
    payload::PayloadMatches m_matches;
    std::size_t m_match = 0;
    bool m_preferTree = false;
    bool m_stale = false;
    QTabBar* m_tabs = nullptr;
    QLabel *m_size = nullptr, *m_count = nullptr, *m_note = nullptr;
    QLineEdit* m_search = nullptr;
    QToolButton *m_copyPath = nullptr, *m_previous = nullptr, *m_next = nullptr;
    QStackedWidget* m_pages = nullptr;
    QTableView* m_table = nullptr;
    QTreeView* m_tree = nullptr;
};

} // namespace whyglass::views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/span_search.h"
#include "views/common/empty_state.h"
#include "views/view_host.h"

#include <QListView>
#include <QStandardItemModel>
#include <QWidget>

class QLabel;

namespace whyglass::views {

/// Where the words of the query stand: prompts, answers, arguments, results, documents.
class SearchView : public QWidget {
    Q_OBJECT

public:
    explicit SearchView(const ViewContext& context, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void search();
    void show(const tables::SearchMatches& found);
    void open(const QModelIndex& index);

    ViewContext m_context;
    QListView* m_list = nullptr;
    EmptyState* m_empty = nullptr;
    QLabel* m_count = nullptr;
    QStandardItemModel m_model;
    std::string m_shown;
    domain::Filter m_filter;
    bool m_searched = false;
};

} // namespace whyglass::views

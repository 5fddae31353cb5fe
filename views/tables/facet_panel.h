// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/view_host.h"

#include <QListView>
#include <QStandardItemModel>

#include <vector>

namespace whyglass::views {

/// The filter as a list of values to tick, beside the counts each would give. It edits the same query as the query bar.
class FacetPanel : public QListView {
    Q_OBJECT

public:
    struct Field {
        QString key;   ///< field name of the query language
        QString title; ///< translated
        QString icon;  ///< before each value; empty = none
    };

    FacetPanel(const ViewContext& context, const QByteArray& name, std::vector<Field> fields, QWidget* parent = nullptr);

    /// Counts again, within the session's filter.
    void refresh();

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Group {
        std::size_t field = 0;
        std::vector<store::WorkspaceReader::FacetValue> values;
    };

    void show(const std::vector<Group>& groups);
    void appendGroup(const Group& group);
    void activate(const QModelIndex& index);

    ViewContext m_context;
    QByteArray m_name;
    std::vector<Field> m_fields;
    QStandardItemModel m_model;
};

} // namespace whyglass::views

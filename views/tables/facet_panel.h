// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/view_host.h"

#include <QListView>
#include <QStandardItemModel>

#include <optional>
#include <string>
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
        QByteArray values = {};  ///< where its values are counted ("log.service"); empty = as `key`
        bool wordsOnly = false;  ///< cannot be asked for in { braces }
    };

    /// Lists of which the store counts all fields at once; others (log records, metrics) are counted field by field.
    using List = std::optional<store::WorkspaceReader::FacetList>;

    FacetPanel(const ViewContext& context, const QByteArray& name, std::vector<Field> fields, List list, QWidget* parent = nullptr);

    /// Counts again, within the session's filter.
    void refresh();

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// A field as query threads need it.
    struct Wanted {
        std::size_t field = 0;
        std::string key, values;
    };
    struct Group {
        std::size_t field = 0;
        std::vector<store::WorkspaceReader::FacetValue> values;
        bool estimated = false; ///< counted in a part of the list and scaled
    };
    static domain::Result<std::vector<Group>> read(store::WorkspaceReader& reader, const std::vector<Wanted>& wanted, const domain::Filter& filter, List list);
    void show(const std::vector<Group>& groups);
    void appendGroup(const Group& group);
    void activate(const QModelIndex& index);

    ViewContext m_context;
    QByteArray m_name;
    std::vector<Field> m_fields;
    List m_list;
    QStandardItemModel m_model;
    std::optional<domain::Filter> m_countedFilter;
};

} // namespace whyglass::views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/view_host.h"

#include <QListView>
#include <QStandardItemModel>

#include <functional>
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

    /// How many records of the list a filter leaves.
    using Counter = std::function<domain::Result<std::int64_t>(store::WorkspaceReader&, const domain::Filter&)>;

    FacetPanel(const ViewContext& context, const QByteArray& name, std::vector<Field> fields, Counter counter, QWidget* parent = nullptr);

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
        bool estimated = false; ///< counted among the newest records and scaled
    };
    /// What the values are counted within, and by what factor the counts are multiplied.
    struct Sample {
        domain::Filter filter;
        double factor = 1.0;
    };

    static domain::Result<Sample> sampleOf(store::WorkspaceReader& reader, const domain::Filter& filter, const Counter& counter);
    static domain::Result<Group> readGroup(store::WorkspaceReader& reader, const Wanted& wanted, const Sample& sample, const Counter& counter);
    void show(const std::vector<Group>& groups);
    void appendGroup(const Group& group);
    void activate(const QModelIndex& index);

    ViewContext m_context;
    QByteArray m_name;
    std::vector<Field> m_fields;
    Counter m_counter;
    QStandardItemModel m_model;
    std::optional<domain::Filter> m_countedFilter;
};

} // namespace whyglass::views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/payload/payload.h"

#include <QAbstractItemModel>
#include <QAbstractTableModel>

#include <unordered_map>

namespace whyglass::payload {

/// The lines of a payload: number and text, control and bidirectional characters visible. GUI thread.
class LinesModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { NumberColumn, TextColumn, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;
    void setPayload(PayloadPtr payload);
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    PayloadPtr m_payload;
};

/// The tree of a payload: key and value. Members of large containers come a page at a time. GUI thread.
class JsonTreeModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { KeyColumn, ValueColumn, ColumnCount };
    static constexpr int kPage = 500;

    using QAbstractItemModel::QAbstractItemModel;
    void setPayload(PayloadPtr payload);
    [[nodiscard]] const JsonTree* tree() const { return m_payload ? m_payload->tree.get() : nullptr; }
    /// Fetches what lies before it.
    QModelIndex indexOf(JsonTree::Node node);
    /// kRoot for an invalid index.
    [[nodiscard]] static JsonTree::Node nodeOf(const QModelIndex& index) { return index.isValid() ? static_cast<JsonTree::Node>(index.internalId()) : JsonTree::kRoot; }

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void fetchUpTo(const QModelIndex& parent, int rows);

    PayloadPtr m_payload;
    std::unordered_map<JsonTree::Node, int> m_fetched; ///< rows of containers that were asked for
    bool m_changing = false; ///< between the announcement of a change and its end
};

} // namespace whyglass::payload

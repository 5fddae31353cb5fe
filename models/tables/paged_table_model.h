// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/page_source.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

namespace whyglass::tables {

/// A table of any length: all keys in order, rows by page as they are looked at. The scroll bar is exact, sorting is done by
/// the store, nothing blocks. A row that is not here yet answers LoadingRole with true. Of a list that may be long the first
/// rows come first, and the others when they are counted.
///
/// While the workspace grows, the rows stay as they are and newRowsChanged says how many more there would be, until
/// showNewRows(); what is shown is read again in place.
class PagedTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    static constexpr int kPageRows = 256;
    static constexpr int kMaxPages = 64;
    /// Rows that are shown before all are counted.
    static constexpr std::size_t kFirstRows = 512;

    explicit PagedTableModel(std::unique_ptr<PageSource> source, QObject* parent = nullptr);
    ~PagedTableModel() override;

    /// Shows what the filter leaves; the old rows stay until the new ones are known.
    void setFilter(const domain::Filter& filter);
    /// The workspace has changed.
    void refresh();
    void showNewRows();

    [[nodiscard]] const std::vector<Column>& columns() const { return m_source->columns(); }
    [[nodiscard]] store::SortOrder sortOrder() const { return m_order; }
    [[nodiscard]] bool loading() const { return m_loadingKeys; }
    [[nodiscard]] bool loaded() const { return m_loaded; } ///< keys were read at least once
    [[nodiscard]] bool counted() const { return m_counted; } ///< rowCount() is that of the whole list
    [[nodiscard]] const domain::Filter& filter() const { return m_filter; }
    [[nodiscard]] const KeyList& keys() const { return m_keys; }
    [[nodiscard]] qint64 newRows() const { return m_newRows; }
    [[nodiscard]] qint64 keyAt(int row) const; ///< 0 for a row that does not exist
    [[nodiscard]] int rowOf(qint64 key) const; ///< -1 where it is not in the list

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    /// Ignored for a column that the store cannot sort by.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

Q_SIGNALS:
    void loadingChanged(bool loading);
    void newRowsChanged(qint64 count);
    /// The list was replaced; selections are to be restored by key.
    void keysReplaced();
    void failed(const QString& message);

private:
    struct CachedPage {
        RowPagePtr page;
        quint64 lastUse = 0;
        bool stale = false;
    };

    enum class Part { First, All, New };
    [[nodiscard]] Part firstPart() const;
    void requestKeys(Part part);
    void acceptKeys(KeyList keys, Part part);
    void replaceKeys(KeyList keys);
    void wantPage(int page) const;
    void requestWanted();
    void acceptPage(int page, quint64 epoch, const domain::Result<RowPagePtr>& reply);
    void evict();
    void setNewRows(qint64 count);
    [[nodiscard]] const RowPage* pageAt(int page) const;
    [[nodiscard]] KeyList keysOfPage(int page) const;

    std::unique_ptr<PageSource> m_source;
    domain::Filter m_filter;
    store::SortOrder m_order;
    KeyList m_keys;
    KeyList m_newKeys; ///< what showNewRows() shows
    qint64 m_newRows = 0;
    bool m_loadingKeys = false;
    bool m_loaded = false;
    bool m_counted = false;
    bool m_refreshing = false, m_refreshAgain = false;
    quint64 m_epoch = 0; ///< pages of an older list are dropped

    // Filled while painting asks for data, which is const.
    mutable QHash<int, CachedPage> m_pages;
    mutable quint64 m_uses = 0;
    mutable QList<int> m_wanted; ///< the longest wanted first
    mutable bool m_requestPosted = false;
    QSet<int> m_requested;
};

} // namespace whyglass::tables

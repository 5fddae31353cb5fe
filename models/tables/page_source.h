// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/filter.h"
#include "models/domain/result.h"
#include "models/session/query_service.h"
#include "models/tables/table_column.h"

#include <QVariant>

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace whyglass::tables {

using KeyList = std::vector<std::int64_t>;

/// Rows that were read together. Immutable; made on a query thread, read on the GUI thread.
class RowPage {
public:
    virtual ~RowPage() = default;
    /// The rows stand in the order of the keys asked for; fewer where rows have vanished.
    [[nodiscard]] virtual std::size_t size() const = 0;
    [[nodiscard]] virtual QVariant data(std::size_t row, int column, int role) const = 0;
};
using RowPagePtr = std::shared_ptr<const RowPage>;

/// Where a PagedTableModel gets its rows from. Replies come later, on the caller's thread, or never once `owner` is gone.
class PageSource {
public:
    virtual ~PageSource() = default;
    [[nodiscard]] virtual const std::vector<Column>& columns() const = 0;
    struct KeyQuestion {
        domain::Filter filter;
        store::SortOrder order;
        std::size_t limit; ///< only the first keys of the order
        session::Asked asked = session::Asked::New;
    };
    /// A newer request replaces an older one, unless it is asked again.
    virtual void requestKeys(QObject* owner, const KeyQuestion& question, std::function<void(domain::Result<KeyList>)> reply) = 0;
    virtual void requestPage(QObject* owner, int page, KeyList keys, std::function<void(domain::Result<RowPagePtr>)> reply) = 0;
    virtual void cancelPage(int page) = 0;
};

/// A source that asks the store: two functions that run on a query thread.
struct StoreQueries {
    std::vector<Column> columns;
    std::function<domain::Result<KeyList>(store::WorkspaceReader&, const domain::Filter&, store::SortOrder, std::size_t limit)> keys;
    std::function<domain::Result<RowPagePtr>(store::WorkspaceReader&, std::span<const std::int64_t>)> page;
};
/// `name` makes its requests distinct from those of other tables. The service must outlive the source.
std::unique_ptr<PageSource> makeStoreSource(session::QueryService& service, const std::string& name, StoreQueries queries);

// The tables of the window. One entry in their column table is one column, with sorting, copying and its header.
StoreQueries decisionQueries();
StoreQueries traceQueries();
StoreQueries findingQueries();
StoreQueries sessionQueries();
StoreQueries logQueries();
StoreQueries metricQueries();

} // namespace whyglass::tables

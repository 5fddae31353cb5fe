// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/row_text.h"

#include <QStringList>

#include <algorithm>

namespace whyglass::tables {

domain::Result<QString> rowsText(store::WorkspaceReader& reader, const StoreQueries& queries, std::span<const std::int64_t> keys,
                                 const std::vector<int>& shown)
{
    constexpr std::size_t kPage = 256;
    QStringList lines;
    QStringList cells;
    for (const int column : shown)
        cells.append(queries.columns[static_cast<std::size_t>(column)].title);
    lines.append(cells.join(u'\t'));
    for (std::size_t at = 0; at < keys.size(); at += kPage) {
        session::reportProgress(static_cast<std::int64_t>(at), static_cast<std::int64_t>(keys.size()));
        const auto page = queries.page(reader, keys.subspan(at, std::min(kPage, keys.size() - at)));
        if (!page)
            return page.error();
        for (std::size_t row = 0; row < (*page)->size(); ++row) {
            cells.clear();
            for (const int column : shown)
                cells.append((*page)->data(row, column, Qt::DisplayRole).toString());
            lines.append(cells.join(u'\t'));
        }
    }
    return lines.join(u'\n');
}

} // namespace whyglass::tables

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/table_column.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

namespace whyglass::tables {

/// One line of a model's column table: how a column is shown, and what stands in its cells for a row of that model.
template <typename Row>
struct RowColumn {
    const char* id;
    const char* title; ///< untranslated, marked with QT_TRANSLATE_NOOP; empty = no header
    CellKind kind;
    int width; ///< logical pixels at text scale 1
    std::optional<store::SortKey> sort;
    bool alignRight;
    bool stretch;
    QString (*text)(const Row&);
    bool (*unknown)(const Row&) = nullptr; ///< whether the cell stands for something that is not known
};

/// The columns as a view wants them, titles translated in `context`; those with the ids `hidden` are not shown at first.
template <typename Row, std::size_t N>
std::vector<Column> describeColumns(const std::array<RowColumn<Row>, N>& columns, const char* context,
                                    std::initializer_list<std::string_view> hidden)
{
    std::vector<Column> described;
    described.reserve(N);
    for (const RowColumn<Row>& column : columns) {
        const bool isHidden = std::find(hidden.begin(), hidden.end(), column.id) != hidden.end();
        described.push_back({QString::fromLatin1(column.id),
                             column.title[0] ? QCoreApplication::translate(context, column.title) : QString(), column.kind,
                             column.width, column.sort, column.alignRight, column.stretch, isHidden});
    }
    return described;
}

} // namespace whyglass::tables

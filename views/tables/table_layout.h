// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace whyglass::views {

/// How somebody arranged the columns of a table, by the ids of the columns: newer versions add columns, and people keep theirs.
struct TableLayout {
    struct Column {
        QString id;
        int width = 0; ///< logical pixels
        bool shown = true;
        bool operator==(const Column&) const = default;
    };
    std::vector<Column> columns; ///< from left to right
    QString sortedBy;            ///< id; empty = as the table begins
    bool descending = false;
    bool operator==(const TableLayout&) const = default;
};

QByteArray layoutText(const TableLayout& layout);
/// Nothing where the text is not one of layoutText().
std::optional<TableLayout> parseLayout(const QByteArray& text);

} // namespace whyglass::views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/tables/table_layout.h"

#include <QStringList>

namespace whyglass::views {

// "time:126,subject:92,!agent:124;start-" : columns, "!" before hidden ones; the sorted one with its direction.
QByteArray layoutText(const TableLayout& layout)
{
    QStringList columns;
    for (const TableLayout::Column& column : layout.columns)
        columns.append((column.shown ? QString() : QStringLiteral("!")) + column.id + u':' + QString::number(column.width));
    QString text = columns.join(u',');
    if (!layout.sortedBy.isEmpty())
        text += u';' + layout.sortedBy + (layout.descending ? u'-' : u'+');
    return text.toLatin1();
}

std::optional<TableLayout> parseLayout(const QByteArray& text)
{
    constexpr int kWidest = 4'000;
    TableLayout layout;
    const QString all = QString::fromLatin1(text);
    for (const QString& part : all.section(u';', 0, 0).split(u',', Qt::SkipEmptyParts)) {
        TableLayout::Column column;
        column.shown = !part.startsWith(u'!');
        column.id = part.section(u':', 0, 0).mid(column.shown ? 0 : 1);
        bool number = false;
        column.width = part.section(u':', 1).toInt(&number);
        if (!number || column.id.isEmpty() || column.width <= 0 || column.width > kWidest)
            return std::nullopt;
        layout.columns.push_back(std::move(column));
    }
    if (layout.columns.empty())
        return std::nullopt;
    const QString sorted = all.section(u';', 1);
    if (!sorted.isEmpty() && !sorted.endsWith(u'-') && !sorted.endsWith(u'+'))
        return std::nullopt;
    layout.sortedBy = sorted.chopped(sorted.isEmpty() ? 0 : 1);
    layout.descending = sorted.endsWith(u'-');
    return layout;
}

} // namespace whyglass::views

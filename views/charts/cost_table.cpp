// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/cost_table.h"

#include "models/format/format.h"
#include "models/tables/short_money.h"
#include "views/common/plain_text.h"
#include "views/common/row_ground.h"
#include "views/common/table_setup.h"

#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace whyglass::views {

namespace {

constexpr int kRowHeight = 26;

QString fromStd(const std::string& text) { return QString::fromStdString(text); }

/// Calls that are not in the cost: no price for the model, or no tokens stated.
std::int64_t uncounted(const store::CostRow& row) { return row.unpricedCalls + row.unknownCalls; }

class CostDelegate : public QStyledItemDelegate {
public:
    CostDelegate(const Theme& theme, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    {
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto column = static_cast<CostTableModel::Column>(index.data(CostTableModel::ColumnRole).toInt());
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        paintRowGround(*painter, m_theme, option.rect, {.selected = selected, .first = index.column() == 0});
        const bool unknown = index.data(CostTableModel::UnknownRole).toBool();
        const bool isCost = column == CostTableModel::CostColumn;
        const bool isKey = column == CostTableModel::KeyColumn;
        const bool strong = isCost || (selected && index.column() == 0);
        constexpr int kHeaderMargin = 16; // where the texts of the header stand
        const QRect rect = option.rect.adjusted(isKey ? kHeaderMargin : 8, 0, -kHeaderMargin, 0);
        if (isCost)
            paintBar(*painter, rect, index);
        if (unknown && isCost) {
            constexpr double kMark = 9;
            const int width = QFontMetrics(m_theme.font(TextStyle::Body)).horizontalAdvance(index.data().toString());
            m_theme.paintSeverity(*painter,
                QRectF(rect.right() - width - kMark - 6, rect.center().y() - kMark / 2 + 1, kMark, kMark),
                domain::Severity::Medium);
        }
        painter->setFont(m_theme.font(strong && !unknown ? TextStyle::BodyStrong : TextStyle::Body));
        painter->setPen(m_theme.color(unknown ? Role::AmberInk : isKey || isCost ? Role::Text : Role::Text2));
        const Qt::Alignment side = isKey ? Qt::AlignLeft : Qt::AlignRight;
        painter->drawText(rect, static_cast<int>(side | Qt::AlignVCenter) | Qt::TextSingleLine,
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, rect.width()));
    }

private:
    void paintBar(QPainter& painter, const QRect& rect, const QModelIndex& index) const
    {
        constexpr int kHeight = 8, kText = 92;
        const double share = index.data(CostTableModel::ShareRole).toDouble();
        const int room = rect.width() - kText;
        if (share <= 0 || room < 12)
            return;
        const int width = std::max(1, static_cast<int>(room * share));
        painter.fillRect(QRect(rect.left() + room - width, rect.center().y() - kHeight / 2 + 1, width, kHeight),
            m_theme.kind(SliceKind::Llm).solid);
    }

    const Theme& m_theme;
};

} // namespace

void CostTableModel::setRows(std::vector<store::CostRow> rows, std::int64_t folded, const QStringList& keyTitles)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_folded = folded;
    m_keyTitles = keyTitles;
    m_most = 1;
    for (const store::CostRow& row : m_rows)
        m_most = std::max(m_most, row.cost ? row.cost->nano : 0);
    endResetModel();
}

CostTableModel::Column CostTableModel::columnOf(int section) const
{
    const int keys = static_cast<int>(m_keyTitles.size());
    return section < keys ? KeyColumn : static_cast<Column>(section - keys + 1);
}

int CostTableModel::sectionOf(Column column) const
{
    return column == KeyColumn ? 0 : static_cast<int>(m_keyTitles.size()) + column - 1;
}

int CostTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }

int CostTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_keyTitles.size()) + kFigures;
}

QString CostTableModel::keyText(const store::CostRow& row, int section) const
{
    const auto at = static_cast<std::size_t>(section);
    if (row.keys.empty())
        return section == 0 ? tr("Others: %1").arg(fromStd(format::count(m_folded))) : QString();
    const QString key = at >= row.keys.size() || row.keys[at].empty() ? tr("not stated") : plainLine(row.keys[at], 200);
    return row.fromMetrics && section == 0 ? tr("%1 (from metrics)").arg(key) : key;
}

QString CostTableModel::text(const store::CostRow& row, int section) const
{
    const auto tokens = [](const std::optional<std::int64_t>& value) {
        return value ? fromStd(format::tokens(*value)) : tr("not known");
    };
    const std::int64_t priced = row.calls - uncounted(row);
    switch (columnOf(section)) {
    case KeyColumn:
        return keyText(row, section);
    case CallsColumn:
        return row.fromMetrics && row.calls == 0 ? tr("not known") : fromStd(format::count(row.calls));
    case InputColumn:
        return tokens(row.tokens.input);
    case OutputColumn:
        return tokens(row.tokens.output);
    case CostColumn:
        return tables::shortMoneyText(row.cost);
    case PerCallColumn:
        return row.cost && priced > 0 ? tables::shortMoneyText(domain::Money{row.cost->nano / priced}) : tr("no price");
    case UnpricedColumn:
        return row.calls > 0
            ? QStringLiteral("%1 %").arg(100.0 * static_cast<double>(uncounted(row)) / static_cast<double>(row.calls), 0, 'f', 0)
            : QString();
    default:
        return {};
    }
}

QVariant CostTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const store::CostRow& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return columnOf(index.column()) == CostColumn && row.cost ? fromStd(format::moneyInFull(*row.cost))
                                                        : QVariant();
    case ColumnRole:
        return columnOf(index.column());
    case ShareRole:
        return row.cost ? static_cast<double>(row.cost->nano) / static_cast<double>(m_most) : 0.0;
    case UnknownRole:
        return (columnOf(index.column()) == CostColumn && !row.cost) || (columnOf(index.column()) == UnpricedColumn && uncounted(row) > 0);
    default:
        return {};
    }
}

QVariant CostTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((columnOf(section) == KeyColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (columnOf(section)) {
    case KeyColumn:
        return m_keyTitles.value(section);
    case CallsColumn:
        return tr("Calls");
    case InputColumn:
        return tr("Tokens in");
    case OutputColumn:
        return tr("Tokens out");
    case CostColumn:
        return tr("Cost");
    case PerCallColumn:
        return tr("Per call");
    case UnpricedColumn:
        return tr("Unpriced");
    default:
        return {};
    }
}

void CostTableModel::sort(int column, Qt::SortOrder order)
{
    const Column what = columnOf(column);
    const auto value = [what](const store::CostRow& row) -> double {
        const auto number = [](std::int64_t n) { return static_cast<double>(n); };
        switch (what) {
        case CallsColumn:
            return number(row.calls);
        case InputColumn:
            return number(row.tokens.input.value_or(-1));
        case OutputColumn:
            return number(row.tokens.output.value_or(-1));
        case CostColumn:
            return row.cost ? number(row.cost->nano) : -1;
        case PerCallColumn:
            return row.cost && row.calls > uncounted(row) ? number(row.cost->nano) / number(row.calls - uncounted(row)) : -1;
        case UnpricedColumn:
            return row.calls > 0 ? number(uncounted(row)) / number(row.calls) : 0;
        default:
            return 0;
        }
    };
    const auto key = [column](const store::CostRow& row) { return row.keys.at(static_cast<std::size_t>(column)); };
    Q_EMIT layoutAboutToBeChanged();
    std::stable_sort(m_rows.begin(), m_rows.end(), [&](const store::CostRow& a, const store::CostRow& b) {
        if (a.keys.empty() != b.keys.empty())
            return b.keys.empty();
        if (a.keys.empty())
            return false;
        const bool less = what == KeyColumn ? key(a) < key(b) : value(a) < value(b);
        const bool greater = what == KeyColumn ? key(b) < key(a) : value(b) < value(a);
        return order == Qt::AscendingOrder ? less : greater;
    });
    Q_EMIT layoutChanged();
}

QString CostTableModel::csv() const
{
    const auto cell = [](QString text) {
        static const QString kSpecial = QStringLiteral(",\"\r\n");
        const bool quoted = std::any_of(text.cbegin(), text.cend(), [](QChar c) { return kSpecial.contains(c); });
        return quoted ? u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"' : text;
    };
    const auto number = [](const std::optional<std::int64_t>& value) { return value ? QString::number(*value) : QString(); };
    QStringList header = m_keyTitles;
    header << QStringLiteral("calls") << QStringLiteral("input_tokens") << QStringLiteral("output_tokens") << QStringLiteral("cost_usd")
           << QStringLiteral("unpriced_calls") << QStringLiteral("unknown_calls") << QStringLiteral("source");
    QString text;
    const auto write = [&](const QStringList& cells) {
        for (int i = 0; i < cells.size(); ++i)
            text += (i == 0 ? QString() : QStringLiteral(",")) + cell(cells[i]);
        text += QStringLiteral("\r\n");
    };
    write(header);
    for (const store::CostRow& row : m_rows) {
        QStringList cells;
        for (int section = 0; section < m_keyTitles.size(); ++section) {
            const auto at = static_cast<std::size_t>(section);
            cells << (row.keys.empty() ? keyText(row, section) : at < row.keys.size() ? fromStd(row.keys[at]) : QString());
        }
        cells << QString::number(row.calls) << number(row.tokens.input) << number(row.tokens.output)
              << (row.cost ? fromStd(format::moneyExact(*row.cost)) : QString()) << QString::number(row.unpricedCalls)
              << QString::number(row.unknownCalls) << (row.fromMetrics ? QStringLiteral("metrics") : QStringLiteral("spans"));
        write(cells);
    }
    return text;
}

CostTable::CostTable(const Theme& theme, QWidget* parent)
    : RowTable(parent)
{
    setModel(&m_model);
    setItemDelegate(new CostDelegate(theme, this));
    setUpTable(*this, theme, kRowHeight);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Costs by group"));
    setContextMenuPolicy(Qt::DefaultContextMenu);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSortIndicator(m_model.sectionOf(m_sorted), Qt::DescendingOrder);
    setSortingEnabled(true);
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, [this](int section) { m_sorted = m_model.columnOf(section); });
    connect(this, &QTableView::clicked, this, [this](const QModelIndex& index) {
        if (m_model.columnOf(index.column()) == CostTableModel::CostColumn || QGuiApplication::keyboardModifiers() == Qt::AltModifier)
            askWhy(index);
    });
    connect(this, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (!m_model.row(index.row()).keys.empty())
            Q_EMIT chosen(m_model.row(index.row()).keys);
    });
}

void CostTable::setRows(std::vector<store::CostRow> rows, std::int64_t folded, const QStringList& keyTitles)
{
    const Qt::SortOrder order = horizontalHeader()->sortIndicatorOrder();
    const CostTableModel::Column sorted = m_sorted;
    m_model.setRows(std::move(rows), folded, keyTitles);
    horizontalHeader()->setSortIndicator(m_model.sectionOf(sorted), order); // keys come and go before the figures
    m_model.sort(m_model.sectionOf(sorted), order);
    fitColumns();
}

void CostTable::contextMenuEvent(QContextMenuEvent* event)
{
    const QModelIndex index = currentIndex();
    if (!index.isValid() || m_model.row(index.row()).keys.empty())
        return;
    const std::vector<std::string> keys = m_model.row(index.row()).keys;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Why this cost"), QKeySequence(Qt::ALT | Qt::Key_Return), this, [this, index = QPersistentModelIndex(index)] { askWhy(index); });
    menu->addAction(tr("Show only this group"), this, [this, keys] { Q_EMIT chosen(keys); });
    menu->addAction(tr("Show the traces of this group"), this, [this, keys] { Q_EMIT tracesWanted(keys); });
    menu->popup(event->globalPos());
}

void CostTable::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::AltModifier))
        askWhy(currentIndex());
    else
        RowTable::keyPressEvent(event);
}

void CostTable::askWhy(const QModelIndex& index)
{
    if (index.isValid() && !m_model.row(index.row()).keys.empty())
        Q_EMIT whyWanted(m_model.row(index.row()).keys);
}

void CostTable::resizeEvent(QResizeEvent* event)
{
    RowTable::resizeEvent(event);
    fitColumns();
}

void CostTable::fitColumns()
{
    constexpr int kLeastKey = 130;
    const int keys = m_model.columnCount() - CostTableModel::kFigures;
    const bool narrow = viewport()->width() < 900;
    const int number = narrow ? 92 : 110;
    const int cost = narrow ? 150 : 220;
    const int rest = viewport()->width() - (CostTableModel::kFigures - 1) * number - cost;
    for (int section = 0; section < m_model.columnCount(); ++section) {
        const auto column = m_model.columnOf(section);
        horizontalHeader()->resizeSection(section,
            column == CostTableModel::KeyColumn        ? std::max(kLeastKey, rest / keys)
                : column == CostTableModel::CostColumn ? cost
                                                       : number);
    }
}

} // namespace whyglass::views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/cost_table.h"

#include "models/format/format.h"
#include "views/common/plain_text.h"
#include "views/common/row_ground.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace whyglass::views {

namespace {

constexpr int kRowHeight = 26;

QString fromStd(const std::string& text) { return QString::fromStdString(text); }

/// Less than a tenth of a cent says so; the exact sum is in the tooltip.
QString shortMoney(domain::Money money)
{
    constexpr std::int64_t kLeast = 500'000;
    return money.nano > 0 && money.nano < kLeast ? QStringLiteral("< $0.001") : fromStd(format::money(money));
}

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
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        paintRowGround(*painter, m_theme, option.rect, {.selected = selected, .first = index.column() == 0});
        const bool unknown = index.data(CostTableModel::UnknownRole).toBool();
        const bool strong = index.column() == CostTableModel::CostColumn || (selected && index.column() == 0);
        constexpr int kHeaderMargin = 16; // where the texts of the header stand
        const QRect rect = option.rect.adjusted(index.column() == 0 ? kHeaderMargin : 8, 0, -kHeaderMargin, 0);
        if (index.column() == CostTableModel::CostColumn)
            paintBar(*painter, rect, index);
        if (unknown && index.column() == CostTableModel::CostColumn) {
            constexpr double kMark = 9;
            const int width = QFontMetrics(m_theme.font(TextStyle::Body)).horizontalAdvance(index.data().toString());
            m_theme.paintSeverity(*painter,
                QRectF(rect.right() - width - kMark - 6, rect.center().y() - kMark / 2 + 1, kMark, kMark),
                domain::Severity::Medium);
        }
        painter->setFont(m_theme.font(strong && !unknown ? TextStyle::BodyStrong : TextStyle::Body));
        const bool second = index.column() != 0 && index.column() != CostTableModel::CostColumn;
        painter->setPen(m_theme.color(unknown ? Role::AmberInk : second ? Role::Text2 : Role::Text));
        const Qt::Alignment side = index.column() == 0 ? Qt::AlignLeft : Qt::AlignRight;
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

void CostTableModel::setRows(std::vector<store::CostRow> rows, const QString& keyTitle)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_keyTitle = keyTitle;
    m_most = 1;
    for (const store::CostRow& row : m_rows)
        m_most = std::max(m_most, row.cost ? row.cost->nano : 0);
    endResetModel();
}

int CostTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }

int CostTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString CostTableModel::text(const store::CostRow& row, int column) const
{
    const auto tokens = [](const std::optional<std::int64_t>& value) {
        return value ? fromStd(format::tokens(*value)) : tr("not known");
    };
    const std::int64_t priced = row.calls - uncounted(row);
    switch (column) {
    case KeyColumn: {
        const QString key = row.keys.empty() || row.keys.front().empty() ? tr("not stated") : plainLine(row.keys.front(), 200);
        return row.fromMetrics ? tr("%1 (from metrics)").arg(key) : key;
    }
    case CallsColumn:
        return row.fromMetrics && row.calls == 0 ? tr("not known") : fromStd(format::count(row.calls));
    case InputColumn:
        return tokens(row.tokens.input);
    case OutputColumn:
        return tokens(row.tokens.output);
    case CostColumn:
        return row.cost ? shortMoney(*row.cost) : tr("unknown");
    case PerCallColumn:
        return row.cost && priced > 0 ? shortMoney({row.cost->nano / priced}) : tr("no price");
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
        return index.column() == CostColumn && row.cost ? QString(QStringLiteral("$") + fromStd(format::moneyExact(*row.cost)))
                                                        : QVariant();
    case ShareRole:
        return row.cost ? static_cast<double>(row.cost->nano) / static_cast<double>(m_most) : 0.0;
    case UnknownRole:
        return (index.column() == CostColumn && !row.cost) || (index.column() == UnpricedColumn && uncounted(row) > 0);
    default:
        return {};
    }
}

QVariant CostTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((section == KeyColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case KeyColumn:
        return m_keyTitle;
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
    const auto value = [&](const store::CostRow& row) -> double {
        const auto number = [](std::int64_t n) { return static_cast<double>(n); };
        switch (column) {
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
    Q_EMIT layoutAboutToBeChanged();
    std::stable_sort(m_rows.begin(), m_rows.end(), [&](const store::CostRow& a, const store::CostRow& b) {
        const bool less = column == KeyColumn ? a.keys < b.keys : value(a) < value(b);
        const bool greater = column == KeyColumn ? b.keys < a.keys : value(b) < value(a);
        return order == Qt::AscendingOrder ? less : greater;
    });
    Q_EMIT layoutChanged();
}

CostTable::CostTable(const Theme& theme, QWidget* parent)
    : QTableView(parent)
{
    setModel(&m_model);
    setItemDelegate(new CostDelegate(theme, this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Costs by group"));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSortIndicator(CostTableModel::CostColumn, Qt::DescendingOrder);
    setSortingEnabled(true);
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void CostTable::setRows(std::vector<store::CostRow> rows, const QString& keyTitle)
{
    m_model.setRows(std::move(rows), keyTitle);
    m_model.sort(horizontalHeader()->sortIndicatorSection(), horizontalHeader()->sortIndicatorOrder());
}

void CostTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    constexpr int kNumber = 110, kCost = 220;
    const int rest = viewport()->width() - (CostTableModel::ColumnCount - 2) * kNumber - kCost;
    for (int column = 0; column < CostTableModel::ColumnCount; ++column)
        horizontalHeader()->resizeSection(column,
            column == CostTableModel::KeyColumn        ? std::max(180, rest)
                : column == CostTableModel::CostColumn ? kCost
                                                       : kNumber);
}

} // namespace whyglass::views

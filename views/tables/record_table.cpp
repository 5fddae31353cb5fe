// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/tables/record_table.h"

#include "views/common/table_setup.h"
#include "views/tables/cell_delegate.h"
#include "views/tables/column_fit.h"

#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QSignalBlocker>

#include <algorithm>

namespace whyglass::views {

namespace {

constexpr int kRowHeight = 26;
constexpr int kHeaderHeight = 28;

/// Words can be cut and still say something. A figure cannot, "45,20…" looks like another one; it may be narrower than the title above it.
/// Marks and times cannot give way.
int leastWidth(const tables::Column& column)
{
    constexpr int kWords = 84, kIcon = 84, kChips = 100, kCode = 104, kFigure = 96, kCount = 56;
    switch (column.kind) {
    case tables::CellKind::Text: return kWords;
    case tables::CellKind::Icon: return kIcon;
    case tables::CellKind::Chips: return kChips;
    case tables::CellKind::Code: return kCode;
    case tables::CellKind::Number: return std::min(column.width, kFigure);
    case tables::CellKind::Count: return std::min(column.width, kCount);
    default: return column.width;
    }
}

/// Cuts a title that has no room at its end. Qt cuts without the style sheet's padding: figures' titles then lose their first letters.
class RecordHeader : public QHeaderView {
public:
    RecordHeader(const Theme& theme, QWidget* parent) : QHeaderView(Qt::Horizontal, parent), m_theme(theme)
    {
        setObjectName(QStringLiteral("recordHeader"));
        setSectionsClickable(true);
        setHighlightSections(false);
    }

protected:
    void initStyleOptionForIndex(QStyleOptionHeader* option, int section) const override
    {
        QHeaderView::initStyleOptionForIndex(option, section);
        constexpr int kPadding = 8, kArrow = 8; // as the style sheet has them; it keeps the arrow's room in every section
        const int room = sectionSize(section) - kPadding - kArrow;
        const QString title = model()->headerData(section, Qt::Horizontal).toString();
        option->text = QFontMetrics(m_theme.font(TextStyle::Small)).elidedText(title, Qt::ElideRight, room);
    }

private:
    const Theme& m_theme;
};

} // namespace

RecordTable::RecordTable(const Theme& theme, tables::PagedTableModel& model, QWidget* parent)
    : RowTable(parent), m_theme(theme), m_model(model), m_delegate(new CellDelegate(theme, model.columns(), this))
{
    setModel(&model);
    setItemDelegate(m_delegate);
    setHorizontalHeader(new RecordHeader(theme, this));
    setUpTable(*this, theme, kRowHeight);
    setMouseTracking(true);
    setSelectionMode(ExtendedSelection);
    setUpHeader();
    connect(this, &QTableView::doubleClicked, this, &RecordTable::opened);
    connect(this, &QTableView::clicked, this, [this] {
        if (QGuiApplication::keyboardModifiers().testFlag(Qt::AltModifier))
            Q_EMIT whyRequested();
    });
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, [this] { m_replacing = true; });
    connect(&model, &tables::PagedTableModel::keysReplaced, this, &RecordTable::restoreSelection);
}

void RecordTable::setUpHeader()
{
    QHeaderView* header = horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setMinimumSectionSize(24);
    header->setFixedHeight(kHeaderHeight);
    header->setSectionsMovable(true);
    const auto& columns = m_model.columns();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        m_wanted.push_back(columns[i].width);
        setColumnHidden(static_cast<int>(i), columns[i].hidden);
    }
    connect(header, &QHeaderView::sectionResized, this, [this](int section, int, int width) {
        if (m_layingOut || width <= 0)
            return;
        m_wanted[static_cast<std::size_t>(section)] = width;
        Q_EMIT layoutChanged();
    });
    connect(header, &QHeaderView::sectionMoved, this, &RecordTable::layoutChanged);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this,
            [this](const QPoint& at) { chooseColumns(horizontalHeader()->mapToGlobal(at)); });

    const store::SortOrder order = m_model.sortOrder();
    const auto sorted = std::find_if(columns.begin(), columns.end(), [order](const tables::Column& column) { return column.sort == order.key; });
    header->setSortIndicator(static_cast<int>(sorted - columns.begin()), order.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    setSortingEnabled(true);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &RecordTable::layoutChanged);
}

void RecordTable::setEmptyState(const EmptyStateSpec& spec)
{
    m_empty = spec;
    viewport()->update();
}

void RecordTable::setProblem(const QString& problem)
{
    m_problem = problem;
    viewport()->update();
}

void RecordTable::layOutColumns()
{
    std::vector<int> shown;
    std::vector<ColumnWish> wishes;
    for (int section = 0; section < m_model.columnCount(); ++section) {
        if (isColumnHidden(section))
            continue;
        const tables::Column& column = m_model.columns()[static_cast<std::size_t>(section)];
        const int wanted = m_wanted[static_cast<std::size_t>(section)];
        shown.push_back(section);
        wishes.push_back({wanted, std::min(wanted, leastWidth(column)), column.stretch});
    }
    const std::vector<int> widths = fitColumns(wishes, viewport()->width());
    m_layingOut = true;
    for (std::size_t i = 0; i < shown.size(); ++i)
        setColumnWidth(shown[i], widths[i]);
    m_layingOut = false;
}

void RecordTable::chooseColumns(const QPoint& globalPosition)
{
    auto* menu = new QMenu(this); // nothing waits for it: what it is of may go while it is open
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int visual = 0; visual < m_model.columnCount(); ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        const QString title = m_model.headerData(column, Qt::Horizontal).toString();
        if (title.isEmpty())
            continue;
        QAction* action = menu->addAction(title);
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) { showColumn(column, shown); });
    }
    menu->addSeparator();
    menu->addAction(tr("As at the beginning"), this, [this] {
        TableLayout layout;
        for (const tables::Column& column : m_model.columns())
            layout.columns.push_back({column.id, column.width, !column.hidden});
        setColumnLayout(layout);
        Q_EMIT layoutChanged();
    });
    menu->popup(globalPosition);
}

void RecordTable::showColumn(int column, bool shown)
{
    // A table without any column could not be given one back with the mouse.
    if (!shown && textColumns().size() == 1)
        return;
    setColumnHidden(column, !shown);
    layOutColumns();
    Q_EMIT layoutChanged();
}

TableLayout RecordTable::columnLayout() const
{
    TableLayout layout;
    const auto& columns = m_model.columns();
    for (int visual = 0; visual < m_model.columnCount(); ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        const auto at = static_cast<std::size_t>(column);
        layout.columns.push_back({columns[at].id, m_wanted[at], !isColumnHidden(column)});
    }
    const int sorted = horizontalHeader()->sortIndicatorSection();
    if (sorted >= 0 && sorted < m_model.columnCount())
        layout.sortedBy = columns[static_cast<std::size_t>(sorted)].id;
    layout.descending = horizontalHeader()->sortIndicatorOrder() == Qt::DescendingOrder;
    return layout;
}

void RecordTable::setColumnLayout(const TableLayout& layout)
{
    const auto& columns = m_model.columns();
    const auto sectionOf = [&columns](const QString& id) {
        const auto found = std::find_if(columns.begin(), columns.end(), [&id](const tables::Column& column) { return column.id == id; });
        return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
    };
    const QSignalBlocker quiet(this);
    int visual = 0;
    for (const TableLayout::Column& column : layout.columns) {
        const int section = sectionOf(column.id);
        if (section < 0)
            continue;
        horizontalHeader()->moveSection(horizontalHeader()->visualIndex(section), visual++);
        m_wanted[static_cast<std::size_t>(section)] = column.width;
        setColumnHidden(section, !column.shown);
    }
    const int sorted = sectionOf(layout.sortedBy);
    if (sorted >= 0 && columns[static_cast<std::size_t>(sorted)].sort)
        horizontalHeader()->setSortIndicator(sorted, layout.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    layOutColumns();
}

std::vector<int> RecordTable::textColumns() const
{
    std::vector<int> shown;
    for (int visual = 0; visual < m_model.columnCount(); ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        if (!isColumnHidden(column) && m_model.columns()[static_cast<std::size_t>(column)].kind != tables::CellKind::Mark)
            shown.push_back(column);
    }
    return shown;
}

void RecordTable::selectAll()
{
    const int last = std::min(m_model.rowCount(), kMostSelected) - 1;
    if (last < 0)
        return;
    const QItemSelection rows(m_model.index(0, 0), m_model.index(last, m_model.columnCount() - 1));
    selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
}

std::vector<std::pair<int, int>> RecordTable::selectedRanges() const
{
    // Never one index a row: a selection of a million rows is a handful of ranges.
    std::vector<std::pair<int, int>> ranges;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        ranges.emplace_back(range.top(), range.bottom());
    std::sort(ranges.begin(), ranges.end());
    std::vector<std::pair<int, int>> merged;
    for (const auto& range : ranges) {
        if (!merged.empty() && range.first <= merged.back().second + 1)
            merged.back().second = std::max(merged.back().second, range.second);
        else
            merged.push_back(range);
    }
    return merged;
}

qint64 RecordTable::selectedCount() const
{
    qint64 count = 0;
    for (const auto& [first, last] : selectedRanges())
        count += last - first + 1;
    return count;
}

std::vector<std::int64_t> RecordTable::selectedKeys() const
{
    std::vector<std::int64_t> keys;
    for (const auto& [first, last] : selectedRanges()) {
        for (int row = first; row <= last && keys.size() < kMostSelected; ++row)
            keys.push_back(m_model.keyAt(row));
    }
    return keys;
}

void RecordTable::resizeEvent(QResizeEvent* event)
{
    RowTable::resizeEvent(event);
    layOutColumns();
}

void RecordTable::paintEvent(QPaintEvent* event)
{
    RowTable::paintEvent(event);
    if (m_model.rowCount() > 0 || !m_model.loaded())
        return;
    QPainter painter(viewport());
    const EmptyStateSpec problem{QStringLiteral("warn"), m_problem, {}, true};
    paintEmptyState(painter, m_theme, m_problem.isEmpty() ? m_empty : problem, viewport()->rect());
}

void RecordTable::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (!currentIndex().isValid())
            return;
        if (event->modifiers().testFlag(Qt::AltModifier))
            Q_EMIT whyRequested();
        else
            Q_EMIT opened(currentIndex());
        return;
    }
    if (event->matches(QKeySequence::Copy)) {
        if (selectedCount() > 0)
            Q_EMIT copyRequested();
        return;
    }
    if (event->key() == Qt::Key_Menu) {
        Q_EMIT menuRequested(viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft()));
        return;
    }
    const bool down = event->key() == Qt::Key_J || event->key() == Qt::Key_BracketRight;
    if (down || event->key() == Qt::Key_K || event->key() == Qt::Key_BracketLeft) {
        const int step = down ? 1 : -1;
        const QModelIndex next = m_model.index(currentIndex().row() + step, std::max(currentIndex().column(), 0));
        if (next.isValid())
            setCurrentIndex(next);
        return;
    }
    RowTable::keyPressEvent(event);
}

void RecordTable::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    RowTable::selectionChanged(selected, deselected);
    Q_EMIT rowsSelected();
}

void RecordTable::contextMenuEvent(QContextMenuEvent* event) { Q_EMIT menuRequested(event->globalPos()); }

void RecordTable::mouseMoveEvent(QMouseEvent* event)
{
    setHoveredRow(indexAt(event->position().toPoint()).row());
    RowTable::mouseMoveEvent(event);
}

void RecordTable::leaveEvent(QEvent* event)
{
    setHoveredRow(-1);
    RowTable::leaveEvent(event);
}

void RecordTable::setHoveredRow(int row)
{
    if (row == m_hoveredRow)
        return;
    m_hoveredRow = row;
    m_delegate->setHoveredRow(row);
    viewport()->update();
}

void RecordTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    RowTable::currentChanged(current, previous);
    // While the list is replaced the current row is not lost but looked up again by its key.
    if (m_replacing || !current.isValid())
        return;
    const qint64 key = m_model.keyAt(current.row());
    if (key == m_currentKey)
        return;
    m_currentKey = key;
    Q_EMIT currentKeyChanged(key);
}

void RecordTable::restoreSelection()
{
    m_replacing = false;
    int row = m_currentKey == 0 ? -1 : m_model.rowOf(m_currentKey);
    // What the query left is one key away: Enter opens the first of it.
    if (row < 0 && hasFocus() && m_model.rowCount() > 0)
        row = 0;
    if (row >= 0) {
        setCurrentIndex(m_model.index(row, 0));
    } else if (m_currentKey != 0) {
        m_currentKey = 0;
        Q_EMIT currentKeyChanged(0);
    }
}

void RecordTable::selectKey(qint64 key)
{
    const int row = m_model.rowOf(key);
    if (row >= 0)
        setCurrentIndex(m_model.index(row, 0));
}

} // namespace whyglass::views

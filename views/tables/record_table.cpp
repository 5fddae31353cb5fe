// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/tables/record_table.h"

#include "views/tables/cell_delegate.h"
#include "views/tables/column_fit.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace whyglass::views {

namespace {

constexpr int kRowHeight = 26;
constexpr int kHeaderHeight = 28;
/// More rows than anybody pastes; beyond it only the first are copied.
constexpr qsizetype kMaxCopiedRows = 20'000;

/// Words can be cut and still say something; figures, marks and times cannot.
int leastWidth(const tables::Column& column)
{
    constexpr int kWords = 88, kIcon = 60, kChips = 110;
    switch (column.kind) {
    case tables::CellKind::Text: return kWords;
    case tables::CellKind::Icon: return kIcon;
    case tables::CellKind::Chips: return kChips;
    default: return column.width;
    }
}

} // namespace

RecordTable::RecordTable(const Theme& theme, tables::PagedTableModel& model, QWidget* parent)
    : QTableView(parent), m_theme(theme), m_model(model), m_delegate(new CellDelegate(theme, model.columns(), this))
{
    setModel(&model);
    setItemDelegate(m_delegate);
    setShowGrid(false);
    setMouseTracking(true);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(kRowHeight);
    verticalHeader()->setDefaultSectionSize(kRowHeight);

    QHeaderView* header = horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setMinimumSectionSize(24);
    header->setFixedHeight(kHeaderHeight);
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    for (std::size_t i = 0; i < model.columns().size(); ++i) {
        m_wanted.push_back(model.columns()[i].width);
        setColumnHidden(static_cast<int>(i), model.columns()[i].hidden);
    }
    connect(header, &QHeaderView::sectionResized, this, [this](int section, int, int width) {
        if (!m_layingOut && width > 0)
            m_wanted[static_cast<std::size_t>(section)] = width;
    });
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this,
            [this](const QPoint& at) { chooseColumns(horizontalHeader()->mapToGlobal(at)); });

    const auto& columns = model.columns();
    const auto sorted = std::find_if(columns.begin(), columns.end(), [&](const tables::Column& column) {
        return column.sort == model.sortOrder().key;
    });
    header->setSortIndicator(static_cast<int>(sorted - columns.begin()),
                             model.sortOrder().descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    setSortingEnabled(true);

    connect(this, &QTableView::doubleClicked, this, &RecordTable::opened);
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, [this] { m_replacing = true; });
    connect(&model, &tables::PagedTableModel::keysReplaced, this, &RecordTable::restoreSelection);
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
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
    QMenu menu(this);
    for (int column = 0; column < m_model.columnCount(); ++column) {
        const QString title = m_model.headerData(column, Qt::Horizontal).toString();
        if (title.isEmpty())
            continue;
        QAction* action = menu.addAction(title);
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            setColumnHidden(column, !shown);
            layOutColumns();
        });
    }
    menu.exec(globalPosition);
}

void RecordTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    layOutColumns();
}

void RecordTable::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    if (m_model.rowCount() > 0 || !m_model.loaded())
        return;
    QPainter painter(viewport());
    const EmptyStateSpec problem{QStringLiteral("warn"), m_problem, {}, true};
    paintEmptyState(painter, m_theme, m_problem.isEmpty() ? m_empty : problem, viewport()->rect());
}

void RecordTable::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (currentIndex().isValid())
            Q_EMIT opened(currentIndex());
        return;
    }
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return;
    }
    if (event->key() == Qt::Key_J || event->key() == Qt::Key_K) {
        const int step = event->key() == Qt::Key_J ? 1 : -1;
        const QModelIndex next = m_model.index(currentIndex().row() + step, std::max(currentIndex().column(), 0));
        if (next.isValid())
            setCurrentIndex(next);
        return;
    }
    QTableView::keyPressEvent(event);
}

void RecordTable::copySelection()
{
    QList<int> rows;
    for (const QModelIndex& index : selectionModel()->selectedRows())
        rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    if (rows.size() > kMaxCopiedRows)
        rows.resize(kMaxCopiedRows);
    if (!rows.isEmpty())
        Q_EMIT copyRequested(m_model.textOf(rows));
}

void RecordTable::mouseMoveEvent(QMouseEvent* event)
{
    setHoveredRow(indexAt(event->position().toPoint()).row());
    QTableView::mouseMoveEvent(event);
}

void RecordTable::leaveEvent(QEvent* event)
{
    setHoveredRow(-1);
    QTableView::leaveEvent(event);
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
    QTableView::currentChanged(current, previous);
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/tables/record_table.h"

#include "views/tables/cell_delegate.h"

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
        setColumnWidth(static_cast<int>(i), model.columns()[i].width);
        setColumnHidden(static_cast<int>(i), model.columns()[i].hidden);
    }
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
    const auto& columns = m_model.columns();
    int used = 0;
    int stretch = -1;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto section = static_cast<int>(i);
        if (columns[i].stretch)
            stretch = section;
        else if (!isColumnHidden(section))
            used += columnWidth(section);
    }
    if (stretch >= 0)
        setColumnWidth(stretch, std::max(columns[static_cast<std::size_t>(stretch)].width * 2 / 3, viewport()->width() - used));
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

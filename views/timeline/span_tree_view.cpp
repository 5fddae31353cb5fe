// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/span_tree_view.h"

#include "views/common/empty_state.h"
#include "views/common/marked_time.h"
#include "views/common/row_ground.h"
#include "views/timeline/span_tree_delegate.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>

namespace whyglass::views {

using tables::SpanTreeModel;

namespace {

constexpr int kExpandAtMost = 5'000; // spans; a tree of more opens its upper levels only
constexpr int kIndent = 16;
constexpr std::size_t kBuildAtOnce = 30'000; // spans; the tree of more is made on a query thread
const QByteArray kTreeKey = "investigate/tree";

} // namespace

SpanTreeView::SpanTreeView(session::Session& session, const Theme& theme, QWidget* parent)
    : QTreeView(parent)
    , m_session(session)
    , m_theme(theme)
    , m_delegate(new SpanTreeDelegate(theme, m_model, this))
{
    m_header = new WaterfallHeader(theme, *m_delegate, m_model, this);
    setHeader(m_header);
    setModel(&m_model);
    setItemDelegate(m_delegate);
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setIndentation(kIndent);
    setAllColumnsShowFocus(true);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Span tree"));
    m_header->setStretchLastSection(false);
    m_header->setMinimumSectionSize(20);
    m_header->setSectionResizeMode(QHeaderView::Fixed);
    connect(&session, &session::Session::selectionChanged, this, [this] {
        m_failed = false;
        followSelection();
    });
    connect(&session, &session::Session::traceFailed, this, [this] {
        m_failed = true;
        viewport()->update();
    });
    connect(&session, &session::Session::hoveredChanged, this,
        [this](domain::SpanId span) { setHovered(m_model.timeline() ? m_model.timeline()->rowOf(span) : -1); });
    connect(&session, &session::Session::areaChanged, this, &SpanTreeView::followArea);
    connect(&session, &session::Session::cursorChanged, this, &SpanTreeView::followCursor);
    connect(m_header, &WaterfallHeader::marked, this, [this](domain::TimeWindow window) { markTime(m_session, window); });
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
    followArea();
}

void SpanTreeView::setTimeline(const timeline::TraceTimelinePtr& timeline)
{
    m_session.queries().cancel(kTreeKey);
    if (!timeline || timeline->trace().spans.rows.size() <= kBuildAtOnce) {
        take(timeline, nullptr);
        return;
    }
    if (m_model.timeline() && m_model.timeline()->trace().row.trace != timeline->trace().row.trace)
        take(nullptr, nullptr); // of another trace nothing can be chosen here meanwhile
    m_session.queries().request<tables::SpanTreePtr>(
        this, kTreeKey,
        [timeline](store::WorkspaceReader&) -> domain::Result<tables::SpanTreePtr> {
            return std::make_shared<const tables::SpanTree>(*timeline, tables::sumsOf(timeline->trace()));
        },
        [this, timeline](domain::Result<tables::SpanTreePtr> tree) {
            if (tree)
                take(timeline, std::move(*tree));
        });
}

void SpanTreeView::take(const timeline::TraceTimelinePtr& timeline, tables::SpanTreePtr tree)
{
    const bool sameTrace = m_model.timeline() && timeline && m_model.timeline()->trace().row.trace == timeline->trace().row.trace;
    const int scroll = verticalScrollBar()->value();
    const std::vector<domain::SpanId> folded = sameTrace ? foldedSpans() : std::vector<domain::SpanId>();
    const std::vector<domain::SpanId> opened = sameTrace ? openGroups() : std::vector<domain::SpanId>();
    m_hovered = -1;
    m_following = true;
    m_model.setTimeline(timeline, std::move(tree));
    expandWhatFits();
    for (const domain::SpanId span : folded)
        collapse(m_model.indexOfRow(timeline->rowOf(span)));
    for (const domain::SpanId span : opened)
        expand(m_model.indexOfRow(timeline->rowOf(span)).parent());
    m_following = false;
    followSelection();
    if (sameTrace) // it only grew: what is being read stays where it is
        verticalScrollBar()->setValue(scroll);
    layOutColumns();
}

std::vector<domain::SpanId> SpanTreeView::foldedSpans() const
{
    std::vector<domain::SpanId> folded;
    if (m_model.visibleCount() > kExpandAtMost)
        return folded; // more are folded than open: what is open by default stays so
    const auto& rows = m_model.timeline()->trace().spans.rows;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const QModelIndex index = m_model.indexOfRow(static_cast<std::int32_t>(row));
        if (m_model.rowCount(index) > 0 && index.isValid() && !isExpanded(index))
            folded.push_back(rows[row].span);
    }
    return folded;
}

std::vector<domain::SpanId> SpanTreeView::openGroups() const
{
    std::vector<domain::SpanId> opened;
    for (const tables::SpanGroup& group : m_model.groups()) {
        if (isExpanded(m_model.indexOfGroup(group)))
            opened.push_back(m_model.timeline()->trace().spans.rows[static_cast<std::size_t>(group.first)].span);
    }
    return opened;
}

/// A group is opened on demand.
void SpanTreeView::closeGroups()
{
    scheduleDelayedItemsLayout(); // laid out once, not for each of them
    for (const tables::SpanGroup& group : m_model.groups())
        collapse(m_model.indexOfGroup(group));
}

void SpanTreeView::setOnlyFindings(bool only)
{
    m_following = true;
    m_model.setOnlyFindings(only);
    expandWhatFits();
    m_following = false;
    followSelection();
}

void SpanTreeView::setSearch(const QString& text, bool only)
{
    const bool narrowed = m_model.onlyMatches();
    m_following = true;
    m_model.setOnlyMatches(only);
    m_model.setSearch(text);
    if (narrowed || m_model.onlyMatches())
        expandWhatFits();
    m_following = false;
    if (narrowed || m_model.onlyMatches())
        followSelection();
    viewport()->update();
}

void SpanTreeView::setWindow(domain::TimeWindow window)
{
    m_delegate->setWindow(window);
    viewport()->update();
    m_header->viewport()->update();
}

void SpanTreeView::expandWhatFits()
{
    if (!m_model.timeline())
        return;
    if (m_model.visibleCount() <= kExpandAtMost) {
        expandAll();
        closeGroups();
        return;
    }
    // As many whole levels as stay below the limit.
    std::vector<int> perLevel;
    std::vector<std::size_t> depths;
    for (const int parent : m_model.timeline()->trace().parentIndex()) { // parents come first
        const std::size_t depth = parent < 0 ? 0 : depths[static_cast<std::size_t>(parent)] + 1;
        depths.push_back(depth);
        perLevel.resize(std::max(perLevel.size(), depth + 1));
        ++perLevel[depth];
    }
    int shown = perLevel.front();
    int level = -1;
    while (
        level + 2 < static_cast<int>(perLevel.size()) && shown + perLevel[static_cast<std::size_t>(level) + 2] <= kExpandAtMost)
        shown += perLevel[static_cast<std::size_t>(++level) + 1];
    if (level >= 0)
        expandToDepth(level);
    closeGroups();
}

void SpanTreeView::followSelection()
{
    if (!m_model.timeline())
        return;
    const std::int32_t row = m_model.timeline()->rowOf(m_session.selection().span);
    if (row == selectedRow())
        return;
    m_following = true;
    const QModelIndex index = m_model.indexOfRow(row);
    setCurrentIndex(index);
    if (index.isValid())
        scrollTo(index);
    else
        clearSelection();
    m_following = false;
}

void SpanTreeView::followArea()
{
    m_delegate->setMarked(markedTime(m_session));
    viewport()->update();
}

std::optional<domain::TimeWindow> SpanTreeView::marked() const { return m_delegate->marked(); }
std::optional<domain::Timestamp> SpanTreeView::cursor() const { return m_delegate->cursor(); }

QRect SpanTreeView::waterfall() const
{
    const int section = SpanTreeModel::WaterfallColumn;
    return {columnViewportPosition(section), 0, columnWidth(section), viewport()->height()};
}

domain::TimeWindow SpanTreeView::shownWindow() const { return m_delegate->window().empty() ? m_model.timeline()->extent() : m_delegate->window(); }

void SpanTreeView::followCursor()
{
    const auto before = m_delegate->cursor();
    m_delegate->setCursor(m_session.cursor());
    if (!m_model.timeline())
        return;
    for (const auto& time : {before, m_session.cursor()}) {
        if (time)
            viewport()->update(QRect(static_cast<int>(waterfallX(waterfall(), shownWindow(), *time)) - 1, 0, 3, viewport()->height()));
    }
}

/// Shift and an arrow: from the row where Shift was pressed to this one.
void SpanTreeView::markRows(std::int32_t from)
{
    m_mark.extend(m_session, from, selectedRow(), [this](std::int32_t row) { return m_model.timeline()->windowOf(row); });
}

std::int32_t SpanTreeView::selectedRow() const { return SpanTreeModel::rowOf(currentIndex()); }

void SpanTreeView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTreeView::currentChanged(current, previous);
    if (m_following || !current.isValid())
        return;
    m_session.selectSpan(m_model.timeline()->trace().spans.rows[static_cast<std::size_t>(SpanTreeModel::rowOf(current))].span);
}

void SpanTreeView::goTo(std::int32_t row)
{
    if (const QModelIndex index = m_model.indexOfRow(row); index.isValid()) {
        setCurrentIndex(index);
        scrollTo(index);
    }
}

void SpanTreeView::step(int by)
{
    const QModelIndex next = by > 0 ? indexBelow(currentIndex()) : indexAbove(currentIndex());
    if (next.isValid())
        setCurrentIndex(next);
    else if (!currentIndex().isValid())
        setCurrentIndex(m_model.index(0, 0));
    scrollTo(currentIndex());
}

bool SpanTreeView::toggleGroup()
{
    const QModelIndex group = currentIndex().siblingAtColumn(0);
    if (!m_model.groupAt(group))
        return false;
    setExpanded(group, !isExpanded(group));
    return true;
}

void SpanTreeView::goToParent()
{
    if (const QModelIndex parent = currentIndex().parent(); parent.isValid())
        setCurrentIndex(parent);
}

void SpanTreeView::setHovered(std::int32_t row)
{
    if (row == m_hovered)
        return;
    m_hovered = row;
    viewport()->update();
}

void SpanTreeView::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QRect row(0, option.rect.top(), viewport()->width(), option.rect.height());
    const RowState state{
        .selected = selectionModel()->isSelected(index), .hovered = SpanTreeModel::rowOf(index) == m_hovered, .first = true};
    paintRowGround(*painter, m_theme, row, state);
    QStyleOptionViewItem plain = option;
    plain.state.setFlag(QStyle::State_MouseOver, false);
    QTreeView::drawRow(painter, plain, index);
    paintRowEdges(*painter, m_theme, row, state);
}

void SpanTreeView::paintEvent(QPaintEvent* event)
{
    QTreeView::paintEvent(event);
    if (m_model.rowCount() > 0)
        return;
    QPainter painter(viewport());
    EmptyStateSpec spec{.icon = QStringLiteral("trace"), .title = tr("No spans"), .hint = {}};
    if (!m_model.timeline() && m_session.selection().trace && !m_failed)
        spec = {.icon = QStringLiteral("clock"), .title = tr("Reading the trace"), .hint = {}};
    else if (m_model.onlyFindings() && m_model.timeline())
        spec = {.icon = QStringLiteral("check"),
            .title = tr("No findings in this trace"),
            .hint = tr("Take back \"only findings\" to see all spans.")};
    else if (m_model.onlyMatches())
        spec = {.icon = QStringLiteral("search"), .title = tr("Nothing found in this trace"), .hint = tr("Name, tool, model and agent are searched.")};
    paintEmptyState(painter, m_theme, spec, viewport()->rect());
}

void SpanTreeView::keyPressEvent(QKeyEvent* event)
{
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::ShiftModifier));
    if (plain && (event->key() == Qt::Key_J || event->key() == Qt::Key_K)) {
        step(event->key() == Qt::Key_J ? 1 : -1);
        return;
    }
    if (plain && event->key() == Qt::Key_O) {
        goToParent();
        return;
    }
    const bool marking = event->modifiers() == Qt::ShiftModifier && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down);
    if (marking) {
        const std::int32_t from = selectedRow();
        step(event->key() == Qt::Key_Down ? 1 : -1);
        markRows(from);
        return;
    }
    m_mark.end();
    if (plain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && toggleGroup())
        return;
    const bool native = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down || event->key() == Qt::Key_Left
        || event->key() == Qt::Key_Right;
    if (!native) {
        event->ignore();
        Q_EMIT keyUnhandled(event);
        if (event->isAccepted())
            return;
    }
    QTreeView::keyPressEvent(event);
}

void SpanTreeView::mouseMoveEvent(QMouseEvent* event)
{
    QTreeView::mouseMoveEvent(event);
    const QPoint at = event->position().toPoint();
    const std::int32_t row = SpanTreeModel::rowOf(indexAt(at));
    const bool onTime = m_model.timeline() && waterfall().contains(at);
    m_session.setCursor(onTime ? std::optional(waterfallTime(waterfall(), shownWindow(), at.x())) : std::nullopt);
    m_session.setHovered(row < 0 ? domain::SpanId{} : m_model.timeline()->trace().spans.rows[static_cast<std::size_t>(row)].span);
}

void SpanTreeView::leaveEvent(QEvent* event)
{
    QTreeView::leaveEvent(event);
    m_session.setHovered({});
    m_session.setCursor(std::nullopt);
}

void SpanTreeView::resizeEvent(QResizeEvent* event)
{
    QTreeView::resizeEvent(event);
    layOutColumns();
    if (event->size().height() < event->oldSize().height() && currentIndex().isValid())
        scrollTo(currentIndex()); // what is selected does not slip below the edge
}

void SpanTreeView::showEvent(QShowEvent* event)
{
    QTreeView::showEvent(event);
    // Rows have their places only now.
    if (currentIndex().isValid())
        QTimer::singleShot(0, this, [this] { scrollTo(currentIndex(), QAbstractItemView::PositionAtCenter); });
}

void SpanTreeView::layOutColumns()
{
    constexpr int kMarks = 40, kDuration = 84, kTokens = 66, kCost = 82;
    constexpr int kWaterfallAtLeast = 120, kSpanAtLeast = 220;
    const int rest = viewport()->width() - kMarks - kDuration - kTokens - kCost;
    const int waterfall = std::max(kWaterfallAtLeast, std::min(viewport()->width() * 32 / 100, rest - kSpanAtLeast));
    m_header->resizeSection(SpanTreeModel::MarkColumn, kMarks);
    m_header->resizeSection(SpanTreeModel::DurationColumn, kDuration);
    m_header->resizeSection(SpanTreeModel::TokensColumn, kTokens);
    m_header->resizeSection(SpanTreeModel::CostColumn, kCost);
    m_header->resizeSection(SpanTreeModel::WaterfallColumn, waterfall);
    m_header->resizeSection(SpanTreeModel::SpanColumn, std::max(kSpanAtLeast, rest - waterfall));
}

} // namespace whyglass::views

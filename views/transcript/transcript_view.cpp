// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/transcript/transcript_view.h"

#include "models/transcript/transcript_text.h"
#include "views/common/empty_state.h"
#include "views/common/marked_time.h"

#include <QGuiApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace whyglass::views {

using transcript::Entry;

namespace {
constexpr int kKeptRows = 200;
constexpr int kScrollStep = 40;
}

TranscriptView::TranscriptView(session::Session& session, const Theme& theme, QWidget* parent)
    : QListView(parent)
    , m_session(session)
    , m_theme(theme)
    , m_rows(kKeptRows)
{
    setModel(&m_model);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setMouseTracking(true);
    setAccessibleName(tr("Transcript"));
    connect(&theme, &Theme::changed, this, &TranscriptView::relayout);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &TranscriptView::relayout);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &TranscriptView::takeRows);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &TranscriptView::takeRows);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, [this] {
        const int top = m_heights.rowAt(verticalOffset()), last = m_heights.rowAt(verticalOffset() + viewport()->height());
        m_rows.clear();
        for (int i = std::max(top, 0); i <= last; ++i)
            m_heights.forget(i);
        settle(verticalOffset());
    });
    connect(&session, &session::Session::selectionChanged, this, &TranscriptView::followSelection);
    connect(&session, &session::Session::hoveredChanged, this, &TranscriptView::followHover);
    connect(&session, &session::Session::areaChanged, viewport(), qOverload<>(&QWidget::update));
}

void TranscriptView::setTranscript(transcript::TranscriptPtr transcript)
{
    m_unfolded.clear();
    m_following = true;
    m_model.setTranscript(std::move(transcript));
    m_following = false;
    followSelection();
}

void TranscriptView::setMarkdown(bool markdown)
{
    if (markdown == m_markdown)
        return;
    m_markdown = markdown;
    relayout();
}

void TranscriptView::setLinked(bool linked)
{
    m_linked = linked;
    if (!linked)
        m_session.setHovered({});
}

/// All heights are estimates again; the first row in sight stays where it is.
void TranscriptView::relayout()
{
    const int first = m_heights.rowAt(verticalOffset());
    const int inside = first < 0 ? 0 : verticalOffset() - m_heights.top(first);
    m_rows.clear();
    m_hoveredRow = m_hoveredLink = m_pressedRow = m_pressedLink = -1;
    const int width = viewport()->width();
    m_heights.reset(m_model.rowCount(), [&](int at) { return TranscriptRow::estimate(m_model.entry(at), width); });
    settle(first < 0 || first >= m_heights.count() ? 0 : m_heights.top(first) + std::min(inside, m_heights.height(first)));
}

void TranscriptView::takeRows()
{
    const int width = viewport()->width();
    const bool follows = m_linked && m_session.knownUntil() && m_model.rowCount() > m_heights.count();
    m_rows.clear();
    m_heights.resize(m_model.rowCount(), [&](int at) { return TranscriptRow::estimate(m_model.entry(at), width); });
    settle(verticalOffset());
    if (follows)
        scrollTo(m_model.index(m_model.rowCount() - 1), PositionAtBottom); // what a replay tells is read as it comes
}

TranscriptRow& TranscriptView::row(int at)
{
    if (TranscriptRow* known = m_rows.object(at))
        return *known;
    auto* made = new TranscriptRow(m_theme, m_model, at, viewport()->width(), {m_markdown, m_unfolded.contains(m_model.indexAt(at))});
    m_rows.insert(at, made);
    return *made;
}

/// Measures what is in sight at this offset and puts the scroll bar there. What grows above the upper edge moves the offset,
/// so that the text under the reader's eyes stays.
void TranscriptView::settle(int offset)
{
    if (m_settling)
        return;
    m_settling = true;
    const int height = viewport()->height();
    for (int at = m_heights.rowAt(offset); at >= 0 && at < m_heights.count() && m_heights.top(at) < offset + height; ++at) {
        if (m_heights.measured(at))
            continue;
        const bool above = m_heights.top(at) < offset;
        const int inside = offset - m_heights.top(at);
        const int before = m_heights.height(at);
        const int grown = m_heights.measure(at, row(at).height());
        if (above)
            offset += inside >= before ? grown : std::min(std::max(grown, -inside), std::max(grown, 0));
    }
    const int all = m_heights.top(m_heights.count());
    verticalScrollBar()->setPageStep(height);
    verticalScrollBar()->setSingleStep(kScrollStep);
    verticalScrollBar()->setRange(0, std::max(0, all - height));
    verticalScrollBar()->setValue(offset);
    m_settling = false;
    viewport()->update();
}

void TranscriptView::doItemsLayout() { QAbstractItemView::doItemsLayout(); }

void TranscriptView::updateGeometries()
{
    if (m_heights.count() == m_model.rowCount())
        settle(verticalOffset());
}

void TranscriptView::resizeEvent(QResizeEvent* event)
{
    QAbstractItemView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        relayout();
    else
        settle(verticalOffset());
}

void TranscriptView::showEvent(QShowEvent* event)
{
    QListView::showEvent(event);
    if (currentIndex().isValid())
        scrollTo(currentIndex(), PositionAtCenter);
}

void TranscriptView::scrollContentsBy(int, int)
{
    if (m_settling)
        return;
    settle(verticalOffset());
}

int TranscriptView::verticalOffset() const { return verticalScrollBar()->value(); }

QRect TranscriptView::visualRect(const QModelIndex& index) const
{
    if (!index.isValid() || index.row() >= m_heights.count())
        return {};
    return {0, m_heights.top(index.row()) - verticalOffset(), viewport()->width(), m_heights.height(index.row())};
}

QModelIndex TranscriptView::indexAt(const QPoint& point) const
{
    const int y = point.y() + verticalOffset();
    if (point.y() < 0 || y >= m_heights.top(m_heights.count()))
        return {};
    return m_model.index(m_heights.rowAt(y));
}

void TranscriptView::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    if (!index.isValid() || index.row() >= m_heights.count())
        return;
    const int at = index.row();
    if (!m_heights.measured(at))
        m_heights.measure(at, row(at).height());
    const int top = m_heights.top(at), height = m_heights.height(at), page = viewport()->height();
    const bool visible = top >= verticalOffset() && top + height <= verticalOffset() + page;
    int offset = verticalOffset();
    if (hint == PositionAtTop || (height >= page && !visible))
        offset = top;
    else if (hint == PositionAtCenter)
        offset = top - (page - height) / 2;
    else if (hint == PositionAtBottom || (!visible && top > offset))
        offset = top + height - page;
    else if (!visible)
        offset = top;
    // Rows between here and there may turn out higher: what is wanted counts, so once more where it has moved.
    settle(std::max(offset, 0));
    if (const int moved = m_heights.top(at) - top; moved != 0)
        settle(std::max(offset + moved, 0));
}

void TranscriptView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_theme.color(Role::Surface));
    if (m_heights.count() == 0) {
        paintEmptyState(painter, m_theme,
            {.icon = QStringLiteral("session"), .title = m_model.transcript() ? tr("Nothing was said yet") : tr("Reading the conversation"),
                .hint = m_model.transcript() ? tr("Generations and tool calls carry messages, if the sender records content.") : QString()},
            viewport()->rect());
        return;
    }
    const int current = currentIndex().row();
    for (int at = m_heights.rowAt(verticalOffset()); at >= 0 && at < m_heights.count(); ++at) {
        const int y = m_heights.top(at) - verticalOffset();
        if (y >= viewport()->height())
            break;
        const bool hovered = at == m_hoveredRow;
        row(at).paint(painter, {0, y}, {at == current, hovered, hasFocus(), isMarked(at), hovered ? m_hoveredLink : -1});
    }
}

QModelIndex TranscriptView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int count = m_model.rowCount();
    if (count == 0)
        return {};
    const int at = currentIndex().isValid() ? currentIndex().row() : -1;
    const int page = viewport()->height() - kScrollStep;
    switch (action) {
    case MoveUp:
    case MoveLeft:
    case MovePrevious: return m_model.index(std::max(at - 1, 0));
    case MoveDown:
    case MoveRight:
    case MoveNext: return m_model.index(std::min(at + 1, count - 1));
    case MoveHome: return m_model.index(0);
    case MoveEnd: return m_model.index(count - 1);
    case MovePageUp: return m_model.index(std::min(m_heights.rowAt(m_heights.top(std::max(at, 0)) - page), std::max(at - 1, 0)));
    case MovePageDown: return m_model.index(std::max(m_heights.rowAt(m_heights.top(std::max(at, 0)) + page), std::min(at + 1, count - 1)));
    }
    return {};
}

void TranscriptView::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command)
{
    if (const QModelIndex index = indexAt(rect.center()); index.isValid())
        selectionModel()->select(index, command);
}

QRegion TranscriptView::visualRegionForSelection(const QItemSelection& selection) const
{
    QRegion region;
    for (const QModelIndex& index : selection.indexes())
        region += visualRect(index);
    return region;
}

void TranscriptView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    viewport()->update();
    if (m_following || !current.isValid())
        return;
    const Entry& entry = m_model.entry(current.row());
    if (entry.trace.valid() && m_session.selection().trace != entry.trace)
        m_session.openTrace(entry.trace, entry.span);
    else if (entry.span.valid())
        m_session.selectSpan(entry.span);
}

void TranscriptView::followSelection()
{
    const domain::SpanId span = m_session.selection().span;
    if (m_model.rowCount() == 0)
        return;
    const QModelIndex at = currentIndex();
    if (at.isValid() && m_model.entry(at.row()).span == span)
        return; // of several entries of a span the chosen one stays
    int wanted = m_model.rowOf(span);
    const session::LoadedTracePtr trace = m_session.trace();
    // A service call or a child without words stands for what asked for it.
    for (int i = trace && span.valid() ? trace->indexOf(span) : -1; wanted < 0 && i >= 0; i = trace->parentIndex()[static_cast<std::size_t>(i)])
        wanted = m_model.rowOf(trace->spans.rows[static_cast<std::size_t>(i)].span);
    m_following = true;
    setCurrentIndex(m_model.index(wanted));
    if (wanted >= 0)
        scrollTo(m_model.index(wanted), visualRect(m_model.index(wanted)).intersects(viewport()->rect()) ? EnsureVisible : PositionAtCenter);
    m_following = false;
}

/// Nothing scrolls: who reads is not disturbed by what the mouse does elsewhere.
void TranscriptView::followHover(domain::SpanId span)
{
    const bool known = m_hoveredRow >= 0 && m_hoveredRow < m_model.rowCount() && m_model.entry(m_hoveredRow).span == span;
    if (known) // of several entries of a span that under the mouse
        return;
    m_hoveredRow = span.valid() ? m_model.rowOf(span) : -1;
    m_hoveredLink = -1;
    viewport()->update();
}

bool TranscriptView::isMarked(int at) const
{
    const auto marked = markedTime(m_session);
    return marked && marked->contains(m_model.entry(at).time);
}

void TranscriptView::markRows(int from, int to)
{
    m_mark.extend(m_session, from, to, [this](int at) { return domain::TimeWindow{m_model.entry(at).time, m_model.entry(at).time + domain::Duration{1}}; });
}

void TranscriptView::select(int at)
{
    if (at < 0)
        return;
    setCurrentIndex(m_model.index(at));
    scrollTo(m_model.index(at), visualRect(m_model.index(at)).intersects(viewport()->rect()) ? EnsureVisible : PositionAtCenter);
}

void TranscriptView::goToEntry(std::int32_t entry) { select(m_model.rowOf(entry)); }

void TranscriptView::follow(RowLink::What what)
{
    if (!currentIndex().isValid())
        return;
    const auto& links = row(currentIndex().row()).links();
    const auto link = std::find_if(links.begin(), links.end(), [what](const RowLink& candidate) { return candidate.what == what; });
    if (link != links.end())
        activateLink(RowLink(*link));
}

void TranscriptView::activateLink(const RowLink& link)
{
    using What = RowLink::What;
    switch (link.what) {
    case What::Call:
    case What::Result:
    case What::Definition: goToEntry(link.target); break;
    case What::Unfold: toggleFold(currentIndex().row()); break;
    case What::Cost: m_session.setInspectorTab(QStringLiteral("cost")); break; // the click made the row current
    case What::Open: Q_EMIT openRequested(static_cast<int>(m_model.indexAt(currentIndex().row()))); break;
    case What::Finding:
        Q_EMIT findingActivated(QString::fromStdString(m_model.transcript()->findings[static_cast<std::size_t>(link.target)].id));
        break;
    }
}

void TranscriptView::toggleFold(int at)
{
    if (at < 0)
        return;
    const std::size_t entry = m_model.indexAt(at);
    if (!m_unfolded.erase(entry))
        m_unfolded.insert(entry);
    m_rows.remove(at);
    m_heights.measure(at, row(at).height());
    settle(verticalOffset());
}

int TranscriptView::linkAt(QPoint position, int& at)
{
    const QModelIndex index = indexAt(position);
    at = index.row();
    return index.isValid() ? row(at).linkAt(position - visualRect(index).topLeft()) : -1;
}

void TranscriptView::hover(QPoint position)
{
    int at = -1;
    const int link = linkAt(position, at);
    if (at == m_hoveredRow && link == m_hoveredLink)
        return;
    m_hoveredRow = at;
    m_hoveredLink = link;
    viewport()->setCursor(link >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->update();
    m_session.setHovered(at < 0 ? domain::SpanId{} : m_model.entry(at).span);
}

void TranscriptView::mousePressEvent(QMouseEvent* event)
{
    m_pressedLink = linkAt(event->position().toPoint(), m_pressedRow);
    const int from = currentIndex().row();
    const bool marking = event->button() == Qt::LeftButton && event->modifiers() == Qt::ShiftModifier;
    QListView::mousePressEvent(event);
    if (marking)
        markRows(from, m_pressedRow);
    else
        m_mark.end();
}

void TranscriptView::mouseReleaseEvent(QMouseEvent* event)
{
    QListView::mouseReleaseEvent(event);
    int at = -1;
    const int link = linkAt(event->position().toPoint(), at);
    if (event->button() == Qt::LeftButton && link >= 0 && at == m_pressedRow && link == m_pressedLink)
        activateLink(RowLink(row(at).links()[static_cast<std::size_t>(link)]));
    m_pressedRow = m_pressedLink = -1;
}

void TranscriptView::mouseMoveEvent(QMouseEvent* event)
{
    QAbstractItemView::mouseMoveEvent(event);
    hover(event->position().toPoint());
}

void TranscriptView::mouseDoubleClickEvent(QMouseEvent* event)
{
    int at = -1;
    if (linkAt(event->position().toPoint(), at) < 0 && at >= 0)
        Q_EMIT openRequested(static_cast<int>(m_model.indexAt(at)));
}

void TranscriptView::leaveEvent(QEvent* event)
{
    QListView::leaveEvent(event);
    m_hoveredRow = m_hoveredLink = -1;
    m_session.setHovered({});
    viewport()->update();
}

void TranscriptView::wheelEvent(QWheelEvent* event)
{
    QListView::wheelEvent(event);
    tellScroll();
}

/// What is read is marked in the timeline: the first entry that begins in sight.
void TranscriptView::tellScroll()
{
    if (!m_linked || m_heights.count() == 0)
        return;
    int at = m_heights.rowAt(verticalOffset());
    if (m_heights.top(at) < verticalOffset() && at + 1 < m_heights.count())
        ++at;
    m_session.setHovered(m_model.entry(at).span);
}

void TranscriptView::keyPressEvent(QKeyEvent* event)
{
    using What = RowLink::What;
    if (event->matches(QKeySequence::Copy) && currentIndex().isValid()) {
        QGuiApplication::clipboard()->setText(
            QString::fromStdString(transcript::textOf(*m_model.transcript(), m_model.indexAt(currentIndex().row()))));
        return;
    }
    if (event->modifiers() == Qt::ShiftModifier && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
        const int from = currentIndex().row();
        select(std::clamp(from + (event->key() == Qt::Key_Down ? 1 : -1), 0, std::max(0, m_model.rowCount() - 1)));
        markRows(from, currentIndex().row());
        return;
    }
    m_mark.end();
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::ShiftModifier));
    const int key = plain ? event->key() : 0;
    switch (key) {
    case Qt::Key_Space:
    case Qt::Key_Escape: event->ignore(); return; // keys of the replay
    case Qt::Key_J: select(std::min(currentIndex().row() + 1, m_model.rowCount() - 1)); return;
    case Qt::Key_K: select(std::max(currentIndex().row() - 1, 0)); return;
    case Qt::Key_C: follow(What::Call); return;
    case Qt::Key_R: follow(What::Result); return;
    case Qt::Key_T: follow(What::Definition); return;
    case Qt::Key_Right:
    case Qt::Key_Left:
        if (currentIndex().isValid() && m_unfolded.contains(m_model.indexAt(currentIndex().row())) == (key == Qt::Key_Left))
            toggleFold(currentIndex().row());
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (currentIndex().isValid())
            Q_EMIT openRequested(static_cast<int>(m_model.indexAt(currentIndex().row())));
        return;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Home:
    case Qt::Key_End:
        QAbstractItemView::keyPressEvent(event);
        tellScroll();
        return;
    default: break;
    }
    event->ignore();
    Q_EMIT keyUnhandled(event);
    if (!event->isAccepted())
        QListView::keyPressEvent(event);
}

} // namespace whyglass::views

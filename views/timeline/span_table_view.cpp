// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/span_table_view.h"

#include "views/common/empty_state.h"
#include "views/common/marked_time.h"
#include "views/common/row_ground.h"
#include "views/common/table_setup.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace whyglass::views {

using tables::SpanTableModel;

namespace {

constexpr int kRowHeight = 22;
constexpr std::size_t kSortAtOnce = 20'000; // spans; more are sorted on a query thread

class SpanDelegate : public QStyledItemDelegate {
public:
    SpanDelegate(const Theme& theme, const SpanTableView& view, const SpanTableModel& model, QObject* parent)
        : QStyledItemDelegate(parent), m_theme(theme), m_view(view), m_model(model)
    {
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const std::int32_t row = m_model.spanAt(index.row());
        paintRowGround(*painter, m_theme, option.rect, {.selected = selected, .hovered = row == m_view.hoveredRow(), .first = index.column() == 0});
        if (index.column() == SpanTableModel::SpanColumn)
            return paintSpan(*painter, option.rect, index, row, selected);
        if (index.column() == SpanTableModel::MarkColumn)
            return paintMark(*painter, option.rect, row);
        const bool main = index.column() == SpanTableModel::DurationColumn;
        drawText(*painter, option.rect, index, m_theme.font(TextStyle::Small), m_theme.color(main || selected ? Role::Text : Role::Text2));
    }

private:
    void drawText(QPainter& painter, const QRect& rect, const QModelIndex& index, const QFont& font, const QColor& ink) const
    {
        const QRect text = rect.adjusted(8, 0, -8, 0);
        painter.setFont(font);
        painter.setPen(ink);
        const auto alignment = index.data(Qt::TextAlignmentRole).value<Qt::Alignment>();
        painter.drawText(text, static_cast<int>(alignment | Qt::TextSingleLine),
            painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, text.width()));
    }

    void paintSpan(QPainter& painter, const QRect& rect, const QModelIndex& index, std::int32_t row, bool selected) const
    {
        constexpr int kIcon = 14;
        const store::SpanRow& span = m_model.timeline()->trace().spans.rows[static_cast<std::size_t>(row)];
        const double dpr = painter.device()->devicePixelRatioF();
        const bool decision = span.step == domain::StepKind::Decision;
        const QColor ink = decision ? m_theme.color(Role::Text) : m_theme.kind(kindOf(span.step)).solid;
        const bool error = span.status == domain::SpanStatus::Error;
        painter.drawPixmap(rect.left() + 8, rect.top() + (rect.height() - kIcon) / 2, m_theme.pixmap(Theme::iconOf(span.step), ink, kIcon, dpr));
        if (error) // red and a cross: an own error is never told by colour alone
            painter.drawPixmap(rect.right() - kIcon - 4, rect.top() + (rect.height() - kIcon) / 2,
                m_theme.pixmap(QStringLiteral("cross"), m_theme.color(Role::Red), kIcon, dpr));
        drawText(painter, rect.adjusted(kIcon + 6, 0, error ? -kIcon - 4 : 0, 0), index,
            m_theme.font(selected ? TextStyle::SmallStrong : TextStyle::Small), m_theme.color(error ? Role::RedInk : Role::Text));
    }

    void paintMark(QPainter& painter, const QRect& rect, std::int32_t row) const
    {
        constexpr double kMark = 11;
        if (const auto severity = m_model.timeline()->severity(row))
            m_theme.paintSeverity(painter, QRectF(rect.left() + 8, rect.top() + (rect.height() - kMark) / 2.0, kMark, kMark), *severity);
    }

    const Theme& m_theme;
    const SpanTableView& m_view;
    const SpanTableModel& m_model;
};

} // namespace

SpanTableView::SpanTableView(session::Session& session, const Theme& theme, QWidget* parent)
    : RowTable(parent)
    , m_session(session)
    , m_theme(theme)
{
    setModel(&m_model);
    setItemDelegate(new SpanDelegate(theme, *this, m_model, this));
    setUpTable(*this, theme, kRowHeight);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setAccessibleName(tr("Spans of the trace as a table"));
    horizontalHeader()->setSectionsClickable(true);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSortIndicatorShown(true);
    horizontalHeader()->setSortIndicator(m_order.column, Qt::AscendingOrder);
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this, [this](int column) {
        const bool number = column >= SpanTableModel::DurationColumn || column == SpanTableModel::MarkColumn; // the largest first
        sortBy({column, column == m_order.column ? !m_order.descending : number});
    });
    connect(&session, &session::Session::selectionChanged, this, [this] {
        m_failed = false;
        followSelection();
    });
    connect(&session, &session::Session::traceFailed, this, [this] {
        m_failed = true;
        viewport()->update();
    });
    connect(&session, &session::Session::hoveredChanged, viewport(), qOverload<>(&QWidget::update));
    connect(&session, &session::Session::areaChanged, this, &SpanTableView::followArea);
}

void SpanTableView::setTimeline(const timeline::TraceTimelinePtr& timeline)
{
    m_timeline = timeline;
    refill();
}

void SpanTableView::sortBy(SpanTableModel::Order order)
{
    m_order = order;
    horizontalHeader()->setSortIndicator(order.column, order.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    refill();
}

/// The marked time, where any of it is in this trace.
std::optional<domain::TimeWindow> SpanTableView::markedHere() const
{
    const auto marked = markedTime(m_session);
    return marked && m_timeline && marked->overlaps(m_timeline->extent()) ? marked : std::nullopt;
}

void SpanTableView::followArea()
{
    if (markedHere() != m_within)
        refill();
}

void SpanTableView::refill()
{
    m_within = markedHere();
    m_stale = !isVisible();
    if (m_stale)
        return;
    m_session.queries().cancel("investigate/span-table");
    if (!m_timeline) {
        take(nullptr, {});
        return;
    }
    if (m_timeline->trace().spans.rows.size() <= kSortAtOnce) {
        take(m_timeline, tables::sortedSpans(*m_timeline, m_order, m_within));
        return;
    }
    m_session.queries().request<std::vector<std::int32_t>>(
        this, "investigate/span-table",
        [timeline = m_timeline, order = m_order, within = m_within](store::WorkspaceReader&) -> domain::Result<std::vector<std::int32_t>> {
            return tables::sortedSpans(*timeline, order, within);
        },
        [this, timeline = m_timeline](domain::Result<std::vector<std::int32_t>> rows) {
            if (rows && timeline == m_timeline)
                take(timeline, std::move(*rows));
        });
}

void SpanTableView::take(timeline::TraceTimelinePtr timeline, std::vector<std::int32_t> rows)
{
    m_following = true;
    m_model.setRows(std::move(timeline), std::move(rows));
    m_following = false;
    followSelection();
    Q_EMIT rowsChanged();
}

void SpanTableView::followSelection()
{
    if (!m_model.timeline())
        return;
    const int line = m_model.lineOf(m_model.timeline()->rowOf(m_session.selection().span));
    if (line == currentIndex().row())
        return;
    m_following = true;
    setCurrentIndex(line < 0 ? QModelIndex() : m_model.index(line, SpanTableModel::SpanColumn));
    m_following = false;
}

std::int32_t SpanTableView::hoveredRow() const
{
    return m_model.timeline() && m_session.hovered().valid() ? m_model.timeline()->rowOf(m_session.hovered()) : -1;
}

void SpanTableView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    RowTable::currentChanged(current, previous);
    const std::int32_t row = m_model.spanAt(current.row());
    if (!m_following && row >= 0)
        m_session.selectSpan(m_model.timeline()->trace().spans.rows[static_cast<std::size_t>(row)].span);
}

void SpanTableView::showEvent(QShowEvent* event)
{
    RowTable::showEvent(event);
    if (m_stale)
        refill();
    if (currentIndex().isValid())
        scrollTo(currentIndex());
}

void SpanTableView::paintEvent(QPaintEvent* event)
{
    RowTable::paintEvent(event);
    if (m_model.rowCount() > 0)
        return;
    QPainter painter(viewport());
    EmptyStateSpec spec{.icon = QStringLiteral("trace"), .title = tr("No spans"), .hint = {}};
    if (!m_model.timeline() && m_session.selection().trace && !m_failed)
        spec = {.icon = QStringLiteral("clock"), .title = tr("Reading the trace"), .hint = {}};
    else if (m_within)
        spec.hint = tr("None of this trace runs in the marked time.");
    paintEmptyState(painter, m_theme, spec, viewport()->rect());
}

void SpanTableView::resizeEvent(QResizeEvent* event)
{
    RowTable::resizeEvent(event);
    constexpr int kStart = 84, kMark = 56, kDuration = 84, kTokens = 72, kCost = 84, kSpanAtLeast = 180;
    constexpr int kSideAtLeast = 60, kSideAtMost = 180;
    const int rest = viewport()->width() - kStart - kMark - kDuration - kTokens - kCost;
    const bool narrow = rest < kSpanAtLeast + 2 * kSideAtLeast;
    const int side = narrow ? 0 : std::clamp((rest - kSpanAtLeast) / 3, kSideAtLeast, kSideAtMost);
    setColumnHidden(SpanTableModel::AgentColumn, narrow);
    setColumnHidden(SpanTableModel::ModelColumn, narrow);
    QHeaderView* header = horizontalHeader();
    header->resizeSection(SpanTableModel::StartColumn, kStart);
    header->resizeSection(SpanTableModel::MarkColumn, kMark);
    if (!narrow) {
        header->resizeSection(SpanTableModel::AgentColumn, side);
        header->resizeSection(SpanTableModel::ModelColumn, side);
    }
    header->resizeSection(SpanTableModel::DurationColumn, kDuration);
    header->resizeSection(SpanTableModel::TokensColumn, kTokens);
    header->resizeSection(SpanTableModel::CostColumn, kCost);
    header->resizeSection(SpanTableModel::SpanColumn, std::max(kSpanAtLeast / 2, rest - 2 * side));
}

void SpanTableView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        return copyRows();
    const bool plain = event->modifiers() == Qt::NoModifier;
    if (plain && (event->key() == Qt::Key_J || event->key() == Qt::Key_K)) {
        const int next = currentIndex().row() + (event->key() == Qt::Key_J ? 1 : -1);
        if (next >= 0 && next < m_model.rowCount())
            setCurrentIndex(m_model.index(next, SpanTableModel::SpanColumn));
        return;
    }
    const bool native = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down || event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown
        || event->key() == Qt::Key_Home || event->key() == Qt::Key_End || event->matches(QKeySequence::SelectAll);
    if (!native) {
        event->ignore();
        Q_EMIT keyUnhandled(event);
        if (event->isAccepted())
            return;
    }
    RowTable::keyPressEvent(event);
}

void SpanTableView::mouseMoveEvent(QMouseEvent* event)
{
    RowTable::mouseMoveEvent(event);
    const std::int32_t row = m_model.spanAt(rowAt(event->position().toPoint().y()));
    m_session.setHovered(row < 0 ? domain::SpanId{} : m_model.timeline()->trace().spans.rows[static_cast<std::size_t>(row)].span);
}

void SpanTableView::leaveEvent(QEvent* event)
{
    RowTable::leaveEvent(event);
    m_session.setHovered({});
}

} // namespace whyglass::views

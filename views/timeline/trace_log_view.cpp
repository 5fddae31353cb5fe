// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/trace_log_view.h"

#include "models/tables/table_column.h"
#include "views/common/empty_state.h"
#include "views/common/marked_time.h"
#include "views/common/plain_text.h"
#include "views/common/row_ground.h"
#include "views/common/table_setup.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace whyglass::views {

using tables::TraceLogModel;

namespace {

constexpr int kRowHeight = 22;
constexpr std::size_t kMostLines = 20'000;
constexpr int kWarn = 13, kError = 17; // OpenTelemetry severity numbers

class LogDelegate : public QStyledItemDelegate {
public:
    LogDelegate(const Theme& theme, const session::Session& session, const TraceLogModel& model, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
        , m_session(session)
        , m_model(model)
    {
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const tables::LogLine& line = m_model.line(index.row());
        const bool hovered = line.span.valid() && line.span == m_session.hovered();
        const auto marked = markedTime(m_session);
        paintRowGround(*painter, m_theme, option.rect,
            {.selected = selected, .hovered = hovered, .first = index.column() == 0, .marked = marked && marked->contains(line.time)});
        const int severity = index.data(tables::SeverityRole).toInt();
        Role ink = selected || index.column() == TraceLogModel::TextColumn ? Role::Text : Role::Text2;
        if (index.column() == TraceLogModel::SeverityColumn && severity >= kWarn)
            ink = severity >= kError ? Role::RedInk : Role::AmberInk;
        painter->setFont(m_theme.font(index.column() == TraceLogModel::TextColumn ? TextStyle::Code : TextStyle::Small));
        painter->setPen(m_theme.color(ink));
        const QRect text = option.rect.adjusted(index.column() == 0 ? 12 : 8, 0, -4, 0);
        painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, text.width()));
    }

private:
    const Theme& m_theme;
    const session::Session& m_session;
    const TraceLogModel& m_model;
};

} // namespace

TraceLogView::TraceLogView(session::Session& session, const Theme& theme, QWidget* parent)
    : RowTable(parent)
    , m_session(session)
    , m_theme(theme)
{
    setModel(&m_model);
    setItemDelegate(new LogDelegate(theme, session, m_model, this));
    setUpTable(*this, theme, kRowHeight);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Log records of the trace"));
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setMouseTracking(true);
    connect(&session, &session::Session::selectionChanged, this, &TraceLogView::followSelection);
    connect(&session, &session::Session::hoveredChanged, viewport(), qOverload<>(&QWidget::update));
    connect(&session, &session::Session::areaChanged, viewport(), qOverload<>(&QWidget::update));
}

void TraceLogView::setTrace(const session::LoadedTracePtr& trace)
{
    m_model.setKnownUntil(m_session.knownUntil());
    // A play-head hides records of the same trace; they need not be read again.
    const session::LoadedTracePtr whole = m_session.wholeTrace();
    const session::LoadedTracePtr wanted = trace && whole && whole->row.trace == trace->row.trace ? whole : trace;
    if (wanted == m_trace && wanted)
        return;
    m_trace = wanted;
    m_stale = true;
    if (isVisible())
        load();
}

void TraceLogView::showEvent(QShowEvent* event)
{
    RowTable::showEvent(event);
    if (m_stale)
        load();
}

void TraceLogView::load()
{
    m_stale = false;
    m_problem.clear();
    m_model.setLines({}, {});
    if (!m_trace || m_trace->logs.empty())
        return;
    m_loading = true;
    m_session.queries().request<tables::LogLines>(
        this, "timeline/logs",
        [id = m_trace->row.trace](store::WorkspaceReader& reader) { return tables::loadLogLines(reader, id, kMostLines); },
        [this, trace = m_trace](domain::Result<tables::LogLines> lines) {
            m_loading = false;
            if (trace != m_trace)
                return;
            if (lines.ok())
                m_model.setLines(std::move(lines).value(), trace->row.start);
            else
                m_problem = toldLine(lines.error().text());
            followSelection();
            viewport()->update();
        });
}

void TraceLogView::paintEvent(QPaintEvent* event)
{
    RowTable::paintEvent(event);
    if (m_model.rowCount() > 0)
        return;
    QPainter painter(viewport());
    EmptyStateSpec spec{.icon = QStringLiteral("log"),
        .title = tr("No log records"),
        .hint = tr("Nothing was logged with the id of this trace.")};
    if (m_loading)
        spec = {.icon = QStringLiteral("clock"), .title = tr("Reading the log records"), .hint = {}};
    if (!m_problem.isEmpty())
        spec = {.icon = QStringLiteral("warn"), .title = tr("The log records cannot be read"), .hint = m_problem, .error = true};
    paintEmptyState(painter, m_theme, spec, viewport()->rect());
}

void TraceLogView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space || event->key() == Qt::Key_Escape) {
        event->ignore(); // keys of the replay
        return;
    }
    if (event->modifiers() == Qt::ShiftModifier && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
        const int from = currentIndex().row();
        const int next = from + (event->key() == Qt::Key_Down ? 1 : -1);
        if (next >= 0 && next < m_model.rowCount())
            setCurrentIndex(m_model.index(next, 0));
        markRows(from);
        return;
    }
    m_mark.end();
    RowTable::keyPressEvent(event);
}

void TraceLogView::markRows(int from)
{
    m_mark.extend(m_session, from, currentIndex().row(),
        [this](int row) { return domain::TimeWindow{m_model.line(row).time, m_model.line(row).time + domain::Duration{1}}; });
}

void TraceLogView::mouseMoveEvent(QMouseEvent* event)
{
    RowTable::mouseMoveEvent(event);
    const int row = rowAt(event->position().toPoint().y());
    m_session.setHovered(row < 0 ? domain::SpanId{} : m_model.line(row).span);
    m_session.setCursor(row < 0 ? std::nullopt : std::optional(m_model.line(row).time));
}

void TraceLogView::leaveEvent(QEvent* event)
{
    RowTable::leaveEvent(event);
    m_session.setHovered({});
    m_session.setCursor(std::nullopt);
}

/// The first record of the selected span, unless one of its records is chosen already.
void TraceLogView::followSelection()
{
    const domain::SpanId span = m_session.selection().span;
    const int at = currentIndex().row();
    if (at >= 0 && at < m_model.rowCount() && m_model.line(at).span == span)
        return;
    const int row = m_model.lineOf(span);
    m_following = true;
    setCurrentIndex(row < 0 || row >= m_model.rowCount() ? QModelIndex() : m_model.index(row, 0));
    m_following = false;
}

void TraceLogView::resizeEvent(QResizeEvent* event)
{
    RowTable::resizeEvent(event);
    constexpr int kTime = 100, kSeverity = 80, kService = 160;
    horizontalHeader()->resizeSection(TraceLogModel::TimeColumn, kTime);
    horizontalHeader()->resizeSection(TraceLogModel::SeverityColumn, kSeverity);
    horizontalHeader()->resizeSection(TraceLogModel::ServiceColumn, kService);
    horizontalHeader()->resizeSection(
        TraceLogModel::TextColumn, std::max(160, viewport()->width() - kTime - kSeverity - kService));
}

void TraceLogView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    RowTable::currentChanged(current, previous);
    if (!m_following && current.isValid() && m_model.line(current.row()).span.valid())
        m_session.selectSpan(m_model.line(current.row()).span);
}

} // namespace whyglass::views

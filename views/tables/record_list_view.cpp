// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/tables/record_list_view.h"

#include "models/session/query_text.h"
#include "models/tables/cell_text.h"
#include "views/common/chip.h"
#include "views/tables/metric_strips.h"
#include "views/tables/record_table.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QShowEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace whyglass::views {

namespace {

constexpr int kHeaderHeight = 44;
constexpr std::size_t kStripBuckets = 84;
constexpr int kRefreshMs = 1'000;
constexpr int kSlowMs = 300;

struct Strips {
    domain::TimeWindow extent;
    MetricStrips::Buckets buckets;
};

/// What the strips show: the whole workspace in equal parts, whatever the time window of the filter is.
domain::Result<Strips> readStrips(store::WorkspaceReader& reader, const domain::Filter& filter)
{
    auto info = reader.info();
    if (!info)
        return info.error();
    Strips strips;
    const std::int64_t begin = info->firstStart.ns;
    const std::int64_t length = std::max<std::int64_t>(info->lastStart.ns + 1 - begin, 1'000'000'000);
    strips.extent = {{begin}, {begin + length}};
    auto buckets = reader.volume(strips.extent, kStripBuckets, filter);
    if (!buckets)
        return buckets.error();
    strips.buckets = std::move(buckets).value();
    return strips;
}

QString windowText(const domain::TimeWindow& window)
{
    const bool open = window.end.ns == std::numeric_limits<std::int64_t>::max();
    const QString begin = window.begin.known() ? tables::timeText(window.begin) : QObject::tr("the beginning");
    return QObject::tr("%1 to %2").arg(begin, open ? QObject::tr("now") : tables::timeText(window.end));
}

} // namespace

RecordListView::RecordListView(const ViewContext& context, RecordListSpec spec, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_spec(std::move(spec))
    , m_model(tables::makeStoreSource(context.session.queries(), m_spec.name.toStdString(), m_spec.queries))
{
    setProperty("panel", QStringLiteral("surface"));
    setAttribute(Qt::WA_StyledBackground);
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    if (!m_spec.facets.empty()) {
        m_facets = new FacetPanel(
            context, m_spec.name, m_spec.facets,
            [keys = m_spec.queries.keys](store::WorkspaceReader& reader, const domain::Filter& filter) -> domain::Result<std::int64_t> {
                auto found = keys(reader, filter, {});
                if (!found)
                    return found.error();
                return static_cast<std::int64_t>(found->size());
            },
            this);
        columns->addWidget(m_facets);
        auto* rule = new QFrame(this);
        rule->setProperty("rule", QStringLiteral("v"));
        columns->addWidget(rule);
    }
    auto* main = new QVBoxLayout;
    main->setSpacing(0);
    columns->addLayout(main, 1);
    main->addWidget(makeHeader());
    if (m_spec.metricStrips) {
        m_strips = new MetricStrips(context.theme, this);
        main->addWidget(m_strips);
        connect(m_strips, &MetricStrips::windowChosen, this, [this](domain::TimeWindow window) { chooseWindow(window); });
        connect(m_strips, &MetricStrips::windowCleared, this, [this] { chooseWindow(std::nullopt); });
    }
    m_progress = new QWidget(this);
    m_progress->setFixedHeight(2);
    m_progress->setAutoFillBackground(true);
    QPalette accent = m_progress->palette();
    accent.setColor(QPalette::Window, context.theme.color(Role::Accent));
    m_progress->setPalette(accent);
    m_progress->hide();
    main->addWidget(m_progress);
    m_table = new RecordTable(context.theme, m_model, this);
    m_table->setEmptyState(m_spec.empty);
    main->addWidget(m_table, 1);
    setFocusProxy(m_table);

    m_slow.setSingleShot(true);
    m_slow.setInterval(kSlowMs);
    connect(&m_slow, &QTimer::timeout, m_progress, &QWidget::show);
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(kRefreshMs);
    connect(&m_refresh, &QTimer::timeout, this, &RecordListView::refresh);
    connect(&m_model, &tables::PagedTableModel::loadingChanged, this, [this](bool loading) {
        if (loading) {
            m_slow.start();
        } else {
            m_slow.stop();
            m_progress->hide();
        }
    });
    connect(&m_model, &tables::PagedTableModel::failed, m_table, &RecordTable::setProblem);
    for (const auto signal : {&QAbstractItemModel::modelReset})
        connect(&m_model, signal, this, &RecordListView::updateHeader);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &RecordListView::updateHeader);
    connect(m_table, &RecordTable::opened, this, [this](const QModelIndex& row) {
        if (!row.data(tables::LoadingRole).toBool())
            m_spec.open(m_context.session, row);
    });
    connect(m_table, &RecordTable::copyRequested, this, [this](const QString& text) { m_context.host.copyText(text); });
    connect(m_table, &RecordTable::currentKeyChanged, this, &RecordListView::updateStatus);
    connect(&m_context.session, &session::Session::filterChanged, this, [this] {
        m_filterDirty = true;
        if (isVisible())
            applyFilter();
    });
    connect(&m_context.session, &session::Session::generationChanged, this, [this] {
        if (!m_refresh.isActive())
            m_refresh.start();
    });
    connect(&m_context.host, &ViewHost::infoChanged, this, &RecordListView::updateHeader);
}

QWidget* RecordListView::makeHeader()
{
    auto* header = new QWidget(this);
    header->setProperty("panel", QStringLiteral("surface"));
    header->setFixedHeight(kHeaderHeight);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(14, 0, 14, 0);
    row->setSpacing(10);
    auto* title = new QLabel(m_spec.title, header);
    title->setFont(m_context.theme.font(TextStyle::ViewTitle));
    row->addWidget(title);
    m_count = new QLabel(header);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setProperty("tone", 3);
    row->addWidget(m_count);
    m_windowChip = new Chip(m_context.theme, header);
    m_windowChip->hide();
    row->addWidget(m_windowChip);
    row->addStretch(1);
    auto* columns = new QPushButton(m_context.theme.icon(QStringLiteral("columns")), tr("Columns"), header);
    row->addWidget(columns);
    connect(columns, &QPushButton::clicked, this,
            [this, columns] { m_table->chooseColumns(columns->mapToGlobal(QPoint(0, columns->height() + 2))); });
    auto* copy = new QPushButton(m_context.theme.icon(QStringLiteral("copy")), tr("Copy rows"), header);
    copy->setToolTip(tr("Copies the selected rows as text (Ctrl+C)"));
    row->addWidget(copy);
    connect(copy, &QPushButton::clicked, this, [this] {
        QKeyEvent key(QEvent::KeyPress, Qt::Key_C, Qt::ControlModifier);
        QCoreApplication::sendEvent(m_table, &key);
    });
    return header;
}

void RecordListView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_filterDirty)
        applyFilter();
    updateStatus();
}

void RecordListView::applyFilter()
{
    m_filterDirty = false;
    m_table->setProblem({});
    m_model.setFilter(m_context.session.filter());
    if (m_facets)
        m_facets->refresh();
    refreshStrips();
    updateHeader();
}

void RecordListView::refresh()
{
    if (!isVisible()) {
        m_filterDirty = true;
        return;
    }
    m_model.refresh();
    if (m_facets)
        m_facets->refresh();
    refreshStrips();
}

void RecordListView::refreshStrips()
{
    if (!m_strips)
        return;
    const domain::Filter& filter = m_context.session.filter();
    m_strips->setWindow(filter.window);
    m_context.session.queries().request<Strips>(
        this, "strips/" + m_spec.name,
        [filter = session::withWindow(filter, std::nullopt)](store::WorkspaceReader& reader) { return readStrips(reader, filter); },
        [this](domain::Result<Strips> strips) {
            if (strips)
                m_strips->setData(strips->extent, std::move(strips->buckets));
        });
}

void RecordListView::chooseWindow(std::optional<domain::TimeWindow> window)
{
    const auto filter = session::withWindow(m_context.session.filter(), window);
    m_context.host.setQueryText(QString::fromStdString(session::queryText(filter)));
}

void RecordListView::updateHeader()
{
    const domain::Filter& filter = m_context.session.filter();
    const std::int64_t total = m_context.host.info().*(m_spec.total);
    const QString rows = tables::countText(m_model.rowCount());
    const bool narrowed = !filter.empty() && total > m_model.rowCount();
    m_count->setText(!m_model.loaded() ? QString() : narrowed ? tr("%1 of %2").arg(rows, tables::countText(total)) : rows);
    ChipSpec chip;
    if (filter.window)
        chip = {windowText(*filter.window), ChipTone::Accent, {}, QStringLiteral("clock")};
    m_windowChip->setSpec(chip);
    const bool analysing = filter.empty() && m_context.host.info().unanalysed > 0 && !m_spec.analysing.title.isEmpty();
    m_table->setEmptyState(analysing ? m_spec.analysing : m_spec.empty);
    updateStatus();
}

void RecordListView::updateStatus()
{
    if (!isVisible())
        return;
    const qsizetype selected = m_table->currentKey() != 0 ? 1 : 0;
    m_context.host.showStatus(tr("%1 of %2 %3 selected").arg(QString::number(selected), tables::countText(m_model.rowCount()), m_spec.things)
                              + QStringLiteral("     ") + tr("Enter opens, Ctrl+C copies the row"));
}

RecordListSpec decisionListSpec()
{
    RecordListSpec spec;
    spec.name = "decisions";
    spec.title = RecordListView::tr("Decisions");
    spec.things = RecordListView::tr("decisions");
    spec.queries = tables::decisionQueries();
    spec.facets = {{QStringLiteral("agent"), RecordListView::tr("Agent"), QStringLiteral("agent")},
                   {QStringLiteral("decision"), RecordListView::tr("Result"), {}},
                   {QStringLiteral("finding"), RecordListView::tr("Finding"), QStringLiteral("finding")},
                   {QStringLiteral("model"), RecordListView::tr("Model"), QStringLiteral("llm")},
                   {QStringLiteral("version"), RecordListView::tr("Agent version"), {}},
                   {QStringLiteral("tier"), RecordListView::tr("User tier"), {}}};
    spec.metricStrips = true;
    spec.total = &store::WorkspaceInfo::decisions;
    spec.empty = {QStringLiteral("decision"), RecordListView::tr("No decision matches"),
                  RecordListView::tr("A decision is a span with decision attributes, or the final answer of an agent. "
                                     "Take away a condition, or look into Traces."), false};
    spec.analysing = {QStringLiteral("clock"), RecordListView::tr("Looking for decisions"),
                      RecordListView::tr("Traces have arrived and are being read; decisions appear here as they are found."), false};
    spec.open = [](session::Session& session, const QModelIndex& row) { session.openDecision(row.data(tables::IdRole).toString()); };
    return spec;
}

RecordListSpec traceListSpec()
{
    RecordListSpec spec;
    spec.name = "traces";
    spec.title = RecordListView::tr("Traces");
    spec.things = RecordListView::tr("traces");
    spec.queries = tables::traceQueries();
    spec.facets = {{QStringLiteral("service"), RecordListView::tr("Service"), QStringLiteral("service")},
                   {QStringLiteral("agent"), RecordListView::tr("Agent"), QStringLiteral("agent")},
                   {QStringLiteral("model"), RecordListView::tr("Model"), QStringLiteral("llm")},
                   {QStringLiteral("tool"), RecordListView::tr("Tool"), QStringLiteral("tool")},
                   {QStringLiteral("finding"), RecordListView::tr("Finding"), QStringLiteral("finding")},
                   {QStringLiteral("version"), RecordListView::tr("Version"), {}},
                   {QStringLiteral("tier"), RecordListView::tr("User tier"), {}}};
    spec.total = &store::WorkspaceInfo::traces;
    spec.empty = {QStringLiteral("trace"), RecordListView::tr("No trace matches"),
                  RecordListView::tr("Take away a condition or widen the time range."), false};
    spec.open = [](session::Session& session, const QModelIndex& row) {
        if (const auto trace = domain::TraceId::fromHex(row.data(tables::TraceRole).toString().toStdString()))
            session.openTrace(*trace);
    };
    return spec;
}

} // namespace whyglass::views

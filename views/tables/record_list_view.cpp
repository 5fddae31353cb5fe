// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/tables/record_list_view.h"

#include "models/session/query_text.h"
#include "models/tables/cell_text.h"
#include "models/tables/row_text.h"
#include "views/charts/why_panel.h"
#include "views/common/chip.h"
#include "views/common/marked_time.h"
#include "views/common/parts.h"
#include "views/common/plain_text.h"
#include "views/tables/metric_strips.h"
#include "views/tables/record_table.h"
#include "views/tables/row_panel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QShowEvent>
#include <QSplitter>
#include <QVBoxLayout>

#include <limits>

namespace whyglass::views {

namespace {

constexpr int kRefreshMs = 1'000;
constexpr int kSlowMs = 300;

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
    if (!m_spec.facets.empty())
        makeFacets(columns);
    auto* main = new QVBoxLayout;
    main->setSpacing(0);
    columns->addLayout(main, 1);
    main->addWidget(makeHeader());
    makeStrips(main);
    makeTable(main);
    setFocusProxy(m_table);

    m_slow.setSingleShot(true);
    m_slow.setInterval(kSlowMs);
    connect(&m_slow, &QTimer::timeout, m_progress, &QWidget::show);
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(kRefreshMs);
    connect(&m_refresh, &QTimer::timeout, this, &RecordListView::refresh);
    connectModel();
    connectTable();
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

void RecordListView::makeFacets(QHBoxLayout* columns)
{
    m_facets = new FacetPanel(m_context, m_spec.name, m_spec.facets, m_spec.facetList, this);
    columns->addWidget(m_facets);
    auto* rule = new QFrame(this);
    rule->setProperty("rule", QStringLiteral("v"));
    columns->addWidget(rule);
}

QWidget* RecordListView::makeHeader()
{
    QHBoxLayout* row = nullptr;
    QWidget* header = viewHeader(row);
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
    row->addWidget(new MarkedTimeOffer(m_context.session, m_context.theme, header));
    row->addStretch(1);
    m_columns = new QPushButton(m_context.theme.icon(QStringLiteral("columns")), tr("Columns"), header);
    row->addWidget(m_columns);
    connect(m_columns, &QPushButton::clicked, this, &RecordListView::chooseColumns);
    auto* copy = new QPushButton(m_context.theme.icon(QStringLiteral("copy")), tr("Copy"), header);
    auto* copyMenu = new QMenu(copy);
    fillCopyMenu(copyMenu);
    copy->setMenu(copyMenu);
    copy->setToolTip(tr("Copies the selected rows"));
    row->addWidget(copy);
    auto* save = new QPushButton(m_context.theme.icon(QStringLiteral("export")), tr("Export"), header);
    auto* saveMenu = new QMenu(save);
    saveMenu->addAction(tr("CSV file…"), this, [this] { exportAs(RowFormat::Csv); });
    saveMenu->addAction(tr("JSON file…"), this, [this] { exportAs(RowFormat::Json); });
    save->setMenu(saveMenu);
    save->setToolTip(tr("Writes all rows of the list to a file"));
    row->addWidget(save);
    return header;
}

void RecordListView::makeStrips(QVBoxLayout* main)
{
    m_strips = new MetricStrips(m_context.theme, this);
    main->addWidget(m_strips);
    connect(m_strips, &MetricStrips::windowChosen, this, [this](domain::TimeWindow window) { chooseTime(m_context.session, m_context.host, window); });
    connect(m_strips, &MetricStrips::windowCleared, this, [this] { chooseTime(m_context.session, m_context.host, std::nullopt); });
    followMarkedTime(m_context.session, *m_strips);
}

void RecordListView::makeTable(QVBoxLayout* main)
{
    m_progress = new QWidget(this);
    m_progress->setFixedHeight(2);
    m_progress->setAutoFillBackground(true);
    QPalette accent = m_progress->palette();
    accent.setColor(QPalette::Window, m_context.theme.color(Role::Accent));
    m_progress->setPalette(accent);
    m_progress->hide();
    main->addWidget(m_progress);
    m_table = new RecordTable(m_context.theme, m_model, this);
    m_table->setProperty("scrollName", QString::fromLatin1(m_spec.name));
    m_table->setAccessibleName(m_spec.title);
    m_table->setEmptyState(m_spec.empty);
    if (const auto layout = parseLayout(m_context.host.kept(layoutKey())))
        m_table->setColumnLayout(*layout);
    if (!m_spec.makePanel) {
        main->addWidget(m_table, 1);
        return;
    }
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_table);
    m_panel = m_spec.makePanel(m_context, splitter);
    splitter->addWidget(m_panel);
    constexpr int kTableShare = 640, kPanelShare = 360;
    splitter->setSizes({kTableShare, kPanelShare});
    splitter->setStretchFactor(0, kTableShare);
    splitter->setStretchFactor(1, kPanelShare);
    main->addWidget(splitter, 1);
}

void RecordListView::connectModel()
{
    connect(&m_model, &tables::PagedTableModel::loadingChanged, this, [this](bool loading) {
        if (loading) {
            m_slow.start();
        } else {
            m_slow.stop();
            m_progress->hide();
        }
        updateHeader();
    });
    connect(&m_model, &tables::PagedTableModel::failed, m_table, &RecordTable::setProblem);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &RecordListView::updateHeader);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &RecordListView::updateHeader);
    if (!m_panel)
        return;
    // The first row is opened as soon as it is here, so that the panel never greets with nothing.
    connect(&m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex& first) {
        if (first.row() == 0 && m_table->currentKey() == 0)
            m_table->setCurrentIndex(m_model.index(0, 0));
    });
}

void RecordListView::connectTable()
{
    connect(m_table, &RecordTable::opened, this, &RecordListView::openRow);
    connect(m_table, &RecordTable::whyRequested, this, &RecordListView::explainCost);
    connect(m_table, &RecordTable::copyRequested, this, &RecordListView::copyAsText);
    connect(m_table, &RecordTable::menuRequested, this, &RecordListView::showMenu);
    connect(m_table, &RecordTable::layoutChanged, this, &RecordListView::keepLayout);
    connect(m_table, &RecordTable::rowsSelected, this, &RecordListView::updateStatus);
    if (m_panel)
        connect(m_table, &RecordTable::currentKeyChanged, m_panel, &RowPanel::showRow);
}

void RecordListView::fillCopyMenu(QMenu* menu)
{
    menu->addAction(tr("Copy as text"), this, &RecordListView::copyAsText);
    menu->addAction(tr("Copy as CSV"), this, [this] { copyAs(RowFormat::Csv); });
    menu->addAction(tr("Copy as JSON"), this, [this] { copyAs(RowFormat::Json); });
}

void RecordListView::showMenu(const QPoint& globalPosition)
{
    auto* menu = new QMenu(this); // nothing waits for it: what it is of may go while it is open
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QPersistentModelIndex row = m_table->currentIndex();
    menu->addAction(tr("Open"), this, [this, row] { openRow(row); })->setEnabled(row.isValid());
    if (m_spec.comparedBy != 0)
        menu->addAction(tr("Add to compare"), this, [this] { m_context.host.runCommand(QStringLiteral("compare.add")); })->setEnabled(row.isValid());
    if (m_spec.costOf != nullptr)
        menu->addAction(tr("Why this cost"), this, &RecordListView::explainCost)->setEnabled(row.isValid());
    menu->addSeparator();
    fillCopyMenu(menu);
    menu->addAction(tr("Select all"), m_table, &RecordTable::selectAll);
    menu->addSeparator();
    menu->addAction(tr("Columns…"), this, [this, globalPosition] { m_table->chooseColumns(globalPosition); });
    menu->popup(globalPosition);
}

QString RecordListView::comparableId() const
{
    const QModelIndex row = m_table->currentIndex();
    return m_spec.comparedBy == 0 || !row.isValid() ? QString() : row.data(m_spec.comparedBy).toString();
}

void RecordListView::explainCost()
{
    const QModelIndex row = m_table->currentIndex();
    if (m_spec.costOf == nullptr || !row.isValid() || row.data(tables::LoadingRole).toBool())
        return;
    const std::string value = row.data(m_spec.costRole).toString().toStdString();
    showWhy(m_context.session, m_context.host, m_context.theme, *this, plainLine(value, 60), session::withValue({}, m_spec.costOf, value, true));
}

QString RecordListView::layoutKey() const { return QString::fromLatin1(m_spec.name) + QStringLiteral("/columns"); }

void RecordListView::keepLayout() { m_context.host.keep(layoutKey(), layoutText(m_table->columnLayout())); }

void RecordListView::openRow(const QModelIndex& row)
{
    if (row.isValid() && !row.data(tables::LoadingRole).toBool())
        m_spec.open(m_context.session, row);
}

void RecordListView::chooseColumns() { m_table->chooseColumns(m_columns->mapToGlobal(QPoint(0, m_columns->height() + 2))); }

void RecordListView::copyAsText()
{
    const auto keys = m_table->selectedKeys();
    if (keys.empty())
        return;
    m_context.session.queries().request<QString>(
        this, "tables/" + m_spec.name + "/copy",
        [queries = m_spec.queries, keys, shown = m_table->textColumns()](store::WorkspaceReader& reader) {
            return tables::rowsText(reader, queries, keys, shown);
        },
        [this](domain::Result<QString> text) {
            if (text)
                m_context.host.copyText(*text);
            else
                m_context.host.showStatus(toldLine(text.error().text()));
        });
}

void RecordListView::copyAs(RowFormat format)
{
    auto keys = m_table->selectedKeys();
    if (!keys.empty())
        m_context.host.copyRows({QString::fromLatin1(m_spec.name), m_model.filter(), m_model.sortOrder(), std::move(keys)}, format);
}

void RecordListView::exportAs(RowFormat format)
{
    m_context.host.exportRows({QString::fromLatin1(m_spec.name), m_model.filter(), m_model.sortOrder(), {}}, format);
}

void RecordListView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_filterDirty)
        applyFilter();
    updateStatus();
}

void RecordListView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_context.session.filter().window)
        chooseTime(m_context.session, m_context.host, std::nullopt);
    else
        QWidget::keyPressEvent(event);
}

void RecordListView::applyFilter()
{
    m_filterDirty = false;
    m_table->setProblem({});
    if (m_model.loaded() && m_model.filter() == m_context.session.filter())
        m_model.refresh(); // something came while another view was shown
    else
        m_model.setFilter(m_context.session.filter());
    if (m_facets)
        m_facets->refresh();
    refreshStrips(session::Asked::New);
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
    refreshStrips(session::Asked::Again);
}

void RecordListView::refreshStrips(session::Asked asked)
{
    m_strips->setWindow(m_context.session.filter().window);
    m_context.session.queries().request<MetricStrips::Data>(
        this, "strips/" + m_spec.name,
        [reader = m_spec.strips, filter = m_context.session.filter()](store::WorkspaceReader& store) { return reader(store, filter); },
        [this](domain::Result<MetricStrips::Data> read) {
            if (read)
                m_strips->setData(std::move(read).value());
        },
        session::Urgency::Beside, asked);
}

void RecordListView::updateHeader()
{
    const domain::Filter& filter = m_context.session.filter();
    const std::int64_t total = m_context.host.info().*(m_spec.total);
    const QString rows = tables::countText(m_model.rowCount());
    const bool narrowed = !filter.empty() && total > m_model.rowCount();
    const QString counted = narrowed ? tr("%1 of %2").arg(rows, tables::countText(total)) : rows;
    m_count->setText(!m_model.loaded() ? QString() : !m_model.counted() ? tr("more than %1, counting…").arg(rows) : counted);
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
    const qint64 selected = m_table->selectedCount();
    const bool bounded = selected >= RecordTable::kMostSelected && m_model.rowCount() > RecordTable::kMostSelected;
    const QString keys = bounded ? tr("At most %1 rows are copied; Export writes all").arg(tables::countText(RecordTable::kMostSelected))
                                 : tr("Enter opens, Ctrl+C copies, Ctrl+A selects all");
    m_context.host.showStatus(tr("%1 of %2 %3 selected").arg(tables::countText(selected), tables::countText(m_model.rowCount()), m_spec.things)
                              + QStringLiteral("     ") + keys);
}

} // namespace whyglass::views

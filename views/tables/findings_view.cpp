// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/tables/findings_view.h"

#include "models/analysis/detectors/detector.h"
#include "models/session/query_text.h"
#include "models/tables/cell_text.h"
#include "models/tables/row_text.h"
#include "views/common/marked_time.h"
#include "views/common/plain_text.h"
#include "views/tables/finding_panel.h"
#include "views/tables/record_table.h"
#include "views/tables/strip_readers.h"

#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QShowEvent>
#include <QSplitter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace whyglass::views {

namespace {

constexpr int kListWidth = 530;
constexpr int kHeaderHeight = 44;
constexpr int kDetectorRow = 30;
constexpr std::size_t kMaxDetectors = 64;
constexpr int kRefreshMs = 1'000;

enum DetectorRole { SlugRole = Qt::UserRole + 1, CountRole, SeverityRole };

class DetectorDelegate final : public QStyledItemDelegate {
public:
    DetectorDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {200, kDetectorRow}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        painter->save();
        painter->fillRect(option.rect, m_theme.color(selected                                          ? Role::Sel
                                                     : option.state.testFlag(QStyle::State_MouseOver) ? Role::Hover
                                                                                                      : Role::Surface));
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), m_theme.color(Role::Grid));
        if (selected)
            painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), m_theme.color(Role::Accent));
        QRect rect = option.rect.adjusted(14, 0, -14, 0);
        const QVariant severity = index.data(SeverityRole);
        if (severity.isValid())
            m_theme.paintSeverity(*painter, QRectF(rect.left(), rect.center().y() - 5, 12, 12), static_cast<domain::Severity>(severity.toInt()));
        painter->setFont(m_theme.font(TextStyle::Body));
        painter->setPen(m_theme.color(Role::Text));
        const QString count = index.data(CountRole).toString();
        painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter, count);
        rect.adjust(20, 0, -painter->fontMetrics().horizontalAdvance(count) - 12, 0);
        if (selected)
            painter->setFont(m_theme.font(TextStyle::BodyStrong));
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, rect.width()));
        painter->restore();
    }

private:
    const Theme& m_theme;
};

/// "mark and count" of one severity, for the header.
class SeverityCounts final : public QWidget {
public:
    SeverityCounts(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) { setFixedSize(170, 20); }
    void setCounts(const std::array<std::int64_t, 4>& counts)
    {
        m_counts = counts;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setFont(m_theme.font(TextStyle::Small));
        int right = width();
        for (const auto severity : {domain::Severity::Info, domain::Severity::Low, domain::Severity::Medium, domain::Severity::High}) {
            const std::int64_t count = m_counts[static_cast<std::size_t>(severity)];
            if (count == 0)
                continue;
            const QString text = tables::countText(count);
            right -= painter.fontMetrics().horizontalAdvance(text);
            painter.setPen(m_theme.color(Role::Text2));
            painter.drawText(QRect(right, 0, 60, height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, text);
            right -= 16;
            m_theme.paintSeverity(painter, QRectF(right, height() / 2.0 - 5, 11, 11), severity);
            right -= 10;
        }
    }

private:
    const Theme& m_theme;
    std::array<std::int64_t, 4> m_counts{};
};

QString titleOf(const std::string& slug)
{
    if (const auto* detector = analysis::findDetector(slug))
        return toldLine(detector->title);
    return plainLine(slug);
}

} // namespace

FindingsView::FindingsView(const ViewContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(tables::makeStoreSource(context.session.queries(), "findings", tables::findingQueries()))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeLists());
    m_panel = new FindingPanel(context, splitter);
    splitter->addWidget(m_panel);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({kListWidth, 900});
    layout->addWidget(splitter);
    setFocusProxy(m_table);

    m_refresh.setSingleShot(true);
    m_refresh.setInterval(kRefreshMs);
    connect(&m_refresh, &QTimer::timeout, this, [this] {
        m_model.refresh();
        refresh(session::Asked::Again);
    });
    connect(m_detectorList->selectionModel(), &QItemSelectionModel::currentChanged, this, &FindingsView::chooseDetector);
    connect(m_table, &RecordTable::currentKeyChanged, this, &FindingsView::showCurrent);
    connect(m_table, &RecordTable::opened, this,
            [this](const QModelIndex& row) { m_context.session.openFinding(row.data(tables::IdRole).toString()); });
    connect(m_table, &RecordTable::copyRequested, this, &FindingsView::copyRows);
    connect(m_table, &RecordTable::menuRequested, this, &FindingsView::showMenu);
    connect(m_table, &RecordTable::layoutChanged, this,
            [this] { m_context.host.keep(QStringLiteral("findings/columns"), layoutText(m_table->columnLayout())); });
    // The first row is opened as soon as it is here, so that the page never greets with nothing.
    connect(&m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex& first) {
        if (first.row() == 0 && m_table->currentKey() == 0 && !m_model.index(0, 0).data(tables::LoadingRole).toBool())
            m_table->setCurrentIndex(m_model.index(0, 0));
        showCurrent();
    });
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] { m_instances->setText(tables::countText(m_model.rowCount())); });
    connect(&context.session, &session::Session::filterChanged, this, [this] {
        m_dirty = true;
        if (isVisible())
            refresh(session::Asked::New);
    });
    connect(&context.session, &session::Session::generationChanged, this, [this] {
        if (isVisible() && !m_refresh.isActive())
            m_refresh.start();
        else if (!isVisible())
            m_dirty = true;
    });
}

QWidget* FindingsView::makeLists()
{
    auto* column = new QWidget(this);
    column->setProperty("panel", QStringLiteral("surface"));
    column->setAttribute(Qt::WA_StyledBackground);
    column->setMinimumWidth(320);
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* header = new QWidget(column);
    header->setFixedHeight(kHeaderHeight);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(14, 0, 14, 0);
    auto* title = new QLabel(tr("Findings"), header);
    title->setFont(m_context.theme.font(TextStyle::ViewTitle));
    row->addWidget(title);
    m_count = new QLabel(header);
    m_count->setProperty("tone", 3);
    row->addWidget(m_count, 1);
    row->addWidget(new MarkedTimeOffer(m_context.session, m_context.theme, header));
    m_severities = new SeverityCounts(m_context.theme, header);
    row->addWidget(m_severities);
    layout->addWidget(header);
    auto* rule = new QFrame(column);
    rule->setProperty("rule", QStringLiteral("h"));
    layout->addWidget(rule);

    m_strips = new MetricStrips(m_context.theme, column);
    connect(m_strips, &MetricStrips::windowChosen, this, [this](domain::TimeWindow window) { chooseTime(m_context.session, m_context.host, window); });
    connect(m_strips, &MetricStrips::windowCleared, this, [this] { chooseTime(m_context.session, m_context.host, std::nullopt); });
    followMarkedTime(m_context.session, *m_strips);
    layout->addWidget(m_strips);

    m_detectorList = new QListView(column);
    m_detectorList->setModel(&m_detectors);
    m_detectorList->setItemDelegate(new DetectorDelegate(m_context.theme, m_detectorList));
    m_detectorList->setUniformItemSizes(true);
    m_detectorList->setMouseTracking(true);
    m_detectorList->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_detectorList->setAccessibleName(tr("Detectors"));
    layout->addWidget(m_detectorList);

    auto* between = new QWidget(column);
    between->setProperty("panel", QStringLiteral("surface2"));
    between->setAttribute(Qt::WA_StyledBackground);
    between->setFixedHeight(28);
    auto* betweenRow = new QHBoxLayout(between);
    betweenRow->setContentsMargins(14, 0, 14, 0);
    auto* places = new QLabel(tr("Where it happened"), between);
    places->setFont(m_context.theme.font(TextStyle::SmallStrong));
    betweenRow->addWidget(places);
    m_instances = new QLabel(between);
    m_instances->setProperty("tone", 3);
    betweenRow->addWidget(m_instances, 1);
    layout->addWidget(between);
    m_table = new RecordTable(m_context.theme, m_model, column);
    m_table->setProperty("scrollName", QStringLiteral("findings"));
    if (const auto kept = parseLayout(m_context.host.kept(QStringLiteral("findings/columns"))))
        m_table->setColumnLayout(*kept);
    m_table->setEmptyState({QStringLiteral("check"), tr("No finding here"), tr("No detector found anything in what the filter leaves."), false});
    layout->addWidget(m_table, 1);
    return column;
}

domain::Result<FindingsView::Summary> FindingsView::read(store::WorkspaceReader& reader, const domain::Filter& filter)
{
    auto counts = reader.facet("finding", session::withoutField(filter, "finding"), kMaxDetectors);
    if (!counts)
        return counts.error();
    Summary summary;
    for (const auto& value : *counts) {
        if (value.value.empty())
            continue;
        DetectorCount detector{value.value, value.count, domain::Severity::Info};
        const auto only = session::withValue(session::withoutField(filter, "finding"), "finding", value.value, true);
        auto keys = reader.findingKeys(only, {store::SortKey::Severity, true});
        if (!keys)
            return keys.error();
        detector.count = static_cast<std::int64_t>(keys->size());
        if (!keys->empty()) {
            auto worst = reader.findings(std::span(keys->data(), 1));
            if (!worst)
                return worst.error();
            if (!worst->empty())
                detector.worst = worst->front().severity;
        }
        summary.bySeverity[static_cast<std::size_t>(detector.worst)] += detector.count;
        summary.detectors.push_back(std::move(detector));
    }
    std::stable_sort(summary.detectors.begin(), summary.detectors.end(), [](const DetectorCount& a, const DetectorCount& b) {
        return a.worst != b.worst ? a.worst > b.worst : a.count > b.count;
    });
    return summary;
}

void FindingsView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_dirty) {
        m_model.refresh();
        refresh(session::Asked::New);
    }
    m_context.host.showStatus(tr("[ and ] step through the findings     Enter opens the trace"));
}

void FindingsView::refresh(session::Asked asked)
{
    m_dirty = false;
    refreshStrips(asked);
    m_context.session.queries().request<Summary>(
        this, "findings/summary", [filter = m_context.session.filter()](store::WorkspaceReader& reader) { return read(reader, filter); },
        [this](domain::Result<Summary> summary) {
            if (summary)
                showSummary(*summary);
            else
                m_table->setProblem(toldLine(summary.error().text()));
        },
        session::Urgency::Seen, asked);
}

void FindingsView::showSummary(const Summary& summary)
{
    const QSignalBlocker quiet(m_detectorList->selectionModel());
    m_detectors.clear();
    std::int64_t all = 0;
    int chosen = 0;
    for (const DetectorCount& detector : summary.detectors)
        all += detector.count;
    const auto append = [this](const QString& title, const QString& slug, std::int64_t count) {
        auto* item = new QStandardItem(title);
        item->setData(slug, SlugRole);
        item->setData(tables::countText(count), CountRole);
        m_detectors.appendRow(item);
        return item;
    };
    append(tr("All findings"), {}, all);
    for (const DetectorCount& detector : summary.detectors) {
        const QString slug = QString::fromStdString(detector.slug);
        append(titleOf(detector.slug), slug, detector.count)->setData(static_cast<int>(detector.worst), SeverityRole);
        if (slug == m_chosen)
            chosen = m_detectors.rowCount() - 1;
    }
    m_count->setText(tables::countText(all));
    static_cast<SeverityCounts*>(m_severities)->setCounts(summary.bySeverity);
    m_detectorList->setFixedHeight(std::min(m_detectors.rowCount(), 12) * kDetectorRow);
    m_detectorList->setCurrentIndex(m_detectors.index(chosen, 0));
    chooseDetector(m_detectors.index(chosen, 0));
}

void FindingsView::chooseDetector(const QModelIndex& index)
{
    m_chosen = index.data(SlugRole).toString();
    domain::Filter filter = m_context.session.filter();
    if (!m_chosen.isEmpty())
        filter = session::withValue(session::withoutField(filter, "finding"), "finding", m_chosen.toStdString(), true);
    m_model.setFilter(filter);
}

void FindingsView::showCurrent()
{
    // Empty while the row is not here yet; its arrival asks again.
    const QString id = m_table->currentIndex().data(tables::IdRole).toString();
    if (id.isEmpty())
        return;
    m_panel->setFinding(id);
    if (isVisible())
        m_context.session.selectRow({}, id);
}

void FindingsView::refreshStrips(session::Asked asked)
{
    m_strips->setWindow(m_context.session.filter().window);
    m_context.session.queries().request<MetricStrips::Data>(
        this, "strips/findings",
        [filter = m_context.session.filter()](store::WorkspaceReader& reader) { return findingStrips()(reader, filter); },
        [this](domain::Result<MetricStrips::Data> strips) {
            if (strips)
                m_strips->setData(std::move(strips).value());
        },
        session::Urgency::Beside, asked);
}

void FindingsView::showMenu(const QPoint& globalPosition)
{
    auto* menu = new QMenu(this); // nothing waits for it: what it is of may go while it is open
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto request = [this](std::vector<std::int64_t> keys) {
        return ListRequest{QStringLiteral("findings"), m_model.filter(), m_model.sortOrder(), std::move(keys)};
    };
    menu->addAction(tr("Copy as text"), this, &FindingsView::copyRows);
    menu->addAction(tr("Copy as CSV"), this, [this, request] { m_context.host.copyRows(request(m_table->selectedKeys()), RowFormat::Csv); });
    menu->addAction(tr("Copy as JSON"), this, [this, request] { m_context.host.copyRows(request(m_table->selectedKeys()), RowFormat::Json); });
    menu->addAction(tr("Select all"), m_table, &RecordTable::selectAll);
    menu->addSeparator();
    menu->addAction(tr("Export as CSV…"), this, [this, request] { m_context.host.exportRows(request({}), RowFormat::Csv); });
    menu->addAction(tr("Export as JSON…"), this, [this, request] { m_context.host.exportRows(request({}), RowFormat::Json); });
    menu->addSeparator();
    menu->addAction(tr("Columns…"), this, [this, globalPosition] { m_table->chooseColumns(globalPosition); });
    menu->popup(globalPosition);
}

void FindingsView::copyRows()
{
    m_context.session.queries().request<QString>(
        this, "tables/findings/copy",
        [keys = m_table->selectedKeys(), shown = m_table->textColumns()](store::WorkspaceReader& reader) {
            return tables::rowsText(reader, tables::findingQueries(), keys, shown);
        },
        [this](domain::Result<QString> text) {
            if (text)
                m_context.host.copyText(*text);
        });
}

void FindingsView::step(int direction)
{
    const QModelIndex next = m_model.index(m_table->currentIndex().row() + direction, 0);
    if (next.isValid())
        m_table->setCurrentIndex(next);
}

void FindingsView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_BracketLeft: step(-1); return;
    case Qt::Key_BracketRight: step(1); return;
    default: QWidget::keyPressEvent(event);
    }
}

} // namespace whyglass::views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/area_page.h"

#include "models/format/format.h"
#include "models/session/query_text.h"
#include "models/tables/cell_text.h"
#include "views/charts/why_panel.h"
#include "views/common/cost_button.h"
#include "views/common/marked_time.h"
#include "views/common/plain_text.h"
#include "views/details/page_parts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace whyglass::views {

namespace {

QString text(const std::string& plain) { return QString::fromStdString(plain); }
QString count(std::int64_t number) { return text(format::count(number)); }
QString percent(double share) { return QStringLiteral("%1 %").arg(tables::decimalText(share * 100, share > 0 && share < 0.1 ? 1 : 0)); }

} // namespace

AreaPage::AreaPage(const ViewContext& context, QWidget* inspector)
    : QWidget(inspector)
    , m_context(context)
    , m_page(new QScrollArea(this))
{
    setProperty("panel", QStringLiteral("surface"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Marked area"));
    m_page->setWidgetResizable(true);
    m_page->setFrameShape(QFrame::NoFrame);
    m_page->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addWidget(horizontalRule());
    layout->addWidget(m_page, 1);
    hide();
    inspector->installEventFilter(this);
    connect(&context.session, &session::Session::areaChanged, this, &AreaPage::follow);
    connect(&context.session, &session::Session::filterChanged, this, &AreaPage::followFilter);
    connect(&context.theme, &Theme::changed, this, [this] {
        if (m_report)
            show(*m_report);
    });
}

bool AreaPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parent() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

QWidget* AreaPage::makeHeader()
{
    auto* header = new QWidget(this);
    auto* layout = new QHBoxLayout(header);
    layout->setContentsMargins(14, 10, 10, 8);
    layout->addWidget(lineLabel(m_context.theme, tr("Marked area"), TextStyle::ViewTitle));
    layout->addStretch(1);
    m_filter = new QToolButton(header);
    m_filter->setObjectName(QStringLiteral("areaFilters"));
    m_filter->setIcon(m_context.theme.icon(QStringLiteral("filter")));
    m_filter->setCheckable(true);
    m_filter->setToolTip(tr("Lists and charts show only this time"));
    m_filter->setAccessibleName(m_filter->toolTip());
    connect(m_filter, &QToolButton::clicked, this, &AreaPage::filterByTime);
    layout->addWidget(m_filter);
    auto* close = new QToolButton(header);
    close->setIcon(m_context.theme.icon(QStringLiteral("cross")));
    close->setToolTip(tr("Close the area (Esc in the timeline)"));
    close->setAccessibleName(tr("Close the area"));
    connect(close, &QToolButton::clicked, this, [this] { m_context.session.setArea(std::nullopt); });
    layout->addWidget(close);
    return header;
}

void AreaPage::follow()
{
    const std::optional<session::Area>& area = m_context.session.area();
    if (!area || !area->content) {
        m_context.session.queries().cancel("area");
        m_reading = m_readAgain = false;
        hide();
        return;
    }
    followFilter();
    // A play-head changes what is known many times a second: what is being read is read to its end.
    const bool ofReplay = !area->content->axis.empty();
    if (std::exchange(m_reading, true) && ofReplay) {
        m_readAgain = true;
        return;
    }
    m_context.session.queries().request<timeline::AreaReport>(
        this, "area", [area = *area](store::WorkspaceReader& reader) { return timeline::describeArea(reader, area); },
        [this](domain::Result<timeline::AreaReport> report) {
            m_reading = false;
            if (!m_context.session.area() || !m_context.session.area()->content)
                return;
            if (std::exchange(m_readAgain, false))
                follow();
            if (report) {
                show(*report);
                return;
            }
            m_page->setWidget(hintPage(m_context.theme, QStringLiteral("warn"), tr("The area cannot be summed up"), toldLine(report.error().text())));
            QWidget::show();
            raise();
        });
}

void AreaPage::followFilter()
{
    const std::optional<session::Area>& area = m_context.session.area();
    m_filter->setChecked(area && m_context.session.filter().window == area->window);
}

void AreaPage::filterByTime(bool on)
{
    narrowToTime(m_context.session, on ? std::optional(m_context.session.area()->window) : std::nullopt);
}

/// Of single spans those that the figure is of; where a row stands for a trace or more, the calls that began in the time.
void AreaPage::explainCost()
{
    domain::Filter filter;
    analysis::CallKeys only;
    const session::LoadedTrace& content = *m_context.session.area()->content;
    if (m_report->summed.empty()) {
        filter = session::withWindow(m_context.session.filter(), m_report->window);
    } else {
        const bool isTrace = m_context.session.trace() && m_context.session.trace()->row.trace == content.row.trace;
        filter = session::withWindow(isTrace ? session::withValue({}, "trace", content.row.trace.hex(), true) : domain::Filter(), m_report->summedTime);
        only = std::make_shared<const std::vector<std::int64_t>>(m_report->summed);
    }
    showWhy(m_context.session, m_context.host, m_context.theme, *this, tr("the marked time"), filter, only);
}

void AreaPage::show(const timeline::AreaReport& report)
{
    m_report = report;
    if (QWidget* old = m_page->takeWidget())
        old->deleteLater();
    m_page->setWidget(makeContent(report));
    setGeometry(parentWidget()->rect());
    if (m_context.session.area() && m_context.session.area()->content) {
        QWidget::show();
        raise();
    }
}

QWidget* AreaPage::makeContent(const timeline::AreaReport& report)
{
    const Theme& theme = m_context.theme;
    QVBoxLayout* layout = nullptr;
    QWidget* page = emptyPage(layout);
    auto* facts = new FactGrid(theme, page);
    facts->add(tr("Length"), text(format::duration(report.window.length())));
    facts->add(tr("Spans"), count(report.spans));
    if (report.spans > 0) {
        facts->add(tr("p50"), text(format::duration(report.p50)));
        facts->add(tr("p95"), text(format::duration(report.p95)));
        facts->add(tr("Longest"), text(format::duration(report.longest)));
    }
    facts->add(tr("Tokens"), report.tokens.total() ? count(*report.tokens.total()) : QStringLiteral("–"));
    if (report.cost || report.calls > 0) {
        auto* cost = new CostButton(theme, TextStyle::Body, facts);
        cost->setObjectName(QStringLiteral("areaCost"));
        connect(cost, &QPushButton::clicked, this, &AreaPage::explainCost);
        facts->add(tr("Cost"), cost, Qt::AlignLeft);
        cost->setCost(report.cost, report.calls, report.unpriced, report.unknown);
    } else {
        facts->add(tr("Cost"), QStringLiteral("–"));
    }
    facts->add(tr("Errors"), count(report.errors));
    facts->add(tr("Findings"), count(report.findings));
    facts->add(tr("Decisions"), count(report.decisions));
    layout->addWidget(facts);
    if (!report.topNames.empty()) {
        layout->addWidget(sectionTitle(theme, tr("Where the time went"), tr("calls, total time")));
        auto* names = new FactGrid(theme, page);
        for (const timeline::AreaReport::Name& name : report.topNames)
            names->add(plainLine(name.name, 60), tr("%1 in %2").arg(
                name.spans == 1 ? tr("1 call") : tr("%1 calls").arg(name.spans), text(format::duration(name.total))));
        layout->addWidget(names);
    }
    layout->addWidget(makeDifferences(report));
    layout->addStretch(1);
    return page;
}

QWidget* AreaPage::makeDifferences(const timeline::AreaReport& report)
{
    const Theme& theme = m_context.theme;
    auto* part = new QWidget(this);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(sectionTitle(theme, tr("What differs from the rest"), tr("here · elsewhere")));
    for (const timeline::TraitDifference& difference : report.differences) {
        auto* line = new QHBoxLayout;
        line->setSpacing(8);
        auto* what = wrappedLabel(theme, plainLine(difference.key, 60) + QStringLiteral(" = ") + plainLine(difference.value, 120), TextStyle::Small);
        line->addWidget(what, 1);
        auto* shares = lineLabel(theme, percent(difference.inside) + QStringLiteral(" · ") + percent(difference.outside), TextStyle::SmallStrong);
        shares->setToolTip(toolTipText(tr("%1 spans here, %2 elsewhere").arg(count(difference.insideCount), count(difference.outsideCount))));
        line->addWidget(shares, 0, Qt::AlignTop);
        layout->addLayout(line);
    }
    if (report.differences.empty())
        layout->addWidget(wrappedLabel(theme, tr("No difference can be shown"), TextStyle::Small, QStringLiteral("2")));
    if (report.compared > 0)
        layout->addWidget(wrappedLabel(theme, tr("Attributes of %1 spans were compared").arg(count(report.compared)), TextStyle::Tiny, QStringLiteral("3")));
    return part;
}

} // namespace whyglass::views

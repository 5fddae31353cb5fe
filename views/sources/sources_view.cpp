// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/sources/sources_view.h"

#include "models/tables/cell_text.h"
#include "views/common/parts.h"
#include "views/common/plain_text.h"
#include "views/sources/rate_strip.h"
#include "views/tables/fact_table.h"
#include "views/welcome/listening_card.h"
#include "views/welcome/snippet_card.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

namespace whyglass::views {

namespace {

using tables::countFact;
using tables::Fact;
using Reply = std::pair<std::vector<store::SourceRow>, std::vector<domain::ImportIssue>>;

constexpr int kRefreshMs = 2'000;
constexpr int kSideWidth = 440;

/// The first name, and how many more there are; all of them in the tooltip.
Fact namesFact(const std::vector<std::string>& names)
{
    if (names.empty())
        return {.text = tables::unknownText(), .unknown = true};
    QStringList all;
    for (const std::string& name : names)
        all.append(plainLine(name, 80));
    const QString text = all.size() == 1 ? all.first() : SourcesView::tr("%1 and %2 more").arg(all.first()).arg(all.size() - 1);
    return {.text = text, .toolTip = all.join(QStringLiteral(", "))};
}

Fact timeFact(domain::Timestamp time)
{
    if (!time.known())
        return {.text = tables::unknownText(), .unknown = true};
    return {.text = tables::timeText(time), .order = static_cast<double>(time.ns), .toolTip = tables::exactTimeText(time)};
}

/// Where it stands in a file; otherwise since when it is so.
Fact firstFact(const domain::ImportIssue& issue)
{
    if (issue.record > 0)
        return {.text = SourcesView::tr("record %1, byte %2").arg(issue.record).arg(issue.offset)};
    if (issue.offset > 0)
        return {.text = SourcesView::tr("byte %1").arg(issue.offset)};
    return issue.firstSeen.known() ? timeFact(issue.firstSeen) : Fact{};
}

/// Whose it is, where that is known; how it came, in the tooltip.
Fact fromFact(const domain::ImportIssue& issue)
{
    const QString source = plainLine(issue.source);
    return {.text = issue.service.empty() ? source : plainLine(issue.service), .toolTip = source};
}

QWidget* titled(const Theme& theme, const QString& title, QLabel*& count, QWidget* content)
{
    auto* part = new QWidget;
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    QHBoxLayout* row = nullptr;
    QWidget* header = viewHeader(row);
    auto* name = lineLabel(theme, title, TextStyle::ViewTitle);
    row->addWidget(name);
    count = lineLabel(theme, {}, TextStyle::Body, 3);
    row->addWidget(count, 1);
    layout->addWidget(header);
    layout->addWidget(content, 1);
    return part;
}

} // namespace

SourcesView::SourcesView(const ViewContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    columns->addWidget(makeTables(), 1);
    columns->addWidget(makeSide());
    setFocusProxy(m_services);

    m_second.setInterval(1'000);
    connect(&m_second, &QTimer::timeout, this, [this] { m_rates->add(m_context.host.receiver().spansPerSecond); });
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(kRefreshMs);
    connect(&m_refresh, &QTimer::timeout, this, &SourcesView::refresh);
    connect(&m_context.session, &session::Session::generationChanged, this, [this] {
        if (isVisible() && !m_refresh.isActive())
            m_refresh.start();
    });
}

QWidget* SourcesView::makeTables()
{
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    m_services = new FactTable(m_context.theme,
                               {{tr("Service"), 170, false, true},
                                {tr("Versions"), 110},
                                {tr("Environment"), 110},
                                {tr("Libraries"), 210},
                                {tr("Traces"), 80, true},
                                {tr("Spans"), 90, true},
                                {tr("Errors"), 70, true},
                                {tr("Last seen"), 130, true}});
    m_services->setAccessibleName(tr("Services that send"));
    m_services->setEmptyState({QStringLiteral("source"), tr("Nobody has sent anything yet"),
                               tr("Set the two lines at the right where your agent runs, and start it."), false});
    splitter->addWidget(titled(m_context.theme, tr("What sends"), m_serviceCount, m_services));
    m_problems = new FactTable(m_context.theme,
                               {{tr("Problem"), 180},
                                {tr("Times", "how often"), 80, true},
                                {tr("Severity"), 80},
                                {tr("From"), 200},
                                {tr("First at"), 150},
                                {tr("Sample"), 240, false, true}});
    m_problems->setAccessibleName(tr("Problems of the input"));
    m_problems->setEmptyState({QStringLiteral("check"), tr("Everything that came in could be read"), {}, false});
    splitter->addWidget(titled(m_context.theme, tr("Problems of the input"), m_problemCount, m_problems));
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    return splitter;
}

QWidget* SourcesView::makeSide()
{
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFixedWidth(kSideWidth);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* side = new QWidget;
    side->setProperty("panel", QStringLiteral("bg"));
    side->setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(14, 14, 14, 14);
    layout->setSpacing(14);
    layout->addWidget(new ListeningCard(m_context));
    QVBoxLayout* rates = nullptr;
    auto* frame = card(rates);
    rates->addWidget(wrappedLabel(m_context.theme, tr("Arriving"), TextStyle::BodyStrong));
    m_rates = new RateStrip(m_context.theme);
    rates->addWidget(m_rates);
    layout->addWidget(frame);
    layout->addWidget(new SnippetCard(m_context));
    layout->addStretch(1);
    scroll->setWidget(side);
    return scroll;
}

void SourcesView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_second.start();
    refresh();
}

void SourcesView::hideEvent(QHideEvent* event)
{
    m_second.stop();
    QWidget::hideEvent(event);
}

void SourcesView::refresh()
{
    m_context.session.queries().request<Reply>(
        this, "sources",
        [](store::WorkspaceReader& reader) -> domain::Result<Reply> {
            auto services = reader.sources();
            if (!services)
                return services.error();
            auto issues = reader.issues();
            if (!issues)
                return issues.error();
            return Reply(std::move(services).value(), std::move(issues).value());
        },
        [this](domain::Result<Reply> reply) {
            if (!reply) {
                m_services->setEmptyState({QStringLiteral("warn"), tr("The sources cannot be read"), toldLine(reply.error().text()), true});
                return;
            }
            showServices(reply->first);
            showProblems(reply->second);
        },
        session::Urgency::Seen, session::Asked::Again);
}

void SourcesView::showServices(const std::vector<store::SourceRow>& rows)
{
    std::vector<std::vector<Fact>> facts;
    facts.reserve(rows.size());
    for (const store::SourceRow& row : rows) {
        const Fact none{.text = tables::noneText(), .toolTip = tr("It began no trace: it appears inside traces of others")};
        const bool began = row.traces > 0;
        facts.push_back({{.text = row.service.empty() ? tr("(no service name)") : plainLine(row.service, 120), .unknown = row.service.empty()},
                         namesFact(row.versions), namesFact(row.environments), namesFact(row.libraries),
                         began ? countFact(row.traces) : none, began ? countFact(row.spans) : none,
                         began ? countFact(row.errors) : none, timeFact(row.last)});
    }
    m_serviceCount->setText(tables::countText(static_cast<std::int64_t>(rows.size())));
    m_services->setRows(std::move(facts));
    if (isVisible())
        m_context.host.showStatus(rows.size() == 1 ? tr("1 service") : tr("%1 services").arg(rows.size()));
}

void SourcesView::showProblems(const std::vector<domain::ImportIssue>& issues)
{
    std::vector<std::vector<Fact>> facts;
    facts.reserve(issues.size());
    std::int64_t times = 0;
    for (const domain::ImportIssue& issue : issues) {
        times += issue.count;
        // Of these the sample is what a sender said, of the others what Whyglass says of it.
        const bool said = issue.code == "end-before-start" || issue.code.starts_with("sender-") || issue.code.starts_with("collector-");
        const QString sample = said ? plainLine(issue.sample) : toldLine(issue.sample);
        facts.push_back({{.text = toldLine(issue.code)},
                         countFact(issue.count),
                         {.text = toldLine(domain::nameOf(issue.severity))},
                         fromFact(issue),
                         firstFact(issue),
                         {.text = sample, .toolTip = sample}});
    }
    m_problemCount->setText(times == 0 ? QString() : tables::countText(times));
    m_problems->setRows(std::move(facts));
}

} // namespace whyglass::views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/inspector.h"

#include "models/session/known_until.h"
#include "models/tables/cell_text.h"
#include "views/common/chip.h"
#include "views/common/elided_label.h"
#include "views/common/plain_text.h"
#include "views/details/inspector_pages.h"
#include "views/details/page_parts.h"
#include "views/timeline/area_page.h"

#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace whyglass::views {

namespace {

struct Tab {
    const char* id;
    const char* title;
    QWidget* (*make)(const InspectedContext&);
    bool ownScroll; ///< scrolls in itself
    bool ofTrace = false; ///< tells of other spans too
};

constexpr std::array<Tab, 10> kTabs = {{
    {"summary", QT_TRANSLATE_NOOP("whyglass::views::Inspector", "Summary"), makeSummaryPage, false},
    {"messages", QT_TRANSLATE_NOOP("whyglass::views::Inspector", "Messages"), makeMessagesPage, false},
    {"saw", QT_TRANSLATE_NOOP("whyglass::views::Inspector", "What the model saw"), makeSawPage, false, true},
    {"io", QT_TRANSLATE_NOOP("whyglass::views::Inspector", "In/Out"), makeIoPage, false},
    {"documents", QT_TRANSLATE_NOOP("whyglass::views::Inspector", "Documents"), makeDocumentsPage, false, true},
    {"attributes", QT_TRANSLATE_NOOP("whyglass::views::Inspector", "Attributes"), makeAttributesPage, true},
    {"events", QT_TRANSLATE_NOOP("whyglass::views::Inspector", "Events"), makeEventsPage, false},
    {"lineage", QT_TRANSLATE_NOOP("whyglass::views::Inspector", "Lineage"), makeLineagePage, false, true},
    {"cost", QT_TRANSLATE_NOOP("whyglass::views::Inspector", "Cost"), makeCostPage, false},
    {"raw", QT_TRANSLATE_NOOP("whyglass::views::Inspector", "Raw"), makeRawPage, true},
}};

int tabIndex(const std::string& id)
{
    for (std::size_t i = 0; i < kTabs.size(); ++i) {
        if (id == kTabs[i].id)
            return static_cast<int>(i);
    }
    return 0;
}

ChipSpec statusChip(domain::SpanStatus status)
{
    switch (status) {
    case domain::SpanStatus::Ok: return {Inspector::tr("status OK"), ChipTone::Green, {}, QStringLiteral("check")};
    case domain::SpanStatus::Error: return {Inspector::tr("error"), ChipTone::Red, {}, QStringLiteral("cross")};
    default: return {Inspector::tr("status unset"), ChipTone::Neutral, {}, {}};
    }
}

} // namespace

Inspector::Inspector(const ViewContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_prices(analysis::PriceTable::builtin())
{
    setProperty("panel", QStringLiteral("surface"));
    setAttribute(Qt::WA_StyledBackground);
    setMinimumWidth(340);
    setAccessibleName(tr("Inspector"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    m_tabs = new QTabBar(this);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setUsesScrollButtons(true);
    for (const Tab& tab : kTabs)
        m_tabs->setTabData(m_tabs->addTab(tr(tab.title)), QString::fromLatin1(tab.id));
    layout->addWidget(m_tabs);
    layout->addWidget(horizontalRule());
    m_page = new QScrollArea(this);
    m_page->setWidgetResizable(true);
    m_page->setFrameShape(QFrame::NoFrame);
    m_page->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(m_page, 1);
    m_page->setWidget(hintPage(context.theme, QStringLiteral("info"), tr("Nothing selected"), tr("Choose a span in the timeline or the tree.")));

    new AreaPage(context, this);
    m_tabs->setCurrentIndex(tabIndex(context.session.state().inspectorTab));
    connect(m_tabs, &QTabBar::currentChanged, this, &Inspector::showTab);
    connect(&context.session, &session::Session::inspectorTabChanged, this,
            [this](const QString& tab) { m_tabs->setCurrentIndex(tabIndex(tab.toStdString())); });
    connect(&context.session, &session::Session::selectionChanged, this, &Inspector::follow);
    connect(&context.session, &session::Session::traceLoaded, this, [this] {
        if (m_whole && m_context.session.knownUntil())
            showKnown(); // only the play-head moved
        else
            m_wanted = {};
        follow();
    });
    connect(&context.theme, &Theme::changed, this, [this] {
        updateHeader();
        rebuildPage();
    });
}

QStringList Inspector::tabIds()
{
    QStringList ids;
    for (const Tab& tab : kTabs)
        ids.append(QString::fromLatin1(tab.id));
    return ids;
}

QStringList Inspector::tabTitles()
{
    QStringList titles;
    for (const Tab& tab : kTabs)
        titles.append(tr(tab.title));
    return titles;
}

QWidget* Inspector::makeHeader()
{
    const Theme& theme = m_context.theme;
    auto* header = new QWidget(this);
    auto* layout = new QVBoxLayout(header);
    layout->setContentsMargins(14, 10, 10, 8);
    layout->setSpacing(6);
    auto* top = new QHBoxLayout;
    top->setSpacing(6);
    m_icon = new QLabel(header);
    top->addWidget(m_icon);
    m_name = new ElidedLabel(theme, TextStyle::ViewTitle, Role::Text, header);
    top->addWidget(m_name, 1);
    m_step = lineLabel(theme, {}, TextStyle::Small, 2);
    top->addWidget(m_step);
    m_status = new Chip(theme, header);
    top->addWidget(m_status);
    m_findings = new Chip(theme, header);
    top->addWidget(m_findings);
    layout->addLayout(top);
    auto* second = new QHBoxLayout;
    second->setSpacing(6);
    m_meta = new ElidedLabel(theme, TextStyle::Small, Role::Text2, header);
    second->addWidget(m_meta, 1);
    m_id = lineLabel(theme, {}, TextStyle::Code, 3);
    m_id->setTextInteractionFlags(Qt::TextSelectableByMouse);
    second->addWidget(m_id);
    m_copy = new QToolButton(header);
    m_copy->setObjectName(QStringLiteral("copySpanId"));
    m_copy->setIcon(theme.icon(QStringLiteral("copy")));
    m_copy->setToolTip(tr("Copy the span id"));
    m_copy->setAccessibleName(m_copy->toolTip());
    connect(m_copy, &QToolButton::clicked, this, [this] { m_context.host.copyText(m_id->text()); });
    second->addWidget(m_copy);
    layout->addLayout(second);
    m_status->hide();
    m_findings->hide();
    m_copy->hide();
    return header;
}

void Inspector::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    follow();
}

void Inspector::follow()
{
    const session::LoadedTracePtr trace = m_context.session.trace();
    if (!isVisible() || !trace || trace->spans.rows.empty())
        return;
    const domain::SpanId selected = m_context.session.selection().span;
    const int index = selected.valid() ? std::max(trace->indexOf(selected), 0) : 0; // indexOf looks at every span
    const domain::SpanKey key = trace->spans.rows[static_cast<std::size_t>(index)].key;
    if (key == m_wanted)
        return;
    m_wanted = key;
    m_context.session.queries().request<session::InspectedSpanPtr>(
        this, "inspector", [key, prices = m_prices](store::WorkspaceReader& reader) { return session::inspectSpan(reader, key, prices); },
        [this](domain::Result<session::InspectedSpanPtr> span) {
            if (span) {
                show(*span);
                return;
            }
            m_wanted = {};
            m_page->takeWidget()->deleteLater();
            m_page->setWidget(hintPage(m_context.theme, QStringLiteral("warn"), tr("This span cannot be read"), toldLine(span.error().text())));
        });
}

/// A trace that grows is read again and again: what says nothing new stays as it is, and what does stays where it was scrolled to.
void Inspector::show(const session::InspectedSpanPtr& span)
{
    if (showsAllOf(*span))
        return;
    const int scrolled = m_whole && m_whole->row.key == span->row.key ? m_page->verticalScrollBar()->value() : 0;
    m_whole = span;
    m_span = nullptr;
    showKnown();
    m_page->verticalScrollBar()->setValue(scrolled);
}

bool Inspector::showsAllOf(const session::InspectedSpan& span) const
{
    const session::LoadedTracePtr now = m_context.session.trace();
    if (!m_span || m_span != m_whole || m_context.session.knownUntil() || !m_trace || !now || !session::saysTheSame(*m_whole, span))
        return false;
    const store::TraceRow& before = m_trace->row;
    const Tab& tab = kTabs[static_cast<std::size_t>(std::max(m_tabs->currentIndex(), 0))];
    return before.trace == now->row.trace && before.start == now->row.start && before.findings == now->row.findings
        && before.decisions == now->row.decisions && (!tab.ofTrace || before.spans == now->row.spans);
}

/// The page is made anew only where something became known or unknown again: a play-head moves many times a second.
void Inspector::showKnown()
{
    const auto until = m_context.session.knownUntil();
    if (!until) {
        m_span = m_whole;
    } else {
        const session::InspectedSpanPtr known = session::knownAt(*m_whole, *until);
        const bool same = m_span && m_span != m_whole && m_span->row.key == known->row.key && m_span->row.flags == known->row.flags
            && m_span->row.status == known->row.status && m_span->events.size() == known->events.size() && m_span->findings.size() == known->findings.size();
        m_span = known;
        if (same) {
            updateHeader();
            return;
        }
    }
    updateHeader();
    rebuildPage();
}

void Inspector::updateHeader()
{
    if (!m_span)
        return;
    const Theme& theme = m_context.theme;
    const session::InspectedSpan& span = *m_span;
    m_icon->setPixmap(theme.pixmap(Theme::iconOf(span.row.step), theme.kind(kindOf(span.row.step)).solid, 15, devicePixelRatioF()));
    m_name->setText(plainLine(span.name));
    m_step->setText(toldLine(domain::nameOf(span.row.step)));
    const bool running = m_context.session.knownUntil() && span.row.has(store::SpanFlag::Unfinished);
    m_status->setSpec(running ? ChipSpec{tr("running"), ChipTone::Accent, {}, QStringLiteral("clock")} : statusChip(span.row.status));
    ChipSpec findings;
    if (!span.findings.empty()) {
        domain::Severity worst = domain::Severity::Info;
        for (const domain::Finding& finding : span.findings)
            worst = std::max(worst, finding.severity);
        findings = {span.findings.size() == 1 ? tr("1 finding") : tr("%1 findings").arg(span.findings.size()),
                    worst == domain::Severity::High ? ChipTone::Red : worst == domain::Severity::Medium ? ChipTone::Amber : ChipTone::Low, worst, {}};
    }
    m_findings->setSpec(findings);
    QStringList meta;
    if (!span.agent.empty())
        meta.append(tr("in %1").arg(plainLine(span.agent, 60)));
    meta.append(tables::timeText(span.row.start));
    meta.append(tables::durationText(span.row.duration));
    m_meta->setText(meta.join(QStringLiteral("   ")));
    m_id->setText(QString::fromStdString(span.row.span.hex()));
    m_copy->show();
}

void Inspector::showTab(int tab)
{
    m_context.session.setInspectorTab(QString::fromLatin1(kTabs[static_cast<std::size_t>(tab)].id));
    rebuildPage();
}

void Inspector::rebuildPage()
{
    if (!m_span)
        return;
    const Tab& tab = kTabs[static_cast<std::size_t>(std::max(m_tabs->currentIndex(), 0))];
    m_trace = m_context.session.trace();
    QWidget* page = tab.make({m_context, m_span, m_trace});
    if (QWidget* old = m_page->takeWidget())
        old->deleteLater();
    m_page->setVerticalScrollBarPolicy(tab.ownScroll ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    m_page->setWidget(page);
    m_page->verticalScrollBar()->setValue(0);
}

} // namespace whyglass::views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/tables/finding_panel.h"

#include "models/analysis/detectors/detector.h"
#include "models/tables/cell_text.h"
#include "views/common/chip.h"
#include "views/common/elided_label.h"
#include "views/common/empty_state.h"
#include "views/common/plain_text.h"
#include "views/common/relation_tag.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace whyglass::views {

namespace {

QLabel* plainLabel(const Theme& theme, const QString& text, TextStyle style, const QVariant& tone = {})
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFont(theme.font(style));
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (tone.isValid())
        label->setProperty("tone", tone);
    return label;
}

QString severityWord(domain::Severity severity)
{
    switch (severity) {
    case domain::Severity::High: return FindingPanel::tr("high");
    case domain::Severity::Medium: return FindingPanel::tr("medium");
    case domain::Severity::Low: return FindingPanel::tr("low");
    case domain::Severity::Info: return FindingPanel::tr("info");
    }
    return {};
}

ChipTone toneOf(domain::Severity severity)
{
    return severity == domain::Severity::High ? ChipTone::Red : severity == domain::Severity::Medium ? ChipTone::Amber : ChipTone::Low;
}

} // namespace

FindingPanel::FindingPanel(const ViewContext& context, QWidget* parent) : QScrollArea(parent), m_context(context)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Finding"));
    showNothing(tr("Choose a finding"));
}

domain::Result<std::optional<FindingPanel::Content>> FindingPanel::read(store::WorkspaceReader& reader, const std::string& id)
{
    auto finding = reader.finding(id);
    if (!finding)
        return finding.error();
    if (!*finding)
        return std::optional<Content>();
    Content content;
    content.finding = std::move(**finding);
    if (!content.finding.decisionId.empty()) {
        auto decision = reader.decision(content.finding.decisionId);
        if (!decision)
            return decision.error();
        content.decision = std::move(decision).value();
    }
    for (const domain::Evidence& evidence : content.finding.evidence) {
        EvidencePlace place;
        place.evidence = evidence;
        auto keys = reader.findSpan(evidence.span);
        if (keys && !keys->empty()) {
            const std::int64_t key = keys->front().value;
            auto rows = reader.spans(std::span(&key, 1));
            if (rows && !rows->rows.empty()) {
                place.spanName = rows->text(rows->rows.front().name);
                place.step = rows->rows.front().step;
                place.time = rows->rows.front().start;
            }
        }
        content.places.push_back(std::move(place));
    }
    return std::optional(std::move(content));
}

void FindingPanel::setFinding(const QString& id)
{
    if (id == m_shown)
        return;
    m_shown = id;
    if (id.isEmpty()) {
        showNothing(tr("Choose a finding"));
        return;
    }
    m_context.session.queries().request<std::optional<Content>>(
        this, "finding-panel", [id = id.toStdString()](store::WorkspaceReader& reader) { return read(reader, id); },
        [this](domain::Result<std::optional<Content>> content) {
            if (!content)
                showNothing(toldLine(content.error().text()));
            else if (!*content)
                showNothing(tr("This finding is no longer in the workspace"));
            else
                show(**content);
        });
}

void FindingPanel::showNothing(const QString& text)
{
    auto* empty = new EmptyState(m_context.theme);
    empty->setSpec({QStringLiteral("finding"), text, {}, false});
    setWidget(empty);
}

void FindingPanel::show(const Content& content)
{
    auto* page = new QWidget;
    page->setProperty("panel", QStringLiteral("bg"));
    page->setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 16);
    layout->setSpacing(0);
    layout->addWidget(makeHeader(content));

    auto* grid = new QGridLayout;
    grid->setContentsMargins(14, 14, 14, 0);
    grid->setSpacing(12);
    int cell = 0;
    for (const EvidencePlace& place : content.places) {
        grid->addWidget(makePlace(place, content.finding.severity), cell / 2, cell % 2, Qt::AlignTop);
        ++cell;
    }
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    layout->addLayout(grid);
    if (const auto* detector = analysis::findDetector(content.finding.detector)) {
        auto* card = new QFrame;
        card->setProperty("panel", QStringLiteral("card"));
        auto* text = new QVBoxLayout(card);
        text->setContentsMargins(14, 10, 14, 12);
        text->addWidget(plainLabel(m_context.theme, tr("How this detector decides"), TextStyle::BodyStrong));
        text->addWidget(plainLabel(m_context.theme, toldLine(detector->summary),
                                   TextStyle::Body, 2));
        auto* margin = new QVBoxLayout;
        margin->setContentsMargins(14, 12, 14, 0);
        margin->addWidget(card);
        layout->addLayout(margin);
    }
    layout->addStretch(1);
    setWidget(page);
}

QWidget* FindingPanel::makeHeader(const Content& content)
{
    const domain::Finding& finding = content.finding;
    auto* header = new QWidget;
    header->setProperty("panel", QStringLiteral("surface"));
    header->setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(header);
    layout->setContentsMargins(14, 10, 14, 12);
    layout->setSpacing(8);
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    auto* severity = new Chip(m_context.theme, header);
    severity->setSpec({severityWord(finding.severity), toneOf(finding.severity), finding.severity, {}});
    top->addWidget(severity);
    auto* detector = new ElidedLabel(m_context.theme, TextStyle::Code, Role::Text3);
    detector->setText(QStringLiteral("%1 %2").arg(plainLine(finding.detector)).arg(finding.detectorVersion));
    top->addWidget(detector, 1);
    auto* open = new QPushButton(m_context.theme.icon(QStringLiteral("trace")), tr("Open trace"));
    open->setToolTip(tr("Opens the trace at the span of this finding (Enter)"));
    connect(open, &QPushButton::clicked, this, [this] { m_context.session.openFinding(m_shown); });
    top->addWidget(open);
    if (content.decision) {
        auto* decision = new QPushButton(m_context.theme.icon(QStringLiteral("decision")), tr("Decision"));
        connect(decision, &QPushButton::clicked, this,
                [this, id = QString::fromStdString(content.decision->id)] { m_context.session.openDecision(id); });
        top->addWidget(decision);
    }
    layout->addLayout(top);
    layout->addWidget(plainLabel(m_context.theme, toldLine(finding.title), TextStyle::Headline));
    layout->addWidget(plainLabel(m_context.theme, toldBlock(finding.explanation), TextStyle::Body, 2));
    layout->addWidget(makeChips(content));
    return header;
}

QWidget* FindingPanel::makeChips(const Content& content)
{
    auto* chips = new QWidget;
    auto* row = new QHBoxLayout(chips);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    const auto add = [&](const QString& text, const QString& icon) {
        if (text.isEmpty())
            return;
        auto* chip = new Chip(m_context.theme);
        chip->setSpec({text, ChipTone::Neutral, {}, icon});
        row->addWidget(chip);
    };
    add(tables::exactTimeText(content.finding.time), QStringLiteral("clock"));
    if (content.decision) {
        const domain::Decision& decision = *content.decision;
        const QString subject = decision.subject.empty() ? QString() : plainLine(decision.subject.front().second, 60) + QStringLiteral(" ");
        add(subject + plainLine(decision.result, 60), QStringLiteral("decision"));
        add(plainLine(decision.agent, 60), QStringLiteral("agent"));
        add(plainLine(decision.model, 60), QStringLiteral("llm"));
        add(plainLine(decision.serviceVersion, 40), {});
    }
    row->addStretch(1);
    return chips;
}

QWidget* FindingPanel::makePlace(const EvidencePlace& place, domain::Severity)
{
    auto* card = new QFrame;
    card->setProperty("panel", QStringLiteral("card"));
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(12, 8, 12, 8);
    head->setSpacing(8);
    auto* icon = new QLabel;
    icon->setPixmap(m_context.theme.pixmap(Theme::iconOf(place.step), m_context.theme.kind(kindOf(place.step)).solid, 14, devicePixelRatioF()));
    head->addWidget(icon);
    auto* name = new ElidedLabel(m_context.theme, TextStyle::BodyStrong);
    name->setText(place.spanName.empty() ? tr("(span not in this workspace)") : plainLine(place.spanName));
    head->addWidget(name, 1);
    head->addWidget(new RelationTag(m_context.theme, place.evidence.relation));
    auto* open = new QPushButton(tr("Open span"));
    open->setProperty("look", QStringLiteral("link"));
    connect(open, &QPushButton::clicked, this,
            [this, trace = place.evidence.trace, span = place.evidence.span] { m_context.session.openTrace(trace, span); });
    head->addWidget(open);
    layout->addLayout(head);
    auto* rule = new QFrame;
    rule->setProperty("rule", QStringLiteral("h"));
    layout->addWidget(rule);
    auto* field = new ElidedLabel(m_context.theme, TextStyle::Tiny, Role::Text3);
    field->setText(plainLine(place.evidence.field));
    field->setContentsMargins(12, 0, 12, 0);
    auto* body = new QVBoxLayout;
    body->setContentsMargins(12, 8, 12, 12);
    body->setSpacing(4);
    body->addWidget(field);
    body->addWidget(plainLabel(m_context.theme, place.evidence.excerpt.empty() ? tr("(nothing there)") : plainBlock(place.evidence.excerpt),
                               TextStyle::Code));
    layout->addLayout(body);
    return card;
}

} // namespace whyglass::views

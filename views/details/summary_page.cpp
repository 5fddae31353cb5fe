// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/format/format.h"
#include "models/tables/cell_text.h"
#include "views/common/chip.h"
#include "views/common/counted.h"
#include "views/common/plain_text.h"
#include "views/details/finding_card.h"
#include "views/details/inspector_pages.h"
#include "views/details/page_parts.h"

#include <QCoreApplication>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace whyglass::views {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("SummaryPage", text); }

QString tokenCount(const std::optional<std::int64_t>& tokens)
{
    return tokens ? tables::countText(*tokens) : QString();
}

QString withVersion(const std::string& name, const std::string& version)
{
    return plainLine(name) + (version.empty() ? QString() : QStringLiteral(" ") + plainLine(version));
}

void addWhat(FactGrid& grid, const session::InspectedSpan& span)
{
    if (span.row.has(store::SpanFlag::FromLog))
        grid.add(tr("Source"), tr("a log record: no span was sent"));
    grid.add(tr("Step"), toldLine(domain::nameOf(span.row.step)) + (span.stepReason.empty() ? QString() : tr(", because %1").arg(toldLine(span.stepReason))));
    grid.add(tr("Tool"), plainLine(span.tool));
    grid.add(tr("Agent"), plainLine(span.agent));
    grid.add(tr("Model"), plainLine(span.model), TextStyle::BodyStrong);
    if (span.requestModel != span.model)
        grid.add(tr("Asked for"), plainLine(span.requestModel));
    grid.add(tr("Provider"), plainLine(span.provider));
    grid.add(tr("Operation"), plainLine(span.operation));
    grid.add(tr("Finished because"), plainLine(span.finishReasons));
    grid.add(tr("Prompt"), withVersion(span.promptName, span.promptVersion));
    const QString status = toldLine(domain::nameOf(span.row.status));
    const bool failed = span.row.status == domain::SpanStatus::Error;
    grid.add(tr("Status"), span.statusMessage.empty() ? status : status + QStringLiteral(": ") + plainLine(span.statusMessage),
             TextStyle::Body, failed ? QVariant(QStringLiteral("red")) : QVariant());
    grid.add(tr("Error type"), plainLine(span.errorType));
}

void addWhenAndWhere(FactGrid& grid, const InspectedContext& context)
{
    const session::InspectedSpan& span = *context.span;
    grid.add(tr("Started"), tables::exactTimeText(span.row.start) + QStringLiteral("   ") + sinceTraceStart(context, span.row.start));
    const bool running = context.view.session.knownUntil() && span.row.has(store::SpanFlag::Unfinished);
    grid.add(tr("Took"), running ? tr("still running at this moment") : tables::durationText(span.row.duration));
    grid.add(tr("Service"), withVersion(span.service, span.serviceVersion));
    grid.add(tr("Environment"), plainLine(span.environment));
    grid.add(tr("Session"), plainLine(span.session), TextStyle::Code);
    grid.add(tr("User"), plainLine(span.user), TextStyle::Code);
    grid.add(tr("User tier"), plainLine(span.tier));
}

void addCost(FactGrid& grid, const InspectedContext& context)
{
    const session::InspectedSpan& span = *context.span;
    if (!span.row.cost && !span.row.tokens.known())
        return;
    const QString origin = span.row.has(store::SpanFlag::ReportedCost) ? tr("as the sender reported") : tr("from the price table");
    const QString cost = span.row.cost ? QString::fromStdString(format::money(*span.row.cost)) + QStringLiteral("  ") + origin : tr("unknown: no price for this model");
    QPushButton* why = grid.addLink(tr("Cost"), cost, tr("What this cost is made of"));
    session::Session& session = context.view.session;
    QObject::connect(why, &QPushButton::clicked, &session, [&session] { session.setInspectorTab(QStringLiteral("cost")); });
}

void addNumbers(FactGrid& grid, const InspectedContext& context)
{
    const domain::TokenUsage& tokens = context.span->row.tokens;
    grid.add(tr("Tokens in"), tokenCount(tokens.input));
    grid.add(tr("  from cache"), tokenCount(tokens.cacheRead));
    grid.add(tr("  into cache"), tokenCount(tokens.cacheWrite));
    grid.add(tr("Tokens out"), tokenCount(tokens.output));
    grid.add(tr("  reasoning"), tokenCount(tokens.reasoning));
    addCost(grid, context);
}

void addIds(FactGrid& grid, const session::InspectedSpan& span)
{
    grid.add(tr("Span"), QString::fromStdString(span.row.span.hex()), TextStyle::Code);
    grid.add(tr("Parent"), span.row.parent.valid() ? QString::fromStdString(span.row.parent.hex()) : QString(), TextStyle::Code);
    grid.add(tr("Trace"), QString::fromStdString(span.row.trace.hex()), TextStyle::Code);
    grid.add(tr("Tool call"), plainLine(span.toolCallId), TextStyle::Code);
    grid.add(tr("Convention"), span.dialect == "none" ? tables::noneText() : plainLine(span.dialect));
    grid.add(tr("Scope"), plainLine(span.scope));
}

QString stateText(domain::ProvenanceState state)
{
    switch (state) {
    case domain::ProvenanceState::Present: return tr("seen");
    case domain::ProvenanceState::Absent: return tr("absent, though expected");
    case domain::ProvenanceState::NotSeen: return tr("not seen");
    case domain::ProvenanceState::NotApplicable: return tr("does not apply");
    }
    return {};
}

QVariant toneOf(domain::ProvenanceState state)
{
    switch (state) {
    case domain::ProvenanceState::Present: return QStringLiteral("green");
    case domain::ProvenanceState::Absent: return QStringLiteral("red");
    case domain::ProvenanceState::NotSeen: return QStringLiteral("amber");
    default: return 3;
    }
}

/// Null where there are none.
QWidget* makeCards(const InspectedContext& context, const std::vector<domain::Finding>& findings)
{
    if (findings.empty())
        return nullptr;
    auto* column = new QWidget;
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    session::Session& session = context.view.session;
    for (const domain::Finding& finding : findings) {
        auto* card = new FindingCard(context.view.theme, finding);
        QObject::connect(card, &FindingCard::evidenceRequested, &session, [&session](const domain::Evidence& evidence) {
            if (session.selection().trace == evidence.trace)
                session.selectSpan(evidence.span);
            else
                session.openTrace(evidence.trace, evidence.span);
        });
        layout->addWidget(card);
    }
    return column;
}

/// What detectors found on the way to a decision, wherever in the trace it happened: usually why it is wrong.
void addReasons(QVBoxLayout& layout, const InspectedContext& context, const domain::Decision& decision)
{
    std::vector<domain::Finding> findings;
    std::copy_if(context.trace->findings.begin(), context.trace->findings.end(), std::back_inserter(findings),
                 [&](const domain::Finding& finding) { return finding.decisionId == decision.id && finding.span != decision.span; });
    QWidget* cards = makeCards(context, findings);
    if (!cards)
        return;
    layout.addWidget(sectionTitle(context.view.theme, tr("Rests on"), counted(static_cast<std::int64_t>(findings.size()), tr("1 finding in this trace"), tr("%1 findings in this trace"))));
    layout.addWidget(cards);
}

void addDecision(QVBoxLayout& layout, const InspectedContext& context, const domain::Decision& decision)
{
    const Theme& theme = context.view.theme;
    layout.addWidget(sectionTitle(theme, tr("Decision"), decision.isExplicit ? tr("stated by the sender") : tr("inferred from the final answer")));
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    auto* chip = new Chip(theme);
    chip->setSpec({decision.result.empty() ? tables::unknownText() : plainLine(decision.result, 80), ChipTone::Accent, {}, QStringLiteral("decision")});
    head->addWidget(chip);
    head->addWidget(lineLabel(theme, decision.confidence ? tr("confidence %1").arg(tables::decimalText(*decision.confidence, 2)) : tr("no confidence stated"), TextStyle::Small, 2));
    head->addStretch(1);
    layout.addLayout(head);
    auto* grid = new FactGrid(theme);
    for (const auto& [key, value] : decision.subject)
        grid->add(plainLine(key, 60), plainLine(value), TextStyle::Code);
    if (decision.amount)
        grid->add(tr("Amount"), tables::amountText(*decision.amount));
    grid->add(tr("Read from"), plainLine(decision.source));
    layout.addWidget(grid);
    addReasons(layout, context, decision);
    layout.addWidget(sectionTitle(theme, tr("Provenance")));
    grid = new FactGrid(theme);
    for (const domain::ProvenanceCheck& check : decision.provenance)
        grid->add(plainLine(check.name, 60).replace(u'_', u' '), stateText(check.state), TextStyle::Small, toneOf(check.state));
    layout.addWidget(grid);
    layout.addWidget(horizontalRule());
}

void addGrid(QVBoxLayout& layout, FactGrid* grid)
{
    if (grid->isEmpty()) {
        delete grid;
        return;
    }
    layout.addWidget(grid);
    layout.addWidget(horizontalRule());
}

} // namespace

QString sinceTraceStart(const InspectedContext& context, domain::Timestamp time)
{
    if (!context.trace || !time.known())
        return {};
    const domain::Duration offset = time - context.trace->row.start;
    return (offset.ns < 0 ? QString() : QStringLiteral("+")) + tables::durationText(offset);
}

QWidget* makeFindingCards(const InspectedContext& context) { return makeCards(context, context.span->findings); }

QWidget* makeSummaryPage(const InspectedContext& context)
{
    const Theme& theme = context.view.theme;
    QVBoxLayout* layout = nullptr;
    QWidget* page = emptyPage(layout);
    if (QWidget* cards = makeFindingCards(context))
        layout->addWidget(cards);
    if (context.trace) {
        for (const domain::Decision& decision : context.trace->decisions) {
            if (decision.span == context.span->row.span)
                addDecision(*layout, context, decision);
        }
    }
    const auto addSection = [&](auto fill, const auto& value) {
        auto* grid = new FactGrid(theme);
        fill(*grid, value);
        addGrid(*layout, grid);
    };
    addSection(addWhat, *context.span);
    addSection(addWhenAndWhere, context);
    addSection(addNumbers, context);
    addSection(addIds, *context.span);
    layout->addStretch(1);
    return page;
}

} // namespace whyglass::views

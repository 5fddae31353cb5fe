// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/context/trace_context.h"
#include "models/format/format.h"
#include "models/session/trace_contexts.h"
#include "models/tables/cell_text.h"
#include "views/common/chip.h"
#include "views/common/elided_label.h"
#include "views/common/plain_text.h"
#include "views/common/relation_tag.h"
#include "views/details/capture_hint.h"
#include "views/details/inspector_pages.h"
#include "views/details/page_parts.h"
#include "views/timeline/context_chart.h"

#include <QCoreApplication>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace whyglass::views {

using namespace analysis;

namespace {

/// Widgets made without asking.
constexpr std::size_t kShownParts = 80;

QString tr(const char* text) { return QCoreApplication::translate("SawPage", text); }

QString number(std::int64_t count) { return QString::fromStdString(format::count(count)); }
QString sizeText(std::uint64_t bytes) { return QString::fromStdString(format::bytes(static_cast<std::int64_t>(bytes))); }

QString kindText(ContextKind kind)
{
    switch (kind) {
    case ContextKind::System: return tr("System");
    case ContextKind::Tools: return tr("Tool definition");
    case ContextKind::User: return tr("User");
    case ContextKind::Assistant: return tr("Assistant, earlier");
    case ContextKind::ToolResult: return tr("Tool result");
    case ContextKind::Document: return tr("Document");
    }
    return {};
}

QString percent(double share) { return tables::decimalText(share * 100, share < 0.1 ? 1 : 0); }

/// What became of a part on its way into the request.
ChipSpec stateOf(const ContextPart& part)
{
    switch (part.match) {
    case PartMatch::Whole: return {tr("whole"), ChipTone::Green, {}, QStringLiteral("check")};
    case PartMatch::Cut:
        return {tr("cut: %1 of %2 characters").arg(number(static_cast<std::int64_t>(part.sentCharacters)), number(static_cast<std::int64_t>(part.producedCharacters))),
            ChipTone::Amber, {}, {}};
    case PartMatch::Altered: return {tr("altered: %1 % of the words").arg(percent(part.changedWords)), ChipTone::Amber, {}, {}};
    case PartMatch::Unrecorded: return {tr("its output was not recorded"), ChipTone::Neutral, {}, {}};
    case PartMatch::NotFound: break;
    }
    const bool expected = part.kind == ContextKind::ToolResult || part.kind == ContextKind::Assistant;
    return expected ? ChipSpec{tr("no span produced it"), ChipTone::Amber, {}, {}} : ChipSpec{tr("from the application"), ChipTone::Neutral, {}, {}};
}

/// A part with the colour of its layer at the left.
class PartFrame final : public QWidget {
public:
    PartFrame(const Theme& theme, ContextKind kind) : m_theme(theme), m_layer(layerOf(kind)) { }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.fillRect(QRect(0, 4, 3, height() - 8), layerColor(m_theme, m_layer));
        painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color(Role::Border));
    }

private:
    const Theme& m_theme;
    ContextLayer m_layer;
};

QPushButton* sourceLink(const InspectedContext& context, const ContextSource& source)
{
    const QString name = plainLine(source.name, 60) + QStringLiteral(" · ") + plainLine(source.field, 60);
    auto* link = new QPushButton(name);
    link->setProperty("look", QStringLiteral("link"));
    link->setToolTip(toolTipText(QCoreApplication::translate("SawPage", "Go to span %1").arg(QString::fromStdString(source.span.hex()))));
    link->setAccessibleName(QCoreApplication::translate("SawPage", "Go to the producer: %1").arg(name));
    session::Session& session = context.view.session;
    QObject::connect(link, &QPushButton::clicked, &session, [&session, span = source.span] { session.selectSpan(span); });
    return link;
}

QHBoxLayout* headOf(const InspectedContext& context, const QString& title, const QString& name, const QString& right)
{
    const Theme& theme = context.view.theme;
    auto* head = new QHBoxLayout;
    head->setSpacing(6);
    head->addWidget(lineLabel(theme, title, TextStyle::SmallStrong));
    auto* label = new ElidedLabel(theme, TextStyle::Small, Role::Text2);
    label->setText(name);
    head->addWidget(label, 1);
    head->addWidget(lineLabel(theme, right, TextStyle::Small, 3));
    return head;
}

QWidget* makePart(const InspectedContext& context, const ContextPart& part, bool reported)
{
    const Theme& theme = context.view.theme;
    auto* frame = new PartFrame(theme, part.kind);
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(12, 6, 0, 8);
    layout->setSpacing(3);
    const QString tokens = (reported ? QString() : QStringLiteral("~")) + tr("%1 tokens").arg(QString::fromStdString(format::tokens(part.tokens)));
    layout->addLayout(headOf(context, kindText(part.kind), plainLine(part.name, 80), tokens + QStringLiteral(" · ") + sizeText(part.bytes)));
    auto* beginning = new ElidedLabel(theme, TextStyle::Code, Role::Text2);
    beginning->setText(part.bytes == 0 ? tr("(empty)") : plainLine(part.beginning, kBeginningBytes));
    layout->addWidget(beginning);
    auto* state = new QHBoxLayout;
    state->setSpacing(6);
    auto* chip = new Chip(theme);
    chip->setSpec(stateOf(part));
    chip->setAccessibleName(stateOf(part).text);
    state->addWidget(chip);
    if (part.source) {
        auto* relation = new RelationTag(theme, part.relation);
        relation->setToolTip(toolTipText(toldLine(part.basis, 120)));
        state->addWidget(relation);
    }
    state->addStretch(1);
    layout->addLayout(state);
    if (part.source)
        layout->addWidget(sourceLink(context, *part.source), 0, Qt::AlignLeft);
    for (const ContextSource& other : part.others)
        layout->addWidget(sourceLink(context, other), 0, Qt::AlignLeft);
    frame->setAccessibleName(kindText(part.kind) + QStringLiteral(" ") + plainLine(part.name, 80) + QStringLiteral(", ") + stateOf(part).text);
    return frame;
}

QString regionText(const ContextRegion& region)
{
    switch (region.kind) {
    case ContextRegion::Kind::Tools: return tr("the tool definitions");
    case ContextRegion::Kind::System: return tr("the system prompt");
    case ContextRegion::Kind::Message: break;
    }
    return tr("message %1").arg(region.message + 1);
}

QString countsText(const RequestChange& change)
{
    const auto of = [&](RegionChange::Kind kind) { return change.counts[static_cast<std::size_t>(kind)]; };
    QStringList texts;
    const auto add = [&](RegionChange::Kind kind, const QString& text) {
        if (of(kind) > 0)
            texts.append(text.arg(of(kind)));
    };
    add(RegionChange::Kind::Appended, tr("%1 appended"));
    add(RegionChange::Kind::Inserted, tr("%1 inserted"));
    add(RegionChange::Kind::Edited, tr("%1 edited"));
    add(RegionChange::Kind::Removed, tr("%1 removed"));
    add(RegionChange::Kind::Moved, tr("%1 moved"));
    return texts.isEmpty() ? tr("nothing: the same request again") : texts.join(QStringLiteral(", "));
}

void addChange(QVBoxLayout& layout, const InspectedContext& context, const ModelSaw& saw)
{
    const Theme& theme = context.view.theme;
    layout.addWidget(sectionTitle(theme, tr("Since the previous request")));
    if (!saw.change) {
        layout.addWidget(wrappedLabel(theme, tr("This is the first request of its agent or conversation."), TextStyle::Small, 2));
        return;
    }
    const RequestChange& change = *saw.change;
    QStringList lines;
    if (!change.comparable) {
        lines.append(tr("One of the two requests was not recorded."));
    } else {
        lines.append(countsText(change));
        lines.append(change.firstChanged ? tr("first changed: %1; the %2 before it are as they were").arg(regionText(*change.firstChanged), sizeText(change.keptBytes))
                                         : tr("all %1 of it are the beginning of this one").arg(sizeText(change.bytesBefore)));
    }
    if (change.modelChanged)
        lines.append(tr("another model was asked"));
    lines.append(change.gap.ns < 0 ? tr("it was still running when this one began") : tr("%1 after its end").arg(QString::fromStdString(format::duration(change.gap))));
    layout.addWidget(wrappedLabel(theme, lines.join(u'\n'), TextStyle::Small, 2));
    auto* link = new QPushButton(change.previousTrace == saw.trace ? tr("Go to the previous request") : tr("Go to the previous request, in another trace"));
    link->setProperty("look", QStringLiteral("link"));
    session::Session& session = context.view.session;
    QObject::connect(link, &QPushButton::clicked, &session, [&session, trace = change.previousTrace, span = change.previous, same = change.previousTrace == saw.trace] {
        if (same)
            session.selectSpan(span);
        else
            session.openTrace(trace, span);
    });
    layout.addWidget(link, 0, Qt::AlignLeft);
}

void addCache(QVBoxLayout& layout, const InspectedContext& context, const ModelSaw& saw)
{
    const Theme& theme = context.view.theme;
    const CacheReading& cache = saw.cache;
    const auto tokens = [](std::optional<std::int64_t> count) { return QString::fromStdString(format::tokens(count.value_or(0))); };
    QString text;
    QVariant tone = 2;
    switch (cache.state) {
    case CacheReading::State::NotReported: text = tr("Tokens from the cache were not reported for both requests: unknown."); break;
    case CacheReading::State::First: text = tr("%1 tokens came from it; there is no earlier request to compare with.").arg(tokens(cache.read)); break;
    case CacheReading::State::Unused: text = tr("It was not used."); break;
    case CacheReading::State::Held: text = tr("It held: %1 tokens came from it, %2 were expected.").arg(tokens(cache.read), tokens(cache.expected)); break;
    case CacheReading::State::Broken:
        text = tr("It broke: %1 tokens came from it, %2 were expected. Likely cause: %3.").arg(tokens(cache.read), tokens(cache.expected),
            causeText(cache, saw.change ? saw.change->firstChanged : std::nullopt));
        tone = QStringLiteral("red");
        break;
    }
    layout.addWidget(sectionTitle(theme, tr("Prompt cache")));
    layout.addWidget(wrappedLabel(theme, text, TextStyle::Small, tone));
    if (cache.state == CacheReading::State::Broken)
        layout.addWidget(new RelationTag(theme, domain::Relation::Inferred), 0, Qt::AlignLeft);
}

void addUndelivered(QVBoxLayout& layout, const InspectedContext& context, const ModelSaw& saw)
{
    if (saw.neverDelivered.empty() && saw.undecided == 0)
        return;
    const Theme& theme = context.view.theme;
    layout.addWidget(sectionTitle(theme, tr("Never delivered"), saw.neverDelivered.empty() ? QString() : number(static_cast<std::int64_t>(saw.neverDelivered.size()))));
    if (!saw.neverDelivered.empty())
        layout.addWidget(wrappedLabel(theme, tr("Known before this request, and in no recorded request of the trace:"), TextStyle::Small, 2));
    for (std::size_t i = 0; i < saw.neverDelivered.size() && i < kShownParts; ++i) {
        const Undelivered& thing = saw.neverDelivered[i];
        auto* frame = new PartFrame(theme, thing.kind);
        auto* column = new QVBoxLayout(frame);
        column->setContentsMargins(12, 6, 0, 8);
        column->setSpacing(3);
        column->addLayout(headOf(context, kindText(thing.kind), plainLine(thing.source.name, 80), sizeText(thing.bytes)));
        auto* beginning = new ElidedLabel(theme, TextStyle::Code, Role::Text2);
        beginning->setText(plainLine(thing.beginning, kBeginningBytes));
        column->addWidget(beginning);
        column->addWidget(sourceLink(context, thing.source), 0, Qt::AlignLeft);
        layout.addWidget(frame);
    }
    if (saw.undecided > 0)
        layout.addWidget(wrappedLabel(theme, tr("Of %1 more too little was recorded to look for.").arg(saw.undecided), TextStyle::Small, 3));
}

void addParts(QVBoxLayout& layout, const InspectedContext& context, const std::shared_ptr<const ModelSaw>& saw)
{
    const Theme& theme = context.view.theme;
    const auto changed = std::count_if(saw->parts.begin(), saw->parts.end(), [](const ContextPart& part) { return part.match == PartMatch::Cut || part.match == PartMatch::Altered; });
    const QString right = changed > 0 ? tr("%1, of them %2 cut or altered").arg(saw->parts.size()).arg(changed) : QString::number(saw->parts.size());
    layout.addWidget(sectionTitle(theme, tr("What it was given"), right));
    QString basis = saw->tokensReported ? tr("%1 input tokens as reported, shared out in proportion to the text.").arg(number(*saw->inputTokens))
                                        : tr("Tokens are estimated from the text.");
    if (saw->leftOut > 0)
        basis += QLatin1Char(' ') + tr("The first %1 parts are left out.").arg(saw->leftOut);
    layout.addWidget(wrappedLabel(theme, basis, TextStyle::Small, 3));
    // The newest parts are why this call differs from the one before; earlier ones come when asked for.
    const std::size_t first = saw->parts.size() > kShownParts ? saw->parts.size() - kShownParts : 0;
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    if (first > 0) {
        auto* earlier = new QPushButton(tr("Show %1 earlier parts").arg(std::min(first, kShownParts * 5)));
        earlier->setProperty("look", QStringLiteral("link"));
        column->addWidget(earlier, 0, Qt::AlignLeft);
        QObject::connect(earlier, &QPushButton::clicked, earlier, [context, saw, first, column, earlier] {
            earlier->hide();
            for (std::size_t i = first > kShownParts * 5 ? first - kShownParts * 5 : 0, at = 1; i < first; ++i, ++at)
                column->insertWidget(static_cast<int>(at), makePart(context, saw->parts[i], saw->tokensReported));
        });
    }
    for (std::size_t i = first; i < saw->parts.size(); ++i)
        column->addWidget(makePart(context, saw->parts[i], saw->tokensReported));
    layout.addLayout(column);
}

void fill(QVBoxLayout& layout, const InspectedContext& context, const std::shared_ptr<const ModelSaw>& saw)
{
    const Theme& theme = context.view.theme;
    if (!saw->captured) {
        layout.addWidget(sectionTitle(theme, tr("The request was not recorded")));
        layout.addWidget(wrappedLabel(theme, captureHint(context.span->dialect), TextStyle::Small, 2));
        if (saw->inputTokens)
            layout.addWidget(wrappedLabel(theme, tr("%1 input tokens were reported.").arg(number(*saw->inputTokens)), TextStyle::Small, 2));
    }
    addChange(layout, context, *saw);
    const bool replay = context.view.session.knownUntil().has_value();
    if (!replay || !context.span->row.has(store::SpanFlag::Unfinished))
        addCache(layout, context, *saw);
    if (!replay) // what is handed over later is not known yet
        addUndelivered(layout, context, *saw);
    if (saw->captured)
        addParts(layout, context, saw);
    layout.addStretch(1);
}

} // namespace

QWidget* makeSawPage(const InspectedContext& context)
{
    const Theme& theme = context.view.theme;
    if (context.span->row.step != domain::StepKind::Generation)
        return hintPage(theme, QStringLiteral("llm"), tr("No model was asked here"), tr("Choose a model call to see what it was given, and where each part came from."));
    QVBoxLayout* layout = nullptr;
    QWidget* page = emptyPage(layout);
    auto* waiting = wrappedLabel(theme, tr("Comparing the request with what the trace produced before it"), TextStyle::Small, 3);
    layout->addWidget(waiting);
    session::TraceContexts::of(context.view.session).request(
        page, "inspector/saw", context.span->row.trace, [context, layout, waiting](const domain::Result<TraceContextPtr>& trace) {
            auto saw = trace ? (*trace)->saw(context.span->row.span) : std::nullopt;
            if (saw) {
                waiting->hide();
                fill(*layout, context, std::make_shared<const ModelSaw>(std::move(*saw)));
            } else {
                waiting->setText(trace ? tr("The payload of this call cannot be read.") : toldLine(trace.error().text()));
                layout->addStretch(1);
            }
        });
    return page;
}

} // namespace whyglass::views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/lineage/conversation_lineage.h"
#include "models/tables/cell_text.h"
#include "models/timeline/span_label.h"
#include "views/common/chip.h"
#include "views/common/counted.h"
#include "views/common/plain_text.h"
#include "views/common/relation_tag.h"
#include "views/decision/lineage_words.h"
#include "views/details/inspector_pages.h"
#include "views/details/page_parts.h"

#include <QCoreApplication>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace whyglass::views {

namespace {

using analysis::Occurrence;
using analysis::ValueLineage;

constexpr std::size_t kShownValues = 60;
constexpr std::size_t kShownPlaces = 12;

QString tr(const char* text) { return QCoreApplication::translate("LineagePage", text); }

QString kindWords(analysis::ValueKind kind)
{
    switch (kind) {
    case analysis::ValueKind::Number: return tr("number");
    case analysis::ValueKind::Id: return tr("id");
    case analysis::ValueKind::Date: return tr("date");
    case analysis::ValueKind::Email: return tr("e-mail address");
    case analysis::ValueKind::Url: return tr("address");
    case analysis::ValueKind::Text: return tr("text");
    }
    return {};
}

QPushButton* linkButton(const QString& text, QWidget* parent = nullptr)
{
    auto* button = new QPushButton(text, parent);
    button->setProperty("look", QStringLiteral("link"));
    button->setCursor(Qt::PointingHandCursor);
    return button;
}

QString placeName(const InspectedContext& context, const Occurrence& place)
{
    const session::LoadedTracePtr trace = context.trace;
    if (place.trace != context.span->row.trace)
        return tr("earlier trace %1").arg(QString::fromStdString(place.trace.hex().substr(0, 8))) + QStringLiteral("   ") + tables::timeText(place.time);
    const int row = trace ? trace->indexOf(place.span) : -1;
    if (row < 0)
        return place.span.valid() ? QString::fromStdString(place.span.hex()) : tr("a log record of no span");
    return plainLine(timeline::sliceLabel(trace->spans, trace->spans.rows[static_cast<std::size_t>(row)]), 60) + QStringLiteral("   ")
        + sinceTraceStart(context, place.time);
}

/// "chat gpt-4o   +1.2 s   [observed]" over the field and what stands there; a click selects the span.
QWidget* placeRow(const InspectedContext& context, const Occurrence& place, bool isOrigin)
{
    const Theme& theme = context.view.theme;
    auto* widget = new QWidget;
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(12, 2, 0, 4);
    layout->setSpacing(2);
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    auto* link = linkButton(placeName(context, place));
    link->setEnabled(place.span.valid());
    session::Session& session = context.view.session;
    const bool here = place.trace == context.span->row.trace;
    QObject::connect(link, &QPushButton::clicked, &session, [&session, here, trace = place.trace, span = place.span] {
        if (here)
            session.selectSpan(span);
        else
            session.openTrace(trace, span);
    });
    top->addWidget(link);
    if (isOrigin)
        top->addWidget(lineLabel(theme, tr("origin"), TextStyle::SmallStrong));
    top->addStretch(1);
    top->addWidget(new RelationTag(theme, place.relation));
    layout->addLayout(top);
    QString where = plainLine(place.field, 120);
    if (!place.label.empty())
        where += QStringLiteral("   ") + tr("as %1").arg(plainLine(place.label, 60));
    if (place.match != analysis::LineageMatch::Equal)
        where += QStringLiteral("   ") + (place.match == analysis::LineageMatch::Normalised ? plainLine(place.how, 120) : toldLine(place.how, 120));
    if (place.saidByModel)
        where += QStringLiteral("   ") + tr("said by the model");
    layout->addWidget(wrappedLabel(theme, where, TextStyle::Small, 3));
    layout->addWidget(wrappedLabel(theme, plainLine(place.excerpt, 240).remove(QLatin1Char(0x5c)), TextStyle::Code, 2));
    return widget;
}

/// The value without the places that came later than this. Its origin never does: who states a value had it before.
ValueLineage knownAt(ValueLineage value, domain::Timestamp time)
{
    std::size_t kept = 0;
    for (std::size_t i = 0; i < value.occurrences.size(); ++i) {
        const bool isOrigin = value.origin == i;
        if (value.occurrences[i].time > time && !isOrigin)
            continue;
        if (isOrigin)
            value.origin = kept;
        if (kept != i)
            value.occurrences[kept] = std::move(value.occurrences[i]);
        ++kept;
    }
    value.total -= value.occurrences.size() - kept;
    value.occurrences.resize(kept);
    return value;
}

/// The places of a value, made when they are asked for: of a replay, those up to the play-head.
class Places final : public QWidget {
public:
    Places(const InspectedContext& context, ValueLineage value) : m_context(context), m_value(std::move(value))
    {
        hide();
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(2);
    }

    void toggle()
    {
        setVisible(isHidden());
        if (isHidden())
            return;
        const auto until = m_context.view.session.knownUntil();
        const ValueLineage value = until ? knownAt(m_value, *until) : m_value;
        fill(value);
        m_context.view.session.setLit(litValueOf(value, m_context.span->row.trace));
    }

private:
    void fill(const ValueLineage& value)
    {
        while (QLayoutItem* old = layout()->takeAt(0)) {
            delete old->widget();
            delete old;
        }
        const std::size_t origin = value.origin.value_or(value.occurrences.size());
        if (origin >= kShownPlaces && origin < value.occurrences.size())
            layout()->addWidget(placeRow(m_context, value.occurrences[origin], true));
        for (std::size_t i = 0; i < std::min(value.occurrences.size(), kShownPlaces); ++i)
            layout()->addWidget(placeRow(m_context, value.occurrences[i], i == origin));
        if (value.total > kShownPlaces)
            layout()->addWidget(wrappedLabel(m_context.view.theme, counted(static_cast<std::int64_t>(value.total - kShownPlaces), tr("1 more place"), tr("%1 more places")), TextStyle::Small, 3));
    }

    InspectedContext m_context;
    ValueLineage m_value;
};

void addValue(QVBoxLayout& layout, const InspectedContext& context, const analysis::LineageScope& scope, ValueLineage value)
{
    const Theme& theme = context.view.theme;
    const QString text = plainLine(value.value, 120);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    auto* button = linkButton(text);
    button->setToolTip(toolTipText(tr("Show its places, and light them in the timeline")));
    button->setAccessibleName(tr("Places of %1").arg(text));
    button->setEnabled(!value.occurrences.empty());
    row->addWidget(button);
    row->addWidget(lineLabel(theme, kindWords(value.kind), TextStyle::Small, 3));
    row->addStretch(1);
    if (value.origin) {
        row->addWidget(new RelationTag(theme, value.occurrences[*value.origin].relation));
    } else {
        auto* chip = new Chip(theme);
        chip->setSpec({tr("unsupported"), ChipTone::Amber, {}, QStringLiteral("warn")});
        row->addWidget(chip);
    }
    layout.addLayout(row);
    layout.addWidget(wrappedLabel(theme, lineageWords(value, context.trace.get(), scope), TextStyle::Small, 2));
    auto* places = new Places(context, std::move(value));
    QObject::connect(button, &QPushButton::clicked, places, [places] { places->toggle(); });
    layout.addWidget(places);
    layout.addWidget(horizontalRule());
}

void show(QVBoxLayout& layout, const InspectedContext& context, const domain::Result<analysis::Lineage>& lineage)
{
    const Theme& theme = context.view.theme;
    if (!lineage) {
        layout.addWidget(wrappedLabel(theme, toldLine(lineage.error().text()), TextStyle::Body, 3));
    } else if (lineage->values.empty()) {
        layout.addWidget(wrappedLabel(theme, tr("This span states no number, id, date, address or name that could be traced."), TextStyle::Body, 3));
    } else {
        for (std::size_t i = 0; i < std::min(lineage->values.size(), kShownValues); ++i)
            addValue(layout, context, lineage->scope, lineage->values[i]);
        if (lineage->values.size() > kShownValues)
            layout.addWidget(wrappedLabel(theme, counted(static_cast<std::int64_t>(lineage->values.size() - kShownValues), tr("1 more value; whyglass lineage lists all."), tr("%1 more values; whyglass lineage lists all.")), TextStyle::Small, 3));
    }
    layout.addStretch(1);
}

} // namespace

QWidget* makeLineagePage(const InspectedContext& context)
{
    if (QWidget* running = makeRunningHint(context))
        return running;
    const Theme& theme = context.view.theme;
    QVBoxLayout* layout = nullptr;
    QWidget* page = emptyPage(layout);
    const bool isTool = context.span->row.step == domain::StepKind::Tool;
    layout->addWidget(wrappedLabel(theme, isTool ? tr("Where the values of these arguments came from.") : tr("Where the values of this output came from."), TextStyle::Small, 3));
    QLabel* waiting = wrappedLabel(theme, tr("Reading the trace …"), TextStyle::Body, 3);
    layout->addWidget(waiting);
    context.view.session.queries().request<analysis::Lineage>(
        page, "inspector/lineage",
        [trace = context.span->row.trace, span = context.span->row.span](store::WorkspaceReader& reader) -> domain::Result<analysis::Lineage> {
            return analysis::loadLineageOfSpan(reader, trace, span);
        },
        [layout, waiting, context](domain::Result<analysis::Lineage> lineage) {
            delete waiting;
            show(*layout, context, lineage);
        });
    return page;
}

} // namespace whyglass::views

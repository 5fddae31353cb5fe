// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/investigate_header.h"

#include "models/format/format.h"
#include "models/timeline/span_label.h"
#include "views/common/chip.h"
#include "views/common/cost_button.h"
#include "views/common/elided_label.h"
#include "views/common/plain_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStringList>

namespace whyglass::views {

namespace {

constexpr int kHeight = 44;
constexpr int kIcon = 18;

QString figuresOf(const session::LoadedTrace& trace, domain::TimeWindow extent)
{
    const auto text = [](const std::string& plain) { return QString::fromStdString(plain); };
    const auto spans = static_cast<std::int64_t>(trace.spans.rows.size());
    const std::int64_t generations = trace.row.steps[static_cast<std::size_t>(domain::StepKind::Generation)];
    QStringList parts{text(format::duration(trace.axis.empty() ? extent.length() : trace.row.end - trace.row.start)),
        spans == 1 ? InvestigateHeader::tr("1 span") : InvestigateHeader::tr("%1 spans").arg(text(format::count(spans)))};
    if (generations > 0)
        parts.append(generations == 1 ? InvestigateHeader::tr("1 generation")
                                      : InvestigateHeader::tr("%1 generations").arg(text(format::count(generations))));
    if (const auto tokens = trace.row.tokens.total())
        parts.append(InvestigateHeader::tr("%1 tokens").arg(text(format::tokens(*tokens))));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

InvestigateHeader::InvestigateHeader(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icon(new QLabel(this))
    , m_name(new ElidedLabel(theme, TextStyle::ViewTitle, Role::Text, this))
    , m_subject(new ElidedLabel(theme, TextStyle::Body, Role::Text2, this))
    , m_figures(new ElidedLabel(theme, TextStyle::Small, Role::Text2, this))
    , m_version(new Chip(theme, this))
    , m_environment(new Chip(theme, this))
    , m_errors(new Chip(theme, this))
    , m_incomplete(new Chip(theme, this))
    , m_cost(new CostButton(theme, TextStyle::BodyStrong, this))
    , m_card(new QPushButton(tr("Decision card"), this))
    , m_replay(new QPushButton(tr("Replay"), this))
{
    setProperty("panel", QStringLiteral("surface"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(kHeight);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 0, 14, 0);
    layout->setSpacing(10);
    for (QWidget* part :
        std::initializer_list<QWidget*>{m_icon, m_name, m_subject, m_version, m_environment, m_errors, m_incomplete, m_figures, m_cost})
        layout->addWidget(part);
    layout->addStretch(1);
    connect(m_cost, &QPushButton::clicked, this, &InvestigateHeader::costRequested);
    m_card->setToolTip(tr("What was decided in this trace, and on what evidence"));
    m_card->setFocusPolicy(Qt::TabFocus);
    layout->addWidget(m_card);
    connect(m_card, &QPushButton::clicked, this, [this] { Q_EMIT decisionRequested(m_decision); });
    m_replay->setToolTip(tr("Show what was known at each moment (Space)"));
    m_replay->setFocusPolicy(Qt::TabFocus);
    layout->addWidget(m_replay);
    connect(m_replay, &QPushButton::clicked, this, &InvestigateHeader::replayRequested);
    connect(&theme, &Theme::changed, this, &InvestigateHeader::restyle);
    setTimeline(nullptr);
}

void InvestigateHeader::setTimeline(const timeline::TraceTimelinePtr& timeline)
{
    m_givesWay.clear();
    for (QWidget* part : findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
        part->setVisible(timeline != nullptr);
    if (!timeline || timeline->trace().spans.rows.empty())
        return;
    const session::LoadedTrace& trace = timeline->trace();
    const store::SpanRow& root = trace.spans.rows.front();
    m_step = root.step;
    m_name->setText(plainLine(timeline::sliceLabel(trace.spans, root), 120));
    QString subject = plainLine(root.agent != 0 ? trace.row.service : trace.spans.text(root.service), 80);
    QString version;
    m_card->setVisible(!trace.decisions.empty());
    if (!trace.decisions.empty()) {
        m_decision = QString::fromStdString(trace.decisions.back().id);
        const domain::Decision& decision = trace.decisions.back();
        version = plainLine(decision.serviceVersion, 40);
        if (!decision.subject.empty())
            subject = plainLine(decision.subject.front().second, 80);
    }
    m_subject->setText(subject == m_name->text() ? QString() : subject);
    m_version->setSpec({.text = version, .icon = {}});
    m_environment->setSpec({.text = plainLine(trace.environment, 40), .icon = {}});
    m_environment->setToolTip(tr("Deployment environment"));
    const std::int64_t errors = trace.row.errors;
    m_errors->setSpec(
        {.text = errors > 0 ? (errors == 1 ? tr("1 error") : tr("%1 errors").arg(QString::fromStdString(format::count(errors))))
                            : QString(),
            .tone = ChipTone::Red,
            .icon = QStringLiteral("cross")});
    m_incomplete->setSpec(
        {.text = trace.row.complete ? QString() : tr("parts missing"), .tone = ChipTone::Amber, .icon = QStringLiteral("warn")});
    m_incomplete->setToolTip(tr("Spans name parents that have not arrived"));
    m_figures->setText(figuresOf(trace, timeline->extent()));
    m_cost->setCost(trace.row.cost, trace.row.calls, trace.row.unpricedCalls, trace.row.unknownCalls);
    restyle();
    for (QWidget* part : std::initializer_list<QWidget*>{m_environment, m_version, m_figures}) {
        if (!part->isHidden())
            m_givesWay.push_back(part);
    }
    giveWay();
}

/// What it needs when all that can has given way.
QSize InvestigateHeader::minimumSizeHint() const
{
    QSize least = QWidget::minimumSizeHint();
    for (const QWidget* part : m_givesWay) {
        const QSize needs = part == m_figures ? part->minimumSizeHint() : part->sizeHint();
        least.rwidth() -= part->isHidden() ? 0 : needs.width() + layout()->spacing();
    }
    for (const ElidedLabel* label : {m_subject, m_name})
        least.rwidth() -= std::max(label->minimumWidth() - label->minimumSizeHint().width(), 0);
    return least;
}

void InvestigateHeader::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    giveWay();
}

/// Where there is little room the figures are cut, then the chips and the figures go: the inspector has them all. Then subject and name
/// are cut to less than one can read; buttons stay whole.
void InvestigateHeader::giveWay()
{
    constexpr int kNameWidth = 84, kSubjectWidth = 72;
    const auto tooWide = [this] { return layout()->minimumSize().width() > width(); };
    m_name->setMinimumWidth(std::min(m_name->sizeHint().width(), kNameWidth));
    m_subject->setMinimumWidth(std::min(m_subject->sizeHint().width(), kSubjectWidth));
    for (QWidget* part : m_givesWay)
        part->show();
    for (QWidget* part : m_givesWay) {
        if (tooWide())
            part->hide();
    }
    for (ElidedLabel* label : {m_subject, m_name}) {
        if (tooWide())
            label->setMinimumWidth(0);
    }
}

void InvestigateHeader::restyle()
{
    m_card->setIcon(m_theme.icon(QStringLiteral("decision")));
    m_replay->setIcon(m_theme.icon(QStringLiteral("play")));
    m_icon->setPixmap(m_theme.pixmap(Theme::iconOf(m_step), m_theme.kind(kindOf(m_step)).solid, kIcon, devicePixelRatioF()));
}

} // namespace whyglass::views

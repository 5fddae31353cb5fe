// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/decision/decision_header.h"

#include "models/tables/cell_text.h"
#include "views/common/elided_label.h"
#include "views/common/parts.h"
#include "views/decision/decision_place.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace whyglass::views {

namespace {

constexpr int kLeastLabel = 56;

constexpr int kHeight = 44;
/// Narrower headers show the actions by their icons.
constexpr int kRoomForWords = 800;

} // namespace

DecisionHeader::DecisionHeader(const Theme& theme, DecisionPlace& place, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_place(place), m_label(new ElidedLabel(theme, TextStyle::ViewTitle, Role::Text, this)),
      m_count(new ElidedLabel(theme, TextStyle::Small, Role::Text2, this)), m_previous(new QToolButton(this)), m_next(new QToolButton(this))
{
    setProperty("panel", QStringLiteral("surface"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(kHeight);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 0, 14, 0);
    row->setSpacing(8);
    auto* list = new QPushButton(tr("Decisions"), this);
    list->setProperty("look", QStringLiteral("link"));
    connect(list, &QPushButton::clicked, this, &DecisionHeader::listRequested);
    row->addWidget(list);
    row->addWidget(lineLabel(theme, QStringLiteral("›"), TextStyle::Body, 3));
    m_label->setElideMode(Qt::ElideMiddle);
    m_label->setMinimumWidth(kLeastLabel); // its place in the list gives way first
    row->addWidget(m_label);
    row->addWidget(m_count);
    for (const auto& [button, key, name, step] : {std::tuple(m_previous, u"[", tr("Previous decision"), -1), std::tuple(m_next, u"]", tr("Next decision"), 1)}) {
        button->setText(QString::fromUtf16(key));
        button->setAccessibleName(name);
        button->setToolTip(QStringLiteral("%1 (%2)").arg(name, button->text()));
        button->setFont(theme.font(TextStyle::Code));
        button->setProperty("look", QStringLiteral("key"));
        connect(button, &QToolButton::clicked, this, [this, by = step] { m_place.step(by); });
        row->addWidget(button);
    }
    row->addStretch(1);
    connect(addAction(tr("Open trace"), QStringLiteral("trace"), tr("The trace, at the step that decided (T)")), &QPushButton::clicked, this, &DecisionHeader::traceRequested);
    m_compare = addAction(tr("Compare"), QStringLiteral("compare"), tr("Beside the nearest decision that ended otherwise (C)"));
    connect(m_compare, &QPushButton::clicked, this, &DecisionHeader::compareRequested);
    connect(addAction(tr("Replay"), QStringLiteral("play"), tr("What was known at each moment (R)")), &QPushButton::clicked, this, &DecisionHeader::replayRequested);
    connect(addAction(tr("Copy link"), QStringLiteral("link"), tr("A link to this card (Ctrl+Shift+C)")), &QPushButton::clicked, this, &DecisionHeader::linkRequested);
    for (const Action& action : m_actions)
        row->addWidget(action.button);
    connect(&place, &DecisionPlace::changed, this, &DecisionHeader::showPlace);
    connect(&theme, &Theme::changed, this, &DecisionHeader::restyle);
    restyle();
    showPlace();
}

QPushButton* DecisionHeader::addAction(const QString& title, const QString& icon, const QString& tip)
{
    auto* button = new QPushButton(title, this);
    button->setAccessibleName(title);
    button->setToolTip(tip);
    button->setFocusPolicy(Qt::TabFocus);
    m_actions.push_back({button, title, icon});
    return button;
}

void DecisionHeader::setDecision(const QString& label, bool comparable)
{
    m_label->setText(label);
    m_compare->setEnabled(comparable);
}

void DecisionHeader::showPlace()
{
    m_count->setText(m_place.known() ? tr("%1 of %2 in this view").arg(tables::countText(m_place.number()), tables::countText(m_place.count()))
                     : m_place.count() > 0 ? tr("not among the %1 of this view").arg(tables::countText(m_place.count()))
                                           : QString());
    m_previous->setEnabled(m_place.canStep(-1));
    m_next->setEnabled(m_place.canStep(1));
}

void DecisionHeader::restyle()
{
    for (const Action& action : m_actions)
        action.button->setIcon(m_theme.icon(action.icon));
}

QSize DecisionHeader::minimumSizeHint() const
{
    QSize least = QWidget::minimumSizeHint();
    for (const Action& action : m_actions) {
        if (!action.button->text().isEmpty())
            least.rwidth() -= action.button->fontMetrics().horizontalAdvance(action.button->text());
    }
    return least;
}

void DecisionHeader::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool words = width() >= kRoomForWords;
    for (const Action& action : m_actions)
        action.button->setText(words ? action.title : QString());
}

} // namespace whyglass::views

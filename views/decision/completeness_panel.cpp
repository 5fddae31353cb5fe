// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/decision/completeness_panel.h"

#include "views/common/parts.h"
#include "views/common/plain_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace whyglass::views {

namespace {

using domain::ProvenanceState;

Role roleOf(ProvenanceState state)
{
    switch (state) {
    case ProvenanceState::Present: return Role::Green;
    case ProvenanceState::Absent: return Role::Red;
    case ProvenanceState::NotSeen: return Role::Amber;
    case ProvenanceState::NotApplicable: break;
    }
    return Role::BorderStrong;
}

QString iconOf(ProvenanceState state)
{
    return state == ProvenanceState::Present ? QStringLiteral("check") : state == ProvenanceState::Absent ? QStringLiteral("cross") : QStringLiteral("minus");
}

QString wordOf(ProvenanceState state)
{
    switch (state) {
    case ProvenanceState::Present: return CompletenessPanel::tr("recorded");
    case ProvenanceState::Absent: return CompletenessPanel::tr("absent");
    case ProvenanceState::NotSeen: return CompletenessPanel::tr("not seen");
    case ProvenanceState::NotApplicable: break;
    }
    return CompletenessPanel::tr("does not apply");
}

/// A segment a check, those that are there first.
class Segments final : public QWidget {
public:
    Segments(const Theme& theme, const analysis::DecisionCard& card, QWidget* parent) : QWidget(parent), m_theme(theme)
    {
        setFixedHeight(6);
        for (const ProvenanceState state : {ProvenanceState::Present, ProvenanceState::Absent, ProvenanceState::NotSeen}) {
            for (const analysis::CardCheck& check : card.completeness) {
                if (check.state == state)
                    m_roles.push_back(roleOf(state));
            }
        }
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        constexpr double kGap = 2;
        const auto count = static_cast<double>(m_roles.size());
        for (std::size_t i = 0; i < m_roles.size(); ++i) {
            const double x0 = static_cast<double>(i) * (width() + kGap) / count;
            painter.fillRect(QRectF(x0, 0, (width() + kGap) / count - kGap, height()), m_theme.color(m_roles[i]));
        }
    }

private:
    const Theme& m_theme;
    std::vector<Role> m_roles;
};

QString joinedTitles(const analysis::DecisionCard& card, ProvenanceState state)
{
    QStringList titles;
    for (const analysis::CardCheck& check : card.completeness) {
        if (check.state == state)
            titles.append(toldLine(check.title, 80));
    }
    return titles.join(QStringLiteral(", "));
}

QString reasons(const analysis::DecisionCard& card, ProvenanceState state)
{
    QStringList lines;
    for (const analysis::CardCheck& check : card.completeness) {
        if (check.state == state)
            lines.append(toldLine(check.title, 80) + QStringLiteral(": ") + toldLine(check.reason));
    }
    return lines.join(u'\n');
}

} // namespace

CompletenessPanel::CompletenessPanel(const Theme& theme, const CardPtr& card, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(6);
    auto* head = new QHBoxLayout;
    head->addWidget(lineLabel(theme, tr("Provenance completeness"), TextStyle::BodyStrong));
    head->addStretch(1);
    head->addWidget(lineLabel(theme, tr("%1 of %2").arg(card->present).arg(card->applicable), TextStyle::BodyStrong));
    layout->addLayout(head);
    auto* segments = new Segments(theme, *card, this);
    segments->setAccessibleName(tr("Based on %1 of %2").arg(card->present).arg(card->applicable));
    layout->addWidget(segments);

    const auto line = [&](ProvenanceState state, const QString& text, const QVariant& tone) {
        if (text.isEmpty())
            return;
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        auto* icon = new QLabel(this);
        icon->setPixmap(theme.pixmap(iconOf(state), theme.color(roleOf(state)), 12, devicePixelRatioF()));
        icon->setContentsMargins(0, 2, 0, 0);
        row->addWidget(icon, 0, Qt::AlignTop);
        QLabel* words = wrappedLabel(theme, text, TextStyle::Small, tone);
        words->setToolTip(toolTipText(reasons(*card, state)));
        row->addWidget(words, 1);
        layout->addLayout(row);
    };
    const QString present = joinedTitles(*card, ProvenanceState::Present);
    line(ProvenanceState::Present, present.isEmpty() ? QString() : tr("Recorded: %1").arg(present), 2);
    for (const ProvenanceState state : {ProvenanceState::Absent, ProvenanceState::NotSeen}) {
        for (const analysis::CardCheck& check : card->completeness) {
            if (check.state == state)
                addCheck(*layout, check);
        }
    }
    const QString other = joinedTitles(*card, ProvenanceState::NotApplicable);
    line(ProvenanceState::NotApplicable, other.isEmpty() ? QString() : tr("Does not apply: %1").arg(other), 3);
    for (const std::string& note : card->notes)
        layout->addWidget(wrappedLabel(theme, toldLine(note), TextStyle::Tiny, 3));
}

void CompletenessPanel::addCheck(QVBoxLayout& layout, const analysis::CardCheck& check)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    auto* icon = new QLabel(this);
    icon->setPixmap(m_theme.pixmap(iconOf(check.state), m_theme.color(roleOf(check.state)), 12, devicePixelRatioF()));
    icon->setContentsMargins(0, 2, 0, 0);
    icon->setAccessibleName(wordOf(check.state));
    row->addWidget(icon, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    auto* title = new QHBoxLayout;
    title->addWidget(wrappedLabel(m_theme, tr("%1: %2").arg(toldLine(check.title, 80), wordOf(check.state)), TextStyle::SmallStrong), 1);
    if (!check.evidence.empty()) {
        auto* open = new QPushButton(tr("Show"), this);
        open->setProperty("look", QStringLiteral("link"));
        open->setFont(m_theme.font(TextStyle::Small));
        open->setAccessibleName(tr("Show the place of: %1").arg(toldLine(check.title, 80)));
        connect(open, &QPushButton::clicked, this, [this, first = check.evidence.front()] { Q_EMIT evidenceOpened(first); });
        title->addWidget(open);
    }
    words->addLayout(title);
    words->addWidget(wrappedLabel(m_theme, toldLine(check.reason), TextStyle::Small, 2));
    row->addLayout(words, 1);
    layout.addLayout(row);
}

} // namespace whyglass::views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/compare/compare_header.h"

#include "models/format/format.h"
#include "models/tables/cell_text.h"
#include "models/tables/shown_time.h"
#include "views/common/chip.h"
#include "views/common/plain_text.h"
#include "views/compare/side_badge.h"

#include <QCoreApplication>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

namespace whyglass::views {

namespace {

constexpr int kHeight = 38;
constexpr int kChip = 20;
constexpr int kPadding = 12;
constexpr int kGap = 8;

QString figuresOf(const analysis::ComparedSide& side)
{
    const auto text = [](const std::string& plain) { return QString::fromStdString(plain); };
    QStringList parts{QLocale().toString(tables::shownTime(side.start), QCoreApplication::translate("tables", "d MMM yyyy, HH:mm:ss"))};
    parts.append(side.cost ? text(format::money(*side.cost)) : CompareHeader::tr("cost unknown"));
    if (const auto tokens = side.tokens.total())
        parts.append(CompareHeader::tr("%1 tokens").arg(text(format::tokens(*tokens))));
    return parts.join(QStringLiteral(" · "));
}

QString resultOf(const domain::Decision& decision)
{
    QString text = decision.result.empty() ? CompareHeader::tr("result unknown") : plainLine(decision.result, 40);
    if (decision.confidence)
        text += QStringLiteral(" · ") + tables::decimalText(*decision.confidence, 2);
    return text;
}

ChipTone toneOf(const std::string& result)
{
    return result == "approved" ? ChipTone::Green : result == "rejected" ? ChipTone::Red : ChipTone::Amber;
}

} // namespace

void paintSideBadge(QPainter& painter, const Theme& theme, bool isA, const QRect& rect)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(isA ? Role::Accent : Role::Text2));
    painter.drawRoundedRect(rect, 3, 3);
    painter.setFont(theme.font(TextStyle::TinyMedium));
    painter.setPen(theme.color(isA ? Role::OnAccent : Role::Surface));
    painter.drawText(rect, Qt::AlignCenter, isA ? QStringLiteral("A") : QStringLiteral("B"));
    painter.restore();
}

CompareHeader::CompareHeader(const Theme& theme, int middle, QWidget* parent) : QWidget(parent), m_theme(theme), m_middle(middle)
{
    setFixedHeight(kHeight);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void CompareHeader::setComparison(tables::ComparisonPtr comparison)
{
    m_comparison = std::move(comparison);
    if (m_comparison)
        setAccessibleName(tr("A: %1, B: %2").arg(plainLine(m_comparison->a.label, 80), plainLine(m_comparison->b.label, 80)));
    update();
}

void CompareHeader::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Role::Surface2));
    if (!m_comparison)
        return;
    const int half = (width() - m_middle) / 2;
    paintSide(painter, QRect(0, 0, half, height()), m_comparison->a, true);
    paintSide(painter, QRect(half + m_middle, 0, width() - half - m_middle, height()), m_comparison->b, false);
    for (const int x : {half, half + m_middle - 1})
        painter.fillRect(QRect(x, 0, 1, height()), m_theme.color(Role::Border));
}

void CompareHeader::paintSide(QPainter& painter, const QRect& rect, const analysis::ComparedSide& side, bool isA) const
{
    QRect room = rect.adjusted(kPadding, 0, -kPadding, 0);
    paintSideBadge(painter, m_theme, isA, QRect(room.left(), room.center().y() - kSideBadge / 2, kSideBadge, kSideBadge));
    room.setLeft(room.left() + kSideBadge + kGap);
    painter.setFont(m_theme.font(TextStyle::BodyStrong));
    painter.setPen(m_theme.color(Role::Text));
    const QString name = painter.fontMetrics().elidedText(plainLine(side.label, 100), Qt::ElideMiddle, room.width() / 2);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, name);
    room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(name) + kGap);
    std::vector<ChipSpec> chips;
    if (side.decision)
        chips.push_back({resultOf(*side.decision), toneOf(side.decision->result), {}, {}});
    const std::string release = side.service + (side.serviceVersion.empty() ? "" : " " + side.serviceVersion);
    if (!release.empty())
        chips.push_back({plainLine(release, 60), ChipTone::Neutral, {}, {}});
    for (const ChipSpec& chip : chips) {
        const int wide = chipWidth(m_theme, chip);
        if (wide > room.width())
            continue;
        paintChip(painter, m_theme, chip, QRect(room.left(), room.center().y() - kChip / 2, wide, kChip));
        room.setLeft(room.left() + wide + kGap);
    }
    painter.setFont(m_theme.font(TextStyle::Small));
    painter.setPen(m_theme.color(Role::Text2));
    painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, painter.fontMetrics().elidedText(figuresOf(side), Qt::ElideRight, room.width()));
}

void CompareHeader::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (m_comparison)
        Q_EMIT sideOpened(event->position().x() < width() / 2.0);
}

} // namespace whyglass::views

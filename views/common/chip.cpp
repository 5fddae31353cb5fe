// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/chip.h"

#include <QFontMetrics>
#include <QPainter>

namespace whyglass::views {

namespace {

constexpr int kPadding = 7;
constexpr int kMark = 10;
constexpr int kIcon = 12;
constexpr int kGap = 5;
constexpr int kHeaderHeight = 20;

struct ChipColors {
    Role fill, ink;
};

ChipColors colorsOf(ChipTone tone)
{
    switch (tone) {
    case ChipTone::Neutral:
        return {Role::Hover, Role::Text2};
    case ChipTone::Accent:
        return {Role::AccentWeak, Role::AccentInk};
    case ChipTone::Red:
        return {Role::RedWeak, Role::RedInk};
    case ChipTone::Amber:
        return {Role::AmberWeak, Role::AmberInk};
    case ChipTone::Green:
        return {Role::GreenWeak, Role::GreenInk};
    case ChipTone::Low:
        return {Role::LowWeak, Role::Text2};
    }
    return {Role::Hover, Role::Text2};
}

QString wordOf(domain::Relation relation)
{
    return relation == domain::Relation::Observed ? Chip::tr("observed") : Chip::tr("inferred");
}

} // namespace

int chipWidth(const Theme& theme, const ChipSpec& chip)
{
    const QFontMetrics metrics(theme.font(TextStyle::TinyMedium));
    return 2 * kPadding + metrics.horizontalAdvance(chip.text) + (chip.mark ? kMark + kGap : 0)
        + (chip.icon.isEmpty() ? 0 : kIcon + kGap);
}

void paintChip(QPainter& painter, const Theme& theme, const ChipSpec& chip, const QRect& rect)
{
    const ChipColors colors = colorsOf(chip.tone);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(colors.fill));
    painter.drawRoundedRect(rect, 3, 3);
    QRect content = rect.adjusted(kPadding, 0, -kPadding, 0);
    if (chip.mark) {
        theme.paintSeverity(painter, QRectF(content.left(), rect.center().y() - kMark / 2 + 0.5, kMark, kMark), *chip.mark);
        content.setLeft(content.left() + kMark + kGap);
    }
    if (!chip.icon.isEmpty()) {
        painter.drawPixmap(content.left(), rect.top() + (rect.height() - kIcon) / 2,
            theme.pixmap(chip.icon, theme.color(colors.ink), kIcon, painter.device()->devicePixelRatioF()));
        content.setLeft(content.left() + kIcon + kGap);
    }
    painter.setFont(theme.font(TextStyle::TinyMedium));
    painter.setPen(theme.color(colors.ink));
    painter.drawText(content, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(chip.text, Qt::ElideRight, content.width() + 1));
    painter.restore();
}

int relationTagWidth(const Theme& theme, domain::Relation relation)
{
    return QFontMetrics(theme.font(TextStyle::Tiny)).horizontalAdvance(wordOf(relation)) + 12;
}

void paintRelationTag(QPainter& painter, const Theme& theme, domain::Relation relation, const QRect& rect)
{
    const bool observed = relation == domain::Relation::Observed;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(observed ? Role::BorderStrong : Role::Amber), 1, observed ? Qt::SolidLine : Qt::DashLine));
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(theme.color(observed ? Role::Text2 : Role::AmberInk));
    painter.setFont(theme.font(TextStyle::Tiny));
    painter.drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, wordOf(relation));
    painter.restore();
}

Chip::Chip(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Chip::setSpec(const ChipSpec& spec)
{
    m_spec = spec;
    setVisible(!spec.text.isEmpty());
    setAccessibleName(spec.text);
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const { return {chipWidth(m_theme, m_spec), kHeaderHeight}; }

void Chip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintChip(painter, m_theme, m_spec, rect());
}

} // namespace whyglass::views

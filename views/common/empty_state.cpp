// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/empty_state.h"

#include <QPainter>

#include <algorithm>

namespace whyglass::views {

void paintEmptyState(QPainter& painter, const Theme& theme, const EmptyStateSpec& spec, const QRect& rect)
{
    constexpr int kIcon = 24;
    constexpr int kWidth = 460;
    painter.save();
    const int width = std::min(kWidth, rect.width() - 32);
    QRect line(rect.center().x() - width / 2, rect.center().y() - 48, width, kIcon);
    if (!spec.icon.isEmpty()) {
        const QPixmap icon = theme.pixmap(
            spec.icon, theme.color(spec.error ? Role::Red : Role::Text3), kIcon, painter.device()->devicePixelRatioF());
        painter.drawPixmap(line.center().x() - kIcon / 2, line.top(), icon);
    }
    line.translate(0, kIcon + 8);
    painter.setFont(theme.font(TextStyle::BodyStrong));
    painter.setPen(theme.color(spec.error ? Role::RedInk : Role::Text));
    painter.drawText(line, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap | Qt::TextDontClip, spec.title);
    const int titleHeight = painter.boundingRect(line, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, spec.title).height();
    line.translate(0, titleHeight + 4);
    painter.setFont(theme.font(TextStyle::Small));
    painter.setPen(theme.color(Role::Text3));
    painter.drawText(line, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap | Qt::TextDontClip, spec.hint);
    painter.restore();
}

EmptyState::EmptyState(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void EmptyState::setSpec(const EmptyStateSpec& spec)
{
    m_spec = spec;
    setAccessibleName(spec.title);
    setAccessibleDescription(spec.hint);
    update();
}

void EmptyState::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintEmptyState(painter, m_theme, m_spec, rect());
}

} // namespace whyglass::views

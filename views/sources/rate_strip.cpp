// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/sources/rate_strip.h"

#include "models/tables/cell_text.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace whyglass::views {

namespace {

constexpr std::size_t kSeconds = 120;
constexpr int kHeight = 64;
constexpr int kCaption = 18;

} // namespace

RateStrip::RateStrip(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setFixedHeight(kHeight);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    setAccessibleName(tr("Spans a second over the last two minutes"));
}

void RateStrip::add(double spansPerSecond)
{
    m_rates.push_back(spansPerSecond);
    if (m_rates.size() > kSeconds)
        m_rates.pop_front();
    setAccessibleDescription(tr("now %1").arg(tables::countText(std::lround(spansPerSecond))));
    update();
}

void RateStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const double most = m_rates.empty() ? 0 : *std::max_element(m_rates.begin(), m_rates.end());
    const double now = m_rates.empty() ? 0 : m_rates.back();
    painter.setFont(m_theme.font(TextStyle::Small));
    painter.setPen(m_theme.color(Role::Text2));
    const QRect caption(0, 0, width(), kCaption);
    painter.drawText(caption, Qt::AlignLeft | Qt::AlignVCenter, tr("%1 spans/s").arg(tables::countText(std::lround(now))));
    painter.drawText(caption, Qt::AlignRight | Qt::AlignVCenter, tr("last 2 minutes, at most %1").arg(tables::countText(std::lround(most))));
    const QRect field(0, kCaption + 2, width(), height() - kCaption - 3);
    painter.fillRect(QRect(field.left(), field.bottom() + 1, field.width(), 1), m_theme.color(Role::Border));
    if (most <= 0)
        return;
    const double step = static_cast<double>(field.width()) / static_cast<double>(kSeconds);
    const double first = static_cast<double>(kSeconds - m_rates.size()) * step;
    for (std::size_t i = 0; i < m_rates.size(); ++i) {
        const double high = m_rates[i] > 0 ? std::max(1.0, m_rates[i] / most * field.height()) : 0.0;
        painter.fillRect(QRectF(first + static_cast<double>(i) * step, field.bottom() + 1 - high, std::max(1.0, step - 1), high),
                         m_theme.color(Role::Accent));
    }
}

} // namespace whyglass::views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/overview/figure_tile.h"

#include "models/tables/cell_text.h"
#include "views/common/plain_text.h"

#include <QPainter>

#include <algorithm>
#include <numeric>

namespace whyglass::views {

namespace {

constexpr int kHeight = 112;
constexpr int kMargin = 14;
constexpr int kBars = 28;

} // namespace

FigureTile::FigureTile(const Theme& theme, QWidget* parent) : QAbstractButton(parent), m_theme(theme)
{
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(150, kHeight);
    setFixedHeight(kHeight);
    setAttribute(Qt::WA_Hover);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void FigureTile::setFigure(const MetricStrips::Series& series, const QString& note, const QString& target)
{
    m_series = series;
    m_note = note;
    const std::int64_t sum = std::accumulate(series.values.begin(), series.values.end(), std::int64_t{0});
    m_figure = series.known ? MetricStrips::valueText(series.unit, sum) : tables::unknownText();
    setAccessibleName(series.title + QStringLiteral(": ") + m_figure + (note.isEmpty() ? QString() : QStringLiteral(", ") + note));
    setToolTip(toolTipText(target));
    update();
}

QSize FigureTile::sizeHint() const { return {200, kHeight}; }

void FigureTile::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const bool raised = underMouse() || hasFocus();
    painter.fillRect(rect(), m_theme.color(underMouse() ? Role::Hover : Role::Surface));
    painter.setPen(m_theme.color(raised ? Role::Accent : Role::Border));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    const QRect room = rect().adjusted(kMargin, 8, -kMargin, -8);
    const auto line = [&](int top, int height, TextStyle style, Role role, const QString& text) {
        painter.setFont(m_theme.font(style));
        painter.setPen(m_theme.color(role));
        painter.drawText(QRect(room.left(), room.top() + top, room.width(), height), Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
    };
    line(0, 18, TextStyle::Small, Role::Text2, m_series.title);
    line(18, 26, TextStyle::Figure, m_series.known ? Role::Text : Role::Text3, m_figure);
    line(44, 18, TextStyle::Small, Role::Text3, m_note);
    if (m_series.values.empty())
        return;
    const QRect plot(room.left(), room.bottom() - kBars + 1, room.width(), kBars);
    const std::int64_t highest = std::max<std::int64_t>(1, *std::max_element(m_series.values.begin(), m_series.values.end()));
    const auto parts = static_cast<int>(m_series.values.size());
    const QColor ink = MetricStrips::inkOf(m_theme, m_series.ink);
    for (int part = 0; part < parts; ++part) {
        const std::int64_t value = m_series.values[static_cast<std::size_t>(part)];
        const int left = plot.left() + plot.width() * part / parts;
        const int right = plot.left() + plot.width() * (part + 1) / parts;
        const int high = value <= 0 ? 0 : std::max(1, static_cast<int>(static_cast<double>(value) / static_cast<double>(highest) * kBars));
        painter.fillRect(QRect(left, plot.bottom() + 1 - high, std::max(right - left - 1, 1), high), ink);
    }
    painter.fillRect(QRect(plot.left(), plot.bottom() + 1, plot.width(), 1), m_theme.color(Role::BorderStrong));
}

} // namespace whyglass::views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/budget_chart.h"

#include "models/analysis/budgets/budget_definition.h"
#include "models/format/format.h"
#include "views/charts/cost_series.h"
#include "views/common/plain_text.h"

#include <QDateTime>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace whyglass::views {

namespace {

using analysis::BudgetState;
using analysis::Forecast;
using domain::BudgetPeriod;
using domain::BudgetUnit;

constexpr int kLeft = 58, kRight = 54, kTop = 12, kBottom = 24;
constexpr int kWhole = 100; ///< percent
constexpr double kNano = 1e9;

QString amount(BudgetUnit unit, std::int64_t value) { return QString::fromStdString(unit == BudgetUnit::Usd ? format::money({value}) : format::tokens(value)); }

/// As short as an axis has room for: "$61.1k", "$280", "$1.50".
QString shortAmount(BudgetUnit unit, std::int64_t value)
{
    constexpr double kWholeDollars = 10, kThousand = 1'000;
    const double dollars = static_cast<double>(value) / kNano;
    if (unit == BudgetUnit::Tokens || dollars < kWholeDollars)
        return amount(unit, value);
    const auto whole = static_cast<std::int64_t>(dollars + 0.5);
    return QString::fromStdString(format::inDollars(dollars < kThousand ? std::to_string(whole) : format::tokens(whole)));
}

/// Where times and amounts are.
class Scale {
public:
    Scale(const BudgetState& state, const QRect& plot) : m_plot(plot), m_period(state.period)
    {
        std::int64_t most = std::max(state.budget.amount, state.used.amount);
        for (const Forecast::Point& point : state.forecast.path)
            most = std::max(most, point.high);
        m_unit = state.budget.unit == BudgetUnit::Usd ? kNano : 1.0;
        m_grid = axisGrid(static_cast<double>(most) / m_unit);
    }
    [[nodiscard]] const AxisGrid& grid() const { return m_grid; }
    [[nodiscard]] std::int64_t gridValue(int line) const { return static_cast<std::int64_t>(m_grid.step * line * m_unit); }
    [[nodiscard]] double x(domain::Timestamp time) const
    {
        const double share = static_cast<double>((time - m_period.begin).ns) / static_cast<double>(m_period.length().ns);
        return m_plot.left() + share * m_plot.width();
    }
    [[nodiscard]] double y(std::int64_t value) const { return m_plot.bottom() + 1 - static_cast<double>(value) / m_unit / m_grid.top() * m_plot.height(); }
    [[nodiscard]] QPointF at(domain::Timestamp time, std::int64_t value) const { return {x(time), y(value)}; }
    [[nodiscard]] const QRect& plot() const { return m_plot; }

private:
    QRect m_plot;
    domain::TimeWindow m_period;
    double m_unit = 1.0;
    AxisGrid m_grid;
};

void paintGrid(QPainter& painter, const Theme& theme, const Scale& scale, const BudgetState& state)
{
    const QRect& plot = scale.plot();
    painter.setFont(theme.font(TextStyle::Tiny));
    for (int line = 0; line <= scale.grid().lines; ++line) {
        const int y = static_cast<int>(scale.y(scale.gridValue(line)));
        painter.fillRect(QRect(plot.left(), y, plot.width(), 1), theme.color(line == 0 ? Role::BorderStrong : Role::Grid));
        painter.setPen(theme.color(Role::Text3));
        painter.drawText(QRect(0, y - 9, kLeft - 8, 18), Qt::AlignRight | Qt::AlignVCenter, line == 0 ? QStringLiteral("0") : shortAmount(state.budget.unit, scale.gridValue(line)));
    }
    const bool isMonth = state.budget.period == BudgetPeriod::Month;
    const std::int64_t step = isMonth ? 7 * analysis::kSpendingDay : state.period.length().ns / 4;
    const QString form = isMonth ? QStringLiteral("d") : QStringLiteral("hh:mm");
    painter.setPen(theme.color(Role::Text3));
    for (domain::Timestamp time = state.period.begin; time < state.period.end; time.ns += step) {
        const QString label = QDateTime::fromMSecsSinceEpoch(time.ns / 1'000'000, Qt::UTC).toString(form);
        painter.drawText(QRectF(scale.x(time) - 24, plot.bottom() + 5, 48, 16), Qt::AlignHCenter | Qt::AlignTop, label);
    }
}

void paintSpent(QPainter& painter, const Theme& theme, const Scale& scale, const BudgetState& state)
{
    std::int64_t sum = 0;
    QPolygonF line{scale.at(state.period.begin, 0)};
    for (const analysis::SpendingPart& part : state.spending.parts) {
        if (part.time < state.period.begin || part.time > state.now)
            continue;
        line.append(scale.at(part.time, sum)); // nothing between two parts
        sum += part.amount;
        line.append(scale.at({std::min(part.time.ns + state.spending.step, state.now.ns)}, sum));
    }
    line.append(scale.at(state.now, sum));
    QPolygonF area = line;
    area.append(scale.at(state.now, 0));
    QColor fill = theme.color(Role::Accent);
    fill.setAlphaF(0.12F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawPolygon(area);
    painter.setPen(QPen(theme.color(Role::Accent), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
    painter.setBrush(theme.color(Role::Accent));
    painter.drawEllipse(scale.at(state.now, sum), 3, 3);
}

void paintForecast(QPainter& painter, const Theme& theme, const Scale& scale, const BudgetState& state)
{
    if (state.forecast.path.empty())
        return;
    QPolygonF line, range;
    for (const Forecast::Point& point : state.forecast.path) {
        line.append(scale.at(point.time, point.expected));
        range.append(scale.at(point.time, point.high));
    }
    for (auto point = state.forecast.path.rbegin(); point != state.forecast.path.rend(); ++point)
        range.append(scale.at(point->time, point->low));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Role::AmberWeak));
    painter.drawPolygon(range);
    painter.setPen(QPen(theme.color(Role::Amber), 2, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
    const Forecast::Point& end = state.forecast.path.back();
    painter.setFont(theme.font(TextStyle::SmallStrong));
    painter.setPen(theme.color(Role::AmberInk));
    painter.drawText(QRectF(scale.plot().right() + 6, scale.y(end.expected) - 9, kRight - 6, 18), Qt::AlignLeft | Qt::AlignVCenter, shortAmount(state.budget.unit, end.expected));
}

void paintLimits(QPainter& painter, const Theme& theme, const Scale& scale, const BudgetState& state)
{
    const QRect& plot = scale.plot();
    painter.setFont(theme.font(TextStyle::Small));
    const auto limit = [&](std::int64_t value, const QPen& pen, const QColor& ink, const QString& text, bool above) {
        const double y = scale.y(value);
        painter.setPen(pen);
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right() + 1, y));
        painter.setPen(ink);
        painter.drawText(QRectF(plot.left() + 4, above ? y - 18 : y + 2, plot.width(), 16), Qt::AlignLeft | Qt::AlignVCenter, text);
    };
    limit(state.budget.amount, QPen(theme.color(Role::Red), 1.5), theme.color(Role::RedInk), BudgetChart::tr("Budget %1").arg(amount(state.budget.unit, state.budget.amount)), true);
    const int first = state.budget.thresholds.front();
    constexpr double kTextRoom = 20;
    if (first < kWhole && scale.plot().bottom() - scale.y(analysis::thresholdAmount(state.budget, first)) > kTextRoom) { // else it would lie on the axis
        limit(analysis::thresholdAmount(state.budget, first), QPen(theme.color(Role::Amber), 1, Qt::DotLine), theme.color(Role::AmberInk),
              BudgetChart::tr("notice at %1 %").arg(first), false);
    }
    if (state.forecast.crossing) {
        painter.setPen(QPen(theme.color(Role::Red), 2));
        painter.setBrush(theme.color(Role::Surface));
        painter.drawEllipse(scale.at(*state.forecast.crossing, state.budget.amount), 4, 4);
    }
}

} // namespace

BudgetChart::BudgetChart(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setMinimumHeight(120);
    setAccessibleName(tr("Budget over its period"));
}

void BudgetChart::setState(const analysis::BudgetState& state)
{
    m_state = state;
    setAccessibleDescription(tr("%1 of %2 used").arg(amount(state.budget.unit, state.used.amount), amount(state.budget.unit, state.budget.amount)));
    update();
}

void BudgetChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), m_theme.color(Role::Surface));
    if (!m_state)
        return;
    const Scale scale(*m_state, rect().adjusted(kLeft, kTop, -kRight, -kBottom));
    paintGrid(painter, m_theme, scale, *m_state);
    paintForecast(painter, m_theme, scale, *m_state);
    paintSpent(painter, m_theme, scale, *m_state);
    paintLimits(painter, m_theme, scale, *m_state);
}

} // namespace whyglass::views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/cost_chart.h"

#include "models/format/format.h"
#include "views/common/empty_state.h"
#include "views/common/plain_text.h"

#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QCursor>
#include <QGraphicsLayout>
#include <QPainter>
#include <QStackedBarSeries>
#include <QToolTip>
#include <QValueAxis>

#include <algorithm>
#include <array>
#include <cmath>

namespace whyglass::views {

namespace {

constexpr int kHeader = 40; // title and legend
constexpr int kAxisBottom = 22; // labels of the buckets, painted here: QtCharts makes "..." of them
constexpr int kAxisLeft = 58;
constexpr double kBarWidth = 0.84;

QString amountText(double value, CostMeasure measure)
{
    if (measure == CostMeasure::Tokens)
        return QString::fromStdString(format::tokens(std::llround(value)));
    return QString::fromStdString(format::money({std::llround(value * 1e9)}));
}

/// Axis labels are round, so "$2k" and "$1.50" need no more digits than they have.
QString axisText(double value, CostMeasure measure)
{
    if (measure == CostMeasure::Tokens || value >= 1000)
        return (measure == CostMeasure::Money ? QStringLiteral("$") : QString())
            + QString::fromStdString(format::tokens(std::llround(value)));
    if (value == 0)
        return QStringLiteral("$0");
    return value >= 10 ? QStringLiteral("$%1").arg(value, 0, 'f', value == std::floor(value) ? 0 : 1)
                       : amountText(value, measure);
}

} // namespace

class CostChart::Impl {
public:
    explicit Impl(QWidget* parent)
        : view(new QChartView(parent))
    {
        view->setFrameShape(QFrame::NoFrame);
        view->setRenderHint(QPainter::Antialiasing, false);
        view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        view->setFocusPolicy(Qt::NoFocus);
        view->setBackgroundBrush(Qt::NoBrush);
        view->setStyleSheet(QStringLiteral("background: transparent"));
        view->setAttribute(Qt::WA_TransparentForMouseEvents, false);
        QChart* chart = view->chart();
        chart->legend()->hide();
        chart->setBackgroundVisible(false);
        chart->setMargins({});
        chart->layout()->setContentsMargins(0, 0, 0, 0);
        chart->setAnimationOptions(QChart::NoAnimation);
    }

    QChartView* view;
};

CostChart::CostChart(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_impl(std::make_unique<Impl>(this))
{
    setMinimumHeight(180);
    connect(&theme, &Theme::changed, this, &CostChart::rebuild);
    rebuild();
}

CostChart::~CostChart() = default;

void CostChart::setTitle(const QString& title)
{
    m_title = title;
    setAccessibleName(title);
    update();
}

void CostChart::setData(const std::vector<store::CostRow>& rows, CostMeasure measure)
{
    m_measure = measure;
    m_series = makeCostSeries(rows, measure);
    QStringList parts;
    for (const CostSeries::Part& part : m_series.parts)
        parts.append(part.name + QLatin1Char(' ') + amountText(part.total, measure));
    double most = 0;
    for (std::size_t bucket = 0; bucket < m_series.buckets.size(); ++bucket) {
        double sum = 0;
        for (const CostSeries::Part& part : m_series.parts)
            sum += part.values[bucket];
        most = std::max(most, sum);
    }
    m_grid = axisGrid(most);
    setAccessibleDescription(parts.join(QStringLiteral(", ")));
    rebuild();
}

QColor CostChart::colorOf(std::size_t part) const
{
    static constexpr std::array kOrder = {
        SliceKind::Llm, SliceKind::Service, SliceKind::Tool, SliceKind::Retrieval, SliceKind::Guardrail, SliceKind::Embedding};
    return m_theme.kind(kOrder[part % kOrder.size()]).solid;
}

void CostChart::rebuild()
{
    QChart* chart = m_impl->view->chart();
    chart->removeAllSeries();
    for (QAbstractAxis* axis : chart->axes())
        chart->removeAxis(axis);
    m_impl->view->setVisible(m_series.total > 0);
    if (m_series.total > 0) {
        auto* bars = new QStackedBarSeries;
        bars->setBarWidth(kBarWidth);
        for (std::size_t i = 0; i < m_series.parts.size(); ++i) {
            auto* set = new QBarSet(m_series.parts[i].name);
            QList<qreal> values(m_series.parts[i].values.begin(), m_series.parts[i].values.end());
            set->append(values);
            set->setColor(colorOf(i));
            set->setPen(QPen(m_theme.color(Role::Surface), 1)); // the gap between segments
            bars->append(set);
        }
        connect(bars, &QStackedBarSeries::hovered, this, [this](bool inside, int bucket, const QBarSet* set) {
            if (!inside) {
                QToolTip::hideText();
                return;
            }
            const QString text = m_series.buckets[static_cast<std::size_t>(bucket)] + u'\n' + set->label() + u' '
                + amountText(set->at(bucket), m_measure);
            QToolTip::showText(QCursor::pos(), toolTipText(text), this);
        });
        chart->addSeries(bars);
        auto* across = new QValueAxis;
        across->setRange(-0.5, static_cast<double>(m_series.buckets.size()) - 0.5);
        across->setVisible(false);
        auto* up = new QValueAxis;
        up->setRange(0, m_grid.top());
        up->setVisible(false);
        chart->addAxis(across, Qt::AlignBottom);
        chart->addAxis(up, Qt::AlignLeft);
        bars->attachAxis(across);
        bars->attachAxis(up);
    }
    layOut();
    update();
}

void CostChart::layOut()
{
    const QRect area(kAxisLeft, kHeader, std::max(1, width() - kAxisLeft - 16), std::max(1, height() - kHeader - kAxisBottom));
    m_impl->view->setGeometry(area);
    m_impl->view->chart()->setPlotArea(QRectF(0, 0, area.width(), area.height()));
}

void CostChart::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void CostChart::paintLegend(QPainter& painter)
{
    painter.setFont(m_theme.font(TextStyle::Small));
    int x = width() - 16;
    constexpr int kSwatch = 9;
    for (std::size_t i = m_series.parts.size(); i-- > 0;) {
        const CostSeries::Part& part = m_series.parts[i];
        const QString share = QString::number(part.share * 100, 'f', part.share < 0.0995 ? 1 : 0) + QStringLiteral(" %");
        const QString name = painter.fontMetrics().elidedText(part.name, Qt::ElideMiddle, 170);
        const int shareWidth = painter.fontMetrics().horizontalAdvance(share);
        const int nameWidth = painter.fontMetrics().horizontalAdvance(name);
        const int left = x - shareWidth - nameWidth - kSwatch - 11;
        if (left < 180)
            break;
        painter.fillRect(QRect(left, kHeader / 2 - kSwatch / 2, kSwatch, kSwatch), colorOf(i));
        painter.setPen(m_theme.color(Role::Text2));
        painter.drawText(QRect(left + kSwatch + 6, 0, nameWidth + 2, kHeader), Qt::AlignLeft | Qt::AlignVCenter, name);
        painter.setPen(m_theme.color(Role::Text));
        painter.drawText(QRect(x - shareWidth, 0, shareWidth + 1, kHeader), Qt::AlignLeft | Qt::AlignVCenter, share);
        x = left - 16;
    }
}

void CostChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Role::Surface));
    painter.setFont(m_theme.font(TextStyle::BodyStrong));
    painter.setPen(m_theme.color(Role::Text));
    painter.drawText(QRect(16, 0, width() - 32, kHeader), Qt::AlignLeft | Qt::AlignVCenter, m_title);
    if (m_series.total <= 0) {
        const bool unpriced = m_measure == CostMeasure::Money && m_series.unpriced > 0;
        paintEmptyState(painter, m_theme,
            {.icon = QStringLiteral("chart"),
                .title = unpriced ? tr("No call has a known price") : tr("No calls in this range"),
                .hint = unpriced ? tr("Tokens are known: switch to tokens.")
                                 : tr("Cost appears with the first generation that states its tokens.")},
            rect().adjusted(0, kHeader, 0, 0));
        return;
    }
    paintLegend(painter);
    const QRect plot = m_impl->view->geometry();
    painter.setFont(m_theme.font(TextStyle::Tiny));
    for (int i = 0; i <= m_grid.lines; ++i) {
        const int y = plot.bottom() + 1 - plot.height() * i / m_grid.lines;
        painter.fillRect(QRect(plot.left(), y, plot.width(), 1), m_theme.color(i == 0 ? Role::BorderStrong : Role::Grid));
        painter.setPen(m_theme.color(Role::Text3));
        painter.drawText(
            QRect(0, y - 9, kAxisLeft - 8, 18), Qt::AlignRight | Qt::AlignVCenter, axisText(m_grid.step * i, m_measure));
    }
    // As many labels as fit, the first always.
    const double pitch = static_cast<double>(plot.width()) / static_cast<double>(m_series.buckets.size());
    int widest = 1;
    for (const QString& label : m_series.buckets)
        widest = std::max(widest, painter.fontMetrics().horizontalAdvance(label) + 14);
    const auto every = static_cast<std::size_t>(std::max(1.0, std::ceil(widest / pitch)));
    for (std::size_t i = 0; i < m_series.buckets.size(); i += every) {
        const double middle = plot.left() + pitch * (static_cast<double>(i) + 0.5);
        painter.drawText(QRectF(middle - widest / 2.0, plot.bottom() + 5, widest, kAxisBottom - 6),
            Qt::AlignHCenter | Qt::AlignTop, m_series.buckets[i]);
    }
}

} // namespace whyglass::views

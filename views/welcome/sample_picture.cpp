// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/welcome/sample_picture.h"

#include <QPainter>
#include <QPainterPath>

#include <array>

namespace whyglass::views {

namespace {

constexpr int kHeight = 148;
constexpr int kTop = 28;
constexpr int kLane = 24;
constexpr int kBar = 15;
constexpr int kCostHeight = 22;

/// A bar of the drawing: lane from above, begin and end as shares of the width.
struct Bar {
    int lane;
    SliceKind kind;
    double begin, end;
};
constexpr std::array<Bar, 15> kBars = {{
    {0, SliceKind::Agent, 0.00, 1.00},  {1, SliceKind::Llm, 0.01, 0.05},  {1, SliceKind::Llm, 0.09, 0.15},       {1, SliceKind::Llm, 0.18, 0.23},
    {1, SliceKind::Llm, 0.33, 0.48},    {1, SliceKind::Llm, 0.57, 0.96},  {2, SliceKind::Tool, 0.05, 0.08},      {2, SliceKind::Tool, 0.15, 0.17},
    {2, SliceKind::Tool, 0.23, 0.33},   {2, SliceKind::Tool, 0.48, 0.51}, {2, SliceKind::Tool, 0.97, 0.99},      {3, SliceKind::Service, 0.05, 0.08},
    {3, SliceKind::Service, 0.23, 0.31}, {3, SliceKind::Retrieval, 0.15, 0.17}, {3, SliceKind::Service, 0.48, 0.51},
}};

struct Mark {
    domain::Severity severity;
    double at;
};
constexpr std::array<Mark, 4> kMarks = {{{domain::Severity::High, 0.30}, {domain::Severity::Medium, 0.33}, {domain::Severity::High, 0.48},
                                         {domain::Severity::High, 0.98}}};
/// Where the sum of cost steps up, and to which share of its height.
struct Step {
    double at, share;
};
constexpr std::array<Step, 6> kCost = {{{0.05, 0.12}, {0.15, 0.2}, {0.23, 0.3}, {0.48, 0.5}, {0.57, 0.52}, {0.96, 1.0}}};

} // namespace

SamplePicture::SamplePicture(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setFixedHeight(kHeight);
    setAccessibleName(tr("A drawing of a trace with its tracks"));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SamplePicture::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), m_theme.color(Role::Surface2));
    const double width = rect().width() - 32.0;
    const auto x = [width](double share) { return 16.0 + share * width; };
    for (const Mark& mark : kMarks)
        m_theme.paintSeverity(painter, QRectF(x(mark.at) - 5, 8, 10, 10), mark.severity);
    for (const Bar& bar : kBars) {
        const KindColors& colors = m_theme.kind(bar.kind);
        painter.setPen(QPen(colors.solid, 1));
        painter.setBrush(colors.fill);
        painter.drawRoundedRect(QRectF(x(bar.begin), kTop + bar.lane * kLane, (bar.end - bar.begin) * width, kBar), 2, 2);
    }
    const double floor = kHeight - 6.0;
    QPainterPath sum(QPointF(x(0), floor));
    for (const Step& step : kCost) {
        sum.lineTo(x(step.at), sum.currentPosition().y());
        sum.lineTo(x(step.at), floor - step.share * kCostHeight);
    }
    sum.lineTo(x(1), sum.currentPosition().y());
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_theme.kind(SliceKind::Llm).solid, 1.5));
    painter.drawPath(sum);
}

} // namespace whyglass::views

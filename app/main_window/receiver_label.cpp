// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/receiver_label.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>
#include <QResizeEvent>

#include <algorithm>
#include <cmath>

namespace whyglass::window {

namespace {

using views::ReceiverState;
using views::Role;
using views::TextStyle;

constexpr int kDot = 9;
constexpr int kHeight = 28;

bool listens(const ReceiverState& state)
{
    return !state.grpc.isEmpty() || !state.http.isEmpty();
}

QString portOf(const QString& address)
{
    return address.section(u':', -1);
}

} // namespace

ReceiverLabel::ReceiverLabel(const views::Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &views::Theme::changed, this, qOverload<>(&QWidget::update));
}

void ReceiverLabel::setState(const ReceiverState& state)
{
    const bool other = state.link != m_state.link || state.grpc != m_state.grpc || state.http != m_state.http || state.problem != m_state.problem;
    m_state = state;
    setToolTip(state.problem.toHtmlEscaped());
    setAccessibleName(text());
    update();
    const int wanted = widthOfText();
    if (wanted <= m_width && !other)
        return;
    m_width = wanted;
    updateGeometry();
    // A menu bar lays out its corner only when its own size changes.
    if (QWidget* bar = parentWidget()) {
        QResizeEvent event(bar->size(), bar->size());
        QCoreApplication::sendEvent(bar, &event);
    }
}

QString ReceiverLabel::text() const
{
    switch (m_state.link) {
    case ReceiverState::Link::Off: return m_state.problem.isEmpty() ? tr("Not receiving") : tr("Not receiving: %1").arg(m_state.problem.left(60));
    case ReceiverState::Link::Starting: return tr("Starting the recorder…");
    case ReceiverState::Link::Lost: return tr("Recorder restarting…");
    case ReceiverState::Link::Receiving: break;
    }
    if (!listens(m_state))
        return m_state.spansPerSecond > 0 ? tr("Importing  ·  %1 spans/s").arg(std::lround(m_state.spansPerSecond)) : tr("Not receiving");
    QString text = m_state.spansPerSecond > 0 ? tr("Receiving") : tr("Listening");
    if (!m_state.grpc.isEmpty())
        text += tr("  gRPC %1").arg(portOf(m_state.grpc));
    if (!m_state.http.isEmpty())
        text += tr("  HTTP %1").arg(portOf(m_state.http));
    text += m_state.spansPerSecond > 0 ? tr("  ·  %1 spans/s").arg(std::lround(m_state.spansPerSecond)) : tr("  ·  waiting");
    return text;
}

Role ReceiverLabel::dotRole() const
{
    switch (m_state.link) {
    case ReceiverState::Link::Receiving: return listens(m_state) || m_state.spansPerSecond > 0 ? Role::Green : Role::Disabled;
    case ReceiverState::Link::Lost: return Role::Red;
    case ReceiverState::Link::Starting: return Role::Amber;
    case ReceiverState::Link::Off: return Role::Disabled;
    }
    return Role::Disabled;
}

int ReceiverLabel::widthOfText() const { return QFontMetrics(m_theme.font(TextStyle::Small)).horizontalAdvance(text()) + kDot + 30; }

QSize ReceiverLabel::sizeHint() const { return {std::max(m_width, widthOfText()), kHeight}; }

void ReceiverLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(dotRole()));
    painter.drawEllipse(QRectF(2, height() / 2.0 - kDot / 2.0, kDot, kDot));
    painter.setFont(m_theme.font(TextStyle::Small));
    painter.setPen(m_theme.color(Role::Text2));
    painter.drawText(rect().adjusted(kDot + 9, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text());
}

} // namespace whyglass::window

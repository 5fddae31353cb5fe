// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/tour.h"

#include "views/common/theme.h"

#include <QApplication>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace whyglass::window {

namespace {

constexpr int kCardWidth = 340;
constexpr int kGap = 12;
/// A target may need a query before it is there.
constexpr int kLookAgainMs = 100;
constexpr int kShade = 110;

/// Beside what is spoken of: below, above, to its right or left; over it where nothing has room.
QPoint cardPlace(const QRect& target, const QSize& card, const QRect& room)
{
    const int x = std::clamp(target.center().x() - card.width() / 2, room.left() + kGap, std::max(room.left() + kGap, room.right() - card.width() - kGap));
    const int y = std::clamp(target.center().y() - card.height() / 2, room.top() + kGap, std::max(room.top() + kGap, room.bottom() - card.height() - kGap));
    if (target.bottom() + kGap + card.height() < room.bottom())
        return {x, target.bottom() + kGap};
    if (target.top() - kGap - card.height() > room.top())
        return {x, target.top() - kGap - card.height()};
    if (target.left() - kGap - card.width() > room.left())
        return {target.left() - kGap - card.width(), y};
    if (target.right() + kGap + card.width() < room.right())
        return {target.right() + kGap, y};
    return {room.right() - card.width() - 2 * kGap, room.bottom() - card.height() - 2 * kGap};
}

} // namespace

Tour::Tour(const views::Theme& theme, std::vector<TourStep> steps, QWidget* window)
    : QWidget(window), m_theme(theme), m_steps(std::move(steps)), m_card(new QFrame(this)), m_count(new QLabel(m_card)), m_title(new QLabel(m_card)),
      m_text(new QLabel(m_card)), m_back(new QPushButton(tr("Back"), m_card)), m_next(new QPushButton(m_card))
{
    setObjectName(QStringLiteral("tour"));
    setAccessibleName(tr("Tour"));
    setFocusPolicy(Qt::StrongFocus);
    m_card->setProperty("panel", QStringLiteral("card"));
    m_card->setFixedWidth(kCardWidth);
    auto* column = new QVBoxLayout(m_card);
    column->setContentsMargins(16, 12, 16, 12);
    for (QLabel* label : {m_count, m_title, m_text}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    m_count->setFont(theme.font(views::TextStyle::Small));
    m_count->setProperty("tone", QStringLiteral("3"));
    m_title->setFont(theme.font(views::TextStyle::Headline));
    m_text->setFont(theme.font(views::TextStyle::Body));
    auto* buttons = new QHBoxLayout;
    auto* skip = new QPushButton(tr("Skip the tour"), m_card);
    skip->setProperty("look", QStringLiteral("link"));
    m_next->setProperty("look", QStringLiteral("primary"));
    buttons->addWidget(skip);
    buttons->addStretch(1);
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);
    column->addLayout(buttons);
    for (QPushButton* button : {skip, m_back, m_next})
        button->setAutoDefault(false);
    connect(skip, &QPushButton::clicked, this, &Tour::end);
    connect(m_back, &QPushButton::clicked, this, [this] { show(m_step - 1); });
    connect(m_next, &QPushButton::clicked, this, [this] { show(m_step + 1); });
    hide();
}

void Tour::start()
{
    m_focusBefore = QApplication::focusWidget();
    parentWidget()->installEventFilter(this);
    setGeometry(parentWidget()->rect());
    QWidget::show();
    raise();
    show(0);
}

void Tour::show(int step)
{
    if (step >= static_cast<int>(m_steps.size())) {
        end();
        return;
    }
    m_step = std::max(step, 0);
    const TourStep& now = m_steps[static_cast<std::size_t>(m_step)];
    const bool last = m_step + 1 == static_cast<int>(m_steps.size());
    m_count->setText(tr("%1 of %2").arg(m_step + 1).arg(m_steps.size()));
    m_title->setText(now.title);
    m_text->setText(now.text);
    m_back->setEnabled(m_step > 0);
    m_next->setText(last ? tr("Done") : tr("Next"));
    setAccessibleDescription(now.title + QStringLiteral(". ") + now.text);
    m_target = nullptr;
    now.prepare();
    point();
}

void Tour::point()
{
    if (!isVisible())
        return;
    QWidget* target = m_steps[static_cast<std::size_t>(m_step)].target();
    m_target = target && target->isVisible() ? target : nullptr;
    m_card->adjustSize();
    m_card->setFixedHeight(m_card->layout()->hasHeightForWidth() ? m_card->layout()->totalHeightForWidth(kCardWidth) : m_card->sizeHint().height());
    const QRect at = m_target ? QRect(m_target->mapTo(parentWidget(), QPoint()), m_target->size()) : QRect(rect().center(), QSize());
    m_card->move(cardPlace(at, m_card->size(), rect()));
    raise();
    update();
    // A view that was opened for the step takes the focus when it comes.
    if (!isAncestorOf(QApplication::focusWidget()))
        setFocus();
    if (!m_target)
        QTimer::singleShot(kLookAgainMs, this, &Tour::point);
}

void Tour::end()
{
    parentWidget()->removeEventFilter(this);
    hide();
    if (m_focusBefore && m_focusBefore->isVisible())
        m_focusBefore->setFocus();
}

void Tour::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath shade;
    shade.addRect(rect());
    QColor dark(Qt::black);
    dark.setAlpha(kShade);
    if (m_target) {
        const QRectF hole = QRectF(QRect(m_target->mapTo(parentWidget(), QPoint()), m_target->size())).adjusted(1, 1, -1, -1);
        QPainterPath bright;
        bright.addRoundedRect(hole, 4, 4);
        painter.fillPath(shade - bright, dark);
        painter.setPen(QPen(m_theme.color(views::Role::Accent), 2));
        painter.drawPath(bright);
        return;
    }
    painter.fillPath(shade, dark);
}

void Tour::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Right: show(m_step + 1); return;
    case Qt::Key_Left:
    case Qt::Key_Backspace: show(m_step - 1); return;
    case Qt::Key_Escape: end(); return;
    default: QWidget::keyPressEvent(event);
    }
}

void Tour::mousePressEvent(QMouseEvent*) { setFocus(); }

bool Tour::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize) {
        setGeometry(parentWidget()->rect());
        QTimer::singleShot(0, this, &Tour::point);
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace whyglass::window

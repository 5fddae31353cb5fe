// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/decision/lineage_strip.h"

#include "views/common/elided_label.h"
#include "views/common/parts.h"
#include "views/decision/lineage_tracks.h"

#include <QEvent>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace whyglass::views {

namespace {

constexpr int kMostValue = 260; // pixels of the value's own chip

/// A line as the links are drawn, beside the word for it.
class LineSample final : public QWidget {
public:
    LineSample(const Theme& theme, Qt::PenStyle style) : m_theme(theme), m_style(style) { setFixedSize(22, 12); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        QPen pen(m_theme.color(Role::Amber), 2);
        if (m_style == Qt::DashLine)
            pen.setDashPattern({2.5, 1.5});
        painter.setPen(pen);
        painter.drawLine(0, height() / 2, width(), height() / 2);
    }

private:
    const Theme& m_theme;
    Qt::PenStyle m_style;
};

/// All tracks where there is room, else a few of them to scroll in: the strip never makes the window outgrow a small screen.
class TracksArea final : public QScrollArea {
public:
    TracksArea(QWidget* tracks, QWidget* parent) : QScrollArea(parent)
    {
        setFrameShape(QFrame::NoFrame);
        setFocusPolicy(Qt::NoFocus);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setWidgetResizable(true);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
        setWidget(tracks);
        viewport()->setAutoFillBackground(false);
        tracks->setAutoFillBackground(false);
    }
    [[nodiscard]] QSize sizeHint() const override { return widget()->sizeHint(); }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        constexpr int kFewTracks = 84;
        return {widget()->minimumSizeHint().width(), std::min(sizeHint().height(), kFewTracks)};
    }

protected:
    bool event(QEvent* event) override
    {
        if (event->type() == QEvent::LayoutRequest)
            updateGeometry();
        return QScrollArea::event(event);
    }
};

} // namespace

LineageStrip::LineageStrip(session::Session& session, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_value(lineLabel(theme, {}, TextStyle::Code)), m_words(new ElidedLabel(theme, TextStyle::Small, Role::Text2, this)),
      m_tracks(new LineageTracks(session, theme, this))
{
    setProperty("panel", QStringLiteral("surface2"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Lineage"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 6);
    layout->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(16, 0, 12, 0);
    head->setSpacing(8);
    head->addWidget(lineLabel(theme, tr("Lineage of"), TextStyle::BodyStrong));
    m_value->setContentsMargins(6, 1, 6, 1);
    head->addWidget(m_value);
    head->addWidget(m_words, 1);
    for (const auto& [style, word] : {std::pair(Qt::SolidLine, tr("observed")), std::pair(Qt::DashLine, tr("inferred"))}) {
        head->addWidget(new LineSample(theme, style));
        head->addWidget(lineLabel(theme, word, TextStyle::Tiny, 2));
    }
    auto* close = new QToolButton(this);
    close->setIcon(theme.icon(QStringLiteral("cross")));
    close->setIconSize({12, 12});
    close->setAccessibleName(tr("Close the lineage"));
    close->setToolTip(tr("Close (Esc)"));
    head->addWidget(close);
    layout->addLayout(head);
    layout->addWidget(new TracksArea(m_tracks, this));
    connect(close, &QToolButton::clicked, this, &LineageStrip::closed);
    connect(m_tracks, &LineageTracks::spanChosen, this, &LineageStrip::spanChosen);
    connect(&theme, &Theme::changed, this, &LineageStrip::restyle);
    restyle();
}

void LineageStrip::setHead(const QString& value, const QString& words, bool unsupported)
{
    m_value->setText(QFontMetrics(m_value->font()).elidedText(value, Qt::ElideMiddle, kMostValue));
    m_value->setAccessibleName(tr("Lineage of %1: %2").arg(value, words));
    m_words->setRole(unsupported ? Role::RedInk : Role::Text2);
    m_words->setText(words);
}

void LineageStrip::restyle()
{
    m_value->setStyleSheet(QStringLiteral("QLabel { background: %1; border-bottom: 2px solid %2; color: %3; }")
                               .arg(m_theme.color(Role::Mark).name(), m_theme.color(Role::Amber).name(), m_theme.color(Role::Text).name()));
}

} // namespace whyglass::views

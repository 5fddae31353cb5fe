// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/replay/replay_bar.h"

#include "models/format/format.h"
#include "models/session/known_until.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include <algorithm>
#include <array>

namespace whyglass::views {

namespace {

constexpr int kHeight = 36, kSliderSteps = 10'000;
/// How often the head moves: views are made anew with it.
constexpr int kTickMs = 66;
constexpr std::array<double, 8> kSpeeds = {0.5, 1, 2, 5, 10, 20, 50, 100};
constexpr int kUsualSpeed = 1;

} // namespace

ReplayBar::ReplayBar(session::Session& session, const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_theme(theme)
    , m_play(makeButton(QStringLiteral("play"), tr("Play (Space)")))
    , m_even(new QToolButton(this))
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_speed(new QComboBox(this))
    , m_time(new QLabel(this))
{
    setFixedHeight(kHeight);
    setProperty("panel", QStringLiteral("surface2"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Replay"));
    auto* back = makeButton(QStringLiteral("back"), tr("To the event before (Shift+,)"));
    auto* on = makeButton(QStringLiteral("forward"), tr("To the next event (Shift+.)"));
    auto* close = makeButton(QStringLiteral("cross"), tr("End the replay (Esc)"));
    m_slider->setRange(0, kSliderSteps);
    m_slider->setAccessibleName(tr("Play-head"));
    for (const double speed : kSpeeds)
        m_speed->addItem(tr("%1×").arg(speed), speed);
    m_speed->setCurrentIndex(kUsualSpeed);
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->setFocusPolicy(Qt::StrongFocus);
    m_even->setText(tr("Even steps"));
    m_even->setCheckable(true);
    m_even->setToolTip(tr("Every event takes as long as the next, however long it was waited for"));
    m_time->setTextFormat(Qt::PlainText);
    m_time->setFont(theme.font(TextStyle::Small));
    m_time->setMinimumWidth(150);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 0, 8, 0);
    layout->setSpacing(6);
    for (QWidget* part : std::initializer_list<QWidget*>{m_play, back, on})
        layout->addWidget(part);
    layout->addWidget(m_slider, 1);
    for (QWidget* part : std::initializer_list<QWidget*>{m_time, m_speed, m_even, close})
        layout->addWidget(part);

    m_tick.setInterval(kTickMs);
    connect(&m_tick, &QTimer::timeout, this, &ReplayBar::tick);
    connect(m_play, &QToolButton::clicked, this, &ReplayBar::playOrPause);
    connect(back, &QToolButton::clicked, this, [this] { step(-1); });
    connect(on, &QToolButton::clicked, this, [this] { step(1); });
    connect(close, &QToolButton::clicked, this, &ReplayBar::stop);
    connect(m_speed, &QComboBox::currentIndexChanged, this, [this](int index) { m_clock.setSpeed(kSpeeds[static_cast<std::size_t>(std::max(index, 0))]); });
    connect(m_even, &QToolButton::toggled, this, [this](bool even) { m_clock.setEven(even); });
    connect(m_slider, &QSlider::valueChanged, this, [this](int value) {
        const domain::TimeWindow window = m_clock.window();
        m_session.setKnownUntil(window.begin + domain::Duration{window.length().ns / kSliderSteps * value});
    });
    connect(&session, &session::Session::knownUntilChanged, this, &ReplayBar::follow);
    connect(&theme, &Theme::changed, this, [this] { m_time->setFont(m_theme.font(TextStyle::Small)); });
    setVisible(isActive());
}

QToolButton* ReplayBar::makeButton(const QString& icon, const QString& name)
{
    auto* button = new QToolButton(this);
    button->setIcon(m_theme.icon(icon));
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}

bool ReplayBar::isActive() const { return m_session.knownUntil().has_value(); }

domain::Timestamp ReplayBar::head() const { return m_session.knownUntil().value_or(m_clock.window().begin); }

/// Events of a large trace are sorted on a query thread; until they are there steps lead nowhere.
void ReplayBar::readTrace()
{
    const session::LoadedTracePtr whole = m_session.wholeTrace();
    if (!whole || whole == m_trace)
        return;
    m_trace = whole;
    const auto axis = session::knownAt(*whole, whole->row.start)->axis;
    m_clock.open(axis, {});
    m_session.queries().request<std::vector<domain::Timestamp>>(
        this, "replay/times", [whole](store::WorkspaceReader&) -> domain::Result<std::vector<domain::Timestamp>> { return session::knownTimes(*whole); },
        [this, axis](domain::Result<std::vector<domain::Timestamp>> times) {
            if (times)
                m_clock.open(axis, std::move(*times));
        });
}

void ReplayBar::begin()
{
    readTrace();
    if (!isActive() && m_trace)
        m_session.setKnownUntil(m_clock.window().begin);
}

void ReplayBar::playOrPause()
{
    if (!isActive())
        begin();
    else if (!isPlaying() && m_clock.atEnd(head()))
        m_session.setKnownUntil(m_clock.window().begin);
    if (isActive())
        setPlaying(!isPlaying());
}

void ReplayBar::stop()
{
    setPlaying(false);
    m_session.setKnownUntil({});
}

void ReplayBar::step(int direction)
{
    begin();
    if (!isActive())
        return;
    setPlaying(false);
    m_session.setKnownUntil(m_clock.step(head(), direction));
}

void ReplayBar::setPlaying(bool playing)
{
    if (playing) {
        m_passed.start();
        m_tick.start();
    } else {
        m_tick.stop();
    }
    m_play->setIcon(m_theme.icon(playing ? QStringLiteral("pause") : QStringLiteral("play")));
    m_play->setToolTip(playing ? tr("Pause (Space)") : tr("Play (Space)"));
    m_play->setAccessibleName(m_play->toolTip());
}

void ReplayBar::tick()
{
    const domain::Timestamp next = m_clock.advance(head(), {m_passed.nsecsElapsed()});
    m_passed.restart();
    m_session.setKnownUntil(next);
    if (m_clock.atEnd(next))
        setPlaying(false);
}

void ReplayBar::follow()
{
    setVisible(isActive());
    if (!isActive()) {
        setPlaying(false);
        return;
    }
    readTrace();
    const domain::TimeWindow window = m_clock.window();
    const double share = static_cast<double>((head() - window.begin).ns) / static_cast<double>(std::max<std::int64_t>(window.length().ns, 1));
    const QSignalBlocker blocker(m_slider);
    m_slider->setValue(static_cast<int>(share * kSliderSteps));
    m_time->setText(tr("+%1 of %2").arg(QString::fromStdString(format::duration(head() - window.begin)), QString::fromStdString(format::duration(window.length()))));
}

} // namespace whyglass::views

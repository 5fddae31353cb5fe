// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/stall_watchdog.h"

#include "app/main_window/stack_sampler.h"

#include <QMetaEnum>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <utility>

namespace whyglass::window {

namespace {

using namespace std::chrono;

constexpr std::size_t kKept = 10'000;
constexpr const char* kAskedFor = "WHYGLASS_WATCH";

nanoseconds cpuOfThread()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return seconds(time.tv_sec) + nanoseconds(time.tv_nsec);
}

QByteArray nameOf(int type)
{
    const char* name = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
    return name ? QByteArray(name) : QByteArray::number(type);
}

} // namespace

bool WatchedApplication::notify(QObject* receiver, QEvent* event)
{
    // The receiver may be gone afterwards.
    const char* className = receiver->metaObject()->className();
    const int type = event->type();
    const auto outer = std::exchange(m_inside, steady_clock::duration::zero());
    const auto began = steady_clock::now();
    const bool done = QApplication::notify(receiver, event);
    const auto whole = steady_clock::now() - began;
    const auto own = duration_cast<microseconds>(whole - m_inside);
    m_inside = outer + whole;
    if (own > m_slowest.took)
        m_slowest = {className, type, own};
    return done;
}

SlowEvent WatchedApplication::takeSlowest() { return std::exchange(m_slowest, {}); }

bool StallWatchdog::wanted()
{
#ifdef NDEBUG
    return qEnvironmentVariableIsSet(kAskedFor);
#else
    return true;
#endif
}

StallWatchdog::StallWatchdog(WatchedApplication& application, QObject* parent) : QObject(parent), m_application(application)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(kBeat);
    connect(&m_timer, &QTimer::timeout, this, &StallWatchdog::beat);
    // Before the loop runs nobody waits for it.
    QTimer::singleShot(0, this, &StallWatchdog::begin);
}

StallWatchdog::~StallWatchdog()
{
    if (!m_running.isValid())
        return;
    m_stacks.reset(); // what it has to say comes before the sum
    std::fprintf(stderr, "whyglass: watched for %.1f s: %zu stalls over %d ms, %zu of them mostly on the CPU of this thread; the longest took %lld ms\n",
                 static_cast<double>(m_running.elapsed()) / 1'000, m_count, static_cast<int>(kStall.count()), m_ownCount,
                 static_cast<long long>(m_longest.count()));
}

void StallWatchdog::begin()
{
    m_running.start();
    m_sinceBeat.start();
    m_cpuAtBeat = cpuOfThread();
    m_application.takeSlowest();
    if (qEnvironmentVariableIsSet(kAskedFor))
        m_stacks = std::make_unique<StackSampler>();
    m_timer.start();
}

void StallWatchdog::beat()
{
    const milliseconds late = milliseconds(m_sinceBeat.restart()) - kBeat;
    const nanoseconds cpuNow = cpuOfThread();
    const auto cpu = duration_cast<milliseconds>(cpuNow - std::exchange(m_cpuAtBeat, cpuNow));
    const SlowEvent where = m_application.takeSlowest();
    if (late <= kStall) {
        if (m_stacks)
            m_stacks->beat();
        return;
    }
    ++m_count;
    if (cpu * 2 > late)
        ++m_ownCount;
    m_longest = std::max(m_longest, late);
    if (m_stalls.size() < kKept)
        m_stalls.push_back({late, cpu, where});
    const QByteArray line = QString::asprintf("whyglass: stall at %.1f s: %lld ms (%lld ms of CPU), longest in %s of %s (%.1f ms)",
                                              static_cast<double>(m_running.elapsed()) / 1'000, static_cast<long long>(late.count()),
                                              static_cast<long long>(cpu.count()), nameOf(where.type).constData(), where.receiver.constData(),
                                              static_cast<double>(where.took.count()) / 1'000)
                                .toUtf8();
    if (m_stacks)
        m_stacks->beat(line.toStdString());
    else
        std::fprintf(stderr, "%s\n", line.constData());
}

} // namespace whyglass::window

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace whyglass::window {

class StackSampler;

/// The event that took longest since the last beat.
struct SlowEvent {
    QByteArray receiver; ///< its class
    int type = 0;        ///< QEvent::Type
    std::chrono::microseconds took{0};
};

/// The application of a watched run: knows which event the GUI thread spends its time on.
class WatchedApplication : public QApplication {
    Q_OBJECT

public:
    using QApplication::QApplication;
    bool notify(QObject* receiver, QEvent* event) override;
    SlowEvent takeSlowest();

private:
    SlowEvent m_slowest;
    std::chrono::steady_clock::duration m_inside{0}; ///< of the events that the running one delivered itself
};

/// Notices when the event loop of the GUI thread does not come round for more than kStall, and writes a line to stderr for each
/// time: when, for how long, how much of it was CPU of this thread (the rest it waited, or others had the core), and in which
/// event. At the end of the program a line sums up. Debug builds have it, other builds where WHYGLASS_WATCH is set; where it is,
/// the stacks that were seen during a stall are written too.
class StallWatchdog : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kStall{50};
    static constexpr std::chrono::milliseconds kBeat{10};

    [[nodiscard]] static bool wanted();

    explicit StallWatchdog(WatchedApplication& application, QObject* parent = nullptr);
    ~StallWatchdog() override;

    struct Stall {
        std::chrono::milliseconds took{0}, cpu{0};
        SlowEvent where;
    };
    [[nodiscard]] const std::vector<Stall>& stalls() const { return m_stalls; }

private:
    void beat();
    void begin();

    WatchedApplication& m_application;
    QTimer m_timer;
    QElapsedTimer m_running, m_sinceBeat;
    std::chrono::nanoseconds m_cpuAtBeat{0};
    std::chrono::milliseconds m_longest{0};
    std::vector<Stall> m_stalls; ///< the first ten thousand
    std::size_t m_count = 0, m_ownCount = 0;
    std::unique_ptr<StackSampler> m_stacks;
};

} // namespace whyglass::window

// SPDX-License-Identifier: GPL-3.0-or-later
// Frame times of the timeline on one trace (ui.md: 1,000,000 spans, less than 16 ms of one core at every zoom).
//   timeline_bench [SPANS] [WIDTH] [HEIGHT]
#include "tests/kit/synthetic_trace.h"
#include "views/timeline/trace_timeline_view.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QKeyEvent>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

using namespace whyglass;

namespace {

double ms(qint64 nanoseconds) { return static_cast<double>(nanoseconds) / 1e6; }

/// Processor time of this thread: the machine may be busy with other things.
std::int64_t cpuNs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return time.tv_sec * 1'000'000'000LL + time.tv_nsec;
}

struct Frames {
    std::vector<double> times;
    [[nodiscard]] double median()
    {
        std::sort(times.begin(), times.end());
        return times[times.size() / 2];
    }
    [[nodiscard]] double worst() const { return *std::max_element(times.begin(), times.end()); }
};

/// Paints after each press of `key`: geometry is new in every frame.
Frames press(views::TraceTimelineView& view, QImage& image, int key, int times)
{
    Frames frames;
    for (int i = 0; i < times; ++i) {
        QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
        const std::int64_t before = cpuNs();
        view.handleKey(&event);
        view.render(&image);
        frames.times.push_back(ms(cpuNs() - before));
    }
    return frames;
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    const int spans = argc > 1 ? std::atoi(argv[1]) : 1'000'000;
    const int width = argc > 2 ? std::atoi(argv[2]) : 2560;
    const int height = argc > 3 ? std::atoi(argv[3]) : 1000;
    const views::Theme theme(views::ThemeMode::Light);
    theme.apply();
    const auto trace = testkit::randomTrace(1, spans);

    QElapsedTimer timer;
    timer.start();
    const timeline::TraceTimeline built(trace);
    std::printf("build       %8.1f ms for %d spans (off the GUI thread)\n", ms(timer.nsecsElapsed()), spans);

    session::Session session{std::filesystem::path("no-workspace")};
    views::TraceTimelineView view(session, theme);
    view.resize(width, height);
    view.showTrace(trace);
    QImage image(view.size(), QImage::Format_RGB32);
    timer.restart();
    view.render(&image);
    std::printf("first frame %8.1f ms at %d x %d\n", ms(timer.nsecsElapsed()), width, height);

    const auto report = [](const char* name, Frames frames) {
        std::printf("%-11s %8.2f ms median, %.2f worst\n", name, frames.median(), frames.worst());
    };
    report("whole", press(view, image, Qt::Key_F, 10));
    for (const char* zoom : {"in 1", "in 2", "in 3", "in 4"}) {
        report(zoom, press(view, image, Qt::Key_W, 6));
        report("  pan", press(view, image, Qt::Key_D, 6));
    }
    return 0;
}

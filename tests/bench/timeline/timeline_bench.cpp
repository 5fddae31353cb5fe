// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline of one large trace (ui.md: 1,000,000 spans, every frame of a minute of use less than 16 ms of one core).
//   timeline_bench [SPANS] [WIDTH] [HEIGHT]
// Times are processor times of the drawing thread: the machine may be busy with other things. Results as JSON lines for
// scripts/bench, in words on standard error.
#include "tests/bench/kit/measure.h"
#include "tests/kit/synthetic_trace.h"
#include "views/timeline/timeline_layout.h"
#include "views/timeline/trace_timeline_view.h"

#include <QApplication>
#include <QImage>
#include <QKeyEvent>
#include <QMouseEvent>

#include <malloc.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <vector>

using namespace whyglass;
namespace px = views::timeline_metrics;

namespace {

double cpuMs() { return bench::threadCpu() * 1e3; }

std::size_t heldBytes()
{
    const struct mallinfo2 info = ::mallinfo2();
    return info.uordblks + info.hblkhd;
}

struct Frames {
    std::vector<double> times;
    [[nodiscard]] double percentile(double part)
    {
        std::sort(times.begin(), times.end());
        return times[std::min(times.size() - 1, static_cast<std::size_t>(part * static_cast<double>(times.size())))];
    }
};

/// A minute of use at sixty frames a second: somebody zooms in and out, pans, moves the pointer and selects.
class Minute {
public:
    Minute(views::TraceTimelineView& view, session::Session& session) : m_view(view), m_session(session), m_image(view.size(), QImage::Format_RGB32) {}

    void run()
    {
        constexpr int kFrames = 60 * 60;
        constexpr int kActionFrames = 30; // half a second of each
        for (int frame = 0; frame < kFrames; ++frame) {
            const int action = frame / kActionFrames % 6;
            const double before = cpuMs();
            act(action, frame % kActionFrames);
            m_view.render(&m_image);
            m_all.times.push_back(cpuMs() - before);
            m_by[static_cast<std::size_t>(action)].times.push_back(m_all.times.back());
        }
    }

    void print()
    {
        constexpr const char* kNames[] = {"zoom in", "pan", "hover", "select", "zoom out", "fit"};
        for (std::size_t i = 0; i < std::size(kNames); ++i)
            std::fprintf(stderr, "%-9s %6.2f ms median, %6.2f p99\n", kNames[i], m_by[i].percentile(0.5), m_by[i].percentile(0.99));
        std::fprintf(stderr, "%-9s %6.2f ms median, %6.2f p99, %6.2f worst of %zu frames\n", "all", m_all.percentile(0.5), m_all.percentile(0.99),
                     m_all.percentile(1), m_all.times.size());
    }
    [[nodiscard]] double p99() { return m_all.percentile(0.99); }

private:
    void act(int action, int step)
    {
        switch (action) {
        case 0: return press(step % 3 == 0 ? Qt::Key_W : Qt::Key_D);
        case 1: return press(step < 15 ? Qt::Key_D : Qt::Key_A);
        case 2: return move();
        case 3: return press(step % 5 == 0 ? Qt::Key_E : step % 5 == 1 ? Qt::Key_N : Qt::Key_Right);
        case 4: return press(Qt::Key_S);
        default:
            if (step == 0)
                m_session.selectSpan({});
            return step % 10 == 0 ? press(Qt::Key_F) : move();
        }
    }

    void press(int key)
    {
        QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
        m_view.handleKey(&event);
    }

    void move()
    {
        const QPoint at(px::kLabelWidth + static_cast<int>(m_random() % static_cast<unsigned>(m_view.width() - px::kLabelWidth)),
                        px::kHeaderHeight + static_cast<int>(m_random() % static_cast<unsigned>(m_view.height() - px::kHeaderHeight)));
        QMouseEvent event(QEvent::MouseMove, QPointF(at), QPointF(at), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(m_view.viewport(), &event);
    }

    views::TraceTimelineView& m_view;
    session::Session& m_session;
    QImage m_image;
    std::mt19937 m_random{1};
    Frames m_all;
    Frames m_by[6];
};

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
    const std::size_t heldBefore = heldBytes();
    const auto trace = testkit::randomTrace(1, spans);

    double before = cpuMs();
    const timeline::TraceTimeline built(trace);
    bench::report("timeline-build", cpuMs() - before, "tracks and lanes of " + std::to_string(spans) + " spans, off the GUI thread, ms");
    bench::report("timeline-memory", static_cast<double>(heldBytes() - heldBefore) / spans, "bytes a span as malloc counts them: rows, names, tracks");
    std::fprintf(stderr, "rows %.1f bytes a span, tracks %.1f\n", static_cast<double>(trace->spans.rows.bytes()) / spans,
                 static_cast<double>(built.bytes()) / spans);

    session::Session session{std::filesystem::path("no-workspace")};
    views::TraceTimelineView view(session, theme);
    view.resize(width, height);
    view.showTrace(trace);
    QImage image(view.size(), QImage::Format_RGB32);
    before = cpuMs();
    view.render(&image);
    bench::report("timeline-first", cpuMs() - before, "first frame, overview strip and all, ms");
    Minute minute(view, session);
    minute.run();
    minute.print();
    bench::report("timeline-frame", minute.p99(), "99th percentile of a frame, geometry and paint, " + std::to_string(width) + " px wide, ms");
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the views of this folder with synthetic traces into PNG files, to look at while working on them. Not a test.
//   timeline_gallery OUT_DIR
#include "tests/kit/synthetic_trace.h"
#include "views/timeline/trace_timeline_view.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QImage>
#include <QPainter>
#include <QThreadPool>

#include <cstdio>

using namespace whyglass;

namespace {

void shoot(QWidget& widget, const QString& path, double dpr = 1.0)
{
    widget.show();
    QThreadPool::globalInstance()->waitForDone();
    QApplication::processEvents();
    QImage image(widget.size() * dpr, QImage::Format_RGB32);
    image.setDevicePixelRatio(dpr);
    image.fill(Qt::magenta);
    QElapsedTimer timer;
    timer.start();
    widget.render(&image);
    std::printf("%s %.1f ms\n", qPrintable(path), static_cast<double>(timer.nsecsElapsed()) / 1e6);
    image.save(path);
}

struct Gallery {
    QString out;
    views::Theme theme{views::ThemeMode::Light};

    void timelines(const QString& suffix)
    {
        struct Case {
            QString name;
            session::LoadedTracePtr trace;
            QSize size;
            std::uint64_t span;
        };
        const Case cases[] = {
            {QStringLiteral("invoice"), testkit::invoiceTrace(), {1032, 420}, 17},
            {QStringLiteral("small"), testkit::invoiceTrace(), {520, 300}, 21},
            {QStringLiteral("hostile"), testkit::hostileTrace(), {1032, 380}, 3},
            {QStringLiteral("random"), testkit::randomTrace(5, 400), {1032, 600}, 0},
            {QStringLiteral("dense"), testkit::randomTrace(6, 100'000), {1600, 800}, 0},
            {QStringLiteral("empty"), testkit::emptyTrace(), {800, 300}, 0},
        };
        for (const Case& c : cases) {
            session::Session session{std::filesystem::path("no-such-workspace")};
            views::TraceTimelineView view(session, theme);
            view.resize(c.size);
            view.showTrace(c.trace);
            session.selectSpan({c.span});
            shoot(view, out + QStringLiteral("/timeline_") + c.name + suffix + QStringLiteral(".png"));
        }
    }
};

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    if (argc != 2)
        return 2;
    Gallery gallery{.out = QString::fromLocal8Bit(argv[1])};
    QDir().mkpath(gallery.out);
    for (const views::ThemeMode mode : {views::ThemeMode::Light, views::ThemeMode::Dark}) {
        gallery.theme.setMode(mode);
        gallery.theme.apply();
        gallery.timelines(mode == views::ThemeMode::Dark ? QStringLiteral("_dark") : QString());
    }
    return 0;
}

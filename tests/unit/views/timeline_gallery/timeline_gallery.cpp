// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the views of this folder with synthetic traces into PNG files, to look at while working on them. Not a test.
//   QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=2 timeline_gallery OUT_DIR
#include "tests/kit/synthetic_trace.h"
#include "views/charts/costs_view.h"
#include "views/timeline/investigate_view.h"
#include "views/timeline/span_tree_view.h"
#include "views/timeline/trace_timeline_view.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QPixmap>

#include <cstdio>

using namespace whyglass;

namespace {

void shoot(QWidget& widget, const QString& path)
{
    widget.show();
    QApplication::processEvents();
    QElapsedTimer timer;
    timer.start();
    const QPixmap picture = widget.grab();
    std::printf("%s %.1f ms\n", qPrintable(path), static_cast<double>(timer.nsecsElapsed()) / 1e6);
    picture.save(path);
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

    /// What lies over the slices, and arranged tracks.
    void layers(const QString& suffix)
    {
        session::Session session{std::filesystem::path("no-such-workspace")};
        views::TraceTimelineView view(session, theme);
        view.resize(1032, 420);
        const auto trace = testkit::invoiceTrace();
        view.showTrace(trace);
        session.selectSpan({17});
        view.showCriticalPath(true);
        view.setArea(views::MarkedArea{{testkit::TraceBuilder::at(24'000), testkit::TraceBuilder::at(33'000)}, {}});
        shoot(view, out + QStringLiteral("/layers") + suffix + QStringLiteral(".png"));
        view.setArea(std::nullopt);
        view.showCriticalPath(false);
        view.showCostHeat(true);
        timeline::TrackPrefs prefs = view.trackPrefs();
        prefs.setPinned(timeline::TrackKind::Tools, true);
        prefs.setCollapsed(timeline::TrackKind::Agents, true);
        view.setTrackPrefs(prefs);
        shoot(view, out + QStringLiteral("/heat") + suffix + QStringLiteral(".png"));

        testkit::TraceBuilder b;
        const int root = b.add({.step = domain::StepKind::Agent, .name = "agent", .startMs = 0, .durationMs = 400'000});
        for (int i = 0; i < 40; ++i)
            b.add({.parent = root, .step = domain::StepKind::Tool, .name = "lookup", .startMs = 300.0 * i, .durationMs = 260, .tool = "lookup", .error = i == 9});
        b.add({.parent = root, .step = domain::StepKind::Generation, .name = "chat", .startMs = 360'000, .durationMs = 40'000, .model = "gpt-4o", .tokens = 900});
        views::TraceTimelineView idle(session, theme);
        idle.resize(1032, 300);
        idle.showTrace(b.build());
        shoot(idle, out + QStringLiteral("/idle") + suffix + QStringLiteral(".png"));
        idle.setGapsFolded(true);
        shoot(idle, out + QStringLiteral("/folded") + suffix + QStringLiteral(".png"));
    }

    void pages(const QString& suffix)
    {
        const std::pair<QString, session::LoadedTracePtr> cases[] = {
            {QStringLiteral("invoice"), testkit::invoiceTrace()},
            {QStringLiteral("hostile"), testkit::hostileTrace()},
            {QStringLiteral("many"), testkit::randomTrace(9, 20'000)},
        };
        for (const auto& [name, trace] : cases) {
            session::Session session{std::filesystem::path("no-such-workspace")};
            views::InvestigateView view(session, theme);
            view.resize(1032, 868);
            view.timelineView().showTrace(trace);
            session.selectSpan({name == u"hostile" ? 3U : 17U});
            shoot(view, out + QStringLiteral("/page_") + name + suffix + QStringLiteral(".png"));
        }
    }

    void costs(const QString& suffix)
    {
        std::vector<store::CostRow> rows;
        const char* const models[] = {"claude-sonnet", "gpt-4o", "text-embedding-3-small", "mistral-large-eu"};
        for (int model = 0; model < 4; ++model) {
            for (int day = 1; day <= 17; ++day) {
                store::CostRow row;
                char key[16];
                std::snprintf(key, sizeof key, "2026-03-%02d", day);
                row.keys = {key, models[model]};
                row.calls = 100 + day * 7 % 31;
                row.tokens.input = row.calls * 9000 / (model + 1);
                row.tokens.output = row.calls * 700 / (model + 1);
                if (model < 3)
                    row.cost = domain::Money{*row.tokens.input * (model == 2 ? 20 : 3000 - model * 800)};
                else
                    row.unpricedCalls = row.calls;
                if (day % 7 == 5)
                    continue;
                rows.push_back(row);
            }
        }
        session::Session session{std::filesystem::path("no-such-workspace")};
        views::CostsView view(session, theme);
        view.resize(1240, 780);

        view.present(views::makeCostOverview(rows));
        shoot(view, out + QStringLiteral("/costs") + suffix + QStringLiteral(".png"));
        views::CostsView empty(session, theme);
        empty.resize(900, 500);

        empty.present({});
        shoot(empty, out + QStringLiteral("/costs_empty") + suffix + QStringLiteral(".png"));
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
        gallery.layers(mode == views::ThemeMode::Dark ? QStringLiteral("_dark") : QString());
        gallery.timelines(mode == views::ThemeMode::Dark ? QStringLiteral("_dark") : QString());
        gallery.costs(mode == views::ThemeMode::Dark ? QStringLiteral("_dark") : QString());
        gallery.pages(mode == views::ThemeMode::Dark ? QStringLiteral("_dark") : QString());
    }
    return 0;
}

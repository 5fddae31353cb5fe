// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/main_window.h"
#include "app/main_window/window_main.h"
#include "models/store/workspace_reader.h"
#include "views/view_registry.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFileInfo>
#include <QImage>
#include <QTimer>

#include <cstdio>

namespace whyglass::window {

namespace {

constexpr int kTimeoutMs = 60'000;
/// After the last answer: layouts, delayed repaints and what they ask for.
constexpr int kQuietMs = 120;

enum Exit { Done = 0, Failed = 1, Usage = 2 };

int complain(const QString& text, int exit)
{
    std::fprintf(stderr, "whyglass: %s\n", qPrintable(text));
    return exit;
}

void printViews()
{
    for (const views::ViewInfo& view : views::viewRegistry())
        std::printf("%s\t%s\t%s\n", qPrintable(view.id), view.needsId ? "yes" : "no", qPrintable(view.title));
}

/// Runs the event loop until nothing is asked any more for a while; false on time-out.
bool waitUntilIdle(session::Session& session)
{
    QElapsedTimer total;
    QElapsedTimer quiet;
    total.start();
    quiet.start();
    while (quiet.elapsed() < kQuietMs) {
        QEventLoop turn;
        QTimer::singleShot(10, &turn, &QEventLoop::quit);
        turn.exec();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        if (session.queries().pending() > 0)
            quiet.restart();
        if (total.elapsed() > kTimeoutMs)
            return false;
    }
    return true;
}

/// Before the application exists: where it draws, and how large a point is.
void prepareEnvironment(const RenderOptions& options)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_SCALE_FACTOR", QByteArray::number(options.scale));
    qputenv("QT_FONT_DPI", "96");
}

int draw(const RenderOptions& options)
{
    const QString view = QString::fromStdString(options.view);
    const views::ViewInfo* info = views::findView(view);
    if (!info)
        return complain(QStringLiteral("there is no view %1; see whyglass render --list").arg(view), Usage);
    if (info->needsId && options.id.empty())
        return complain(QStringLiteral("the view %1 needs the id of a trace, span or decision; see whyglass list traces").arg(view), Usage);

    if (const auto reader = store::WorkspaceReader::open(options.workspace); !reader)
        return complain(QString::fromStdString(reader.error().text()), Failed);

    views::Theme theme(options.dark ? views::ThemeMode::Dark : views::ThemeMode::Light);
    theme.apply();
    session::Session session(options.workspace);
    NoRecorder recorder;
    MainWindow window(session, theme, recorder, {});
    QString failure;
    QObject::connect(&session, &session::Session::traceFailed, &window, [&failure](const QString& message) { failure = message; });
    window.setFixedSize(options.width, options.height);
    window.start(view);
    window.show();
    bool idle = waitUntilIdle(session);
    if (!options.query.empty())
        window.setQueryText(QString::fromStdString(options.query));
    if (!options.id.empty())
        view == u"conversation" ? session.openConversation(QString::fromStdString(options.id)) : window.openId(QString::fromStdString(options.id));
    idle = waitUntilIdle(session) && idle;
    if (!failure.isEmpty())
        return complain(failure, Failed);
    if (!info->needsId && session.state().view != options.view)
        session.replaceView(view);
    if (info->needsId && session.state().view != options.view)
        session.showView(view);
    idle = waitUntilIdle(session) && idle;
    if (!idle)
        return complain(QStringLiteral("the view did not come to rest within %1 s").arg(kTimeoutMs / 1000), Failed);
    const QString output = QString::fromStdString(options.output.string());
    if (!window.grab().toImage().save(output, "PNG"))
        return complain(QStringLiteral("cannot write %1; check the folder and its permissions").arg(output), Failed);
    return Done;
}

} // namespace

int runRender(const RenderOptions& options, int& argc, char** argv)
{
    if (options.list) {
        printViews();
        return Done;
    }
    prepareEnvironment(options);
    const QApplication application(argc, argv);
    return draw(options);
}

} // namespace whyglass::window

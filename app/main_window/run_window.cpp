// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/desktop_scheme.h"
#include "app/main_window/main_window.h"
#include "app/main_window/recorder_link.h"
#include "app/main_window/translation.h"
#include "app/main_window/stall_watchdog.h"
#include "app/main_window/window_main.h"
#include "models/tables/shown_time.h"

#include <QApplication>
#include <QIcon>
#include <QProcess>
#include <QScreen>

#include <memory>
#include <optional>

namespace whyglass::window {

namespace {

constexpr const char* kSampleStory
    = QT_TRANSLATE_NOOP("MainWindow", "The $50,000 invoice: choose INV-12345 and press Enter to see why it was approved.");

/// A second window, on a workspace that holds nothing but the sample.
void openSampleWindow(const WindowOptions& options, MainWindow& window)
{
    const auto workspace = options.workspace.parent_path() / "sample.whyglass";
    const QString program = QString::fromStdString(options.executable.string());
    const QString path = QString::fromStdString(workspace.string());
    const auto open = [program, path] {
        QProcess::startDetached(program, {QStringLiteral("open"), QStringLiteral("-w"), path, QStringLiteral("--grpc"), QStringLiteral("off"),
                                          QStringLiteral("--http"), QStringLiteral("off")});
    };
    if (std::filesystem::exists(workspace)) {
        open();
        return;
    }
    auto* maker = new QProcess(&window);
    window.showHint(MainWindow::tr("Making the sample investigation…"));
    QObject::connect(maker, &QProcess::finished, &window, [&window, maker, open](int exitCode) {
        maker->deleteLater();
        if (exitCode == 0)
            open();
        window.showHint(exitCode == 0 ? MainWindow::tr("The sample investigation opens in a window of its own")
                                      : MainWindow::tr("The sample could not be made: %1").arg(QString::fromUtf8(maker->readAllStandardError().trimmed())));
    });
    maker->start(program, {QStringLiteral("sample"), QStringLiteral("-q"), QStringLiteral("-w"), path});
}

/// What the command line says goes before what the settings say.
recorder::RecorderLaunch launchOf(const WindowOptions& options, const RecordingSettings& recording)
{
    recorder::RecorderLaunch launch;
    launch.executable = options.executable;
    launch.workspace = options.workspace;
    launch.grpc = options.grpc.empty() ? recording.grpc.toStdString() : options.grpc;
    launch.http = options.http.empty() ? recording.http.toStdString() : options.http;
    const auto add = [&launch](const char* option, const std::string& value) { launch.more.insert(launch.more.end(), {option, value}); };
    if (recording.keepDays > 0)
        add("--keep-days", std::to_string(recording.keepDays));
    if (recording.maxBytes > 0)
        add("--max-bytes", std::to_string(recording.maxBytes));
    if (!recording.tokenFile.isEmpty())
        add("--token-file", recording.tokenFile.toStdString());
    return launch;
}

/// Where the window begins: at what was asked for, else at the default view, else where it was left.
void begin(MainWindow& window, const WindowOptions& options, const Settings& settings, const SettingsStore& store)
{
    constexpr int kMostOfScreen = 95; // percent, with room for the frame
    if (settings.window.geometry.isEmpty())
        window.resize(window.size().boundedTo(window.screen()->availableSize() * kMostOfScreen / 100));
    window.start(options.firstRunSample ? QStringLiteral("decisions") : settings.window.view);
    window.show();
    if (!options.open.empty())
        window.openId(QString::fromStdString(options.open));
    else if (!window.openDefaultView() && !settings.window.query.isEmpty())
        window.setQueryText(settings.window.query);
    if (!options.firstRunSample)
        return;
    window.showHint(MainWindow::tr(kSampleStory));
    window.followUntilAnalysed();
    if (!store.tourOffered())
        window.startTour();
}

} // namespace

int runWindow(const WindowOptions& options, int& argc, char** argv)
{
    std::unique_ptr<QApplication> application;
    if (StallWatchdog::wanted())
        application = std::make_unique<WatchedApplication>(argc, argv);
    else
        application = std::make_unique<QApplication>(argc, argv);
    QApplication::setApplicationName(QStringLiteral("whyglass"));
    QApplication::setApplicationDisplayName(QStringLiteral("Whyglass"));
    QApplication::setDesktopFileName(QStringLiteral(WHYGLASS_APP_ID)); // names the entry and the icon of the window to the desktop

    const SettingsStore store(options.workspace);
    const Settings settings = store.load();
    speak(settings.preferences.language, *application);
    tables::setTimesInUtc(settings.preferences.timesInUtc);
    views::Theme theme(settings.preferences.theme, settings.preferences.textScale);
    theme.apply();
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/whyglass/icons/whyglass.svg")));
    session::Session session(options.workspace);
    RecorderLink recorder(launchOf(options, settings.recording));
    MainWindow window(session, theme, recorder, settings, &store, [&options](const QStringList& arguments) {
        return QProcess::startDetached(QString::fromStdString(options.executable.string()), arguments);
    });
    QObject::connect(&window, &MainWindow::sampleWindowRequested, &window, [&options, &window] { openSampleWindow(options, window); });
    const DesktopScheme scheme;
    QObject::connect(&scheme, &DesktopScheme::changed, &window, [&] { window.setDesktopDark(scheme.dark()); });
    begin(window, options, settings, store);
    QStringList files;
    for (const std::string& file : options.files)
        files.append(QString::fromStdString(file));
    if (!files.isEmpty())
        recorder.importFiles(files);
    std::optional<StallWatchdog> watchdog;
    if (auto* watched = qobject_cast<WatchedApplication*>(application.get()))
        watchdog.emplace(*watched);
    return QApplication::exec();
}

} // namespace whyglass::window

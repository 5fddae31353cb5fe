// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/main_window.h"
#include "app/main_window/recorder_link.h"
#include "app/main_window/window_main.h"

#include <QApplication>
#include <QIcon>
#include <QProcess>

namespace whyglass::window {

namespace {

constexpr const char* kSampleStory = "The $50,000 invoice: choose INV-12345 and press Enter to see why it was approved.";

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

} // namespace

int runWindow(const WindowOptions& options, int& argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("whyglass"));
    QApplication::setApplicationDisplayName(QStringLiteral("Whyglass"));
    QApplication::setDesktopFileName(QStringLiteral(WHYGLASS_APP_ID)); // names the entry and the icon of the window to the desktop

    const Settings settings = SettingsStore(options.workspace).load();
    views::Theme theme(settings.theme, settings.textScale);
    theme.apply();
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/whyglass/icons/whyglass.svg")));
    session::Session session(options.workspace);
    recorder::RecorderLaunch launch;
    launch.executable = options.executable;
    launch.workspace = options.workspace;
    launch.grpc = options.grpc;
    launch.http = options.http;
    RecorderLink recorder(std::move(launch));
    MainWindow window(session, theme, recorder, settings);
    QObject::connect(&window, &MainWindow::sampleWindowRequested, &window, [&options, &window] { openSampleWindow(options, window); });
    window.start(options.firstRunSample ? QStringLiteral("decisions") : settings.view);
    if (!settings.query.isEmpty())
        window.setQueryText(settings.query);
    window.show();
    if (!options.open.empty())
        window.openId(QString::fromStdString(options.open));
    if (options.firstRunSample) {
        window.showHint(QString::fromLatin1(kSampleStory));
        window.followUntilAnalysed();
    }
    QStringList files;
    for (const std::string& file : options.files)
        files.append(QString::fromStdString(file));
    if (!files.isEmpty())
        recorder.importFiles(files);
    return QApplication::exec();
}

} // namespace whyglass::window

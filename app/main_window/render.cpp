// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/offscreen_view.h"
#include "app/main_window/translation.h"
#include "app/main_window/window_main.h"
#include "models/store/workspace_reader.h"
#include "models/words/told.h"
#include "views/view_registry.h"

#include <QApplication>

#include <cstdio>

namespace whyglass::window {

namespace {

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

int draw(const RenderOptions& options)
{
    if (const auto reader = store::WorkspaceReader::open(options.workspace); !reader)
        return complain(QString::fromStdString(words::told(reader.error().text())), Failed);
    views::Theme theme(options.dark ? views::ThemeMode::Dark : views::ThemeMode::Light);
    theme.apply();
    OffscreenView view(options.workspace, theme, {options.width, options.height});
    auto problem = view.show(QString::fromStdString(options.view), QString::fromStdString(options.id), QString::fromStdString(options.query));
    for (std::size_t i = 0; i < options.tabs.size() && problem.text.isEmpty(); ++i)
        problem = view.showTab(QString::fromStdString(options.tabs[i]));
    if (!problem.text.isEmpty())
        return complain(problem.text, problem.usage ? Usage : Failed);
    const QString output = QString::fromStdString(options.output.string());
    if (!view.image().save(output, "PNG"))
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
    prepareOffscreen(options.scale);
    QApplication application(argc, argv);
    speak({}, application);
    return draw(options);
}

} // namespace whyglass::window

// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_window.h"

using namespace whyglass;

std::filesystem::path sampleWorkspace(const Program& program)
{
    const QString path = program.path(QStringLiteral("sample.whyglass"));
    const Outcome made = program.run({QStringLiteral("sample"), QStringLiteral("-w"), path});
    if (made.code != 0)
        qFatal("the sample was not made: %s", made.err.constData());
    return path.toStdString();
}

views::Theme& testTheme()
{
    static auto* theme = [] {
        auto* made = new views::Theme(views::ThemeMode::Light, 1.0, qApp);
        made->apply();
        return made;
    }();
    return *theme;
}

SampleWindow::SampleWindow(const std::filesystem::path& workspace, const window::SettingsStore* store, window::WorkspaceWindows::Start startProgram)
    : session(workspace), window(session, testTheme(), recorder, {}, store, std::move(startProgram))
{
    window.resize(1600, 1000);
    window.start({});
    window.show();
    window.activateWindow();
    if (!QTest::qWaitForWindowActive(&window) || !eventually([this] { return session.queries().pending() == 0 && view() == u"decisions"; }))
        qFatal("the window does not come up");
}

void SampleWindow::press(const QKeySequence& key)
{
    // Off the screen no window manager gives a window its focus back when a popup closes.
    if (!QApplication::activePopupWidget() && !QApplication::activeModalWidget() && !QApplication::activeWindow()) {
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window does not get the focus back");
    }
    QWidget* focused = QApplication::focusWidget();
    QTest::keyClick(focused ? focused : &window, key[0].key(), key[0].keyboardModifiers());
}

void SampleWindow::type(const QString& text) { QTest::keyClicks(QApplication::focusWidget(), text); }

bool SampleWindow::idle()
{
    const bool idle = eventually([this] { return session.queries().pending() == 0; });
    QCoreApplication::processEvents(); // what the answers left for the event loop's next turn
    return idle;
}

bool SampleWindow::openFamous()
{
    window.openId(kFamousTrace);
    if (!eventually([this] { return session.trace() && view() == u"investigate"; }) || !idle())
        return false;
    const auto& spans = session.trace()->spans.rows;
    session.selectSpan(spans[spans.size() / 2].span);
    return idle();
}

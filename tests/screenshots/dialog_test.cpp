// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_registry.h"
#include "app/main_window/translation.h"
#include "sample_window.h"
#include "screen_rules.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QPointer>
#include <QSet>
#include <QTest>
#include <QTimer>

#include <array>

using namespace whyglass;

namespace {

/// Everything that comes beside the window when its command runs. Choosers of files are the desktop's.
constexpr std::array kDialogs = {"file.settings", "go.id", "go.save-view", "go.manage-views", "help.keys", "help.palette", "help.about-qt",
                                 "costs.split-attribute", "costs.budgets", "costs.prices", "costs.reprice", "costs.price-changes"};
constexpr QSize kSmallest(1024, 640);

} // namespace

/// Dialogs of commands, opened in a real window on the sample, of the smallest size: each comes, fits beside it, nothing of it is cut or
/// without a name, Tab reaches all of it, Esc closes it. In German where WHYGLASS_TEST_LANGUAGE says so. WHYGLASS_SCREENSHOTS names a
/// folder that keeps the pictures.
class DialogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_workspace = sampleWorkspace(m_program);
        m_open = std::make_unique<SampleWindow>(m_workspace);
        m_open->window.resize(kSmallest);
    }
    void cleanupTestCase() { m_open.reset(); }

    void ofCommands_data()
    {
        QTest::addColumn<QString>("command");
        for (const char* id : kDialogs)
            QTest::newRow(id) << QString::fromLatin1(id);
    }
    void ofCommands()
    {
        QFETCH(const QString, command);
        QStringList breaches;
        QPointer<QWidget> dialog;
        // A dialog may run a loop of its own: it is looked at from inside of it.
        QTimer look;
        connect(&look, &QTimer::timeout, this, [&] {
            if (dialog || m_open->session.queries().pending() > 0)
                return;
            QWidget* came = beside();
            if (!came)
                return;
            if (!came->isActiveWindow()) { // off the screen no window manager gives it the keyboard
                came->activateWindow();
                return;
            }
            dialog = came;
            look.stop();
            breaches = breachesOf(*dialog, command);
            QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : dialog.data(), Qt::Key_Escape);
            if (QWidget* left = beside()) {
                breaches.append(QStringLiteral("Esc does not close it"));
                left->close();
            }
        });
        look.start(10);
        QVERIFY2(m_open->window.findChild<window::CommandRegistry*>()->run(command), "the command is not there");
        QTRY_VERIFY2(!look.isActive(), "no dialog came");
        QTRY_VERIFY(!beside());
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY2(breaches.isEmpty(), qPrintable(breaches.join(u'\n')));
        QVERIFY(m_open->idle());
    }

private:
    static QString spoken() { return qEnvironmentVariable("WHYGLASS_TEST_LANGUAGE"); }

    /// The window that came beside the main one; null where there is none.
    [[nodiscard]] QWidget* beside() const
    {
        for (QWidget* window : QApplication::topLevelWidgets()) {
            if (window->isVisible() && window != &m_open->window && !window->inherits("QTipLabel"))
                return window;
        }
        return nullptr;
    }

    static QStringList breachesOf(QWidget& window, const QString& name)
    {
        const QString folder = qEnvironmentVariable("WHYGLASS_SCREENSHOTS");
        if (!folder.isEmpty())
            window.grab().save(QDir(folder).filePath(QStringLiteral("dialog_%1%2.png").arg(name, spoken().isEmpty() ? QString() : u'_' + spoken())));
        const bool ours = name != u"help.about-qt"; // what Qt says of itself, it says in its own way
        QStringList breaches = ours ? rules::geometry(window) + rules::names(window) : QStringList();
        if (ours && !spoken().isEmpty())
            breaches += rules::language(window);
        if (window.width() > kSmallest.width() || window.height() > kSmallest.height())
            breaches.append(QStringLiteral("%1 x %2 do not fit the smallest screen").arg(window.width()).arg(window.height()));
        return breaches + unreached(window);
    }

    /// What Tab does not come to.
    static QStringList unreached(QWidget& window)
    {
        constexpr int kMostStops = 80; ///< more than any dialog has
        QSet<const QWidget*> reached;
        for (int stop = 0; stop < kMostStops; ++stop) {
            QWidget* focused = QApplication::focusWidget();
            if (!focused)
                break;
            reached.insert(focused);
            QTest::keyClick(focused, Qt::Key_Tab);
        }
        QStringList breaches;
        for (const QWidget* control : window.findChildren<QWidget*>()) {
            const bool stop = (control->focusPolicy() & Qt::TabFocus) && control->isVisible() && control->isEnabled() && !control->focusProxy();
            if (stop && !reached.contains(control) && !isInGroup(*control))
                breaches.append(QStringLiteral("Tab does not reach %1 “%2”").arg(QString::fromLatin1(control->metaObject()->className()), control->accessibleName()));
        }
        return breaches;
    }

    /// Of buttons of which one is taken Tab reaches that one, and the arrows the others.
    static bool isInGroup(const QWidget& control)
    {
        const auto* button = qobject_cast<const QAbstractButton*>(&control);
        return button && button->isCheckable() && button->autoExclusive();
    }

    Program m_program;
    std::filesystem::path m_workspace;
    std::unique_ptr<SampleWindow> m_open;
};

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    window::speak(qEnvironmentVariable("WHYGLASS_TEST_LANGUAGE", QStringLiteral("en")), application);
    DialogTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "dialog_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_registry.h"
#include "app/main_window/translation.h"
#include "sample_window.h"
#include "screen_rules.h"

#include <QApplication>
#include <QDir>
#include <QPointer>
#include <QTest>

#include <functional>

using namespace whyglass;

/// Dialogs of commands, opened in a real window on the sample: nothing is cut or without a name. In German
/// where WHYGLASS_TEST_LANGUAGE says so. WHYGLASS_SCREENSHOTS names a folder that keeps the pictures.
class DialogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_workspace = sampleWorkspace(m_program);
        m_open = std::make_unique<SampleWindow>(m_workspace);
        m_open->window.resize(1024, 640);
    }
    void cleanupTestCase() { m_open.reset(); }

    void ofCommands_data()
    {
        QTest::addColumn<QString>("command");
        for (const char* id : {"file.settings", "help.keys", "help.palette"})
            QTest::newRow(id) << QString::fromLatin1(id);
    }
    void ofCommands()
    {
        QFETCH(QString, command);
        check(command, [&] { QVERIFY(run(command)); });
    }

private:
    static QString spoken() { return qEnvironmentVariable("WHYGLASS_TEST_LANGUAGE"); }

    bool run(const QString& id) { return m_open->window.findChild<window::CommandRegistry*>()->run(id); }

    static QStringList breachesOf(QWidget& window, const QString& name)
    {
        const QString folder = qEnvironmentVariable("WHYGLASS_SCREENSHOTS");
        if (!folder.isEmpty())
            window.grab().save(QDir(folder).filePath(QStringLiteral("dialog_%1%2.png").arg(name, spoken().isEmpty() ? QString() : u'_' + spoken())));
        QStringList breaches = rules::geometry(window) + rules::names(window);
        if (!spoken().isEmpty())
            breaches += rules::language(window);
        for (QString& breach : breaches)
            breach.prepend(name + QStringLiteral(": "));
        return breaches;
    }

    /// What comes beside the window keeps the rules, and goes again.
    void check(const QString& name, const std::function<void()>& open)
    {
        open();
        QTRY_VERIFY(m_open->session.queries().pending() == 0);
        QStringList breaches;
        QList<QPointer<QWidget>> windows; // closing one may delete another
        for (QWidget* window : QApplication::topLevelWidgets())
            windows.append(window);
        for (const QPointer<QWidget>& window : windows) {
            if (window && window->isVisible())
                breaches += breachesOf(*window, name);
        }
        for (const QPointer<QWidget>& window : windows) {
            if (window && window->isVisible() && window != &m_open->window)
                window->close();
        }
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY2(breaches.isEmpty(), qPrintable(breaches.join(u'\n')));
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

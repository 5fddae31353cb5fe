// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/offscreen_view.h"
#include "app/main_window/translation.h"
#include "screen_rules.h"
#include "screen_workspaces.h"
#include "views/view_registry.h"

#include <QApplication>
#include <QDir>
#include <QTest>

#include <memory>

using namespace whyglass;

namespace {

/// The language of this run; empty: English.
QString spoken() { return qEnvironmentVariable("WHYGLASS_TEST_LANGUAGE"); }

/// What a view is opened at; empty where it needs nothing, or where the workspace has no such thing.
QString idFor(const views::ViewInfo& info, const ScreenWorkspace& of)
{
    if (!info.needsId)
        return {};
    if (info.id == u"compare")
        return of.trace.isEmpty() ? QString() : QString(of.trace + QStringLiteral("..") + (of.other.isEmpty() ? of.trace : of.other));
    return info.id == u"conversation" ? of.session : of.trace;
}

} // namespace

/// Draws every registered view of every workspace and looks at what came out. WHYGLASS_TEST_SCALE sets the pixels a point,
/// WHYGLASS_TEST_LANGUAGE the language;
/// WHYGLASS_SCREENSHOTS names a folder that keeps the pictures.
class ScreenshotTest : public QObject {
    Q_OBJECT

    static constexpr QSize kSmallest{1024, 640}, kUsual{1600, 1000};

private Q_SLOTS:
    void initTestCase()
    {
        m_workspaces = screenWorkspaces(m_program);
        m_theme = std::make_unique<views::Theme>(views::ThemeMode::Light);
        m_theme->apply();
    }

    void everyView_data()
    {
        QTest::addColumn<int>("workspace");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QSize>("size");
        for (int i = 0; i < static_cast<int>(m_workspaces.size()); ++i) {
            const QByteArray name = m_workspaces[static_cast<std::size_t>(i)].name.toLatin1();
            QTest::addRow("%s light", name.constData()) << i << false << kUsual;
            QTest::addRow("%s dark, smallest", name.constData()) << i << true << kSmallest;
        }
    }
    void everyView()
    {
        QFETCH(int, workspace);
        QFETCH(bool, dark);
        QFETCH(QSize, size);
        const ScreenWorkspace& of = m_workspaces[static_cast<std::size_t>(workspace)];
        m_theme->setMode(dark ? views::ThemeMode::Dark : views::ThemeMode::Light);
        m_theme->apply();
        window::OffscreenView view(of.path.toStdString(), *m_theme, size);
        QStringList breaches;
        for (const views::ViewInfo& info : views::viewRegistry()) {
            const QString id = idFor(info, of);
            if (info.needsId && id.isEmpty())
                continue;
            const auto problem = view.show(info.id, id);
            QStringList found = problem.text.isEmpty() ? QStringList() : QStringList{problem.text};
            const QImage image = view.image();
            found += rules::picture(image, dark) + rules::geometry(view.window()) + rules::names(view.window());
            if (!spoken().isEmpty())
                found += rules::language(view.window());
            if (image != view.image())
                found.append(QStringLiteral("two draws differ"));
            if (image.size() != size * image.devicePixelRatio() || image.devicePixelRatio() != qEnvironmentVariable("WHYGLASS_TEST_SCALE", QStringLiteral("1")).toDouble())
                found.append(QStringLiteral("the picture has the wrong size"));
            keep(image, of.name + u'_' + info.id + (spoken().isEmpty() ? QString() : u'_' + spoken()) + (dark ? QStringLiteral("_dark") : QString()));
            for (const QString& breach : found)
                breaches.append(info.id + QStringLiteral(": ") + breach);
        }
        for (const QString& breach : breaches)
            qWarning("%s", qPrintable(breach)); // all of them: a failure's own text is cut
        QVERIFY2(breaches.isEmpty(), qPrintable(QStringLiteral("%1 breaches").arg(breaches.size())));
    }

    /// The same workspace in a window of its own gives the same picture, byte for byte.
    void picturesAreStable()
    {
        m_theme->setMode(views::ThemeMode::Light);
        m_theme->apply();
        const ScreenWorkspace& sample = m_workspaces.front();
        for (const QString& id : {QStringLiteral("decisions"), QStringLiteral("costs"), QStringLiteral("investigate")}) {
            const auto draw = [&] {
                window::OffscreenView view(sample.path.toStdString(), *m_theme, kUsual);
                view.show(id, id == u"investigate" ? sample.trace : QString());
                return view.image();
            };
            QVERIFY2(draw() == draw(), qPrintable(id));
        }
    }

private:
    static void keep(const QImage& image, const QString& name)
    {
        const QString folder = qEnvironmentVariable("WHYGLASS_SCREENSHOTS");
        if (!folder.isEmpty())
            QVERIFY(image.save(QDir(folder).filePath(name + QStringLiteral("_%1x.png").arg(image.devicePixelRatio()))));
    }

    Program m_program;
    std::unique_ptr<views::Theme> m_theme; ///< one a process, as in the window
    std::vector<ScreenWorkspace> m_workspaces;
};

int main(int argc, char** argv)
{
    window::prepareOffscreen(qEnvironmentVariableIntValue("WHYGLASS_TEST_SCALE") == 2 ? 2 : 1);
    QApplication application(argc, argv);
    window::speak(spoken().isEmpty() ? QStringLiteral("en") : spoken(), application);
    ScreenshotTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "screenshot_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Links, back and forward, saved views, settings, several windows, the tour, live data while somebody reads.
#include "sample_window.h"

#include "app/commands/command_registry.h"
#include "app/main_window/progress_place.h"
#include "app/main_window/saved_views.h"
#include "app/main_window/settings_dialog.h"
#include "app/main_window/sidebar.h"
#include "app/main_window/tour.h"
#include "models/tables/shown_time.h"
#include "views/tables/record_table.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTimer>

#include <latch>

using namespace whyglass;

namespace {

QString link(const QString& path) { return QStringLiteral("whyglass://sample/") + path; }

} // namespace

class MovingAboutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_workspace = sampleWorkspace(m_program);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_program.path(QStringLiteral("config")));
    }

    void copiedLinkLeadsBackToThePlace()
    {
        SampleWindow open(m_workspace);
        QVERIFY(open.openFamous());
        const auto extent = open.session.trace()->extent();
        open.session.setTraceWindow({extent.begin + domain::Duration{extent.length().ns / 4}, extent.end - domain::Duration{extent.length().ns / 4}});
        open.session.setInspectorTab(QStringLiteral("cost"));
        const session::NavigationState place = open.session.state();
        open.press(QKeySequence(QStringLiteral("Ctrl+Shift+C")));
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(link(QStringLiteral("trace/%1?span=").arg(kFamousTrace))));

        SampleWindow other(m_workspace);
        other.press(QKeySequence(QStringLiteral("Ctrl+Shift+V")));
        QTRY_COMPARE(other.view(), QStringLiteral("investigate"));
        QCOMPARE(other.session.selection().span, place.selection.span);
        QCOMPARE(other.session.state().traceWindow, place.traceWindow);
        QCOMPARE(other.session.state().inspectorTab, place.inspectorTab);
    }

    void linkToAViewBringsItsQueryInOneStep()
    {
        SampleWindow open(m_workspace);
        open.session.showView(QStringLiteral("findings"));
        open.window.openId(link(QStringLiteral("view/traces?query=status%3Aerror")));
        QCOMPARE(open.view(), QStringLiteral("traces"));
        QCOMPARE(open.session.state().query, std::string("status:error"));
        QCOMPARE(open.session.filter().terms.size(), std::size_t{1});
        open.session.back();
        QCOMPARE(open.view(), QStringLiteral("findings"));
        QVERIFY(open.session.state().query.empty());
    }

    void linkThatAWindowIsOpenedWithGoesBeforeWhereItWasLeft_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("view");
        QTest::newRow("a view") << QStringLiteral("view/costs") << QStringLiteral("costs");
        QTest::newRow("a list with a query") << QStringLiteral("view/traces?query=status%3Aerror") << QStringLiteral("traces");
        QTest::newRow("a trace") << QString(QStringLiteral("trace/") + kFamousTrace) << QStringLiteral("investigate");
        QTest::newRow("a pair") << QStringLiteral("view/compare?query=623f98be783af2b9..3c73ab556887ff1b") << QStringLiteral("compare");
    }
    void linkThatAWindowIsOpenedWithGoesBeforeWhereItWasLeft()
    {
        QFETCH(const QString, path);
        QFETCH(const QString, view);
        session::Session session(m_workspace);
        NotingRecorder recorder;
        window::MainWindow window(session, testTheme(), recorder, {});
        window.start(QStringLiteral("findings"));
        window.show();
        window.openId(link(path)); // before anything of the workspace was read
        QVERIFY(eventually([&] { return session.queries().pending() == 0 && QString::fromStdString(session.state().view) == view; }));
        QTest::qWait(0);
        QCOMPARE(QString::fromStdString(session.state().view), view);
    }

    void hostileLinksChangeNothingAndSayWhy_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("another scheme") << "file:///etc/passwd";
        QTest::newRow("no trace") << link(QStringLiteral("trace/%00"));
        QTest::newRow("a trace that is not here") << link(QStringLiteral("trace/")) + QString(32, u'1');
        QTest::newRow("a decision that is not here") << link(QStringLiteral("decision/")) + QString(16, u'1');
        QTest::newRow("a view that is not here") << link(QStringLiteral("view/shell"));
        QTest::newRow("a view that needs a trace") << link(QStringLiteral("view/investigate"));
        QTest::newRow("another workspace") << QStringLiteral("whyglass://elsewhere/view/costs");
        QTest::newRow("a path") << QStringLiteral("whyglass://..%2Fx/view/costs");
        QTest::newRow("markup") << QStringLiteral("<b>not</b> an id");
    }
    void hostileLinksChangeNothingAndSayWhy()
    {
        QFETCH(const QString, text);
        QStringList started;
        SampleWindow open(m_workspace, nullptr, [&](const QStringList& arguments) { started = arguments; return true; });
        const session::NavigationState before = open.session.state();
        open.window.openId(text);
        QVERIFY(open.idle());
        QVERIFY(open.session.state() == before);
        QVERIFY(started.isEmpty());
        bool said = false;
        for (const auto* label : open.window.findChildren<QLabel*>())
            said = said || (label->isVisible() && label->property("tone").toString() == u"red" && !label->text().isEmpty());
        QVERIFY(said);
    }

    void linkOfAnotherWorkspaceOpensThereInAWindow()
    {
        QStringList started;
        const QString beside = m_program.write(QStringLiteral("other.whyglass"), "x");
        SampleWindow open(m_workspace, nullptr, [&](const QStringList& arguments) { started = arguments; return true; });
        const QString text = QStringLiteral("whyglass://other/view/costs");
        open.window.openId(text);
        QCOMPARE(started, QStringList({QStringLiteral("open"), QStringLiteral("-w"), beside, text}));
    }

    void backRestoresScrollSelectionAndQuery()
    {
        SampleWindow open(m_workspace);
        auto* table = open.visible<views::RecordTable>();
        auto* bar = table->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 50);
        QTest::qWait(0);
        bar->setValue(50);
        QVERIFY(open.idle());
        open.window.setQueryText(QStringLiteral("decision:approved"));
        QVERIFY(open.idle());
        open.session.showView(QStringLiteral("findings"));
        QVERIFY(open.idle());
        open.session.back();
        open.session.back();
        QTRY_COMPARE(bar->value(), 50);
        QVERIFY(open.session.state().query.empty());
        open.session.forward();
        QVERIFY(open.idle());
        QCOMPARE(open.session.state().query, std::string("decision:approved"));
        QTRY_COMPARE(bar->value(), 0);
    }

    void savedViewsLiveInSidebarMenuAndSettings()
    {
        const window::SettingsStore store(m_workspace);
        {
            SampleWindow open(m_workspace, &store);
            open.window.setQueryText(QStringLiteral("decision:rejected"));
            QVERIFY(open.window.savedViews().save(QStringLiteral(" Refused "), QStringLiteral("whyglass://sample/view/decisions?query=decision%3Arejected")));
            QVERIFY(!open.window.savedViews().save(QStringLiteral("  "), QString()));
            QVERIFY(open.window.savedViews().rename(QStringLiteral("Refused"), QStringLiteral("No")));
            open.window.savedViews().setDefault(QStringLiteral("No"));
        }
        SampleWindow open(m_workspace, &store);
        auto* sidebar = open.window.findChild<window::Sidebar*>()->findChild<QListView*>();
        const QModelIndex last = sidebar->model()->index(sidebar->model()->rowCount() - 1, 0);
        QCOMPARE(last.data().toString(), QStringLiteral("No"));
        QVERIFY(open.window.openDefaultView());
        QVERIFY(open.idle());
        QCOMPARE(open.session.state().query, std::string("decision:rejected"));
        open.window.setQueryText({});
        QTest::mouseClick(sidebar->viewport(), Qt::LeftButton, Qt::NoModifier, sidebar->visualRect(last).center());
        QTRY_COMPARE(open.session.state().query, std::string("decision:rejected"));
        QVERIFY(open.window.findChild<window::CommandRegistry*>()->run(QStringLiteral("go.saved-1")));
        open.window.savedViews().remove(QStringLiteral("No"));
        QVERIFY(!open.window.findChild<window::CommandRegistry*>()->action(QStringLiteral("go.saved-1")));
        QVERIFY(store.savedViews().empty() && store.defaultView().isEmpty());
    }

    void aSavedPlaceIsFoundAgain_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("view");
        QTest::newRow("a card") << QStringLiteral("623f98be783af2b9") << QStringLiteral("decision");
        QTest::newRow("a trace") << kFamousTrace << QStringLiteral("investigate");
    }

    void aSavedPlaceIsFoundAgain()
    {
        QFETCH(const QString, id);
        QFETCH(const QString, view);
        SampleWindow open(m_workspace);
        open.window.openId(id);
        QTRY_COMPARE(open.view(), view);
        QTimer::singleShot(0, &open.window, [] { qobject_cast<QDialog*>(QApplication::activeModalWidget())->accept(); });
        open.window.saveView();
        QCOMPARE(open.window.savedViews().all().size(), std::size_t{1});
        open.session.showView(QStringLiteral("overview"));
        auto* sidebar = open.window.findChild<window::Sidebar*>()->findChild<QListView*>();
        const QModelIndex last = sidebar->model()->index(sidebar->model()->rowCount() - 1, 0);
        QTest::mouseClick(sidebar->viewport(), Qt::LeftButton, Qt::NoModifier, sidebar->visualRect(last).center());
        QTRY_COMPARE(open.view(), view);
        QVERIFY(!sidebar->selectionModel()->isSelected(last));
    }

    void eachWorkspaceHasItsOwnMemory()
    {
        const window::SettingsStore here(m_workspace);
        const window::SettingsStore there(m_program.path(QStringLiteral("there.whyglass")).toStdString());
        here.keep(QStringLiteral("decisions/columns"), "abc");
        QCOMPARE(here.kept(QStringLiteral("decisions/columns")), QByteArray("abc"));
        QVERIFY(there.kept(QStringLiteral("decisions/columns")).isEmpty());
        window::Preferences preferences;
        preferences.recentCount = 2;
        here.savePreferences(preferences);
        QCOMPARE(there.load().preferences, preferences);
        for (const char* path : {"/a", "/b", "/a", "/c"})
            here.addRecent(window::SettingsStore::Recent::Files, QString::fromLatin1(path));
        QCOMPARE(there.recent(window::SettingsStore::Recent::Files), QStringList({QStringLiteral("/c"), QStringLiteral("/a")}));
        here.savePreferences({});
    }

    void recentWorkspacesAreThoseOfAllWindows()
    {
        const window::SettingsStore store(m_workspace);
        QStringList started;
        SampleWindow open(m_workspace, &store, [&](const QStringList& arguments) { started = arguments; return true; });
        const auto* commands = open.window.findChild<window::CommandRegistry*>();
        const QString recent = QStringLiteral("file.recent-1");
        QVERIFY(!commands->action(recent));
        // Another process opens one.
        QFile other(m_program.path(QStringLiteral("other.whyglass")));
        QVERIFY(other.open(QIODevice::WriteOnly));
        window::SettingsStore(std::filesystem::path(other.fileName().toStdString())).addRecent(window::SettingsStore::Recent::Workspaces, other.fileName());
        QEvent activated(QEvent::ActivationChange);
        QTRY_VERIFY(open.window.isActiveWindow());
        QCoreApplication::sendEvent(&open.window, &activated);
        QVERIFY(commands->action(recent));
        QVERIFY(commands->action(recent)->text().contains(QStringLiteral("other.whyglass")));
        // It is gone when it is chosen: no empty one is made in its place.
        QVERIFY(other.remove());
        commands->action(recent)->trigger();
        QVERIFY(started.isEmpty());
        QVERIFY(!commands->action(recent));
        store.forgetRecent();
    }

    void newWindowIsOnTheSameWorkspace()
    {
        QStringList started;
        SampleWindow open(m_workspace, nullptr, [&](const QStringList& arguments) { started = arguments; return true; });
        open.press(QKeySequence(QStringLiteral("Ctrl+N")));
        QCOMPARE(started, QStringList({QStringLiteral("open"), QStringLiteral("-w"), QString::fromStdString(m_workspace.string())}));
    }

    void addressesAreChecked()
    {
        for (const char* good : {"off", "127.0.0.1:4317", "[::1]:4317", "localhost:1"})
            QVERIFY2(window::addressProblem(QString::fromLatin1(good)).isEmpty(), good);
        for (const char* bad : {"", "4317", "127.0.0.1", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:65536", "127.0.0.1:x", ":4317"})
            QVERIFY2(!window::addressProblem(QString::fromLatin1(bad)).isEmpty(), bad);
    }

    void settingsApplyAtOnce()
    {
        SampleWindow open(m_workspace);
        window::Preferences preferences = open.window.preferences();
        preferences.theme = views::ThemeMode::Dark;
        preferences.timesInUtc = true;
        open.window.applyPreferences(preferences);
        QVERIFY(testTheme().dark());
        QVERIFY(tables::timesInUtc());
        QVERIFY(open.idle());
        QVERIFY(open.visible<views::RecordTable>());
        open.window.applyPreferences({views::ThemeMode::Light, 1.0, false, {}, 10});
        QVERIFY(!testTheme().dark());
    }

    void everySettingIsExplained()
    {
        int controls = 0;
        window::SettingsDialog dialog(testTheme(), {}, {}, {[](const auto&) {}, [](const auto&) {}});
        for (const auto* label : dialog.findChildren<QLabel*>()) {
            if (!label->buddy())
                continue;
            ++controls;
            QVERIFY2(label->buddy()->accessibleDescription().contains(QStringLiteral("akes effect")), qPrintable(label->text()));
        }
        QVERIFY(controls >= 10);
    }

    void tourWalksFiveStepsAndPointsAtWhatIsThere()
    {
        SampleWindow open(m_workspace);
        open.window.startTour();
        QTRY_VERIFY(open.visible<window::Tour>());
        auto* tour = open.visible<window::Tour>();
        const QStringList views = {QStringLiteral("decisions"), QStringLiteral("decisions"), QStringLiteral("investigate"), QStringLiteral("investigate"),
                                   QStringLiteral("findings")};
        for (int step = 0; step < static_cast<int>(views.size()); ++step) {
            QCOMPARE(tour->step(), step);
            QTRY_COMPARE(open.view(), views[step]);
            QTRY_VERIFY(tour->target());
            QTRY_VERIFY(tour->hasFocus());
            open.press(QKeySequence(Qt::Key_Return));
        }
        QVERIFY(!tour->isVisible());
        open.window.startTour();
        QTRY_VERIFY(tour->isVisible() && tour->hasFocus());
        QCOMPARE(tour->step(), 0);
        open.press(QKeySequence(Qt::Key_Escape));
        QVERIFY(!tour->isVisible());
    }

    void whatTakesLongSaysSoAndCanBeEnded()
    {
        SampleWindow open(m_workspace);
        auto* place = open.window.findChild<window::ProgressPlace*>();
        QVERIFY(!place->isVisible());
        std::latch ended(1);
        std::optional<domain::ErrorCode> code;
        open.session.queries().request<int>(
            &open.window, "export/test",
            [&ended](store::WorkspaceReader&) -> domain::Result<int> {
                session::reportProgress(250, 1'000);
                ended.wait();
                return 1;
            },
            [&code](const domain::Result<int>& result) { code = result ? domain::ErrorCode::Internal : result.error().code; });
        QTRY_VERIFY(place->isVisible());
        QVERIFY(place->findChild<QLabel*>()->text().contains(QStringLiteral("250 of 1,000")));
        QTest::mouseClick(place->findChild<QPushButton*>(), Qt::LeftButton);
        QCOMPARE(code, domain::ErrorCode::Cancelled);
        QTRY_VERIFY(!place->isVisible());
        ended.count_down();
    }

    void timeLeftFollowsTheRate()
    {
        using namespace std::chrono_literals;
        const auto text = [](std::chrono::milliseconds elapsed, std::int64_t done, std::int64_t total) {
            return window::ProgressPlace::textOf({"export/rows", elapsed, done, total});
        };
        QCOMPARE(text(400ms, 0, 0), QStringLiteral("Exporting, 0.4 s"));
        QCOMPARE(text(400ms, 10, 1'000), QStringLiteral("Exporting, 10 of 1,000"));
        QCOMPARE(text(2'000ms, 500, 1'000), QStringLiteral("Exporting, 500 of 1,000, 3 s left"));
    }

private:
    Program m_program;
    std::filesystem::path m_workspace;
};

QTEST_MAIN(MovingAboutTest)
#include "moving_about_test.moc"

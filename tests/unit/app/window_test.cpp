// SPDX-License-Identifier: GPL-3.0-or-later
#include "eventually.h"

#include "app/commands/command_registry.h"
#include "app/main_window/command_match.h"
#include "app/main_window/main_window.h"
#include "app/main_window/query_bar.h"
#include "tests/unit/models/workspace_fixture.h"
#include "views/common/input_dialog.h"
#include "views/details/inspector.h"
#include "views/tables/record_list_view.h"
#include "views/tables/record_table.h"
#include "views/view_registry.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QHash>
#include <QInputDialog>
#include <QLineEdit>
#include <QMimeData>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <vector>

using namespace whyglass;
using testing::kTraceA;
using testing::WorkspaceFixture;

namespace {

/// One a process, as in the program: the application's style refers to it.
views::Theme& appTheme()
{
    static auto* theme = [] {
        auto* made = new views::Theme(views::ThemeMode::Light, 1.0, qApp);
        made->apply();
        return made;
    }();
    return *theme;
}

/// A window over a workspace, without a recorder.
struct OpenWindow {
    explicit OpenWindow(const std::filesystem::path& workspace) : session(workspace), window(session, appTheme(), recorder, {})
    {
        window.resize(1400, 900);
        window.start({});
        window.show();
    }

    [[nodiscard]] bool idle() { return eventually([this] { return session.queries().pending() == 0; }); }
    [[nodiscard]] QString view() const { return QString::fromStdString(session.state().view); }
    template <typename T>
    [[nodiscard]] T* visible() const
    {
        for (T* child : window.template findChildren<T*>()) {
            if (child->isVisible())
                return child;
        }
        return nullptr;
    }

    session::Session session;
    window::NoRecorder recorder;
    window::MainWindow window;
};

} // namespace

class WindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_workspace.addTwoDecisions();
    }

    void emptyWorkspaceTeaches()
    {
        const WorkspaceFixture empty;
        OpenWindow open(empty.path());
        QTRY_COMPARE(open.view(), QStringLiteral("welcome"));
    }

    void startsWithTheDecisions()
    {
        OpenWindow open(m_workspace.path());
        QTRY_COMPARE(open.view(), QStringLiteral("decisions"));
        QTRY_VERIFY(open.visible<views::RecordTable>());
        QTRY_COMPARE(open.visible<views::RecordTable>()->model()->rowCount(), 2);
    }

    void queryThenEnterTwiceOpensTheDecision()
    {
        OpenWindow open(m_workspace.path());
        QTRY_VERIFY(open.visible<views::RecordTable>());
        auto* bar = open.visible<window::QueryBar>();
        bar->setFocus();
        QTest::keyClicks(bar, QStringLiteral("decision:approved"));
        QTest::keyClick(bar, Qt::Key_Return);
        auto* table = open.visible<views::RecordTable>();
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QTRY_VERIFY(!table->model()->index(0, 0).data(tables::LoadingRole).toBool());
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QTRY_COMPARE(open.view(), QStringLiteral("decision"));
        QCOMPARE(open.session.selection().span.hex(), std::string("00000000000000a1"));
        open.session.back();
        QCOMPARE(open.view(), QStringLiteral("decisions"));
        QCOMPARE(bar->text(), QStringLiteral("decision:approved"));
        open.session.back();
        QCOMPARE(bar->text(), QString());
    }

    void mistakeIsShownWhereItIs()
    {
        OpenWindow open(m_workspace.path());
        QTRY_VERIFY(open.visible<window::QueryBar>());
        auto* bar = open.visible<window::QueryBar>();
        open.window.setQueryText(QStringLiteral("latency:>2s"));
        QVERIFY(bar->hasError());
        QVERIFY(open.session.filter().empty());
        open.window.setQueryText(QStringLiteral("duration:>2s"));
        QVERIFY(!bar->hasError());
        QCOMPARE(open.session.filter().terms.size(), std::size_t{1});
    }

    void theMistakeAtTheCursorIsTold()
    {
        OpenWindow open(m_workspace.path());
        QTRY_VERIFY(open.visible<window::QueryBar>());
        auto* bar = open.visible<window::QueryBar>();
        open.window.setQueryText(QStringLiteral("latency:>2s is:eror"));
        QVERIFY(bar->hasError());
        bar->setCursorPosition(2);
        QVERIFY2(bar->accessibleDescription().startsWith(QStringLiteral("1 of 2: \"latency\"")), qPrintable(bar->accessibleDescription()));
        bar->setCursorPosition(17);
        QVERIFY2(bar->accessibleDescription().startsWith(QStringLiteral("2 of 2: \"eror\"")), qPrintable(bar->accessibleDescription()));
        open.window.setQueryText(QStringLiteral("tool:x OR (is:error duration:>2s)"));
        QVERIFY(!bar->hasError());
        QVERIFY(bar->accessibleDescription().isEmpty());
        QCOMPARE(open.session.filter().terms.size(), std::size_t{1});
        QCOMPARE(open.session.filter().terms.front().sides.size(), std::size_t{2});
    }

    void theFieldsOfAQuestionHaveItsName()
    {
        const QString question = QStringLiteral("Key of the attribute");
        QInputDialog line;
        line.setInputMode(QInputDialog::TextInput);
        line.setLabelText(question);
        views::nameFields(line);
        QCOMPARE(line.findChild<QLineEdit*>()->accessibleName(), question);
        QInputDialog choice;
        choice.setLabelText(question);
        choice.setComboBoxItems({QStringLiteral("tier")});
        choice.setComboBoxEditable(true);
        views::nameFields(choice);
        QCOMPARE(choice.findChild<QComboBox*>()->accessibleName(), question);
        QCOMPARE(choice.findChild<QComboBox*>()->lineEdit()->accessibleName(), question);
    }

    void nothingIsCopiedWhereNothingIsSelected()
    {
        const WorkspaceFixture empty;
        OpenWindow open(empty.path());
        QTRY_COMPARE(open.view(), QStringLiteral("welcome"));
        open.session.showView(QStringLiteral("timeline"));
        auto* inspector = open.visible<views::Inspector>();
        QVERIFY(inspector);
        QVERIFY(!inspector->findChild<QToolButton*>(QStringLiteral("copySpanId"))->isVisible());
        open.window.close();
        OpenWindow full(m_workspace.path());
        QTRY_COMPARE(full.view(), QStringLiteral("decisions"));
        full.window.openId(QString::fromStdString(kTraceA));
        QTRY_VERIFY(full.visible<views::Inspector>());
        QTRY_VERIFY(full.visible<views::Inspector>()->findChild<QToolButton*>(QStringLiteral("copySpanId"))->isVisible());
    }

    void aWarningStaysWhenTheQueryIsAskedAgain()
    {
        OpenWindow open(m_workspace.path());
        QTRY_VERIFY(open.visible<window::QueryBar>());
        auto* bar = open.visible<window::QueryBar>();
        analysis::WorkspaceNames names;
        names.spans = names.spansRead = 2;
        names.values["agent"] = {{"approver", 2}};
        bar->setNames(names);
        const QString query = QStringLiteral("agent:nobody");
        open.window.setQueryText(query);
        const QString told = bar->toolTip();
        QVERIFY2(told.contains(QStringLiteral("nobody")), qPrintable(told));
        open.window.setQueryText(query);
        QCOMPARE(bar->toolTip(), told);
        // What a link asks for goes before what was typed and not asked: the warning stands under the characters it is about.
        bar->setText(QStringLiteral("typed and left"));
        open.window.openId(QStringLiteral("whyglass://%1/view/decisions?query=agent%3Anobody").arg(QString::fromStdString(m_workspace.path().stem().string())));
        QTRY_COMPARE(bar->text(), query);
        QCOMPARE(bar->toolTip(), told);
    }

    void everyIdOpens_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("span");
        const QString trace = QString::fromStdString(kTraceA);
        QTest::newRow("trace") << trace << QString();
        QTest::newRow("trace and span") << trace + QStringLiteral("/00000000000000a2") << QStringLiteral("00000000000000a2");
        QTest::newRow("span") << QStringLiteral("00000000000000a2") << QStringLiteral("00000000000000a2");
        QTest::newRow("link") << QStringLiteral("whyglass://test/trace/%1?span=00000000000000a2").arg(trace) << QStringLiteral("00000000000000a2");
    }
    void everyIdOpens()
    {
        QFETCH(QString, id);
        QFETCH(QString, span);
        OpenWindow open(m_workspace.path());
        open.window.openId(id);
        QTRY_VERIFY(open.session.trace());
        QCOMPARE(open.view(), QStringLiteral("investigate"));
        QCOMPARE(open.session.trace()->row.trace.hex(), kTraceA);
        if (!span.isEmpty())
            QCOMPARE(QString::fromStdString(open.session.selection().span.hex()), span);
    }

    void everyViewOpensInBothThemes()
    {
        OpenWindow open(m_workspace.path());
        open.window.openId(QString::fromStdString(kTraceA));
        QTRY_VERIFY(open.session.trace());
        for (const views::ViewInfo& view : views::viewRegistry()) {
            open.session.showView(view.id);
            QVERIFY(open.idle());
            QCOMPARE(open.view(), view.id);
            open.window.toggleTheme();
            QVERIFY(!open.window.grab().isNull());
        }
    }

    void commandsRankByHowWellTheyMatch_data()
    {
        QTest::addColumn<QString>("better");
        QTest::addColumn<QString>("worse");
        QTest::addColumn<QString>("typed");
        QTest::newRow("a word beats scattered letters") << "Light or dark theme" << "Open the sample investigation" << "theme";
        QTest::newRow("the first word beats a later one") << "Theme" << "Light or dark theme" << "the";
        QTest::newRow("a word's beginning beats its inside") << "Show new rows" << "Narrow" << "row";
        QTest::newRow("letters close together beat far ones") << "Copy link" << "Close other pictures, link" << "cpl";
    }

    void commandsRankByHowWellTheyMatch()
    {
        QFETCH(const QString, better);
        QFETCH(const QString, worse);
        QFETCH(const QString, typed);
        const auto good = window::matchRank(better, typed);
        const auto bad = window::matchRank(worse, typed);
        QVERIFY(good && bad);
        QVERIFY2(*good < *bad, qPrintable(QStringLiteral("%1, %2").arg(*good).arg(*bad)));
        QVERIFY(!window::matchRank(better, QStringLiteral("zq")));
    }

    void filesDroppedAreImported()
    {
        struct Recorder : window::RecorderControl {
            [[nodiscard]] const views::ReceiverState& state() const override { return shown; }
            void setFindingState(const QString&, domain::FindingState) override {}
            void annotate(const domain::Annotation&) override {}
            void setBudget(const domain::Budget&) override {}
            void removeBudget(const std::string&) override {}
            void changePrices(const domain::PriceOrder&) override {}
            void stopChangingPrices() override {}
            void importFiles(const QStringList& paths) override { dropped += paths; }
            void importSample() override {}
            void cancelImport() override {}
            views::ReceiverState shown;
            QStringList dropped;
        } recorder;
        session::Session session(m_workspace.path());
        window::MainWindow window(session, appTheme(), recorder, {});
        QMimeData files;
        files.setUrls({QUrl::fromLocalFile(QStringLiteral("/spans.jsonl")), QUrl(QStringLiteral("http://localhost/x"))});
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
        QVERIFY(QCoreApplication::sendEvent(&window, &enter) && enter.isAccepted());
        QDropEvent drop({5, 5}, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &drop);
        QCOMPARE(recorder.dropped, QStringList{QStringLiteral("/spans.jsonl")});
    }

    void commandsAreDistinct()
    {
        OpenWindow open(m_workspace.path());
        const auto* registry = open.window.findChild<window::CommandRegistry*>();
        QSet<QString> ids;
        QHash<QString, std::vector<const window::Command*>> owners;
        for (const window::Command& command : registry->commands()) {
            QVERIFY2(!ids.contains(command.id), qPrintable(command.id));
            QVERIFY2(!command.title.isEmpty(), qPrintable(command.id));
            ids.insert(command.id);
            for (const QKeySequence& key : command.keys)
                owners[key.toString()].push_back(&command);
        }
        // Views may give one key different meanings, but never two in one view.
        for (const views::ViewInfo& view : views::viewRegistry()) {
            open.session.replaceView(view.id);
            for (auto shared = owners.cbegin(); shared != owners.cend(); ++shared) {
                const auto enabled = std::count_if(shared->begin(), shared->end(), [](const window::Command* command) { return !command->enabled || command->enabled(); });
                QVERIFY2(shared->size() == 1 || enabled <= 1, qPrintable(view.id + u' ' + shared.key()));
            }
        }
    }

private:
    WorkspaceFixture m_workspace;
};

QTEST_MAIN(WindowTest)
#include "window_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Every key that the window promises does what it promises, and stands in menus, palette and overlay.
#include "sample_window.h"

#include "app/commands/command_registry.h"
#include "app/main_window/command_palette.h"
#include "app/main_window/query_bar.h"
#include "app/main_window/sidebar.h"
#include "models/tables/table_column.h"
#include "views/charts/cost_splits.h"
#include "views/charts/costs_view.h"
#include "views/details/inspector.h"
#include "views/tables/record_table.h"
#include "views/timeline/find_bar.h"
#include "views/view_registry.h"

#include <QClipboard>
#include <QDialog>
#include <QInputDialog>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QTimer>

#include <algorithm>

using namespace whyglass;

namespace {

/// What must be otherwise after a key.
using Probe = QVariant (*)(SampleWindow&);

QVariant zoom(SampleWindow& open)
{
    const auto shown = open.session.traceWindow();
    return QVariantList{QVariant::fromValue(shown.begin.ns), QVariant::fromValue(shown.end.ns)};
}

QVariant selection(SampleWindow& open)
{
    const auto& selected = open.session.selection();
    return QString::fromStdString(selected.span.hex() + ' ' + selected.finding);
}

QVariant area(SampleWindow& open) { return open.session.area().has_value(); }
QVariant place(SampleWindow& open) { return QString(open.view() + u' ' + selection(open).toString()); }
QVariant findBar(SampleWindow& open) { return open.visible<views::FindBar>() != nullptr; }
QVariant focusInQuery(SampleWindow& open) { return open.visible<window::QueryBar>()->hasFocus(); }
QVariant palette(SampleWindow& open) { return open.visible<window::CommandPalette>() != nullptr; }
QVariant playHead(SampleWindow& open) { return open.session.knownUntil().has_value(); }
QVariant copied(SampleWindow&) { return QGuiApplication::clipboard()->text(); }
QVariant states(SampleWindow& open) { return QVariant::fromValue(open.recorder.states.size()); }

QVariant keysOverlay(SampleWindow& open)
{
    const auto* dialog = open.window.findChild<QDialog*>(QStringLiteral("keys"));
    return dialog && dialog->isVisible();
}

/// Set by the key that opens a modal dialog, which the test closes again.
bool askedForId = false;
QVariant idDialog(SampleWindow&) { return askedForId; }

/// A trace of the sample with two spans that failed.
const QString kTraceWithErrors = QStringLiteral("e2437f4042bb422fa104108e66263374");

/// Where the window is when the key is pressed.
enum class Where { List, Trace, SecondChild, ErrorTrace, ZoomedTrace, Finding, AfterBack, AfterFinding };

struct PromisedKey {
    const char* key;
    Where where;
    Probe probe;
};

// The keys of the window's design, in its order. Those of views that are not in the registry yet are not promised yet.
const std::vector<PromisedKey>& promisedKeys()
{
    static const std::vector<PromisedKey> keys = {
        {"W", Where::Trace, zoom},
        {"S", Where::ZoomedTrace, zoom},
        {"A", Where::ZoomedTrace, zoom},
        {"D", Where::ZoomedTrace, zoom},
        {"F", Where::Trace, zoom},
        {"M", Where::Trace, area},
        {"[", Where::Trace, selection},
        {"]", Where::Trace, selection},
        {",", Where::SecondChild, selection},
        {".", Where::SecondChild, selection},
        {"E", Where::ErrorTrace, selection},
        {"Shift+E", Where::ErrorTrace, selection},
        {"N", Where::Trace, selection},
        {"Shift+N", Where::AfterFinding, selection},
        {"J", Where::Trace, selection},
        {"K", Where::Trace, selection},
        {"O", Where::Trace, selection},
        {"Return", Where::List, place},
        {"Backspace", Where::Trace, place},
        {"Alt+Left", Where::Trace, place},
        {"Alt+Right", Where::AfterBack, place},
        {"Ctrl+F", Where::Trace, findBar},
        {"Ctrl+L", Where::Trace, focusInQuery},
        {"Ctrl+K", Where::List, palette},
        {"Space", Where::Trace, playHead},
        {"G", Where::List, idDialog},
        {"Y", Where::Finding, states},
        {"X", Where::Finding, states},
        {"1", Where::Finding, states},
        {"2", Where::Finding, states},
        {"3", Where::Finding, states},
        {"Ctrl+Shift+C", Where::Trace, copied},
        {"?", Where::List, keysOverlay},
    };
    return keys;
}

void selectFinding(SampleWindow& open)
{
    for (int tries = 0; tries < 20 && open.session.selection().finding.empty(); ++tries)
        open.press(QKeySequence(Qt::Key_N));
}

bool go(SampleWindow& open, Where where)
{
    if (where == Where::List) {
        auto* table = open.visible<views::RecordTable>();
        if (!table || !eventually([&] { return table->hasFocus() && !table->model()->index(1, 0).data(tables::LoadingRole).toBool(); }))
            return false;
        open.press(QKeySequence(Qt::Key_J));
        return eventually([&] { return table->currentIndex().isValid(); }) && open.idle();
    }
    if (where == Where::ErrorTrace) {
        open.window.openId(kTraceWithErrors);
        return eventually([&] { return open.session.trace() && open.view() == u"investigate"; }) && open.idle();
    }
    if (!open.openFamous())
        return false;
    if (where == Where::SecondChild) {
        const auto& trace = *open.session.trace();
        const auto children = std::count(trace.parentIndex().begin(), trace.parentIndex().end(), 0);
        const auto second = std::find(std::find(trace.parentIndex().begin(), trace.parentIndex().end(), 0) + 1, trace.parentIndex().end(), 0);
        if (children < 3)
            return false;
        open.session.selectSpan(trace.spans.rows[static_cast<std::size_t>(second - trace.parentIndex().begin())].span);
    } else if (where == Where::ZoomedTrace) {
        const auto extent = open.session.trace()->extent();
        open.session.setTraceWindow({extent.begin + domain::Duration{extent.length().ns / 3}, extent.end - domain::Duration{extent.length().ns / 3}});
    } else if (where == Where::Finding || where == Where::AfterFinding) {
        selectFinding(open);
        if (where == Where::AfterFinding)
            open.press(QKeySequence(Qt::Key_N));
    } else if (where == Where::AfterBack) {
        open.session.back();
    }
    return open.idle();
}

/// A modal dialog runs a loop of its own: it is closed from inside of it, whenever it comes.
class ModalCloser {
public:
    ModalCloser()
    {
        m_look.setInterval(10);
        QObject::connect(&m_look, &QTimer::timeout, &m_look, [] {
            if (auto* dialog = qobject_cast<QInputDialog*>(QApplication::activeModalWidget())) {
                askedForId = true;
                dialog->reject();
            }
        });
        m_look.start();
    }

private:
    QTimer m_look;
};

const window::Command* commandOf(const window::CommandRegistry& registry, const QKeySequence& key)
{
    for (const window::Command& command : registry.commands()) {
        if (command.keys.contains(key))
            return &command;
    }
    return nullptr;
}

} // namespace

class KeysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_workspace = sampleWorkspace(m_program); }

    void everyPromisedKeyWorks_data()
    {
        QTest::addColumn<int>("row");
        for (int row = 0; row < static_cast<int>(promisedKeys().size()); ++row)
            QTest::newRow(promisedKeys()[static_cast<std::size_t>(row)].key) << row;
    }
    void everyPromisedKeyWorks()
    {
        QFETCH(const int, row);
        const PromisedKey& promised = promisedKeys()[static_cast<std::size_t>(row)];
        const QKeySequence key(QString::fromLatin1(promised.key));
        SampleWindow open(m_workspace);
        const auto* registry = open.window.findChild<window::CommandRegistry*>();
        QVERIFY2(commandOf(*registry, key), "the key stands in no menu");
        QVERIFY(go(open, promised.where));
        askedForId = false;
        const QVariant before = promised.probe(open);
        const ModalCloser closer;
        open.press(key);
        QTRY_VERIFY2(promised.probe(open) != before, "the key changes nothing");
    }

    void keysOfAViewWorkWhereverTheFocusIs()
    {
        SampleWindow open(m_workspace);
        QVERIFY(open.openFamous());
        auto* list = open.window.findChild<window::Sidebar*>()->findChild<QListView*>();
        list->setFocus();
        QVERIFY(list->hasFocus());
        const QVariant before = zoom(open);
        open.press(QKeySequence(Qt::Key_W));
        QTRY_VERIFY(zoom(open) != before);
        const QVariant selected = selection(open);
        open.press(QKeySequence(Qt::Key_J));
        QTRY_VERIFY(selection(open) != selected);
    }

    void homeAndEndLeadToTheFirstAndTheLastRow()
    {
        SampleWindow open(m_workspace);
        QVERIFY(go(open, Where::List));
        auto* table = open.visible<views::RecordTable>();
        open.press(QKeySequence(Qt::Key_End));
        QCOMPARE(table->currentIndex().row(), table->model()->rowCount() - 1);
        QVERIFY(open.idle());
        open.press(QKeySequence(Qt::Key_Home));
        QCOMPARE(table->currentIndex().row(), 0);
        open.press(QKeySequence(QStringLiteral("Shift+End")));
        QCOMPARE(table->selectedCount(), qint64{table->model()->rowCount()});
    }

    void everyPageOfTheInspectorIsACommand()
    {
        SampleWindow open(m_workspace);
        QVERIFY(open.openFamous());
        auto* registry = open.window.findChild<window::CommandRegistry*>();
        open.window.toggleInspector();
        QVERIFY(!open.visible<views::Inspector>());
        for (const QString& page : views::Inspector::tabIds()) {
            registry->refresh();
            QVERIFY2(registry->run(QStringLiteral("view.inspector.") + page), qPrintable(page));
            QCOMPARE(QString::fromStdString(open.session.state().inspectorTab), page);
            QVERIFY(open.visible<views::Inspector>());
        }
    }

    void whatCostsCanDoIsACommand()
    {
        SampleWindow open(m_workspace);
        auto* registry = open.window.findChild<window::CommandRegistry*>();
        QVERIFY(registry->run(QStringLiteral("costs.split.user_tier")));
        QTRY_COMPARE(open.view(), QStringLiteral("costs"));
        QCOMPARE(open.visible<views::CostsView>()->splits().chosen().front().key, std::string("user_tier"));
        QVERIFY(open.idle());
        QVERIFY(registry->run(QStringLiteral("costs.what-if")));
        QTRY_VERIFY(qobject_cast<QMenu*>(QApplication::activePopupWidget()));
        QApplication::activePopupWidget()->close();
    }

    void textFieldsWin()
    {
        SampleWindow open(m_workspace);
        QVERIFY(open.openFamous());
        const QVariant before = place(open);
        open.press(QKeySequence(QStringLiteral("Ctrl+L")));
        QTRY_VERIFY(focusInQuery(open).toBool());
        open.type(QStringLiteral("wsadng?"));
        QCOMPARE(open.visible<window::QueryBar>()->text(), QStringLiteral("wsadng?"));
        QCOMPARE(place(open), before);
    }

    void everyKeyStandsInTheOverlay()
    {
        SampleWindow open(m_workspace);
        open.window.showKeys();
        const auto* dialog = open.window.findChild<QDialog*>(QStringLiteral("keys"));
        QVERIFY(dialog);
        QStringList shown;
        for (const auto* label : dialog->findChildren<QLabel*>())
            shown.append(label->text());
        for (const window::Command& command : open.window.findChild<window::CommandRegistry*>()->commands()) {
            if (!command.keys.isEmpty())
                QVERIFY2(shown.contains(window::keyText(command, true)) && shown.contains(command.title), qPrintable(command.id));
        }
    }

    void everyCommandStandsInAMenu()
    {
        SampleWindow open(m_workspace);
        QSet<QAction*> shown;
        for (const QAction* top : open.window.menuBar()->actions()) {
            Q_EMIT top->menu()->aboutToShow();
            for (QAction* action : top->menu()->actions()) {
                shown.insert(action);
                if (action->menu()) {
                    for (QAction* inner : action->menu()->actions())
                        shown.insert(inner);
                }
            }
        }
        const auto* registry = open.window.findChild<window::CommandRegistry*>();
        for (const window::Command& command : registry->commands())
            QVERIFY2(shown.contains(registry->action(command.id)), qPrintable(command.id));
    }

    void compareHasItsKeysOnceItIsThere()
    {
        SampleWindow open(m_workspace);
        const auto* registry = open.window.findChild<window::CommandRegistry*>();
        for (const char* key : {"F7", "Shift+F7"})
            QCOMPARE(commandOf(*registry, QKeySequence(QString::fromLatin1(key))) != nullptr, views::findView(QStringLiteral("compare")) != nullptr);
    }

private:
    Program m_program;
    std::filesystem::path m_workspace;
};

QTEST_MAIN(KeysTest)
#include "keys_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// From two rows of a list to where the two runs part, by keyboard.
#include "sample_window.h"

#include "app/main_window/compare_basket.h"
#include "app/main_window/sidebar.h"
#include "models/tables/step_pair_model.h"
#include "models/tables/table_column.h"
#include "views/compare/compare_table.h"
#include "views/compare/compare_view.h"
#include "views/compare/diff_pane.h"
#include "views/tables/record_table.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QTextCursor>
#include <QTextDocument>

using namespace whyglass;

namespace {

const QString kApproved = QStringLiteral("623f98be783af2b9");
const QString kEscalated = QStringLiteral("3c73ab556887ff1b");
const QString kPair = QStringLiteral("623f98be783af2b9..3c73ab556887ff1b");

/// The rows of a page: "steps", "prompts", "documents", "cost".
views::CompareTable* pageOf(SampleWindow& open, const QString& page)
{
    auto* view = open.visible<views::CompareView>();
    return view ? view->findChild<views::CompareTable*>(page) : nullptr;
}

views::CompareTable* stepsOf(SampleWindow& open) { return pageOf(open, QStringLiteral("steps")); }

QString textsBelow(SampleWindow& open)
{
    QStringList texts;
    for (const auto* pane : open.visible<views::CompareView>()->findChildren<views::DiffPane*>())
        texts.append(pane->toPlainText());
    return texts.join(u'\n');
}

const tables::StepPairModel& modelOf(SampleWindow& open) { return *static_cast<tables::StepPairModel*>(stepsOf(open)->model()); }

bool compare(SampleWindow& open, const QString& pair)
{
    open.session.openComparison(pair);
    return eventually([&] { return stepsOf(open) && stepsOf(open)->model()->rowCount() > 0; }) && open.idle();
}

/// Narrows the list of decisions to one and puts it into the basket.
bool addDecision(SampleWindow& open, const QString& subject)
{
    open.window.setQueryText(subject);
    auto* table = open.visible<views::RecordTable>();
    if (!table || !eventually([&] { return open.idle() && table->model()->rowCount() == 1 && !table->model()->index(0, 0).data(tables::LoadingRole).toBool(); }))
        return false;
    table->setFocus();
    open.press(QKeySequence(Qt::Key_J));
    const std::size_t before = open.window.basket().entries().size();
    open.press(QKeySequence(Qt::Key_B));
    return eventually([&] { return open.window.basket().entries().size() > before; }) && open.idle();
}

} // namespace

class CompareWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_workspace = sampleWorkspace(m_program); }

    void fromTwoRowsToTheComparison()
    {
        SampleWindow open(m_workspace);
        QVERIFY(addDecision(open, QStringLiteral("INV-12345")));
        QVERIFY(addDecision(open, QStringLiteral("INV-12232")));
        QStringList shown;
        const auto& entries = *open.window.findChild<window::Sidebar*>()->findChild<QListView*>()->model();
        for (int row = 0; row < entries.rowCount(); ++row)
            shown.append(entries.index(row, 0).data().toString());
        QVERIFY2(shown.contains(QStringLiteral("A  INV-12345")) && shown.contains(QStringLiteral("B  INV-12232")), qPrintable(shown.join(u'|')));
        open.press(QKeySequence(QStringLiteral("Shift+B")));
        QTRY_COMPARE(open.view(), QStringLiteral("compare"));
        QTRY_VERIFY(stepsOf(open) && stepsOf(open)->model()->rowCount() > 0);
        QCOMPARE(open.session.state().comparison, kPair.toStdString());
    }

    void theTableKeepsTheRulesOfModels()
    {
        tables::StepPairModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        SampleWindow open(m_workspace);
        QVERIFY(compare(open, kPair));
        model.setComparison(modelOf(open).comparison());
        QVERIFY(model.rowCount() > 10);
        model.setComparison(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void differencesAreWalkedByKeys()
    {
        SampleWindow open(m_workspace);
        QVERIFY(compare(open, kPair));
        const auto& model = modelOf(open);
        const int first = static_cast<int>(*model.comparison()->firstDivergence);
        QCOMPARE(stepsOf(open)->currentIndex().row(), first);
        open.press(QKeySequence(Qt::Key_F7));
        const int next = stepsOf(open)->currentIndex().row();
        QCOMPARE(next, model.nextDifference(first, false));
        open.press(QKeySequence(QStringLiteral("Shift+F7")));
        QCOMPARE(stepsOf(open)->currentIndex().row(), first);
        open.press(QKeySequence(Qt::Key_J));
        QCOMPARE(stepsOf(open)->currentIndex().row(), first + 1);
        open.press(QKeySequence(Qt::Key_D));
        QCOMPARE(stepsOf(open)->currentIndex().row(), first);
        const QString opened = QString::fromStdString(model.step(first, tables::StepPairModel::SideA)->span.hex());
        open.press(QKeySequence(Qt::Key_Return));
        QTRY_COMPARE(open.view(), QStringLiteral("investigate"));
        QCOMPARE(QString::fromStdString(open.session.selection().span.hex()), opened);
    }

    void theTextsOfAStepAreShownFromOlderToNewer()
    {
        SampleWindow open(m_workspace);
        QVERIFY(compare(open, kPair));
        const auto& model = modelOf(open);
        int verifies = -1; // the model call whose prompt the release changed
        for (int row = 0; row < model.rowCount(); ++row) {
            const auto* step = model.step(row, tables::StepPairModel::SideA);
            if (step && step->agent == "vendor-verifier" && step->kind == domain::StepKind::Generation && verifies < 0)
                verifies = row;
        }
        QVERIFY(verifies >= 0);
        stepsOf(open)->selectRow(verifies);
        QVERIFY(open.idle());
        QVERIFY2(textsBelow(open).contains(QStringLiteral("Be concise; skip checks that are not needed for the answer.")), qPrintable(textsBelow(open)));
        bool added = false, removed = false; // side A is the newer run
        for (const auto* pane : open.visible<views::CompareView>()->findChildren<views::DiffPane*>()) {
            const QTextCursor found = pane->document()->find(QStringLiteral("Be concise; skip"));
            added = added || (!found.isNull() && found.charFormat().background().style() != Qt::NoBrush && !found.charFormat().fontStrikeOut());
        }
        for (const auto* label : open.visible<views::CompareView>()->findChildren<QLabel*>())
            removed = removed || (label->isVisible() && label->text().startsWith(u'−') && label->text().endsWith(QStringLiteral("words")));
        QVERIFY(added);
        QVERIFY(removed);
    }

    void pagesAreWalkedByKeysAndKeptInTheHistory()
    {
        SampleWindow open(m_workspace);
        QVERIFY(compare(open, kPair));
        for (const char* page : {"prompts", "documents", "cost"}) {
            open.press(QKeySequence(Qt::Key_P));
            QTRY_COMPARE(open.session.state().comparison, kPair.toStdString() + "/" + page);
            QTRY_VERIFY(pageOf(open, QString::fromLatin1(page))->isVisible());
            QVERIFY(pageOf(open, QString::fromLatin1(page))->model()->rowCount() > 0);
            QVERIFY(!stepsOf(open)->isVisible());
        }
        open.press(QKeySequence(Qt::Key_P));
        QTRY_COMPARE(open.session.state().comparison, kPair.toStdString());
        QTRY_VERIFY(stepsOf(open)->isVisible());
        open.press(QKeySequence(QStringLiteral("Shift+P")));
        QTRY_VERIFY(pageOf(open, QStringLiteral("cost"))->isVisible());
        open.session.back();
        QTRY_VERIFY(stepsOf(open)->isVisible());
        open.session.back();
        QTRY_VERIFY(pageOf(open, QStringLiteral("cost"))->isVisible());
    }

    void aPromptThatTheReleaseChangedIsShownFirst()
    {
        SampleWindow open(m_workspace);
        open.session.openComparison(kPair + QStringLiteral("/prompts"));
        QTRY_VERIFY(pageOf(open, QStringLiteral("prompts")) && pageOf(open, QStringLiteral("prompts"))->isVisible());
        QTRY_VERIFY(textsBelow(open).contains(QStringLiteral("Be concise; skip checks that are not needed for the answer.")));
        const auto* prompts = pageOf(open, QStringLiteral("prompts"));
        QVERIFY(prompts->pairs().weight(prompts->current()) == tables::PairModel::Weight::Major);
        QVERIFY(prompts->model()->rowCount() < modelOf(open).rowCount());
    }

    void documentsSayWhatBecameOfThem()
    {
        SampleWindow open(m_workspace);
        open.session.openComparison(kPair + QStringLiteral("/documents"));
        QTRY_VERIFY(pageOf(open, QStringLiteral("documents")) && pageOf(open, QStringLiteral("documents"))->isVisible());
        QTRY_VERIFY2(textsBelow(open).contains(QStringLiteral("\"delivery\": \"delivered")), qPrintable(textsBelow(open)));
        const auto* documents = pageOf(open, QStringLiteral("documents"));
        QCOMPARE(documents->selectionModel()->selectedRows().size(), 1);
        QCOMPARE(documents->current(), documents->pairs().foremost());
    }

    void theLargestDifferenceOfCostIsAKeyAway()
    {
        SampleWindow open(m_workspace);
        open.session.openComparison(kPair + QStringLiteral("/cost"));
        QTRY_VERIFY(pageOf(open, QStringLiteral("cost")) && pageOf(open, QStringLiteral("cost"))->isVisible());
        auto* cost = pageOf(open, QStringLiteral("cost"));
        const int largest = cost->pairs().foremost();
        QVERIFY(largest >= 0);
        QTRY_COMPARE(cost->current(), largest);
        cost->choose(largest == 0 ? 1 : 0);
        open.press(QKeySequence(Qt::Key_D));
        QCOMPARE(cost->current(), largest);
        QVERIFY(open.idle());
        QVERIFY2(textsBelow(open).contains(QStringLiteral("\"cost_usd\"")), qPrintable(textsBelow(open)));
        const auto* step = modelOf(open).comparison()->stepA(static_cast<std::size_t>(cost->pairs().stepPair(largest)));
        QVERIFY(step);
        const QString opened = QString::fromStdString(step->span.hex());
        open.press(QKeySequence(Qt::Key_Return));
        QTRY_COMPARE(open.view(), QStringLiteral("investigate"));
        QCOMPARE(QString::fromStdString(open.session.selection().span.hex()), opened);
    }

    void swappingTurnsTheSides()
    {
        SampleWindow open(m_workspace);
        QVERIFY(compare(open, kPair));
        for (auto* button : open.visible<views::CompareView>()->findChildren<QPushButton*>()) {
            if (button->text() == QStringLiteral("Swap A and B"))
                button->click();
        }
        QTRY_COMPARE(modelOf(open).comparison()->a.id, kEscalated.toStdString());
        open.session.back();
        QTRY_COMPARE(modelOf(open).comparison()->a.id, kApproved.toStdString());
    }

    void aLinkLeadsBackToTheComparison()
    {
        SampleWindow open(m_workspace);
        QVERIFY(compare(open, kPair));
        open.window.copyLink();
        const QString link = QGuiApplication::clipboard()->text();
        open.session.showView(QStringLiteral("traces"));
        open.session.openComparison({});
        open.window.openId(link);
        QTRY_COMPARE(open.session.state().comparison, kPair.toStdString());
        open.session.openComparison(kPair + QStringLiteral("/cost"));
        open.window.copyLink();
        const QString page = QGuiApplication::clipboard()->text();
        open.session.openComparison(kPair);
        open.window.openId(page);
        QTRY_COMPARE(open.session.state().comparison, kPair.toStdString() + "/cost");
    }

    void whatIsNotThereIsSaid()
    {
        SampleWindow open(m_workspace);
        open.session.openComparison(QStringLiteral("00000000000000ff..") + kApproved);
        QTRY_COMPARE(open.view(), QStringLiteral("compare"));
        QVERIFY(open.idle());
        QVERIFY(!stepsOf(open)->isVisible());
    }

private:
    Program m_program;
    std::filesystem::path m_workspace;
};

QTEST_MAIN(CompareWindowTest)
#include "compare_window_test.moc"

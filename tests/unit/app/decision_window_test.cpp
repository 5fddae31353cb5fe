// SPDX-License-Identifier: GPL-3.0-or-later
// The card of a decision in the window: opened, walked, its values lit, left and come back to, signed.
#include "card_window.h"

#include "models/tables/table_column.h"
#include "views/charts/why_panel.h"
#include "views/common/elided_label.h"
#include "views/decision/decision_header.h"
#include "views/decision/decision_side.h"
#include "views/decision/decision_view.h"
#include "views/decision/evidence_list.h"
#include "views/decision/lineage_strip.h"
#include "views/decision/sign_off_panel.h"
#include "views/decision/value_text.h"
#include "views/tables/record_table.h"
#include "views/timeline/trace_timeline_view.h"

#include <QClipboard>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

#include <algorithm>

using namespace whyglass;

namespace {

/// Pictures for people to look at, where a folder is named.
void keep(SampleWindow& open, const QString& name)
{
    const QString folder = qEnvironmentVariable("WHYGLASS_SCREENSHOTS");
    if (!folder.isEmpty())
        QVERIFY(open.window.grab().save(QDir(folder).filePath(name)));
}

QPushButton* buttonSaying(const QWidget& parent, const QString& text)
{
    for (auto* button : parent.findChildren<QPushButton*>()) {
        if (button->text() == text)
            return button;
    }
    return nullptr;
}

} // namespace

class DecisionWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_workspace = sampleWorkspace(m_program); }

    void aRowOpensItsCardAndBackReturns()
    {
        SampleWindow open(m_workspace);
        QVERIFY(openCard(open));
        QCOMPARE(open.view(), QStringLiteral("decision"));
        const auto& card = *open.visible<views::DecisionView>()->card();
        QCOMPARE(QString::fromStdString(card.label), kInvoice);
        QCOMPARE(open.visible<views::EvidenceList>()->count(), static_cast<int>(card.entries.size()));
        keep(open, QStringLiteral("card.png"));
        open.press(QKeySequence(Qt::Key_Backspace));
        QTRY_COMPARE(open.view(), QStringLiteral("decisions"));
        QCOMPARE(open.session.state().query, kInvoice.toStdString());
    }

    void everyStatementOpensItsPlaceAndBackReturnsToIt()
    {
        SampleWindow open(m_workspace);
        QVERIFY(openCard(open));
        auto* list = open.visible<views::EvidenceList>();
        const auto card = open.visible<views::DecisionView>()->card();
        QStringList places;
        for (int entry = 0; entry < list->count(); ++entry) {
            open.press(QKeySequence(Qt::Key_J));
            QCOMPARE(list->current(), entry);
            const auto& evidence = card->entries[static_cast<std::size_t>(entry)].statement.evidence;
            QVERIFY(!evidence.empty());
            open.press(QKeySequence(Qt::Key_Return));
            QTRY_COMPARE(open.view(), QStringLiteral("investigate"));
            QTRY_VERIFY(open.session.trace());
            QCOMPARE(open.session.selection().span, evidence.front().span);
            const auto& spans = open.session.trace()->spans;
            std::string name;
            for (std::size_t row = 0; row < spans.rows.size(); ++row) {
                if (spans.rows.span(row) == open.session.selection().span)
                    name = spans.text(spans.rows[row].name);
            }
            places.append(QString::fromStdString(name + ": " + evidence.front().field + " in " + open.session.state().inspectorTab));
            open.session.back();
            QTRY_COMPARE(open.view(), QStringLiteral("decision"));
            QVERIFY(open.idle());
            QCOMPARE(list->current(), entry);
        }
        const QStringList expected = {
            QStringLiteral("chat gpt-4o: attributes.gen_ai.input.messages in messages"),
            QStringLiteral("chat gpt-4o: attributes.gen_ai.output.messages in messages"),
            QStringLiteral("execute_tool read_invoice: attributes.gen_ai.tool.call.result in io"),
            QStringLiteral("chat gpt-4o: attributes.gen_ai.output.messages in messages"),
            QStringLiteral("execute_tool get_purchase_order: attributes.gen_ai.tool.call.result in io"),
            QStringLiteral("retrieval policies: attributes.gen_ai.retrieval.documents in documents"),
            QStringLiteral("execute_tool lookup_vendor: attributes.gen_ai.tool.call.result in io"),
            QStringLiteral("execute_tool get_payment_history: attributes.gen_ai.tool.call.result in io"),
            QStringLiteral("chat gpt-4o: attributes.gen_ai.output.messages in messages"),
            QStringLiteral("chat claude-sonnet-4-5: attributes.gen_ai.output.messages in messages"),
            QStringLiteral("execute_tool check_sanctions: attributes.gen_ai.tool.call.result in io"),
            QStringLiteral("execute_tool get_approval_limit: attributes.gen_ai.tool.call.result in io"),
            QStringLiteral("execute_tool read_invoice: attributes.gen_ai.tool.call.result:lines[0].quantity in io"),
            QStringLiteral("execute_tool read_invoice: attributes.gen_ai.tool.call.result:amount in io"),
            QStringLiteral("retrieval policies: attributes.gen_ai.retrieval.documents in documents"),
            QStringLiteral("execute_tool compare_line_items: name in attributes"),
            QStringLiteral("execute_tool request_review: name in attributes"),
            QStringLiteral("chat claude-sonnet-4-5: attributes.gen_ai.output.messages in messages"),
            QStringLiteral("make_decision: attributes.decision.result in attributes"),
            QStringLiteral("execute_tool post_payment: attributes.gen_ai.tool.call.arguments in io"),
        };
        for (int i = 0; i < std::min(places.size(), expected.size()); ++i)
            QCOMPARE(places[i], expected[i]);
        QCOMPARE(places.size(), expected.size());
    }

    void aLitValueDoesNotOutgrowTheSmallestWindow()
    {
        constexpr QSize kSmallest(1024, 640);
        SampleWindow open(m_workspace);
        QVERIFY(openCard(open));
        QVERIFY(open.window.width() > kSmallest.width());
        open.window.resize(kSmallest);
        QVERIFY(light(open, QStringLiteral("1,000")));
        QTRY_VERIFY(open.visible<views::LineageStrip>());
        QTRY_VERIFY(open.visible<views::LineageStrip>()->height() > 100); // its tracks are there
        QVERIFY(open.idle());
        QCOMPARE(open.window.size(), kSmallest);
    }

    void aValueIsLitInCardAndTimelineUntilEsc()
    {
        SampleWindow open(m_workspace);
        QVERIFY(openCard(open));
        QVERIFY(!open.visible<views::LineageStrip>());
        QVERIFY(light(open, QStringLiteral("1,000")));
        QVERIFY(open.session.lit()->spans.size() > 1);
        QVERIFY(!open.session.lit()->links.empty());
        QTRY_VERIFY(open.visible<views::LineageStrip>());
        keep(open, QStringLiteral("lit.png"));
        open.press(QKeySequence(Qt::Key_T));
        QTRY_COMPARE(open.view(), QStringLiteral("investigate"));
        auto* timeline = open.visible<views::TraceTimelineView>();
        QTRY_COMPARE(timeline->scene().emphasis.lit.size(), open.session.lit()->spans.size());
        QCOMPARE(timeline->scene().overlay.lineage.size(), open.session.lit()->links.size());
        keep(open, QStringLiteral("lit_timeline.png"));
        open.press(QKeySequence(Qt::Key_Escape));
        QVERIFY(!open.session.lit());
        QVERIFY(timeline->scene().emphasis.lit.empty());
        // Where it had been lit, it is again.
        open.session.back();
        QTRY_VERIFY(open.session.lit());
        open.press(QKeySequence(Qt::Key_Escape));
        QTRY_VERIFY(!open.visible<views::LineageStrip>());
        QVERIFY(!open.session.lit());
    }

    void tabLeadsFromAnEntryToItsValuesAndOn()
    {
        SampleWindow open(m_workspace);
        QVERIFY(openCard(open));
        auto* list = open.visible<views::EvidenceList>();
        for (int entry = 0; entry < 3; ++entry)
            open.press(QKeySequence(Qt::Key_J));
        QVERIFY(list->hasFocus());
        auto* text = list->rowOf(2)->findChild<views::ValueText*>();
        QVERIFY(text->passage().values.size() > 1);
        open.press(QKeySequence(Qt::Key_Tab));
        QVERIFY2(text->hasFocus(), "one key from the entry to its first value");
        open.press(QKeySequence(Qt::Key_Return));
        QTRY_VERIFY(open.session.lit());
        QVERIFY(open.idle());
        QVERIFY2(text->hasFocus() && list->current() == 2, "where it was");
        open.press(QKeySequence(Qt::Key_Escape));
        // Behind its last value nothing else of the list: what is missing, then what is wrong.
        for (std::size_t i = 0; i < text->passage().values.size(); ++i)
            open.press(QKeySequence(Qt::Key_Tab));
        QVERIFY(!list->isAncestorOf(QApplication::focusWidget()));
        QVERIFY(open.visible<views::DecisionSide>()->isAncestorOf(QApplication::focusWidget()));
        QVERIFY(!open.visible<views::SignOffPanel>()->isAncestorOf(QApplication::focusWidget()));
        open.press(QKeySequence(QStringLiteral("Shift+Tab")));
        QVERIFY2(text->hasFocus(), "and back to the last value");
        open.press(QKeySequence(Qt::Key_J));
        QVERIFY2(list->hasFocus() && list->current() == 3, "from a value on along the evidence");
        open.press(QKeySequence(Qt::Key_Tab));
        QVERIFY(list->rowOf(3)->isAncestorOf(QApplication::focusWidget()));
    }

    void aQueryTypedInACardFiltersTheDecisionsAndBackReturns()
    {
        SampleWindow open(m_workspace);
        QVERIFY(openCard(open));
        const std::string card = open.session.selection().decision;
        open.press(QKeySequence(QStringLiteral("Ctrl+L")));
        open.type(QStringLiteral("result:escalated"));
        open.press(QKeySequence(Qt::Key_Return));
        QTRY_COMPARE(open.view(), QStringLiteral("decisions"));
        QCOMPARE(open.session.state().query, std::string("result:escalated"));
        auto* table = open.visible<views::RecordTable>();
        QTRY_VERIFY(table->hasFocus() && table->model()->rowCount() > 1);
        QVERIFY(open.idle());
        open.press(QKeySequence(Qt::Key_Backspace));
        QTRY_COMPARE(open.view(), QStringLiteral("decision"));
        QCOMPARE(open.session.selection().decision, card);
        QCOMPARE(open.session.state().query, kInvoice.toStdString());
    }

    void itsPlaceIsThatOfTheQueryItWasOpenedUnder()
    {
        SampleWindow open(m_workspace);
        QVERIFY(openCard(open));
        auto* header = open.visible<views::DecisionHeader>();
        const auto place = [header] {
            const auto labels = header->findChildren<views::ElidedLabel*>();
            const auto found = std::find_if(labels.begin(), labels.end(), [](const auto* label) { return label->text().endsWith(QLatin1String(" in this view")); });
            return found == labels.end() ? QString() : (*found)->text();
        };
        QTRY_COMPARE(place(), QStringLiteral("1 of 1 in this view"));
        const QString id = QString::fromStdString(open.session.selection().decision);
        open.session.showView(QStringLiteral("decisions"));
        open.window.setQueryText({});
        QVERIFY(open.idle());
        open.session.openDecision(id);
        QTRY_COMPARE(open.view(), QStringLiteral("decision"));
        QVERIFY(open.idle());
        QTRY_COMPARE(place(), QStringLiteral("34 of 300 in this view")); // and not that of the query before
    }

    void findingsAreSteppedThrough()
    {
        SampleWindow open(m_workspace);
        QVERIFY(openCard(open));
        const auto card = open.visible<views::DecisionView>()->card();
        auto* list = open.visible<views::EvidenceList>();
        for (std::size_t finding = 0; finding < card->findings.size(); ++finding) {
            open.press(QKeySequence(Qt::Key_N));
            QCOMPARE(open.view(), QStringLiteral("decision"));
            const auto& held = card->entries[static_cast<std::size_t>(list->current())].findings;
            QVERIFY(std::find(held.begin(), held.end(), finding) != held.end());
            QVERIFY(list->rowOf(list->current())->expanded());
        }
        keep(open, QStringLiteral("finding.png"));
    }

    void bracketsWalkTheListOfTheView()
    {
        SampleWindow open(m_workspace);
        auto* table = open.visible<views::RecordTable>();
        QTRY_VERIFY(table->hasFocus());
        QTRY_VERIFY(table->currentIndex().isValid());
        QTRY_VERIFY(!table->currentIndex().data(tables::LoadingRole).toBool()); // its page is asked for when it is painted
        QVERIFY(open.idle());
        open.press(QKeySequence(Qt::Key_J));
        open.press(QKeySequence(Qt::Key_Return));
        QTRY_COMPARE(open.view(), QStringLiteral("decision"));
        QVERIFY(open.idle());
        const std::string first = open.session.selection().decision;
        open.press(QKeySequence(Qt::Key_BracketRight));
        QTRY_VERIFY(open.session.selection().decision != first);
        QVERIFY(open.idle());
        open.press(QKeySequence(Qt::Key_BracketLeft));
        QTRY_COMPARE(open.session.selection().decision, first);
    }

    void theLinkLeadsBackToTheCard()
    {
        SampleWindow open(m_workspace);
        QVERIFY(openCard(open));
        const std::string id = open.session.selection().decision;
        QTest::mouseClick(buttonSaying(*open.visible<views::DecisionHeader>(), QStringLiteral("Copy link")), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("whyglass://sample/decision/") + QString::fromStdString(id));
        SampleWindow other(m_workspace);
        other.press(QKeySequence(QStringLiteral("Ctrl+Shift+V")));
        QTRY_COMPARE(other.view(), QStringLiteral("decision"));
        QCOMPARE(other.session.selection().decision, id);
    }

    void aDecisionIsSignedOnceAskedTwice()
    {
        SampleWindow open(m_workspace);
        QVERIFY(openCard(open));
        auto* panel = open.visible<views::SignOffPanel>();
        auto* text = panel->findChild<QPlainTextEdit*>();
        QVERIFY2(!text->isEnabled(), "nobody records here");
        open.recorder.shown.link = views::ReceiverState::Link::Receiving;
        Q_EMIT open.recorder.stateChanged();
        QVERIFY(text->isEnabled());
        panel->findChild<QLineEdit*>()->setText(QStringLiteral("A. Brandt"));
        open.press(QKeySequence(Qt::Key_2));
        QVERIFY(buttonSaying(*panel, QStringLiteral("2  Wrong"))->isChecked());
        text->setFocus();
        open.type(QStringLiteral("1 or 2 units?"));
        QVERIFY2(buttonSaying(*panel, QStringLiteral("2  Wrong"))->isChecked(), "what is typed into a note is no verdict");
        QTest::mouseClick(buttonSaying(*panel, QStringLiteral("Sign")), Qt::LeftButton);
        QVERIFY(open.recorder.said.empty());
        QTest::mouseClick(buttonSaying(*panel, QStringLiteral("Sign for good")), Qt::LeftButton);
        QCOMPARE(open.recorder.said.size(), std::size_t{1});
        const domain::Annotation& said = open.recorder.said.front();
        QCOMPARE(said.decisionId, open.session.selection().decision);
        QCOMPARE(said.kind, domain::AnnotationKind::Verdict);
        QCOMPARE(said.verdict, domain::Verdict::Wrong);
        QCOMPARE(said.author, std::string("A. Brandt"));
        QCOMPARE(said.text, std::string("1 or 2 units?"));
    }

    void aVerdictIsSignedByKeyboardAlone()
    {
        SampleWindow open(m_workspace);
        QVERIFY(openCard(open));
        auto* panel = open.visible<views::SignOffPanel>();
        auto* text = panel->findChild<QPlainTextEdit*>();
        auto* author = panel->findChild<QLineEdit*>();
        open.recorder.shown.link = views::ReceiverState::Link::Receiving;
        Q_EMIT open.recorder.stateChanged();
        author->setText(QStringLiteral("A. Brandt"));
        open.press(QKeySequence(Qt::Key_2));
        QVERIFY2(text->hasFocus(), "the verdict lets its reason be written at once");
        QVERIFY(!panel->visibleRegion().isEmpty());
        open.press(QKeySequence(Qt::Key_Escape));
        QVERIFY2(open.visible<views::EvidenceList>()->hasFocus() && !buttonSaying(*panel, QStringLiteral("2  Wrong"))->isChecked(), "Esc lets go");
        open.press(QKeySequence(Qt::Key_2));
        open.type(QStringLiteral("off by ten"));
        open.press(QKeySequence(Qt::Key_Tab));
        QVERIFY(author->hasFocus());
        author->clear();
        open.press(QKeySequence(Qt::Key_Return));
        QVERIFY2(open.view() == u"decision" && author->hasFocus(), "without a name it stays where it is");
        open.type(QStringLiteral("A. Brandt"));
        open.press(QKeySequence(Qt::Key_Return));
        QVERIFY2(open.recorder.said.empty(), "it asks once");
        open.press(QKeySequence(Qt::Key_Escape));
        open.press(QKeySequence(Qt::Key_Return));
        QVERIFY2(open.recorder.said.empty(), "Esc took the question back");
        open.press(QKeySequence(Qt::Key_Return));
        QCOMPARE(open.recorder.said.size(), std::size_t{1});
        QCOMPARE(open.recorder.said.front().verdict, domain::Verdict::Wrong);
        QCOMPARE(open.recorder.said.front().text, std::string("off by ten"));
        QVERIFY(open.visible<views::EvidenceList>()->hasFocus());
    }

    void theCostSaysWhatItIsMadeOf()
    {
        SampleWindow open(m_workspace);
        QVERIFY(openCard(open));
        for (auto* button : open.visible<views::DecisionView>()->findChildren<QPushButton*>()) {
            if (button->accessibleName().startsWith(QLatin1String("Cost:")))
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QVERIFY(open.idle());
        QTRY_VERIFY(open.visible<views::WhyPanel>());
        QTRY_VERIFY(open.visible<views::WhyPanel>()->text().contains(QStringLiteral("claude-sonnet-4-5")));
        keep(open, QStringLiteral("why.png"));
    }

    void anotherResultIsOpenedAndCompared()
    {
        SampleWindow open(m_workspace);
        QVERIFY(openCard(open));
        const auto card = open.visible<views::DecisionView>()->card();
        QVERIFY(!card->similar.empty());
        open.press(QKeySequence(Qt::Key_C));
        QTRY_COMPARE(open.view(), QStringLiteral("compare"));
        QCOMPARE(open.session.state().comparison, card->decision.id + ".." + card->similar.front().decision.id);
        QVERIFY(open.idle());
    }

    void replayHidesWhatCameLater()
    {
        SampleWindow open(m_workspace);
        QVERIFY(openCard(open));
        auto* view = open.visible<views::DecisionView>();
        const auto whole = view->card();
        QTRY_VERIFY(open.session.wholeTrace());
        const domain::Timestamp end = whole->decision.start + whole->decision.duration;
        open.session.setKnownUntil(end - domain::Duration{1});
        QVERIFY(!view->card()); // it was still ahead
        open.session.setKnownUntil(end);
        QVERIFY(view->card());
        for (const analysis::CardEntry& entry : view->card()->entries)
            QVERIFY(entry.time <= end);
        for (const domain::Finding& finding : view->card()->findings)
            QVERIFY(finding.time <= end);
        open.session.setKnownUntil(std::nullopt);
        QCOMPARE(view->card(), whole);
    }

private:
    Program m_program;
    std::filesystem::path m_workspace;
};

QTEST_MAIN(DecisionWindowTest)
#include "decision_window_test.moc"

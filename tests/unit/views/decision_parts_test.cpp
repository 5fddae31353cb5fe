// SPDX-License-Identifier: GPL-3.0-or-later
// What a card is put together from, with texts that no agent should send.
#include "views/decision/evidence_list.h"
#include "views/decision/lit_values.h"
#include "views/decision/passage.h"
#include "views/decision/value_text.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace whyglass;
using analysis::CardStatement;

namespace {

CardStatement statementOf(std::string text, std::initializer_list<std::string> values)
{
    CardStatement statement;
    statement.text = std::move(text);
    for (const std::string& value : values)
        statement.values.push_back({statement.text.find(value), value.size(), value, 0});
    statement.evidence.push_back({});
    return statement;
}

QString said(const views::Passage& passage, std::size_t value)
{
    return passage.text.mid(passage.values[value].range.begin, passage.values[value].range.length);
}

} // namespace

class DecisionPartsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesKeepTheirPlaceAmongWideAndHostileCharacters()
    {
        const CardStatement statement = statementOf("\xE2\x80\xAE\xF0\x9F\x98\x80 paid 1,000 \x07 to J\xC3\xBCrgen", {"1,000", "J\xC3\xBCrgen"});
        const views::Passage passage = views::passageOf(statement, 400);
        QCOMPARE(passage.values.size(), std::size_t{2});
        QCOMPARE(said(passage, 0), QStringLiteral("1,000"));
        QCOMPARE(said(passage, 1), QString::fromUtf8("J\xC3\xBCrgen"));
        QVERIFY(!passage.text.contains(QChar(0x202e)));
        QVERIFY(!passage.text.contains(QChar(0x07)));
    }

    void whatIsCutAwayHasNoValues()
    {
        const CardStatement statement = statementOf("first 17 " + std::string(10'000, 'x') + " last 42", {"17", "42"});
        const views::Passage passage = views::passageOf(statement, 100);
        QCOMPARE(passage.values.size(), std::size_t{1});
        QVERIFY(passage.text.endsWith(QChar(u'…')));
        QVERIFY(passage.text.size() < 110);
    }

    void severalStatementsAreOnePassage()
    {
        const CardStatement a = statementOf("It read 7.", {"7"});
        const CardStatement b = statementOf("It paid 70.", {"70"});
        const views::Passage passage = views::passageOf({&a, &b}, 400);
        QCOMPARE(passage.text, QStringLiteral("It read 7. It paid 70."));
        QCOMPARE(passage.statements.size(), std::size_t{2});
        QCOMPARE(passage.values[1].statement, 1);
        QVERIFY(passage.statements[1].contains(passage.values[1].range.begin));
    }

    void notationsOfANumberAreLitTogether()
    {
        const session::LitValue lit{{}, "1000", {}, {}};
        const views::LitValues values{std::optional(lit)};
        const CardStatement statement = statementOf("1,000 or $1000.00 or 100 or INV-1000", {"1,000", "$1000.00", "100", "INV-1000"});
        QCOMPARE(values.of(statement), (std::vector<bool>{true, true, false, false}));
        QVERIFY(!views::LitValues().any());
    }

    void valuesAreTabStopsAndEnterChooses()
    {
        QWidget window;
        auto* text = new views::ValueText(theme(), views::TextStyle::Body, views::Role::Text, &window);
        text->setPassage(views::passageOf(statementOf("7 and 8", {"7", "8"}), 100));
        text->resize(200, 40);
        window.resize(300, 100);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        text->setFocus(Qt::TabFocusReason);
        QSignalSpy chosen(text, &views::ValueText::valueChosen);
        QSignalSpy opened(text, &views::ValueText::valueOpened);
        QTest::keyClick(text, Qt::Key_Tab);
        QTest::keyClick(text, Qt::Key_Return);
        QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
        QTest::mouseClick(text, Qt::LeftButton, Qt::NoModifier, text->valueBox(0).center());
        QCOMPARE(chosen, (QList<QList<QVariant>>{{1}, {0}}));
        QCOMPARE(opened, (QList<QList<QVariant>>{{1}}));
    }

    void aValueThatIsPointedAtOrLitStaysReadable_data()
    {
        QTest::addColumn<int>("mostLines");
        QTest::newRow("whole") << 0;
        QTest::newRow("cut") << 1;
    }

    void aValueThatIsPointedAtOrLitStaysReadable()
    {
        QFETCH(const int, mostLines);
        QWidget window;
        auto* text = new views::ValueText(theme(), views::TextStyle::Body, views::Role::Text, &window);
        text->setMostLines(mostLines);
        text->setPassage(views::passageOf(statementOf("7 and 8 and more words than a line of this width holds", {"7", "8"}), 100));
        text->resize(200, 60);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const QRect box = text->valueBox(0);
        QVERIFY(!box.isEmpty());
        const QPointF at = box.center();
        QMouseEvent moved(QEvent::MouseMove, at, text->mapToGlobal(at), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(text, &moved);
        QCOMPARE(text->valueBox(0), box);
        QSignalSpy chosen(text, &views::ValueText::valueChosen);
        QTest::mouseClick(text, Qt::LeftButton, Qt::NoModifier, box.center());
        QCOMPARE(chosen.size(), 1);
        text->setLit({true, false});
        QCOMPARE(text->valueBox(0), box);
        QEvent left(QEvent::Leave);
        QCoreApplication::sendEvent(text, &left);
        QCOMPARE(text->valueBox(0), box);
    }

    void aTextMayGoWhileItsMenuIsOpen()
    {
        // As where the card is read again while data arrives.
        QWidget window;
        QPointer<views::ValueText> text = new views::ValueText(theme(), views::TextStyle::Body, views::Role::Text, &window);
        text->setPassage(views::passageOf(statementOf("7 and 8", {"7", "8"}), 100));
        text->resize(200, 40);
        window.show();
        QTimer::singleShot(0, &window, [text] { delete text; });
        QContextMenuEvent asked(QContextMenuEvent::Mouse, text->valueBox(0).center(), text->mapToGlobal(text->valueBox(0).center()));
        QCoreApplication::sendEvent(text, &asked);
        QVERIFY(text);
        QVERIFY(text->findChild<QMenu*>());
        QTRY_VERIFY(!text);
        QVERIFY(!QApplication::activePopupWidget());
    }

    void aHundredEntriesOfTenThousandCharactersStaySmall()
    {
        views::EvidenceList list(theme());
        list.resize(700, 500);
        list.setCard(longCard(100), {});
        list.show();
        QVERIFY(QTest::qWaitForWindowExposed(&list));
        for (int entry = 0; entry < list.count(); ++entry) {
            QTRY_VERIFY(list.rowOf(entry));
            QTRY_VERIFY2(list.rowOf(entry)->height() < 110, qPrintable(QString::number(list.rowOf(entry)->height())));
        }
        list.goTo(99);
        list.setExpanded(99, true);
        QVERIFY(list.rowOf(99)->heightForWidth(700) > 500 || list.rowOf(99)->sizeHint().height() > 500);
    }

    void rowsBeyondTheFirstAreMadeWhenTheyAreWanted()
    {
        views::EvidenceList list(theme());
        list.resize(700, 500);
        list.setCard(longCard(500), {});
        QVERIFY2(!list.rowOf(static_cast<int>(views::EvidenceList::kFirstRows) - 1), "those in sight come first");
        QTRY_VERIFY(list.rowOf(static_cast<int>(views::EvidenceList::kFirstRows) - 1));
        QVERIFY(!list.rowOf(static_cast<int>(views::EvidenceList::kFirstRows)));
        list.goTo(400);
        QVERIFY(list.rowOf(400));
        QCOMPARE(list.current(), 400);
    }

    void aCardWithoutEntriesTakesKeys()
    {
        views::EvidenceList list(theme());
        list.setCard(std::make_shared<const analysis::DecisionCard>(), {});
        for (const int key : {Qt::Key_J, Qt::Key_K, Qt::Key_Return, Qt::Key_Right, Qt::Key_End})
            QTest::keyClick(&list, static_cast<Qt::Key>(key));
        QCOMPARE(list.current(), -1);
    }

private:
    static const views::Theme& theme()
    {
        static const views::Theme theme(views::ThemeMode::Light);
        return theme;
    }
    static views::EvidenceList::CardPtr longCard(int entries)
    {
        auto card = std::make_shared<analysis::DecisionCard>();
        for (int i = 0; i < entries; ++i) {
            analysis::CardEntry entry;
            entry.order = i + 1;
            entry.title = std::string(300, 'T');
            const std::string value(10'000, '7');
            entry.statement = statementOf("It says " + value + ".", {value});
            card->entries.push_back(std::move(entry));
        }
        return card;
    }
};

QTEST_MAIN(DecisionPartsTest)
#include "decision_parts_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// From the start of the program to what is wrong with the invoice over 50,000 dollars: by keyboard alone, by mouse alone.
#include "sample_window.h"

#include "app/main_window/sidebar.h"
#include "models/tables/table_column.h"
#include "views/decision/decision_header.h"
#include "views/decision/decision_view.h"
#include "views/decision/value_text.h"
#include "views/details/inspector.h"
#include "views/tables/record_table.h"
#include "views/timeline/span_tree_view.h"

#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QWheelEvent>

using namespace whyglass;

namespace {

const QString kInvoice = QStringLiteral("INV-12345");
constexpr auto kDetector = "reference-mismatch";

/// Where the finding sits that the sample is about.
const domain::Finding* famousFinding(const SampleWindow& open)
{
    const auto trace = open.session.trace();
    if (!trace)
        return nullptr;
    for (const domain::Finding& finding : trace->findings) {
        if (finding.detector == kDetector)
            return &finding;
    }
    return nullptr;
}

QString textsOf(const QWidget& widget)
{
    QStringList texts;
    for (const auto* label : widget.findChildren<QLabel*>())
        texts.append(label->text());
    return texts.join(u'\n');
}

bool rowShows(const QAbstractItemModel& model, int row, const QString& text)
{
    for (int column = 0; column < model.columnCount(); ++column) {
        if (model.index(row, column).data().toString().contains(text))
            return true;
    }
    return false;
}

void wheel(QAbstractItemView& list, int notches)
{
    constexpr int kNotch = 120;
    const QPointF at = list.viewport()->rect().center();
    QWheelEvent event(at, list.viewport()->mapToGlobal(at.toPoint()), {}, {0, -notches * kNotch}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(list.viewport(), &event);
}

void click(QAbstractItemView& list, const QModelIndex& index)
{
    QTest::mouseClick(list.viewport(), Qt::LeftButton, Qt::NoModifier, list.visualRect(index).center());
}

} // namespace

class InvestigationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_workspace = sampleWorkspace(m_program); }

    void byKeyboardAlone()
    {
        SampleWindow open(m_workspace);
        open.press(QKeySequence(QStringLiteral("Ctrl+L")));
        open.type(kInvoice);
        open.press(QKeySequence(Qt::Key_Return));
        auto* table = open.visible<views::RecordTable>();
        QVERIFY(table);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QTRY_VERIFY(rowShows(*table->model(), 0, kInvoice));
        QTRY_VERIFY(table->hasFocus());
        open.press(QKeySequence(Qt::Key_J));
        open.press(QKeySequence(Qt::Key_Return));
        checkThatTheCardSaysIt(open);
        open.press(QKeySequence(Qt::Key_T));
        QTRY_COMPARE(open.view(), QStringLiteral("investigate"));
        QTRY_VERIFY(open.session.trace());
        QVERIFY(open.idle());
        const domain::Finding* famous = famousFinding(open);
        QVERIFY(famous);
        const std::size_t all = open.session.trace()->findings.size();
        for (std::size_t i = 0; i <= all && open.session.selection().finding != famous->id; ++i)
            open.press(QKeySequence(Qt::Key_N));
        checkThatItIsSeen(open, *famous);
        open.press(QKeySequence(Qt::Key_Y));
        QCOMPARE(open.recorder.states.size(), std::size_t{1});
        QCOMPARE(open.recorder.states.front(), std::make_pair(QString::fromStdString(famous->id), domain::FindingState::Confirmed));
    }

    void byMouseAlone()
    {
        SampleWindow open(m_workspace);
        auto* sidebar = open.window.findChild<window::Sidebar*>()->findChild<QListView*>();
        const auto entries = sidebar->model()->match(sidebar->model()->index(0, 0), Qt::DisplayRole, QStringLiteral("Decisions"));
        QVERIFY(!entries.isEmpty());
        click(*sidebar, entries.front());
        auto* table = open.visible<views::RecordTable>();
        QVERIFY(table);
        QVERIFY(open.idle());
        QTRY_VERIFY(!table->model()->index(0, 0).data(tables::LoadingRole).toBool());
        int row = -1;
        const auto seen = [&] {
            const int top = table->rowAt(0);
            const int bottom = table->rowAt(table->viewport()->height() - table->rowHeight(0));
            for (row = top; row >= 0 && row <= (bottom < 0 ? table->model()->rowCount() - 1 : bottom); ++row) {
                if (rowShows(*table->model(), row, kInvoice))
                    return true;
            }
            return false;
        };
        for (int turns = 0; turns < 300 && !seen(); ++turns) {
            wheel(*table, 2);
            QTRY_VERIFY(!table->model()->index(table->rowAt(0), 0).data(tables::LoadingRole).toBool());
        }
        QVERIFY2(seen(), "the invoice is in no row");
        const QPoint at(table->viewport()->width() / 3, table->rowViewportPosition(row) + table->rowHeight(row) / 2);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, Qt::NoModifier, at);
        QTest::mouseDClick(table->viewport(), Qt::LeftButton, Qt::NoModifier, at);
        checkThatTheCardSaysIt(open);
        const auto buttons = open.visible<views::DecisionHeader>()->findChildren<QPushButton*>();
        const auto trace = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton* button) { return button->accessibleName() == u"Open trace"; });
        QVERIFY(trace != buttons.end());
        QTest::mouseClick(*trace, Qt::LeftButton);
        QTRY_COMPARE(open.view(), QStringLiteral("investigate"));
        QTRY_VERIFY(open.session.trace());
        QVERIFY(open.idle());
        const domain::Finding* famous = famousFinding(open);
        QVERIFY(famous);
        auto* tree = open.visible<views::SpanTreeView>();
        QVERIFY(tree);
        const int spanRow = open.session.trace()->indexOf(famous->span);
        QTRY_VERIFY(tree->spans().indexOfRow(spanRow).isValid());
        const QModelIndex index = tree->spans().indexOfRow(spanRow);
        for (int turns = 0; turns < 100 && !tree->viewport()->rect().contains(tree->visualRect(index).center()); ++turns)
            wheel(*tree, tree->visualRect(index).top() < 0 ? -1 : 1);
        click(*tree, index);
        checkThatItIsSeen(open, *famous);
    }

private:
    /// The answer of the whole story, without another key or click.
    static void checkThatTheCardSaysIt(SampleWindow& open)
    {
        QTRY_COMPARE(open.view(), QStringLiteral("decision"));
        QTRY_VERIFY(open.visible<views::DecisionView>() && open.visible<views::DecisionView>()->card());
        QVERIFY(open.idle());
        QStringList said;
        for (const auto* text : open.visible<views::DecisionView>()->findChildren<views::ValueText*>())
            said.append(text->accessibleName());
        const QString card = said.join(u'\n');
        for (const char* part : {"$50,000.00", "read quantity 1,000 in the invoice and 100 in the purchase order, and nothing compared them", "Vendor look-up answered with nothing"})
            QVERIFY2(card.contains(QString::fromLatin1(part)), qPrintable(card));
    }

    void checkThatItIsSeen(SampleWindow& open, const domain::Finding& famous)
    {
        QTRY_COMPARE(open.session.selection().span.hex(), famous.span.hex());
        QVERIFY(open.idle());
        const auto* inspector = open.visible<views::Inspector>();
        QVERIFY(inspector);
        // What the invoice says, and what the order says.
        QTRY_VERIFY2(textsOf(*inspector).contains(QStringLiteral("1,000")) || textsOf(*inspector).contains(QStringLiteral("1000")),
                     qPrintable(textsOf(*inspector)));
        QVERIFY2(textsOf(*inspector).contains(QStringLiteral("100")), qPrintable(textsOf(*inspector)));
    }

    Program m_program;
    std::filesystem::path m_workspace;
};

QTEST_MAIN(InvestigationTest)
#include "investigation_test.moc"

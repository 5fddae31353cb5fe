// SPDX-License-Identifier: GPL-3.0-or-later
// Where the values of the famous decision came from, as the window says and draws it: in the inspector, above the card, in the timeline.
#include "card_window.h"

#include "views/common/chip.h"
#include "views/common/elided_label.h"
#include "views/common/relation_tag.h"
#include "views/decision/decision_answer.h"
#include "views/decision/decision_side.h"
#include "views/decision/evidence_list.h"
#include "views/decision/lineage_strip.h"
#include "views/decision/lineage_tracks.h"
#include "views/decision/value_text.h"
#include "views/details/inspector.h"
#include "views/timeline/trace_timeline_view.h"

#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

using namespace whyglass;

namespace {

const QString kPlacesOf = QStringLiteral("Places of ");

/// Name of a span of the trace that is open.
QString nameOf(const SampleWindow& open, domain::SpanId span)
{
    const auto& spans = open.session.trace()->spans;
    for (std::size_t row = 0; row < spans.rows.size(); ++row) {
        if (spans.rows.span(row) == span)
            return QString::fromStdString(spans.text(spans.rows[row].name));
    }
    return {};
}

QStringList namesOf(const SampleWindow& open, const std::vector<domain::SpanId>& spans)
{
    QStringList names;
    for (const domain::SpanId span : spans)
        names.append(nameOf(open, span));
    return names;
}

domain::SpanId spanNamed(const SampleWindow& open, const QString& name)
{
    const auto& spans = open.session.trace()->spans;
    for (std::size_t row = 0; row < spans.rows.size(); ++row) {
        if (nameOf(open, spans.rows.span(row)) == name)
            return spans.rows.span(row);
    }
    return {};
}

/// What a widget says, in the order in which it was made: texts of labels and buttons, and relations in brackets.
QStringList saidBy(const QWidget& widget)
{
    QStringList said;
    for (const auto* child : widget.findChildren<QWidget*>()) {
        if (const auto* label = qobject_cast<const QLabel*>(child); label && !label->text().isEmpty())
            said.append(label->text());
        else if (const auto* button = qobject_cast<const QPushButton*>(child))
            said.append(button->text());
        else if (qobject_cast<const views::RelationTag*>(child) || qobject_cast<const views::Chip*>(child))
            said.append(u'[' + child->accessibleName() + u']');
    }
    return said;
}

/// Whether one of the values that can be lit is this number.
bool states(const views::Passage& passage, const QString& number)
{
    return std::any_of(passage.values.begin(), passage.values.end(), [&](const auto& value) {
        return passage.text.mid(value.range.begin, value.range.length).remove(u',') == number;
    });
}

QPushButton* placesOf(const SampleWindow& open, const QString& value)
{
    for (auto* button : open.visible<views::Inspector>()->findChildren<QPushButton*>()) {
        if (button->accessibleName() == kPlacesOf + value)
            return button;
    }
    return nullptr;
}

/// The lineage of a span in the inspector.
QWidget* openPage(SampleWindow& open, const QString& span, const QString& value)
{
    open.session.selectSpan(spanNamed(open, span));
    open.session.setInspectorTab(QStringLiteral("lineage"));
    return eventually([&] { return placesOf(open, value) != nullptr; }) && open.idle() ? placesOf(open, value)->parentWidget() : nullptr;
}

} // namespace

class LineageWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_workspace = sampleWorkspace(m_program); }

    void inspectorSaysWhereValuesCameFrom()
    {
        SampleWindow open(m_workspace);
        QVERIFY(open.openFamous());
        const QWidget* page = openPage(open, QStringLiteral("make_decision"), QStringLiteral("50000"));
        QVERIFY(page);
        QCOMPARE(saidBy(*page).join(u'\n'), QStringLiteral(
            "Where the values of this output came from.\n"
            "0.93\nnumber\n[unsupported]\nSeen in 2 places of 2 steps. No origin seen: no payload of this trace gives it before.\n"
            "INV-12345\nid\n[observed]\nSeen in 18 places of 11 steps. Origin: log of invoice-agent, +19.9 ms (observed)\n"
            "PO-7731\nid\n[observed]\nSeen in 12 places of 9 steps. Origin: input of gpt-4o, +300 ms (observed)\n"
            "V-2209\nid\n[observed]\nSeen in 16 places of 12 steps. Origin: input of gpt-4o, +300 ms (observed)\n"
            "50000\nnumber\n[inferred]\nSeen in 9 places of 8 steps. Origin: input of gpt-4o, +300 ms (inferred, in another notation)"));
    }

    void placesOfAValueAreShownLitAndOpened()
    {
        SampleWindow open(m_workspace);
        QVERIFY(open.openFamous());
        const QWidget* page = openPage(open, QStringLiteral("execute_tool get_purchase_order"), QStringLiteral("PO-7731"));
        QVERIFY(page);
        const QString before = saidBy(*page).join(u'\n');
        QVERIFY(!open.session.lit());
        placesOf(open, QStringLiteral("PO-7731"))->click();
        const QString places = saidBy(*page).join(u'\n').mid(before.size() + 1);
        QCOMPARE(places, QStringLiteral(
            "gpt-4o   +300 ms\norigin\n[observed]\nattributes.gen_ai.input.messages\n"
            "2345 from vendor V-2209, 1,000 units, $50,000.00, refers to PO-7731. May it be paid?\"}]}]\n"
            "read_invoice   +4.05 s\n[observed]\nattributes.gen_ai.tool.call.result   as po_id\n"
            "{\"invoice_id\": \"INV-12345\", \"po_id\": \"PO-7731\", \"vendor_id\": \"V-2209\", \"creditor\": \"K-60214\", \"currency\": \"USD\", "
            "\"source\": \"scan_0317_45.pdf\", \"lines\": [{\"sku\":\n"
            "gpt-4o   +4.20 s\n[observed]\nattributes.gen_ai.input.messages\n"
            "2345 from vendor V-2209, 1,000 units, $50,000.00, refers to PO-7731. May it be paid?\"}]}, {\"role\": \"assistant\", \"parts\": "
            "[{\"type\": \"tool_call\", \"id\": \"call_b783\n"
            "gpt-4o   +7.10 s\n[observed]\nattributes.gen_ai.output.messages   as order   said by the model\n"
            "ext\", \"content\": \"{\"invoice\": \"INV-12345\", \"order\": \"PO-7731\", \"vendor\": \"V-2209\", \"amount\": 50000.0}\"}], \"finish_reason\": \"stop\"}]"));
        QVERIFY(open.session.lit());
        QCOMPARE(namesOf(open, open.session.lit()->spans), QStringList({QStringLiteral("chat gpt-4o"), QStringLiteral("execute_tool read_invoice"), QStringLiteral("chat gpt-4o")}));
        for (auto* link : page->findChildren<QPushButton*>()) {
            if (link->text().startsWith(QLatin1String("read_invoice")))
                link->click();
        }
        QCOMPARE(nameOf(open, open.session.selection().span), QStringLiteral("execute_tool read_invoice"));
    }

    void anInferredPlaceSaysHow()
    {
        SampleWindow open(m_workspace);
        QVERIFY(open.openFamous());
        const QWidget* page = openPage(open, QStringLiteral("make_decision"), QStringLiteral("50000"));
        QVERIFY(page);
        placesOf(open, QStringLiteral("50000"))->click();
        const QString said = saidBy(*page).join(u'\n');
        QVERIFY2(said.contains(QStringLiteral("read_invoice   +4.05 s\n[inferred]\nattributes.gen_ai.tool.call.result   as amount   50000.0\n")), qPrintable(said));
    }

    void stripSaysWhereALitValueCameFrom()
    {
        SampleWindow open(m_workspace);
        QVERIFY(openCard(open));
        QVERIFY(light(open, QStringLiteral("1,000")));
        QTRY_VERIFY(open.visible<views::LineageStrip>());
        const QString words = QStringLiteral("Seen in 7 places of 7 steps. Origin: input of gpt-4o, +300 ms (inferred, in another notation)");
        QStringList said;
        for (const auto* label : open.visible<views::LineageStrip>()->findChildren<QLabel*>())
            said.append(label->accessibleName());
        QVERIFY2(said.contains(QStringLiteral("Lineage of 1000: ") + words), qPrintable(said.join(u'\n')));
        QCOMPARE(open.visible<views::LineageStrip>()->findChild<views::ElidedLabel*>()->text(), words);
        open.press(QKeySequence(Qt::Key_T));
        QTRY_COMPARE(open.view(), QStringLiteral("investigate"));
        QTRY_VERIFY(open.session.trace());
        const auto* timeline = open.visible<views::TraceTimelineView>();
        QTRY_VERIFY(!timeline->scene().overlay.lineage.empty());
        const auto& spans = timeline->timeline()->trace().spans.rows;
        QStringList ways;
        for (const auto& flow : timeline->scene().overlay.lineage) {
            ways.append(nameOf(open, spans.span(static_cast<std::size_t>(flow.from))) + QStringLiteral(" > ") + nameOf(open, spans.span(static_cast<std::size_t>(flow.to)))
                        + QStringLiteral(": ") + flow.words);
            QCOMPARE(flow.relation == domain::Relation::Observed, flow.words.endsWith(QLatin1String(", observed")));
        }
        const QStringList expected = {
            QStringLiteral("chat gpt-4o > execute_tool read_invoice: the same, observed"),
            QStringLiteral("execute_tool read_invoice > chat gpt-4o: the same, observed"),
            QStringLiteral("chat gpt-4o > chat claude-sonnet-4-5: in another notation, inferred"),
            QStringLiteral("chat claude-sonnet-4-5 > chat gpt-4o: in another notation, inferred"),
            QStringLiteral("chat gpt-4o > chat claude-sonnet-4-5: in another notation, inferred"),
            QStringLiteral("chat claude-sonnet-4-5 > chat claude-sonnet-4-5: the same, observed"),
        };
        QCOMPARE(ways, expected);
        QVERIFY(std::is_sorted(timeline->scene().emphasis.lit.begin(), timeline->scene().emphasis.lit.end()));
        QStringList lit;
        for (const std::int32_t row : timeline->scene().emphasis.lit)
            lit.append(nameOf(open, spans.span(static_cast<std::size_t>(row))));
        QStringList wanted = namesOf(open, open.session.lit()->spans);
        lit.sort();
        wanted.sort();
        QCOMPARE(lit, wanted);
    }

    void aLitValueStandsOutWhereverTheCardStatesIt_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("number");
        QTest::addColumn<int>("answer"); // texts of that part of the card which state it
        QTest::addColumn<int>("list");
        QTest::addColumn<int>("side");
        QTest::newRow("quantity") << QStringLiteral("1,000") << QStringLiteral("1000") << 1 << 3 << 0;
        QTest::newRow("confidence") << QStringLiteral("0.93") << QStringLiteral("0.93") << 0 << 2 << 1;
    }
    void aLitValueStandsOutWhereverTheCardStatesIt()
    {
        QFETCH(const QString, written);
        QFETCH(const QString, number);
        QFETCH(const int, answer);
        QFETCH(const int, list);
        QFETCH(const int, side);
        SampleWindow open(m_workspace);
        QVERIFY(openCard(open));
        session::LitValue value;
        value.trace = *open.session.selection().trace;
        value.value = "stated nowhere"; // so that all is where it will be
        open.session.setLit(value);
        QTRY_VERIFY(open.visible<views::LineageStrip>());
        QVERIFY(open.idle());
        std::vector<std::pair<views::ValueText*, QImage>> texts;
        for (auto* text : open.window.findChildren<views::ValueText*>()) {
            if (!text->size().isEmpty()) // also what is folded away
                texts.emplace_back(text, text->grab().toImage());
        }
        value.value = written.toStdString();
        open.session.setLit(value);
        const std::pair<QString, const QWidget*> parts[] = {{QStringLiteral("answer"), open.visible<views::DecisionAnswer>()},
                                                            {QStringLiteral("list"), open.visible<views::EvidenceList>()},
                                                            {QStringLiteral("side"), open.visible<views::DecisionSide>()}};
        std::map<QString, int> lit; // by part of the card
        for (const auto& [text, before] : texts) {
            const bool stands = states(text->passage(), number);
            QVERIFY2((text->grab().toImage() != before) == stands, qPrintable(text->passage().text));
            for (const auto& [name, part] : parts)
                lit[name] += stands && part->isAncestorOf(text) ? 1 : 0;
        }
        QCOMPARE(lit[QStringLiteral("answer")], answer);
        QCOMPARE(lit[QStringLiteral("list")], list);
        QCOMPARE(lit[QStringLiteral("side")], side);
    }

    void theKeyThatLightsAValuePutsItOut()
    {
        SampleWindow open(m_workspace);
        QVERIFY(openCard(open));
        QVERIFY(light(open, QStringLiteral("1,000")));
        open.press(QKeySequence(Qt::Key_Return));
        QVERIFY(open.idle());
        QVERIFY(!open.session.lit());
    }

    void tracksOfTheStripShowTheirValueAndLeadToIt()
    {
        SampleWindow open(m_workspace);
        QVERIFY(openCard(open));
        QVERIFY(light(open, QStringLiteral("1,000")));
        QTRY_VERIFY(open.visible<views::LineageTracks>() && open.visible<views::LineageTracks>()->height() > 100);
        auto* tracks = open.visible<views::LineageTracks>();
        const QImage quantity = tracks->grab().toImage();
        session::LitValue nothing = *open.session.lit();
        nothing.spans.clear();
        nothing.links.clear();
        open.session.setLit(nothing);
        QVERIFY(tracks->grab().toImage() != quantity);

        QSignalSpy chosen(open.visible<views::LineageStrip>(), &views::LineageStrip::spanChosen);
        for (int y = 0; y < tracks->height() && chosen.isEmpty(); y += 6) {
            for (int x = 0; x < tracks->width() && chosen.isEmpty(); x += 6)
                QTest::mouseClick(tracks, Qt::LeftButton, {}, QPoint(x, y));
        }
        QVERIFY(!chosen.isEmpty());
        QVERIFY(!nameOf(open, chosen.front().front().value<domain::SpanId>()).isEmpty());
    }

private:
    Program m_program;
    std::filesystem::path m_workspace;
};

QTEST_MAIN(LineageWindowTest)
#include "lineage_window_test.moc"

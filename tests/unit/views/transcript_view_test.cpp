// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transcript/transcript_model.h"
#include "views/common/theme.h"
#include "views/transcript/message_document.h"
#include "views/transcript/row_heights.h"
#include "views/transcript/transcript_view.h"

#include <QDir>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextFragment>
#include <QTextList>

using namespace whyglass;
using namespace whyglass::views;
using transcript::Entry;
using transcript::EntryKind;

namespace {

Entry entryOf(EntryKind kind, std::uint64_t span, std::string text)
{
    Entry entry;
    entry.kind = kind;
    entry.span = {span};
    entry.time = {static_cast<std::int64_t>(1'000'000'000 + span * 1'000'000)};
    entry.bytes = text.size();
    entry.text = std::move(text);
    return entry;
}

/// Turns of a user, an assistant that calls, and a tool; one of them speaks right to left, one holds what attackers send.
transcript::TranscriptPtr conversation(int turns)
{
    auto transcript = std::make_shared<transcript::Transcript>();
    transcript->start = {1'000'000'000};
    auto& entries = transcript->entries;
    for (int turn = 0; turn < turns; ++turn) {
        const auto span = static_cast<std::uint64_t>(turn) * 2 + 1;
        entries.push_back(entryOf(EntryKind::User, span,
            turn % 5 == 3 ? "שלום, האם אפשר לשלם את החשבונית INV-20418? 🧾👩‍💼 مرحبا" : "May invoice INV-" + std::to_string(turn) + " be paid?"));
        entries.push_back(entryOf(EntryKind::Assistant, span,
            turn % 7 == 2 ? "<img src=\"http://evil.example/x.png\"><script>alert(1)</script> ![logo](http://evil.example/a.png) [safe](file:///etc/passwd) \u202Egpj.exe\u0007 "
                    + std::string(400, 'W')
                          : "# Verdict\n\nThe vendor is **known**, see `get_vendor`:\n\n- first\n- second\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n" + std::string(static_cast<std::size_t>(turn % 40) * 60, 'x')));
        entries.back().duration = domain::Duration{2'260'000'000};
        entries.back().tokens.input = 5'400;
        entries.back().tokens.output = 212;
        entries.back().cost = domain::Money{19'000'000};
        entries.back().name = "claude-sonnet";
        const auto call = static_cast<std::int32_t>(entries.size());
        entries.push_back(entryOf(EntryKind::ToolCall, span, R"({"id":"V-2209"})"));
        entries.back().name = "lookup_vendor";
        entries.back().result = call + 1;
        entries.push_back(entryOf(EntryKind::ToolResult, span + 1, "[]"));
        entries.back().name = "lookup_vendor";
        entries.back().call = call;
        entries.back().duration = domain::Duration{3'760'000'000};
    }
    if (entries.size() > 3) {
        domain::Finding finding;
        finding.id = "f";
        finding.severity = domain::Severity::High;
        finding.title = "Empty result from a healthy endpoint";
        finding.explanation = "HTTP 200 with an empty list. 99.2 % of the 8,214 earlier results of this tool held a record.";
        transcript->findings.push_back(finding);
        entries[3].findings.push_back(0);
    }
    return transcript;
}

} // namespace

class TranscriptViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void heightsAddUpWhateverIsMeasured()
    {
        QRandomGenerator random(7);
        RowHeights heights;
        std::vector<int> expected;
        for (const int rows : {0, 1, 5, 1000, 700, 1300}) {
            heights.resize(rows, [](int row) { return 10 + row % 3; });
            for (int row = static_cast<int>(expected.size()); row < rows; ++row)
                expected.push_back(10 + row % 3);
            expected.resize(static_cast<std::size_t>(rows));
            for (int i = 0; i < 200 && rows > 0; ++i) {
                const int row = random.bounded(rows), height = 1 + random.bounded(300);
                heights.measure(row, height);
                expected[static_cast<std::size_t>(row)] = height;
            }
            int top = 0;
            for (int row = 0; row < rows; ++row) {
                QCOMPARE(heights.top(row), top);
                QCOMPARE(heights.rowAt(top), row);
                top += expected[static_cast<std::size_t>(row)];
                QCOMPARE(heights.rowAt(top - 1), row);
            }
            QCOMPARE(heights.top(rows), top);
        }
    }

    void markdownIsDressedAndDisarmed()
    {
        const auto document = makeMessageDocument(m_theme,
            "# Title\n\n[pay here](https://evil.example/login) ![logo](http://evil.example/a.png) <b>tag</b> <img src=x> \u202Eabc\u0000",
            MessageForm::Markdown, 400);
        const QString text = document->toPlainText();
        QVERIFY2(text.contains(QStringLiteral("https://evil.example/login")), qPrintable(text)); // where it leads is seen
        QVERIFY(text.contains(QStringLiteral("http://evil.example/a.png")));
        QVERIFY(text.contains(QStringLiteral("<b>tag</b>")) && text.contains(QStringLiteral("<img src=x>")));
        QVERIFY(!text.contains(QChar(0x202E)) && !text.contains(QChar(QChar::ObjectReplacementCharacter)));
        for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
            for (auto it = block.begin(); !it.atEnd(); ++it)
                QVERIFY(!it.fragment().charFormat().isAnchor() && !it.fragment().charFormat().isImageFormat());
        }
        QVERIFY(document->resource(QTextDocument::ImageResource, QUrl(QStringLiteral("http://evil.example/a.png"))).isNull());
    }

    void markdownThatIsBuiltToBeSlowComesAsProse()
    {
        std::string quotes, table = "|", deep;
        for (int i = 0; i < 5'000; ++i) {
            quotes += "> ";
            table += "a|";
        }
        for (int i = 0; i < 200; ++i)
            deep += std::string(static_cast<std::size_t>(i) * 2, ' ') + "- x\n";
        for (const std::string& text : {quotes + "x", table + "\n" + table, deep, std::string(200'000, '*')}) {
            QVERIFY(!isTameMarkdown(text));
            const auto document = makeMessageDocument(m_theme, text, MessageForm::Markdown, 600);
            QVERIFY(document->rootFrame()->childFrames().isEmpty()); // no table
            QCOMPARE(document->begin().textList(), nullptr);
            QCOMPARE(document->toPlainText().left(2), QString::fromStdString(text.substr(0, 2)));
        }
        QVERIFY(isTameMarkdown("# Title\n\n1. one\n   - two\n\n| a | b |\n|---|---|\n"));
    }

    void selectionGoesBothWays()
    {
        session::Session session(m_folder.filePath(QStringLiteral("none.whyglass")).toStdString());
        TranscriptView view(session, m_theme);
        view.resize(700, 500);
        view.setTranscript(conversation(300));
        QVERIFY(exposed(view));
        session.selectSpan({401});
        QCOMPARE(view.entries().entry(view.currentIndex().row()).span.value, std::uint64_t(401));
        QVERIFY(view.visualRect(view.currentIndex()).intersects(view.viewport()->rect()));
        QTest::keyClick(&view, Qt::Key_J);
        QCOMPARE(session.selection().span.value, std::uint64_t(401)); // another entry of the same span
        QTest::keyClick(&view, Qt::Key_J);
        QCOMPARE(session.selection().span.value, std::uint64_t(402));
        QTest::keyClick(&view, Qt::Key_C); // from the result to its call
        QCOMPARE(view.entries().entry(view.currentIndex().row()).kind, EntryKind::ToolCall);
        QTest::keyClick(&view, Qt::Key_R);
        QCOMPARE(view.entries().entry(view.currentIndex().row()).kind, EntryKind::ToolResult);
        QSignalSpy opened(&view, &TranscriptView::openRequested);
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
    }

    void whatIsDrawnIsWhatIsHit()
    {
        session::Session session(m_folder.filePath(QStringLiteral("none.whyglass")).toStdString());
        TranscriptView view(session, m_theme);
        view.resize(700, 500);
        view.setTranscript(conversation(50));
        QVERIFY(exposed(view));
        for (const int offset : {0, 777, 3'000, view.verticalScrollBar()->maximum()}) {
            view.verticalScrollBar()->setValue(offset);
            for (int y = 0; y < view.viewport()->height(); y += 3) {
                const QModelIndex index = view.indexAt({10, y});
                QVERIFY(!index.isValid() || view.visualRect(index).contains(10, y));
            }
        }
        QSignalSpy clicked(&view, &TranscriptView::findingActivated);
        view.scrollTo(view.entries().index(3));
        const QRect row = view.visualRect(view.entries().index(3));
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, {row.left() + 60, row.bottom() - 14});
        QCOMPARE(clicked.size(), 1);
    }

    void aCostLeadsToWhatItIsMadeOf()
    {
        session::Session session(m_folder.filePath(QStringLiteral("none.whyglass")).toStdString());
        TranscriptView view(session, m_theme);
        view.resize(900, 500);
        view.setTranscript(conversation(5));
        QVERIFY(exposed(view));
        const QRect answer = view.visualRect(view.entries().index(1));
        QVERIFY(session.state().inspectorTab.empty());
        // It stands among the figures at the right end of the head.
        for (int x = answer.right() - 20; x > answer.center().x() && session.state().inspectorTab.empty(); x -= 4)
            QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, {x, answer.top() + 14});
        QCOMPARE(session.state().inspectorTab, std::string("cost"));
        QCOMPARE(session.selection().span, view.entries().entry(1).span);
    }

    void ofTwentyThousandMessagesThoseInSightAreLaidOut()
    {
        constexpr int kScreenful = 60;
        session::Session session(m_folder.filePath(QStringLiteral("none.whyglass")).toStdString());
        TranscriptView view(session, m_theme);
        view.resize(900, 700);
        QVERIFY(exposed(view));
        const auto laidOut = [&view] {
            int rows = 0;
            for (int row = 0; row < view.heights().count(); ++row)
                rows += view.heights().measured(row) ? 1 : 0;
            return rows;
        };
        view.setTranscript(conversation(5'000));
        view.grab();
        QCOMPARE(view.entries().rowCount(), 20'000);
        int before = laidOut();
        QVERIFY2(before > 0 && before <= kScreenful, qPrintable(QString::number(before)));
        QRandomGenerator random(7);
        for (int i = 0; i < 120; ++i) {
            view.verticalScrollBar()->setValue(i % 2 == 0 ? i * 97 : random.bounded(view.verticalScrollBar()->maximum()));
            view.grab();
            const int after = laidOut();
            QVERIFY2(after - before <= kScreenful, qPrintable(QString::number(after - before)));
            before = after;
        }
        QVERIFY(before > kScreenful);
    }

    /// WHYGLASS_PICTURES=FOLDER keeps them.
    void everyThemeAndScaleIsDrawn()
    {
        session::Session session(m_folder.filePath(QStringLiteral("none.whyglass")).toStdString());
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            for (const double scale : {1.0, 1.5}) {
                Theme theme(mode, scale);
                TranscriptView view(session, theme);
                view.resize(640, 900);
                view.setTranscript(conversation(9));
                QVERIFY(exposed(view));
                const QImage picture = view.grab().toImage();
                QVERIFY(!picture.isNull());
                if (const QString folder = qEnvironmentVariable("WHYGLASS_PICTURES"); !folder.isEmpty())
                    picture.save(QDir(folder).filePath(QStringLiteral("transcript_%1_%2.png").arg(mode == ThemeMode::Dark).arg(scale)));
            }
        }
    }

private:
    static bool exposed(QWidget& widget)
    {
        widget.show();
        return QTest::qWaitForWindowExposed(&widget);
    }

    QTemporaryDir m_folder;
    Theme m_theme{ThemeMode::Light};
};

QTEST_MAIN(TranscriptViewTest)
#include "transcript_view_test.moc"

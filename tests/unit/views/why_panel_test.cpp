// SPDX-License-Identifier: GPL-3.0-or-later
// What a click on a cost shows.
#include "quiet_host.h"

#include "models/format/format.h"
#include "tests/unit/models/workspace_fixture.h"
#include "views/charts/cost_table.h"
#include "views/charts/costs_view.h"
#include "views/charts/prices_dialog.h"
#include "views/charts/why_panel.h"

#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace whyglass;
using namespace whyglass::views;
using testing::WorkspaceFixture;

namespace {

Theme& theme()
{
    static Theme made(ThemeMode::Light);
    return made;
}

QStringList textsIn(const QWidget& widget)
{
    QStringList texts;
    for (const QLabel* label : widget.findChildren<QLabel*>())
        texts.append(label->text());
    return texts;
}

QPushButton* buttonNamed(const QWidget& widget, const QString& start)
{
    for (QPushButton* button : widget.findChildren<QPushButton*>()) {
        if (button->text().startsWith(start))
            return button;
    }
    return nullptr;
}

} // namespace

class WhyPanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        theme().apply();
        for (const char* name : {"not-priced-is-not-free", "cost-that-was-reported"}) {
            QFile file(QStringLiteral(WHYGLASS_SOURCE_DIR "/tests/golden/costs/%1.json").arg(QString::fromLatin1(name)));
            QVERIFY(file.open(QIODevice::ReadOnly));
            // The cases share ids; this one is another trace.
            const QByteArray text = file.readAll().replace("\"spanId\":\"0", QByteArray(name).startsWith("cost") ? "\"spanId\":\"1" : "\"spanId\":\"0");
            for (const QByteArray& line : text.split('\n')) {
                if (!line.isEmpty())
                    m_workspace.addDocument(line.toStdString());
            }
        }
        m_session = std::make_unique<session::Session>(m_workspace.path());
        m_view = std::make_unique<CostsView>(*m_session, theme(), &m_host);
        m_view->resize(1200, 800);
        m_view->show();
        m_view->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        m_table = m_view->findChild<CostTable*>();
        QVERIFY(m_table != nullptr);
        QTRY_VERIFY(m_table->rows().rowCount() > 0);
    }
    void cleanupTestCase()
    {
        m_view.reset();
        m_session.reset();
    }

    void altEnterExplainsTheGroup()
    {
        choose("gpt-4o");
        m_table->setFocus();
        QTest::keyClick(m_table, Qt::Key_Return, Qt::AltModifier);
        QVERIFY(panel().isVisible());
        QTRY_VERIFY(!panel().text().isEmpty());
        const QStringList texts = textsIn(panel());
        QVERIFY2(texts.contains(QStringLiteral("2,000 × $2.50 / M")), qPrintable(texts.join(u'|')));
        QVERIFY(texts.contains(QStringLiteral("$0.75"))); // reported by senders
        QVERIFY2(panel().text().startsWith(QStringLiteral("Why $0.757000000: gpt-4o")), qPrintable(panel().text()));
        QVERIFY(panel().text().contains(QStringLiteral("not in it, unknown: 3 calls")));
        QTest::keyClick(&panel(), Qt::Key_Escape);
        QVERIFY(!panel().isVisible());
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(m_table)); // the keys go on where they were
    }

    void whatHasNoPriceSaysSo()
    {
        choose("llama3.1");
        QTest::keyClick(m_table, Qt::Key_Return, Qt::AltModifier);
        QTRY_VERIFY(!panel().text().isEmpty());
        QVERIFY(textsIn(panel()).contains(QStringLiteral("Why there is no cost")));
        QVERIFY(panel().text().contains(QStringLiteral("not in it, unpriced: 1 call, 1,100 tokens")));
    }

    void figureExplainsEverythingAndLeadsToTheCalls()
    {
        QPushButton* spent = buttonNamed(*m_view, QStringLiteral("$"));
        QVERIFY(spent != nullptr);
        QTest::mouseClick(spent, Qt::LeftButton);
        QTRY_VERIFY(!panel().text().isEmpty());
        QPushButton* calls = buttonNamed(panel(), QStringLiteral("Show the "));
        QVERIFY(calls != nullptr && calls->isVisible());
        calls->click();
        QCOMPARE(m_session->state().view, std::string("traces"));
    }

    void pinnedFigureStandsBesideTheNext()
    {
        choose("gpt-4o");
        QTest::keyClick(m_table, Qt::Key_Return, Qt::AltModifier);
        QTRY_VERIFY(panel().text().startsWith(QStringLiteral("Why $0.757")));
        QVERIFY(!panel().text().contains(QStringLiteral("Beside")));
        QTest::keyClick(&panel(), Qt::Key_P);
        QVERIFY(!panel().text().contains(QStringLiteral("Beside"))); // not beside itself
        choose("llama3.1");
        QTest::keyClick(m_table, Qt::Key_Return, Qt::AltModifier);
        QTRY_VERIFY(panel().text().startsWith(QStringLiteral("Why unknown: llama3.1")));
        QVERIFY2(panel().text().contains(QStringLiteral("Beside $0.757000000: gpt-4o; here unknown: llama3.1")), qPrintable(panel().text()));
        const QStringList texts = textsIn(panel());
        QVERIFY(texts.contains(QStringLiteral("pinned")) && texts.contains(QStringLiteral("$0.75"))); // what was reported
        QVERIFY2(!texts.contains(QStringLiteral("$0.00")) && !texts.contains(QStringLiteral("−$0.75")), qPrintable(texts.join(u'|'))); // beside what is not known
        QVERIFY2(panel().text().contains(QStringLiteral("$0.750000000 → unknown")), qPrintable(panel().text()));
        QTest::keyClick(&panel(), Qt::Key_P);
        QVERIFY(!panel().text().contains(QStringLiteral("Beside")));
    }

    void pricesAreEditedFromTheFigure()
    {
        choose("llama3.1");
        QTest::keyClick(m_table, Qt::Key_Return, Qt::AltModifier);
        QTRY_VERIFY(panel().text().startsWith(QStringLiteral("Why unknown: llama3.1")));
        QPushButton* edit = buttonNamed(panel(), QStringLiteral("Edit prices"));
        QVERIFY(edit != nullptr && edit->isVisible());
        edit->click();
        auto* dialog = m_view->findChild<PricesDialog*>();
        QVERIFY(dialog != nullptr);
        const auto* list = dialog->findChild<QPlainTextEdit*>();
        QTRY_VERIFY(list->toPlainText().contains(QStringLiteral("model = \"llama3.1\"")));
        QCOMPARE(list->toPlainText().count(QStringLiteral("[[prices]]")), 1); // for this model and no other
        delete dialog;
        m_view->activateWindow();
    }

    void withoutAHostThereAreNoPricesToEdit()
    {
        QWidget around;
        around.resize(600, 400);
        WhyPanel alone(*m_session, theme(), nullptr, &around);
        around.show();
        alone.explain(QStringLiteral("all"), {});
        QTRY_VERIFY(!alone.text().isEmpty());
        QVERIFY(buttonNamed(alone, QStringLiteral("Edit prices"))->isHidden());
    }

    void someOfTheCallsAloneAreExplained()
    {
        QWidget around;
        around.resize(600, 400);
        WhyPanel alone(*m_session, theme(), nullptr, &around);
        around.show();
        alone.explain(QStringLiteral("none"), {}, std::make_shared<const std::vector<std::int64_t>>());
        QTRY_VERIFY(alone.text().startsWith(QStringLiteral("Why unknown: none")));
        alone.explain(QStringLiteral("one call"), {}, std::make_shared<const std::vector<std::int64_t>>(1, unpricedCall()));
        QTRY_VERIFY2(alone.text().startsWith(QStringLiteral("Why unknown: one call")), qPrintable(alone.text()));
        QVERIFY2(alone.text().contains(QStringLiteral("not in it, unpriced: 1 call, 1,100 tokens; model llama3.1")), qPrintable(alone.text()));
    }

    void panelStaysInsideAndShowsAllOfItself()
    {
        for (const QSize size : {QSize(1200, 800), QSize(700, 500)}) {
            m_view->resize(size);
            QTest::mouseClick(buttonNamed(*m_view, QStringLiteral("$")), Qt::LeftButton);
            QTRY_VERIFY(!panel().text().isEmpty());
            QTRY_VERIFY(panel().height() > 150); // not only its frame
            QVERIFY(m_view->rect().contains(panel().geometry()));
            keep(QStringLiteral("why_%1.png").arg(size.width()));
        }
    }

private:
    /// The one of the machine without a price.
    std::int64_t unpricedCall() const
    {
        std::int64_t key = 0;
        const auto reader = store::WorkspaceReader::open(m_workspace.path());
        const auto read = (*reader)->calls({}, 0, [&key](const store::CallRow& call) { key = call.model == "llama3.1" ? call.key : key; });
        return read.ok() ? key : 0;
    }
    void choose(const char* model)
    {
        for (int row = 0; row < m_table->rows().rowCount(); ++row) {
            if (m_table->rows().row(row).keys.front() == model)
                m_table->setCurrentIndex(m_table->model()->index(row, 0));
        }
        QCOMPARE(m_table->rows().row(m_table->currentIndex().row()).keys.front(), std::string(model));
    }
    [[nodiscard]] WhyPanel& panel() const { return m_view->why(); }
    void keep(const QString& name) const
    {
        if (const QString folder = qEnvironmentVariable("WHYGLASS_SCREENSHOTS"); !folder.isEmpty())
            QVERIFY(m_view->grab().save(folder + u'/' + name));
    }

    WorkspaceFixture m_workspace;
    QuietHost m_host;
    std::unique_ptr<session::Session> m_session;
    std::unique_ptr<CostsView> m_view;
    CostTable* m_table = nullptr;
};

QTEST_MAIN(WhyPanelTest)
#include "why_panel_test.moc"

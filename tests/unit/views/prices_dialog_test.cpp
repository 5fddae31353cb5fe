// SPDX-License-Identifier: GPL-3.0-or-later
// Prices and stored costs are changed by people: shown before, ordered once, never silently.
#include "quiet_host.h"

#include "tests/unit/models/workspace_fixture.h"
#include "views/charts/cost_changes_page.h"
#include "views/charts/price_lists_page.h"
#include "views/charts/prices_dialog.h"
#include "views/charts/reprice_page.h"
#include "views/tables/fact_table.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>

#include <future>

using namespace whyglass;
using namespace whyglass::views;
using domain::PriceOrder;

namespace {

/// Takes down what is ordered; answers when it is told to.
struct NotingHost final : QuietHost {
    void changePrices(const PriceOrder& order) override { orders.push_back(order); }
    void stopChangingPrices() override { ++stops; }

    std::vector<PriceOrder> orders;
    int stops = 0;
};

Theme& theme()
{
    static Theme made(ThemeMode::Light);
    return made;
}

template <typename T>
T* named(const QWidget& in, const QString& accessibleName)
{
    for (T* widget : in.findChildren<T*>()) {
        if (widget->accessibleName() == accessibleName)
            return widget;
    }
    return nullptr;
}

QPushButton* button(const QWidget& in, const QString& start)
{
    for (QPushButton* one : in.findChildren<QPushButton*>()) {
        if (one->text().startsWith(start))
            return one;
    }
    return nullptr;
}

bool says(const QWidget& in, const QString& part)
{
    for (const QLabel* label : in.findChildren<QLabel*>()) {
        if (label->text().contains(part) && !label->isHidden())
            return true;
    }
    return false;
}

} // namespace

class PricesDialogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        theme().apply();
        QFile file(QStringLiteral(WHYGLASS_SOURCE_DIR "/tests/golden/costs/not-priced-is-not-free.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (const QByteArray& line : file.readAll().split('\n')) {
            if (!line.isEmpty())
                m_workspace.addDocument(line.toStdString());
        }
        m_session = std::make_unique<session::Session>(m_workspace.path());
        m_host.state.link = ReceiverState::Link::Receiving;
    }
    void init()
    {
        m_host.orders.clear();
        m_dialog = new PricesDialog(*m_session, m_host, theme(), nullptr);
        m_dialog->show();
        named<QLineEdit>(*m_dialog, QStringLiteral("Your name, as it stands beside the change"))->setText(QStringLiteral("Ada"));
    }
    void cleanup() { delete m_dialog; }
    void cleanupTestCase() { m_session.reset(); }

    void mistakesAreToldWhileTyping()
    {
        QPlainTextEdit& text = *editor();
        button(*m_dialog, QStringLiteral("New list"))->click();
        QPushButton& use = *button(*m_dialog, QStringLiteral("Use from now on"));
        QTRY_VERIFY(!use.isEnabled());
        text.setPlainText(QStringLiteral("[[prices]]\nmodel = \"llama3.1\"\ninptu = 3\n"));
        QTRY_VERIFY(says(*m_dialog, QStringLiteral("line:3: nothing is called inptu")));
        QVERIFY(!use.isEnabled());
        text.setPlainText(QStringLiteral("name = \"House\"\n[[prices]]\nmodel = \"llama3.1\"\nfrom = \"2026-01-01\"\ninput = 3\n"));
        QTRY_VERIFY(says(*m_dialog, QStringLiteral("House of no date: 1 price,")));
        QTRY_VERIFY(use.isEnabled());
        QCOMPARE(pricesTable()->model()->rowCount(), 1);
        QCOMPARE(pricesTable()->model()->index(0, 2).data().toString(), QStringLiteral("2026-01-01"));
        use.click();
        QCOMPARE(m_host.orders.size(), std::size_t(1));
        QVERIFY(m_host.orders[0].kind == PriceOrder::Kind::Import);
        QCOMPARE(m_host.orders[0].author, std::string("Ada"));
        QVERIFY(!use.isEnabled()); // ordered once
        Q_EMIT m_host.pricesChanged(QStringLiteral("the disk is full"));
        QTRY_VERIFY(says(*m_dialog, QStringLiteral("the disk is full")));
        QTRY_VERIFY(use.isEnabled());
    }

    void whatIsWantedIsBegun()
    {
        WantedPrices wanted;
        wanted.list = "genai-prices";
        wanted.models = {{"openai", "gpt-4o"}, {{}, "llama3.1"}};
        m_dialog->edit(wanted);
        QTRY_VERIFY(editor()->toPlainText().contains(QStringLiteral("model = \"gpt-4o\"")));
        QVERIFY(editor()->toPlainText().contains(QStringLiteral("cache_read = 1.25")));
        QVERIFY(editor()->toPlainText().contains(QStringLiteral("model = \"llama3.1\"\n")));
        QTRY_VERIFY(says(*m_dialog, QStringLiteral("Fill in the model and its prices"))); // the price of the second is for people to say
        editor()->appendPlainText(QStringLiteral("# agreed"));
        QTRY_VERIFY(says(*m_dialog, QStringLiteral("the value of input")));
    }

    void nothingIsAppliedThatWasNotPreviewed()
    {
        m_dialog->showPage(PricesDialog::Reprice);
        QPushButton& apply = *button(*m_dialog, QStringLiteral("Apply"));
        QVERIFY(!apply.isEnabled());
        button(*m_dialog, QStringLiteral("Preview"))->click();
        QTRY_VERIFY(says(*m_dialog, QStringLiteral("Nothing would change")));
        QVERIFY(!apply.isEnabled());
        QVERIFY(m_host.orders.empty());
    }

    void whatHadNoPriceIsUnknownAndNotFree()
    {
        // The others cost what they cost.
        keepList("name = \"House\"\n[[prices]]\nmodel = \"llama3.1\"\ninput = 1000\noutput = 0\n[[prices]]\nmodel = \"gpt-4o\"\ninput = 2.5\noutput = 10\n");
        m_dialog->showPage(PricesDialog::Reprice);
        button(*m_dialog, QStringLiteral("Preview"))->click();
        QTRY_VERIFY(says(*m_dialog, QStringLiteral("calls would change, from unknown to $1.00.")));
        const auto* models = named<FactTable>(*m_dialog, QStringLiteral("What would change, by model"))->model();
        QCOMPARE(models->rowCount(), 1);
        const auto text = [models](int column) { return models->index(0, column).data().toString(); };
        QCOMPARE(text(0), QStringLiteral("llama3.1"));
        QCOMPARE(text(2), QStringLiteral("unknown"));
        QCOMPARE(text(3), QStringLiteral("$1.00"));
        QCOMPARE(text(4), QStringLiteral("unknown"));
    }

    void changesAreTakenBackTheLastFirst()
    {
        m_dialog->showPage(PricesDialog::Changes);
        QPushButton* none = button(*m_dialog, QStringLiteral("Take back"));
        QVERIFY(none != nullptr && !none->isEnabled());
        const std::int64_t change = noteChange();
        Q_EMIT m_host.pricesChanged({});
        QTRY_VERIFY(button(*m_dialog, QStringLiteral("Take change %1 back").arg(change)) != nullptr);
        const auto* changes = named<FactTable>(*m_dialog, QStringLiteral("Stored costs that were changed on purpose"))->model();
        QCOMPARE(changes->index(0, 5).data().toString(), QStringLiteral("unknown")); // no call had a cost: that is not $0.00
        QPushButton& undo = *button(*m_dialog, QStringLiteral("Take change"));
        QVERIFY(undo.isEnabled());
        undo.click();
        QCOMPARE(m_host.orders.size(), std::size_t(1));
        QVERIFY(m_host.orders[0].kind == PriceOrder::Kind::Undo);
        QCOMPARE(m_host.orders[0].id, change);
        QVERIFY(!undo.isEnabled());
        m_host.state.link = ReceiverState::Link::Off;
        Q_EMIT m_host.pricesChanged({});
        QVERIFY(!undo.isEnabled()); // nobody would do it
        m_host.state.link = ReceiverState::Link::Receiving;
    }

private:
    [[nodiscard]] QPlainTextEdit* editor() const { return named<QPlainTextEdit>(*m_dialog, QStringLiteral("Price list as text")); }
    [[nodiscard]] FactTable* pricesTable() const { return named<FactTable>(*m_dialog, QStringLiteral("Prices of the list, in US dollars per million tokens")); }

    void keepList(const std::string& text)
    {
        std::promise<bool> kept;
        m_workspace.post([&](store::WorkspaceWriter& writer) {
            domain::PriceList list;
            list.name = "House";
            list.body = text;
            kept.set_value(writer.addPriceList(list).ok());
        });
        QVERIFY(kept.get_future().get());
    }

    std::int64_t noteChange()
    {
        std::promise<std::int64_t> noted;
        m_workspace.post([&noted](store::WorkspaceWriter& writer) {
            domain::CostChange change;
            change.author = "Ada";
            noted.set_value(*writer.beginCostChange(change));
        });
        return noted.get_future().get();
    }

    testing::WorkspaceFixture m_workspace;
    std::unique_ptr<session::Session> m_session;
    NotingHost m_host;
    PricesDialog* m_dialog = nullptr;
};

QTEST_MAIN(PricesDialogTest)
#include "prices_dialog_test.moc"

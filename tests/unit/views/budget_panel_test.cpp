// SPDX-License-Identifier: GPL-3.0-or-later
// What the costs page says of a budget: nothing shown as 0 that is not known, no forecast without history.
#include "models/session/session.h"
#include "models/format/format.h"
#include "views/charts/budget_panel.h"
#include "views/common/elided_label.h"

#include <QLabel>
#include <QTest>

using namespace whyglass;
using analysis::BudgetState;
using analysis::kSpendingDay;
using analysis::kSpendingHour;

namespace {

constexpr std::int64_t kDollar = 1'000'000'000;

domain::Timestamp at(const char* text) { return format::parseRfc3339(text).value(); }

/// Until 17 March 2026, 14:06: `days` days of ten dollars each before, at noon, of a budget of so many dollars.
BudgetState monthly(std::int64_t amount, int days)
{
    BudgetState state;
    state.budget.name = "team <b>";
    state.budget.amount = amount * kDollar;
    state.now = at("2026-03-17T14:06:00Z");
    state.period = {at("2026-03-01T00:00:00Z"), at("2026-04-01T00:00:00Z")};
    for (int day = days; day > 0; --day) {
        const std::int64_t midnight = at("2026-03-17T00:00:00Z").ns - day * kSpendingDay;
        for (std::int64_t hour = 0; hour < 24; ++hour)
            state.spending.parts.push_back({{midnight + hour * kSpendingHour}, hour == 12 ? 10 * kDollar : 0, 1, 0});
    }
    state.used = state.spending.sum({state.period.begin, state.now});
    state.forecast = analysis::forecast(state.spending, state.budget, state.now);
    return state;
}

QStringList textsOf(const QWidget& panel)
{
    QStringList texts;
    for (const QLabel* label : panel.findChildren<QLabel*>())
        texts.append(label->text());
    for (const views::ElidedLabel* label : panel.findChildren<views::ElidedLabel*>())
        texts.append(label->text());
    return texts;
}

} // namespace

class BudgetPanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isNotThereWithoutABudget()
    {
        views::BudgetPanel panel(m_session, m_theme);
        panel.present({});
        QVERIFY(panel.isHidden());
        panel.present({monthly(200, 14)});
        QVERIFY(!panel.isHidden());
    }

    void saysWhatIsUsedAndForeseen()
    {
        views::BudgetPanel panel(m_session, m_theme);
        panel.resize(420, 320);
        panel.present({monthly(200, 14)});
        const QStringList texts = textsOf(panel);
        for (const char* text : {"Used until 17 Mar 14:06", "$140.00", "of $200.00", "Forecast, 31 Mar", "$280.00", "over budget from 23 Mar"})
            QVERIFY2(texts.contains(QString::fromUtf8(text)), qPrintable(QString(QString::fromUtf8(text) + u" in " + texts.join(u" | "))));
        if (const QString out = qEnvironmentVariable("WHYGLASS_PICTURES"); !out.isEmpty())
            QVERIFY(panel.grab().save(out + QStringLiteral("/budget_panel.png")));
    }

    void saysWhatItDoesNotKnow()
    {
        views::BudgetPanel panel(m_session, m_theme);
        BudgetState fresh = monthly(200, 2);
        fresh.used = {fresh.period.begin, 0, 7, 7};
        panel.present({fresh});
        QStringList texts = textsOf(panel);
        QVERIFY(texts.contains(QStringLiteral("unknown")));
        QVERIFY(texts.contains(QStringLiteral("of $200.00, without 7 calls")));
        QVERIFY(texts.contains(QStringLiteral("not enough history")));
        QVERIFY(texts.contains(QStringLiteral("it takes 3 whole days of calls before today, there are 2")));
        BudgetState silent = monthly(200, 14);
        for (analysis::SpendingPart& part : silent.spending.parts)
            part = {part.time, 0, 1, 1};
        silent.used = silent.spending.sum({silent.period.begin, silent.now});
        silent.forecast = analysis::forecast(silent.spending, silent.budget, silent.now);
        panel.present({silent});
        texts = textsOf(panel);
        QVERIFY2(texts.contains(QStringLiteral("no call until now tells what it used")), qPrintable(texts.join(u'|'))); // not $0.00
        BudgetState none = monthly(200, 0);
        panel.present({none});
        texts = textsOf(panel);
        QVERIFY(texts.contains(QStringLiteral("no calls")) && !texts.contains(QStringLiteral("$0.00")));
        BudgetState over = monthly(100, 14);
        panel.present({over});
        QVERIFY(textsOf(panel).contains(QStringLiteral("over budget now")));
    }

private:
    session::Session m_session{std::filesystem::path("no-such-workspace")};
    views::Theme m_theme{views::ThemeMode::Light};
};

QTEST_MAIN(BudgetPanelTest)
#include "budget_panel_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Budgets as pure functions: amounts by hour or minute in, text out.
#include "models/analysis/budgets/alert_rule.h"
#include "models/analysis/budgets/budget_definition.h"
#include "models/analysis/budgets/forecast.h"
#include "models/analysis/budgets/simulation.h"
#include "models/format/format.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace whyglass;
using namespace whyglass::analysis;
using domain::Budget;
using domain::BudgetPeriod;
using domain::BudgetUnit;

namespace {

constexpr std::int64_t kDollar = 1'000'000'000;

domain::Timestamp at(const char* text) { return format::parseRfc3339(text).value(); }

/// `cents` more where the amount is not to be met to the cent.
Budget dollars(std::int64_t amount, BudgetPeriod period, std::int64_t cents = 0)
{
    Budget budget;
    budget.name = "team";
    budget.amount = amount * kDollar + cents * (kDollar / 100);
    budget.period = period;
    return budget;
}

/// A dollar an hour from 9 to 18 on weekdays, 20 cents on Saturdays and Sundays, from 1 March 2026 (a Sunday) until the given hour of
/// 17 March (a Tuesday), of which a tenth is over. `swing`: in cents; what every other week uses more at 12, and the others less.
Spending fortnight(int untilHour, std::int64_t swing)
{
    Spending spending;
    const std::int64_t first = at("2026-03-01T00:00:00Z").ns;
    for (std::int64_t day = 0; day < 17; ++day) {
        const bool weekend = day % 7 == 0 || day % 7 == 6;
        for (std::int64_t hour = 0; hour < 24; ++hour) {
            if (day == 16 && hour > untilHour)
                break;
            std::int64_t amount = hour < 9 || hour > 18 ? 0 : weekend ? kDollar / 5 : kDollar;
            if (hour == 12 && day >= 2 && day < 16)
                amount += (day < 9 ? swing : -swing) * (kDollar / 100);
            if (day == 16 && hour == untilHour)
                amount /= 10;
            spending.parts.push_back({{first + day * kSpendingDay + hour * kSpendingHour}, amount, 1, 0});
        }
    }
    return spending;
}

QByteArray textOf(const Forecast& forecast)
{
    if (forecast.basis == Forecast::Basis::None)
        return QByteArray::fromStdString("none: " + forecast.why);
    const Forecast::Point& end = forecast.path.back();
    return QByteArray::fromStdString(std::string(nameOf(forecast.basis)) + " " + std::to_string(forecast.samples) + ": $" + format::moneyExact({end.expected}) + ", $" + format::moneyExact({end.low})
        + " to $" + format::moneyExact({end.high}) + " at " + format::rfc3339(end.time)
        + (forecast.crossing ? ", reached " + format::rfc3339(*forecast.crossing) : ", not reached"));
}

Spending minutes(const std::vector<std::pair<const char*, std::int64_t>>& amounts)
{
    Spending spending;
    spending.step = kSpendingMinute;
    for (const auto& [time, amount] : amounts)
        spending.parts.push_back({at(time), amount, 1, 0});
    return spending;
}

QByteArray joined(const std::vector<std::string>& lines)
{
    QByteArray text;
    for (const std::string& line : lines)
        text += QByteArray::fromStdString(line) + '\n';
    return text;
}

} // namespace

class BudgetsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void periodsAreThoseOfTheCalendar()
    {
        const auto text = [](BudgetPeriod period, const char* time) {
            const auto window = periodAt(period, at(time));
            return QByteArray::fromStdString(format::rfc3339(window.begin) + " " + format::rfc3339(window.end));
        };
        QCOMPARE(text(BudgetPeriod::Month, "2024-02-29T23:59:59Z"), QByteArray("2024-02-01T00:00:00.000000000Z 2024-03-01T00:00:00.000000000Z"));
        QCOMPARE(text(BudgetPeriod::Month, "2026-12-31T12:00:00Z"), QByteArray("2026-12-01T00:00:00.000000000Z 2027-01-01T00:00:00.000000000Z"));
        QCOMPARE(text(BudgetPeriod::Day, "2026-03-17T00:00:00Z"), QByteArray("2026-03-17T00:00:00.000000000Z 2026-03-18T00:00:00.000000000Z"));
        QCOMPARE(text(BudgetPeriod::Hour, "2026-03-17T14:06:00Z"), QByteArray("2026-03-17T14:00:00.000000000Z 2026-03-17T15:00:00.000000000Z"));
        QCOMPARE(text(BudgetPeriod::FiveMinutes, "2026-03-17T14:06:30Z"), QByteArray("2026-03-17T14:02:00.000000000Z 2026-03-17T14:07:00.000000000Z"));
    }

    void forecastFollowsTheWeekdays()
    {
        // 22 weekdays of $10 and 9 days of $2: $238; 14.4125 days lie ahead, whose single days were off by $1.414.
        const auto now = at("2026-03-17T14:06:00Z");
        QCOMPARE(textOf(forecast(fortnight(14, 0), dollars(200, BudgetPeriod::Month, 50), now)),
                 QByteArray("weekdays 14: $238.000000000, $238.000000000 to $238.000000000 at 2026-04-01T00:00:00.000000000Z, reached 2026-03-26T15:00:00.000000000Z"));
        const Forecast off = forecast(fortnight(14, 100), dollars(1'000, BudgetPeriod::Month), now);
        QVERIFY(!off.crossing);
        QCOMPARE(off.path.back().expected, 238 * kDollar);
        constexpr double kHalf = 1.2816 * 1.41421356 * 4.6496;
        QVERIFY(std::abs(static_cast<double>(off.path.back().high - off.path.back().expected) - kHalf * 1e9) < 1e-3 * 1e9);
        QCOMPARE(off.path.size(), std::size_t{16}); // now, then the end of each day
        QCOMPARE(off.path.front().low, off.path.front().high);
    }

    void forecastNeedsHistory()
    {
        Spending recent = fortnight(14, 0);
        const auto now = at("2026-03-17T14:06:00Z");
        recent.parts.erase(recent.parts.begin(), recent.parts.begin() + 24 * 14 + 3); // from 15 March, 3 h on: one whole day
        QCOMPARE(textOf(forecast(recent, dollars(100, BudgetPeriod::Month), now)), QByteArray("none: it takes 3 whole days of calls before today, there are 1"));
        QCOMPARE(textOf(forecast({}, dollars(100, BudgetPeriod::Day), now)), QByteArray("none: it takes 3 whole days of calls before today, there are 0"));
        QCOMPARE(textOf(forecast({}, dollars(100, BudgetPeriod::Hour), now)), QByteArray("none: it takes an hour since the first call, there are 0 minutes"));
        QCOMPARE(textOf(forecast(fortnight(14, 0), dollars(100, BudgetPeriod::FiveMinutes), now)), QByteArray("none: a rate has no end that could be foreseen"));
    }

    void forecastOfADayAndOfAnHour()
    {
        // Today: five dollars and a tenth until 14:06; 0.9 + 4 are to come, and so it crosses $8.50 after 17:00.
        QCOMPARE(textOf(forecast(fortnight(14, 0), dollars(8, BudgetPeriod::Day, 50), at("2026-03-17T14:06:00Z"))),
                 QByteArray("weekdays 14: $10.000000000, $10.000000000 to $10.000000000 at 2026-03-18T00:00:00.000000000Z, reached 2026-03-17T17:00:00.000000000Z"));
        Spending steady;
        steady.step = kSpendingMinute;
        for (std::int64_t minute = 0; minute < 150; ++minute)
            steady.parts.push_back({{at("2026-03-17T12:00:00Z").ns + minute * kSpendingMinute}, kDollar / 10, 1, 0});
        QCOMPARE(textOf(forecast(steady, dollars(5, BudgetPeriod::Hour, 45), at("2026-03-17T14:30:00Z"))),
                 QByteArray("minutes 60: $6.000000000, $6.000000000 to $6.000000000 at 2026-03-17T15:00:00.000000000Z, reached 2026-03-17T14:54:00.000000000Z"));
    }

    void simulationTellsWhenItWouldHaveFired()
    {
        const Spending spending = minutes({{"2026-03-16T10:00:00Z", 5 * kDollar},
                                           {"2026-03-17T09:00:00Z", 30 * kDollar},
                                           {"2026-03-17T14:20:00Z", 12 * kDollar},
                                           {"2026-03-17T15:00:00Z", 20 * kDollar},
                                           {"2026-03-17T16:00:00Z", 11 * kDollar},
                                           {"2026-04-02T08:30:00Z", 60 * kDollar}});
        QCOMPARE(joined(simulationText(simulate(spending, dollars(50, BudgetPeriod::Day)), dollars(50, BudgetPeriod::Day))),
                 QByteArray("2026-03-17  $73.00 used: 80 % would have fired at 14:20, $31.00 more after that; 100 % would have fired at 15:00, $11.00 more after that.\n"
                            "2026-04-02  $60.00 used: 80 % would have fired at 08:30, nothing after that; 100 % would have fired at 08:30, nothing after that.\n"
                            "$50.00 a day (all calls), times in UTC: would have fired in 2 of 3 periods with calls\n"));
        QCOMPARE(joined(simulationText(simulate(spending, dollars(90, BudgetPeriod::Month)), dollars(90, BudgetPeriod::Month))),
                 QByteArray("2026-03  $78.00 used: 80 % would have fired at 2026-03-17 16:00, nothing after that.\n"
                            "$90.00 a month (all calls), times in UTC: would have fired in 1 of 2 periods with calls\n"));
    }

    void simulationOfARateLooksAtAnyFiveMinutes()
    {
        Budget rate = dollars(1, BudgetPeriod::FiveMinutes);
        rate.unit = BudgetUnit::Tokens;
        rate.amount = 300'000;
        rate.thresholds = {100};
        // 14:03 to 14:07 hold 310,000 though no five minutes of the clock do; at 14:08 it is over, and 15:00 is another time.
        const Spending spending = minutes({{"2026-03-17T14:03:00Z", 150'000}, {"2026-03-17T14:04:00Z", 40'000}, {"2026-03-17T14:07:00Z", 120'000},
                                           {"2026-03-17T14:08:00Z", 10'000}, {"2026-03-17T15:00:00Z", 400'000}, {"2026-03-17T15:02:00Z", 50'000}});
        QCOMPARE(joined(simulationText(simulate(spending, rate), rate)),
                 QByteArray("2026-03-17 14:07  120.0k tokens used: 100 % would have fired at 14:07, nothing after that.\n"
                            "2026-03-17 15:00  450.0k tokens used: 100 % would have fired at 15:00, 50.0k tokens more after that.\n"
                            "300.0k tokens in any 5 minutes (all calls), times in UTC: would have fired 2 times\n"));
    }

    void whatMakesNoSenseIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("why");
        const auto row = [](const char* name, const char* json, const char* why) { QTest::newRow(name) << QByteArray(json) << QByteArray(why); };
        row("no object", "7", "no JSON object");
        row("no name", R"({"name":"","unit":"usd","period":"day","amount":1})", "a name is");
        row("hidden name", "{\"name\":\"a\\u202eb\",\"unit\":\"usd\",\"period\":\"day\",\"amount\":1}", "a name is");
        row("no amount", R"({"name":"a","unit":"usd","period":"day"})", "more than nothing");
        row("negative", R"({"name":"a","unit":"usd","period":"day","amount":-5})", "more than nothing");
        row("unit", R"({"name":"a","unit":"eur","period":"day","amount":1})", "unit or period");
        row("period", R"({"name":"a","unit":"usd","period":"year","amount":1})", "unit or period");
        row("thresholds", R"({"name":"a","unit":"usd","period":"day","amount":1,"thresholds":[100,80]})", "thresholds are");
        row("equal thresholds", R"({"name":"a","unit":"usd","period":"day","amount":1,"thresholds":[80,80]})", "thresholds are");
        row("scope", R"({"name":"a","unit":"usd","period":"day","amount":1,"scope":{"mood":"bad"}})", "cannot be narrowed to mood");
        row("scope value", R"({"name":"a","unit":"usd","period":"day","amount":1,"scope":{"model":7}})", "what model must be");
    }

    void whatMakesNoSenseIsRefused()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, why);
        const auto budget = budgetFromJson(json.toStdString());
        QVERIFY(!budget);
        QVERIFY2(budget.error().text().find(why.toStdString()) != std::string::npos, budget.error().text().c_str());
    }

    void jsonKeepsABudget()
    {
        Budget budget = dollars(50, BudgetPeriod::Hour);
        budget.thresholds = {50, 100};
        budget.scope = {{"model", "gpt-4o"}, {"user_tier", "a \"tier\""}};
        QCOMPARE(budgetFromJson(budgetToJson(budget)).value(), budget);
    }

    void ruleIsWhatPromtoolTakes()
    {
        Budget budget = dollars(50, BudgetPeriod::Day);
        budget.scope = {{"model", "gpt-4o"}, {"user_tier", "it's \"free\""}};
        const std::string rule = alertRule(budget).value();
        QCOMPARE(QByteArray::fromStdString(rule),
                 QByteArray("# The budget \"team\": $50.00 a day, model gpt-4o, user_tier it's \"free\".\n"
                            "# Over what whyglass record --metrics tells. Prometheus knows no calendar: this is the last 1d.\n"
                            "# Calls without a price are not in the sum: see ai_unpriced_calls_total.\n"
                            "groups:\n"
                            "  - name: whyglass-budgets\n"
                            "    rules:\n"
                            "      - alert: WhyglassBudget\n"
                            "        expr: 'sum(increase(ai_cost_usd_total{model=\"gpt-4o\",user_tier=\"it''s \\\"free\\\"\"}[1d])) >= 40'\n"
                            "        labels:\n"
                            "          severity: warning\n"
                            "          budget: \"team\"\n"
                            "          threshold: \"80\"\n"
                            "        annotations:\n"
                            "          summary: \"80 % of the budget team is used\"\n"
                            "          description: \"$50.00 a day, model gpt-4o, user_tier it's \\\"free\\\"\"\n"
                            "      - alert: WhyglassBudget\n"
                            "        expr: 'sum(increase(ai_cost_usd_total{model=\"gpt-4o\",user_tier=\"it''s \\\"free\\\"\"}[1d])) >= 50'\n"
                            "        labels:\n"
                            "          severity: critical\n"
                            "          budget: \"team\"\n"
                            "          threshold: \"100\"\n"
                            "        annotations:\n"
                            "          summary: \"100 % of the budget team is used\"\n"
                            "          description: \"$50.00 a day, model gpt-4o, user_tier it's \\\"free\\\"\"\n"));
        Budget hostile = dollars(1, BudgetPeriod::FiveMinutes);
        hostile.name = "{{ .Value }} \"x\\y: #'";
        hostile.unit = BudgetUnit::Tokens;
        hostile.scope = {{"operation", "a\\b'}\n"}};
        checkWithPromtool({rule, alertRule(hostile).value(), alertRule(dollars(3, BudgetPeriod::Month)).value()});
        hostile.scope = {{"session", "s"}};
        QCOMPARE(alertRule(hostile).error().code, domain::ErrorCode::Unsupported);
    }

private:
    static void checkWithPromtool(const std::vector<std::string>& rules)
    {
        const QString promtool = QStandardPaths::findExecutable(QStringLiteral("promtool"));
        if (promtool.isEmpty()) {
            qInfo("promtool is not here: the rules were compared as text only");
            return;
        }
        QTemporaryDir folder;
        for (const std::string& rule : rules) {
            QFile file(folder.filePath(QStringLiteral("rule.yml")));
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(QByteArray::fromStdString(rule));
            file.close();
            QProcess check;
            check.setProcessChannelMode(QProcess::MergedChannels);
            check.start(promtool, {QStringLiteral("check"), QStringLiteral("rules"), file.fileName()});
            QVERIFY(check.waitForFinished());
            QVERIFY2(check.exitCode() == 0, QByteArray(check.readAll() + QByteArray::fromStdString(rule)).constData());
        }
    }
};

QTEST_GUILESS_MAIN(BudgetsTest)
#include "budgets_test.moc"

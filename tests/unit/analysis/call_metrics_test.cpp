// SPDX-License-Identifier: GPL-3.0-or-later
// What is told to Prometheus, what budgets find in a workspace, what-if: stored spans in, text out.
#include "tests/unit/store/store_kit.h"

#include "models/analysis/budgets/budget_state.h"
#include "models/analysis/budgets/simulation.h"
#include "models/analysis/budgets/what_if.h"
#include "models/analysis/metrics/call_metrics.h"
#include "models/analysis/metrics/prometheus_text.h"
#include "models/analysis/pricing/price_table.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

using namespace whyglass;
using namespace whyglass::analysis;
using store::kit::kSecond;
using store::kit::kStart;
using store::kit::Span;
using store::kit::Workspace;

namespace {

/// A thousand nano-dollars a token, 100 for one that is read from a cache; "cheap" is a tenth of that. Nothing else has a price.
class TestPrices final : public domain::Pricer {
public:
    std::optional<domain::Money> price(const domain::PricedCall& call) const override
    {
        if ((call.requestModel != "m" && call.requestModel != "cheap") || !call.tokens.known())
            return std::nullopt;
        const std::int64_t cached = call.tokens.cacheRead.value_or(0);
        const std::int64_t nano = (call.tokens.total().value_or(0) - cached) * 1'000 + cached * 100;
        return domain::Money{call.requestModel == "cheap" ? nano / 10 : nano};
    }
};

Span call(std::uint64_t id, std::int64_t input, std::int64_t output, std::int64_t startSeconds = 0, const char* model = "m")
{
    Span span;
    span.id = id;
    span.name = "chat";
    span.step = domain::StepKind::Generation;
    span.input = input;
    span.output = output;
    span.model = model;
    span.flags = static_cast<std::uint32_t>(store::SpanFlag::HasUsage);
    span.startNs = kStart + startSeconds * kSecond;
    if (span.model != "unpriced")
        span.nano = (input + output) * 1'000;
    return span;
}

std::string valueOf(const std::string& page, const std::string& series)
{
    const std::size_t at = page.find("\n" + series + " ");
    return at == std::string::npos ? "" : page.substr(at + series.size() + 2, page.find('\n', at + 1) - at - series.size() - 2);
}

/// Every line is a comment of a known form or a sample; each metric has HELP and TYPE before it, histograms add up.
void checkForm(const std::string& page)
{
    static const QRegularExpression kComment(QStringLiteral("^# (HELP [a-z_]+ .+|TYPE [a-z_]+ (counter|gauge|histogram))$"));
    static const QRegularExpression kSample(
        QStringLiteral("^([a-z_]+)(\\{[a-z_]+=\"([^\"\\\\\\n]|\\\\[\\\\\"n])*\"(,[a-z_]+=\"([^\"\\\\\\n]|\\\\[\\\\\"n])*\")*\\})? [0-9]+(\\.[0-9]+)?$"));
    QVERIFY(page.back() == '\n');
    for (const QString& line : QString::fromStdString(page).chopped(1).split(u'\n'))
        QVERIFY2(kComment.match(line).hasMatch() || kSample.match(line).hasMatch(), qPrintable(line));
}

/// Where it is on the machine; says so where it is not.
void checkWithPromtool(const std::string& page)
{
    const QString promtool = QStandardPaths::findExecutable(QStringLiteral("promtool"));
    if (promtool.isEmpty()) {
        qInfo("promtool is not here: the page was checked by its form only");
        return;
    }
    QProcess check;
    check.setProcessChannelMode(QProcess::MergedChannels);
    check.start(promtool, {QStringLiteral("check"), QStringLiteral("metrics")});
    QVERIFY(check.waitForStarted());
    check.write(QByteArray::fromStdString(page));
    check.closeWriteChannel();
    QVERIFY(check.waitForFinished());
    QVERIFY2(check.exitCode() == 0, check.readAll().constData());
}

WhatIfAnswer answer(Workspace& workspace, const char* question)
{
    const TestPrices prices;
    return whatIf(*workspace.reader(), parseWhatIf(question).value(), {}, prices).value();
}

} // namespace

class CallMetricsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsTokensCostAndDurations()
    {
        Workspace workspace;
        auto reader = workspace.reader();
        CallMetrics metrics;
        QVERIFY(metrics.refresh(*reader).ok());
        checkForm(metrics.text());
        Span slow = call(1, 100, 20);
        slow.durationNs = 3 * kSecond;
        slow.tier = "free";
        Span tool;
        tool.id = 2;
        tool.parent = 1;
        tool.step = domain::StepKind::Tool;
        workspace.commit({slow, tool});
        Span hostile = call(1, 7, 0, 0, "unpriced");
        hostile.trace = 2;
        hostile.model = "unpriced\"\\\n\xff\xe2\x80\xae{x=\"1\"} 5";
        hostile.nano.reset();
        workspace.commit({hostile});
        QVERIFY(metrics.refresh(*reader).ok());
        const std::string page = metrics.text();
        checkForm(page);
        checkWithPromtool(page);
        const std::string labels = R"({model="m",operation="",user_tier="free"})";
        QCOMPARE(valueOf(page, R"(ai_tokens_total{model="m",operation="",user_tier="free",type="input"})"), std::string("100"));
        QCOMPARE(valueOf(page, R"(ai_tokens_total{model="m",operation="",user_tier="free",type="output"})"), std::string("20"));
        QCOMPARE(valueOf(page, "ai_cost_usd_total" + labels), std::string("0.000120000"));
        QCOMPARE(valueOf(page, "ai_calls_total" + labels), std::string("1"));
        QCOMPARE(valueOf(page, R"(ai_request_duration_seconds_bucket{model="m",operation="",le="2.56"})"), std::string("0"));
        QCOMPARE(valueOf(page, R"(ai_request_duration_seconds_bucket{model="m",operation="",le="5.12"})"), std::string("1"));
        QCOMPARE(valueOf(page, R"(ai_request_duration_seconds_bucket{model="m",operation="",le="+Inf"})"), std::string("1"));
        QCOMPARE(valueOf(page, R"(ai_request_duration_seconds_sum{model="m",operation=""})"), std::string("3.000000000"));
        QCOMPARE(valueOf(page, R"(ai_request_duration_seconds_count{model="m",operation=""})"), std::string("1"));
    }

    void countersGoOnAfterARestart()
    {
        Workspace workspace;
        workspace.commit({call(1, 10, 5)});
        auto reader = workspace.reader();
        CallMetrics first;
        QVERIFY(first.refresh(*reader).ok());
        workspace.commit({call(2, 10, 5)});
        QVERIFY(first.refresh(*reader).ok());
        CallMetrics second;
        QVERIFY(second.refresh(*reader).ok());
        const std::string input = R"(ai_tokens_total{model="m",operation="",user_tier="",type="input"})";
        QCOMPARE(valueOf(first.text(), input), std::string("20"));
        QCOMPARE(valueOf(second.text(), input), std::string("20"));
        // Durations are those since it began.
        QCOMPARE(valueOf(first.text(), R"(ai_request_duration_seconds_count{model="m",operation=""})"), std::string("1"));
        QCOMPARE(valueOf(second.text(), R"(ai_request_duration_seconds_count{model="m",operation=""})"), std::string());
    }

    void countersNeverFall()
    {
        Workspace workspace;
        auto reader = workspace.reader();
        Span agent = call(1, 90, 10);
        agent.step = domain::StepKind::Agent;
        workspace.commit({agent});
        CallMetrics metrics;
        QVERIFY(metrics.refresh(*reader).ok());
        const std::string input = R"(ai_tokens_total{model="m",operation="",user_tier="",type="input"})";
        QCOMPARE(valueOf(metrics.text(), input), std::string("90"));
        Span below = call(2, 30, 5); // what the agent said of itself counts no longer
        below.parent = 1;
        workspace.commit({below});
        QVERIFY(metrics.refresh(*reader).ok());
        QCOMPARE(valueOf(metrics.text(), input), std::string("90"));
    }

    void labelsAreBounded()
    {
        Workspace workspace;
        auto reader = workspace.reader();
        CallMetrics metrics(3);
        QVERIFY(metrics.refresh(*reader).ok());
        std::vector<Span> spans;
        for (std::uint64_t i = 1; i <= 40; ++i)
            spans.push_back(call(i, 100, 0, 0, ("model-" + std::to_string(i)).c_str()));
        workspace.commit(spans);
        QVERIFY(metrics.refresh(*reader).ok());
        const std::string page = metrics.text();
        checkForm(page);
        QCOMPARE(valueOf(page, "ai_folded_label_sets"), std::string("37"));
        QCOMPARE(valueOf(page, R"(ai_tokens_total{model="other",operation="other",user_tier="other",type="input"})"), std::string("3700"));
        QCOMPARE(valueOf(page, R"(ai_request_duration_seconds_count{model="other",operation="other"})"), std::string("37"));
    }

    void budgetsAgreeWithCosts()
    {
        Workspace workspace;
        Span agent;
        agent.step = domain::StepKind::Agent;
        agent.agent = "a";
        Span below = call(2, 1'500, 0, 90);
        below.parent = 1;
        below.tier = "free";
        Span other = call(1, 4'000, 0, 3'700);
        other.trace = 2;
        other.session = "s-1";
        Span unpriced = call(1, 9, 9, 10, "unpriced");
        unpriced.trace = 3;
        workspace.commit({agent, below, other, unpriced});
        const TestPrices prices;
        const auto used = [&](std::vector<domain::BudgetScope> scope, domain::BudgetUnit unit, domain::BudgetPeriod period) -> QByteArray {
            domain::Budget budget;
            budget.name = "b";
            budget.unit = unit;
            budget.amount = 1'000;
            budget.period = period;
            budget.scope = std::move(scope);
            const auto state = budgetState(*workspace.reader(), budget, {kStart + 4'000 * kSecond}, prices).value();
            return QByteArray::number(static_cast<qint64>(state.used.amount)) + ' ' + QByteArray::number(static_cast<qint64>(state.used.calls)) + ' '
                + QByteArray::number(static_cast<qint64>(state.used.leftOut));
        };
        using domain::BudgetPeriod;
        using domain::BudgetUnit;
        QCOMPARE(used({}, BudgetUnit::Usd, BudgetPeriod::Month), QByteArray("5500000 3 1"));
        QCOMPARE(used({}, BudgetUnit::Tokens, BudgetPeriod::Day), QByteArray("5518 3 0"));
        QCOMPARE(used({}, BudgetUnit::Tokens, BudgetPeriod::Hour), QByteArray("4000 1 0"));
        QCOMPARE(used({}, BudgetUnit::Tokens, BudgetPeriod::FiveMinutes), QByteArray("0 0 0"));
        QCOMPARE(used({{"session", "s-1"}}, BudgetUnit::Tokens, BudgetPeriod::Day), QByteArray("4000 1 0"));
        QCOMPARE(used({{"agent", "a"}}, BudgetUnit::Tokens, BudgetPeriod::Day), QByteArray("1500 1 0")); // the one below it
        QCOMPARE(used({{"user_tier", "free"}, {"model", "m"}}, BudgetUnit::Tokens, BudgetPeriod::Month), QByteArray("1500 1 0"));
        QCOMPARE(used({{"model", "unpriced"}}, BudgetUnit::Usd, BudgetPeriod::Day), QByteArray("0 1 1"));
        QCOMPARE(used({{"model", "nobody"}}, BudgetUnit::Usd, BudgetPeriod::Day), QByteArray("0 0 0"));
    }

    void simulatesOverStoredSpans()
    {
        Workspace workspace;
        workspace.commit({call(1, 6'000, 0, 0), call(2, 3'000, 0, 20 * 60), call(3, 2'000, 0, 25 * 60)});
        domain::Budget budget;
        budget.name = "b";
        budget.amount = 10'000'000;
        budget.period = domain::BudgetPeriod::Day;
        const TestPrices prices;
        const auto spending = loadSpending(*workspace.reader(), budget, {}, kSpendingMinute, prices).value();
        const auto periods = simulate(spending, budget).periods;
        QCOMPARE(periods.size(), std::size_t{1});
        const std::vector<Firing> expected = {{80, {kStart + 20 * 60 * kSecond}, 9'000'000, 2'000'000}, {100, {kStart + 25 * 60 * kSecond}, 11'000'000, 0}};
        QCOMPARE(periods[0].firings, expected);
    }

    void budgetsAreKeptAndReplaced()
    {
        Workspace workspace;
        domain::Budget budget;
        budget.name = "b";
        budget.amount = 5;
        budget.scope = {{"model", "m"}};
        budget.set = {7};
        QVERIFY(workspace.writer().setBudget(budget).ok());
        budget.amount = 6;
        QVERIFY(workspace.writer().setBudget(budget).ok());
        QCOMPARE(workspace.reader()->budgets().value(), std::vector<domain::Budget>{budget});
        const domain::BudgetNotice notice{"b", {1}, 80, {2}, 5, 6};
        QVERIFY(workspace.writer().noteBudget(notice).value());
        QVERIFY(!workspace.writer().noteBudget(notice).value()); // once a period
        QCOMPARE(workspace.reader()->budgetNotices(10).value(), std::vector<domain::BudgetNotice>{notice});
        QVERIFY(workspace.writer().removeBudget("b", {8}).ok());
        QVERIFY(workspace.reader()->budgets().value().empty());
        QCOMPARE(workspace.writer().removeBudget("b", {9}).error().code, domain::ErrorCode::NotFound);
    }

    void whatIfAnotherModel()
    {
        Workspace workspace;
        workspace.commit({call(1, 1'000, 500), call(2, 10, 0, 5, "unpriced")});
        const WhatIfAnswer cheap = answer(workspace, "model=cheap");
        QCOMPARE(cheap.before.nano, std::int64_t{1'500'000});
        QCOMPARE(cheap.after.nano, std::int64_t{150'000});
        QCOMPARE(cheap.calls, std::int64_t{1});
        QCOMPARE(cheap.leftOut, std::int64_t{1});
        const TestPrices prices;
        QCOMPARE(whatIf(*workspace.reader(), parseWhatIf("model=none").value(), {}, prices).error().code, domain::ErrorCode::NotFound);
        QVERIFY(!parseWhatIf("model=") && !parseWhatIf("magic"));
    }

    void whatIfNoRetries()
    {
        Workspace workspace;
        Span failed = call(2, 1'000, 0, 0);
        failed.parent = 1;
        failed.error = true;
        Span again = call(3, 1'000, 100, 2);
        again.parent = 1;
        Span elsewhere = call(5, 1'000, 100, 2); // under another parent, so no repetition of it
        elsewhere.parent = 4;
        Span early = call(6, 1'000, 0, 1); // failed while the first was running: not after it
        early.parent = 4;
        early.error = true;
        early.durationNs = 10 * kSecond;
        workspace.commit({again, failed, early, elsewhere}); // in whatever order they come
        const WhatIfAnswer saved = answer(workspace, "no-retries");
        QCOMPARE(saved.removed, std::int64_t{1});
        QCOMPARE(saved.before.nano - saved.after.nano, std::int64_t{1'000'000});
        QVERIFY(!saved.assumptions.empty());
    }

    void whatIfTheCacheWereOn()
    {
        Workspace workspace;
        // The second begins with the 2,000 of the first, the third comes too late, the fourth is shorter.
        workspace.commit({call(1, 2'000, 0, 0), call(2, 3'000, 0, 60), call(3, 4'000, 0, 900), call(4, 3'000, 0, 930)});
        const WhatIfAnswer cached = answer(workspace, "cache");
        QCOMPARE(cached.changed, std::int64_t{1});
        QCOMPARE(cached.before.nano - cached.after.nano, std::int64_t{2'000 * 900});
    }
};

QTEST_GUILESS_MAIN(CallMetricsTest)
#include "call_metrics_test.moc"

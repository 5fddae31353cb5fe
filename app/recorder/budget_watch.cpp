// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/budget_watch.h"

#include "app/recorder/writer_call.h"
#include "models/analysis/budgets/budget_definition.h"
#include "models/analysis/budgets/budget_state.h"

#include <algorithm>
#include <cstdio>
#include <utility>

namespace whyglass::recorder {

namespace {

constexpr std::chrono::milliseconds kPause{1'000};
constexpr int kRestPerWork = 20;

domain::Timestamp wallClock()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::nanoseconds>(now).count()};
}

} // namespace

domain::Result<std::unique_ptr<BudgetWatch>> BudgetWatch::open(const std::filesystem::path& workspace, ingest::IngestPipeline& pipeline,
                                                               std::shared_ptr<const domain::Pricer> prices, Reached onReached)
{
    auto reader = store::WorkspaceReader::open(workspace);
    if (!reader)
        return reader.error();
    return std::unique_ptr<BudgetWatch>(new BudgetWatch(std::move(*reader), pipeline, std::move(prices), std::move(onReached)));
}

BudgetWatch::BudgetWatch(std::unique_ptr<store::WorkspaceReader> reader, ingest::IngestPipeline& pipeline, std::shared_ptr<const domain::Pricer> prices,
                         Reached onReached)
    : m_reader(std::move(reader)), m_pipeline(pipeline), m_prices(std::move(prices)), m_onReached(std::move(onReached)),
      m_thread(kPause, [this](const std::atomic<bool>& stop) { look(stop); })
{
}

void BudgetWatch::wake()
{
    m_asked = true;
    m_thread.wake();
}

void BudgetWatch::look(const std::atomic<bool>& stop)
{
    const auto begin = Clock::now();
    const auto generation = m_reader->generation();
    const bool asked = m_asked.exchange(false);
    if (!generation || (!asked && (*generation == m_generation || begin < m_restUntil)))
        return;
    m_reader->setCancelFlag(&stop);
    domain::Result<void> done;
    const auto budgets = m_reader->budgets();
    if (!budgets)
        done = budgets.error();
    for (std::size_t i = 0; budgets && done && i < budgets->size(); ++i)
        done = lookAt((*budgets)[i], wallClock());
    m_reader->setCancelFlag(nullptr);
    m_generation = *generation;
    m_restUntil = Clock::now() + (Clock::now() - begin) * kRestPerWork;
    if (!done && done.error().code != domain::ErrorCode::Cancelled)
        std::fprintf(stderr, "whyglass: cannot look at the budgets: %s\n", done.error().text().c_str());
}

domain::Result<void> BudgetWatch::lookAt(const domain::Budget& budget, domain::Timestamp now)
{
    const auto state = analysis::budgetState(*m_reader, budget, now, *m_prices, false);
    if (!state)
        return state.error();
    // A rate has no period of its own: once in the five minutes of the clock.
    constexpr std::int64_t kFiveMinutes = 5 * analysis::kSpendingMinute;
    const bool isRate = budget.period == domain::BudgetPeriod::FiveMinutes;
    const domain::Timestamp begin = isRate ? domain::Timestamp{now.ns - now.ns % kFiveMinutes} : state->period.begin;
    for (const int threshold : state->reached) {
        const domain::BudgetNotice notice{budget.name, begin, threshold, now, state->used.amount, budget.amount};
        const auto isNew = onWriter<bool>(m_pipeline, [notice](store::WorkspaceWriter& writer) { return writer.noteBudget(notice); });
        if (!isNew)
            return isNew.error();
        if (*isNew)
            m_onReached(budget, notice);
    }
    return {};
}

} // namespace whyglass::recorder

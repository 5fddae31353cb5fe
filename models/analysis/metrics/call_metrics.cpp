// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/metrics/call_metrics.h"

#include "models/analysis/metrics/prometheus_text.h"
#include "models/format/format.h"

#include <algorithm>
#include <utility>

namespace whyglass::analysis {

namespace {

constexpr double kNsPerSecond = 1e9;
constexpr const char* kOther = "other";

/// Seconds: what the GenAI conventions advise for gen_ai.client.operation.duration.
constexpr std::array<std::pair<double, const char*>, 14> kSecondsUpTo = {{{0.01, "0.01"}, {0.02, "0.02"}, {0.04, "0.04"}, {0.08, "0.08"}, {0.16, "0.16"},
                                                                        {0.32, "0.32"}, {0.64, "0.64"}, {1.28, "1.28"}, {2.56, "2.56"}, {5.12, "5.12"},
                                                                        {10.24, "10.24"}, {20.48, "20.48"}, {40.96, "40.96"}, {81.92, "81.92"}}};

/// "1.250000000" of nanoseconds or nano-dollars.
std::string nineDecimals(std::int64_t nano) { return format::moneyExact({nano}); }

} // namespace

domain::Result<void> CallMetrics::refresh(store::WorkspaceReader& reader)
{
    const auto generation = reader.generation();
    if (!generation)
        return generation.error();
    if (*generation == m_generation)
        return {};
    const std::vector<std::string> by = {"model", "operation", "user_tier"};
    const auto rows = reader.costs(by, {});
    if (!rows)
        return rows.error();
    takeSums(*rows);
    const auto info = reader.info();
    if (!info)
        return info.error();
    if (m_lastSpan >= 0) {
        if (auto read = reader.calls({}, m_lastSpan, [this](const store::CallRow& call) { takeDuration(call); }); !read)
            return read;
    }
    m_lastSpan = std::max(m_lastSpan, info->lastSpan); // spans that are no calls need no second look
    m_generation = *generation;
    return {};
}

void CallMetrics::takeSums(const std::vector<store::CostRow>& rows)
{
    std::vector<const store::CostRow*> largest; // where there are too many, these have names of their own
    for (const store::CostRow& row : rows)
        largest.push_back(&row);
    std::stable_sort(largest.begin(), largest.end(), [](const auto* a, const auto* b) { return a->tokens.total().value_or(0) > b->tokens.total().value_or(0); });
    std::map<SumKey, Sums> now;
    m_folded = 0;
    for (const store::CostRow* row : largest) {
        SumKey key(prometheusLabel(row->keys[0]), prometheusLabel(row->keys[1]), prometheusLabel(row->keys[2]));
        const bool known = m_sums.count(key) != 0 || now.count(key) != 0;
        if (!known && std::max(m_sums.size(), now.size()) >= m_most) {
            key = SumKey(kOther, kOther, kOther);
            ++m_folded;
        }
        Sums& sums = now[key];
        sums.input += row->tokens.input.value_or(0);
        sums.output += row->tokens.output.value_or(0);
        sums.nano += row->cost.value_or(domain::Money{}).nano;
        sums.calls += row->calls;
        sums.unpriced += row->unpricedCalls;
        sums.unknown += row->unknownCalls;
    }
    for (const auto& [key, sums] : now) {
        Sums& shown = m_sums[key];
        shown = {std::max(shown.input, sums.input), std::max(shown.output, sums.output),     std::max(shown.nano, sums.nano),
                 std::max(shown.calls, sums.calls), std::max(shown.unpriced, sums.unpriced), std::max(shown.unknown, sums.unknown)};
    }
}

void CallMetrics::takeDuration(const store::CallRow& call)
{
    m_lastSpan = std::max(m_lastSpan, call.key);
    const bool isRequest = call.isCall && (call.step == domain::StepKind::Generation || call.step == domain::StepKind::Embedding);
    if (!isRequest || call.duration.ns <= 0) // a span without an end says no duration
        return;
    const TimeKey key(prometheusLabel(call.model), prometheusLabel(call.operation));
    const bool folded = m_times.count(key) == 0 && m_times.size() >= m_most;
    Histogram& histogram = m_times[folded ? TimeKey(kOther, kOther) : key];
    const double seconds = static_cast<double>(call.duration.ns) / kNsPerSecond;
    const auto bound = std::find_if(kSecondsUpTo.begin(), kSecondsUpTo.end(), [seconds](const auto& upTo) { return seconds <= upTo.first; });
    ++histogram.buckets[static_cast<std::size_t>(bound - kSecondsUpTo.begin())];
    histogram.sumNs += call.duration.ns;
}

std::string CallMetrics::text() const
{
    PrometheusText text;
    const auto labels = [](const SumKey& key) {
        return PrometheusText::Labels{{"model", std::get<0>(key)}, {"operation", std::get<1>(key)}, {"user_tier", std::get<2>(key)}};
    };
    const auto counter = [&](const char* name, const char* help, std::int64_t Sums::*field) {
        text.begin(name, "counter", help);
        for (const auto& [key, sums] : m_sums)
            text.sample(labels(key), sums.*field);
    };
    text.begin("ai_tokens_total", "counter", "Tokens of model calls, each call once. Input includes cache reads and writes, output includes reasoning.");
    for (const auto& [key, sums] : m_sums) {
        for (const auto& [type, tokens] : {std::pair("input", sums.input), std::pair("output", sums.output)}) {
            auto all = labels(key);
            all.emplace_back("type", type);
            text.sample(all, tokens);
        }
    }
    text.begin("ai_cost_usd_total", "counter", "US dollars of the model calls that have a price; see ai_unpriced_calls_total.");
    for (const auto& [key, sums] : m_sums)
        text.sample(labels(key), nineDecimals(sums.nano));
    counter("ai_calls_total", "Model calls, each once.", &Sums::calls);
    counter("ai_unpriced_calls_total", "Model calls with tokens and without a price: not in ai_cost_usd_total.", &Sums::unpriced);
    counter("ai_unknown_usage_calls_total", "Model calls that state no tokens: not in ai_tokens_total.", &Sums::unknown);
    text.begin("ai_folded_label_sets", "gauge", "Sets of model, operation and user_tier that are counted under other, because there are too many.");
    text.sample({}, m_folded);
    return text.take() + durationText();
}

std::string CallMetrics::durationText() const
{
    PrometheusText text;
    text.begin("ai_request_duration_seconds", "histogram", "Duration of model requests that were stored since the recorder began.");
    for (const auto& [key, histogram] : m_times) {
        const PrometheusText::Labels labels = {{"model", key.first}, {"operation", key.second}};
        std::int64_t upTo = 0;
        for (std::size_t i = 0; i < histogram.buckets.size(); ++i) {
            upTo += histogram.buckets[i];
            auto bucket = labels;
            bucket.emplace_back("le", i < kSecondsUpTo.size() ? kSecondsUpTo[i].second : "+Inf");
            text.sample(bucket, upTo, "_bucket");
        }
        text.sample(labels, nineDecimals(histogram.sumNs), "_sum");
        text.sample(labels, upTo, "_count");
    }
    return text.take();
}

} // namespace whyglass::analysis

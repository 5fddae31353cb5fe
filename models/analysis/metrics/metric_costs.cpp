// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/metrics/metric_costs.h"

#include "ingest/dialects/dialect_registry.h"
#include "models/analysis/metrics/attribute_costs.h"
#include "models/analysis/metrics/usage_series.h"
#include "models/analysis/text/ascii.h"
#include "models/format/format.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace whyglass::analysis {

namespace {

using domain::FilterTerm;
using telemetry::UsagePart;

constexpr std::int64_t kHourNs = 3'600'000'000'000;
constexpr std::size_t kParts = static_cast<std::size_t>(UsagePart::Cost) + 1;

/// What one kind of caller used within an hour.
struct Amounts {
    std::array<std::optional<double>, kParts> parts;
    std::int64_t calls = 0;
};

std::optional<double> partOf(const Amounts& amounts, UsagePart part) { return amounts.parts[static_cast<std::size_t>(part)]; }

std::optional<std::int64_t> tokensOf(const Amounts& amounts, UsagePart part)
{
    const auto amount = partOf(amounts, part);
    return amount ? std::optional<std::int64_t>(std::llround(*amount)) : std::nullopt;
}

/// Whatever the client leaves out is added, as for spans (semantic-conventions.md R.3, R.4).
domain::TokenUsage usageOf(const Amounts& amounts, const telemetry::Dialect& dialect)
{
    domain::TokenUsage usage;
    usage.input = tokensOf(amounts, UsagePart::Input);
    usage.output = tokensOf(amounts, UsagePart::Output);
    usage.cacheRead = tokensOf(amounts, UsagePart::CacheRead);
    usage.cacheWrite = tokensOf(amounts, UsagePart::CacheWrite);
    usage.reasoning = tokensOf(amounts, UsagePart::Reasoning);
    if (dialect.telemetry.inputLacksCache && (usage.input || usage.cacheRead || usage.cacheWrite))
        usage.input = usage.input.value_or(0) + usage.cacheRead.value_or(0) + usage.cacheWrite.value_or(0);
    if (dialect.telemetry.outputLacksReasoning && usage.output)
        usage.output = *usage.output + usage.reasoning.value_or(0);
    return usage;
}

/// The price of many calls together. Tiers depend on the size of one call, which a metric does not tell, so each kind of token
/// is priced by a small call and multiplied.
class BulkPrice {
public:
    BulkPrice(const domain::Pricer& prices, const UsageIncrement& labels) : m_prices(prices), m_labels(labels) {}

    [[nodiscard]] std::optional<domain::Money> of(const domain::TokenUsage& usage) const
    {
        const std::int64_t read = usage.cacheRead.value_or(0);
        const std::int64_t write = usage.cacheWrite.value_or(0);
        const std::int64_t plain = std::max<std::int64_t>(usage.input.value_or(0) - read - write, 0);
        const std::pair<std::int64_t, domain::TokenUsage> shares[] = {
            {plain, {kSmall, {}, {}, {}, {}}},
            {read, {kSmall, {}, kSmall, {}, {}}},
            {write, {kSmall, {}, {}, kSmall, {}}},
            {usage.output.value_or(0), {{}, kSmall, {}, {}, {}}},
        };
        double nano = 0.0;
        for (const auto& [tokens, call] : shares) {
            if (tokens == 0)
                continue;
            const auto price = m_prices.price({m_labels.provider, m_labels.model, {}, call, {m_labels.hour * kHourNs}});
            if (!price)
                return std::nullopt;
            nano += static_cast<double>(price->nano) / static_cast<double>(kSmall) * static_cast<double>(tokens);
        }
        return usage.known() ? std::optional(domain::Money{std::llround(nano)}) : std::nullopt;
    }

private:
    static constexpr std::int64_t kSmall = 1'000;
    const domain::Pricer& m_prices;
    const UsageIncrement& m_labels;
};

const std::string* labelNamed(const UsageIncrement& labels, std::string_view key)
{
    const std::pair<std::string_view, const std::string*> fields[] = {
        {"service", &labels.service},   {"service.name", &labels.service}, {"session", &labels.session}, {"model", &labels.model},
        {"provider", &labels.provider}, {"operation", &labels.operation},  {"agent", &labels.agent}};
    for (const auto& [name, label] : fields) {
        if (name == key)
            return label;
    }
    return nullptr;
}

bool meets(const UsageIncrement& labels, const FilterTerm& term)
{
    const std::string* label = term.kind == FilterTerm::Kind::Field ? labelNamed(labels, term.key) : nullptr;
    if (label == nullptr)
        return false; // not even where the term is negated: a metric does not know
    const auto same = [label](const std::string& value) { return equalsFolded(*label, value); };
    bool holds = false;
    switch (term.op) {
    case FilterTerm::Op::Equal: holds = std::any_of(term.values.begin(), term.values.end(), same); break;
    case FilterTerm::Op::NotEqual: holds = std::none_of(term.values.begin(), term.values.end(), same); break;
    case FilterTerm::Op::Any: holds = !label->empty(); break;
    case FilterTerm::Op::Prefix: holds = equalsFolded(std::string_view(*label).substr(0, term.values.front().size()), term.values.front()); break;
    default: return false;
    }
    return holds != term.negated;
}

std::string keyText(const UsageIncrement& labels, const std::string& key)
{
    if (key == "hour" || key == "day" || key == "minute") { // of a minute only its hour is known
        const std::string time = format::rfc3339({labels.hour * kHourNs}); // 2026-03-17T14:00:00.000000000Z
        constexpr std::size_t kDay = 10;
        constexpr std::size_t kSeconds = 19;
        return key == "day" ? time.substr(0, kDay) : time.substr(0, kSeconds) + "Z";
    }
    const std::string* label = labelNamed(labels, key);
    return label != nullptr ? *label : std::string();
}

/// Services whose spans tell what they used: what the conventions' own metrics, which name no session, say of them is not even
/// read.
domain::Result<std::set<std::string>> servicesTold(store::WorkspaceReader& reader, const std::vector<std::string>& names)
{
    const auto metrics = reader.metrics({});
    if (!metrics)
        return metrics.error();
    std::map<std::string, bool> told;
    for (const store::MetricRow& row : *metrics) {
        if (told.count(row.service) != 0 || std::find(names.begin(), names.end(), row.name) == names.end())
            continue;
        const auto bySpans = reader.hasUsage(row.service, {});
        if (!bySpans)
            return bySpans.error();
        told[row.service] = *bySpans;
    }
    std::set<std::string> services;
    for (const auto& [service, bySpans] : told) {
        if (bySpans)
            services.insert(service);
    }
    return services;
}

/// Increments that no span tells, one way of counting a service.
domain::Result<std::vector<UsageIncrement>> toldByMetricsOnly(store::WorkspaceReader& reader, std::vector<UsageIncrement> all)
{
    std::map<std::string, std::pair<std::uint8_t, std::uint8_t>> counting; ///< service → the way that counts
    std::map<std::pair<std::string, std::string>, bool> told;              ///< service, session
    for (const UsageIncrement& increment : all) {
        const std::pair<std::uint8_t, std::uint8_t> way(increment.dialect, increment.family);
        const auto [known, isNew] = counting.try_emplace(increment.service, way);
        known->second = std::min(known->second, way);
        if (!told.try_emplace({increment.service, increment.session}, false).second)
            continue;
        const auto bySpans = reader.hasUsage(increment.service, increment.session);
        if (!bySpans)
            return bySpans.error();
        told[{increment.service, increment.session}] = *bySpans;
    }
    std::erase_if(all, [&](const UsageIncrement& increment) {
        return told[{increment.service, increment.session}] || counting[increment.service] != std::pair(increment.dialect, increment.family);
    });
    return all;
}

using Label = std::tuple<std::string, std::string, std::string, std::string, std::string, std::string, std::int64_t>;

std::vector<store::CostRow> rowsOf(const std::vector<UsageIncrement>& increments, std::span<const std::string> by, const domain::Pricer& prices)
{
    std::map<Label, std::pair<UsageIncrement, Amounts>> fine; // priced hour by hour and model by model
    for (const UsageIncrement& one : increments) {
        auto& [labels, amounts] = fine[{one.service, one.session, one.model, one.provider, one.operation, one.agent, one.hour}];
        labels = one;
        auto& part = amounts.parts[static_cast<std::size_t>(one.part)];
        part = part.value_or(0.0) + one.amount;
        amounts.calls += one.part == UsagePart::Input ? one.calls : 0;
    }
    std::map<std::vector<std::string>, store::CostRow> rows;
    for (const auto& [label, entry] : fine) {
        const auto& [labels, amounts] = entry;
        std::vector<std::string> key;
        for (const std::string& name : by)
            key.push_back(keyText(labels, name));
        store::CostRow& row = rows[key];
        row.keys = key;
        row.fromMetrics = true;
        row.calls += amounts.calls;
        const domain::TokenUsage usage = usageOf(amounts, *telemetry::dialects()[labels.dialect]);
        row.tokens.add(usage);
        const auto reported = partOf(amounts, UsagePart::Cost);
        constexpr double kNanoPerDollar = 1e9;
        const auto cost = reported ? std::optional(domain::Money{std::llround(std::min(*reported, 9e9) * kNanoPerDollar)})
                                   : BulkPrice(prices, labels).of(usage);
        if (cost)
            row.cost = row.cost.value_or(domain::Money{}) + *cost;
        else
            row.unpricedCalls += amounts.calls;
    }
    std::vector<store::CostRow> sorted;
    for (auto& [key, row] : rows)
        sorted.push_back(std::move(row));
    return sorted;
}

} // namespace

domain::Result<std::vector<store::CostRow>> costs(store::WorkspaceReader& reader, std::span<const std::string> by,
                                                  const domain::Filter& filter, const domain::Pricer& prices,
                                                  const std::function<void(std::int64_t, std::int64_t)>& progress)
{
    auto rows = asksForAttributes(by) ? costsByAttributes(reader, by, filter, progress) : reader.costs(by, filter);
    if (!rows)
        return rows;
    UsageSeries series;
    const auto names = usageMetricNames();
    const auto told = servicesTold(reader, names);
    if (!told)
        return told.error();
    const auto read = reader.points(names, [&](const store::PointRow& point) {
        if (point.name.rfind("gen_ai.", 0) != 0 || told->count(point.service) == 0)
            series.add(point);
    });
    if (!read)
        return read.error();
    auto increments = toldByMetricsOnly(reader, series.increments());
    if (!increments)
        return increments.error();
    std::erase_if(*increments, [&filter](const UsageIncrement& one) {
        const std::int64_t begin = one.hour * kHourNs;
        const bool inWindow = !filter.window || (begin + kHourNs > filter.window->begin.ns && begin < filter.window->end.ns);
        return filter.where || !inWindow || !std::all_of(filter.terms.begin(), filter.terms.end(), [&one](const FilterTerm& term) { return meets(one, term); });
    });
    for (store::CostRow& row : rowsOf(*increments, by, prices))
        rows->push_back(std::move(row));
    std::stable_sort(rows->begin(), rows->end(), [](const store::CostRow& a, const store::CostRow& b) { return a.keys < b.keys; });
    return rows;
}

} // namespace whyglass::analysis

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/pricing/reprice.h"

#include "models/analysis/details/span_details.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <tuple>

namespace whyglass::analysis {

namespace {

constexpr std::size_t kAtOnce = 512;

bool hasFlag(const store::CallRow& call, store::SpanFlag flag) { return (call.flags & static_cast<std::uint32_t>(flag)) != 0; }

class Repricing {
public:
    Repricing(store::WorkspaceReader& reader, const RepriceOrder& order) : m_reader(reader), m_order(order) {}

    /// Libraries that were seen to send cached tokens beside the input.
    domain::Result<void> loadLibraries()
    {
        const auto issues = m_reader.issues();
        if (!issues)
            return issues.error();
        for (const domain::ImportIssue& issue : *issues) {
            if (issue.code == telemetry::kCacheOutsideIssue)
                m_libraries.insert(issue.scope);
        }
        return {};
    }

    domain::Result<void> collect()
    {
        return m_reader.calls(m_order.filter, 0, [this](const store::CallRow& call) {
            ++m_result.calls;
            m_result.reported += hasFlag(call, store::SpanFlag::ReportedCost) && call.cost ? 1 : 0;
            const bool open = hasFlag(call, store::SpanFlag::CacheOpen) && !m_libraries.empty();
            const bool mayChange = m_order.kind == domain::CostChange::Kind::Readings ? open : !hasFlag(call, store::SpanFlag::ReportedCost);
            if (mayChange && call.tokens.known())
                m_calls.push_back(call);
        });
    }

    domain::Result<void> run(const std::function<domain::Result<void>(std::span<const domain::CostPatch>)>& each)
    {
        for (std::size_t begin = 0; begin < m_calls.size(); begin += kAtOnce) {
            const auto some = std::span(m_calls).subspan(begin, std::min(kAtOnce, m_calls.size() - begin));
            const auto patches = patchesOf(some);
            if (!patches)
                return patches.error();
            if (patches->empty())
                continue;
            if (auto done = each(*patches); !done)
                return done;
        }
        return {};
    }

    RepriceResult result()
    {
        for (auto& [name, model] : m_models)
            m_result.models.push_back(std::move(model));
        for (auto& [name, row] : m_rows)
            m_result.rows.push_back(std::move(row));
        std::stable_sort(m_result.rows.begin(), m_result.rows.end(), [](const auto& a, const auto& b) { return a.amount > b.amount; });
        std::stable_sort(m_result.models.begin(), m_result.models.end(), [](const auto& a, const auto& b) {
            return std::abs((a.after.priced - a.before.priced).nano) > std::abs((b.after.priced - b.before.priced).nano);
        });
        return std::move(m_result);
    }

private:
    domain::Result<std::vector<domain::CostPatch>> patchesOf(std::span<const store::CallRow> calls)
    {
        std::map<std::int64_t, const store::CallRow*> byKey;
        std::vector<domain::SpanKey> keys;
        for (const store::CallRow& call : calls) {
            byKey[call.key] = &call;
            keys.push_back({call.key});
        }
        std::vector<domain::CostPatch> patches;
        auto read = m_reader.payloads(keys, [&](domain::SpanKey key, const store::SpanPayload& payload) {
            const auto decoded = decodePayload(payload);
            if (decoded)
                add(*byKey[key.value], **decoded, patches);
        });
        if (!read)
            return read.error();
        return patches;
    }

    void add(const store::CallRow& call, const DecodedSpan& decoded, std::vector<domain::CostPatch>& patches)
    {
        const telemetry::Step& step = decoded.step;
        domain::CostPatch patch{{call.key}, call.tokens, call.cost};
        if (m_order.kind == domain::CostChange::Kind::Readings) {
            const bool stillOpen = call.tokens.input == step.tokens.input && step.reading.cacheIsOpen();
            if (!stillOpen || m_libraries.count(telemetry::countingLibrary(decoded.resource, decoded.scope, step)) == 0)
                return;
            patch.tokens.input = *patch.tokens.input + patch.tokens.cacheRead.value_or(0) + patch.tokens.cacheWrite.value_or(0);
        }
        std::optional<PriceExplanation> price;
        if (!hasFlag(call, store::SpanFlag::ReportedCost)) {
            price = m_order.prices->explain({step.provider, step.requestModel, step.responseModel, patch.tokens, call.start, step.tokenParts});
            patch.cost = price ? std::optional(price->total) : std::nullopt;
        }
        if (patch.cost == call.cost && patch.tokens == call.tokens)
            return;
        note(call, patch);
        if (price)
            note(*price);
        patches.push_back(patch);
    }

    void note(const store::CallRow& call, const domain::CostPatch& patch)
    {
        m_result.gained += !call.cost && patch.cost ? 1 : 0;
        m_result.lost += call.cost && !patch.cost ? 1 : 0;
        RepriceResult::Model& model = m_models[call.model];
        model.model = call.model;
        for (domain::KnownCost* sum : {&m_result.before, &model.before})
            sum->add(call.cost);
        for (domain::KnownCost* sum : {&m_result.after, &model.after})
            sum->add(patch.cost);
    }

    void note(const PriceExplanation& price)
    {
        RepriceResult::PriceRow& row = m_rows[{price.provider, price.model, price.from, price.source, price.date}];
        if (row.calls++ == 0) {
            row.provider = price.provider;
            row.model = price.model;
            row.from = price.from;
            row.source = price.source;
            row.date = price.date;
        }
        row.amount = row.amount + price.total;
    }

    using RowKey = std::tuple<std::string, std::string, std::string, std::string, std::string>;
    store::WorkspaceReader& m_reader;
    const RepriceOrder& m_order;
    std::set<std::string> m_libraries;
    std::vector<store::CallRow> m_calls;
    std::map<std::string, RepriceResult::Model> m_models;
    std::map<RowKey, RepriceResult::PriceRow> m_rows;
    RepriceResult m_result;
};

} // namespace

domain::Result<RepriceResult> reprice(store::WorkspaceReader& reader, const RepriceOrder& order,
                                      const std::function<domain::Result<void>(std::span<const domain::CostPatch>)>& each)
{
    Repricing repricing(reader, order);
    if (order.kind == domain::CostChange::Kind::Readings) {
        if (auto loaded = repricing.loadLibraries(); !loaded)
            return loaded.error();
    }
    if (auto collected = repricing.collect(); !collected)
        return collected.error();
    if (auto done = repricing.run(each); !done)
        return done.error();
    return repricing.result();
}

} // namespace whyglass::analysis

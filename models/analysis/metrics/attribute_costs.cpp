// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/metrics/attribute_costs.h"

#include "ingest/decode/otlp_decoder.h"
#include "models/format/format.h"

#include <algorithm>
#include <map>
#include <optional>

namespace whyglass::analysis {

namespace {

constexpr std::int64_t kHourNs = 3'600'000'000'000;
constexpr std::int64_t kCallsAtOnce = 50'000; ///< held one by one at a time
constexpr std::size_t kPayloadsAtOnce = 512;

/// Stretches of time of some ten thousand calls each, or of an hour that has more.
struct Stretch {
    domain::TimeWindow window;
    std::int64_t calls = 0;
};

domain::Result<std::vector<Stretch>> stretchesOf(store::WorkspaceReader& reader, const domain::Filter& filter)
{
    const std::vector<std::string> byHour = {"hour"};
    auto hours = reader.costs(byHour, filter);
    if (!hours)
        return hours.error();
    std::map<std::int64_t, std::int64_t> callsOf;
    for (const store::CostRow& row : *hours) {
        if (const auto begin = format::parseRfc3339(row.keys.front()))
            callsOf[begin->ns] += row.calls;
    }
    std::vector<Stretch> stretches;
    for (const auto& [begin, calls] : callsOf) {
        if (stretches.empty() || stretches.back().calls + calls > kCallsAtOnce)
            stretches.push_back({{{begin}, {begin}}, 0});
        stretches.back().window.end = {begin + kHourNs};
        stretches.back().calls += calls;
    }
    return stretches;
}

std::string attributeText(const std::vector<telemetry::AttributeView>& own, const telemetry::ResourceView& resource, const std::string& key)
{
    for (const auto* attributes : {&own, &resource.attributes}) {
        if (const auto* found = telemetry::findAttribute(*attributes, key))
            return telemetry::valueToText(found->value);
    }
    return {};
}

class AttributeCosts {
public:
    AttributeCosts(store::WorkspaceReader& reader, std::span<const std::string> by) : m_reader(reader), m_by(by)
    {
        for (const std::string& key : by) {
            if (store::WorkspaceReader::isCostKey(key))
                m_stored.push_back(key);
        }
        m_stored.emplace_back(store::WorkspaceReader::kCallKey);
    }

    domain::Result<void> add(const domain::Filter& filter)
    {
        auto calls = m_reader.costs(m_stored, filter);
        if (!calls)
            return calls.error();
        std::map<std::int64_t, const store::CostRow*> byKey;
        for (const store::CostRow& call : *calls)
            byKey[std::stoll(call.keys.back())] = &call;
        std::vector<domain::SpanKey> keys;
        for (const auto& [key, call] : byKey)
            keys.push_back({key});
        for (std::size_t begin = 0; begin < keys.size(); begin += kPayloadsAtOnce) {
            const auto some = std::span(keys).subspan(begin, std::min(kPayloadsAtOnce, keys.size() - begin));
            auto read = m_reader.payloads(some, [&](domain::SpanKey key, const store::SpanPayload& payload) {
                const auto call = byKey.find(key.value);
                if (call == byKey.end())
                    return;
                add(*call->second, payload);
                byKey.erase(call);
            });
            if (!read)
                return read.error();
        }
        for (const auto& [key, call] : byKey)
            add(*call, store::SpanPayload());
        return {};
    }

    std::vector<store::CostRow> finish()
    {
        std::vector<store::CostRow> rows;
        for (auto& [names, row] : m_rows)
            rows.push_back(std::move(row));
        return rows;
    }

private:
    void add(const store::CostRow& call, const store::SpanPayload& payload)
    {
        const auto span = payload.isLog ? std::nullopt : viewOf(telemetry::decodeSpan(payload.span));
        const auto log = payload.isLog ? viewOf(telemetry::decodeLog(payload.span)) : std::nullopt;
        const auto resource = viewOf(telemetry::decodeResource(payload.resource));
        std::vector<std::string> names;
        std::size_t stored = 0;
        for (const std::string& key : m_by) {
            if (store::WorkspaceReader::isCostKey(key))
                names.push_back(call.keys[stored++]);
            else
                names.push_back(resource ? attributeText(span ? span->attributes : log ? log->attributes : kNone, *resource, key) : std::string());
        }
        store::CostRow& row = m_rows[names];
        row.keys = names;
        row.logCalls += call.logCalls;
        row.add(call);
    }

    template <typename View>
    static std::optional<View> viewOf(domain::Result<View> view)
    {
        return view ? std::optional<View>(std::move(*view)) : std::nullopt;
    }

    inline static const std::vector<telemetry::AttributeView> kNone;
    store::WorkspaceReader& m_reader;
    std::span<const std::string> m_by;
    std::vector<std::string> m_stored; ///< keys that the store knows, then each call's own
    std::map<std::vector<std::string>, store::CostRow> m_rows;
};

} // namespace

bool asksForAttributes(std::span<const std::string> by)
{
    return !std::all_of(by.begin(), by.end(), [](const std::string& key) { return store::WorkspaceReader::isCostKey(key); });
}

domain::Result<std::vector<store::CostRow>> costsByAttributes(store::WorkspaceReader& reader, std::span<const std::string> by, const domain::Filter& filter,
                                                              const std::function<void(std::int64_t, std::int64_t)>& progress)
{
    const auto stretches = stretchesOf(reader, filter);
    if (!stretches)
        return stretches.error();
    std::int64_t all = 0, done = 0;
    for (const Stretch& stretch : *stretches)
        all += stretch.calls;
    AttributeCosts costs(reader, by);
    for (const Stretch& stretch : *stretches) {
        domain::Filter within = filter;
        within.window = stretch.window;
        if (filter.window)
            within.window = {std::max(stretch.window.begin, filter.window->begin), std::min(stretch.window.end, filter.window->end)};
        if (auto added = costs.add(within); !added)
            return added.error();
        done += stretch.calls;
        if (progress)
            progress(done, all);
    }
    return costs.finish();
}

} // namespace whyglass::analysis

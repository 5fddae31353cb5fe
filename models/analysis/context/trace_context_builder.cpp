// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/context/trace_context.h"
#include "models/analysis/context/trace_context_data.h"
#include "models/domain/clock_slack.h"
#include "models/format/format.h"

#include <algorithm>
#include <functional>

namespace whyglass::analysis {

namespace {

/// Earlier calls of an agent that are looked at for the one that this request goes on from.
constexpr std::ptrdiff_t kMostPredecessors = 8;

std::uint64_t mix(std::uint64_t seed, std::string_view text)
{
    const std::uint64_t hash = std::hash<std::string_view>{}(text);
    seed ^= hash + 0x9E3779B97F4A7C15ULL + (seed << 6U) + (seed >> 2U);
    return seed * 0xFF51AFD7ED558CCDULL;
}

std::uint64_t hashOf(const RequestText& text)
{
    std::uint64_t hash = static_cast<std::uint64_t>(text.kind);
    for (const std::string_view field : {text.role, text.name, text.type, text.id, text.text})
        hash = mix(hash, field);
    return hash;
}

std::size_t sharedRegions(const Regions& a, const Regions& b)
{
    std::vector<std::uint64_t> hashes;
    for (const RegionText& region : a)
        hashes.push_back(region.hash);
    std::sort(hashes.begin(), hashes.end());
    return static_cast<std::size_t>(
        std::count_if(b.begin(), b.end(), [&](const RegionText& region) { return std::binary_search(hashes.begin(), hashes.end(), region.hash); }));
}

} // namespace

class TraceContextBuilder::Work {
public:
    explicit Work(const domain::TraceId& trace) : m_data(std::make_unique<TraceContext::Impl>()), m_matcher(m_data->produced) { m_data->trace = trace; }

    void addCall(const domain::TraceId& trace, const ContextStep& step, bool earlier)
    {
        Call call;
        call.trace = trace;
        call.span = step.row.span;
        call.key = step.row.key;
        call.start = step.row.start;
        call.end = step.row.end();
        call.run = step.run;
        call.agent = std::string(step.agent);
        call.model = std::string(step.model);
        call.counts = !earlier && !step.row.has(store::SpanFlag::CallBelow) && !step.row.has(store::SpanFlag::Doubled);
        call.usage = step.row.tokens;
        const Request request = requestOf(step);
        call.captured = request.captured;
        call.fromInput = request.fromInput;
        for (const RequestText& text : request.texts) {
            const std::uint64_t hash = hashOf(text);
            addToRegion(call, text, hash);
            if (!earlier)
                call.parts.push_back({partOf(text, hash, call), text.region, text.part, text.role.empty()});
        }
        if (!m_twins.empty())
            deliverTwins(call);
        call.previous = previousOf(call, step.row.has(store::SpanFlag::CallBelow));
        if (call.previous >= 0) {
            const Call& before = m_data->calls[static_cast<std::size_t>(call.previous)];
            call.cache = cacheReadingOf(before.side(), call.side(), call.start - before.end);
        } else {
            call.cache.read = call.usage.cacheRead;
            call.cache.state = call.usage.cacheRead ? CacheReading::State::First : CacheReading::State::NotReported;
        }
        if (call.captured && !earlier) {
            m_data->lastCaptured = std::max(m_data->lastCaptured, call.start);
            m_data->anyCaptured = true;
        }
        if (!earlier)
            m_data->callOfSpan.emplace(call.span, m_data->calls.size());
        m_around.push_back(step.row.has(store::SpanFlag::CallBelow));
        m_data->calls.push_back(std::move(call));
        if (!earlier)
            m_matcher.noteCalls(step.content);
    }

    void addProduced(const ContextStep& step)
    {
        for (const ProducedText& text : producedBy(step)) {
            const ProducedTexts::Index index = m_data->produced.add(step, text);
            m_data->producedAt.emplace(placeOf(step.row.span, text.field), index);
            if (text.offered && m_data->produced.deliveredTwin(index) != index)
                m_twins.push_back(index);
        }
    }

    TraceContextPtr finish()
    {
        for (const Call& call : m_data->calls) {
            if (call.counts)
                m_data->bars.push_back(m_data->barOf(call));
        }
        return std::make_shared<const TraceContext>(std::move(m_data));
    }

    [[nodiscard]] const domain::TraceId& trace() const { return m_data->trace; }

private:
    using Call = TraceContext::Impl::Call;

    void addToRegion(Call& call, const RequestText& text, std::uint64_t hash)
    {
        const bool own = text.role.empty();
        const bool same = !call.regions.empty() && call.regions.back().region == text.region && m_ownRegion == own;
        if (!same)
            call.regions.push_back({text.region, 0, 0, wordsOf(hash, text)});
        m_ownRegion = own;
        RegionText& region = call.regions.back();
        region.hash = (region.hash ^ hash) * 0x9E3779B97F4A7C15ULL + 1;
        region.bytes += text.text.size();
    }

    std::uint32_t wordsOf(std::uint64_t hash, const RequestText& text)
    {
        const auto [found, isNew] = m_wordsByHash.try_emplace(hash, static_cast<std::uint32_t>(m_data->words.size()));
        if (isNew)
            m_data->words.push_back({std::string(text.role), std::string(format::clip(text.text, kBeginningBytes))});
        return found->second;
    }

    std::uint32_t partOf(const RequestText& text, std::uint64_t hash, const Call& call)
    {
        const auto number = static_cast<std::uint32_t>(m_data->unique.size());
        const domain::Timestamp at = call.start + domain::kClockSlack;
        const auto [found, isNew] = m_partByHash.try_emplace(hash, number);
        if (!isNew && !isWorthAnotherLook(m_data->unique[found->second], text, at))
            return found->second;
        found->second = number;
        m_data->unique.push_back(m_matcher.match(text, call.span, number, at));
        return number;
    }

    /// Some senders tell with every call the messages that came after it: then their producers were not known the first time.
    [[nodiscard]] bool isWorthAnotherLook(const UniquePart& part, const RequestText& text, domain::Timestamp at) const
    {
        const bool answer = text.kind == ContextKind::Assistant || text.kind == ContextKind::ToolResult;
        return answer && part.provenance.match == PartMatch::NotFound && m_matcher.isKnownNow(text, at);
    }

    /// What was brought again after its text had been found in a request is delivered by the next request with that text.
    void deliverTwins(const Call& call)
    {
        std::erase_if(m_twins, [&](ProducedTexts::Index index) {
            const ProducedTexts::Entry& twin = m_data->produced[m_data->produced.deliveredTwin(index)];
            const bool held = m_data->produced[index].known <= call.start + domain::kClockSlack && std::any_of(call.parts.begin(), call.parts.end(), [&](const auto& place) { return place.unique == twin.foundIn; });
            if (held)
                m_data->produced.setDelivered(index, call.span, twin.foundIn, twin.match, domain::Relation::Inferred);
            return held;
        });
    }

    /// The call that this one goes on from: of the same run, else of the same agent, else one that shares texts with it.
    [[nodiscard]] std::ptrdiff_t previousOf(const Call& call, bool around) const
    {
        const auto& calls = m_data->calls;
        for (const int nearness : {0, 1, 2}) {
            std::ptrdiff_t latest = -1, sharing = -1;
            std::size_t mostShared = 0;
            std::ptrdiff_t looked = 0;
            for (auto i = static_cast<std::ptrdiff_t>(calls.size()); i-- > 0 && looked < kMostPredecessors;) {
                const Call& before = calls[static_cast<std::size_t>(i)];
                if (before.end > call.start || m_around[static_cast<std::size_t>(i)] != around || !isNear(before, call, nearness))
                    continue;
                ++looked;
                latest = latest < 0 ? i : latest;
                const std::size_t shared = sharedRegions(before.regions, call.regions);
                if (shared > mostShared) {
                    mostShared = shared;
                    sharing = i;
                }
                if (shared * 2 >= std::min(before.regions.size(), call.regions.size()) && shared > 0)
                    break; // plainly the same conversation
            }
            if (sharing >= 0)
                return sharing;
            if (latest >= 0 && nearness < 2)
                return latest;
        }
        return -1;
    }

    [[nodiscard]] static bool isNear(const Call& before, const Call& now, int nearness)
    {
        switch (nearness) {
        case 0: return now.run >= 0 && before.run == now.run && before.trace == now.trace;
        case 1: return !now.agent.empty() && before.agent == now.agent;
        default: return before.agent.empty() || now.agent.empty();
        }
    }

    std::unique_ptr<TraceContext::Impl> m_data;
    PartMatcher m_matcher;
    std::unordered_map<std::uint64_t, std::uint32_t> m_partByHash, m_wordsByHash;
    std::vector<bool> m_around; ///< beside calls: there is another call below
    std::vector<ProducedTexts::Index> m_twins; ///< not yet in a request since
    bool m_ownRegion = false;
};

TraceContextBuilder::TraceContextBuilder(const domain::TraceId& trace) : m_work(std::make_unique<Work>(trace)) {}
TraceContextBuilder::~TraceContextBuilder() = default;

void TraceContextBuilder::addEarlier(const domain::TraceId& trace, const ContextStep& call) { m_work->addCall(trace, call, true); }

void TraceContextBuilder::add(const ContextStep& step)
{
    if (step.row.step == domain::StepKind::Generation)
        m_work->addCall(m_work->trace(), step, false);
    m_work->addProduced(step);
}

TraceContextPtr TraceContextBuilder::finish() { return m_work->finish(); }

} // namespace whyglass::analysis

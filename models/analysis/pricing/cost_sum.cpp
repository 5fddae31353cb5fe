// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/pricing/cost_sum.h"

#include "models/analysis/details/span_details.h"
#include "models/analysis/pricing/call_cost.h"
#include "models/domain/known_cost.h"
#include "models/format/format.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <tuple>

namespace whyglass::analysis {

namespace {

constexpr std::size_t kPayloadsAtOnce = 512;

bool hasFlag(const store::CallRow& call, store::SpanFlag flag) { return (call.flags & static_cast<std::uint32_t>(flag)) != 0; }

class Summing {
public:
    Summing(store::WorkspaceReader& reader, const PriceHistory& history) : m_reader(reader), m_history(history) {}

    void add(const store::CallRow& call)
    {
        m_sum.calls += call.isCall ? 1 : 0;
        m_sum.cacheOpen += call.isCall && hasFlag(call, store::SpanFlag::CacheOpen) ? 1 : 0;
        m_sum.cacheAdded += call.isCall && hasFlag(call, store::SpanFlag::CacheAdded) ? 1 : 0;
        if (call.cost)
            m_sum.total = m_sum.total.value_or(domain::Money{}) + *call.cost;
        if (!call.cost && call.tokens.known())
            addUnpriced(call);
        else if (!call.cost)
            call.isCall ? m_sum.unknown.add(call) : void();
        else if (hasFlag(call, store::SpanFlag::ReportedCost))
            addReported(call);
        else if (!addComputed(call, {call.provider, {}, call.model, call.tokens, call.start}))
            m_unclear.push_back(call);
    }

    /// Looks into the payloads of those that were put aside.
    domain::Result<void> lookCloser()
    {
        std::map<std::int64_t, const store::CallRow*> waiting;
        std::vector<domain::SpanKey> keys;
        for (const store::CallRow& call : m_unclear) {
            waiting[call.key] = &call;
            keys.push_back({call.key});
        }
        for (std::size_t begin = 0; begin < keys.size(); begin += kPayloadsAtOnce) {
            const auto some = std::span(keys).subspan(begin, std::min(kPayloadsAtOnce, keys.size() - begin));
            auto read = m_reader.payloads(some, [&](domain::SpanKey key, const store::SpanPayload& payload) {
                const auto decoded = decodePayload(payload);
                if (!decoded)
                    return;
                const store::CallRow& call = *waiting[key.value];
                const telemetry::Step& step = (*decoded)->step;
                if (addComputed(call, {step.provider, step.requestModel, step.responseModel, call.tokens, call.start, step.tokenParts}))
                    waiting.erase(key.value);
            });
            if (!read)
                return read.error();
        }
        for (const auto& [key, call] : waiting)
            m_sum.otherwise.add(*call);
        m_unclear.clear();
        return {};
    }

    CostSum finish()
    {
        for (auto& [key, line] : m_lines)
            m_sum.lines.push_back(std::move(line));
        std::stable_sort(m_sum.lines.begin(), m_sum.lines.end(), [](const CostLine& a, const CostLine& b) { return a.amount > b.amount; });
        for (const domain::CostChange& change : m_history.changes()) {
            if (!change.undone)
                m_sum.changes.push_back(change);
        }
        return std::move(m_sum);
    }

private:
    /// Whether a known table gives the stored cost; its factors are in the sum then.
    bool addComputed(const store::CallRow& call, const domain::PricedCall& priced)
    {
        for (const auto& book : m_history.books()) {
            const auto price = book->explain(priced);
            if (!price || price->total != *call.cost)
                continue;
            for (const PriceFactor& factor : price->factors)
                addFactor(factor, *price);
            m_sum.computed.add(call);
            return true;
        }
        return false;
    }

    void addFactor(const PriceFactor& factor, const PriceExplanation& price)
    {
        CostLine& line = m_lines[{factor.part, factor.usdPerMillion, factor.tierAbove.value_or(-1), price.provider, price.model, price.from, price.source}];
        line.part = factor.part;
        line.usdPerMillion = factor.usdPerMillion;
        line.tierAbove = factor.tierAbove;
        line.provider = price.provider;
        line.model = price.model;
        line.from = price.from;
        line.source = price.source;
        line.date = price.date;
        line.tokens += factor.tokens;
        line.amount = line.amount + factor.amount;
        ++line.calls;
    }

    void addUnpriced(const store::CallRow& call)
    {
        m_sum.unpriced.add(call);
        std::vector<std::string>& models = m_sum.unpricedModels;
        const auto place = std::lower_bound(models.begin(), models.end(), call.model);
        if (models.size() < CostSum::kMostUnpriced && !call.model.empty() && (place == models.end() || *place != call.model))
            models.insert(place, call.model);
    }

    void addReported(const store::CallRow& call)
    {
        m_sum.reported.add(call);
        const auto computed = m_history.present().price({call.provider, {}, call.model, call.tokens, call.start});
        if (!computed)
            return;
        ++m_sum.reportedComparable;
        m_sum.reportedComputed = m_sum.reportedComputed.value_or(domain::Money{}) + *computed;
        m_sum.reportedOfComparable = m_sum.reportedOfComparable + *call.cost;
    }

    using Key = std::tuple<BilledPart, double, std::int64_t, std::string, std::string, std::string, std::string>;
    store::WorkspaceReader& m_reader;
    const PriceHistory& m_history;
    CostSum m_sum;
    std::map<Key, CostLine> m_lines;
    std::vector<store::CallRow> m_unclear;
};

/// Of a part of time that costs can be grouped by; 0 for other keys.
std::int64_t lengthOf(const std::string& key)
{
    constexpr std::int64_t kMinute = 60'000'000'000;
    return key == "minute" ? kMinute : key == "hour" ? 60 * kMinute : key == "day" ? 24 * 60 * kMinute : 0;
}

void narrow(domain::Filter& filter, domain::TimeWindow window)
{
    if (filter.window)
        window = {std::max(window.begin, filter.window->begin), std::min(window.end, filter.window->end)};
    filter.window = window;
}

std::string usdPerMillion(double usd)
{
    char text[40];
    std::snprintf(text, sizeof text, "$%.10g", usd);
    return text;
}

std::string calls(std::int64_t count) { return format::count(count) + (count == 1 ? " call" : " calls"); }

/// "; models a, b"
std::string namesText(const std::vector<std::string>& models)
{
    std::string text;
    for (const std::string& model : models)
        text += (text.empty() ? (models.size() == 1 ? "; model " : "; models ") : ", ") + format::visible(model, 80);
    return text;
}

void addLine(std::string& text, const std::string& line) { text += line + "\n"; }

} // namespace

void CostSum::Share::add(const store::CallRow& call)
{
    ++calls;
    tokens.add(call.tokens);
    amount = amount + call.cost.value_or(domain::Money{});
}

domain::Filter filterOfGroup(domain::Filter filter, const std::vector<std::string>& by, const std::vector<std::string>& keys)
{
    for (std::size_t i = 0; i < by.size() && i < keys.size(); ++i) {
        if (const std::int64_t length = lengthOf(by[i]); length > 0) {
            const auto begin = format::parseRfc3339(by[i] == "day" ? keys[i] + "T00:00:00Z" : keys[i]);
            if (begin)
                narrow(filter, {*begin, {begin->ns + length}});
            continue;
        }
        domain::FilterTerm& term = filter.terms.emplace_back();
        term.kind = domain::FilterTerm::Kind::Field;
        term.key = by[i] == "user_tier" ? "tier" : by[i] == "service_version" ? "version" : by[i];
        term.op = keys[i].empty() ? domain::FilterTerm::Op::Any : domain::FilterTerm::Op::Equal;
        term.negated = keys[i].empty();
        if (!keys[i].empty())
            term.values = {keys[i]};
    }
    return filter;
}

domain::Result<CostSum> explainCosts(store::WorkspaceReader& reader, const domain::Filter& filter, const PriceHistory& history, const CallKeys& only)
{
    Summing summing(reader, history);
    auto read = reader.calls(filter, 0, [&](const store::CallRow& call) {
        if (!only || std::binary_search(only->begin(), only->end(), call.key))
            summing.add(call);
    });
    if (!read)
        return read.error();
    if (auto done = summing.lookCloser(); !done)
        return done.error();
    return summing.finish();
}

std::string usdOrUnknown(const std::optional<domain::Money>& money)
{
    return money ? "$" + format::moneyExact(*money) : std::string("unknown");
}

std::string costSumText(const CostSum& sum, const std::string& title)
{
    std::string text;
    addLine(text, "Why " + usdOrUnknown(sum.total) + (title.empty() ? "" : ": " + title));
    for (const CostLine& line : sum.lines) {
        addLine(text, "  " + std::string(nameOf(line.part)) + (line.tierAbove ? " (requests above " + format::count(*line.tierAbove) + " tokens)" : "") + ": "
                          + format::count(line.tokens) + " tokens × " + usdPerMillion(line.usdPerMillion) + " per million = $" + format::moneyExact(line.amount)
                          + "; " + line.provider + " / " + line.model + (line.from.empty() ? "" : ", from " + line.from) + "; table " + line.source
                          + (line.date.empty() ? "" : " of " + line.date) + "; " + calls(line.calls));
    }
    if (sum.reported.calls > 0) {
        addLine(text, "  reported by senders: " + calls(sum.reported.calls) + " = $" + format::moneyExact(sum.reported.amount)
                          + (sum.reportedComputed ? "; of " + calls(sum.reportedComparable) + " the table says $" + format::moneyExact(*sum.reportedComputed)
                                     + " where $" + format::moneyExact(sum.reportedOfComparable) + " was reported"
                                                  : "; the table has no price for them"));
    }
    if (sum.otherwise.calls > 0)
        addLine(text, "  priced by a table that is not kept here: " + calls(sum.otherwise.calls) + " = $" + format::moneyExact(sum.otherwise.amount));
    if (sum.unpriced.calls > 0)
        addLine(text, "  not in it, unpriced: " + calls(sum.unpriced.calls) + ", " + format::count(sum.unpriced.tokens.total().value_or(0)) + " tokens" + namesText(sum.unpricedModels));
    if (sum.unknown.calls > 0)
        addLine(text, "  not in it, unknown: " + calls(sum.unknown.calls) + " that told neither tokens nor a cost");
    if (sum.cacheAdded > 0)
        addLine(text, "  cached tokens came beside the input in " + calls(sum.cacheAdded));
    if (sum.cacheOpen > 0)
        addLine(text, "  only the conventions place cached tokens inside the input in " + calls(sum.cacheOpen));
    for (const domain::CostChange& change : sum.changes) {
        addLine(text, "  changed on purpose (change " + std::to_string(change.id) + ", " + format::rfc3339(change.made) + (change.author.empty() ? "" : ", by " + change.author) + "): "
                          + calls(change.calls) + " of the workspace, " + usdOrUnknown(domain::costOfChange(change.before)) + " before, " + usdOrUnknown(domain::costOfChange(change.after)) + " after");
    }
    return text;
}

} // namespace whyglass::analysis

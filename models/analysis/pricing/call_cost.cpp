// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/pricing/call_cost.h"

#include "models/format/format.h"

#include <algorithm>

namespace whyglass::analysis {

namespace {

using domain::ReadingBasis;

std::int64_t cachedIn(const domain::TokenUsage& tokens) { return tokens.cacheRead.value_or(0) + tokens.cacheWrite.value_or(0); }

domain::PricedCall callOf(const store::SpanRow& row, const telemetry::Step& step, const domain::TokenUsage& tokens)
{
    return {step.provider, step.requestModel, step.responseModel, tokens, row.start, step.tokenParts};
}

/// Stored tokens that are not what the payload alone says: other calls of the library, or a change of readings, decided.
domain::TokenReading readingOf(const store::SpanRow& row, const telemetry::Step& step)
{
    domain::TokenReading reading = step.reading;
    const std::int64_t cached = cachedIn(row.tokens);
    if (!row.tokens.input || !step.tokens.input || cached == 0 || row.tokens.input == step.tokens.input)
        return reading;
    if (*row.tokens.input == *step.tokens.input + cached || *row.tokens.input == *step.tokens.input - cached) {
        reading.cacheAdded = *row.tokens.input > *step.tokens.input;
        reading.cache = ReadingBasis::Scope;
    }
    return reading;
}

/// The book whose price is the stored one: that which is written down for the call, else any that gives it.
const PriceBook* bookThatGives(const store::SpanRow& row, const domain::PricedCall& call, const PriceHistory& history, std::int64_t change)
{
    const PriceBook* noted = history.bookOf(row.key, change);
    const auto gives = [&](const PriceBook* book) { return book != nullptr && book->price(call) == row.cost; };
    if (gives(noted))
        return noted;
    for (const auto& book : history.books()) {
        if (gives(book.get()))
            return book.get();
    }
    return nullptr;
}

void addOther(OtherReading::Of of, bool nowAdded, std::int64_t part, const store::SpanRow& row, const telemetry::Step& step, const PriceBook& book,
              CallCost& cost)
{
    OtherReading other;
    other.of = of;
    other.partAdded = !nowAdded;
    other.tokens = cost.tokens;
    auto& count = of == OtherReading::Of::Input ? other.tokens.input : other.tokens.output;
    if (!count || part == 0)
        return;
    *count += nowAdded ? -part : part;
    other.possible = *count >= part;
    if (other.possible)
        other.cost = book.price(callOf(row, step, other.tokens));
    cost.others.push_back(std::move(other));
}

std::string counted(std::int64_t tokens) { return format::count(tokens); }

const char* whyText(ReadingBasis basis, bool added, bool input)
{
    switch (basis) {
    case ReadingBasis::Library: return added ? "this library is known to send them apart" : "this library is known to send them so";
    case ReadingBasis::Exceeds: return "they are more than the number that was sent, so they cannot lie in it";
    case ReadingBasis::Total: return added ? "the total that was sent is only right with them added" : "the total that was sent says so";
    case ReadingBasis::Scope:
        return added ? "other calls of this library version send more cached tokens than input" : "somebody decided so for this library version";
    case ReadingBasis::Ambiguous:
        return "the conventions say so; but the names are those of a provider that sends them apart, and nothing in this workspace decides it";
    case ReadingBasis::Convention:
        return input ? "the conventions say so, and nothing in this workspace says otherwise" : "the conventions say so, and no total says otherwise";
    case ReadingBasis::None: break;
    }
    return "";
}

} // namespace

std::string_view nameOf(CostState state)
{
    switch (state) {
    case CostState::Reported: return "reported";
    case CostState::Computed: return "computed";
    case CostState::Unpriced: return "unpriced";
    case CostState::Unknown: return "unknown";
    }
    return {};
}

CallCost explainCall(const store::SpanRow& row, const telemetry::Step& step, const PriceHistory& history, std::int64_t change)
{
    CallCost cost;
    cost.counted = row.cost;
    cost.reported = step.reportedCost;
    cost.tokens = row.tokens;
    cost.parts = step.tokenParts;
    cost.reading = readingOf(row, step);
    if (const domain::CostChange* made = history.change(change))
        cost.change = *made;
    const bool isReported = row.has(store::SpanFlag::ReportedCost) && row.cost && row.cost == step.reportedCost;
    cost.state = isReported            ? CostState::Reported
        : row.cost                     ? CostState::Computed
        : row.tokens.known()           ? CostState::Unpriced
                                       : CostState::Unknown;
    if (step.model().empty() || !row.tokens.known())
        return cost;

    const domain::PricedCall call = callOf(row, step, row.tokens);
    const PriceBook* noted = history.bookOf(row.key, change);
    const PriceBook* book = isReported || !row.cost ? noted : bookThatGives(row, call, history, change);
    cost.tableKnown = book != nullptr || !row.cost || isReported;
    if (book == nullptr)
        book = &history.present();
    cost.price = book->explain(call);
    addOther(OtherReading::Of::Input, cost.reading.cacheAdded, cachedIn(cost.tokens), row, step, *book, cost);
    addOther(OtherReading::Of::Output, cost.reading.reasoningAdded, cost.tokens.reasoning.value_or(0), row, step, *book, cost);
    return cost;
}

std::string inputReadingText(const CallCost& cost)
{
    const std::int64_t cached = cachedIn(cost.tokens);
    if (cost.reading.cache == ReadingBasis::None || !cost.tokens.input)
        return {};
    const std::string why = whyText(cost.reading.cache, cost.reading.cacheAdded, true);
    if (cost.reading.cacheAdded)
        return counted(cached) + " cached tokens came beside an input of " + counted(*cost.tokens.input - cached) + " and were added to it: " + why + ".";
    return counted(cached) + " cached tokens are counted inside the input of " + counted(*cost.tokens.input) + ": " + why + ".";
}

std::string outputReadingText(const CallCost& cost)
{
    const std::int64_t thoughts = cost.tokens.reasoning.value_or(0);
    if (cost.reading.reasoning == ReadingBasis::None || !cost.tokens.output)
        return {};
    const std::string why = whyText(cost.reading.reasoning, cost.reading.reasoningAdded, false);
    if (cost.reading.reasoningAdded)
        return counted(thoughts) + " reasoning tokens came beside an output of " + counted(*cost.tokens.output - thoughts) + " and were added to it: " + why + ".";
    return counted(thoughts) + " reasoning tokens are counted inside the output of " + counted(*cost.tokens.output) + ": " + why + ".";
}

} // namespace whyglass::analysis

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/query/term_match.h"

#include "models/analysis/text/ascii.h"
#include "models/analysis/text/folded_words.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

namespace whyglass::analysis {

namespace {

using domain::FilterTerm;

std::optional<double> numberOf(std::string_view text)
{
    double number = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

/// Three-way by number where both are numbers, else by text with ASCII case folded.
int compare(std::string_view a, std::string_view b)
{
    const auto x = numberOf(a);
    const auto y = numberOf(b);
    if (x && y)
        return *x < *y ? -1 : (*x > *y ? 1 : 0);
    return toLower(a).compare(toLower(b));
}

bool holds(const FilterTerm& term, std::string_view actual)
{
    using Op = FilterTerm::Op;
    const auto equal = [actual](const std::string& value) { return compare(actual, value) == 0; };
    switch (term.op) {
    case Op::Any:
        return true;
    case Op::Equal:
        return std::any_of(term.values.begin(), term.values.end(), equal);
    case Op::NotEqual:
        return std::none_of(term.values.begin(), term.values.end(), equal);
    case Op::Prefix:
        return equalsFolded(actual.substr(0, term.values.front().size()), term.values.front());
    case Op::Range:
        return compare(actual, term.values[0]) >= 0 && compare(actual, term.values[1]) <= 0;
    case Op::Less:
        return compare(actual, term.values.front()) < 0;
    case Op::LessEqual:
        return compare(actual, term.values.front()) <= 0;
    case Op::Greater:
        return compare(actual, term.values.front()) > 0;
    case Op::GreaterEqual:
        return compare(actual, term.values.front()) >= 0;
    }
    return false;
}

/// `needle` with no letter, digit or underscore right before or after it, unless it ends in none itself.
bool containsWhole(std::string_view text, std::string_view needle, bool prefix)
{
    if (needle.empty())
        return false;
    const auto same = [](char a, char b) { return toLower(a) == toLower(b); };
    for (auto at = text.begin();; ++at) {
        at = std::search(at, text.end(), needle.begin(), needle.end(), same);
        if (at == text.end())
            return false;
        const auto after = at + static_cast<std::ptrdiff_t>(needle.size());
        const bool cutBefore = at != text.begin() && isWordByte(*(at - 1)) && isWordByte(needle.front());
        const bool cutAfter = !prefix && after != text.end() && isWordByte(*after) && isWordByte(needle.back());
        if (!cutBefore && !cutAfter)
            return true;
    }
}

/// The words of a term one after the other, folded as the index folds them; signs alone as they are.
class TermText {
public:
    explicit TermText(const FilterTerm& term)
        : m_text(term.values.front()), m_prefix(term.op == FilterTerm::Op::Prefix), m_words(m_text, m_prefix)
    {
    }
    bool operator()(std::string_view text) const { return m_words.empty() ? containsWhole(text, m_text, m_prefix) : m_words.find(text).has_value(); }

private:
    const std::string& m_text;
    bool m_prefix;
    FoldedSearch m_words;
};

bool textMatches(const DecodedSpan& span, const FilterTerm& term)
{
    const TermText hit(term);
    if (hit(span.span.name) || hit(span.span.statusMessage) || hit(span.resource.service))
        return true;
    const auto texts = telemetry::indexTextsOf(span.step, span.span);
    return std::any_of(texts.begin(), texts.end(), [&hit](const telemetry::IndexText& text) { return hit(text.text); });
}

std::optional<std::string> tokenField(const domain::TokenUsage& tokens, std::string_view name)
{
    const std::pair<std::string_view, std::optional<std::int64_t>> counts[] = {
        {"input", tokens.input},
        {"output", tokens.output},
        {"total", tokens.total()},
        {"cache_read", tokens.cacheRead},
        {"cache_write", tokens.cacheWrite},
        {"reasoning", tokens.reasoning},
    };
    for (const auto& [key, count] : counts)
        if (key == name)
            return count ? std::optional(std::to_string(*count)) : std::nullopt;
    return std::nullopt;
}

/// A normalised field; nullopt where the span does not have it or the key is no such field.
std::optional<std::string> fieldOf(const DecodedSpan& decoded, std::string_view key)
{
    const telemetry::Step& step = decoded.step;
    const telemetry::SpanView& span = decoded.span;
    if (key == "tokens")
        return tokenField(step.tokens, "total");
    if (key.starts_with("tokens."))
        return tokenField(step.tokens, key.substr(7));
    if (key == "duration")
        return std::to_string((span.end - span.start).ns);
    if (key == "span")
        return span.span.hex();
    if (key == "trace")
        return span.trace.hex();
    if (key == "parent")
        return span.parent.hex();
    const std::pair<std::string_view, std::string_view> texts[] = {
        {"model", step.model()},
        {"model.request", step.requestModel},
        {"model.response", step.responseModel},
        {"provider", step.provider},
        {"operation", step.operation},
        {"dialect", step.dialect},
        {"tool", step.tool},
        {"tool.call_id", step.toolCallId},
        {"agent", step.agent},
        {"workflow", step.workflow},
        {"session", step.session},
        {"user", step.user},
        {"tier", step.userTier},
        {"prompt.name", step.promptName},
        {"prompt.version", step.promptVersion},
        {"error.type", step.errorType},
        {"service", decoded.resource.service},
        {"version", decoded.resource.serviceVersion},
        {"env", decoded.resource.environment},
        {"name", span.name},
        {"step", domain::nameOf(step.kind)},
        {"scope", decoded.scope.name},
        {"status", domain::nameOf(span.status)},
        {"kind", domain::nameOf(span.kind)},
    };
    for (const auto& [name, value] : texts)
        if (name == key)
            return value.empty() ? std::nullopt : std::optional(std::string(value));
    return std::nullopt;
}

bool flagMatches(const DecodedSpan& decoded, const std::string& word)
{
    if (word == "error")
        return decoded.span.status == domain::SpanStatus::Error;
    if (word == "root")
        return !decoded.span.parent.valid();
    return false;
}

bool fieldMatches(const DecodedSpan& decoded, const FilterTerm& term)
{
    if (term.key == "is")
        return std::any_of(
            term.values.begin(), term.values.end(), [&decoded](const std::string& word) { return flagMatches(decoded, word); });
    if (term.key == "finish") {
        const auto& reasons = decoded.step.finishReasons;
        return std::any_of(
            reasons.begin(), reasons.end(), [&term](domain::FinishReason reason) { return holds(term, domain::nameOf(reason)); });
    }
    if (term.key == "event") {
        const auto& events = decoded.span.events;
        return std::any_of(events.begin(), events.end(), [&term](const telemetry::EventView& event) { return holds(term, event.name); });
    }
    if (const auto value = fieldOf(decoded, term.key))
        return holds(term, *value);
    for (const auto* attributes : {&decoded.span.attributes, &decoded.resource.attributes})
        if (const auto* attribute = telemetry::findAttribute(*attributes, term.key))
            return holds(term, telemetry::valueToText(attribute->value));
    return false;
}

} // namespace

bool matchesTerm(const DecodedSpan& span, const FilterTerm& term)
{
    if (term.kind == FilterTerm::Kind::Field)
        return fieldMatches(span, term);
    return !term.values.empty() && textMatches(span, term);
}

namespace {

bool logMatches(const store::SpanPayload& payload, const FilterTerm& term)
{
    const auto log = telemetry::decodeLog(payload.span);
    const auto resource = telemetry::decodeResource(payload.resource);
    if (!log || !resource)
        return false; // was counted as an issue when it came in
    if (term.kind != FilterTerm::Kind::Field) {
        if (term.values.empty())
            return false;
        const auto texts = telemetry::indexTextsOf(*log);
        const TermText hit(term);
        return std::any_of(texts.begin(), texts.end(), [&hit](const telemetry::IndexText& text) { return hit(text.text); });
    }
    const auto pairs = telemetry::indexPairsOf(*resource, *log);
    const auto pair = std::find_if(pairs.begin(), pairs.end(), [&term](const telemetry::IndexPair& one) { return one.key == term.key; });
    if (pair != pairs.end())
        return holds(term, pair->value);
    for (const auto* attributes : {&log->attributes, &resource->attributes})
        if (const auto* attribute = telemetry::findAttribute(*attributes, term.key)) // longer than a pair may be
            return holds(term, telemetry::valueToText(attribute->value));
    return false;
}

} // namespace

bool payloadMatches(const store::SpanPayload& payload, const FilterTerm& term)
{
    if (payload.isLog)
        return logMatches(payload, term);
    const auto decoded = decodePayload(payload);
    return decoded && matchesTerm(**decoded, term);
}

} // namespace whyglass::analysis

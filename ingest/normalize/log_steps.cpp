// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/normalize/log_steps.h"

#include "ingest/decode/log_span.h"
#include "ingest/normalize/facts.h"

namespace whyglass::telemetry {

namespace {

/// A step that claims to have taken longer did not.
constexpr double kLongestMs = 24.0 * 3600.0 * 1000.0;

std::int64_t durationOf(const LogView& log)
{
    constexpr double kNsPerMs = 1'000'000.0;
    const AttributeView* attribute = findAttribute(log.attributes, "duration_ms");
    const auto milliseconds = attribute != nullptr ? numberOf(attribute->value) : std::nullopt;
    return milliseconds && *milliseconds > 0 && *milliseconds <= kLongestMs ? static_cast<std::int64_t>(*milliseconds * kNsPerMs) : 0;
}

bool saysNo(const AttributeView* attribute)
{
    if (attribute == nullptr)
        return false;
    const ValueView& value = attribute->value;
    return value.type == ValueView::Type::Bool ? !value.boolean : sameWord(textOf(value), "false");
}

std::string_view errorOf(const LogView& log)
{
    for (const std::string_view key : {"error", "error.message", "error_message", "error_type"}) {
        const AttributeView* attribute = findAttribute(log.attributes, key);
        if (attribute != nullptr && !isPlaceholder(textOf(attribute->value)))
            return textOf(attribute->value);
    }
    return {};
}

} // namespace

std::optional<LogStep> logStepOf(const ResourceView& resource, const ScopeView& scope, const LogView& log)
{
    if (log.eventName.empty())
        return std::nullopt;
    LogStep step;
    step.match = findLogRule(log.eventName, scope.name, resource.service, log.attributes);
    if (!step.match)
        return std::nullopt;
    const LogLinks links = linksOf(log);
    step.session = links.session;
    step.prompt = links.prompt;
    if (step.session.empty()) {
        const AttributeView* session = findAttribute(resource.attributes, "session.id");
        step.session = session != nullptr ? textOf(session->value) : std::string_view();
    }
    if (step.session.empty() && log.trace.valid())
        return std::nullopt;
    step.name.append(step.match.dialect->telemetry.eventPrefix).append(step.match.rule->event);
    return step;
}

std::string spanOfLogStep(const LogStep& step, const LogView& log, const domain::TraceId& trace, domain::SpanId span)
{
    LogSpan made;
    made.trace = trace;
    made.span = span;
    made.name = step.name;
    made.end = log.time.known() ? log.time : log.observed;
    const std::int64_t duration = durationOf(log);
    made.start.ns = duration < made.end.ns ? made.end.ns - duration : made.end.ns;
    made.failed = step.match.rule->failed || saysNo(findAttribute(log.attributes, "success"));
    made.statusMessage = errorOf(log);
    return spanMessageOf(log, made);
}

} // namespace whyglass::telemetry

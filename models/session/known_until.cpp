// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/known_until.h"

#include <algorithm>
#include <unordered_map>

namespace whyglass::session {

namespace {

using store::SpanFlag;

bool hasEnded(const store::SpanRow& row, domain::Timestamp time) { return row.end() <= time; }

domain::Timestamp timeOf(const store::LogRow& log) { return log.time.known() ? log.time : log.observed; }

/// Which rows had begun. A parent whose child was seen was there too, whatever its clock says.
std::vector<bool> begunRows(const LoadedTrace& trace, domain::Timestamp time)
{
    const auto& rows = trace.spans.rows;
    std::vector<bool> begun(rows.size());
    for (std::size_t i = rows.size(); i-- > 0;) {
        begun[i] = begun[i] || rows.start(i) <= time;
        if (const int parent = trace.parentIndex()[i]; begun[i] && parent >= 0)
            begun[static_cast<std::size_t>(parent)] = true;
    }
    return begun;
}

void forgetResult(store::SpanRow& row, domain::Timestamp time)
{
    row.duration = {std::max<std::int64_t>(0, (time - row.start).ns)};
    row.status = domain::SpanStatus::Unset;
    row.tokens = {};
    row.cost.reset();
    row.flags |= static_cast<std::uint32_t>(SpanFlag::Unfinished);
    row.flags &= ~(static_cast<std::uint32_t>(SpanFlag::HasUsage) | static_cast<std::uint32_t>(SpanFlag::HasDecision));
}

void addToSums(store::TraceRow& sums, const store::SpanRow& row, bool ended)
{
    ++sums.spans;
    ++sums.steps[static_cast<std::size_t>(row.step)];
    if (!ended)
        return;
    sums.errors += row.status == domain::SpanStatus::Error ? 1 : 0;
    if (row.has(SpanFlag::Call)) {
        ++sums.calls;
        sums.unknownCalls += row.tokens.known() ? 0 : 1;
    }
    sums.unpricedCalls += row.has(SpanFlag::Unpriced) ? 1 : 0;
    if (!row.has(SpanFlag::Summed))
        return;
    sums.tokens.add(row.tokens);
    if (row.cost)
        sums.cost = sums.cost.value_or(domain::Money{}) + *row.cost;
}

void takeRows(LoadedTrace& known, const LoadedTrace& trace, domain::Timestamp time)
{
    const auto begun = begunRows(trace, time);
    const auto& rows = trace.spans.rows;
    std::vector<int> place(rows.size(), -1);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!begun[i])
            continue;
        place[i] = static_cast<int>(known.spans.rows.size());
        store::SpanRow row = rows[i];
        const bool ended = hasEnded(row, time);
        if (!ended)
            forgetResult(row, time);
        const int parent = trace.parentIndex()[i];
        known.spans.rows.add(row, parent < 0 ? -1 : place[static_cast<std::size_t>(parent)]);
        addToSums(known.row, row, ended);
    }
    known.spans.rows.shrink();
    for (const std::int32_t row : trace.rowsBySpan) {
        if (const int at = place[static_cast<std::size_t>(row)]; at >= 0)
            known.rowsBySpan.push_back(at);
    }
}

domain::TimeWindow axisOf(const LoadedTrace& trace)
{
    if (!trace.axis.empty())
        return trace.axis;
    domain::TimeWindow axis = trace.extent();
    const store::SpanColumns& rows = trace.spans.rows;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        axis.begin = std::min(axis.begin, rows.start(i));
        axis.end = std::max(axis.end, rows.end(i));
    }
    return axis;
}

/// When a decision was made: at the end of its span.
class DecisionTimes {
public:
    explicit DecisionTimes(const LoadedTrace& trace)
    {
        for (const domain::Decision& decision : trace.decisions)
            m_ends.emplace(decision.span, decision.start);
        const store::SpanColumns& rows = trace.spans.rows;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (const auto end = m_ends.find(rows.span(i)); end != m_ends.end())
                end->second = rows.end(i);
        }
    }
    [[nodiscard]] domain::Timestamp of(const domain::Decision& decision) const { return m_ends.at(decision.span); }

private:
    std::unordered_map<domain::SpanId, domain::Timestamp> m_ends;
};

} // namespace

LoadedTracePtr knownAt(const LoadedTrace& trace, domain::Timestamp time)
{
    auto known = std::make_shared<LoadedTrace>();
    known->axis = axisOf(trace);
    known->environment = trace.environment;
    known->generation = trace.generation;
    known->spans.texts = trace.spans.texts;
    known->row = trace.row;
    store::TraceRow& sums = known->row;
    sums.spans = sums.errors = sums.calls = sums.unknownCalls = sums.unpricedCalls = 0;
    sums.steps = {};
    sums.tokens = {};
    sums.cost.reset();
    sums.end = std::max(sums.start, std::min(sums.end, time));
    takeRows(*known, trace, time);

    for (const domain::Finding& finding : trace.findings) {
        if (finding.time <= time)
            known->findings.push_back(finding);
    }
    const DecisionTimes decided(trace);
    for (const domain::Decision& decision : trace.decisions) {
        if (decided.of(decision) <= time)
            known->decisions.push_back(decision);
    }
    for (const store::LogRow& log : trace.logs) {
        if (timeOf(log) <= time)
            known->logs.push_back(log);
    }
    sums.findings = static_cast<std::int64_t>(known->findings.size());
    sums.decisions = static_cast<std::int64_t>(known->decisions.size());
    sums.worst = domain::Severity::Info;
    for (const domain::Finding& finding : known->findings)
        sums.worst = std::max(sums.worst, finding.severity);
    return known;
}

InspectedSpanPtr knownAt(const InspectedSpan& span, domain::Timestamp time)
{
    auto known = std::make_shared<InspectedSpan>(span);
    std::erase_if(known->events, [time](const EventLine& event) { return event.time > time; });
    std::erase_if(known->findings, [time](const domain::Finding& finding) { return finding.time > time; });
    if (hasEnded(span.row, time))
        return known;
    forgetResult(known->row, time);
    known->content.outputMessages.reset();
    known->content.toolResult.reset();
    known->content.documents.reset();
    known->content.output.reset();
    // A sender tells the rest with the end of the span: nothing says what of it was there before.
    known->attributes.clear();
    known->links.clear();
    known->cost = {};
    known->rawJson.clear();
    known->model = known->requestModel;
    for (std::string* text : {&known->responseModel, &known->errorType, &known->statusMessage, &known->finishReasons, &known->stepReason})
        text->clear();
    known->droppedAttributes = known->droppedEvents = known->droppedLinks = 0;
    return known;
}

std::vector<domain::Timestamp> knownTimes(const LoadedTrace& trace)
{
    std::vector<domain::Timestamp> times;
    times.reserve(2 * trace.spans.rows.size() + trace.logs.size() + trace.findings.size());
    for (std::size_t i = 0; i < trace.spans.rows.size(); ++i) {
        times.push_back(trace.spans.rows.start(i));
        times.push_back(trace.spans.rows.end(i));
    }
    for (const store::LogRow& log : trace.logs)
        times.push_back(timeOf(log));
    for (const domain::Finding& finding : trace.findings)
        times.push_back(finding.time);
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    return times;
}

domain::Timestamp stepKnownTime(const std::vector<domain::Timestamp>& times, domain::Timestamp time, int step)
{
    if (step > 0) {
        const auto next = std::upper_bound(times.begin(), times.end(), time);
        return next == times.end() ? time : *next;
    }
    const auto at = std::lower_bound(times.begin(), times.end(), time);
    return at == times.begin() ? time : *std::prev(at);
}

} // namespace whyglass::session

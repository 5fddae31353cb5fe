// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/compare/comparison.h"

#include "models/analysis/compare/run.h"
#include "models/analysis/compare/step_list.h"

#include <algorithm>

namespace whyglass::analysis {

namespace {

domain::Result<domain::TraceId> traceOf(store::WorkspaceReader& reader, const std::string& id)
{
    if (const auto trace = domain::TraceId::fromHex(id))
        return *trace;
    if (!domain::SpanId::fromHex(id)) {
        return domain::Error{domain::ErrorCode::InvalidArgument, "cannot compare " + id + ": it is no id",
                             "give 32 hex digits for a trace or 16 for a decision"};
    }
    const auto decision = reader.decision(id);
    if (!decision)
        return decision.error();
    if (!*decision) {
        return domain::Error{domain::ErrorCode::NotFound, "cannot compare " + id + ": there is no such decision in this workspace",
                             "list decisions or traces to see what there is"};
    }
    return (*decision)->trace;
}

domain::Result<void> load(store::WorkspaceReader& reader, const std::string& id, Run& run)
{
    run.id = id;
    const auto trace = traceOf(reader, id);
    if (!trace)
        return trace.error();
    auto details = loadTraceDetails(reader, *trace);
    if (!details)
        return details.error();
    run.trace = std::move(*details);
    auto decisions = reader.decisionsOfTrace(*trace);
    if (!decisions)
        return decisions.error();
    run.decisions = std::move(*decisions);
    return {};
}

/// A run and what it is compared by; the steps point into the run.
struct Side {
    explicit Side(const Run& given) : run(given)
    {
        const auto found = std::find_if(run.decisions.begin(), run.decisions.end(), [&](const domain::Decision& decision) { return decision.id == run.id; });
        goal = found == run.decisions.end() ? nullptr : &*found;
    }
    const Run& run;
    const domain::Decision* goal = nullptr; ///< asked for; null = the whole trace
    StepList steps;
};

void nameSide(const Side& given, ComparedSide& side)
{
    const Run& run = given.run;
    const auto& rows = run.trace.spans.rows;
    side.service = run.trace.row.service;
    for (std::size_t i = 0; i < rows.size() && side.serviceVersion.empty(); ++i) {
        if (run.trace.decoded[i])
            side.serviceVersion = run.trace.decoded[i]->resource.serviceVersion;
    }
    for (const ListedStep& step : given.steps) {
        const std::size_t row = step.row;
        if (run.trace.decoded[row] && !run.trace.decoded[row]->step.promptVersion.empty()) {
            side.promptName = run.trace.decoded[row]->step.promptName;
            side.promptVersion = run.trace.decoded[row]->step.promptVersion;
        }
    }
    side.label = run.trace.row.rootName;
    if (side.decision && !side.decision->subject.empty())
        side.label = side.decision->subject.front().second;
}

ComparedSide sideOf(const Side& given)
{
    const Run& run = given.run;
    ComparedSide side;
    side.id = run.id;
    side.trace = run.trace.row.trace;
    if (given.goal)
        side.decision = *given.goal;
    else if (run.decisions.size() == 1)
        side.decision = run.decisions.front();
    nameSide(given, side);
    side.tokens = given.goal ? given.goal->tokens : run.trace.row.tokens;
    side.cost = given.goal ? given.goal->cost : run.trace.row.cost;
    side.start = run.trace.row.start;
    domain::Timestamp end = given.goal ? given.goal->start + given.goal->duration : run.trace.row.end;
    if (given.goal && !given.steps.empty()) {
        side.start = given.steps.front().shown.start;
        end = side.start;
        for (const ListedStep& step : given.steps) {
            side.start = std::min(side.start, step.shown.start);
            end = std::max(end, step.shown.start + step.shown.duration);
        }
    }
    side.duration = end - side.start;
    for (const ListedStep& step : given.steps)
        side.steps.push_back(step.shown);
    return side;
}

std::vector<StepSignature> signaturesOf(const StepList& steps)
{
    std::vector<StepSignature> signatures;
    for (const ListedStep& step : steps)
        signatures.push_back(step.signature);
    return signatures;
}

StepPair pairOf(const Side& a, const Side& b, const AlignedStep& aligned, bool keepVolatile)
{
    StepPair pair;
    pair.a = aligned.a;
    pair.b = aligned.b;
    if (aligned.a < 0 || aligned.b < 0) {
        pair.relation = aligned.b < 0 ? StepRelation::OnlyA : StepRelation::OnlyB;
        return pair;
    }
    const ListedStep& left = a.steps[static_cast<std::size_t>(aligned.a)];
    const ListedStep& right = b.steps[static_cast<std::size_t>(aligned.b)];
    if (left.signature.exact == right.signature.exact)
        return pair;
    auto changes = compareSteps(fieldsOf(a.run.trace, left.row, a.run.trace.content(left.row), left.decision, keepVolatile),
                                fieldsOf(b.run.trace, right.row, b.run.trace.content(right.row), right.decision, keepVolatile), left.signature.kind,
                                keepVolatile);
    pair.relation = changes.relation;
    pair.behaviour = std::move(changes.behaviour);
    pair.changes = std::move(changes.changes);
    return pair;
}

} // namespace

std::size_t Comparison::count(StepRelation relation) const
{
    return static_cast<std::size_t>(std::count_if(steps.begin(), steps.end(), [relation](const StepPair& pair) { return pair.relation == relation; }));
}

Comparison compareRuns(const Run& a, const Run& b, CompareOptions options)
{
    Side left(a);
    Side right(b);
    options.everySpan = options.everySpan || (!hasSteps(a.trace) && !hasSteps(b.trace));
    for (Side* side : {&left, &right})
        side->steps = stepsOf(side->run.trace, side->run.decisions, side->goal, options);
    Comparison comparison;
    comparison.everySpan = options.everySpan;
    comparison.a = sideOf(left);
    comparison.b = sideOf(right);
    for (const AlignedStep& aligned : alignSteps(signaturesOf(left.steps), signaturesOf(right.steps))) {
        comparison.steps.push_back(pairOf(left, right, aligned, options.keepVolatile));
        const StepRelation relation = comparison.steps.back().relation;
        if (!comparison.firstDivergence && relation != StepRelation::Same && relation != StepRelation::Values)
            comparison.firstDivergence = comparison.steps.size() - 1;
    }
    return comparison;
}

domain::Result<Comparison> compareRuns(store::WorkspaceReader& reader, const std::string& a, const std::string& b, CompareOptions options)
{
    Run left;
    Run right;
    if (const auto done = load(reader, a, left); !done)
        return done.error();
    if (const auto done = load(reader, b, right); !done)
        return done.error();
    return compareRuns(left, right, options);
}

} // namespace whyglass::analysis

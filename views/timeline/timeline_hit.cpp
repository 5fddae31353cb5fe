// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/timeline_hit.h"

#include "models/format/format.h"
#include "models/tables/shown_time.h"
#include "models/timeline/span_label.h"
#include "views/common/plain_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace whyglass::views {

using timeline::TrackKind;

namespace {

constexpr int kTolerance = 3; // logical pixels
constexpr int kMarkReach = 8; // half a finding or decision mark and some air
constexpr std::size_t kMostListed = 6;

QString tr(const char* text) { return QCoreApplication::translate("Timeline", text); }

QString text(const std::string& plain) { return QString::fromStdString(plain); }

TimelineHit sliceAt(const TimelineScene& scene, const TrackRow& row, int y, int column)
{
    const int lane = row.laneAt(y);
    if (lane < 0)
        return {};
    const auto track = static_cast<std::size_t>(row.sliceTrack);
    const auto& rects = row.collapsed && !row.volume ? scene.frame.collapsed(track) : scene.frame.lane(track, static_cast<std::size_t>(lane));
    const timeline::SliceRect* rect = timeline::hitTest(rects, column, static_cast<int>(kTolerance * scene.dpr));
    if (!rect)
        return {};
    domain::TimeWindow span = scene.timeline().windowOf(rect->summary.row);
    if (!rect->single()) {
        span.begin = std::min(span.begin, scene.frame.scale().startOf(rect->x0));
        span.end = std::max(span.end, scene.frame.scale().startOf(rect->x1));
    }
    return {.what = TimelineHit::What::Slice,
        .row = rect->summary.row,
        .instant = -1,
        .count = rect->summary.count,
        .span = span,
        .summary = rect->summary};
}

TimelineHit markAt(const TimelineScene& scene, TimelineHit::What what, const std::vector<timeline::InstantMark>& marks,
    const std::vector<timeline::Instant>& instants, int column, int reach)
{
    const timeline::InstantMark* nearest = nullptr;
    int best = static_cast<int>(reach * scene.dpr) + 1;
    for (const timeline::InstantMark& mark : marks) {
        if (const int distance = std::abs(mark.x - column); distance < best) {
            best = distance;
            nearest = &mark;
        }
    }
    if (!nearest)
        return {};
    const timeline::Instant& instant = instants[nearest->instant];
    return {.what = what,
        .row = instant.row,
        .instant = static_cast<std::int32_t>(nearest->instant),
        .count = nearest->count,
        .span = {instant.time, instant.time},
        .summary = {}};
}

TimelineHit costAt(const TimelineScene& scene, TrackKind kind, int column)
{
    const bool tokens = kind == TrackKind::Tokens;
    const timeline::CostTrack& track = tokens ? scene.timeline().tokens() : scene.timeline().cost();
    const timeline::CostStep* nearest = nullptr;
    int best = static_cast<int>(10 * scene.dpr);
    for (const timeline::CostStep& step : tokens ? scene.frame.tokens() : scene.frame.cost()) {
        if (const int distance = std::abs(step.x - column); distance < best) {
            best = distance;
            nearest = &step;
        }
    }
    if (!nearest)
        return {};
    const timeline::CostTrack::Call& call = track.calls[nearest->call];
    return {.what = tokens ? TimelineHit::What::Tokens : TimelineHit::What::Cost,
        .row = call.row,
        .instant = static_cast<std::int32_t>(nearest->call),
        .count = nearest->count,
        .span = {call.end, call.end},
        .summary = {}};
}

QString severityWord(domain::Severity severity)
{
    return toldLine(domain::nameOf(severity));
}

QString describeMany(const timeline::TraceTimeline& timeline, const TimelineHit& hit)
{
    const bool traces = timeline.scope() == timeline::TimelineScope::Workspace;
    QStringList lines{(traces ? tr("%1 traces within %2") : tr("%1 steps within %2"))
                          .arg(QLocale::c().toString(hit.count), text(format::duration(hit.span.length())))};
    if (hit.summary->errors > 0)
        lines.append(tr("%1 with an error").arg(hit.summary->errors));
    if (hit.summary->worst)
        lines.append(tr("worst finding: %1").arg(severityWord(*hit.summary->worst)));
    lines.append(tr("Double click zooms in"));
    return lines.join(u'\n');
}

/// How long after the begin of a trace; of what lasts days, when.
QString momentText(const timeline::TraceTimeline& timeline, domain::Timestamp time)
{
    if (timeline.scope() == timeline::TimelineScope::Trace)
        return u'+' + text(format::duration(time - timeline.extent().begin));
    return QLocale().toString(tables::shownTime(time), QCoreApplication::translate("tables", "d MMM yyyy HH:mm:ss"));
}

QString describeSpan(const timeline::TraceTimeline& timeline, std::int32_t row)
{
    const session::LoadedTrace& trace = timeline.trace();
    const store::SpanRow& span = trace.spans.rows[static_cast<std::size_t>(row)];
    const timeline::SpanLabel label = timeline::spanLabel(trace.spans, span);
    QStringList lines{plainLine(label.verb.empty() ? label.name : label.verb + " " + label.name, 200)};
    lines.append(text(format::duration(span.duration)) + QStringLiteral(", ") + momentText(timeline, span.start));
    if (span.status == domain::SpanStatus::Error)
        lines.append(tr("status: error"));
    if (const auto tokens = span.tokens.total()) {
        QString line = tr("%1 tokens").arg(text(format::count(*tokens)));
        if (span.cost)
            line += QStringLiteral(", ") + text(format::moneyInFull(*span.cost));
        else if (span.has(store::SpanFlag::Unpriced))
            line += QStringLiteral(", ") + tr("no price known");
        lines.append(line);
    }
    std::size_t listed = 0;
    for (const timeline::Instant& finding : timeline.findings()) {
        if (finding.row == row && ++listed <= kMostListed) {
            const domain::Finding& full = trace.findings[static_cast<std::size_t>(finding.index)];
            lines.append(severityWord(full.severity) + QStringLiteral(": ") + toldLine(full.title, 120));
        }
    }
    if (listed > kMostListed)
        lines.append(tr("and %1 more findings").arg(listed - kMostListed));
    return lines.join(u'\n');
}

} // namespace

TimelineHit hitAt(const TimelineScene& scene, QPoint position)
{
    const TrackRow* row = scene.layout.rowAt(position.y());
    if (!row || position.x() < timeline_metrics::kLabelWidth)
        return {};
    const int column = static_cast<int>(std::floor((position.x() - timeline_metrics::kLabelWidth) * scene.dpr));
    const timeline::TraceTimeline& timeline = scene.timeline();
    switch (row->kind) {
    case TrackKind::Findings:
        return markAt(scene, TimelineHit::What::Finding, scene.frame.findings(), timeline.findings(), column, kMarkReach);
    case TrackKind::Decisions:
        return markAt(scene, TimelineHit::What::Decision, scene.frame.decisions(), timeline.decisions(), column, kMarkReach);
    case TrackKind::Logs:
        return markAt(scene, TimelineHit::What::Log, scene.frame.logs(), timeline.logs(), column, kTolerance);
    case TrackKind::Cost:
    case TrackKind::Tokens:
        return costAt(scene, row->kind, column);
    default:
        return sliceAt(scene, *row, position.y(), column);
    }
}

QString describeRow(const timeline::TraceTimeline& timeline, std::int32_t row)
{
    return describeSpan(timeline, row).replace(u'\n', QStringLiteral(", "));
}

QString describe(const timeline::TraceTimeline& timeline, const TimelineHit& hit)
{
    const session::LoadedTrace& trace = timeline.trace();
    const auto at = [&](domain::Timestamp time) { return momentText(timeline, time); };
    switch (hit.what) {
    case TimelineHit::What::Nothing:
        return {};
    case TimelineHit::What::Slice:
        return hit.count > 1 ? describeMany(timeline, hit) : describeSpan(timeline, hit.row);
    case TimelineHit::What::Finding: {
        const domain::Finding& finding =
            trace.findings[static_cast<std::size_t>(timeline.findings()[static_cast<std::size_t>(hit.instant)].index)];
        QString result = severityWord(finding.severity) + QStringLiteral(": ") + toldLine(finding.title, 200) + u'\n'
            + toldLine(finding.explanation, 300) + u'\n' + at(finding.time);
        return hit.count > 1 ? result + u'\n' + tr("%1 findings here").arg(hit.count) : result;
    }
    case TimelineHit::What::Decision: {
        const timeline::Instant& instant = timeline.decisions()[static_cast<std::size_t>(hit.instant)];
        if (instant.index < 0)
            return tr("A decision step") + u'\n' + at(instant.time);
        const domain::Decision& decision = trace.decisions[static_cast<std::size_t>(instant.index)];
        QString result =
            tr("Decision: %1").arg(decision.result.empty() ? tr("result not known") : plainLine(decision.result, 200));
        for (const auto& [key, value] : decision.subject)
            result += u'\n' + plainLine(key, 60) + QStringLiteral(": ") + plainLine(value, 80);
        return result + u'\n' + (decision.isExplicit ? tr("stated by the telemetry") : tr("inferred")) + u'\n' + at(instant.time);
    }
    case TimelineHit::What::Cost:
    case TimelineHit::What::Tokens: {
        const timeline::CostTrack& cost = hit.what == TimelineHit::What::Tokens ? timeline.tokens() : timeline.cost();
        const timeline::CostTrack::Call& call = cost.calls[static_cast<std::size_t>(hit.instant)];
        const bool money = cost.unit == timeline::CostTrack::Unit::Money;
        const auto amount = [&](std::int64_t value) {
            return money ? text(format::moneyInFull({value})) : text(format::count(value));
        };
        return describeSpan(timeline, hit.row) + u'\n' + tr("%1 so far").arg(amount(call.sumAfter));
    }
    case TimelineHit::What::Log: {
        const timeline::Instant& instant = timeline.logs()[static_cast<std::size_t>(hit.instant)];
        const store::LogRow& log = trace.logs[static_cast<std::size_t>(instant.index)];
        const QString what = log.event.empty() ? tr("log record") : plainLine(log.event, 120);
        return (hit.count > 1 ? tr("%1 log records").arg(hit.count) : what) + u'\n' + plainLine(log.service, 80) + u'\n'
            + at(instant.time);
    }
    }
    return {};
}

} // namespace whyglass::views

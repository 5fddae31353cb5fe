// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/pipeline/batch_builder.h"

#include "models/store/payload_hash.h"

#include <algorithm>
#include <functional>
#include <limits>

namespace whyglass::ingest {

using store::hashOf;
using store::hashOfParts;

namespace {

constexpr std::size_t kSampleBytes = 200;     // of domain::ImportIssue::sample
constexpr std::size_t kNoteBytes = 2'048;     // of a partial success message (the response stays far below 64 KiB)
constexpr std::int64_t kMaxTime = std::numeric_limits<std::int64_t>::max();

constexpr std::uint32_t bit(store::SpanFlag flag)
{
    return static_cast<std::uint32_t>(flag);
}

std::string printable(std::string_view text)
{
    std::string out(text.substr(0, kSampleBytes));
    for (char& c : out) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte >= 0x7F)
            c = '?';
    }
    return out;
}

bool isInside(std::string_view part, std::string_view whole)
{
    const std::less_equal<const char*> notAfter;
    return notAfter(whole.data(), part.data()) && notAfter(part.data() + part.size(), whole.data() + whole.size());
}

std::uint32_t flagsOf(const telemetry::Step& step, const telemetry::SpanView& span)
{
    std::uint32_t flags = 0;
    const auto set = [&flags](store::SpanFlag flag, bool on) {
        if (on)
            flags |= bit(flag);
    };
    set(store::SpanFlag::InvalidId, span.invalidId);
    set(store::SpanFlag::HasUsage, step.tokens.known());
    set(store::SpanFlag::Unfinished, !span.end.known());
    set(store::SpanFlag::Placeholder, step.placeholder);
    set(store::SpanFlag::HasDecision, step.hasDecision);
    set(store::SpanFlag::HasEvents, !span.events.empty());
    set(store::SpanFlag::HasLinks, !span.links.empty());
    set(store::SpanFlag::SenderDropped, span.droppedAttributes != 0 || span.droppedEvents != 0 || span.droppedLinks != 0);
    set(store::SpanFlag::TimeRepaired, span.start.ns == kMaxTime || span.end.ns == kMaxTime || (span.end.known() && span.end < span.start));
    return flags;
}

} // namespace

std::size_t BatchBuilder::HashKey::operator()(const std::array<std::uint8_t, 16>& hash) const
{
    return store::firstWord(hash);
}

BatchBuilder::BatchBuilder(const domain::Pricer& pricer, BlockBuilders& blocks, std::string source)
    : m_pricer(pricer), m_blocks(blocks)
{
    m_out.batch.source = std::move(source);
}

std::string_view BatchBuilder::keep(std::string bytes)
{
    return m_out.batch.texts.emplace_back(std::move(bytes));
}

void BatchBuilder::beginMessage(std::string_view message, Place place)
{
    m_message = message;
    m_place = place;
}

bool BatchBuilder::isKept(std::string_view text) const
{
    return text.empty() || isInside(text, m_message);
}

std::string_view BatchBuilder::stable(std::string_view text)
{
    return isKept(text) ? text : keep(std::string(text));
}

std::uint32_t BatchBuilder::resourceIndex(const telemetry::ResourceView& resource, const telemetry::ScopeView& scope)
{
    const auto hash = hashOfParts({resource.bytes, scope.bytes, resource.schemaUrl, scope.schemaUrl});
    const auto [found, isNew] = m_resources.try_emplace(hash, static_cast<std::uint32_t>(m_out.batch.resources.size()));
    if (isNew) {
        store::ResourceRecord& record = m_out.batch.resources.emplace_back();
        record.hash = hash;
        record.resource = stable(resource.bytes);
        record.scope = stable(scope.bytes);
        record.resourceSchemaUrl = stable(resource.schemaUrl);
        record.scopeSchemaUrl = stable(scope.schemaUrl);
        record.service = stable(resource.service);
        record.serviceVersion = stable(resource.serviceVersion);
        record.environment = stable(resource.environment);
        record.scopeName = stable(scope.name);
        record.scopeVersion = stable(scope.version);
    }
    return found->second;
}

BatchBuilder::Slot BatchBuilder::pack(store::BlockBuilder& builder, std::vector<store::BlockRecord>& blocks, std::string_view bytes)
{
    if (!builder.fits(bytes))
        blocks.push_back(builder.finish());
    const std::uint32_t slot = builder.add(bytes);
    return {static_cast<std::uint32_t>(blocks.size()), slot};
}

void BatchBuilder::addCost(const telemetry::SpanView& span, store::SpanRecord& record) const
{
    if (m_step.reportedCost) {
        record.cost = m_step.reportedCost;
        record.flags |= bit(store::SpanFlag::ReportedCost);
        return;
    }
    if (!m_step.tokens.known() || !domain::isCountable(m_step.kind))
        return;
    record.cost = m_pricer.price({m_step.provider, m_step.requestModel, m_step.responseModel, m_step.tokens, span.start});
    if (!record.cost)
        record.flags |= bit(store::SpanFlag::Unpriced);
}

void BatchBuilder::onSpan(const telemetry::ResourceView& resource, const telemetry::ScopeView& scope, const telemetry::SpanView& span)
{
    telemetry::normalize(resource, scope, span, m_out.arena, m_step);
    m_toolRequests.refine(span, m_step);
    // A resource or scope sent in fragments is merged in a buffer that goes away with the decoder.
    const bool borrowed = !isKept(resource.bytes) || !isKept(scope.bytes);
    const auto text = [this, borrowed](std::string_view view) { return borrowed ? stable(view) : view; };

    store::SpanRecord& record = m_out.batch.spans.emplace_back();
    record.trace = span.trace;
    record.span = span.span;
    record.parent = span.parent;
    record.start = span.start;
    record.duration.ns = span.end > span.start ? (span.end - span.start).ns : 0;
    record.name = stable(span.name);
    record.resource = resourceIndex(resource, scope);
    record.kind = span.kind;
    record.status = span.status;
    record.step = m_step.kind;
    record.operation = text(m_step.operation);
    record.model = text(m_step.model());
    record.provider = text(m_step.provider);
    record.tier = text(m_step.userTier);
    record.tool = text(m_step.tool);
    record.agent = text(m_step.agent);
    record.session = text(m_step.session);
    record.user = text(m_step.user);
    record.dialect = m_step.dialect;
    record.tokens = m_step.tokens;
    record.flags = flagsOf(m_step, span);
    addCost(span, record);
    checkTimes(span);
    record.payloadHash = hashOf(span.bytes);
    record.responseIdHash = m_step.responseId.empty() ? 0 : hashOf(m_step.responseId);
    const Slot place = pack(m_blocks.spans, m_out.batch.spanBlocks, span.bytes);
    record.block = place.block;
    record.slot = place.slot;
}

void BatchBuilder::onLog(const telemetry::ResourceView& resource, const telemetry::ScopeView& scope, const telemetry::LogView& log)
{
    store::LogRecord& record = m_out.batch.logs.emplace_back();
    record.time = log.time;
    record.observed = log.observed;
    record.severityNumber = static_cast<std::uint8_t>(std::clamp(log.severityNumber, 0, 255));
    record.trace = log.trace;
    record.span = log.span;
    record.resource = resourceIndex(resource, scope);
    record.event = stable(log.eventName);
    record.payloadHash = store::hashOfLog(log.bytes, m_out.batch.resources[record.resource].hash);
    const Slot place = pack(m_blocks.logs, m_out.batch.logBlocks, log.bytes);
    record.block = place.block;
    record.slot = place.slot;
}

void BatchBuilder::onMetricPoint(const telemetry::ResourceView& resource, const telemetry::ScopeView& scope,
                                 const telemetry::MetricPointView& point)
{
    store::MetricPointRecord& record = m_out.batch.metricPoints.emplace_back();
    record.name = stable(point.name);
    record.unit = stable(point.unit);
    record.kind = point.kind;
    record.temporality = point.temporality;
    record.resource = resourceIndex(resource, scope);
    record.start = point.start;
    record.time = point.time;
    record.value = point.value;
    record.count = point.count;
    record.payloadHash = store::hashOfPoint(point.bytes, point.name, m_out.batch.resources[record.resource].hash);
    const Slot place = pack(m_blocks.metrics, m_out.batch.metricBlocks, point.bytes);
    record.block = place.block;
    record.slot = place.slot;
}

std::int64_t BatchBuilder::offsetOf(std::size_t inMessage) const
{
    return m_place.offset + (m_place.transcoded ? 0 : static_cast<std::int64_t>(inMessage));
}

/// Shown among the issues, but the sender is not told: the specification only expects that spans end after they start.
void BatchBuilder::checkTimes(const telemetry::SpanView& span)
{
    if (span.end.known() && span.end < span.start)
        addIssue("end-before-start", domain::Severity::Low, static_cast<std::size_t>(span.bytes.data() - m_message.data()), span.name);
}

void BatchBuilder::addIssue(std::string_view code, domain::Severity severity, std::size_t offset, std::string_view sample)
{
    auto& issues = m_out.batch.issues;
    const auto same = std::find_if(issues.begin(), issues.end(), [&](const domain::ImportIssue& issue) { return issue.code == code; });
    if (same != issues.end()) {
        ++same->count;
        return;
    }
    domain::ImportIssue& issue = issues.emplace_back();
    issue.code = std::string(code);
    issue.severity = severity;
    issue.source = m_out.batch.source;
    issue.record = m_place.record;
    issue.offset = offsetOf(offset);
    issue.sample = printable(sample);
    if (m_out.note.size() < kNoteBytes) {
        if (!m_out.note.empty())
            m_out.note += "; ";
        m_out.note += issue.code + ": " + issue.sample;
    }
}

void BatchBuilder::onRejected(telemetry::Signal signal, std::size_t offset, std::string_view reason)
{
    static_cast<void>(signal);
    addIssue("undecodable-record", domain::Severity::High, offset, reason);
    ++m_out.batch.rejected;
    if (m_out.rejections.size() < kMaxLocatedRejections)
        m_out.rejections.push_back({m_place.record, offsetOf(offset), std::string(reason)});
}

void BatchBuilder::onRepaired(telemetry::Signal signal, std::size_t offset, std::string_view code, std::string_view sample)
{
    static_cast<void>(signal);
    addIssue(code, domain::Severity::Medium, offset, sample);
    ++m_out.repaired;
}

void BatchBuilder::onUndecodable(std::string_view code, std::string_view reason)
{
    addIssue(code, domain::Severity::High, 0, reason);
    ++m_out.batch.rejected;
    if (m_out.rejections.size() < kMaxLocatedRejections)
        m_out.rejections.push_back({m_place.record, m_place.offset, std::string(reason)});
}

PreparedBatch BatchBuilder::finish()
{
    const auto seal = [](store::BlockBuilder& builder, std::vector<store::BlockRecord>& blocks) {
        if (!builder.empty())
            blocks.push_back(builder.finish());
    };
    seal(m_blocks.spans, m_out.batch.spanBlocks);
    seal(m_blocks.logs, m_out.batch.logBlocks);
    seal(m_blocks.metrics, m_out.batch.metricBlocks);
    return std::move(m_out);
}

} // namespace whyglass::ingest

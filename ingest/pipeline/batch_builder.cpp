// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/pipeline/batch_builder.h"

#include "ingest/normalize/log_steps.h"
#include "ingest/normalize/told_loss.h"
#include "ingest/normalize/tool_requests.h"
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
    set(store::SpanFlag::CacheOpen, step.reading.cacheIsOpen());
    set(store::SpanFlag::CacheAdded, step.reading.cacheAdded);
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

BatchBuilder::BatchBuilder(CallPricing& pricing, BlockBuilders& blocks, std::string source)
    : m_pricing(pricing), m_blocks(blocks)
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
    const bool plain = resource.messageRest.empty() && resource.rest.empty() && scope.rest.empty();
    const auto hash = plain ? hashOfParts({resource.bytes, scope.bytes, resource.schemaUrl, scope.schemaUrl})
                            : hashOfParts({resource.bytes, scope.bytes, resource.schemaUrl, scope.schemaUrl, resource.messageRest,
                                           resource.rest, scope.rest});
    const auto [found, isNew] = m_resources.try_emplace(hash, static_cast<std::uint32_t>(m_out.batch.resources.size()));
    if (isNew) {
        store::ResourceRecord& record = m_out.batch.resources.emplace_back();
        record.hash = hash;
        record.resource = stable(resource.bytes);
        record.scope = stable(scope.bytes);
        record.resourceSchemaUrl = stable(resource.schemaUrl);
        record.scopeSchemaUrl = stable(scope.schemaUrl);
        record.messageRest = stable(resource.messageRest);
        record.resourceRest = stable(resource.rest);
        record.scopeRest = stable(scope.rest);
        record.service = stable(resource.service);
        record.serviceVersion = stable(resource.serviceVersion);
        record.environment = stable(resource.environment);
        record.scopeName = stable(scope.name);
        record.scopeVersion = stable(scope.version);
        about(resource, scope, {});
        addDropped("sender-dropped-resource-attributes", std::uint64_t{resource.droppedAttributes} + scope.droppedAttributes, resource.service);
        m_about = {};
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

/// Cached tokens that cannot lie in the input prove how their library counts, for all its other calls (R.5.2). What was stored
/// before is put right only when somebody asks for it.
void BatchBuilder::decideReading(const telemetry::ResourceView& resource, const telemetry::ScopeView& scope, const telemetry::SpanView& span)
{
    const bool proves = m_step.reading.cache == domain::ReadingBasis::Exceeds;
    if (!proves && !m_step.reading.cacheIsOpen())
        return;
    std::string library = telemetry::countingLibrary(resource, scope, m_step);
    if (!proves) {
        if (m_pricing.isCacheOutside(library))
            telemetry::addCacheToInput(m_step);
        return;
    }
    m_about = {printable(resource.service), library, span.start};
    if (domain::ImportIssue* known = sameIssue(telemetry::kCacheOutsideIssue)) {
        ++known->count;
        see(*known);
    } else {
        domain::ImportIssue& issue = m_out.batch.issues.emplace_back();
        issue.code = std::string(telemetry::kCacheOutsideIssue);
        issue.severity = domain::Severity::Info;
        issue.source = m_out.batch.source;
        issue.sample = "read as input without the cached tokens, for all calls of this library that come from now on: "
            + std::to_string(m_step.tokens.cacheRead.value_or(0) + m_step.tokens.cacheWrite.value_or(0)) + " cached, "
            + std::to_string(*m_step.tokens.input) + " with them";
        issue.service = m_about.service;
        issue.scope = m_about.scope;
        see(issue);
    }
    m_about = {};
    m_pricing.noteCacheOutside(std::move(library));
}

void BatchBuilder::addCost(const telemetry::SpanView& span, store::SpanRecord& record) const
{
    if (m_step.reportedCost) {
        record.cost = m_step.reportedCost;
        record.flags |= bit(store::SpanFlag::ReportedCost);
        return;
    }
    // What an agent says of itself is in the sums where nothing below it says anything; without a model it is no call of one.
    if (!m_step.tokens.known() || (!domain::isCountable(m_step.kind) && m_step.model().empty()))
        return;
    record.cost = m_pricing.price({m_step.provider, m_step.requestModel, m_step.responseModel, m_step.tokens, span.start, m_step.tokenParts});
    if (!record.cost)
        record.flags |= bit(store::SpanFlag::Unpriced);
}

void BatchBuilder::onSpan(const telemetry::ResourceView& resource, const telemetry::ScopeView& scope, const telemetry::SpanView& span)
{
    store::SpanRecord& record = m_out.batch.spans.emplace_back(recordOf(resource, scope, span));
    if (m_step.kind == domain::StepKind::Generation && isKept(span.bytes))
        record.payload = span.bytes;
    checkTimes(resource, scope, span);
    checkDropped(resource, scope, span);
}

store::SpanRecord BatchBuilder::recordOf(const telemetry::ResourceView& resource, const telemetry::ScopeView& scope,
                                         const telemetry::SpanView& span)
{
    telemetry::normalize(resource, scope, span, m_out.arena, m_step);
    decideReading(resource, scope, span);
    // A resource or scope sent in fragments is merged in a buffer that goes away with the decoder.
    const bool borrowed = !isKept(resource.bytes) || !isKept(scope.bytes);
    const auto text = [this, borrowed](std::string_view view) { return borrowed ? stable(view) : view; };

    store::SpanRecord record;
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
    if (telemetry::mayBeTool(span, m_step))
        record.flags |= bit(store::SpanFlag::Unmarked);
    addCost(span, record);
    record.payloadHash = hashOf(span.bytes);
    record.responseIdHash = m_step.responseId.empty() ? 0 : hashOf(m_step.responseId);
    const Slot place = pack(m_blocks.spans, m_out.batch.spanBlocks, span.bytes);
    record.block = place.block;
    record.slot = place.slot;
    return record;
}

void BatchBuilder::addLogStep(const telemetry::ResourceView& resource, const telemetry::ScopeView& scope, const telemetry::LogView& log,
                              std::uint64_t logHash)
{
    const auto step = telemetry::logStepOf(resource, scope, log);
    if (!step)
        return;
    const bool grouped = !step->session.empty() || !step->prompt.empty();
    const auto group = hashOfParts({"step of a log record", resource.service, step->session, step->prompt, grouped ? std::string_view() : resource.bytes});
    domain::TraceId trace;
    trace.bytes = group;
    const domain::SpanId span{std::max<std::uint64_t>(logHash, 1)};
    const auto decoded = telemetry::decodeSpan(keep(telemetry::spanOfLogStep(*step, log, trace, span)));
    if (!decoded)
        return; // made of what was decoded a moment ago
    store::SpanRecord& record = m_out.batch.logSteps.emplace_back(recordOf(resource, scope, *decoded));
    record.flags |= bit(store::SpanFlag::FromLog);
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
    if (telemetry::mayAskForTools(log)) {
        record.mayAskForTools = true;
        record.payload = stable(log.bytes);
    }
    if (log.droppedAttributes != 0) {
        about(resource, scope, log.time.known() ? log.time : log.observed);
        addDropped("sender-dropped-attributes", log.droppedAttributes, log.eventName);
        m_about = {};
    }
    const Slot place = pack(m_blocks.logs, m_out.batch.logBlocks, log.bytes);
    record.block = place.block;
    record.slot = place.slot;
    addLogStep(resource, scope, log, record.payloadHash);
}

/// The points of a metric come one after the other and share their header.
std::string_view BatchBuilder::header(std::string_view bytes)
{
    if (m_header != bytes)
        m_header = stable(bytes);
    return m_header;
}

void BatchBuilder::onMetricPoint(const telemetry::ResourceView& resource, const telemetry::ScopeView& scope,
                                 const telemetry::MetricPointView& point)
{
    store::MetricPointRecord& record = m_out.batch.metricPoints.emplace_back();
    record.name = stable(point.name);
    record.unit = stable(point.unit);
    record.header = header(point.header);
    record.kind = point.kind;
    record.temporality = point.temporality;
    record.resource = resourceIndex(resource, scope);
    record.start = point.start;
    record.time = point.time;
    record.value = point.value;
    record.count = point.count;
    for (const telemetry::ExemplarView& exemplar : point.exemplars)
        record.exemplars.push_back({exemplar.trace, exemplar.span, exemplar.time, exemplar.value});
    record.payloadHash = store::hashOfPoint(point.bytes, point.name, m_out.batch.resources[record.resource].hash);
    const Slot place = pack(m_blocks.metrics, m_out.batch.metricBlocks, point.bytes);
    record.block = place.block;
    record.slot = place.slot;
    if (const auto loss = telemetry::toldLossOf(point))
        addToldLoss(resource, scope, *loss, point.time);
}

/// Read off a counter of the sender: the same reading may come often, and readings in any order.
void BatchBuilder::addToldLoss(const telemetry::ResourceView& resource, const telemetry::ScopeView& scope, const telemetry::ToldLoss& loss,
                               domain::Timestamp time)
{
    if (m_out.batch.issues.size() >= kMaxLocatedRejections)
        return;
    domain::ImportIssue& issue = m_out.batch.issues.emplace_back();
    issue.code = loss.code;
    issue.severity = loss.sentAgain ? domain::Severity::Medium : domain::Severity::High;
    issue.source = "metrics";
    issue.count = loss.count;
    issue.sample = printable(loss.cause);
    issue.counter = store::firstWord(store::hashOfParts({loss.cause, loss.stream, resource.bytes})) | 1U;
    issue.service = printable(resource.service);
    issue.scope = printable(scope.name);
    issue.firstSeen = issue.lastSeen = time;
}

std::int64_t BatchBuilder::offsetOf(std::size_t inMessage) const
{
    return m_place.offset + (m_place.transcoded ? 0 : static_cast<std::int64_t>(inMessage));
}

/// Shown among the issues, but the sender is not told: the specification only expects that spans end after they start.
void BatchBuilder::checkTimes(const telemetry::ResourceView& resource, const telemetry::ScopeView& scope, const telemetry::SpanView& span)
{
    if (!span.end.known() || span.end >= span.start)
        return;
    about(resource, scope, span.start);
    addIssue("end-before-start", domain::Severity::Low, static_cast<std::size_t>(span.bytes.data() - m_message.data()), span.name);
    m_about = {};
}

void BatchBuilder::addIssue(std::string_view code, domain::Severity severity, std::size_t offset, std::string_view sample)
{
    domain::ImportIssue* known = sameIssue(code);
    if (known != nullptr) {
        ++known->count;
        see(*known);
        return;
    }
    domain::ImportIssue& issue = m_out.batch.issues.emplace_back();
    issue.code = std::string(code);
    issue.severity = severity;
    issue.source = m_out.batch.source;
    issue.record = m_place.record;
    issue.offset = offsetOf(offset);
    issue.sample = printable(sample);
    issue.service = m_about.service;
    issue.scope = m_about.scope;
    see(issue);
    if (m_out.note.size() < kNoteBytes) {
        if (!m_out.note.empty())
            m_out.note += "; ";
        m_out.note += issue.code + ": " + issue.sample;
    }
}

domain::ImportIssue* BatchBuilder::sameIssue(std::string_view code)
{
    auto& issues = m_out.batch.issues;
    const auto same = std::find_if(issues.begin(), issues.end(), [&](const domain::ImportIssue& issue) {
        return !issue.alone && issue.code == code && issue.service == m_about.service && issue.scope == m_about.scope;
    });
    return same == issues.end() ? nullptr : &*same;
}

/// The issue is about the present record as well.
void BatchBuilder::see(domain::ImportIssue& issue) const
{
    if (!m_about.time.known())
        return;
    issue.firstSeen = issue.firstSeen.known() ? std::min(issue.firstSeen, m_about.time) : m_about.time;
    issue.lastSeen = std::max(issue.lastSeen, m_about.time);
}

void BatchBuilder::about(const telemetry::ResourceView& resource, const telemetry::ScopeView& scope, domain::Timestamp time)
{
    m_about = {printable(resource.service), printable(scope.name), time};
}

/// What the sender says that it left out.
void BatchBuilder::checkDropped(const telemetry::ResourceView& resource, const telemetry::ScopeView& scope, const telemetry::SpanView& span)
{
    std::uint64_t attributes = span.droppedAttributes;
    for (const telemetry::EventView& event : span.events)
        attributes += event.droppedAttributes;
    for (const telemetry::LinkView& link : span.links)
        attributes += link.droppedAttributes;
    if ((attributes | span.droppedEvents | span.droppedLinks) == 0)
        return;
    about(resource, scope, span.start);
    addDropped("sender-dropped-attributes", attributes, span.name);
    addDropped("sender-dropped-events", span.droppedEvents, span.name);
    addDropped("sender-dropped-links", span.droppedLinks, span.name);
    m_about = {};
}

void BatchBuilder::addDropped(std::string_view code, std::uint64_t count, std::string_view sample)
{
    if (count == 0)
        return;
    const std::size_t noted = m_out.note.size();
    addIssue(code, domain::Severity::Medium, 0, sample);
    m_out.note.resize(noted); // the sender knows
    constexpr std::uint64_t kMost = 1ULL << 40U;
    sameIssue(code)->count += static_cast<std::int64_t>(std::min(count, kMost)) - 1;
}

void BatchBuilder::onRejected(telemetry::Signal signal, std::size_t offset, std::string_view reason)
{
    static_cast<void>(signal);
    addAlone("undecodable-record", offset, reason);
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
    addAlone(code, 0, reason);
    ++m_out.batch.rejected;
    if (m_out.rejections.size() < kMaxLocatedRejections)
        m_out.rejections.push_back({m_place.record, m_place.offset, std::string(reason)});
}

/// A record of a file stands by itself, so that each can be found; those of a stream are counted together.
void BatchBuilder::addAlone(std::string_view code, std::size_t offset, std::string_view reason)
{
    addIssue(code, domain::Severity::High, offset, reason);
    domain::ImportIssue* issue = sameIssue(code);
    if (issue != nullptr && issue->count == 1 && m_place.record > 0 && m_out.batch.issues.size() < kMaxLocatedRejections)
        issue->alone = true;
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

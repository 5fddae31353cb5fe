// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/decode/record_decoder.h"

#include "ingest/decode/json_text.h"
#include "ingest/decode/value_walker.h"
#include "ingest/decode/wire.h"
#include "models/format/format.h"

#include <limits>
#include <utility>

namespace whyglass::telemetry {

namespace {

constexpr std::size_t kSampleBytes = 200;

std::string_view textOf(const std::vector<AttributeView>& attributes, std::string_view key)
{
    const AttributeView* attribute = findAttribute(attributes, key);
    return attribute != nullptr && attribute->value.type == ValueView::Type::String ? attribute->value.text
                                                                                    : std::string_view();
}

domain::SpanKind kindFrom(std::uint64_t number)
{
    return number <= static_cast<std::uint64_t>(domain::SpanKind::Consumer) ? static_cast<domain::SpanKind>(number)
                                                                            : domain::SpanKind::Unspecified;
}

domain::SpanStatus statusFrom(std::uint64_t number)
{
    return number <= static_cast<std::uint64_t>(domain::SpanStatus::Error) ? static_cast<domain::SpanStatus>(number)
                                                                           : domain::SpanStatus::Unset;
}

/// What Rust's tracing calls an event that has no name: "event src/telemetry.rs:703".
bool isPlaceInCode(std::string_view name)
{
    constexpr std::string_view kFile = ".rs:";
    return name.substr(0, 6) == "event " && name.find(kFile) != std::string_view::npos;
}

/// Empties a view but keeps the memory of its vectors.
template <typename View>
void restart(View& view, std::string_view bytes)
{
    auto attributes = std::move(view.attributes);
    attributes.clear();
    view = View{};
    view.attributes = std::move(attributes);
    view.bytes = bytes;
}

} // namespace

void RecordDecoder::report(std::string_view code, std::string_view sample)
{
    m_problems.push_back({code, format::visible(sample, kSampleBytes)});
}

RecordDecoder::Attributes RecordDecoder::takeSpare()
{
    if (m_spare.empty())
        return {};
    Attributes attributes = std::move(m_spare.back());
    m_spare.pop_back();
    return attributes;
}

void RecordDecoder::giveBack(Attributes& attributes)
{
    attributes.clear();
    m_spare.push_back(std::move(attributes));
}

std::string_view RecordDecoder::checkedText(std::string_view text)
{
    if (!m_limits.textsAreUtf8 && !isValidUtf8(text))
        report("invalid-utf8", text);
    return text;
}

domain::Timestamp RecordDecoder::time(std::uint64_t ns)
{
    constexpr auto kLatest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (ns > kLatest) {
        report("time-out-of-range", std::to_string(ns));
        ns = kLatest;
    }
    return {static_cast<std::int64_t>(ns)};
}

void RecordDecoder::checkNested(const ValueView& value, int depth)
{
    if (value.type == ValueView::Type::String) {
        checkedText(value.text);
        return;
    }
    const bool pairs = value.type == ValueView::Type::KvList;
    if (!pairs && value.type != ValueView::Type::Array)
        return;
    if (depth >= m_limits.valueDepth) {
        report("value-too-deep", "nested deeper than " + std::to_string(m_limits.valueDepth));
        return;
    }
    protozero::pbf_reader reader{value.text};
    while (reader.next()) {
        if (reader.tag_and_type() != wire::bytes(1)) {
            reader.skip();
        } else if (pairs) {
            const AttributeView member = readKeyValue(reader.get_view());
            checkedText(member.key);
            checkNested(member.value, depth + 1);
        } else {
            checkNested(readAnyValue(reader.get_view()), depth + 1);
        }
    }
}

void RecordDecoder::countElement()
{
    if (++m_elements > m_limits.elements)
        throw TooManyElements();
}

void RecordDecoder::readAttribute(std::string_view bytes, Attributes& out)
{
    countElement();
    const AttributeView& attribute = out.emplace_back(readKeyValue(bytes));
    checkedText(attribute.key);
    checkNested(attribute.value, 0);
}

void RecordDecoder::readEvent(std::string_view bytes, EventView& out)
{
    protozero::pbf_reader reader{bytes};
    while (reader.next()) {
        switch (reader.tag_and_type()) {
        case wire::fixed64(1): out.time = time(reader.get_fixed64()); break;
        case wire::bytes(2): out.name = checkedText(reader.get_view()); break;
        case wire::bytes(3): readAttribute(reader.get_view(), out.attributes); break;
        case wire::varint(4): out.droppedAttributes = reader.get_uint32(); break;
        default: reader.skip();
        }
    }
}

void RecordDecoder::readLink(std::string_view bytes, LinkView& out)
{
    std::string_view trace;
    std::string_view span;
    protozero::pbf_reader reader{bytes};
    while (reader.next()) {
        switch (reader.tag_and_type()) {
        case wire::bytes(1): trace = reader.get_view(); break;
        case wire::bytes(2): span = reader.get_view(); break;
        case wire::bytes(3): out.traceState = checkedText(reader.get_view()); break;
        case wire::bytes(4): readAttribute(reader.get_view(), out.attributes); break;
        case wire::varint(5): out.droppedAttributes = reader.get_uint32(); break;
        case wire::fixed32(6): out.flags = reader.get_fixed32(); break;
        default: reader.skip();
        }
    }
    out.trace = domain::TraceId::fromBytes(trace);
    out.span = domain::SpanId::fromBytes(span);
    if (trace.size() != 16 || span.size() != 8)
        report("invalid-link-id", domain::toHex(trace) + "/" + domain::toHex(span));
}

void RecordDecoder::readStatus(std::string_view bytes, SpanView& out)
{
    protozero::pbf_reader reader{bytes};
    while (reader.next()) {
        switch (reader.tag_and_type()) {
        case wire::bytes(2): out.statusMessage = checkedText(reader.get_view()); break;
        case wire::varint(3): out.status = statusFrom(reader.get_uint64()); break;
        default: reader.skip();
        }
    }
}

void RecordDecoder::checkIds(const SpanView& span, std::string_view trace, std::string_view id, std::string_view parent)
{
    if (trace.size() != 16 || !span.trace.valid())
        report("invalid-trace-id", domain::toHex(trace));
    if (id.size() != 8 || !span.span.valid())
        report("invalid-span-id", domain::toHex(id));
    if (!parent.empty() && parent.size() != 8)
        report("invalid-parent-id", domain::toHex(parent));
}

void RecordDecoder::readSpan(std::string_view bytes, SpanView& out)
{
    m_elements = 0;
    for (EventView& event : out.events)
        giveBack(event.attributes);
    for (LinkView& link : out.links)
        giveBack(link.attributes);
    auto events = std::move(out.events);
    auto links = std::move(out.links);
    events.clear();
    links.clear();
    restart(out, bytes);
    out.events = std::move(events);
    out.links = std::move(links);

    std::string_view trace;
    std::string_view id;
    std::string_view parent;
    protozero::pbf_reader reader{bytes};
    while (reader.next()) {
        switch (reader.tag_and_type()) {
        case wire::bytes(1): trace = reader.get_view(); break;
        case wire::bytes(2): id = reader.get_view(); break;
        case wire::bytes(3): out.traceState = checkedText(reader.get_view()); break;
        case wire::bytes(4): parent = reader.get_view(); break;
        case wire::bytes(5): out.name = checkedText(reader.get_view()); break;
        case wire::varint(6): out.kind = kindFrom(reader.get_uint64()); break;
        case wire::fixed64(7): out.start = time(reader.get_fixed64()); break;
        case wire::fixed64(8): out.end = time(reader.get_fixed64()); break;
        case wire::bytes(9): readAttribute(reader.get_view(), out.attributes); break;
        case wire::varint(10): out.droppedAttributes = reader.get_uint32(); break;
        case wire::bytes(11):
            countElement();
            out.events.emplace_back().attributes = takeSpare();
            readEvent(reader.get_view(), out.events.back());
            break;
        case wire::varint(12): out.droppedEvents = reader.get_uint32(); break;
        case wire::bytes(13):
            countElement();
            out.links.emplace_back().attributes = takeSpare();
            readLink(reader.get_view(), out.links.back());
            break;
        case wire::varint(14): out.droppedLinks = reader.get_uint32(); break;
        case wire::bytes(15): readStatus(reader.get_view(), out); break;
        case wire::fixed32(16): out.flags = reader.get_fixed32(); break;
        default: reader.skip();
        }
    }
    out.trace = domain::TraceId::fromBytes(trace);
    out.span = domain::SpanId::fromBytes(id);
    out.parent = domain::SpanId::fromBytes(parent);
    out.invalidId = trace.size() != 16 || id.size() != 8 || !out.trace.valid() || !out.span.valid();
    if (out.invalidId || (!parent.empty() && parent.size() != 8))
        checkIds(out, trace, id, parent);
}

void RecordDecoder::readLog(std::string_view bytes, LogView& out)
{
    m_elements = 0;
    restart(out, bytes);
    std::string_view trace;
    std::string_view span;
    protozero::pbf_reader reader{bytes};
    while (reader.next()) {
        switch (reader.tag_and_type()) {
        case wire::fixed64(1): out.time = time(reader.get_fixed64()); break;
        case wire::varint(2): out.severityNumber = reader.get_int32(); break;
        case wire::bytes(3): out.severityText = checkedText(reader.get_view()); break;
        case wire::bytes(5):
            out.body = readAnyValue(reader.get_view());
            checkNested(out.body, 0);
            break;
        case wire::bytes(6): readAttribute(reader.get_view(), out.attributes); break;
        case wire::varint(7): out.droppedAttributes = reader.get_uint32(); break;
        case wire::fixed32(8): out.flags = reader.get_fixed32(); break;
        case wire::bytes(9): trace = reader.get_view(); break;
        case wire::bytes(10): span = reader.get_view(); break;
        case wire::fixed64(11): out.observed = time(reader.get_fixed64()); break;
        case wire::bytes(12): out.eventName = checkedText(reader.get_view()); break;
        default: reader.skip();
        }
    }
    const std::string_view named = out.eventName.empty() || isPlaceInCode(out.eventName) ? textOf(out.attributes, "event.name") : std::string_view();
    if (!named.empty())
        out.eventName = named;
    // Ids are optional here, and an invalid one means "no trace" (otlp.md A5).
    if (trace.size() == 16 && span.size() != 8 && !span.empty())
        report("invalid-span-id", domain::toHex(span));
    if (trace.size() == 16) {
        out.trace = domain::TraceId::fromBytes(trace);
        out.span = span.size() == 8 ? domain::SpanId::fromBytes(span) : domain::SpanId{};
    } else if (!trace.empty()) {
        report("invalid-trace-id", domain::toHex(trace));
    }
}

void RecordDecoder::readResource(std::string_view bytes, ResourceView& out)
{
    m_elements = 0;
    restart(out, bytes);
    protozero::pbf_reader reader{bytes};
    while (reader.next()) {
        switch (reader.tag_and_type()) {
        case wire::bytes(1): readAttribute(reader.get_view(), out.attributes); break;
        case wire::varint(2): out.droppedAttributes = reader.get_uint32(); break;
        default: reader.skip();
        }
    }
    out.service = textOf(out.attributes, "service.name");
    out.serviceVersion = textOf(out.attributes, "service.version");
    out.environment = textOf(out.attributes, "deployment.environment.name");
    if (out.environment.empty())
        out.environment = textOf(out.attributes, "deployment.environment");
}

void RecordDecoder::readScope(std::string_view bytes, ScopeView& out)
{
    m_elements = 0;
    restart(out, bytes);
    protozero::pbf_reader reader{bytes};
    while (reader.next()) {
        switch (reader.tag_and_type()) {
        case wire::bytes(1): out.name = checkedText(reader.get_view()); break;
        case wire::bytes(2): out.version = checkedText(reader.get_view()); break;
        case wire::bytes(3): readAttribute(reader.get_view(), out.attributes); break;
        case wire::varint(4): out.droppedAttributes = reader.get_uint32(); break;
        default: reader.skip();
        }
    }
}

void RecordDecoder::readExemplar(std::string_view bytes, std::vector<ExemplarView>& out)
{
    constexpr std::size_t kMost = 1'000; // of one data point
    ExemplarView exemplar;
    std::string_view trace;
    protozero::pbf_reader reader{bytes};
    while (reader.next()) {
        switch (reader.tag_and_type()) {
        case wire::fixed64(2): exemplar.time = time(reader.get_fixed64()); break;
        case wire::fixed64(3): exemplar.value = reader.get_double(); break;
        case wire::bytes(4): exemplar.span = domain::SpanId::fromBytes(reader.get_view()); break;
        case wire::bytes(5): trace = reader.get_view(); break;
        case wire::fixed64(6): exemplar.value = static_cast<double>(reader.get_sfixed64()); break;
        default: reader.skip();
        }
    }
    if (trace.size() != 16 || out.size() >= kMost)
        return; // an exemplar without a trace is a number and nothing else
    exemplar.trace = domain::TraceId::fromBytes(trace);
    if (exemplar.trace.valid())
        out.push_back(exemplar);
}

void RecordDecoder::readMetricPoint(PointKind kind, std::string_view bytes, MetricPointView& out)
{
    // The four point messages agree on times, count and sum; only the number of `attributes` differs.
    constexpr std::uint32_t kAttributes[] = {7, 9, 1, 7};
    constexpr std::uint32_t kExemplars[] = {5, 8, 11, 0}; // a summary has none
    const std::uint32_t attributesField = wire::bytes(kAttributes[static_cast<std::size_t>(kind)]);
    const std::uint32_t exemplarsField = wire::bytes(kExemplars[static_cast<std::size_t>(kind)]);
    out.exemplars.clear();
    const bool number = kind == PointKind::Number;
    m_elements = 0;
    out.attributes.clear();
    out.bytes = bytes;
    out.start = out.time = {};
    out.value = 0.0;
    out.count = number ? 1 : 0;
    protozero::pbf_reader reader{bytes};
    while (reader.next()) {
        const std::uint32_t field = reader.tag_and_type();
        if (field == attributesField)
            readAttribute(reader.get_view(), out.attributes);
        else if (field == exemplarsField)
            readExemplar(reader.get_view(), out.exemplars);
        else if (field == wire::fixed64(2))
            out.start = time(reader.get_fixed64());
        else if (field == wire::fixed64(3))
            out.time = time(reader.get_fixed64());
        else if (number && field == wire::fixed64(4))
            out.value = reader.get_double();
        else if (number && field == wire::fixed64(6))
            out.value = static_cast<double>(reader.get_sfixed64());
        else if (!number && field == wire::fixed64(4))
            out.count = reader.get_fixed64();
        else if (!number && field == wire::fixed64(5))
            out.value = reader.get_double();
        else
            reader.skip();
    }
}

} // namespace whyglass::telemetry

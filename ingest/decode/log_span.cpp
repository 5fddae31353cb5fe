// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/decode/log_span.h"

#include "ingest/decode/value_walker.h"
#include "ingest/decode/wire.h"

#include <protozero/pbf_writer.hpp>

namespace whyglass::telemetry {

namespace {

constexpr std::string_view kEventName = "event.name";

std::string bigEndian(std::uint64_t value)
{
    std::string bytes;
    for (int shift = 56; shift >= 0; shift -= 8)
        bytes += static_cast<char>(static_cast<unsigned char>(value >> static_cast<unsigned>(shift)));
    return bytes;
}

void addEventName(protozero::pbf_writer& span, std::string_view name)
{
    std::string value;
    protozero::pbf_writer(value).add_bytes(1, name);
    std::string attribute;
    protozero::pbf_writer writer(attribute);
    writer.add_bytes(1, kEventName);
    writer.add_message(2, value);
    span.add_message(9, attribute);
}

} // namespace

std::string spanMessageOf(const LogView& log, const LogSpan& span)
{
    constexpr std::int32_t kInternal = 1;
    constexpr std::int32_t kError = 2;
    std::string bytes;
    bytes.reserve(log.bytes.size() + 128);
    protozero::pbf_writer writer(bytes);
    writer.add_bytes(1, span.trace.view());
    writer.add_bytes(2, bigEndian(span.span.value));
    writer.add_bytes(5, span.name);
    writer.add_enum(6, kInternal);
    writer.add_fixed64(7, static_cast<std::uint64_t>(span.start.ns));
    writer.add_fixed64(8, static_cast<std::uint64_t>(span.end.ns));
    protozero::pbf_reader reader{log.bytes};
    while (reader.next()) {
        if (reader.tag_and_type() != wire::bytes(6)) {
            reader.skip();
            continue;
        }
        const std::string_view attribute = reader.get_view();
        if (readKeyValue(attribute).key != kEventName)
            writer.add_bytes(9, attribute);
    }
    addEventName(writer, span.name);
    if (span.failed) {
        std::string status;
        protozero::pbf_writer statusWriter(status);
        statusWriter.add_bytes(2, span.statusMessage);
        statusWriter.add_enum(3, kError);
        writer.add_message(15, status);
    }
    if (log.droppedAttributes != 0)
        writer.add_uint32(10, log.droppedAttributes);
    return bytes;
}

} // namespace whyglass::telemetry

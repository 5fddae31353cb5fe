// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/decode/otlp_envelope.h"

#include "ingest/decode/wire.h"

#include <protozero/pbf_writer.hpp>

namespace whyglass::telemetry {

namespace {

void appendText(std::string& out, std::uint32_t field, std::string_view text)
{
    if (!text.empty())
        protozero::pbf_writer(out).add_bytes(field, text);
}

bool holdsPoints(std::uint32_t field)
{
    return field == 5 || field == 7 || field == 9 || field == 10 || field == 11;
}

std::uint32_t fieldOfKind(std::string_view kind)
{
    if (kind == "gauge")
        return 5;
    if (kind == "sum")
        return 7;
    if (kind == "histogram")
        return 9;
    return kind == "exponential_histogram" ? 10 : 11;
}

} // namespace

void appendRecord(std::string& records, std::string_view record)
{
    protozero::pbf_writer(records).add_bytes(2, record);
}

void appendPoint(std::string& points, std::string_view point)
{
    protozero::pbf_writer(points).add_bytes(1, point);
}

std::string encodeMessage(const Envelope& envelope, std::string_view records)
{
    std::string scope;
    appendText(scope, 1, envelope.scope);
    scope += records;
    appendText(scope, 3, envelope.scopeSchemaUrl);
    scope += envelope.scopeRest;

    std::string resource;
    appendText(resource, 1, envelope.resource);
    protozero::pbf_writer(resource).add_bytes(2, scope);
    appendText(resource, 3, envelope.resourceSchemaUrl);
    resource += envelope.resourceRest;

    std::string message;
    protozero::pbf_writer(message).add_bytes(1, resource);
    message += envelope.messageRest;
    return message;
}

std::string encodeMetric(std::string_view header, std::string_view points)
{
    std::string metric;
    metric.reserve(header.size() + points.size() + 16);
    try {
        protozero::pbf_reader reader{header};
        for (std::string_view before = reader.data(); reader.next(); before = reader.data()) {
            const bool data = reader.wire_type() == protozero::pbf_wire_type::length_delimited && holdsPoints(reader.tag());
            if (data) {
                const std::uint32_t field = reader.tag();
                protozero::pbf_writer(metric).add_bytes(field, std::string(reader.get_view()).append(points));
                continue;
            }
            reader.skip();
            metric += wire::fieldBytes(before, reader);
        }
    } catch (const protozero::exception&) {
        metric = header; // stored headers were decoded before; one made by hand may be anything
    }
    return metric;
}

std::string metricHeader(std::string_view name, std::string_view unit, std::string_view kind, int temporality)
{
    std::string data;
    if (temporality != 0)
        protozero::pbf_writer(data).add_enum(2, temporality);
    std::string header;
    appendText(header, 1, name);
    appendText(header, 3, unit);
    protozero::pbf_writer(header).add_bytes(fieldOfKind(kind), data);
    return header;
}

} // namespace whyglass::telemetry

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/decode/otlp_decoder.h"
#include "ingest/decode/wire.h"

#include <optional>

namespace whyglass::telemetry {

namespace {

/// First length-delimited field `number` of a message, if any.
std::optional<std::string_view> firstMessage(std::string_view bytes, std::uint32_t number)
{
    protozero::pbf_reader reader{bytes};
    while (reader.next()) {
        if (reader.tag_and_type() == wire::bytes(number))
            return reader.get_view();
        reader.skip();
    }
    return std::nullopt;
}

/// Whether a leaf has the shape of a span, a log record or a metric (otlp.md A6).
std::optional<Signal> signalOfLeaf(std::string_view leaf)
{
    bool traceId = false;
    bool spanId = false;
    bool logTime = false;
    bool name = false;
    bool points = false;
    protozero::pbf_reader reader{leaf};
    while (reader.next()) {
        switch (reader.tag_and_type()) {
        case wire::bytes(1): {
            const std::string_view text = reader.get_view();
            traceId = text.size() == 16;
            name = true;
            break;
        }
        case wire::bytes(2): spanId = reader.get_view().size() == 8; break;
        case wire::fixed64(1):
        case wire::fixed64(11):
            logTime = true;
            reader.skip();
            break;
        case wire::bytes(5):
        case wire::bytes(7):
        case wire::bytes(9):
        case wire::bytes(10):
        case wire::bytes(11):
            points = true;
            reader.skip();
            break;
        default: reader.skip();
        }
    }
    if (traceId && spanId)
        return Signal::Traces;
    if (logTime)
        return Signal::Logs;
    if (name && points)
        return Signal::Metrics;
    return std::nullopt;
}

std::optional<Signal> firstSignal(std::string_view message)
{
    protozero::pbf_reader resources{message};
    while (resources.next(1, protozero::pbf_wire_type::length_delimited)) {
        protozero::pbf_reader scopes{resources.get_view()};
        while (scopes.next(2, protozero::pbf_wire_type::length_delimited)) {
            if (const auto leaf = firstMessage(scopes.get_view(), 2)) {
                if (const auto signal = signalOfLeaf(*leaf))
                    return signal;
            }
        }
    }
    return std::nullopt;
}

} // namespace

domain::Result<Signal> sniffSignal(std::string_view message)
{
    try {
        if (const auto signal = firstSignal(message))
            return *signal;
    } catch (const protozero::exception&) {
        return domain::Error{domain::ErrorCode::Corrupt, "cannot tell the signal of the message: it is not protobuf", ""};
    }
    return domain::Error{domain::ErrorCode::Unsupported,
                         "cannot tell the signal of the message: it holds no span, log record or metric", ""};
}

} // namespace whyglass::telemetry

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/pipeline/request_decoder.h"

#include "ingest/formats/json_scanner.h"

namespace whyglass::ingest {

namespace {

constexpr std::string_view kBadJson = "bad-json";
constexpr std::string_view kBadProtobuf = "bad-protobuf";

bool isCutShort(std::string_view json)
{
    const std::size_t begin = json.find_first_not_of(" \t\r\n");
    return begin != std::string_view::npos && !JsonScanner().scan(json.substr(begin));
}

} // namespace

RequestDecoder::Decoded RequestDecoder::decode(IngestRequest& request)
{
    try {
        const bool ofFile = !request.parts.empty() || !request.remarks.empty() || request.progress;
        return ofFile ? decodeParts(request) : decodeWhole(request);
    } catch (...) {
        m_blocks.clear(); // records of the failed request must not reach the next one's blocks
        throw;
    }
}

domain::Result<void> RequestDecoder::decodeProtobuf(telemetry::Signal signal, std::string_view message, BatchBuilder::Place place,
                                                    BatchBuilder& builder)
{
    builder.beginMessage(message, place);
    return telemetry::decodeOtlp(signal, message, m_limits, builder);
}

domain::Result<void> RequestDecoder::decodeJson(std::string_view text, BatchBuilder::Place place, bool demandContent, BatchBuilder& builder)
{
    auto transcoded = m_json.transcode(text);
    if (!transcoded.ok() && isCutShort(text)) {
        const std::string what = demandContent ? "the line" : "the body";
        return domain::Error{domain::ErrorCode::Corrupt, what + " ends inside a JSON text", {}};
    }
    if (!transcoded.ok())
        return transcoded.error();
    builder.beginMessage(text, {place.record, place.offset, true});
    for (const std::string& warning : transcoded->warnings)
        builder.onRepaired(telemetry::Signal::Traces, 0, "json-oddity", warning);

    for (std::int64_t i = 0; i < transcoded->rejected; ++i)
        builder.onRejected(telemetry::Signal::Traces, 0, "a record is no JSON object");

    const bool empty = transcoded->traces.empty() && transcoded->logs.empty() && transcoded->metrics.empty();
    if (empty && demandContent && text.find("\"resource") == std::string_view::npos) {
        return domain::Error{domain::ErrorCode::Corrupt,
                             "the JSON object has no resourceSpans, resourceLogs or resourceMetrics", {}};
    }
    telemetry::DecodeLimits limits = m_limits;
    limits.textsAreUtf8 = transcoded->textsAreUtf8;
    const auto decodeOne = [&](telemetry::Signal signal, std::string& message) -> domain::Result<void> {
        if (message.empty())
            return {};
        const std::string_view kept = builder.keep(std::move(message));
        builder.beginMessage(kept, {place.record, place.offset, true});
        return telemetry::decodeOtlp(signal, kept, limits, builder);
    };
    if (auto result = decodeOne(telemetry::Signal::Traces, transcoded->traces); !result.ok())
        return result;
    if (auto result = decodeOne(telemetry::Signal::Logs, transcoded->logs); !result.ok())
        return result;
    return decodeOne(telemetry::Signal::Metrics, transcoded->metrics);
}

RequestDecoder::Decoded RequestDecoder::finish(BatchBuilder& builder)
{
    Decoded decoded;
    decoded.prepared = builder.finish();
    decoded.receipt.rejected = decoded.prepared.batch.rejected;
    decoded.receipt.repaired = decoded.prepared.repaired;
    decoded.receipt.rejections = std::move(decoded.prepared.rejections);
    decoded.receipt.message = std::move(decoded.prepared.note);
    return decoded;
}

RequestDecoder::Decoded RequestDecoder::decodeWhole(IngestRequest& request)
{
    BatchBuilder builder(m_pricing, m_blocks, request.source);
    const BatchBuilder::Place place{request.record, request.offset};
    domain::Result<void> result;
    if (request.json) {
        result = decodeJson(request.bytes, place, false, builder);
        request.bytes = {};
    } else {
        result = decodeProtobuf(request.signal, builder.keep(std::move(request.bytes)), place, builder);
    }
    if (result.ok())
        return finish(builder);

    static_cast<void>(builder.finish()); // nothing of a message that is not what it claims to be is stored
    BatchBuilder issueOnly(m_pricing, m_blocks, request.source);
    issueOnly.beginMessage({}, place);
    issueOnly.onUndecodable(request.json ? kBadJson : kBadProtobuf, result.error().message);
    Decoded decoded = finish(issueOnly);
    const bool tooLarge = result.error().code == domain::ErrorCode::TooLarge;
    decoded.receipt.outcome = tooLarge ? Receipt::Outcome::TooLarge : Receipt::Outcome::Undecodable;
    decoded.receipt.message = result.error().message;
    return decoded;
}

RequestDecoder::Decoded RequestDecoder::decodeParts(IngestRequest& request)
{
    BatchBuilder builder(m_pricing, m_blocks, request.source);
    const std::string_view bytes = builder.keep(std::move(request.bytes));
    for (const RequestPart& part : request.parts) {
        const std::string_view message = bytes.substr(part.begin, part.size);
        const BatchBuilder::Place place{part.record, part.offset};
        const auto result = part.json ? decodeJson(message, place, true, builder)
                                      : decodeProtobuf(part.signal, message, place, builder);
        if (!result.ok()) {
            builder.beginMessage(message, place);
            builder.onUndecodable(part.json ? kBadJson : kBadProtobuf, result.error().message);
        }
    }
    for (const Remark& remark : request.remarks) {
        builder.beginMessage({}, {remark.record, remark.offset, true});
        if (remark.rejected)
            builder.onUndecodable(remark.code, remark.text);
        else
            builder.onRepaired(telemetry::Signal::Traces, 0, remark.code, remark.text);
    }
    Decoded decoded = finish(builder);
    decoded.prepared.batch.progress = std::move(request.progress);
    return decoded;
}

} // namespace whyglass::ingest

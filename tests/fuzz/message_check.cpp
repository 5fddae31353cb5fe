// SPDX-License-Identifier: GPL-3.0-or-later
#include "message_check.h"

#include "fuzz_target.h"
#include "ingest/normalize/normalize.h"
#include "ingest/pipeline/request_decoder.h"

#include <cstdio>

namespace whyglass::fuzz {

namespace {

class NoPrices final : public domain::Pricer {
public:
    std::optional<domain::Money> price(const domain::PricedCall&) const override { return std::nullopt; }
};

/// Stands in for everything that reads a record after it was decoded: index, inspector, export.
class Reader final : public telemetry::DecodeSink {
public:
    explicit Reader(std::string_view message) : m_message(message) {}

    void onSpan(const telemetry::ResourceView& resource, const telemetry::ScopeView& scope, const telemetry::SpanView& span) override
    {
        telemetry::TextArena arena;
        telemetry::Step step;
        telemetry::normalize(resource, scope, span, arena, step);
        static_cast<void>(telemetry::indexTextsOf(step, span));
        static_cast<void>(telemetry::indexPairsOf(resource, step, span));
        static_cast<void>(telemetry::contentOf(step, span, {}));
        static_cast<void>(telemetry::explicitDecisionOf(span));
        static_cast<void>(telemetry::scopeToOtlpJson(scope));
        static_cast<void>(telemetry::resourceToOtlpJson(resource));
        require(telemetry::decodeSpan(span.bytes).ok(), "a span that was handed out is decodable on its own");
        require(readable(R"({"resourceSpans":[{"scopeSpans":[{"spans":[)" + telemetry::spanToOtlpJson(span) + "]}]}]}"),
                "a span is written as OTLP JSON that is read again");
    }

    void onLog(const telemetry::ResourceView&, const telemetry::ScopeView&, const telemetry::LogView& log) override
    {
        static_cast<void>(telemetry::indexTextsOf(log));
        static_cast<void>(telemetry::valueToText(log.body));
        require(telemetry::decodeLog(log.bytes).ok(), "a log record that was handed out is decodable on its own");
        require(readable(R"({"resourceLogs":[{"scopeLogs":[{"logRecords":[)" + telemetry::logToOtlpJson(log) + "]}]}]}"),
                "a log record is written as OTLP JSON that is read again");
    }

    void onRejected(telemetry::Signal, std::size_t offset, std::string_view reason) override
    {
        require(offset <= m_message.size() && !reason.empty(), "a rejected record has its place and a reason");
    }

    void onRepaired(telemetry::Signal, std::size_t offset, std::string_view code, std::string_view) override
    {
        require(offset <= m_message.size() && !code.empty(), "a repaired record has its place and a code");
    }

private:
    bool readable(const std::string& json)
    {
        const auto read = m_transcoder.transcode(json);
        if (!read.ok())
            std::fprintf(stderr, "%s: %s\n", read.error().message.c_str(), json.c_str());
        return read.ok();
    }

    std::string_view m_message;
    telemetry::JsonTranscoder m_transcoder;
};

} // namespace

void decodeAsRequest(telemetry::Signal signal, bool json, std::string_view bytes)
{
    static ingest::CallPricing pricing(std::make_shared<NoPrices>());
    static ingest::RequestDecoder decoder(pricing);
    ingest::IngestRequest request;
    request.signal = signal;
    request.json = json;
    request.bytes = std::string(bytes);
    const auto decoded = decoder.decode(request);
    const bool stored = decoded.receipt.outcome == ingest::Receipt::Outcome::Stored;
    require(stored || decoded.prepared.batch.records() == 0, "nothing of a refused message is stored");
    require(stored || !decoded.receipt.message.empty(), "a refused message has a reason");
}

bool readEverything(telemetry::Signal signal, std::string_view message)
{
    Reader reader(message);
    return telemetry::decodeOtlp(signal, message, {}, reader).ok();
}

} // namespace whyglass::fuzz

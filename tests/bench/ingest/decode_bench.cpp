// SPDX-License-Identifier: GPL-3.0-or-later
// decode_bench [spans]: protobuf and OTLP JSON to columns on one core, beside memcpy and simdjson's DOM of the same bytes.
#include "ingest/decode/otlp_decoder.h"
#include "ingest/normalize/normalize.h"
#include "models/analysis/pricing/price_table.h"
#include "ingest/pipeline/batch_builder.h"
#include "models/store/payload_hash.h"
#include "tests/bench/kit/load_data.h"
#include "tests/bench/kit/load_files.h"
#include "tests/bench/kit/measure.h"

#include <simdjson.h>
#include <zstd.h>

#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

using namespace whyglass;
using namespace whyglass::bench;

namespace {

/// Decodes and normalises, and keeps nothing.
class Columns final : public telemetry::DecodeSink {
public:
    void onSpan(const telemetry::ResourceView& resource, const telemetry::ScopeView& scope, const telemetry::SpanView& span) override
    {
        telemetry::normalize(resource, scope, span, m_arena, m_step);
        m_kinds += static_cast<std::size_t>(m_step.kind);
        ++spans;
    }
    void onRejected(telemetry::Signal, std::size_t, std::string_view) override { std::abort(); }
    void onRepaired(telemetry::Signal, std::size_t, std::string_view, std::string_view) override { std::abort(); }
    void endMessage() { m_arena.clear(); }

    std::size_t spans = 0;

private:
    telemetry::TextArena m_arena;
    telemetry::Step m_step;
    std::size_t m_kinds = 0;
};

class Stages {
public:
    explicit Stages(std::size_t spans)
    {
        LoadShape shape;
        shape.spans = spans;
        LoadGenerator generator(shape);
        for (std::string message = generator.next(); !message.empty(); message = generator.next()) {
            m_bytes += message.size();
            m_json.push_back(simdjson::padded_string(jsonOf(message)));
            m_jsonBytes += m_json.back().size();
            m_messages.push_back(std::move(message));
        }
        m_copy.resize(m_bytes);
        m_packed.resize(ZSTD_compressBound(m_bytes));
        m_spans = static_cast<double>(spans);
    }

    void run()
    {
        std::vector<double> decode, json, zstd;
        std::vector<double> decodeUs, allUs, jsonUs, copyUs, domUs, zstdUs;
        for (int round = 0; round < kRounds; ++round) {
            const double copy = measure([this] { copyAll(); }).cpu;
            const double columns = measure([this] { decodeAll(); }).cpu;
            const double prepared = measure([this] { prepareAll(); }).cpu;
            const double dom = measure([this] { parseAll(); }).cpu;
            const double fromJson = measure([this] { transcodeAll(); }).cpu;
            const double packed = measure([this] { packAll(); }).cpu;
            decode.push_back(copy / columns);
            json.push_back(dom / fromJson);
            zstd.push_back(packed / prepared);
            for (const auto& [list, seconds] : {std::pair{&decodeUs, columns}, {&allUs, prepared}, {&jsonUs, fromJson}, {&copyUs, copy}, {&domUs, dom}, {&zstdUs, packed}})
                list->push_back(seconds / m_spans * 1e6);
        }
        const auto us = [](const std::vector<double>& values) {
            char text[32];
            std::snprintf(text, sizeof text, "%.2f us a span", median(values));
            return std::string(text);
        };
        report("decode-protobuf", median(decode), "decode and normalise " + us(decodeUs) + ", memcpy " + us(copyUs));
        report("decode-json", median(json), "transcode, decode and normalise " + us(jsonUs) + ", simdjson DOM " + us(domUs));
        report("cpu-decode", median(allUs), "decode, normalise, price, hash and zstd " + us(allUs) + ", zstd level 1 alone " + us(zstdUs));
    }

private:
    void copyAll()
    {
        std::size_t at = 0;
        for (const std::string& message : m_messages) {
            std::memcpy(m_copy.data() + at, message.data(), message.size());
            at += message.size();
        }
        keep(m_copy);
    }
    void decodeAll()
    {
        Columns columns;
        for (const std::string& message : m_messages) {
            if (!telemetry::decodeOtlp(telemetry::Signal::Traces, message, {}, columns))
                std::abort();
            columns.endMessage();
        }
        keep(columns);
    }
    void prepareAll()
    {
        ingest::BlockBuilders blocks;
        for (const std::string& message : m_messages) {
            ingest::BatchBuilder builder(m_pricing, blocks, "bench");
            builder.beginMessage(message, {});
            if (!telemetry::decodeOtlp(telemetry::Signal::Traces, message, {}, builder))
                std::abort();
            keep(builder.finish());
        }
    }
    void parseAll()
    {
        for (const simdjson::padded_string& text : m_json) {
            if (m_parser.parse(text).error() != simdjson::SUCCESS)
                std::abort();
        }
    }
    void transcodeAll()
    {
        Columns columns;
        for (const simdjson::padded_string& text : m_json) {
            const auto message = m_transcoder.transcode(std::string_view(text));
            telemetry::DecodeLimits limits;
            limits.textsAreUtf8 = message && message->textsAreUtf8;
            if (!message || !telemetry::decodeOtlp(telemetry::Signal::Traces, message->traces, limits, columns))
                std::abort();
            columns.endMessage();
        }
        keep(columns);
    }
    void packAll()
    {
        ZSTD_CCtx* context = ZSTD_createCCtx();
        for (const std::string& message : m_messages)
            ZSTD_compressCCtx(context, m_packed.data(), m_packed.size(), message.data(), message.size(), 1);
        ZSTD_freeCCtx(context);
    }

    std::vector<std::string> m_messages;
    std::vector<simdjson::padded_string> m_json;
    std::string m_copy, m_packed;
    std::size_t m_bytes = 0, m_jsonBytes = 0;
    double m_spans = 0;
    simdjson::dom::parser m_parser;
    telemetry::JsonTranscoder m_transcoder;
    ingest::CallPricing m_pricing{analysis::PriceTable::builtin()};
};

} // namespace

int main(int argc, char** argv)
{
    Stages(argc > 1 ? static_cast<std::size_t>(std::atoll(argv[1])) : 50'000).run();
    return 0;
}

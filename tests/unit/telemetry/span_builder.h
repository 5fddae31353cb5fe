// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/decode/otlp_decoder.h"
#include "ingest/normalize/normalize.h"

#include <stdexcept>
#include <string>
#include <vector>

/// A span written as OTLP JSON, and what it means.
class NormalizedSpan : public whyglass::telemetry::DecodeSink {
public:
    /// `span`: members of the span beside attributes, e.g. R"("name":"chat","kind":3)".
    NormalizedSpan(const std::string& scope, const std::string& span, const std::string& attributes, const std::string& logs = {})
    {
        whyglass::telemetry::JsonTranscoder transcoder;
        const auto traces = transcoder.transcode(R"({"resourceSpans":[{"resource":{"attributes":[]},"scopeSpans":[{"scope":{"name":")" + scope
            + R"("},"spans":[{"traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"b7ad6b7169203331")" + (span.empty() ? "" : ",") + span
            + R"(,"attributes":[)" + attributes + "]}]}]}]}");
        if (!traces.ok())
            throw std::runtime_error(traces.error().text());
        if (!logs.empty()) {
            const auto records = transcoder.transcode(R"({"resourceLogs":[{"scopeLogs":[{"logRecords":[)" + logs + "]}]}]}");
            if (!records.ok() || !decodeOtlp(whyglass::telemetry::Signal::Logs, records.value().logs, {}, *this).ok())
                throw std::runtime_error("bad logs in a test");
        }
        if (!decodeOtlp(whyglass::telemetry::Signal::Traces, traces.value().traces, {}, *this).ok() || m_spanBytes.empty())
            throw std::runtime_error("bad span in a test");
        m_span = whyglass::telemetry::decodeSpan(m_spanBytes).value();
        for (const std::string& bytes : m_logBytes)
            m_logs.push_back(whyglass::telemetry::decodeLog(bytes).value());
        m_scopeName = scope;
        m_scope.name = m_scopeName;
        normalize(m_resource, m_scope, m_span, m_arena, m_step);
    }

    [[nodiscard]] const whyglass::telemetry::Step& step() const { return m_step; }
    [[nodiscard]] const whyglass::telemetry::SpanView& span() const { return m_span; }
    [[nodiscard]] const whyglass::telemetry::ResourceView& resource() const { return m_resource; }
    [[nodiscard]] whyglass::domain::StepContent content() const { return contentOf(m_step, m_span, m_logs); }

    void onSpan(const whyglass::telemetry::ResourceView&, const whyglass::telemetry::ScopeView&,
                const whyglass::telemetry::SpanView& span) override
    {
        m_spanBytes = span.bytes;
    }
    void onLog(const whyglass::telemetry::ResourceView&, const whyglass::telemetry::ScopeView&,
               const whyglass::telemetry::LogView& log) override
    {
        m_logBytes.emplace_back(log.bytes);
    }
    void onRejected(whyglass::telemetry::Signal, std::size_t, std::string_view) override {}
    void onRepaired(whyglass::telemetry::Signal, std::size_t, std::string_view, std::string_view) override {}

private:
    std::string m_spanBytes;
    std::vector<std::string> m_logBytes;
    std::string m_scopeName;
    whyglass::telemetry::ResourceView m_resource;
    whyglass::telemetry::ScopeView m_scope;
    whyglass::telemetry::SpanView m_span;
    std::vector<whyglass::telemetry::LogView> m_logs;
    whyglass::telemetry::TextArena m_arena;
    whyglass::telemetry::Step m_step;
};

/// {"key":"k","value":{"stringValue":"v"}}; the value is escaped.
inline std::string attr(const std::string& key, const std::string& value)
{
    whyglass::telemetry::ValueView text;
    text.type = whyglass::telemetry::ValueView::Type::String;
    text.text = value;
    return R"({"key":")" + key + R"(","value":)" + valueToOtlpJson(text) + "}";
}
inline std::string attr(const std::string& key, int value)
{
    return R"({"key":")" + key + R"(","value":{"intValue":")" + std::to_string(value) + "\"}}";
}
/// An attribute with an OTLP value as JSON.
inline std::string attrJson(const std::string& key, const std::string& value)
{
    return R"({"key":")" + key + R"(","value":)" + value + "}";
}
inline std::string join(const std::vector<std::string>& parts)
{
    std::string out;
    for (const std::string& part : parts)
        out += (out.empty() ? "" : ",") + part;
    return out;
}

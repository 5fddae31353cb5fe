// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/formats/json_cutter.h"

#include <algorithm>
#include <array>

namespace whyglass::ingest {

namespace {

constexpr int kLeafLevel = 2;

/// Whether the member holds the elements of the next level: documents, resources, scopes.
bool isArrayKey(int level, std::string_view key)
{
    constexpr std::array<std::string_view, 4> kResources{"resourceSpans", "resourceLogs", "resourceMetrics", "batches"};
    constexpr std::array<std::string_view, 6> kScopes{"scopeSpans", "scopeLogs", "scopeMetrics", "instrumentationLibrarySpans",
                                                      "instrumentationLibraryLogs", "instrumentationLibraryMetrics"};
    constexpr std::array<std::string_view, 3> kRecords{"spans", "logRecords", "metrics"};
    const auto isOneOf = [key](const auto& keys) { return std::find(keys.begin(), keys.end(), key) != keys.end(); };
    return level == 0 ? isOneOf(kResources) : level == 1 ? isOneOf(kScopes) : isOneOf(kRecords);
}

/// Jaeger's and Tempo's answers put OTLP into one more object.
bool isWrapper(std::string_view key)
{
    return key == "result" || key == "trace";
}

} // namespace

JsonCutter::End JsonCutter::broken(std::string_view reason)
{
    if (m_json.isCutOff())
        m_sink.onCutShort(m_record, m_stream.offset(), "the file ends inside a JSON text");
    else
        m_sink.onRejected(m_record, m_stream.offset(), reason);
    return End::Broken;
}

JsonCutter::End JsonCutter::flush(const std::string& head, const std::string& tail, std::string& piece)
{
    if (piece.empty())
        return End::Done;
    const std::string document = head + piece + tail;
    piece.clear();
    return m_sink.onRecord({telemetry::Signal::Traces, true, document, m_record, m_pieceOffset, m_stream.offset(), true}) ? End::Done : End::Stopped;
}

JsonCutter::End JsonCutter::readDocument()
{
    const auto length = m_json.valueLength(kWholeRecordBytes);
    const std::int64_t begin = m_stream.offset();
    const std::int64_t end = begin + static_cast<std::int64_t>(length.value_or(0));
    const bool partlyCovered = begin < m_coveredUpto && end > m_coveredUpto; // it was cut off there the last time
    if (!length || partlyCovered)
        return cutObject(0, {}, {});
    const std::string_view document = m_stream.window().substr(0, *length);
    const bool goOn = m_sink.onRecord({telemetry::Signal::Traces, true, document, m_record, begin, end});
    m_stream.consume(*length);
    return goOn ? End::Done : End::Stopped;
}

JsonCutter::End JsonCutter::cutObject(int level, const std::string& head, const std::string& tail)
{
    if (m_json.nextChar() != '{')
        return broken("a JSON object should stand here");
    m_stream.consume(1);
    std::string members; // of this object, to be repeated in every piece of it
    bool cut = false;
    for (;;) {
        const char c = m_json.nextChar();
        if (c == ',') {
            m_stream.consume(1);
            continue;
        }
        if (c == '}') {
            m_stream.consume(1);
            return End::Done;
        }
        const auto key = m_json.readKey();
        if (!key)
            return broken("the name of a JSON member should stand here");
        if (const End end = cutMember(level, *key, head, tail, members, cut); end != End::Done)
            return end;
    }
}

JsonCutter::End JsonCutter::cutMember(int level, const std::string& key, const std::string& head, const std::string& tail,
                                      std::string& members, bool& cut)
{
    const char first = m_json.nextChar();
    if (level == 0 && first == '{' && isWrapper(key))
        return cutObject(level, head, tail);
    if (first == '[' && isArrayKey(level, key)) {
        cut = true;
        return cutArray(level, head + "{" + members + "\"" + key + "\":[", "]}" + tail);
    }
    const auto length = level == 0 ? std::nullopt : m_json.valueLength(kMaxRecordBytes);
    if (!length) {
        if (level > 0 && m_stream.window().size() >= kMaxRecordBytes)
            m_sink.onRejected(m_record, m_stream.offset(), "one JSON value is over the limit of 64 MiB");
        return m_json.skipValue() ? End::Done : broken("a JSON value should stand here");
    }
    if (*length == 0)
        return broken("a JSON value should stand here");
    const std::string_view value = m_stream.window().substr(0, *length);
    if (cut && key == "schemaUrl" && value.size() > 2)
        m_sink.onRepaired(m_record, m_stream.offset(), "schema-url-dropped", value);
    members.append("\"").append(key).append("\":").append(value).append(",");
    m_stream.consume(*length);
    return End::Done;
}

JsonCutter::End JsonCutter::cutArray(int level, const std::string& head, const std::string& tail)
{
    m_stream.consume(1); // [
    std::string piece;
    for (;;) {
        const char c = m_json.nextChar();
        if (c == ',') {
            m_stream.consume(1);
            continue;
        }
        if (c == ']') {
            m_stream.consume(1);
            return flush(head, tail, piece);
        }
        if (c == '\0') {
            flush(head, tail, piece);
            return broken("a JSON value should stand here");
        }
        if (const End end = cutElement(level, head, tail, piece); end != End::Done) {
            if (end == End::Broken)
                flush(head, tail, piece);
            return end;
        }
    }
}

JsonCutter::End JsonCutter::cutElement(int level, const std::string& head, const std::string& tail, std::string& piece)
{
    const auto length = m_json.valueLength(level == kLeafLevel ? kMaxRecordBytes : kWholeRecordBytes);
    if (length && *length == 0)
        return broken("a JSON value should stand here"); // a bracket that closes nothing would be found again and again
    if (length && m_stream.offset() + static_cast<std::int64_t>(*length) <= m_coveredUpto) {
        m_stream.consume(*length);
        return End::Done;
    }
    if (length) {
        if (piece.empty())
            m_pieceOffset = m_stream.offset();
        else
            piece += ',';
        piece += m_stream.window().substr(0, *length);
        m_stream.consume(*length);
        return piece.size() >= kPieceBytes ? flush(head, tail, piece) : End::Done;
    }
    if (level < kLeafLevel) {
        if (const End end = flush(head, tail, piece); end != End::Done)
            return end;
        return cutObject(level + 1, head, tail);
    }
    const std::int64_t offset = m_stream.offset();
    const bool whole = m_json.skipValue();
    if (whole)
        m_sink.onRejected(m_record, offset, "one JSON value is over the limit of 64 MiB");
    else
        m_sink.onCutShort(m_record, offset, "the file ends inside a JSON text");
    return whole ? End::Done : End::Broken;
}

} // namespace whyglass::ingest

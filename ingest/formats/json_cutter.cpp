// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/formats/json_cutter.h"

#include "ingest/formats/json_scanner.h"

#include <algorithm>
#include <array>

namespace whyglass::ingest {

namespace {

constexpr std::size_t kMaxKeyBytes = 4'096;
constexpr int kLeafLevel = 2;

/// Whether the member holds the elements of the next level: documents, resources, scopes.
bool isArrayKey(int level, std::string_view key)
{
    constexpr std::array<std::string_view, 3> kResources{"resourceSpans", "resourceLogs", "resourceMetrics"};
    constexpr std::array<std::string_view, 6> kScopes{"scopeSpans", "scopeLogs", "scopeMetrics", "instrumentationLibrarySpans",
                                                      "instrumentationLibraryLogs", "instrumentationLibraryMetrics"};
    constexpr std::array<std::string_view, 3> kRecords{"spans", "logRecords", "metrics"};
    const auto isOneOf = [key](const auto& keys) { return std::find(keys.begin(), keys.end(), key) != keys.end(); };
    return level == 0 ? isOneOf(kResources) : level == 1 ? isOneOf(kScopes) : isOneOf(kRecords);
}

} // namespace

JsonCutter::End JsonCutter::broken(std::string_view reason)
{
    m_sink.onRejected(m_record, m_stream.offset(), m_stream.empty() ? "the file ends inside a JSON text" : reason);
    return End::Broken;
}

char JsonCutter::nextChar()
{
    while (!m_stream.empty()) {
        const std::string_view window = m_stream.window();
        const auto found = std::find_if_not(window.begin(), window.end(), isJsonSpace);
        const auto spaces = static_cast<std::size_t>(found - window.begin());
        const bool ends = found == window.end();
        const char c = ends ? '\0' : *found;
        m_stream.consume(spaces);
        if (!ends)
            return c;
    }
    return '\0';
}

std::optional<std::size_t> JsonCutter::valueLength(std::size_t limit)
{
    JsonScanner scanner;
    std::size_t wanted = 1;
    for (;;) {
        const std::string_view window = m_stream.peek(wanted);
        const auto end = scanner.scan(window.substr(0, limit));
        if (end)
            return end;
        if (window.size() < wanted || window.size() >= limit)
            return std::nullopt;
        wanted = window.size() + 1;
    }
}

bool JsonCutter::skipValue()
{
    JsonScanner scanner;
    for (;;) {
        const std::string_view window = m_stream.peek(1);
        if (window.empty())
            return false;
        const auto end = scanner.scan(window);
        if (end) {
            m_stream.consume(*end);
            return true;
        }
        m_stream.consume(window.size());
        scanner.restartWindow();
    }
}

std::optional<std::string> JsonCutter::readKey()
{
    if (nextChar() != '"')
        return std::nullopt;
    const auto length = valueLength(kMaxKeyBytes);
    if (!length || *length < 2)
        return std::nullopt;
    std::string key(m_stream.window().substr(1, *length - 2));
    m_stream.consume(*length);
    if (nextChar() != ':')
        return std::nullopt;
    m_stream.consume(1);
    return key;
}

JsonCutter::End JsonCutter::flush(const std::string& head, const std::string& tail, std::string& piece)
{
    if (piece.empty())
        return End::Done;
    const std::string document = head + piece + tail;
    piece.clear();
    return m_sink.onRecord({telemetry::Signal::Traces, true, document, m_record, m_pieceOffset}) ? End::Done : End::Stopped;
}

JsonCutter::End JsonCutter::readDocument()
{
    if (const auto length = valueLength(kWholeRecordBytes)) {
        const std::string_view document = m_stream.window().substr(0, *length);
        const bool goOn = m_sink.onRecord({telemetry::Signal::Traces, true, document, m_record, m_stream.offset()});
        m_stream.consume(*length);
        return goOn ? End::Done : End::Stopped;
    }
    return cutObject(0, {}, {});
}

JsonCutter::End JsonCutter::cutObject(int level, const std::string& head, const std::string& tail)
{
    if (nextChar() != '{')
        return broken("a JSON object should stand here");
    m_stream.consume(1);
    std::string members; // of this object, to be repeated in every piece of it
    bool cut = false;
    for (;;) {
        const char c = nextChar();
        if (c == ',') {
            m_stream.consume(1);
            continue;
        }
        if (c == '}') {
            m_stream.consume(1);
            return End::Done;
        }
        const auto key = readKey();
        if (!key)
            return broken("the name of a JSON member should stand here");
        if (const End end = cutMember(level, *key, head, tail, members, cut); end != End::Done)
            return end;
    }
}

JsonCutter::End JsonCutter::cutMember(int level, const std::string& key, const std::string& head, const std::string& tail,
                                      std::string& members, bool& cut)
{
    const char first = nextChar();
    if (first == '[' && isArrayKey(level, key)) {
        cut = true;
        return cutArray(level, head + "{" + members + "\"" + key + "\":[", "]}" + tail);
    }
    const auto length = level == 0 ? std::nullopt : valueLength(kMaxRecordBytes);
    if (!length) {
        if (level > 0)
            m_sink.onRejected(m_record, m_stream.offset(), "one JSON value is over the limit of 64 MiB");
        return skipValue() ? End::Done : broken({});
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
        const char c = nextChar();
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
            return broken({});
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
    const auto length = valueLength(level == kLeafLevel ? kMaxRecordBytes : kWholeRecordBytes);
    if (length && *length == 0)
        return broken("a JSON value should stand here"); // a bracket that closes nothing would be found again and again
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
    const bool whole = skipValue();
    m_sink.onRejected(m_record, offset, whole ? "one JSON value is over the limit of 64 MiB" : "the file ends inside a JSON text");
    return whole ? End::Done : End::Broken;
}

} // namespace whyglass::ingest

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/formats/protobuf_cutter.h"

namespace whyglass::ingest {

namespace {

constexpr std::uint32_t kVarint = 0, kFixed64 = 1, kBytes = 2, kFixed32 = 5;
constexpr std::uint32_t kLegacyScopes = 1'000; // instrumentation_library_… of before 0.15
constexpr std::size_t kRootLevel = 0, kLeafLevel = 2;
constexpr std::uint32_t kSchemaUrl = 3;
constexpr std::size_t kRootContext = 64U << 10U; // every piece repeats it

/// Which field holds the elements of a level: resources in the message, scopes in a resource, records in a scope.
bool isElement(std::size_t level, std::uint32_t number)
{
    return number == (level == kRootLevel ? 1U : 2U) || (level == 1 && number == kLegacyScopes);
}

/// Reads a varint; the bytes it takes, 0 where it is cut short or too long.
std::size_t readVarint(std::string_view bytes, std::uint64_t& value)
{
    value = 0;
    for (std::size_t i = 0; i < bytes.size() && i < 10; ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        value |= static_cast<std::uint64_t>(byte & 0x7FU) << (7U * i);
        if ((byte & 0x80U) == 0)
            return i + 1;
    }
    return 0;
}

void appendVarint(std::string& out, std::uint64_t value)
{
    for (; value > 0x7F; value >>= 7U)
        out += static_cast<char>((value & 0x7FU) | 0x80U);
    out += static_cast<char>(value);
}

std::string wrapped(std::uint32_t number, const std::string& message)
{
    std::string out;
    appendVarint(out, (number << 3U) | kBytes);
    appendVarint(out, message.size());
    return out + message;
}

} // namespace

ProtobufCutter::End ProtobufCutter::broken(std::string_view reason)
{
    m_sink.onRejected(m_record, m_stream.offset(), reason);
    return End::Broken;
}

ProtobufCutter::End ProtobufCutter::cutShort(std::string_view reason)
{
    m_sink.onCutShort(m_record, m_stream.offset(), reason);
    return End::Broken;
}

void ProtobufCutter::read()
{
    static_cast<void>(cutMessage(kRootLevel, std::nullopt));
}

ProtobufCutter::End ProtobufCutter::flush(std::size_t level)
{
    if (m_piece.empty())
        return End::Done;
    std::string message = std::move(m_piece);
    m_piece.clear();
    for (std::size_t i = 1; i <= level; ++i)
        m_cut[i] = true;
    if (level == kLeafLevel)
        message = wrapped(2, m_context[2] + message);
    if (level >= 1)
        message = wrapped(1, m_context[1] + message);
    message += m_context[kRootLevel];
    return m_sink.onRecord({m_teller.tell(message), false, message, m_record, m_pieceOffset, m_stream.offset(), true}) ? End::Done : End::Stopped;
}

std::optional<ProtobufCutter::Field> ProtobufCutter::peekField()
{
    constexpr std::size_t kMaxHead = 20; // two varints
    const std::string_view window = m_stream.peek(kMaxHead);
    std::uint64_t tag = 0;
    Field field;
    field.headBytes = readVarint(window, tag);
    field.number = static_cast<std::uint32_t>(tag >> 3U);
    field.wireType = static_cast<std::uint32_t>(tag & 7U);
    if (field.headBytes == 0 || field.number == 0 || tag > 0xFFFF'FFFFU)
        return std::nullopt;
    const std::string_view rest = window.substr(field.headBytes);
    switch (field.wireType) {
    case kVarint: {
        std::uint64_t ignored = 0;
        field.valueBytes = readVarint(rest, ignored);
        return field.valueBytes == 0 ? std::nullopt : std::optional(field);
    }
    case kFixed64: field.valueBytes = 8; return field;
    case kFixed32: field.valueBytes = 4; return field;
    case kBytes: {
        const std::size_t lengthBytes = readVarint(rest, field.valueBytes);
        field.headBytes += lengthBytes;
        return lengthBytes == 0 ? std::nullopt : std::optional(field);
    }
    default: return std::nullopt;
    }
}

ProtobufCutter::End ProtobufCutter::cutMessage(std::size_t level, std::optional<std::int64_t> end)
{
    m_context[level].clear();
    m_cut[level] = false;
    const End result = cutFields(level, end);
    if (result == End::Stopped)
        return result;
    const End flushed = flush(level); // what came before a break is good
    return flushed == End::Stopped ? flushed : result;
}

ProtobufCutter::End ProtobufCutter::cutFields(std::size_t level, std::optional<std::int64_t> end)
{
    while (!m_stream.empty() && (!end || m_stream.offset() < *end)) {
        const auto field = peekField();
        if (!field)
            return broken("this is not protobuf");
        const auto fieldEnd = static_cast<std::uint64_t>(m_stream.offset()) + field->headBytes + field->valueBytes;
        if (end && fieldEnd > static_cast<std::uint64_t>(*end))
            return broken("a protobuf field is longer than the message around it");
        if (const End result = takeField(level, *field); result != End::Done)
            return result;
    }
    if (end && m_stream.offset() < *end)
        return cutShort("the file ends inside a protobuf message");
    return End::Done;
}

ProtobufCutter::End ProtobufCutter::takeField(std::size_t level, const Field& field)
{
    if (field.wireType == kBytes && isElement(level, field.number))
        return takeElement(level, field);

    const std::uint64_t bytes = field.headBytes + field.valueBytes;
    const std::size_t room = level == kRootLevel ? kRootContext : kMaxRecordBytes;
    if (m_context[level].size() + bytes > room) { // nothing sensible
        m_sink.onRepaired(m_record, m_stream.offset(), "unknown-field-dropped", {});
        if (m_stream.skip(bytes) < bytes)
            return cutShort("the file ends inside a protobuf message");
        return End::Done;
    }
    if (m_stream.peek(bytes).size() < bytes)
        return cutShort("the file ends inside a protobuf message");
    if (field.number == kSchemaUrl && field.valueBytes > 0 && m_cut[level])
        m_sink.onRepaired(m_record, m_stream.offset(), "schema-url-dropped", {});
    m_context[level] += m_stream.window().substr(0, bytes);
    m_stream.consume(bytes);
    return End::Done;
}

ProtobufCutter::End ProtobufCutter::takeElement(std::size_t level, const Field& field)
{
    if (level == kRootLevel)
        ++m_record;
    const std::uint64_t bytes = field.headBytes + field.valueBytes;
    const std::size_t limit = level == kLeafLevel ? kMaxRecordBytes : kWholeRecordBytes;
    if (bytes <= limit && m_stream.peek(bytes).size() >= bytes)
        return takeWhole(level, bytes);
    if (level < kLeafLevel) {
        if (const End end = flush(level); end != End::Done)
            return end;
        m_stream.consume(field.headBytes);
        return cutMessage(level + 1, m_stream.offset() + static_cast<std::int64_t>(field.valueBytes));
    }
    const std::int64_t offset = m_stream.offset();
    const bool whole = m_stream.skip(bytes) == bytes;
    if (!whole) {
        m_sink.onCutShort(m_record, offset, "the file ends inside a record");
        return End::Broken;
    }
    m_sink.onRejected(m_record, offset, "one record is over the limit of 64 MiB");
    return End::Done;
}

ProtobufCutter::End ProtobufCutter::takeWhole(std::size_t level, std::size_t bytes)
{
    if (m_stream.offset() + static_cast<std::int64_t>(bytes) <= m_coveredUpto) {
        m_stream.consume(bytes);
        return End::Done;
    }
    if (m_piece.empty())
        m_pieceOffset = m_stream.offset();
    m_piece += m_stream.window().substr(0, bytes);
    m_stream.consume(bytes);
    return m_piece.size() >= kPieceBytes ? flush(level) : End::Done;
}

} // namespace whyglass::ingest

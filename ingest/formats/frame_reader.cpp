// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/formats/format_reader.h"

#include <zstd.h>

#include <array>
#include <memory>

/// The Collector's length-prefixed streams: 4 bytes of big-endian length, then one message, plain or compressed (otlp.md A6).
namespace whyglass::ingest {

namespace {

constexpr std::size_t kPrefix = 4;
constexpr std::string_view kZstdMagic = "\x28\xB5\x2F\xFD";
constexpr std::string_view kOverLimit = "the record is over the limit of 64 MiB, or its length is damaged";
constexpr std::string_view kCutLength = "the file ends inside the length of a record";
constexpr std::string_view kCutRecord = "the file ends inside a record";

std::uint32_t lengthAt(std::string_view bytes)
{
    std::uint32_t length = 0;
    for (const char c : bytes.substr(0, kPrefix))
        length = (length << 8U) | static_cast<unsigned char>(c);
    return length;
}

/// Calls `onFrame(frame, record, offset)` for each frame until it returns false.
template <typename OnFrame>
void readEachFrame(ReadContext& context, OnFrame onFrame)
{
    ByteStream& stream = context.stream;
    for (std::int64_t record = 1; !stream.empty(); ++record) {
        const std::int64_t offset = stream.offset();
        if (stream.peek(kPrefix).size() < kPrefix)
            return context.sink.onRejected(record, offset, kCutLength);
        const std::size_t length = lengthAt(stream.window());
        if (length > kMaxRecordBytes) {
            context.sink.onRejected(record, offset, kOverLimit);
            stream.skip(kPrefix + length);
            continue;
        }
        const std::string_view window = stream.peek(kPrefix + length);
        if (window.size() < kPrefix + length)
            return context.sink.onRejected(record, offset, kCutRecord);
        const std::string_view frame = window.substr(kPrefix, length);
        if (!frame.empty() && !onFrame(frame, record, offset + static_cast<std::int64_t>(kPrefix)))
            return;
        stream.consume(kPrefix + length);
    }
}

/// Inflates complete zstd frames with a cap on the output; false where they are damaged or too large.
bool inflateFrame(std::string_view frame, std::string& out)
{
    const std::unique_ptr<::ZSTD_DStream, std::size_t (*)(::ZSTD_DStream*)> context(::ZSTD_createDStream(), &::ZSTD_freeDStream);
    out.clear();
    ::ZSTD_inBuffer input{frame.data(), frame.size(), 0};
    std::size_t left = 1;
    std::array<char, 64U << 10U> chunk{};
    for (;;) {
        ::ZSTD_outBuffer output{chunk.data(), chunk.size(), 0};
        left = ::ZSTD_decompressStream(context.get(), &output, &input);
        if (::ZSTD_isError(left) != 0U || out.size() + output.pos > kMaxRecordBytes)
            return false;
        out.append(chunk.data(), output.pos);
        if (input.pos == input.size && output.pos < output.size)
            return left == 0;
    }
}

} // namespace

bool looksLikeFrames(std::string_view head)
{
    return head.size() > kPrefix && lengthAt(head) > 0 && lengthAt(head) <= kMaxRecordBytes && looksLikeProtobuf(head.substr(kPrefix));
}

void readFrames(ReadContext& context)
{
    SignalTeller teller(context.hint);
    readEachFrame(context, [&](std::string_view frame, std::int64_t record, std::int64_t offset) {
        return context.sink.onRecord({teller.tell(frame), false, frame, record, offset});
    });
}

bool looksLikeZstdFrames(std::string_view head)
{
    return head.size() > kPrefix && lengthAt(head) <= kMaxRecordBytes && head.substr(kPrefix, kZstdMagic.size()) == kZstdMagic;
}

void readZstdFrames(ReadContext& context)
{
    SignalTeller teller(context.hint);
    std::string message;
    readEachFrame(context, [&](std::string_view frame, std::int64_t record, std::int64_t offset) {
        if (!inflateFrame(frame, message)) {
            context.sink.onRejected(record, offset, "the zstd frame is damaged or inflates to more than 64 MiB");
            return true;
        }
        const bool json = looksLikeJson(message);
        return context.sink.onRecord({json ? context.hint : teller.tell(message), json, message, record, offset});
    });
}

} // namespace whyglass::ingest

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
constexpr std::string_view kDamagedLength = "the length of the record is damaged: it leads beyond the end of the file";
constexpr std::string_view kNoRecord = "there is no record here, or its length is damaged";
constexpr std::string_view kCutLength = "the file ends inside the length of a record";
constexpr std::string_view kCutRecord = "the file ends inside a record";

std::uint32_t lengthAt(std::string_view bytes)
{
    std::uint32_t length = 0;
    for (const char c : bytes.substr(0, kPrefix))
        length = (length << 8U) | static_cast<unsigned char>(c);
    return length;
}

constexpr std::size_t kHead = kPrefix + 12; // what tells a frame's beginning

bool beginsFrame(std::string_view bytes)
{
    return looksLikeFrames(bytes) || looksLikeZstdFrames(bytes);
}

/// Whether the file ends so far ahead, or a frame begins there.
bool meetsFrame(ByteStream& stream, std::size_t ahead)
{
    const std::string_view window = stream.peek(ahead + kHead);
    return window.size() == ahead || (window.size() > ahead && beginsFrame(window.substr(ahead)));
}

/// Whether a frame stands so far ahead and leads to the next one.
bool isFrame(ByteStream& stream, std::size_t ahead)
{
    const std::string_view window = stream.peek(ahead + kHead);
    const std::string_view head = window.size() > ahead ? window.substr(ahead) : std::string_view();
    return beginsFrame(head) && meetsFrame(stream, ahead + kPrefix + lengthAt(head));
}

/// Whether a frame begins before the end that the length of this one names: a byte is missing here, or too much.
bool overlapsFrame(ByteStream& stream, std::size_t length)
{
    for (std::size_t ahead = 1; ahead < kPrefix + length; ++ahead) {
        if (beginsFrame(stream.window().substr(ahead, kHead)) && isFrame(stream, ahead))
            return true;
    }
    return false;
}

/// Moves to the next frame after a damaged one: where its length leads if a frame is there, else to the first one found.
/// False where there is none.
bool findNextFrame(ByteStream& stream, std::size_t length)
{
    constexpr std::size_t kStep = 64U << 10U;
    if (length <= kMaxRecordBytes && isFrame(stream, kPrefix + length)) {
        stream.consume(kPrefix + length);
        return true;
    }
    stream.consume(1);
    for (std::size_t ahead = 0;; ++ahead) {
        if (stream.peek(ahead + kHead).size() <= ahead + kPrefix)
            return false;
        if (beginsFrame(stream.window().substr(ahead, kHead)) && isFrame(stream, ahead)) {
            stream.consume(ahead);
            return true;
        }
        if (ahead == kStep) {
            stream.consume(ahead);
            ahead = 0;
        }
    }
}

/// Calls `onFrame(frame, record, offset)` for each frame until it returns false.
template <typename OnFrame>
void readEachFrame(ReadContext& context, OnFrame onFrame)
{
    ByteStream& stream = context.stream;
    for (std::int64_t record = context.firstRecord; !stream.empty(); ++record) {
        const std::int64_t offset = stream.offset();
        if (stream.peek(kPrefix).size() < kPrefix)
            return context.sink.onCutShort(record, offset, kCutLength);
        const std::size_t length = lengthAt(stream.window());
        const bool fits = length <= kMaxRecordBytes && stream.peek(kPrefix + length).size() >= kPrefix + length;
        const bool believable = fits && (length == 0 || meetsFrame(stream, kPrefix + length) || !overlapsFrame(stream, length));
        if (!believable) {
            const bool cut = !fits && length <= kMaxRecordBytes;
            const bool found = findNextFrame(stream, length);
            if (cut && !found)
                return context.sink.onCutShort(record, offset, kCutRecord);
            context.sink.onRejected(record, offset, length > kMaxRecordBytes ? kOverLimit : cut ? kDamagedLength : kNoRecord);
            if (!found)
                return;
            continue;
        }
        const std::string_view window = stream.peek(kPrefix + length);
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
        return context.sink.onRecord({teller.tell(frame), false, frame, record, offset, offset + static_cast<std::int64_t>(frame.size())});
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
        const std::int64_t end = offset + static_cast<std::int64_t>(frame.size());
        return context.sink.onRecord({json ? context.hint : teller.tell(message), json, message, record, offset, end});
    });
}

} // namespace whyglass::ingest

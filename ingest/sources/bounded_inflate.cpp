// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/sources/bounded_inflate.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <memory>
#include <semaphore>

namespace whyglass::ingest {

namespace {

constexpr std::ptrdiff_t kInflatesAtOnce = 2;
constexpr std::size_t kFirstBytes = 64U << 10U;
// Telemetry, be it one span a thousand times, stays far below; bombs are made of more.
constexpr std::size_t kMaxRatio = 500;
constexpr std::size_t kRatioCountsFrom = 4U << 20U;
constexpr int kMaxMembers = 1'000;
constexpr int kGzipWindow = 15 + 16;
// Beyond this a claim of zstd is not believed at once: the output grows as it comes.
constexpr std::size_t kTrustedZstdRatio = 32;

std::counting_semaphore<kInflatesAtOnce>& slots()
{
    static std::counting_semaphore<kInflatesAtOnce> semaphore(kInflatesAtOnce);
    return semaphore;
}

class Slot {
public:
    Slot() { slots().acquire(); }
    ~Slot() { slots().release(); }
    Slot(const Slot&) = delete;
    Slot& operator=(const Slot&) = delete;
};

/// An output that grows by half up to one byte over the limit: enough to know that there is more. One that only counts
/// writes over the same bytes again and again.
class Output {
public:
    Output(std::size_t first, std::size_t limit, bool onlyCount = false) : m_limit(limit), m_onlyCount(onlyCount)
    {
        m_bytes.resize(onlyCount ? kFirstBytes : std::clamp<std::size_t>(first, 1, limit + 1));
    }

    [[nodiscard]] char* free() { return m_bytes.data() + (m_onlyCount ? 0 : m_used); }
    [[nodiscard]] std::size_t room() const { return m_onlyCount ? m_bytes.size() : m_bytes.size() - m_used; }
    void add(std::size_t bytes) { m_used += bytes; }
    [[nodiscard]] bool overLimit() const { return m_used > m_limit; }
    [[nodiscard]] bool beyondBelief(std::size_t compressed) const { return m_used > kRatioCountsFrom && m_used / kMaxRatio > compressed; }
    void grow()
    {
        if (room() == 0)
            m_bytes.resize(std::min(m_limit + 1, m_bytes.size() + m_bytes.size() / 2 + kFirstBytes));
    }
    Inflated take(Inflated::State state)
    {
        if (state != Inflated::State::Whole)
            return {state, {}};
        m_bytes.resize(m_used);
        return {state, std::move(m_bytes)};
    }

private:
    std::string m_bytes;
    std::size_t m_used = 0;
    std::size_t m_limit;
    bool m_onlyCount;
};

/// What the gzip trailer says (modulo 2^32): right for honest senders, which then cost no growing.
std::size_t claimedSize(std::string_view gzip)
{
    std::size_t size = 0;
    for (std::size_t i = 1; i <= 4 && i <= gzip.size(); ++i)
        size = (size << 8U) | static_cast<unsigned char>(gzip[gzip.size() - i]);
    return size;
}

bool beginsGzip(std::string_view bytes)
{
    return bytes.substr(0, 2) == "\x1F\x8B";
}

Inflated inflateZlib(std::string_view compressed, int windowBits, Output output)
{
    using State = Inflated::State;
    z_stream stream{};
    if (::inflateInit2(&stream, windowBits) != Z_OK)
        return {State::Damaged, {}};
    const std::unique_ptr<z_stream, int (*)(z_stream*)> guard(&stream, &::inflateEnd);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(compressed.data())); // zlib's interface; it does not write there
    stream.avail_in = static_cast<uInt>(compressed.size());
    for (int members = 1;;) {
        output.grow();
        const std::size_t room = output.room();
        stream.next_out = reinterpret_cast<Bytef*>(output.free());
        stream.avail_out = static_cast<uInt>(room);
        const int status = ::inflate(&stream, Z_NO_FLUSH);
        output.add(room - stream.avail_out);
        if (output.overLimit() || output.beyondBelief(compressed.size()))
            return output.take(State::TooLarge);
        if (status == Z_STREAM_END) {
            if (stream.avail_in == 0)
                return output.take(State::Whole);
            if (windowBits != kGzipWindow || !beginsGzip(compressed.substr(compressed.size() - stream.avail_in)) || ++members > kMaxMembers
                || ::inflateReset(&stream) != Z_OK)
                return output.take(State::Damaged);
            continue;
        }
        if (status != Z_OK || (stream.avail_in == 0 && stream.avail_out != 0))
            return output.take(State::Damaged);
    }
}

Inflated inflateZstandard(std::string_view compressed, std::size_t limit)
{
    using State = Inflated::State;
    const std::unique_ptr<::ZSTD_DStream, std::size_t (*)(::ZSTD_DStream*)> context(::ZSTD_createDStream(), &::ZSTD_freeDStream);
    ::ZSTD_DCtx_setParameter(context.get(), ZSTD_d_windowLogMax, 26); // a window larger than the limit makes no sense
    const unsigned long long claimed = ::ZSTD_getFrameContentSize(compressed.data(), compressed.size());
    const bool known = claimed != ZSTD_CONTENTSIZE_UNKNOWN && claimed != ZSTD_CONTENTSIZE_ERROR;
    if (known && claimed > limit)
        return {State::TooLarge, {}};
    Output output(known ? std::min(static_cast<std::size_t>(claimed), compressed.size() * kTrustedZstdRatio) + 1 : kFirstBytes, limit);
    ::ZSTD_inBuffer input{compressed.data(), compressed.size(), 0};
    for (;;) {
        output.grow();
        ::ZSTD_outBuffer out{output.free(), output.room(), 0};
        const std::size_t left = ::ZSTD_decompressStream(context.get(), &out, &input);
        if (::ZSTD_isError(left) != 0U)
            return output.take(State::Damaged);
        output.add(out.pos);
        if (output.overLimit() || output.beyondBelief(compressed.size()))
            return output.take(State::TooLarge);
        if (input.pos == input.size && out.pos < out.size)
            return output.take(left == 0 ? State::Whole : State::Damaged);
    }
}

} // namespace

Inflated inflateBounded(Encoding encoding, std::string_view compressed, std::size_t limit)
{
    if (compressed.size() > limit)
        return {Inflated::State::TooLarge, {}};
    const Slot slot;
    switch (encoding) {
    case Encoding::Gzip: {
        // A size that is claimed beyond belief is a lie and must not be allocated.
        const std::size_t claimed = std::min(claimedSize(compressed), std::max(kRatioCountsFrom, compressed.size() * kMaxRatio));
        if (claimed <= limit)
            return inflateZlib(compressed, kGzipWindow, Output(claimed + 1, limit));
        // A bomb, or no gzip at all: told apart without holding the output.
        const Inflated counted = inflateZlib(compressed, kGzipWindow, Output(0, limit, true));
        return {counted.state == Inflated::State::TooLarge ? counted.state : Inflated::State::Damaged, {}};
    }
    case Encoding::Deflate: return inflateZlib(compressed, 15, Output(std::max(kFirstBytes, compressed.size() * 3), limit));
    case Encoding::Zstd: return inflateZstandard(compressed, limit);
    case Encoding::Identity: break;
    }
    return {Inflated::State::Whole, std::string(compressed)};
}

} // namespace whyglass::ingest

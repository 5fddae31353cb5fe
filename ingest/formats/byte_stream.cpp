// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/formats/byte_stream.h"

#include <algorithm>
#include <cstring>

namespace whyglass::ingest {

namespace {

constexpr std::size_t kReadBytes = 256U << 10U;

/// Gives the bytes that were read already first, then the rest.
class RewoundSource final : public ByteSource {
public:
    RewoundSource(std::string head, std::unique_ptr<ByteSource> rest) : m_head(std::move(head)), m_rest(std::move(rest)) {}

    domain::Result<std::size_t> read(char* out, std::size_t size) override
    {
        if (m_given == m_head.size())
            return m_rest->read(out, size);
        const std::size_t now = std::min(size, m_head.size() - m_given);
        std::memcpy(out, m_head.data() + m_given, now);
        m_given += now;
        return now;
    }
    [[nodiscard]] std::int64_t bytesTaken() const override { return m_rest->bytesTaken(); }

private:
    std::string m_head;
    std::size_t m_given = 0;
    std::unique_ptr<ByteSource> m_rest;
};

} // namespace

bool ByteStream::readMore()
{
    if (m_ended)
        return false;
    if (m_begin > 0 && (m_begin == m_buffer.size() || m_begin >= m_buffer.size() / 2)) {
        m_buffer.erase(0, m_begin);
        m_begin = 0;
    }
    // Grown in steps of the window, so that a long record is not copied over and over.
    const std::size_t old = m_buffer.size();
    const std::size_t step = std::max(kReadBytes, old / 2);
    m_buffer.resize(old + step);
    const auto got = m_source->read(m_buffer.data() + old, step);
    m_buffer.resize(old + (got.ok() ? *got : 0));
    if (!got.ok())
        m_damage = got.error();
    m_ended = !got.ok() || *got == 0;
    if (!m_ended)
        checkBounds(*got);
    return !m_ended;
}

void ByteStream::checkBounds(std::size_t got)
{
    // A record has 64 MiB at most; gzip cannot pack a thousandfold beyond its headers, and what zstd packs more says nothing new.
    constexpr std::uint64_t kSilence = 1ULL << 30U;
    constexpr std::int64_t kBombBytes = 256LL << 20U;
    constexpr std::int64_t kBombRatio = 2'000;
    m_sinceRecord += got;
    const std::int64_t inflated = m_offset + static_cast<std::int64_t>(m_buffer.size() - m_begin);
    const char* wrong = m_sinceRecord > kSilence ? "there is no record in 1 GiB of it: this is no telemetry, or it is damaged"
        : inflated > kBombBytes && inflated / kBombRatio > m_source->bytesTaken() ? "it inflates more than two thousandfold: read no further"
                                                                                  : nullptr;
    if (wrong == nullptr)
        return;
    m_damage = domain::Error{domain::ErrorCode::Corrupt, wrong, {}};
    m_ended = true;
}

std::string_view ByteStream::peek(std::size_t size)
{
    while (m_buffer.size() - m_begin < size && readMore()) {
    }
    return window();
}

void ByteStream::consume(std::size_t size)
{
    size = std::min(size, m_buffer.size() - m_begin);
    m_begin += size;
    m_offset += static_cast<std::int64_t>(size);
}

std::uint64_t ByteStream::skip(std::uint64_t size)
{
    std::uint64_t skipped = 0;
    while (skipped < size && !empty()) {
        const auto now = static_cast<std::size_t>(std::min<std::uint64_t>(size - skipped, window().size()));
        consume(now);
        skipped += now;
    }
    return skipped;
}

std::unique_ptr<ByteSource> ByteStream::rewound()
{
    return std::make_unique<RewoundSource>(m_buffer.substr(m_begin), std::move(m_source));
}

} // namespace whyglass::ingest

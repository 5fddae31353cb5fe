// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/formats/byte_source.h"

#include <optional>
#include <string>
#include <string_view>

namespace whyglass::ingest {

/// A window over a source that grows only as far as it is asked to. What a reader looks through to find records.
class ByteStream {
public:
    /// `offset`: position of the source's first byte, where it does not begin at the beginning.
    explicit ByteStream(std::unique_ptr<ByteSource> source, std::int64_t offset = 0) : m_source(std::move(source)), m_offset(offset) {}

    /// At least `size` bytes from the present position, or all that is left; may be more. Valid until the next call.
    std::string_view peek(std::size_t size);
    /// What is in the window now.
    [[nodiscard]] std::string_view window() const { return std::string_view(m_buffer).substr(m_begin); }
    /// Moves on by bytes that are in the window.
    void consume(std::size_t size);
    /// Moves on by any number of bytes; how many there were.
    std::uint64_t skip(std::uint64_t size);
    /// The window cannot grow: the source has ended (or is damaged).
    [[nodiscard]] bool ended() const { return m_ended; }
    [[nodiscard]] bool empty() { return peek(1).empty(); }
    /// Position in the (inflated) source.
    [[nodiscard]] std::int64_t offset() const { return m_offset; }
    /// Why the source ended before its time, if it did.
    [[nodiscard]] const std::optional<domain::Error>& damage() const { return m_damage; }
    [[nodiscard]] std::int64_t bytesTaken() const { return m_source->bytesTaken(); }
    /// A record was found: without one for too long, or inflated far beyond what telemetry can be, the source counts as damaged.
    void noteRecord() { m_sinceRecord = 0; }
    /// Takes the source out again, as if nothing had been read; only before the first consume().
    std::unique_ptr<ByteSource> rewound();

private:
    bool readMore();
    void checkBounds(std::size_t got);

    std::unique_ptr<ByteSource> m_source;
    std::string m_buffer;
    std::size_t m_begin = 0;
    std::int64_t m_offset = 0;
    std::uint64_t m_sinceRecord = 0; ///< bytes
    bool m_ended = false;
    std::optional<domain::Error> m_damage;
};

} // namespace whyglass::ingest

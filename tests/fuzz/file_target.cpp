// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz_target.h"
#include "ingest/formats/byte_stream.h"
#include "ingest/formats/format_reader.h"

#include <algorithm>
#include <cstring>
#include <memory>

namespace whyglass::fuzz {

namespace {

using ingest::ByteStream;
constexpr std::size_t kEnoughBytes = 4U << 20U; // a small bomb may inflate to any size: reading on shows nothing new

/// Hands the bytes out in pieces, whose sizes the first byte chooses.
class MemorySource final : public ingest::ByteSource {
public:
    explicit MemorySource(std::string_view bytes) : m_bytes(bytes.substr(1)), m_piece(std::size_t{64} << (bytes.front() & 7)) {}

    domain::Result<std::size_t> read(char* out, std::size_t size) override
    {
        const std::size_t count = std::min({size, m_piece, m_bytes.size() - m_taken});
        std::memcpy(out, m_bytes.data() + m_taken, count);
        m_taken += count;
        return count;
    }
    [[nodiscard]] std::int64_t bytesTaken() const override { return static_cast<std::int64_t>(m_taken); }

private:
    std::string_view m_bytes;
    std::size_t m_piece;
    std::size_t m_taken = 0;
};

class Records final : public ingest::RecordSink {
public:
    bool onRecord(const ingest::FileRecord& record) override
    {
        require(record.record >= 1 && record.offset >= 0, "a record of a file has its place");
        require(record.bytes.size() <= ingest::kMaxRecordBytes, "a record is no larger than the limit");
        m_bytes += record.bytes.size() + 1;
        return m_bytes < kEnoughBytes;
    }
    void onRejected(std::int64_t, std::int64_t offset, std::string_view reason) override
    {
        require(offset >= 0 && !reason.empty(), "what is rejected has its place and a reason");
    }
    void onRepaired(std::int64_t, std::int64_t offset, std::string_view code, std::string_view) override
    {
        require(offset >= 0 && !code.empty(), "what is repaired has its place and a code");
    }

private:
    std::size_t m_bytes = 0;
};

std::unique_ptr<ByteStream> inflated(std::unique_ptr<ByteStream> stream)
{
    switch (ingest::sniffCompression(stream->peek(4))) {
    case ingest::Compression::Gzip: return std::make_unique<ByteStream>(ingest::inflateGzip(stream->rewound()));
    case ingest::Compression::Zstd: return std::make_unique<ByteStream>(ingest::inflateZstd(stream->rewound()));
    case ingest::Compression::None: break;
    }
    return stream;
}

} // namespace

void runFile(std::string_view bytes)
{
    if (bytes.empty())
        return;
    const auto stream = inflated(std::make_unique<ByteStream>(std::make_unique<MemorySource>(bytes)));
    const std::string_view head = stream->peek(ingest::kSniffBytes).substr(0, ingest::kSniffBytes);
    Records records;
    for (const ingest::FormatReader& format : ingest::formatRegistry()) {
        if (!format.sniff(head))
            continue;
        ingest::ReadContext context{*stream, records};
        format.read(context);
        return;
    }
}

} // namespace whyglass::fuzz

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/formats/byte_source.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <unistd.h>

namespace whyglass::ingest {

namespace {

constexpr std::size_t kChunk = 128U << 10U;

class StandardInput final : public ByteSource {
public:
    explicit StandardInput(const std::atomic<bool>& cancel) : m_cancel(cancel) {}

    domain::Result<std::size_t> read(char* out, std::size_t size) override
    {
        while (!m_cancel.load()) {
            const ::ssize_t got = ::read(STDIN_FILENO, out, size);
            if (got >= 0) {
                m_taken += got;
                return static_cast<std::size_t>(got);
            }
            if (errno != EINTR)
                return domain::Error{domain::ErrorCode::Io, std::string("cannot read standard input: ") + std::strerror(errno), {}};
        }
        return std::size_t{0};
    }
    [[nodiscard]] std::int64_t bytesTaken() const override { return m_taken; }

private:
    const std::atomic<bool>& m_cancel;
    std::int64_t m_taken = 0;
};

/// The input side that both decompressors share.
class Inflater : public ByteSource {
public:
    explicit Inflater(std::unique_ptr<ByteSource> source) : m_source(std::move(source)) {}
    [[nodiscard]] std::int64_t bytesTaken() const override { return m_source->bytesTaken(); }

protected:
    /// Reads on when the last chunk is used up; false at the end.
    domain::Result<bool> refill()
    {
        if (m_begin < m_end)
            return true;
        auto got = m_source->read(m_chunk.data(), m_chunk.size());
        if (!got.ok())
            return got.error();
        m_begin = 0;
        m_end = *got;
        return m_end > 0;
    }
    static domain::Error damaged(const char* what, domain::ErrorCode code = domain::ErrorCode::Corrupt)
    {
        return {code, what, "the part before it was read; get the file again"};
    }

    std::unique_ptr<ByteSource> m_source;
    std::array<char, kChunk> m_chunk{};
    std::size_t m_begin = 0, m_end = 0;
};

class GzipSource final : public Inflater {
public:
    explicit GzipSource(std::unique_ptr<ByteSource> source) : Inflater(std::move(source))
    {
        m_ready = ::inflateInit2(&m_stream, 15 + 16) == Z_OK;
    }
    ~GzipSource() override { ::inflateEnd(&m_stream); }
    GzipSource(const GzipSource&) = delete;
    GzipSource& operator=(const GzipSource&) = delete;

    domain::Result<std::size_t> read(char* out, std::size_t size) override
    {
        if (m_damaged)
            return damaged(kDamaged);
        if (!m_ready)
            return domain::Error{domain::ErrorCode::Internal, "cannot start zlib", {}};
        size = std::min<std::size_t>(size, 1U << 30U);
        m_stream.next_out = reinterpret_cast<Bytef*>(out);
        m_stream.avail_out = static_cast<uInt>(size);
        while (m_stream.avail_out == size) {
            const auto more = refill();
            if (!more.ok())
                return more.error();
            if (!*more)
                return m_insideMember ? domain::Result<std::size_t>(damaged("the gzip stream ends early", domain::ErrorCode::Truncated)) : domain::Result<std::size_t>(std::size_t{0});
            if (!m_insideMember && m_members > 0 && m_chunk[m_begin] != '\x1F')
                return std::size_t{0}; // padding after the last member
            m_insideMember = true;
            m_stream.next_in = reinterpret_cast<Bytef*>(m_chunk.data() + m_begin);
            m_stream.avail_in = static_cast<uInt>(m_end - m_begin);
            const int status = ::inflate(&m_stream, Z_NO_FLUSH);
            m_begin = m_end - m_stream.avail_in;
            if (status == Z_STREAM_END) {
                m_insideMember = false;
                ++m_members;
                ::inflateReset(&m_stream);
            } else if (status != Z_OK && status != Z_BUF_ERROR) {
                m_damaged = true;
                if (m_stream.avail_out == size)
                    return damaged(kDamaged);
                break; // what came out before is given first
            }
        }
        return size - m_stream.avail_out;
    }

private:
    static constexpr const char* kDamaged = "the gzip stream is damaged";

    z_stream m_stream{};
    bool m_ready = false;
    bool m_damaged = false;
    bool m_insideMember = false;
    int m_members = 0;
};

class ZstdSource final : public Inflater {
public:
    explicit ZstdSource(std::unique_ptr<ByteSource> source) : Inflater(std::move(source)), m_context(::ZSTD_createDStream(), &::ZSTD_freeDStream)
    {
        // The window that the command line tool writes at most by default; more would let a file claim gigabytes.
        ::ZSTD_DCtx_setParameter(m_context.get(), ZSTD_d_windowLogMax, 27);
    }

    domain::Result<std::size_t> read(char* out, std::size_t size) override
    {
        ::ZSTD_outBuffer output{out, size, 0};
        while (output.pos == 0) {
            // Output may still be held back inside the decoder when all input is taken.
            const auto more = refill();
            if (!more.ok())
                return more.error();
            if (!*more && !m_flushing)
                return m_insideFrame ? domain::Result<std::size_t>(damaged("the zstd stream ends early", domain::ErrorCode::Truncated)) : domain::Result<std::size_t>(std::size_t{0});
            ::ZSTD_inBuffer input{m_chunk.data() + m_begin, m_end - m_begin, 0};
            const std::size_t left = ::ZSTD_decompressStream(m_context.get(), &output, &input);
            m_begin += input.pos;
            if (::ZSTD_isError(left) != 0U)
                return damaged(m_frames > 0 && !m_insideFrame ? "there is something else after the zstd stream" : "the zstd stream is damaged");
            m_insideFrame = left != 0;
            m_flushing = m_insideFrame && output.pos == output.size;
            if (!m_insideFrame)
                ++m_frames;
        }
        return output.pos;
    }

private:
    std::unique_ptr<::ZSTD_DStream, std::size_t (*)(::ZSTD_DStream*)> m_context;
    bool m_insideFrame = false;
    bool m_flushing = false;
    int m_frames = 0;
};

} // namespace

std::unique_ptr<ByteSource> standardInput(const std::atomic<bool>& cancel)
{
    return std::make_unique<StandardInput>(cancel);
}

std::unique_ptr<ByteSource> inflateGzip(std::unique_ptr<ByteSource> source)
{
    return std::make_unique<GzipSource>(std::move(source));
}

std::unique_ptr<ByteSource> inflateZstd(std::unique_ptr<ByteSource> source)
{
    return std::make_unique<ZstdSource>(std::move(source));
}

} // namespace whyglass::ingest

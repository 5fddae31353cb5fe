// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/payload_codec.h"

#include "models/store/varint.h"

#include <zstd.h>

#include <new>
#include <utility>

namespace whyglass::store {

using domain::Error;
using domain::ErrorCode;
using domain::Result;

namespace {

constexpr std::size_t kKeptBytes = 4U << 20U;

} // namespace

struct BlockBuilder::Context {
    Context() : zstd(ZSTD_createCCtx())
    {
        if (zstd == nullptr)
            throw std::bad_alloc();
    }
    ~Context() { ZSTD_freeCCtx(zstd); }
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    ZSTD_CCtx* zstd;
};

BlockBuilder::BlockBuilder() : m_context(std::make_unique<Context>()) {}
BlockBuilder::~BlockBuilder() = default;
BlockBuilder::BlockBuilder(BlockBuilder&&) noexcept = default;
BlockBuilder& BlockBuilder::operator=(BlockBuilder&&) noexcept = default;

bool BlockBuilder::fits(std::string_view record) const
{
    return empty() || (m_offsets.size() < kBlockRecords && m_raw.size() + record.size() <= kBlockBytes);
}

std::uint32_t BlockBuilder::add(std::string_view record)
{
    m_offsets.push_back(static_cast<std::uint32_t>(m_raw.size()));
    m_raw.append(record);
    return static_cast<std::uint32_t>(m_offsets.size() - 1);
}

BlockRecord BlockBuilder::finish(int zstdLevel)
{
    BlockRecord block;
    block.rawBytes = static_cast<std::uint32_t>(m_raw.size());
    block.offsets = std::exchange(m_offsets, {});
    const std::size_t bound = ZSTD_compressBound(m_raw.size());
    if (m_packed.size() < bound)
        m_packed.resize(bound);
    const std::size_t size = ZSTD_compressCCtx(m_context->zstd, m_packed.data(), bound, m_raw.data(), m_raw.size(), zstdLevel);
    if (ZSTD_isError(size) != 0 || size >= m_raw.size()) {
        block.codec = static_cast<std::uint8_t>(BlockCodec::Plain);
        block.data = m_raw;
    } else {
        block.codec = static_cast<std::uint8_t>(BlockCodec::Zstd);
        block.data.assign(m_packed, 0, size); // a copy of the right size: the bound is what the queue's budget would not expect
    }
    m_raw.clear();
    if (m_packed.capacity() > kKeptBytes) { // one huge record must not stay in memory
        m_packed = {};
        m_raw = {};
    }
    return block;
}

void BlockBuilder::clear() noexcept
{
    m_raw.clear();
    m_offsets.clear();
}

Result<std::string> inflateBlock(std::uint8_t codec, std::size_t rawBytes, std::string_view data)
{
    if (codec == static_cast<std::uint8_t>(BlockCodec::Plain) && data.size() == rawBytes)
        return std::string(data);
    const bool packed = codec == static_cast<std::uint8_t>(BlockCodec::Zstd) || codec == static_cast<std::uint8_t>(BlockCodec::Frame);
    if (packed && rawBytes <= kMaxBlockBytes) {
        std::string raw(rawBytes, '\0');
        const std::size_t size = ZSTD_decompress(raw.data(), raw.size(), data.data(), data.size());
        if (ZSTD_isError(size) == 0 && size == rawBytes)
            return raw;
    }
    return Error{ErrorCode::Corrupt, "cannot inflate a payload block: its bytes are not what its row says",
                 "run `whyglass workspace check`"};
}

std::string_view recordOf(std::string_view raw, const std::vector<std::uint32_t>& offsets, std::size_t slot)
{
    if (slot >= offsets.size())
        return {};
    const std::size_t begin = offsets[slot];
    const std::size_t end = slot + 1 < offsets.size() ? offsets[slot + 1] : raw.size();
    return begin <= end && end <= raw.size() ? raw.substr(begin, end - begin) : std::string_view{};
}

std::string packPlace(const FramePlace& place)
{
    std::string data;
    appendVarint(data, static_cast<std::uint64_t>(place.block));
    appendVarint(data, place.slot);
    return data;
}

FramePlace unpackPlace(std::string_view data)
{
    FramePlace place;
    place.block = static_cast<std::int64_t>(takeVarint(data));
    place.slot = static_cast<std::size_t>(takeVarint(data));
    return place;
}

std::string packDirectory(const std::vector<std::uint32_t>& offsets, std::uint32_t rawBytes)
{
    std::string directory;
    directory.reserve(offsets.size() * 2);
    for (std::size_t i = 0; i < offsets.size(); ++i) {
        const std::uint32_t end = i + 1 < offsets.size() ? offsets[i + 1] : rawBytes;
        appendVarint(directory, end - offsets[i]);
    }
    return directory;
}

std::vector<std::uint32_t> unpackDirectory(std::string_view directory)
{
    std::vector<std::uint32_t> offsets;
    std::uint64_t offset = 0;
    while (!directory.empty()) {
        offsets.push_back(static_cast<std::uint32_t>(offset));
        offset += takeVarint(directory);
    }
    return offsets;
}

} // namespace whyglass::store

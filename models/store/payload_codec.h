// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/store/ingest_batch.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::store {

/// How a block's bytes are stored. The numbers are on disk: append, never renumber.
enum class BlockCodec : std::uint8_t {
    Plain = 0,
    Zstd = 1,
    Member = 2, ///< its records lie in the frame of another block, which `data` names (FramePlace)
    Frame = 3,  ///< its own records, then those of its members, in one Zstd frame
};

/// Where the records of a Member begin.
struct FramePlace {
    std::int64_t block = 0; ///< the Frame
    std::size_t slot = 0;   ///< of the member's first record in it
};
std::string packPlace(const FramePlace& place);
FramePlace unpackPlace(std::string_view data);

/// A block is full at either limit (storage.md: 256 records or 512 KB); one record over the limit gets a block of its own.
inline constexpr std::size_t kBlockRecords = 256;
inline constexpr std::size_t kBlockBytes = 512U << 10U;
/// Blocks that claim to be larger when inflated are refused as corrupt.
inline constexpr std::size_t kMaxBlockBytes = 1U << 30U;

/// Collects records and compresses them into a BlockRecord. One a thread; reusable, keeps its compression context.
class BlockBuilder {
public:
    BlockBuilder();
    ~BlockBuilder();
    BlockBuilder(BlockBuilder&&) noexcept;
    BlockBuilder& operator=(BlockBuilder&&) noexcept;

    /// Whether the record still belongs into this block; otherwise finish() first. Always true for an empty block.
    [[nodiscard]] bool fits(std::string_view record) const;
    /// Slot of the record within the block.
    std::uint32_t add(std::string_view record);
    [[nodiscard]] bool empty() const { return m_offsets.empty(); }
    /// The compressed block; the builder is empty afterwards.
    BlockRecord finish(int zstdLevel = 1);
    /// Forgets what was added.
    void clear() noexcept;

private:
    struct Context;
    std::unique_ptr<Context> m_context;
    std::string m_raw;
    std::string m_packed; ///< room for the compressor, kept from block to block
    std::vector<std::uint32_t> m_offsets;
};

/// The raw bytes of a block. Corrupt where they are not what the row claims.
domain::Result<std::string> inflateBlock(std::uint8_t codec, std::size_t rawBytes, std::string_view data);

/// Record `slot` of raw bytes; empty view where there is no such slot.
std::string_view recordOf(std::string_view raw, const std::vector<std::uint32_t>& offsets, std::size_t slot);

/// Directory of a block as stored: the lengths of the records as varints.
std::string packDirectory(const std::vector<std::uint32_t>& offsets, std::uint32_t rawBytes);
std::vector<std::uint32_t> unpackDirectory(std::string_view directory);

} // namespace whyglass::store

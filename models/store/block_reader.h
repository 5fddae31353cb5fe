// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/database.h"

#include <cstdint>
#include <list>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::store {

/// Reads records out of payload blocks, compacted or not; the last few blocks stay inflated.
class BlockReader {
public:
    explicit BlockReader(Database& db) : m_db(db) {}
    /// Lives until the next call. Throws Corrupt where the block or the slot is not there.
    std::string_view record(std::int64_t partition, std::int64_t block, std::size_t slot);
    void forget() { m_blocks.clear(); }

private:
    static constexpr std::size_t kKept = 8;
    struct Block {
        std::int64_t partition = 0, id = 0;
        std::string raw; ///< empty for a member of a frame
        std::vector<std::uint32_t> offsets;
        std::int64_t frame = 0;    ///< of a member
        std::size_t firstSlot = 0; ///< of a member, in its frame
    };
    const Block& block(std::int64_t partition, std::int64_t id);
    Block read(std::int64_t partition, std::int64_t id);
    const Block& keep(Block block);
    Database& m_db;
    std::list<Block> m_blocks; ///< newest first
};

} // namespace whyglass::store

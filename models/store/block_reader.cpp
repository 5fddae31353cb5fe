// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/block_reader.h"

#include "models/store/payload_codec.h"
#include "models/store/schema/schema.h"

#include <algorithm>

namespace whyglass::store {

BlockReader::Block BlockReader::read(std::int64_t partition, std::int64_t id)
{
    Statement find = m_db.prepare("SELECT codec, raw, dir, data FROM " + tableOf("block", partition) + " WHERE id=?1");
    find.bind(1, id);
    if (!find.step())
        throw Failure({domain::ErrorCode::Corrupt, "cannot read a payload: block " + std::to_string(id) + " is missing",
                       "run `whyglass workspace check`"});
    Block block;
    block.partition = partition;
    block.id = id;
    const auto codec = static_cast<std::uint8_t>(find.integer(0));
    if (codec == static_cast<std::uint8_t>(BlockCodec::Member)) {
        const FramePlace place = unpackPlace(find.blob(3));
        block.frame = place.block;
        block.firstSlot = place.slot;
        return block;
    }
    block.raw = valueOrThrow(inflateBlock(codec, static_cast<std::size_t>(find.integer(1)), find.blob(3)));
    block.offsets = unpackDirectory(find.blob(2));
    return block;
}

const BlockReader::Block& BlockReader::keep(Block block)
{
    m_blocks.remove_if([&](const Block& known) { return known.partition == block.partition && known.id == block.id; });
    if (m_blocks.size() >= kKept)
        m_blocks.pop_back();
    m_blocks.push_front(std::move(block));
    return m_blocks.front();
}

const BlockReader::Block& BlockReader::block(std::int64_t partition, std::int64_t id)
{
    const auto known = std::find_if(m_blocks.begin(), m_blocks.end(),
                                    [&](const Block& block) { return block.partition == partition && block.id == id; });
    if (known == m_blocks.end())
        return keep(read(partition, id));
    m_blocks.splice(m_blocks.begin(), m_blocks, known);
    return m_blocks.front();
}

std::string_view BlockReader::record(std::int64_t partition, std::int64_t id, std::size_t slot)
{
    const Block* found = &block(partition, id);
    if (const std::int64_t frame = found->frame; frame != 0) {
        slot += found->firstSlot;
        found = &block(partition, frame);
        if (slot >= found->offsets.size()) // kept from before it became a frame
            found = &keep(read(partition, frame));
    }
    if (slot >= found->offsets.size())
        throw Failure({domain::ErrorCode::Corrupt, "cannot read a payload: block " + std::to_string(id) + " has no slot " + std::to_string(slot),
                       "run `whyglass workspace check`"});
    return recordOf(found->raw, found->offsets, slot);
}

} // namespace whyglass::store

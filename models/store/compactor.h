// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/payload_codec.h"
#include "models/store/writer_state.h"

#include <cstdint>
#include <vector>

namespace whyglass::store {

/// Makes a workspace smaller: neighbouring payload blocks become one frame at a higher level, the segments of the full-text
/// and key=value indexes are merged, free pages go back to the file system. Rows are not touched, so readers notice nothing.
class Compactor {
public:
    explicit Compactor(WriterState& state) : m_state(state) {}

    /// One short transaction (tens of milliseconds). False once nothing is left to do.
    bool slice(CompactionProgress& at);

private:
    struct StoredBlock {
        std::int64_t id = 0;
        std::string raw;
        std::vector<std::uint32_t> offsets;
    };

    void begin(CompactionProgress& at);
    /// False where the partition has no blocks left.
    bool packFrame(CompactionProgress& at);
    std::vector<StoredBlock> nextBlocks(CompactionProgress& at);
    void writeFrame(std::int64_t partition, const std::vector<StoredBlock>& blocks);
    bool mergeIndex(const char* base, CompactionProgress& at);
    void nextPartition(CompactionProgress& at);

    WriterState& m_state;
    BlockBuilder m_builder;
};

/// Gives a few free pages back to the file system; false where there are none.
bool vacuumSlice(Database& db);

} // namespace whyglass::store

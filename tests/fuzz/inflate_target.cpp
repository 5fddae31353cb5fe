// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz_target.h"
#include "ingest/sources/bounded_inflate.h"

namespace whyglass::fuzz {

/// The first byte chooses the encoding and the limit.
void runInflate(std::string_view bytes)
{
    if (bytes.empty())
        return;
    const auto choice = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    const auto encoding = static_cast<ingest::Encoding>(choice % 4);
    const std::size_t limit = std::size_t{1} << (4 + (choice / 4) % 16);
    const ingest::Inflated inflated = ingest::inflateBounded(encoding, bytes, limit);
    require(inflated.bytes.size() <= limit, "the output stays within its limit");
    require(inflated.state == ingest::Inflated::State::Whole || inflated.bytes.empty(), "nothing comes of damaged data");
}

} // namespace whyglass::fuzz

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/formats/format_reader.h"
#include "ingest/formats/protobuf_cutter.h"

namespace whyglass::ingest {

bool looksLikeProtobuf(std::string_view head)
{
    // Field 1 with a length, and in it a resource (1), a scope envelope (2), a schema URL (3), or nothing.
    if (head.empty() || head.front() != '\x0A')
        return false;
    std::size_t at = 1;
    bool zero = true;
    for (; at < head.size() && at <= 10; ++at) {
        const auto byte = static_cast<unsigned char>(head[at]);
        zero = zero && (byte & 0x7FU) == 0;
        if ((byte & 0x80U) == 0)
            break;
    }
    if (at >= head.size() || at > 10)
        return false;
    ++at;
    if (zero)
        return at == head.size() || head[at] == '\x0A';
    return at < head.size() && (head[at] == '\x0A' || head[at] == '\x12' || head[at] == '\x1A' || head[at] == '\xC2');
}

void readProtobuf(ReadContext& context)
{
    ProtobufCutter(context).read();
}

} // namespace whyglass::ingest

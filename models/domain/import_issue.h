// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/finding.h"
#include "models/domain/time.h"

#include <cstdint>
#include <string>

namespace whyglass::domain {

/// Something that was wrong with the input, or that others lost on the way. Equal (code, source, service, scope) are counted
/// together and the first keeps its place; a record of a file that was not stored stands alone. Of a sender's own counter the latest
/// reading counts, however often it is sent.
struct ImportIssue {
    std::string code;   ///< stable kebab-case word: "bad-json", "invalid-span-id", "invalid-utf8", "id-collision" …
    Severity severity = Severity::Medium;
    std::string source; ///< file path, or "grpc"/"http" with the peer
    std::int64_t record = 0; ///< 1-based record (line, message) in the source; 0 = not applicable
    std::int64_t offset = 0; ///< byte offset in the (inflated) source
    std::int64_t count = 1;
    std::string sample = {};    ///< at most 200 bytes, made printable
    bool alone = false;         ///< not to be counted together with others
    std::uint64_t counter = 0;  ///< not 0: `count` is the reading of this counter of the sender
    std::string service = {};   ///< of the records concerned, where it is known
    std::string scope = {};     ///< the same
    Timestamp firstSeen = {};   ///< times of the records concerned, where they have any
    Timestamp lastSeen = {};
};

} // namespace whyglass::domain

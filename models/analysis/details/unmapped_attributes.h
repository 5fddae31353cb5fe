// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/store/workspace_reader.h"

#include <cstdint>
#include <string>
#include <vector>

namespace whyglass::analysis {

/// An attribute that came and that no table of ingest/dialects reads. It is stored, shown and found all the same.
struct UnmappedAttribute {
    bool isLog = false;  ///< of log records, else of spans
    std::string scope;   ///< name of the instrumentation scope
    std::string dialect; ///< slug; of a log record always "none"
    std::string key;
    std::int64_t count = 0; ///< records that have it
    std::string sample;     ///< a value, at most 80 bytes, made printable
};

struct UnmappedReport {
    std::int64_t records = 0;            ///< looked at
    std::vector<UnmappedAttribute> rows; ///< most frequent first, then by scope and key
};

/// Looks at the newest `maxRecords` spans and log records of a workspace.
domain::Result<UnmappedReport> unmappedAttributes(store::WorkspaceReader& reader, std::int64_t maxRecords = 20'000);

} // namespace whyglass::analysis

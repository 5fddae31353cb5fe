// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/formats/regular_file.h"
#include "ingest/sources/receivers.h"

namespace whyglass::ingest {

/// Reads what of a file is not stored yet, as far as it goes now, and waits until it is committed. `grows`: more may come, so
/// the position is kept and a record that is cut off at the end is left for the next time, unless this is the `last`.
domain::Result<FileReport> importPart(const RegularFile& file, bool grows, bool last, IngestPipeline& pipeline,
                                      const std::function<void(const FileProgress&)>& progress, const std::atomic<bool>& cancel);

} // namespace whyglass::ingest

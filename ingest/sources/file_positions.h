// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/formats/regular_file.h"
#include "ingest/pipeline/ingest_pipeline.h"

#include <vector>

namespace whyglass::ingest {

/// Which file it is and which parts of it are stored already.
struct FilePlace {
    store::SourceIdentity identity;
    std::vector<store::SourceRange> covered;
};

/// Looks up how far this very file was read: by its number and its first bytes, whatever it is called now. `follows`: by one
/// who goes on when it grows; a plain import goes on only where another was killed or cancelled. Waits for the writer.
FilePlace findPlace(const RegularFile& file, bool follows, IngestPipeline& pipeline);

/// The file was read to its end, or begins anew: nothing to go on with.
void forgetPlace(const store::SourceIdentity& identity, IngestPipeline& pipeline);

} // namespace whyglass::ingest

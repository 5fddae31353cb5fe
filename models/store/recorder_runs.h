// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/import_issue.h"
#include "models/store/reader_context.h"

#include <vector>

namespace whyglass::store {

/// Keeps when recorders ran, in the table meta, so that the time between two runs can be told from a time when nobody sent.
/// `begin` names the run; `until` is when it was last known to run. A transaction of its own.
void saveRun(Database& db, domain::Timestamp begin, domain::Timestamp until);

/// "recorder-down": one issue for each gap between two runs and each service that sent shortly before it, and again shortly after it or
/// with spans that begin within it. Within a ReadScope; counted anew each time, because a late span may tell of one more.
void addDowntime(ReaderContext& context, std::vector<domain::ImportIssue>& issues);

} // namespace whyglass::store

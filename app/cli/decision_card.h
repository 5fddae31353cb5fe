// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/row_output.h"
#include "models/domain/decision.h"
#include "models/store/workspace_reader.h"

namespace whyglass::cli {

/// The JSON of `show DECISION`: its row and a card whose every entry names a span and a field in which its text stands.
domain::Result<Json> decisionWithCard(store::WorkspaceReader& reader, const domain::Decision& decision);

} // namespace whyglass::cli

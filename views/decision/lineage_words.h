// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/lineage/lineage.h"
#include "models/session/lit_value.h"
#include "models/session/loaded_trace.h"

#include <QString>

namespace whyglass::views {

/// What lights a value up: its places, each span once, and a link from each to the next one.
session::LitValue litValueOf(const analysis::ValueLineage& lineage, const domain::TraceId& trace);

/// "Seen in 6 places of 4 steps. Origin: the result of read_invoice, +3.94 s": plain text. `trace` may be null.
QString lineageWords(const analysis::ValueLineage& lineage, const session::LoadedTrace* trace, const analysis::LineageScope& scope);

} // namespace whyglass::views

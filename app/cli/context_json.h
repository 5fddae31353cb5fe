// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/row_output.h"
#include "models/analysis/context/model_saw.h"
#include "models/analysis/details/span_details.h"

namespace whyglass::cli {

/// What a model was given, as `show SPAN` tells it of a generation (docs/cli.md).
Json contextJson(const analysis::ModelSaw& saw);
/// The tools that a request offered, [] where none was sent.
Json toolDefinitionsJson(const analysis::DecodedSpan& span);

} // namespace whyglass::cli

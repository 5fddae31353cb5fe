// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/normalize/facts.h"
#include "ingest/normalize/normalize.h"

namespace whyglass::telemetry {

/// The provider in the spelling of semantic-conventions.md A.5: the one sent, unless it names a framework or the
/// application's own `service`; else what the host or the model's name says. Empty where nothing tells, and on steps that
/// call no model.
std::string_view providerOf(const Facts& facts, std::string_view service, const Step& step, TextArena& arena);

} // namespace whyglass::telemetry

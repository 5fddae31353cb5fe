// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/decode/otlp_views.h"
#include "models/store/rows.h"

#include <cstddef>
#include <string>

/// What a log record says, as texts for people; still hostile, to be made visible where it is shown.
namespace whyglass::tables {

/// The sender's word for the severity, else the name of OpenTelemetry's range; empty where neither is there.
std::string severityOf(const store::LogRow& row, const telemetry::LogView& log);
/// Its body, else its attributes in a line, else its event; cut to `maxBytes`.
std::string messageOf(const store::LogRow& row, const telemetry::LogView& log, std::size_t maxBytes);
/// When it happened, else when it was seen.
domain::Timestamp timeOf(const store::LogRow& row);

} // namespace whyglass::tables

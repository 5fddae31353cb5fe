// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/decode/otlp_views.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace whyglass::telemetry {

/// What a sender's own metric says was lost before it came here.
struct ToldLoss {
    std::string code;         ///< "sender-lost-spans", "collector-refused-logs" …
    std::int64_t count = 0;   ///< records, as this data point says
    bool sentAgain = false;   ///< refused by a Collector: who sent it was told, and may have sent it again
    std::string cause;        ///< the metric, and the reason that it gives
    std::string stream;       ///< tells data points of one counter: its attributes, and when it or, of a delta, the interval began
};

/// Self-metrics of SDKs (otel.sdk.*, and Java's older ones) and of the Collector (otelcol_*). Nothing for all other metrics, and where
/// nothing was lost.
std::optional<ToldLoss> toldLossOf(const MetricPointView& point);

} // namespace whyglass::telemetry

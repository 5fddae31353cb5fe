// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/dialects/dialect.h"
#include "models/store/rows.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace whyglass::analysis {

/// How much of what was used when, as a metric says it.
struct UsageIncrement {
    std::string service, session, model, provider, operation, agent;
    std::int64_t hour = 0; ///< since 1970
    std::uint8_t dialect = 0, family = 0; ///< who counts, to tell two ways of counting the same apart
    telemetry::UsagePart part = telemetry::UsagePart::None;
    double amount = 0.0;    ///< tokens, or US dollars
    std::int64_t calls = 0; ///< observations of a histogram; 0 where the metric does not count them
};

/// Collects the data points of token and cost metrics and tells what each adds: a delta as it is, a running total less the one
/// before it, in whatever order they come.
class UsageSeries {
public:
    void add(const store::PointRow& point);
    [[nodiscard]] std::vector<UsageIncrement> increments() const;

private:
    struct Point {
        std::int64_t time = 0;
        double value = 0.0;
        std::int64_t count = 0;
        bool operator<(const Point& other) const { return std::tie(time, value) < std::tie(other.time, other.value); }
    };
    struct Stream {
        UsageIncrement labels;
        bool cumulative = false;
        bool counted = false; ///< its points count observations
        std::map<std::int64_t, std::vector<Point>> byStart; ///< a restart of the sender begins anew
    };
    std::map<std::string, Stream> m_streams; ///< by series and attributes
};

/// Names of the metrics that count tokens or cost, of all dialects.
std::vector<std::string> usageMetricNames();

} // namespace whyglass::analysis

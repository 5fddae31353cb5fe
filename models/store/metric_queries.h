// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/reader_context.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace whyglass::store {

// All within a ReadScope.

/// A metric and the series that are merged in it.
struct MetricSeries {
    MetricRow row; ///< without exemplars
    std::vector<std::int64_t> series;
};
/// By name, then service.
std::vector<MetricSeries> findMetrics(ReaderContext& context, const domain::Filter& filter);
void addExemplars(ReaderContext& context, std::vector<MetricSeries>& metrics);
std::vector<MetricRow> readMetrics(ReaderContext& context, const domain::Filter& filter);
void readPoints(ReaderContext& context, std::span<const std::string> names, const std::function<void(const PointRow&)>& each);
/// WorkspaceReader::metricPoints().
bool readPointPage(ReaderContext& context, const domain::Filter& filter, WorkspaceReader::PointCursor& cursor, std::size_t limit,
                   const std::function<void(const PointPayload&)>& each);
std::vector<ExemplarRow> readExemplars(ReaderContext& context, const domain::TraceId& trace);
bool readHasUsage(ReaderContext& context, const std::string& service, const std::string& session);

} // namespace whyglass::store

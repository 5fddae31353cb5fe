// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/reader_context.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::store {

// All within a ReadScope.
bool isCostKey(std::string_view name);
std::vector<CostRow> readCosts(ReaderContext& context, std::span<const std::string> by, const domain::Filter& filter);
std::vector<WorkspaceReader::VolumeBucket> readVolume(ReaderContext& context, domain::TimeWindow window, std::size_t buckets,
                                                      const domain::Filter& filter);
/// Records by value.
using FacetCounts = std::map<std::string, std::int64_t>;
/// Adds the values of a field of log records ("log.severity", "log.service", "log.event", "log.scope") or of metrics ("metric.service",
/// "metric.type", "metric.unit"); false where it is none of these.
bool countRecordField(ReaderContext& context, std::string_view field, const domain::Filter& filter, FacetCounts& counts);
/// Without a filter the spans of a large partition are counted in runs of rows spread evenly: estimates, with 0 for what none of them has.
std::vector<WorkspaceReader::FacetValue> readFacet(ReaderContext& context, std::string_view field, const domain::Filter& filter,
                                                   std::size_t limit);
std::vector<SearchHit> readSearchCandidates(ReaderContext& context, std::string_view text, std::int64_t beforeKey, std::size_t limit);

} // namespace whyglass::store

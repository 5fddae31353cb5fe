// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/reader_context.h"

#include <span>
#include <string_view>
#include <vector>

namespace whyglass::store {

// Lists of what is not a trace, span, decision or finding, and what is drawn above them. All within a ReadScope; what each
// promises stands at the function of WorkspaceReader that calls it.

std::vector<std::int64_t> findSessionKeys(ReaderContext& context, const domain::Filter& filter, SortOrder order, std::size_t limit);
std::vector<SessionRow> readSessions(ReaderContext& context, std::span<const std::int64_t> keys);

std::vector<std::int64_t> findLogKeys(ReaderContext& context, const domain::Filter& filter, SortOrder order, std::size_t limit);
RecordVolume readLogVolume(ReaderContext& context, std::size_t buckets, const domain::Filter& filter);

std::vector<std::int64_t> findMetricKeys(ReaderContext& context, const domain::Filter& filter, SortOrder order, std::size_t limit);
std::vector<MetricRow> readMetricRows(ReaderContext& context, std::span<const std::int64_t> keys);
std::vector<PointBucket> readMetricHistory(ReaderContext& context, std::int64_t key, std::size_t buckets);
RecordVolume readPointVolume(ReaderContext& context, std::size_t buckets, const domain::Filter& filter);

std::vector<NameRow> readNames(ReaderContext& context, std::string_view field, const domain::Filter& filter, std::size_t limit);

} // namespace whyglass::store

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/record_volume.h"

#include <algorithm>

namespace whyglass::store {

namespace {
constexpr std::size_t kMaxParts = 100'000;
/// What came at one moment still has a width.
constexpr std::int64_t kShortestNs = 1'000'000'000;
}

VolumeParts::VolumeParts(const std::vector<Partition>& partitions, TimeRange Partition::*times, std::size_t buckets)
{
    TimeRange range;
    for (const Partition& part : partitions) {
        if ((part.*times).min) {
            range.add(*(part.*times).min);
            range.add(*(part.*times).max);
        }
    }
    const std::size_t parts = std::min(buckets, kMaxParts);
    if (!range.min || parts == 0)
        return;
    const std::int64_t length = std::max(*range.max - *range.min + 1, kShortestNs);
    m_length = length / static_cast<std::int64_t>(parts) + 1;
    m_volume.window = {{*range.min}, {*range.min + m_length * static_cast<std::int64_t>(parts)}};
    m_volume.buckets.resize(parts);
}

std::string VolumeParts::partOf(const std::string& time) const
{
    return "(" + time + "-(" + std::to_string(m_volume.window.begin.ns) + "))/" + std::to_string(m_length);
}

RecordVolume::Bucket& VolumeParts::at(std::int64_t part)
{
    const auto last = static_cast<std::int64_t>(m_volume.buckets.size()) - 1;
    return m_volume.buckets[static_cast<std::size_t>(std::clamp<std::int64_t>(part, 0, last))];
}

} // namespace whyglass::store

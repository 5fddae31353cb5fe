// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/partitions.h"
#include "models/store/rows.h"

#include <cstddef>
#include <vector>

namespace whyglass::store {

/// Counts of records in equal parts of all their time, as they are summed up.
class VolumeParts {
public:
    /// `times`: that of the partitions' records that are counted.
    VolumeParts(const std::vector<Partition>& partitions, TimeRange Partition::*times, std::size_t buckets);

    [[nodiscard]] bool empty() const { return m_volume.buckets.empty(); }
    /// The number of the part that a time is in, as SQL.
    [[nodiscard]] std::string partOf(const std::string& time) const;
    /// `part` as partOf() gave it.
    RecordVolume::Bucket& at(std::int64_t part);
    [[nodiscard]] RecordVolume take() { return std::move(m_volume); }

private:
    std::int64_t m_length = 1; ///< of a part
    RecordVolume m_volume;
};

} // namespace whyglass::store

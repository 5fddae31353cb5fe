// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fault_vfs.h"

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace whyglass::reliability {

/// What the disk holds of a database after the power went at some moment: everything that was synced, and of the rest any
/// mixture of sectors that were written, that were not, and that are garbage.
class PowerCut {
public:
    PowerCut(const std::vector<DiskEvent>& events, std::size_t files) : m_events(events), m_disks(files) {}

    /// Takes in the events before `end`; not before the end of an earlier call.
    void advance(std::size_t end);
    /// One picture of each file; nothing where the file does not exist. The same numbers give the same picture.
    std::vector<std::optional<std::string>> image(std::mt19937_64& random) const;

private:
    struct Disk {
        std::string durable;
        bool exists = false;
        bool removed = false; ///< unlinked, and the folder not synced since
        std::vector<const DiskEvent*> pending;
    };
    static void apply(std::string& bytes, const DiskEvent& event);
    static void damage(std::string& bytes, const DiskEvent& event, std::mt19937_64& random);

    const std::vector<DiskEvent>& m_events;
    std::vector<Disk> m_disks;
    std::size_t m_at = 0;
};

} // namespace whyglass::reliability

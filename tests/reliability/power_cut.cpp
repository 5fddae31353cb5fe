// SPDX-License-Identifier: GPL-3.0-or-later
#include "power_cut.h"

#include <algorithm>

namespace whyglass::reliability {

namespace {

constexpr std::size_t kSector = 512;

void place(std::string& bytes, std::size_t offset, std::string_view part)
{
    if (bytes.size() < offset + part.size())
        bytes.resize(offset + part.size(), '\0');
    std::copy(part.begin(), part.end(), bytes.begin() + static_cast<std::ptrdiff_t>(offset));
}

} // namespace

void PowerCut::apply(std::string& bytes, const DiskEvent& event)
{
    if (event.kind == DiskEvent::Kind::Write)
        place(bytes, static_cast<std::size_t>(event.offset), event.bytes);
    else if (event.kind == DiskEvent::Kind::Truncate)
        bytes.resize(static_cast<std::size_t>(event.offset), '\0');
}

/// Only within what was written: SQLite is told (POWERSAFE_OVERWRITE) that a disk leaves the neighbours alone.
void PowerCut::damage(std::string& bytes, const DiskEvent& event, std::mt19937_64& random)
{
    if (event.kind == DiskEvent::Kind::Truncate) {
        if (random() % 2 == 0)
            apply(bytes, event);
        return;
    }
    const auto begin = static_cast<std::size_t>(event.offset);
    const std::size_t end = begin + event.bytes.size();
    for (std::size_t at = begin; at < end;) {
        const std::size_t next = std::min(end, (at / kSector + 1) * kSector);
        std::string part = event.bytes.substr(at - begin, next - at);
        const std::uint64_t fate = random() % 5;
        if (fate == 0) {
            for (char& byte : part)
                byte = static_cast<char>(random() & 0xFFU);
        }
        if (fate < 3)
            place(bytes, at, part);
        at = next;
    }
}

void PowerCut::advance(std::size_t end)
{
    for (; m_at < end; ++m_at) {
        const DiskEvent& event = m_events[m_at];
        Disk& disk = m_disks[static_cast<std::size_t>(event.file)];
        switch (event.kind) {
        case DiskEvent::Kind::Write:
        case DiskEvent::Kind::Truncate:
            disk.exists = true;
            disk.removed = false;
            disk.pending.push_back(&event);
            break;
        case DiskEvent::Kind::SyncWithFolder:
            for (Disk& other : m_disks) {
                if (other.removed)
                    other = {};
            }
            [[fallthrough]];
        case DiskEvent::Kind::Sync:
            for (const DiskEvent* write : disk.pending)
                apply(disk.durable, *write);
            disk.pending.clear();
            break;
        case DiskEvent::Kind::FailedSync: disk.pending.clear(); break;
        case DiskEvent::Kind::Remove: disk.removed = true; break;
        case DiskEvent::Kind::RemoveSynced: disk = {}; break;
        }
    }
}

std::vector<std::optional<std::string>> PowerCut::image(std::mt19937_64& random) const
{
    std::vector<std::optional<std::string>> files;
    for (const Disk& disk : m_disks) {
        auto& file = files.emplace_back();
        if (!disk.exists || (disk.removed && random() % 2 == 0))
            continue;
        file = disk.durable;
        // Sometimes nothing but the synced part, sometimes all of it: the corners are more likely than chance makes them.
        const std::uint64_t fate = random() % 8;
        for (const DiskEvent* write : disk.pending) {
            if (fate == 0)
                apply(*file, *write);
            else if (fate > 1)
                damage(*file, *write, random);
        }
    }
    return files;
}

} // namespace whyglass::reliability

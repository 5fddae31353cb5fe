// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/context/request_change.h"

#include <algorithm>
#include <unordered_map>

namespace whyglass::analysis {

namespace {

using Kind = RegionChange::Kind;

/// Places of `numbers` that form a longest ascending sequence.
std::vector<std::size_t> ascendingPlaces(const std::vector<std::ptrdiff_t>& numbers)
{
    std::vector<std::size_t> ends; // place of the last of the best sequence of each length
    std::vector<std::ptrdiff_t> previous(numbers.size(), -1);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (numbers[i] < 0)
            continue;
        const auto end = std::lower_bound(ends.begin(), ends.end(), numbers[i], [&](std::size_t place, std::ptrdiff_t number) { return numbers[place] < number; });
        previous[i] = end == ends.begin() ? -1 : static_cast<std::ptrdiff_t>(*(end - 1));
        if (end == ends.end())
            ends.push_back(i);
        else
            *end = i;
    }
    std::vector<std::size_t> places;
    for (std::ptrdiff_t at = ends.empty() ? -1 : static_cast<std::ptrdiff_t>(ends.back()); at >= 0; at = previous[static_cast<std::size_t>(at)])
        places.push_back(static_cast<std::size_t>(at));
    std::reverse(places.begin(), places.end());
    return places;
}

/// For each region of `now` from `first` on the place of the same one in `before`, each used once; -1 where it is new.
std::vector<std::ptrdiff_t> placesBefore(const Regions& before, const Regions& now, std::size_t first)
{
    std::unordered_map<std::uint64_t, std::vector<std::ptrdiff_t>> free;
    for (std::size_t i = before.size(); i-- > first;)
        free[before[i].hash].push_back(static_cast<std::ptrdiff_t>(i));
    std::vector<std::ptrdiff_t> places;
    for (std::size_t i = first; i < now.size(); ++i) {
        const auto found = free.find(now[i].hash);
        const bool known = found != free.end() && !found->second.empty();
        places.push_back(known ? found->second.back() : -1);
        if (known)
            found->second.pop_back();
    }
    return places;
}

/// What lies between two regions that stayed: pairs of the same sort were edited, the rest came or went.
void tellGap(const Regions& before, const Regions& now, std::vector<std::ptrdiff_t> gone, std::vector<std::ptrdiff_t> come, bool atEnd,
    std::vector<PlacedChange>& changes)
{
    for (const std::ptrdiff_t place : come) {
        const auto sameSort = std::find_if(gone.begin(), gone.end(), [&](std::ptrdiff_t old) {
            const ContextRegion &a = before[static_cast<std::size_t>(old)].region, &b = now[static_cast<std::size_t>(place)].region;
            return a.kind == b.kind && (a.kind != ContextRegion::Kind::Message || a.message == b.message);
        });
        if (sameSort != gone.end()) {
            changes.push_back({Kind::Edited, *sameSort, place});
            gone.erase(sameSort);
        } else {
            changes.push_back({atEnd ? Kind::Appended : Kind::Inserted, -1, place});
        }
    }
    for (const std::ptrdiff_t place : gone)
        changes.push_back({Kind::Removed, place, -1});
}

std::uint64_t bytesOf(const Regions& regions, std::size_t count)
{
    std::uint64_t bytes = 0;
    for (std::size_t i = 0; i < count; ++i)
        bytes += regions[i].bytes;
    return bytes;
}

CacheReading::Cause causeOfRegion(ContextRegion region)
{
    switch (region.kind) {
    case ContextRegion::Kind::Tools: return CacheReading::Cause::ToolsChanged;
    case ContextRegion::Kind::System: return CacheReading::Cause::SystemChanged;
    case ContextRegion::Kind::Message: break;
    }
    return CacheReading::Cause::MessageChanged;
}

/// Whether the part of the prompt that both requests share holds more than was read, so that what changed cannot be all.
bool sharedPartWasLost(const CacheSide& before, const CacheSide& now, std::int64_t read)
{
    constexpr double kMargin = 0.75; // bytes tell tokens only about
    const std::uint64_t all = bytesOf(*before.regions, before.regions->size());
    if (all == 0 || !before.usage.input)
        return false;
    const std::uint64_t kept = bytesOf(*now.regions, commonRegions(*before.regions, *now.regions));
    const double tokens = static_cast<double>(*before.usage.input) * static_cast<double>(kept) / static_cast<double>(all);
    return static_cast<double>(read + kCacheBlock) < kMargin * tokens;
}

CacheReading::Cause causeOf(const CacheSide& before, const CacheSide& now, domain::Duration gap, std::int64_t read)
{
    using Cause = CacheReading::Cause;
    if (!before.model.empty() && !now.model.empty() && before.model != now.model)
        return Cause::ModelChanged;
    const bool expired = gap > kCacheLifetime;
    if (before.regions == nullptr || now.regions == nullptr)
        return expired ? Cause::Expired : Cause::Unknown;
    const std::size_t common = commonRegions(*before.regions, *now.regions);
    const bool changed = common < before.regions->size() && common < now.regions->size();
    if (changed && !(expired && sharedPartWasLost(before, now, read)))
        return causeOfRegion(std::min((*now.regions)[common].region, (*before.regions)[common].region, [](const ContextRegion& a, const ContextRegion& b) { return a.kind < b.kind; }));
    return expired ? Cause::Expired : Cause::Unknown;
}

} // namespace

std::size_t commonRegions(const Regions& before, const Regions& now)
{
    std::size_t common = 0;
    while (common < before.size() && common < now.size() && before[common].hash == now[common].hash && before[common].region.kind == now[common].region.kind)
        ++common;
    return common;
}

std::optional<ContextRegion> firstChangedOf(const Regions& before, const Regions& now)
{
    const std::size_t common = commonRegions(before, now);
    if (common == before.size())
        return std::nullopt;
    if (common == now.size())
        return before[common].region;
    return std::min(now[common].region, before[common].region, [](const ContextRegion& a, const ContextRegion& b) { return a.kind < b.kind; });
}

std::vector<PlacedChange> changesOf(const Regions& before, const Regions& now)
{
    const std::size_t common = commonRegions(before, now);
    const auto places = placesBefore(before, now, common);
    const auto stayed = ascendingPlaces(places);
    std::vector<char> found(before.size(), 0);
    for (const std::ptrdiff_t place : places) {
        if (place >= 0)
            found[static_cast<std::size_t>(place)] = 1;
    }
    std::vector<PlacedChange> changes;
    std::size_t old = common, next = common;
    for (std::size_t anchor = 0; anchor <= stayed.size(); ++anchor) {
        const bool atEnd = anchor == stayed.size();
        const std::size_t nowEnd = atEnd ? now.size() : common + stayed[anchor];
        const std::size_t oldEnd = atEnd ? before.size() : static_cast<std::size_t>(places[stayed[anchor]]);
        std::vector<std::ptrdiff_t> gone, come;
        for (; old < oldEnd; ++old) {
            if (found[old] == 0)
                gone.push_back(static_cast<std::ptrdiff_t>(old));
        }
        for (; next < nowEnd; ++next) {
            const std::ptrdiff_t place = places[next - common];
            if (place < 0)
                come.push_back(static_cast<std::ptrdiff_t>(next));
            else
                changes.push_back({Kind::Moved, place, static_cast<std::ptrdiff_t>(next)});
        }
        tellGap(before, now, std::move(gone), std::move(come), atEnd, changes);
        old = oldEnd + 1;
        next = nowEnd + 1;
    }
    return changes;
}

CacheReading cacheReadingOf(const CacheSide& before, const CacheSide& now, domain::Duration gap)
{
    CacheReading reading;
    reading.read = now.usage.cacheRead;
    if (!before.usage.cacheRead && !before.usage.cacheWrite)
        return reading;
    reading.expected = before.usage.cacheRead.value_or(0) + before.usage.cacheWrite.value_or(0);
    if (!reading.read)
        return reading;
    if (*reading.read == 0 && *reading.expected == 0) {
        reading.state = CacheReading::State::Unused;
    } else if (*reading.read + kCacheBlock > *reading.expected) {
        reading.state = CacheReading::State::Held;
    } else {
        reading.state = CacheReading::State::Broken;
        reading.cause = causeOf(before, now, gap, *reading.read);
    }
    return reading;
}

} // namespace whyglass::analysis

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/track_prefs.h"

#include <algorithm>
#include <array>

namespace whyglass::timeline {

namespace {

constexpr std::array<std::string_view, kTrackKinds> kNames = {
    "findings", "decisions", "traces", "agents", "generations", "tools", "retrieval", "services", "other", "cost", "tokens", "logs"};

std::optional<TrackKind> kindOf(std::string_view name)
{
    const auto found = std::find(kNames.begin(), kNames.end(), name);
    if (found == kNames.end())
        return std::nullopt;
    return static_cast<TrackKind>(found - kNames.begin());
}

} // namespace

std::string_view nameOf(TrackKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

TrackPrefs::TrackPrefs()
{
    for (int kind = 0; kind < kTrackKinds; ++kind)
        m_order.push_back(static_cast<TrackKind>(kind));
}

TrackPrefs TrackPrefs::standard(TimelineScope scope)
{
    TrackPrefs prefs;
    prefs.setCollapsed(TrackKind::Tokens, scope == TimelineScope::Trace);
    return prefs;
}

std::vector<TrackKind> TrackPrefs::order() const
{
    std::vector<TrackKind> order = m_order;
    std::stable_partition(order.begin(), order.end(), [this](TrackKind kind) { return pinned(kind); });
    return order;
}

void TrackPrefs::move(TrackKind kind, std::optional<TrackKind> before)
{
    if (before == kind)
        return;
    m_order = order();
    m_order.erase(std::find(m_order.begin(), m_order.end(), kind));
    m_order.insert(before ? std::find(m_order.begin(), m_order.end(), *before) : m_order.end(), kind);
    setPinned(kind, before && pinned(*before));
}

std::string TrackPrefs::text() const
{
    std::string text;
    for (const TrackKind kind : m_order) {
        text += (text.empty() ? "" : " ") + std::string(nameOf(kind));
        text += pinned(kind) ? "+" : "";
        text += collapsed(kind) ? "-" : "";
        text += hidden(kind) ? "*" : "";
    }
    return text;
}

TrackPrefs TrackPrefs::parse(std::string_view text)
{
    TrackPrefs prefs;
    std::vector<TrackKind> order;
    while (!text.empty()) {
        const std::size_t space = std::min(text.find(' '), text.size());
        std::string_view word = text.substr(0, space);
        text.remove_prefix(std::min(space + 1, text.size()));
        const std::size_t name = std::min(word.find_first_of("+-*"), word.size());
        const auto kind = kindOf(word.substr(0, name));
        if (!kind || std::find(order.begin(), order.end(), *kind) != order.end())
            continue;
        order.push_back(*kind);
        word.remove_prefix(name);
        prefs.setPinned(*kind, word.find('+') != std::string_view::npos);
        prefs.setCollapsed(*kind, word.find('-') != std::string_view::npos);
        prefs.setHidden(*kind, word.find('*') != std::string_view::npos);
    }
    for (const TrackKind kind : prefs.m_order) { // kinds that the text did not know yet
        if (std::find(order.begin(), order.end(), kind) == order.end())
            order.push_back(kind);
    }
    prefs.m_order = std::move(order);
    return prefs;
}

} // namespace whyglass::timeline

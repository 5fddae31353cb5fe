// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/overview/overview_data.h"

#include <algorithm>
#include <map>

namespace whyglass::views {

namespace {

constexpr std::size_t kMostNames = 2'000;
constexpr std::size_t kMostFindings = 8;
constexpr std::size_t kMostIssues = 6;
/// Looked at for findings that nobody dismissed.
constexpr std::size_t kLookedAt = 64;

using Entries = std::map<std::string, TopEntry>;

domain::Result<void> addNames(store::WorkspaceReader& reader, std::string_view field, const domain::Filter& filter, Entries& entries)
{
    const auto names = reader.names(field, filter, kMostNames);
    if (!names)
        return names.error();
    for (const store::NameRow& row : *names) {
        TopEntry& entry = entries[row.name];
        entry.count = row.spans;
        entry.errors = row.errors;
    }
    return {};
}

/// `counts`: the calls and errors of the costs are those that are shown.
domain::Result<void> addCosts(store::WorkspaceReader& reader, const std::string& by, const domain::Filter& filter, bool counts, Entries& entries)
{
    const std::string keys[] = {by};
    const auto costs = reader.costs(keys, filter);
    if (!costs)
        return costs.error();
    for (const store::CostRow& row : *costs) {
        if (row.keys.front().empty())
            continue;
        TopEntry& entry = entries[row.keys.front()];
        entry.cost = row.cost;
        entry.calls = row.calls;
        entry.unpriced = row.unpricedCalls + row.unknownCalls;
        if (counts) {
            entry.count = row.calls;
            entry.errors = row.errors;
        }
    }
    return {};
}

domain::Result<void> addEntries(store::WorkspaceReader& reader, TopKind kind, const domain::Filter& filter, Entries& entries)
{
    switch (kind) {
    case TopKind::Models: return addCosts(reader, "model", filter, true, entries);
    case TopKind::Tools: return addNames(reader, "tool", filter, entries);
    case TopKind::Agents:
        if (auto named = addNames(reader, "agent", filter, entries); !named)
            return named;
        return addCosts(reader, "agent", filter, false, entries);
    case TopKind::Services:
        if (auto named = addNames(reader, "service", filter, entries); !named)
            return named;
        return addCosts(reader, "service", filter, false, entries);
    }
    return {};
}

} // namespace

domain::Result<std::vector<TopEntry>> readTop(store::WorkspaceReader& reader, TopKind kind, const domain::Filter& filter)
{
    Entries entries;
    if (auto added = addEntries(reader, kind, filter, entries); !added)
        return added.error();
    std::vector<TopEntry> list;
    for (auto& [name, entry] : entries) {
        entry.name = name;
        list.push_back(std::move(entry));
    }
    return list;
}

domain::Result<Latest> readLatest(store::WorkspaceReader& reader, const domain::Filter& filter)
{
    const auto keys = reader.findingKeys(filter, {store::SortKey::Start, true}, kLookedAt);
    if (!keys)
        return keys.error();
    auto findings = reader.findings(*keys);
    if (!findings)
        return findings.error();
    Latest latest;
    for (domain::Finding& finding : *findings) {
        if (finding.state != domain::FindingState::Dismissed && latest.findings.size() < kMostFindings)
            latest.findings.push_back(std::move(finding));
    }
    auto issues = reader.issues();
    if (!issues)
        return issues.error();
    std::stable_sort(issues->begin(), issues->end(), [](const domain::ImportIssue& a, const domain::ImportIssue& b) {
        return a.severity != b.severity ? a.severity > b.severity : a.count > b.count;
    });
    issues->resize(std::min(issues->size(), kMostIssues));
    latest.issues = std::move(issues).value();
    return latest;
}

} // namespace whyglass::views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/source_queries.h"

#include <algorithm>
#include <map>

namespace whyglass::store {

namespace {

/// More libraries or versions of one service than anybody reads; a hostile sender may name millions.
constexpr std::size_t kMostNames = 50;

void addOnce(std::vector<std::string>& names, const std::string& name)
{
    if (!name.empty() && names.size() < kMostNames && std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(name);
}

} // namespace

std::vector<SourceRow> readSources(ReaderContext& context)
{
    std::map<std::string, SourceRow> byService;
    for (const ResourceTexts& resource : context.resources()) {
        SourceRow& row = byService[resource.service];
        addOnce(row.versions, resource.version);
        addOnce(row.environments, resource.environment);
        addOnce(row.libraries, resource.scope);
    }
    // The trace summary knows it by the service of the root: a fortieth of the rows that the spans are.
    Statement traces = context.db.prepare("SELECT svc, count(*), sum(n), sum(errs), min(start_ns), max(end_ns) FROM trace GROUP BY svc");
    while (traces.step()) {
        SourceRow& row = byService[context.text(traces.integer(0))];
        row.traces = traces.integer(1);
        row.spans = traces.integer(2);
        row.errors = traces.integer(3);
        row.first = {traces.integer(4)};
        row.last = {traces.integer(5)};
    }
    std::vector<SourceRow> rows;
    for (auto& [service, row] : byService) {
        row.service = service;
        rows.push_back(std::move(row));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const SourceRow& a, const SourceRow& b) { return a.last.ns > b.last.ns; });
    return rows;
}

} // namespace whyglass::store

// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz_target.h"
#include "models/query/completion.h"
#include "models/query/format.h"
#include "models/query/query.h"

namespace whyglass::fuzz {

namespace {

constexpr domain::Timestamp kNow{1'773'756'000'000'000'000};

/// Longer ones may be over a limit once they are written out.
constexpr std::size_t kMostReadBack = 2'000;

analysis::WorkspaceNames names()
{
    analysis::WorkspaceNames names;
    names.spanKeys = {{"http.route", 9}, {"case number", 2}};
    names.resourceKeys = {{"service.name", 9}};
    names.values["model"] = {{"gpt-4o", 3}};
    names.types["http.route"] = {9, 0};
    names.spansRead = names.spans = 9;
    return names;
}

void readBack(const query::Reading& first)
{
    const std::string canonical = query::format(first.query.filter.where);
    if (canonical.find("-(-(") != std::string::npos)
        return; // each sign takes a pair of brackets, which may be more than are allowed
    const query::Reading again = query::read(canonical, kNow);
    require(again.ok(), "what a query is written as can be read");
    require(again.query.filter.where == first.query.filter.where, "a query is read back as it was");
}

} // namespace

/// Completion is asked for in the middle, where people type.
void runQuery(std::string_view bytes)
{
    static const analysis::WorkspaceNames kNames = names();
    const query::Reading reading = query::read(bytes, kNow, kNames);
    for (const query::Problem& problem : reading.problems) {
        require(!problem.code.empty() && !problem.message.empty(), "a refused query has a reason");
        require(problem.range.position <= bytes.size(), "a mistake is marked in the text");
    }
    if (reading.ok() && reading.query.mode == query::Mode::Structured && bytes.size() <= kMostReadBack)
        readBack(reading);
    const std::size_t cursor = bytes.size() / 2;
    for (const query::Proposal& proposal : query::complete(bytes, cursor, kNames).proposals)
        require(!proposal.text.empty(), "a proposal says something");
}

} // namespace whyglass::fuzz

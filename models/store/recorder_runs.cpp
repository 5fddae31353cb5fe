// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/recorder_runs.h"

#include "models/format/format.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>

namespace whyglass::store {

namespace {

constexpr std::int64_t kSecondNs = 1'000'000'000;
// A supervisor needs less to start the next recorder, and every SDK tries again after that.
constexpr std::int64_t kShortestGapNs = kSecondNs;
// SDKs give up after ten seconds (reliability.md 0.9): what was sent in a longer gap is gone.
constexpr std::int64_t kRetriedNs = 10 * kSecondNs;
// Who sent within this before a gap and again after it was there meanwhile: longer than the longest export interval of an SDK.
constexpr std::int64_t kNearbyNs = 120 * kSecondNs;
constexpr int kKeptRuns = 1'000;
constexpr std::size_t kShownGaps = 50;
constexpr int kTracesLookedAt = 500; ///< on either side of a gap; bounds what a list of issues costs

constexpr const char* kRuns = " FROM meta WHERE k>='run:' AND k<'run;'";

struct Gap {
    std::int64_t begin = 0, end = 0;
};

std::string keyOf(domain::Timestamp begin)
{
    std::array<char, 32> key{}; // in the order of the numbers
    std::snprintf(key.data(), key.size(), "run:%019lld", static_cast<long long>(begin.ns));
    return key.data();
}

/// The newest first.
std::vector<Gap> gapsBetweenRuns(Database& db)
{
    std::vector<Gap> gaps;
    Statement runs = db.prepare(std::string("SELECT substr(k, 5), v") + kRuns + " ORDER BY k DESC");
    std::int64_t next = 0; ///< begin of the run after it
    while (gaps.size() < kShownGaps && runs.step()) {
        const std::int64_t begin = std::strtoll(std::string(runs.text(0)).c_str(), nullptr, 10);
        const std::int64_t until = runs.integer(1);
        if (next - until >= kShortestGapNs)
            gaps.push_back({until, next});
        next = begin;
    }
    return gaps;
}

/// Services of the traces that begin then, by id; not all of them where there are very many.
std::set<std::int64_t> sendersWithin(Database& db, std::int64_t begin, std::int64_t end, const char* order)
{
    Statement traces = db.prepare(std::string("SELECT DISTINCT svc FROM (SELECT svc FROM trace WHERE start_ns>=?1 AND start_ns<?2 ORDER BY start_ns ") + order
                                  + " LIMIT " + std::to_string(kTracesLookedAt) + ")");
    bindIntegers(traces, begin, end);
    std::set<std::int64_t> services;
    while (traces.step())
        services.insert(traces.integer(0));
    return services;
}

domain::ImportIssue issueOf(const Gap& gap, std::string service)
{
    domain::ImportIssue issue;
    issue.code = "recorder-down";
    issue.severity = gap.end - gap.begin > kRetriedNs ? domain::Severity::High : domain::Severity::Low;
    issue.source = "recorder";
    issue.alone = true;
    issue.service = std::move(service);
    issue.firstSeen = {gap.begin};
    issue.lastSeen = {gap.end};
    issue.sample = "no recorder ran for up to " + format::duration({gap.end - gap.begin}) + " while it was sending";
    return issue;
}

} // namespace

void saveRun(Database& db, domain::Timestamp begin, domain::Timestamp until)
{
    Transaction transaction(db, Transaction::Kind::Write);
    const std::string key = keyOf(begin);
    Statement save = db.prepare("INSERT INTO meta(k, v) VALUES(?1, ?2) ON CONFLICT DO UPDATE SET v=excluded.v");
    save.bindText(1, key);
    save.bind(2, until.ns);
    save.run();
    db.execute(std::string("DELETE") + kRuns + " AND k NOT IN (SELECT k" + kRuns + " ORDER BY k DESC LIMIT " + std::to_string(kKeptRuns) + ")");
    transaction.commit();
}

void addDowntime(ReaderContext& context, std::vector<domain::ImportIssue>& issues)
{
    for (const Gap& gap : gapsBetweenRuns(context.db)) {
        const auto before = sendersWithin(context.db, gap.begin - kNearbyNs, gap.begin, "DESC");
        if (before.empty())
            continue;
        auto later = sendersWithin(context.db, gap.begin, gap.end, "DESC");
        later.merge(sendersWithin(context.db, gap.end, gap.end + kNearbyNs, "ASC"));
        for (const std::int64_t service : before) {
            if (later.count(service) != 0)
                issues.push_back(issueOf(gap, context.text(service)));
        }
    }
}

} // namespace whyglass::store

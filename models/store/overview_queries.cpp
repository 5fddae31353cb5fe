// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/aggregate_queries.h"
#include "models/store/filter_sql.h"
#include "models/store/schema/schema.h"

#include <sqlite3.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace whyglass::store {

namespace {

constexpr std::size_t kMaxBuckets = 100'000;

using Buckets = std::vector<WorkspaceReader::VolumeBucket>;

/// The equal parts of a window.
class Parts {
public:
    Parts(domain::TimeWindow window, Buckets& buckets)
        : m_begin(static_cast<double>(window.begin.ns)),
          m_scale(static_cast<double>(buckets.size()) / (static_cast<double>(window.end.ns) - m_begin)), m_buckets(buckets)
    {
    }
    /// That of a time in the window; nullptr before it.
    [[nodiscard]] WorkspaceReader::VolumeBucket* at(std::int64_t time) const
    {
        if (static_cast<double>(time) < m_begin)
            return nullptr;
        const auto index = static_cast<std::size_t>((static_cast<double>(time) - m_begin) * m_scale);
        return &m_buckets[std::min(index, m_buckets.size() - 1)];
    }

private:
    double m_begin, m_scale;
    Buckets& m_buckets;
};

/// Counts each row of `sql`, whose first column is a time.
void countInParts(ReaderContext& context, const Sql& sql, const Parts& parts, std::int64_t WorkspaceReader::VolumeBucket::*count)
{
    Statement rows = context.prepare(sql);
    while (rows.step()) {
        if (WorkspaceReader::VolumeBucket* bucket = parts.at(rows.integer(0)))
            ++(bucket->*count);
    }
}

/// Adds traces to the parts of a window while they are read: of a hundred thousand a third faster than row by row.
class TraceVolume {
public:
    TraceVolume(ReaderContext& context, const Parts& parts) : m_context(context), m_parts(parts) { define(&take, &finish); }
    ~TraceVolume() { define(nullptr, nullptr); }
    TraceVolume(const TraceVolume&) = delete;
    TraceVolume& operator=(const TraceVolume&) = delete;

    void read(const std::string& from, const Sql& condition)
    {
        const Sql sql = Sql("SELECT whyglass_volume(t.start_ns, t.n, t.errs, t.calls, t.in_tok, t.in_n, t.out_tok, t.out_n, t.cost, t.cost_n) FROM " + from)
            + (condition.empty() ? Sql() : Sql(" WHERE ") + condition);
        m_context.prepare(sql).run();
    }

private:
    static constexpr int kColumns = 10;
    using Step = void (*)(sqlite3_context*, int, sqlite3_value**);
    using Final = void (*)(sqlite3_context*);

    void define(Step step, Final final)
    {
        sqlite3_create_function_v2(m_context.db.handle(), "whyglass_volume", kColumns, SQLITE_UTF8 | SQLITE_DIRECTONLY, this, nullptr, step, final, nullptr);
    }

    static void take(sqlite3_context* call, int /*count*/, sqlite3_value** row)
    {
        auto& self = *static_cast<TraceVolume*>(sqlite3_user_data(call));
        const auto at = [row](int column) { return sqlite3_value_int64(row[column]); };
        WorkspaceReader::VolumeBucket* const found = self.m_parts.at(at(0));
        if (found == nullptr)
            return; // its first spans were removed: it began before what is left
        WorkspaceReader::VolumeBucket& bucket = *found;
        ++bucket.traces;
        bucket.spans += at(1);
        bucket.errors += at(2) > 0 ? 1 : 0;
        bucket.calls += at(3);
        bucket.tokens += at(4) + at(6);
        bucket.tokenCalls += std::max(at(5), at(7));
        bucket.cost = bucket.cost + domain::Money{at(8)};
        bucket.pricedCalls += at(9);
    }
    static void finish(sqlite3_context* call) { sqlite3_result_null(call); }

    ReaderContext& m_context;
    const Parts& m_parts;
};

TimeRange startsOf(const std::vector<Partition>& partitions)
{
    TimeRange all;
    for (const Partition& part : partitions) {
        for (const auto& time : {part.starts.min, part.starts.max})
            if (time)
                all.add(*time);
    }
    return all;
}

/// Whether a window holds so much of the workspace that its traces are read faster one after the other than by their start.
bool isMuchOf(const TimeRange& all, domain::TimeWindow window)
{
    if (!all.min)
        return false;
    const std::int64_t within = std::min(window.end.ns, *all.max + 1) - std::max(window.begin.ns, *all.min);
    constexpr std::int64_t kMuch = 8;
    return within > (*all.max - *all.min) / kMuch;
}

struct FacetField {
    std::string_view name;
    const char* span;     ///< dictionary column of span_P
    const char* trace;    ///< dictionary column of trace, where the trace knows it
    const char* decision; ///< text column
    const char* finding;
    std::optional<DictKind> kind = {}; ///< of the column of span_P
};
constexpr FacetField kFacets[] = {
    {"model", "s.model", "", "", "", DictKind::Model},
    {"operation", "s.op", "", "", "", DictKind::Operation},
    {"provider", "s.provider", "", "", "", DictKind::Provider},
    {"tool", "s.tool", "", "", "", DictKind::Tool},
    {"agent", "s.agent", "", "", "", DictKind::Agent},
    {"name", "s.name", "", "", "", DictKind::Name},
    {"dialect", "s.dialect", "", "", "", DictKind::Dialect},
    {"service", "(SELECT r.svc FROM resource r WHERE r.id=s.res)", "", "", "", DictKind::Service},
    {"tier", "", "t.tier", "", ""},
    {"user_tier", "", "t.tier", "", ""},
    {"user", "", "t.usr", "", ""},
    {"session", "", "t.session", "", ""},
    {"decision", "", "", "d.result", ""},
    {"result", "", "", "d.result", ""},
    {"version", "", "", "d.version", ""},
    {"finding", "", "", "", "f.detector"},
    {"detector", "", "", "", "f.detector"},
};

using Counts = FacetCounts;

/// Spans of a partition whose values are counted where nothing narrows them: all of a small one, of a large one runs of rows that are
/// spread evenly.
struct CountedSpans {
    std::string from;
    double scale = 1.0;
};

CountedSpans countedSpans(ReaderContext& context, const Partition& part, const domain::Filter& filter)
{
    constexpr std::int64_t kAll = 100'000;
    constexpr std::int64_t kRuns = 256, kRunIds = 160;
    const std::string table = tableOf("span", part.number) + " s";
    if (part.spans <= kAll || !filter.empty())
        return {table};
    std::string runs;
    for (std::int64_t i = 0; i < kRuns; ++i) {
        const std::int64_t first = part.firstId + (part.lastId - part.firstId) / kRuns * i;
        runs += (runs.empty() ? "(" : ",(") + std::to_string(first) + "," + std::to_string(first + kRunIds) + ")";
    }
    std::string from = "(VALUES " + runs + ") r CROSS JOIN " + table + " ON s.id>=r.column1 AND s.id<r.column2";
    const std::int64_t counted = context.db.integer("SELECT count(*) FROM " + from);
    return counted == 0 ? CountedSpans{table} : CountedSpans{std::move(from), static_cast<double>(part.spans) / static_cast<double>(counted)};
}

/// Adds value, count rows; values are texts or dictionary ids.
void countInto(ReaderContext& context, const Sql& sql, bool ids, Counts& counts, double scale = 1.0)
{
    Statement rows = context.prepare(sql);
    while (rows.step()) {
        const std::string value(ids ? std::string_view(context.text(rows.integer(0))) : rows.text(0));
        if (!value.empty())
            counts[value] += std::llround(static_cast<double>(rows.integer(1)) * scale);
    }
}

Sql grouped(const std::string& column, const std::string& from, const Sql& condition)
{
    return Sql("SELECT " + column + ", count(*) FROM " + from) + (condition.empty() ? Sql() : Sql(" WHERE ") + condition) + " GROUP BY 1";
}

/// Fields that are numbers with names.
template <typename Enum>
void countEnum(ReaderContext& context, const Sql& sql, Counts& counts, double scale = 1.0)
{
    Statement rows = context.prepare(sql);
    while (rows.step())
        counts[std::string(domain::nameOf(static_cast<Enum>(rows.integer(0))))] += std::llround(static_cast<double>(rows.integer(1)) * scale);
}

bool countEnumField(ReaderContext& context, std::string_view field, const domain::Filter& filter, Counts& counts)
{
    FilterSql sql(context);
    if (field == "severity") {
        countEnum<domain::Severity>(context, grouped("f.severity", "finding f", sql.findings(filter)), counts);
        return true;
    }
    if (field != "step" && field != "status" && field != "kind")
        return false;
    for (const Partition& part : context.partitions) {
        const auto [from, scale] = countedSpans(context, part, filter);
        const Sql condition = sql.spans(filter, part);
        if (field == "step")
            countEnum<domain::StepKind>(context, grouped("s.step", from, condition), counts, scale);
        else if (field == "status")
            countEnum<domain::SpanStatus>(context, grouped("s.status", from, condition), counts, scale);
        else
            countEnum<domain::SpanKind>(context, grouped("s.kind", from, condition), counts, scale);
    }
    return true;
}

void countSpans(ReaderContext& context, const FacetField& field, const domain::Filter& filter, Counts& counts)
{
    bool estimated = false;
    for (const Partition& part : context.partitions) {
        const auto [from, scale] = countedSpans(context, part, filter);
        estimated = estimated || scale > 1.0;
        countInto(context, grouped(field.span, from, FilterSql(context).spans(filter, part)), true, counts, scale);
    }
    if (estimated && field.kind) // so rare that no span of a run has it
        for (const auto& [id, text] : context.textsOf(*field.kind))
            counts.try_emplace(text, 0);
}

void countTextField(ReaderContext& context, const FacetField& field, const domain::Filter& filter, Counts& counts)
{
    FilterSql sql(context);
    if (*field.decision != '\0')
        countInto(context, grouped(field.decision, "decision d", sql.decisions(filter)), false, counts);
    else if (*field.finding != '\0')
        countInto(context, grouped(field.finding, "finding f", sql.findings(filter)), false, counts);
    else if (*field.trace != '\0')
        countInto(context, grouped(field.trace, "trace t", sql.traces(filter)), true, counts);
    else
        countSpans(context, field, filter, counts);
}

} // namespace

std::vector<WorkspaceReader::VolumeBucket> readVolume(ReaderContext& context, domain::TimeWindow window, std::size_t buckets,
                                                      const domain::Filter& filter)
{
    Buckets volume(std::min(buckets, kMaxBuckets));
    if (volume.empty() || window.empty())
        return volume;
    domain::Filter within = filter;
    within.window = window;
    if (filter.window) {
        within.window->begin = std::max(window.begin, filter.window->begin);
        within.window->end = std::min(window.end, filter.window->end);
    }
    FilterSql sql(context);
    const TimeRange all = startsOf(context.partitions);
    const std::string from = isMuchOf(all, *within.window) ? "trace t NOT INDEXED" : "trace t";
    domain::Filter ofTraces = within;
    if (all.min && within.window->begin.ns <= *all.min && *all.max < within.window->end.ns)
        ofTraces.window.reset(); // holds for each of them
    const Parts parts(window, volume);
    TraceVolume(context, parts).read(from, sql.traces(ofTraces));
    countInParts(context, Sql("SELECT d.start_ns FROM decision d WHERE ") + sql.decisions(within), parts, &WorkspaceReader::VolumeBucket::decisions);
    countInParts(context, Sql("SELECT f.time_ns FROM finding f WHERE f.state<>2 AND ") + sql.findings(within), parts, &WorkspaceReader::VolumeBucket::findings);
    return volume;
}

std::vector<WorkspaceReader::FacetValue> readFacet(ReaderContext& context, std::string_view field, const domain::Filter& filter, std::size_t limit)
{
    Counts counts;
    if (!countEnumField(context, field, filter, counts) && !countRecordField(context, field, filter, counts)) {
        const auto* known = std::find_if(std::begin(kFacets), std::end(kFacets), [field](const FacetField& candidate) { return candidate.name == field; });
        if (known == std::end(kFacets))
            throw Failure({domain::ErrorCode::InvalidArgument, "the values of " + std::string(field) + " are not listed", "type the value"});
        countTextField(context, *known, filter, counts);
    }
    std::vector<WorkspaceReader::FacetValue> values;
    for (const auto& [value, count] : counts)
        values.push_back({value, count});
    std::stable_sort(values.begin(), values.end(), [](const auto& a, const auto& b) { return a.count > b.count; });
    if (values.size() > limit)
        values.resize(limit);
    return values;
}

} // namespace whyglass::store

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/aggregate_queries.h"
#include "models/store/call_sums.h"
#include "models/store/filter_sql.h"
#include "models/store/span_table.h"
#include "models/store/trace_tree.h"
#include "models/store/workspace_reader.h"
#include "models/store/writer_state.h"

#include <algorithm>
#include <map>
#include <optional>

namespace whyglass::store {

namespace {

constexpr std::int64_t kHourNs = 3'600'000'000'000;

/// What the number is that a key's expression gives.
enum class KeyValue { Text, Version, Minute, Hour, Day, Number }; // id in the dictionary, of a resource; since 1970

struct CostKey {
    std::string_view name;
    const char* rollup; ///< expression on the roll-up r; empty: only spans know
    const char* span;   ///< expression on the span s and its trace t
    KeyValue value = KeyValue::Text;
};
constexpr CostKey kKeys[] = {
    {"model", "r.model", "s.model"},
    {"operation", "r.op", "s.op"},
    {"provider", "r.provider", "s.provider"},
    {"service", "r.svc", "(SELECT x.svc FROM resource x WHERE x.id=s.res)"},
    {"user_tier", "r.tier", "CASE WHEN s.tier>0 THEN s.tier ELSE max(t.tier,0) END"},
    {"session", "", "CASE WHEN s.session>0 THEN s.session ELSE max(t.session,0) END"},
    {"agent", "", "s.agent"},
    {"service_version", "", "s.res", KeyValue::Version},
    {"minute", "", "(s.start_ns - ((s.start_ns % 60000000000) + 60000000000) % 60000000000)/60000000000", KeyValue::Minute},
    {"hour", "r.hour", "(s.start_ns - ((s.start_ns % 3600000000000) + 3600000000000) % 3600000000000)/3600000000000", KeyValue::Hour},
    {"day", "(r.hour - ((r.hour % 24) + 24) % 24)/24", "(s.start_ns - ((s.start_ns % 86400000000000) + 86400000000000) % 86400000000000)/86400000000000", KeyValue::Day},
    {WorkspaceReader::kCallKey, "", "s.id", KeyValue::Number},
};

/// nullptr where there is none.
const CostKey* findKey(std::string_view name)
{
    const std::string_view asked = name == "tier" ? "user_tier" : name == "version" ? "service_version" : name;
    const auto* key = std::find_if(std::begin(kKeys), std::end(kKeys), [asked](const CostKey& candidate) { return candidate.name == asked; });
    return key == std::end(kKeys) ? nullptr : key;
}

const CostKey& keyNamed(const std::string& name)
{
    const CostKey* key = findKey(name);
    if (key == nullptr)
        throw Failure({domain::ErrorCode::InvalidArgument, "costs cannot be grouped by " + name,
                       "use model, operation, service, service_version, user_tier, session, agent, day, hour, minute or provider"});
    return *key;
}

/// "2026-03-17" or "2026-03-17T14:05:00Z" of a number of days, hours or minutes since 1970.
std::string timeText(std::int64_t value, KeyValue unit)
{
    constexpr std::int64_t kHours = 24, kMinutes = 60;
    const std::int64_t inDay = unit == KeyValue::Day ? 1 : unit == KeyValue::Hour ? kHours : kHours * kMinutes;
    const std::int64_t days = value >= 0 ? value / inDay : (value - (inDay - 1)) / inDay;
    // Civil calendar from a day number: years begin in March, so leap days come last (proleptic Gregorian).
    const std::int64_t shifted = days + 719'468;
    const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146'096) / 146'097;
    const std::int64_t dayOfEra = shifted - era * 146'097;
    const std::int64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t monthIndex = (5 * dayOfYear + 2) / 153;
    const std::int64_t day = dayOfYear - (153 * monthIndex + 2) / 5 + 1;
    const std::int64_t month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
    const std::int64_t year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    const auto padded = [](std::int64_t number, std::size_t width) {
        std::string text = std::to_string(number);
        return text.size() < width ? std::string(width - text.size(), '0') + text : text;
    };
    std::string text = padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2);
    if (unit == KeyValue::Day)
        return text;
    const std::int64_t minutes = (value - days * inDay) * (unit == KeyValue::Hour ? kMinutes : 1);
    return text + "T" + padded(minutes / kMinutes, 2) + ":" + padded(minutes % kMinutes, 2) + ":00Z";
}

using Groups = std::map<std::vector<std::int64_t>, CallSums>;

void addRow(Groups& groups, const Statement& row, std::size_t keys)
{
    std::vector<std::int64_t> key;
    for (std::size_t i = 0; i < keys; ++i)
        key.push_back(row.integer(static_cast<int>(i)));
    groups[key].add(CallSums::read(row, static_cast<int>(keys)));
}

/// The roll-up answers where it has all keys and the filter is a window of whole hours.
bool rollupAnswers(const std::vector<const CostKey*>& keys, const domain::Filter& filter)
{
    const bool known = std::all_of(keys.begin(), keys.end(), [](const CostKey* key) { return *key->rollup != '\0'; });
    const bool wholeHours = !filter.window || (filter.window->begin.ns % kHourNs == 0 && filter.window->end.ns % kHourNs == 0);
    return known && wholeHours && filter.asksNothing();
}

void addRollups(ReaderContext& context, const std::vector<const CostKey*>& keys, const domain::Filter& filter, Groups& groups)
{
    std::string select;
    for (const CostKey* key : keys)
        select += std::string(key->rollup) + ",";
    for (const char* column : CallSums::kColumnNames)
        select += std::string("sum(r.") + column + "),";
    select.pop_back();
    Sql sql("SELECT " + select + " FROM rollup r");
    if (filter.window) {
        sql += " WHERE r.hour>=";
        sql.add(hourOf(filter.window->begin.ns));
        sql += " AND r.hour<";
        sql.add(hourOf(filter.window->end.ns));
    }
    std::string group;
    for (std::size_t i = 1; i <= keys.size(); ++i)
        group += (i == 1 ? " GROUP BY " : ",") + std::to_string(i);
    const Sql whole = sql + group;
    Statement rows = context.prepare(whole);
    while (rows.step())
        addRow(groups, rows, keys.size());
}

std::string bit(SpanFlag flag) { return "(s.flags & " + std::to_string(bitsOf(flag)) + ")"; }

/// The columns of CallSums computed from span rows.
std::string spanSums()
{
    const std::string call = bit(SpanFlag::Call) + "<>0";
    const std::string summed = bit(SpanFlag::Summed) + "<>0";
    std::string sums = "sum(" + call + "),sum(" + call + " AND s.in_tok IS NULL AND s.out_tok IS NULL AND s.cost IS NULL),sum(" + call + " AND "
        + bit(SpanFlag::Unpriced) + "<>0)";
    for (const char* column : {"s.in_tok", "s.out_tok", "s.cr_tok", "s.cw_tok", "s.rs_tok", "s.cost"}) {
        sums += std::string(",ifnull(sum(CASE WHEN ") + summed + " THEN " + column + " END),0)";
        sums += std::string(",count(CASE WHEN ") + summed + " THEN " + column + " END)";
    }
    return sums + ",sum(" + call + " AND s.status=2)";
}

/// Versions of services by their resources.
class VersionNames {
public:
    explicit VersionNames(ReaderContext& context)
    {
        Statement rows = context.db.prepare("SELECT id, ifnull(version,'') FROM resource");
        while (rows.step())
            m_names[rows.integer(0)] = std::string(rows.text(1));
    }
    std::string name(std::int64_t resource) const
    {
        const auto found = m_names.find(resource);
        return found == m_names.end() ? std::string() : found->second;
    }

private:
    std::unordered_map<std::int64_t, std::string> m_names;
};

/// Agent of each call by its nearest ancestor that has one.
class AgentFinder {
public:
    explicit AgentFinder(ReaderContext& context) : m_context(context) {}
    std::int64_t find(std::int64_t trace, std::int64_t parent)
    {
        if (trace != m_trace)
            load(trace);
        std::int64_t up = parent;
        for (std::size_t steps = 0; up != 0 && steps <= m_nodes.size(); ++steps) {
            const auto node = m_nodes.find(up);
            if (node == m_nodes.end())
                return 0;
            if (node->second.second != 0)
                return node->second.second;
            up = node->second.first;
        }
        return 0;
    }

private:
    void load(std::int64_t trace)
    {
        m_trace = trace;
        m_nodes.clear();
        for (const Partition& part : m_context.partitions) {
            Statement& find = m_statements[part.number];
            if (!find)
                find = m_context.db.prepare("SELECT span_id, parent, agent FROM span_" + std::to_string(part.number) + " WHERE trace=?1");
            find.bind(1, trace);
            while (find.step())
                m_nodes.emplace(find.integer(0), std::make_pair(find.integer(1), find.integer(2)));
        }
    }
    ReaderContext& m_context;
    std::int64_t m_trace = 0;
    std::unordered_map<std::int64_t, std::pair<std::int64_t, std::int64_t>> m_nodes; ///< span → parent, agent
    std::map<std::int64_t, Statement> m_statements;
};

void addSpans(ReaderContext& context, const std::vector<const CostKey*>& keys, const domain::Filter& filter, Groups& groups)
{
    const auto agentKey = std::find_if(keys.begin(), keys.end(), [](const CostKey* key) { return key->name == "agent"; });
    const bool byAgent = agentKey != keys.end();
    AgentFinder agents(context);
    for (const Partition& part : context.partitions) {
        std::string select;
        std::string group;
        for (std::size_t i = 0; i < keys.size(); ++i) {
            select += std::string(keys[i]->span) + ",";
            group += (i == 0 ? " GROUP BY " : ",") + std::to_string(i + 1);
        }
        select += spanSums();
        if (byAgent) { // calls without an agent of their own: one group a parent
            select += ",s.trace,s.parent";
            group += ",CASE WHEN s.agent=0 THEN s.trace END,CASE WHEN s.agent=0 THEN s.parent END";
        }
        const Sql condition = FilterSql(context).spans(filter, part);
        const Sql sql = Sql("SELECT " + select + " FROM span_" + std::to_string(part.number) + " s JOIN trace t ON t.id=s.trace WHERE (s.flags & "
                            + std::to_string(bitsOf(SpanFlag::Summed, SpanFlag::Call)) + ")<>0")
            + (condition.empty() ? Sql() : Sql(" AND (") + condition + ")") + group;
        Statement rows = context.prepare(sql);
        while (rows.step()) {
            std::vector<std::int64_t> key;
            for (std::size_t i = 0; i < keys.size(); ++i)
                key.push_back(rows.integer(static_cast<int>(i)));
            const int after = static_cast<int>(keys.size());
            std::int64_t* agent = byAgent ? &key[static_cast<std::size_t>(agentKey - keys.begin())] : nullptr;
            if (agent != nullptr && *agent == 0)
                *agent = agents.find(rows.integer(after + CallSums::kColumns), rows.integer(after + CallSums::kColumns + 1));
            groups[key].add(CallSums::read(rows, after));
        }
    }
}

using NamedSums = std::map<std::vector<std::string>, CallSums>; ///< many resources have one version

NamedSums namedSums(ReaderContext& context, const std::vector<const CostKey*>& keys, const Groups& groups)
{
    std::optional<VersionNames> versions;
    NamedSums named;
    for (const auto& [key, sums] : groups) {
        if (sums.zero())
            continue;
        std::vector<std::string> names;
        for (std::size_t i = 0; i < keys.size(); ++i) {
            if (keys[i]->value == KeyValue::Version && !versions)
                versions.emplace(context);
            names.push_back(keys[i]->value == KeyValue::Text      ? context.text(key[i])
                            : keys[i]->value == KeyValue::Version ? versions->name(key[i])
                            : keys[i]->value == KeyValue::Number  ? std::to_string(key[i])
                                                                  : timeText(key[i], keys[i]->value));
        }
        named[std::move(names)].add(sums);
    }
    return named;
}

/// What steps made of log records have of it: few workspaces hold any, and the roll-up does not tell them apart.
NamedSums sumsOfLogSteps(ReaderContext& context, const std::vector<const CostKey*>& keys, domain::Filter filter)
{
    if (MetaCounters::load(context.db).logSteps == 0)
        return {};
    domain::FilterTerm& madeOfLogs = filter.terms.emplace_back();
    madeOfLogs.kind = domain::FilterTerm::Kind::Field;
    madeOfLogs.key = "is";
    madeOfLogs.values = {"from_log"};
    Groups groups;
    addSpans(context, keys, filter, groups);
    return namedSums(context, keys, groups);
}

} // namespace

bool isCostKey(std::string_view name)
{
    const CostKey* key = findKey(name);
    return key != nullptr && key->name != WorkspaceReader::kCallKey;
}

std::vector<CostRow> readCosts(ReaderContext& context, std::span<const std::string> by, const domain::Filter& filter)
{
    std::vector<const CostKey*> keys;
    for (const std::string& name : by)
        keys.push_back(&keyNamed(name));
    Groups groups;
    if (rollupAnswers(keys, filter))
        addRollups(context, keys, filter, groups);
    else
        addSpans(context, keys, filter, groups);
    NamedSums ofLogs = sumsOfLogSteps(context, keys, filter);
    std::vector<CostRow> rows;
    for (const auto& [names, sums] : namedSums(context, keys, groups)) {
        CostRow& row = rows.emplace_back();
        row.keys = names;
        row.calls = sums.calls();
        row.unknownCalls = sums.unknown();
        row.unpricedCalls = sums.unpriced();
        row.tokens = sums.tokens();
        row.cost = sums.cost();
        row.errors = sums.errors();
        row.logCalls = ofLogs[names].calls();
    }
    return rows;
}

} // namespace whyglass::store

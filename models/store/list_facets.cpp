// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/list_facets.h"

#include "models/store/agent_sql.h"
#include "models/store/filter_sql.h"
#include "models/store/schema/schema.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <map>
#include <unordered_map>

namespace whyglass::store {

namespace {

using FacetList = WorkspaceReader::FacetList;
using ListFacets = WorkspaceReader::ListFacets;

/// Records of a list whose traces are read.
constexpr std::size_t kSampled = 1'500;
constexpr std::size_t kRemembered = 8;

/// Where a field stands. In order of preference: of the decision itself, of the findings of the trace, of its spans.
struct Place {
    std::string_view field;
    const char* decision = ""; ///< column of d, a text
    const char* span = "";     ///< column of s
    std::string ResourceTexts::* resource = nullptr; ///< the column is a resource, of which this is the value; else an id of dict
};
constexpr std::array<Place, 8> kPlaces = {{
    {"service", "d.service", "s.res", &ResourceTexts::service}, {"version", "d.version", "s.res", &ResourceTexts::version},
    {"agent", "d.agent", "s.agent"}, {"model", "", "s.model"}, {"tool", "", "s.tool"}, {"tier", "d.tier", "s.tier"}, {"decision", "d.result"}, {"finding"},
}};

const Place& placeOf(std::string_view field)
{
    const auto* found = std::find_if(kPlaces.begin(), kPlaces.end(), [field](const Place& place) { return place.field == field; });
    if (found == kPlaces.end())
        throw Failure({domain::ErrorCode::InvalidArgument, "lists do not count their values of " + std::string(field), "type the value"});
    return *found;
}

/// A record of the list and one of its traces.
struct Unit {
    std::int64_t record = 0, trace = 0;
};

/// The records that have each value of a field.
class Tally {
public:
    void add(const std::string& value, std::int64_t record) { keep(m_records[value], record); }

    /// The same by a number that stands for the text, which is asked for only once.
    template <typename TextOf>
    void add(std::int64_t id, std::int64_t record, const TextOf& textOf)
    {
        const auto [known, isNew] = m_byId.try_emplace(id, nullptr);
        if (isNew)
            known->second = &m_records[textOf(id)];
        keep(*known->second, record);
    }

    [[nodiscard]] std::vector<WorkspaceReader::FacetValue> mostFrequent(double scale, std::size_t limit)
    {
        std::vector<WorkspaceReader::FacetValue> values;
        for (auto& [value, records] : m_records) {
            if (value.empty())
                continue;
            std::sort(records.begin(), records.end());
            const auto count = std::unique(records.begin(), records.end()) - records.begin();
            values.push_back({value, std::llround(static_cast<double>(count) * scale)});
        }
        std::stable_sort(values.begin(), values.end(), [](const auto& a, const auto& b) { return a.count > b.count; });
        values.resize(std::min(values.size(), limit));
        return values;
    }

private:
    static void keep(std::vector<std::int64_t>& records, std::int64_t record)
    {
        if (records.empty() || records.back() != record)
            records.push_back(record);
    }

    std::map<std::string, std::vector<std::int64_t>> m_records;
    std::unordered_map<std::int64_t, std::vector<std::int64_t>*> m_byId;
};

/// Fields that are read of the same spans.
struct SpanFields {
    struct Field {
        const Place* place;
        Tally* tally;
    };
    std::vector<Field> fields;
    std::vector<Sql> conditions; ///< what the spans must meet, by partition
};

class Counting {
public:
    Counting(ReaderContext& context, FacetList list, std::span<const std::string> fields, const domain::Filter& filter)
        : m_context(context), m_list(list), m_filter(filter), m_tallies(fields.size())
    {
        for (const std::string& field : fields)
            m_places.push_back(&placeOf(field));
    }

    ListFacets run(std::size_t limit)
    {
        std::vector<Unit> units = readUnits();
        thinOut(units);
        readTraces(std::move(units));
        ListFacets facets;
        // what a filter in braces asks is asked of a decision's own span first, which is not told here
        facets.estimated = m_scale > 1.0 || (m_filter.where && m_list == FacetList::Decisions);
        for (std::size_t i = 0; i < m_places.size(); ++i)
            facets.values.push_back(m_tallies[i].mostFrequent(isOwn(*m_places[i]) ? 1.0 : m_scale, limit));
        return facets;
    }

private:
    [[nodiscard]] bool isOwn(const Place& place) const { return m_list == FacetList::Decisions && *place.decision != '\0'; }

    Sql unitsSql() const
    {
        const std::string trace = ", t.id";
        FilterSql conditions(m_context);
        Sql sql;
        Sql condition;
        if (m_list == FacetList::Decisions) {
            std::string columns;
            for (const Place* place : m_places)
                columns += std::string(", ") + (isOwn(*place) ? place->decision : "''");
            sql = "SELECT d.id" + trace + columns + " FROM decision d JOIN trace t ON t.id=d.trace";
            condition = conditions.decisions(m_filter);
        } else {
            sql = m_list == FacetList::Sessions ? "SELECT x.session" + trace + " FROM trace_session x JOIN trace t ON t.id=x.trace" : "SELECT t.id" + trace + " FROM trace t";
            condition = conditions.traces(m_filter);
        }
        return condition.empty() ? sql : sql + " WHERE " + condition;
    }

    /// In the order of the records, so that what one has is read in one go.
    std::vector<Unit> readUnits()
    {
        const Sql sql = unitsSql();
        std::vector<Unit> units;
        for (Statement find = m_context.prepare(sql); find.step();) {
            units.push_back({find.integer(0), find.integer(1)});
            for (std::size_t i = 0; i < m_places.size(); ++i)
                if (isOwn(*m_places[i]))
                    m_tallies[i].add(std::string(find.text(static_cast<int>(2 + i))), find.integer(0));
        }
        std::sort(units.begin(), units.end(), [](const Unit& a, const Unit& b) { return a.record != b.record ? a.record < b.record : a.trace < b.trace; });
        return units;
    }

    /// Leaves the units of as many records as are read, evenly spread.
    void thinOut(std::vector<Unit>& units)
    {
        const auto isNext = [&units](std::size_t i) { return i == 0 || units[i].record != units[i - 1].record; };
        std::size_t records = 0;
        for (std::size_t i = 0; i < units.size(); ++i)
            records += isNext(i) ? 1U : 0U;
        if (records <= kSampled)
            return;
        std::vector<Unit> kept;
        std::size_t nth = 0; // from 1
        for (std::size_t i = 0; i < units.size(); ++i) {
            nth += isNext(i) ? 1U : 0U;
            if (nth * kSampled / records != (nth - 1) * kSampled / records)
                kept.push_back(units[i]);
        }
        m_scale = static_cast<double>(records) / static_cast<double>(kSampled);
        units = std::move(kept);
    }

    void readTraces(std::vector<Unit> units)
    {
        std::sort(units.begin(), units.end(), [](const Unit& a, const Unit& b) { return a.trace < b.trace; });
        std::string traces;
        for (const Unit& unit : units)
            traces += (traces.empty() ? "" : ",") + std::to_string(unit.trace);
        std::deque<SpanFields> ofSpans;
        for (std::size_t i = 0; i < m_places.size(); ++i) {
            const Place& place = *m_places[i];
            if (isOwn(place))
                continue;
            if (place.field == "finding")
                readFindings(m_tallies[i], traces, units);
            else if (*place.span != '\0')
                fieldsBeside(ofSpans, place).fields.push_back({&place, &m_tallies[i]});
        }
        for (const SpanFields& group : ofSpans)
            readSpans(group, traces, units);
    }

    /// Of any span of the trace; a filter in braces asks it of the span that meets the rest of it.
    void readFindings(Tally& tally, const std::string& traces, const std::vector<Unit>& units)
    {
        const auto add = [&tally](const Statement& row, std::int64_t record) { tally.add(std::string(row.text(1)), record); };
        if (!m_filter.where || m_list == FacetList::Decisions) {
            eachRow("SELECT f.trace, f.detector FROM finding f WHERE f.state<>2 AND f.trace IN (" + traces + ")", units, add);
            return;
        }
        for (const Partition& part : m_context.partitions)
            eachRow(Sql("SELECT f.trace, f.detector FROM finding f JOIN " + tableOf("span", part.number) + " s ON s.trace=f.trace AND s.span_id=f.span_id WHERE f.state<>2 AND f.trace IN ("
                        + traces + ") AND (") + FilterSql(m_context).beside(m_filter, "finding", part, false) + ")", units, add);
    }

    /// Beside conditions also what a span has of those above it.
    std::string columnOf(const Place& place, const Partition& part, bool conditioned) const
    {
        if (conditioned && place.field == "agent")
            return nearestAgentOf(part);
        if (conditioned && place.field == "tier")
            return "CASE WHEN s.tier<>0 THEN s.tier ELSE (SELECT t.tier FROM trace t WHERE t.id=s.trace) END";
        return place.span;
    }

    void readSpans(const SpanFields& group, const std::string& traces, const std::vector<Unit>& units)
    {
        for (std::size_t i = 0; i < m_context.partitions.size(); ++i) {
            std::string columns = "s.trace";
            for (const SpanFields::Field& field : group.fields)
                columns += ", " + columnOf(*field.place, m_context.partitions[i], !group.conditions[i].empty());
            Sql sql("SELECT " + columns + " FROM " + tableOf("span", m_context.partitions[i].number) + " s WHERE s.trace IN (" + traces + ")");
            if (!group.conditions[i].empty())
                sql += Sql(" AND (") + group.conditions[i] + ")";
            eachRow(sql, units, [&](const Statement& row, std::int64_t record) {
                for (std::size_t column = 0; column < group.fields.size(); ++column)
                    count(group.fields[column], row.integer(static_cast<int>(column + 1)), record);
            });
        }
    }

    /// Calls `each(row, record)` for the records of the trace that the row begins with.
    template <typename Each>
    void eachRow(const Sql& sql, const std::vector<Unit>& units, const Each& each)
    {
        const auto before = [](const Unit& unit, std::int64_t trace) { return unit.trace < trace; };
        auto unit = units.begin();
        for (Statement row = m_context.prepare(sql); row.step();) {
            const std::int64_t trace = row.integer(0);
            if (unit == units.end() || unit->trace != trace)
                unit = std::lower_bound(units.begin(), units.end(), trace, before);
            for (auto one = unit; one != units.end() && one->trace == trace; ++one)
                each(row, one->record);
        }
    }

    void count(const SpanFields::Field& field, std::int64_t id, std::int64_t record)
    {
        if (id <= 0)
            return;
        field.tally->add(id, record, [&](std::int64_t wanted) -> const std::string& {
            return field.place->resource != nullptr ? m_context.resource(wanted).*(field.place->resource) : m_context.text(wanted);
        });
    }

    /// The fields whose values must stand beside the same conditions.
    SpanFields& fieldsBeside(std::deque<SpanFields>& groups, const Place& place)
    {
        if (m_filter.where && !groups.empty())
            return groups.front();
        const bool ofDecisions = m_list == FacetList::Decisions;
        std::vector<Sql> conditions;
        for (const Partition& part : m_context.partitions)
            conditions.push_back(m_filter.where && ofDecisions ? Sql() : FilterSql(m_context).beside(m_filter, std::string(place.field), part, ofDecisions));
        const auto same = [&conditions](const SpanFields& group) {
            return std::equal(conditions.begin(), conditions.end(), group.conditions.begin(), [](const Sql& a, const Sql& b) { return a.text == b.text && a.values == b.values; });
        };
        const auto known = std::find_if(groups.begin(), groups.end(), same);
        if (known != groups.end())
            return *known;
        groups.push_back({{}, std::move(conditions)});
        return groups.back();
    }

    ReaderContext& m_context;
    FacetList m_list;
    const domain::Filter& m_filter;
    std::vector<const Place*> m_places;
    std::vector<Tally> m_tallies;
    double m_scale = 1.0;
};

} // namespace

ListFacets readListFacets(ReaderContext& context, FacetList list, std::span<const std::string> fields, const domain::Filter& filter, std::size_t limit)
{
    Statement version = context.db.prepare("PRAGMA data_version"); // another one as soon as somebody has stored anything
    version.step();
    const FacetQuestion question{version.integer(0), list, {fields.begin(), fields.end()}, filter, limit};
    auto& remembered = context.facetAnswers;
    const auto known = std::find_if(remembered.begin(), remembered.end(), [&question](const auto& one) { return one.first == question; });
    if (known != remembered.end())
        return known->second;
    if (remembered.size() == kRemembered)
        remembered.erase(remembered.begin());
    return remembered.emplace_back(question, Counting(context, list, fields, filter).run(limit)).second;
}

} // namespace whyglass::store

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/lineage/lineage.h"

#include "ingest/decode/json_text.h"
#include "models/analysis/lineage/derivation.h"
#include "models/analysis/lineage/origin.h"
#include "models/analysis/lineage/stated_values.h"
#include "models/analysis/lineage/trace_places.h"
#include "models/analysis/lineage/value_label.h"
#include "models/analysis/lineage/value_search.h"
#include "models/analysis/text/ascii.h"
#include "models/format/format.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace whyglass::analysis {

namespace {

constexpr std::size_t kExcerptBytes = 160;
constexpr std::size_t kBefore = 60; ///< of the excerpt, before the value
constexpr double kNearBest = 0.8; ///< of the best score: a place that shares less of a sentence is another one like it
constexpr std::size_t kMostWaiting = 8 * kMaxOccurrences; ///< places of one value before the later ones are only counted

bool goesIn(std::string_view where) { return where == "input" || where == "system" || where == "args"; }

/// Where and when values are stated.
struct Statement {
    std::uint32_t row = TracePlace::kNoRow;
    domain::Timestamp time{std::numeric_limits<std::int64_t>::max()};
    bool arguments = false; ///< the values are those of a call: what its own span says of its outcome came later
};

class Tracer {
public:
    Tracer(const TracePlaces& places, std::vector<StatedValue> stated, Statement statement)
        : m_places(places)
        , m_stated(std::move(stated))
        , m_statement(statement)
        , m_origins(places)
    {
        for (const StatedValue& value : m_stated)
            m_wanted.push_back(value.value);
    }

    std::vector<ValueLineage> run()
    {
        m_found.resize(m_wanted.size());
        m_dropped.assign(m_wanted.size(), 0);
        ValueSearch search(m_wanted);
        eachEarlier([&](const TracePlace& place, std::string_view text) {
            search.scan(text, place.technical, [&](std::uint32_t value, ValueHit hit) {
                if (isStrong(hit) && isCounter(place, text) && isShortNumber(m_wanted[value])) {
                    hit.match = LineageMatch::Ambiguous;
                    hit.how = std::string(text) + ", which may count something else";
                }
                take(value, {place, std::move(hit), false});
            });
        });
        for (std::vector<FoundPlace>& found : m_found)
            sort(found);
        weighWeak();
        std::vector<ValueLineage> values;
        for (std::size_t i = 0; i < m_wanted.size(); ++i) {
            ValueLineage value = finish(i);
            if (!m_stated[i].sentence || value.origin)
                values.push_back(std::move(value));
        }
        return values;
    }

private:
    // --- what comes before ---------------------------------------------------------------------------------------------

    [[nodiscard]] bool isEarlier(const TracePlace& place) const
    {
        if (m_statement.row == TracePlace::kNoRow)
            return place.time <= m_statement.time;
        if (place.isPart() && place.row == m_statement.row) // its answer is the last message
            return !m_statement.arguments;
        if (place.row == m_statement.row) {
            const bool isRecord = place.source > TracePlace::Source::Attribute;
            if (goesIn(place.where))
                return !(m_statement.arguments && place.where == "args") && place.time <= m_statement.time;
            return isRecord && place.where == "logs" && place.time < m_statement.time;
        }
        if (place.time != m_statement.time)
            return place.time < m_statement.time;
        return goesIn(place.where) || place.row == TracePlace::kNoRow || !m_places.isAbove(place.row, m_statement.row);
    }

    template <typename Use>
    void eachEarlier(Use use)
    {
        std::string buffer;
        const auto look = [&](const TracePlace& place) {
            if (isEarlier(place))
                use(place, m_places.text(place, buffer));
        };
        m_places.each(look);
        m_places.eachPart(look);
    }

    void take(std::uint32_t value, FoundPlace found)
    {
        std::vector<FoundPlace>& waiting = m_found[value];
        waiting.push_back(std::move(found));
        if (waiting.size() < kMostWaiting)
            return;
        // Equal places are what counts; of the others only those that may become the origin are kept.
        std::stable_sort(waiting.begin(), waiting.end(), [this](const FoundPlace& a, const FoundPlace& b) {
            return std::tuple(!isStrong(a), order(a)) < std::tuple(!isStrong(b), order(b));
        });
        m_dropped[value] += static_cast<std::size_t>(std::count_if(waiting.begin() + kMostWaiting / 2, waiting.end(), [](const FoundPlace& one) { return isStrong(one); }));
        waiting.resize(kMostWaiting / 2);
    }

    static bool isStrong(const ValueHit& hit) { return hit.match <= LineageMatch::Normalised; }
    static bool isStrong(const FoundPlace& found) { return isStrong(found.hit); }

    /// An attribute of an application that is a short number and nothing else.
    static bool isCounter(const TracePlace& place, std::string_view text)
    {
        const bool isAttribute = place.where == "attribute" || (place.where == "logs" && place.source != TracePlace::Source::LogBody);
        constexpr std::size_t kLongest = 8; // "-12.5 %": what is longer is no short number
        return isAttribute && text.size() <= kLongest && isShortNumber(wantedOf(text));
    }

    /// By time; of one moment first what came out, then what went in; a span that took no time has its input before its output.
    [[nodiscard]] std::tuple<domain::Timestamp, int, std::uint32_t, std::size_t> order(const FoundPlace& found) const
    {
        const TracePlace& place = found.place;
        const bool instant = place.row != TracePlace::kNoRow && m_places.trace().spans.rows[place.row].duration.ns == 0;
        const int rank = goesIn(place.where) ? 1 : instant ? 2 : 0;
        return {place.time, rank, place.row, place.attribute};
    }

    void sort(std::vector<FoundPlace>& found) const
    {
        std::stable_sort(found.begin(), found.end(), [this](const FoundPlace& a, const FoundPlace& b) { return order(a) < order(b); });
    }

    // --- what is only concluded ----------------------------------------------------------------------------------------

    /// Weak places count only where no strong one is a source, and then only those of the best kind.
    void weighWeak()
    {
        std::vector<std::uint32_t> unexplained;
        for (std::uint32_t i = 0; i < m_wanted.size(); ++i) {
            std::vector<FoundPlace> strong;
            std::copy_if(m_found[i].begin(), m_found[i].end(), std::back_inserter(strong), [](const FoundPlace& one) { return isStrong(one); });
            if (m_origins.find(strong, m_stated[i].saidBefore))
                m_found[i] = std::move(strong);
            else if (m_wanted[i].kind == ValueKind::Number)
                unexplained.push_back(i);
        }
        if (unexplained.empty())
            return;
        Derivations derivations(m_wanted, unexplained);
        eachEarlier([&](const TracePlace& place, std::string_view text) {
            if (!place.technical)
                derivations.scan(place, text);
        });
        for (const std::uint32_t value : unexplained)
            addDerived(value, derivations);
    }

    void addDerived(std::uint32_t value, const Derivations& derivations)
    {
        std::vector<FoundPlace>& found = m_found[value];
        const bool ambiguous = std::any_of(found.begin(), found.end(), [](const FoundPlace& one) { return one.hit.match == LineageMatch::Ambiguous; });
        if (!ambiguous)
            for (FoundPlace& derived : derivations.of(value))
                found.push_back(std::move(derived));
        std::erase_if(found, [&](const FoundPlace& one) {
            if (one.hit.match != LineageMatch::Scaled)
                return false;
            std::string buffer;
            const auto numeral = wantedOf(m_places.text(one.place, buffer).substr(one.hit.begin, one.hit.end - one.hit.begin));
            return numeral.kind != ValueKind::Number || !derivations.trustsScaled(numeral.numeral.value.magnitude());
        });
        sort(found);
    }

    /// Strong places, then those of the best weak kind that has a source.
    void keepBest(std::vector<FoundPlace>& found, bool saidBefore)
    {
        for (const LineageMatch kind : {LineageMatch::Ambiguous, LineageMatch::Derived, LineageMatch::Scaled, LineageMatch::Paraphrased}) {
            std::vector<FoundPlace> weak;
            std::copy_if(found.begin(), found.end(), std::back_inserter(weak), [kind](const FoundPlace& one) { return one.hit.match == kind; });
            if (weak.empty() || !m_origins.find(weak, saidBefore))
                continue;
            const auto best = std::max_element(weak.begin(), weak.end(), [](const FoundPlace& a, const FoundPlace& b) { return a.hit.score < b.hit.score; });
            const double least = kind == LineageMatch::Paraphrased ? kNearBest * best->hit.score : 0.0;
            std::erase_if(found, [kind, least](const FoundPlace& one) { return !isStrong(one) && (one.hit.match != kind || one.hit.score < least); });
            return;
        }
        std::erase_if(found, [](const FoundPlace& one) { return !isStrong(one); });
    }

    // --- the result ----------------------------------------------------------------------------------------------------

    ValueLineage finish(std::size_t index)
    {
        std::vector<FoundPlace>& found = m_found[index];
        const bool saidBefore = m_stated[index].saidBefore;
        auto origin = m_origins.find(found, saidBefore);
        const bool anyStrong = origin && isStrong(found[*origin]);
        if (!anyStrong) {
            keepBest(found, saidBefore);
            origin = m_origins.find(found, saidBefore);
        }
        ValueLineage value;
        value.value = m_wanted[index].text;
        value.kind = m_wanted[index].kind;
        if (m_statement.row != TracePlace::kNoRow)
            value.span = m_places.trace().spans.rows[m_statement.row].span;
        value.field = m_stated[index].field;
        value.label = statedLabel(index);
        value.total = found.size() + m_dropped[index];
        if (origin && *origin >= kMaxOccurrences) // model after model said it before it came from somewhere
            std::rotate(found.begin() + kMaxOccurrences - 1, found.begin() + static_cast<std::ptrdiff_t>(*origin), found.begin() + static_cast<std::ptrdiff_t>(*origin) + 1);
        value.origin = origin ? std::optional(std::min(*origin, kMaxOccurrences - 1)) : std::nullopt;
        found.resize(std::min(found.size(), kMaxOccurrences));
        for (const FoundPlace& one : found)
            value.occurrences.push_back(occurrence(one));
        if (value.origin)
            value.status = value.occurrences[*value.origin].relation == domain::Relation::Observed ? LineageStatus::Observed : LineageStatus::Inferred;
        return value;
    }

    Occurrence occurrence(const FoundPlace& found)
    {
        const TraceDetails& trace = m_places.trace();
        const TracePlace& place = found.place;
        Occurrence result;
        result.trace = trace.row.trace;
        if (place.row != TracePlace::kNoRow)
            result.span = trace.spans.rows[place.row].span;
        result.field = telemetry::repairedUtf8(m_places.field(place));
        result.where = std::string(place.where);
        const MessagePlace message = m_origins.messageOf(found);
        result.part = message.part;
        result.role = telemetry::repairedUtf8(message.role);
        result.offset = found.hit.begin;
        result.length = found.hit.end - found.hit.begin;
        result.count = found.hit.count;
        std::string buffer;
        const std::string_view text = m_places.text(place, buffer);
        result.label = label(text, found.hit.begin, found.hit.end, result.field);
        if (place.isPart())
            settleInField(place, text.substr(found.hit.begin, result.length), result);
        else
            result.excerpt = excerpt(text, found.hit.begin);
        result.match = found.hit.match;
        result.relation = found.hit.match == LineageMatch::Equal ? domain::Relation::Observed : domain::Relation::Inferred;
        result.how = telemetry::repairedUtf8(found.hit.how);
        result.score = found.hit.score;
        result.time = place.time;
        result.saidByModel = found.said || (place.where == "input" && message.byModel);
        return result;
    }

    /// A part stands in its field in the notation of JSON: `offset` and `length` are those of the field, none where it is written otherwise there.
    void settleInField(const TracePlace& place, std::string_view written, Occurrence& result) const
    {
        std::string buffer;
        const std::string_view field = m_places.fieldText(place, buffer);
        const std::size_t at = field.find(written, m_places.part(place).begin);
        result.length = at == std::string_view::npos ? 0 : written.size();
        result.offset = at == std::string_view::npos ? std::min(m_places.part(place).begin, field.size()) : at;
        result.excerpt = excerpt(field, result.offset);
    }

    /// What a field calls a value: an attribute that is nothing else calls it by its own name.
    static std::string label(std::string_view text, std::size_t begin, std::size_t end, const std::string& field)
    {
        if (begin > 0 || end < text.size())
            return telemetry::repairedUtf8(labelAt(text, begin, end));
        return field.substr(std::min(field.size(), field.rfind('.') + 1));
    }

    [[nodiscard]] std::string statedLabel(std::size_t index) const
    {
        std::string found;
        std::string buffer;
        if (m_statement.row == TracePlace::kNoRow)
            return found;
        m_places.eachOf(m_statement.row, [&](const TracePlace& place) {
            const std::string& value = m_wanted[index].text;
            const std::string field = found.empty() ? m_places.field(place) : std::string();
            if (field.empty() || field != m_stated[index].field)
                return;
            const std::string_view text = m_places.text(place, buffer);
            if (const std::size_t at = text.find(value); at != std::string_view::npos)
                found = label(text, at, at + value.size(), field);
        });
        return found;
    }

    static std::string excerpt(std::string_view text, std::size_t at)
    {
        const auto continues = [text](std::size_t i) { return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U; };
        std::size_t begin = at > kBefore ? at - kBefore : 0;
        while (begin > 0 && begin < at && continues(begin))
            ++begin;
        return telemetry::repairedUtf8(format::clip(text.substr(begin), kExcerptBytes));
    }

    const TracePlaces& m_places;
    std::vector<StatedValue> m_stated;
    Statement m_statement;
    OriginFinder m_origins;
    std::vector<WantedValue> m_wanted;
    std::vector<std::vector<FoundPlace>> m_found; ///< beside m_wanted
    std::vector<std::size_t> m_dropped;           ///< strong places that are only counted
};

/// A decision is stated when its span ends; the arguments of a tool when it begins.
Statement statementOf(const TracePlaces& places, std::uint32_t row, bool arguments)
{
    const store::SpanRow& span = places.trace().spans.rows[row];
    return {row, arguments ? span.start : span.end(), arguments};
}

/// The value that was asked for, with the field in which it is stated, if it is.
StatedValue asked(std::string_view text, const std::vector<StatedValue>& stated)
{
    StatedValue value{wantedOf(text), {}, false, false};
    const auto same = std::find_if(stated.begin(), stated.end(), [&](const StatedValue& one) { return identityOf(one.value) == identityOf(value.value); });
    if (same != stated.end())
        value.field = same->field;
    return value;
}

/// The model call whose answer an application turned into the decision of `row`: the last that ended before, of the same agent.
std::uint32_t answerBefore(const TracePlaces& places, std::uint32_t row)
{
    const TraceDetails& trace = places.trace();
    const auto agentOf = [&trace](std::size_t index) {
        return trace.ancestor(index, [&trace](std::size_t above) { return trace.spans.rows[above].step == domain::StepKind::Agent; });
    };
    const auto& rows = trace.spans.rows;
    std::uint32_t last = TracePlace::kNoRow;
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
        if (rows[i].step != domain::StepKind::Generation || i == row || rows[i].end() > rows[row].end() || agentOf(i) != agentOf(row))
            continue;
        if (last == TracePlace::kNoRow || rows[i].end() >= rows[last].end())
            last = i;
    }
    return rows[row].step == domain::StepKind::Generation ? TracePlace::kNoRow : last;
}

bool isTool(const TracePlaces& places, std::uint32_t row) { return places.trace().spans.rows[row].step == domain::StepKind::Tool; }

} // namespace

std::string_view nameOf(ValueKind kind)
{
    static constexpr std::string_view kNames[] = {"number", "id", "date", "email", "url", "text"};
    return kNames[static_cast<std::size_t>(kind)];
}

std::string_view nameOf(LineageStatus status)
{
    static constexpr std::string_view kNames[] = {"observed", "inferred", "unsupported"};
    return kNames[static_cast<std::size_t>(status)];
}

std::string_view nameOf(LineageMatch match)
{
    static constexpr std::string_view kNames[] = {"equal", "normalised", "ambiguous", "scaled", "derived", "paraphrased"};
    return kNames[static_cast<std::size_t>(match)];
}

bool sameValue(std::string_view a, std::string_view b) { return identityOf(wantedOf(a)) == identityOf(wantedOf(b)); }

Lineage lineageOf(const TraceDetails& trace, const domain::Decision& decision, std::string_view only)
{
    const TracePlaces places(trace);
    const std::uint32_t row = places.rowOf(decision.span);
    if (row == TracePlace::kNoRow)
        return {};
    const Statement statement = statementOf(places, row, isTool(places, row));
    const auto stated = statedBy(places, row, decision);
    if (!only.empty())
        return {Tracer(places, {asked(only, stated)}, statement).run(), {}};
    Lineage lineage{Tracer(places, stated, statement).run(), {}};
    const std::uint32_t answer = decision.isExplicit ? answerBefore(places, row) : TracePlace::kNoRow;
    if (answer == TracePlace::kNoRow)
        return lineage;
    auto further = statedBy(places, answer);
    std::erase_if(further, [&](const StatedValue& one) {
        const bool known = std::any_of(stated.begin(), stated.end(), [&](const StatedValue& other) { return identityOf(other.value) == identityOf(one.value); });
        return known || (one.value.kind == ValueKind::Text && equalsFolded(one.value.text, decision.result));
    });
    for (ValueLineage& value : Tracer(places, std::move(further), statementOf(places, answer, false)).run())
        lineage.values.push_back(std::move(value));
    return lineage;
}

Lineage lineageOfSpan(const TraceDetails& trace, domain::SpanId span, std::string_view field, std::string_view only)
{
    const TracePlaces places(trace);
    const std::uint32_t row = places.rowOf(span);
    if (row == TracePlace::kNoRow)
        return {};
    bool arguments = isTool(places, row);
    if (!field.empty()) {
        arguments = false;
        places.eachOf(row, [&](const TracePlace& place) { arguments = arguments || (goesIn(place.where) && places.field(place) == field); });
    }
    auto stated = field.empty() ? statedBy(places, row) : statedInField(places, row, field);
    if (!only.empty())
        stated = {asked(only, stated)};
    return {Tracer(places, std::move(stated), statementOf(places, row, arguments)).run(), {}};
}

ValueLineage lineageOfValue(const TraceDetails& trace, std::string_view value, domain::Timestamp until)
{
    return std::move(lineageOfValues(trace, {{std::string(value), false}}, until).front());
}

std::vector<ValueLineage> lineageOfValues(const TraceDetails& trace, const std::vector<SoughtValue>& values, domain::Timestamp until)
{
    const TracePlaces places(trace);
    Statement statement;
    if (until.known())
        statement.time = until;
    std::vector<StatedValue> wanted;
    for (const SoughtValue& value : values)
        wanted.push_back({wantedOf(value.text), {}, false, value.saidBefore});
    return Tracer(places, std::move(wanted), statement).run();
}

} // namespace whyglass::analysis

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/area_report.h"

#include "models/analysis/details/span_details.h"
#include "models/timeline/span_label.h"
#include "models/timeline/trace_timeline.h"

#include <algorithm>
#include <unordered_map>

namespace whyglass::timeline {

namespace {

constexpr std::size_t kDifferences = 10;
constexpr std::size_t kLongestValue = 200; ///< bytes: longer texts are contents, no traits

class AreaReader {
public:
    explicit AreaReader(const session::Area& area) : m_area(area), m_trace(*area.content)
    {
        for (std::size_t i = 0; i < m_trace.spans.rows.size(); ++i)
            (contains(i) ? m_inside : m_outside).push_back(i);
    }

    [[nodiscard]] const std::vector<std::size_t>& inside() const { return m_inside; }
    [[nodiscard]] const std::vector<std::size_t>& outside() const { return m_outside; }

    /// Without differences: those of all rows take long where they are a million.
    [[nodiscard]] AreaReport report() const
    {
        AreaReport report;
        report.window = m_area.window;
        report.spans = static_cast<std::int64_t>(m_inside.size());
        sumRows(report);
        sumMoments(report);
        nameRows(report);
        return report;
    }

    /// Of rows, without their attributes.
    [[nodiscard]] TraitCounts traitsOf(const std::vector<std::size_t>& rows) const
    {
        TraitCounts counts;
        for (const std::size_t row : rows)
            addTraits(counts, m_trace.spans.rows[row]);
        return counts;
    }

    void addTraits(TraitCounts& counts, const store::SpanRow& row) const
    {
        counts.addMember();
        const auto text = [&](const char* key, std::uint32_t index) {
            if (index != 0)
                counts.add(key, m_trace.spans.text(index));
        };
        text("name", row.name);
        text("service", row.service);
        text("operation", row.operation);
        text("model", row.model);
        text("provider", row.provider);
        text("user_tier", row.tier);
        text("tool", row.tool);
        text("agent", row.agent);
        counts.add("step", std::string(domain::nameOf(row.step)));
        counts.add("status", std::string(domain::nameOf(row.status)));
    }

private:
    [[nodiscard]] bool contains(std::size_t row) const
    {
        const domain::Timestamp start = m_trace.spans.rows.start(row);
        if (start >= m_area.window.end || (m_trace.spans.rows.end(row) <= m_area.window.begin && start < m_area.window.begin))
            return false;
        const auto kind = trackOf(m_trace.spans.rows.step(row));
        return m_area.tracks.empty() || !kind || marks(*kind) || marks(TrackKind::Traces)
            || ((marks(TrackKind::Cost) || marks(TrackKind::Tokens)) && isSummed(row));
    }

    [[nodiscard]] bool marks(TrackKind kind) const { return std::find(m_area.tracks.begin(), m_area.tracks.end(), static_cast<int>(kind)) != m_area.tracks.end(); }

    /// Whether what the tracks of cost and tokens draw is of this row too.
    [[nodiscard]] bool isSummed(std::size_t row) const
    {
        const store::SpanColumns& rows = m_trace.spans.rows;
        return rows.has(row, store::SpanFlag::Counted) || rows.has(row, store::SpanFlag::Summed) || rows.has(row, store::SpanFlag::Call);
    }

    void sumRows(AreaReport& report) const
    {
        std::vector<domain::Duration> lengths;
        lengths.reserve(m_inside.size());
        for (const std::size_t index : m_inside) {
            const store::SpanRow& row = m_trace.spans.rows[index];
            lengths.push_back(row.duration);
            report.errors += row.status == domain::SpanStatus::Error ? 1 : 0;
            sumCost(report, row);
        }
        std::sort(report.summed.begin(), report.summed.end());
        if (lengths.empty())
            return;
        std::sort(lengths.begin(), lengths.end());
        const auto rank = [&](std::size_t percent) { return lengths[(lengths.size() * percent + 99) / 100 - 1]; };
        report.p50 = rank(50);
        report.p95 = rank(95);
        report.longest = lengths.back();
    }

    /// As the sums of traces are made: an agent's own usage is in them too where its calls tell none.
    static void sumCost(AreaReport& report, const store::SpanRow& row)
    {
        const bool counts = row.has(store::SpanFlag::Counted);
        const bool isCall = row.has(store::SpanFlag::Call) || (counts && row.step == domain::StepKind::Generation);
        report.calls += isCall ? 1 : 0;
        if (isCall && !row.cost)
            ++(row.tokens.known() ? report.unpriced : report.unknown);
        if (counts || row.has(store::SpanFlag::Summed)) {
            report.tokens.add(row.tokens);
            if (row.cost)
                report.cost = report.cost.value_or(domain::Money{}) + *row.cost;
        }
        if (row.key.value == 0 || !(row.has(store::SpanFlag::Call) || row.has(store::SpanFlag::Summed)))
            return;
        const domain::TimeWindow own{row.start, row.start + domain::Duration{1}};
        report.summedTime = report.summed.empty() ? own : domain::TimeWindow{std::min(report.summedTime.begin, own.begin), std::max(report.summedTime.end, own.end)};
        report.summed.push_back(row.key.value);
    }

    void sumMoments(AreaReport& report) const
    {
        for (const domain::Finding& finding : m_trace.findings) {
            if (!m_area.window.contains(finding.time))
                continue;
            ++report.findings;
            report.worst = std::max(report.worst, std::optional(finding.severity));
        }
        for (const domain::Decision& decision : m_trace.decisions)
            report.decisions += m_area.window.contains(decision.start + decision.duration) ? 1 : 0;
    }

    void nameRows(AreaReport& report) const
    {
        std::unordered_map<std::uint64_t, AreaReport::Name> byName;
        for (const std::size_t index : m_inside) {
            const store::SpanRow& row = m_trace.spans.rows[index];
            AreaReport::Name& name = byName[static_cast<std::uint64_t>(row.name) << 32U | row.tool];
            if (name.spans++ == 0)
                name.name = sliceLabel(m_trace.spans, row);
            name.total = name.total + row.duration;
        }
        for (auto& [key, name] : byName)
            report.topNames.push_back(std::move(name));
        std::sort(report.topNames.begin(), report.topNames.end(), [](const auto& a, const auto& b) {
            return a.total != b.total ? a.total > b.total : a.name < b.name;
        });
        if (report.topNames.size() > AreaReport::kTopNames)
            report.topNames.resize(AreaReport::kTopNames);
    }

    const session::Area& m_area;
    const session::LoadedTrace& m_trace;
    std::vector<std::size_t> m_inside, m_outside;
};

/// At most `most` of the rows, evenly over all of them.
std::vector<std::size_t> sampleOf(const std::vector<std::size_t>& rows, std::size_t most)
{
    if (rows.size() <= most)
        return rows;
    std::vector<std::size_t> sample;
    for (std::size_t i = 0; i < most; ++i)
        sample.push_back(rows[i * rows.size() / most]);
    return sample;
}

domain::Result<TraitCounts> attributesOf(store::WorkspaceReader& reader, const session::LoadedTrace& trace, const AreaReader& area,
    const std::vector<std::size_t>& rows)
{
    TraitCounts counts;
    std::vector<domain::SpanKey> keys;
    for (const std::size_t row : rows) {
        area.addTraits(counts, trace.spans.rows[row]);
        if (const domain::SpanKey key = trace.spans.rows.key(row); key.value != 0)
            keys.push_back(key);
    }
    const auto read = reader.payloads(keys, [&counts](domain::SpanKey, const store::SpanPayload& payload) {
        const auto decoded = analysis::decodePayload(payload);
        if (!decoded)
            return;
        for (const auto& attribute : (*decoded)->span.attributes) {
            const std::string value = telemetry::valueToText(attribute.value);
            if (value.size() <= kLongestValue)
                counts.add(std::string(attribute.key), value);
        }
    });
    if (!read)
        return read.error();
    return counts;
}

} // namespace

AreaReport summarize(const session::Area& area)
{
    const AreaReader rows(area);
    AreaReport report = rows.report();
    report.differences = differences(rows.traitsOf(rows.inside()), rows.traitsOf(rows.outside()), kDifferences);
    return report;
}

domain::Result<AreaReport> describeArea(store::WorkspaceReader& reader, const session::Area& area)
{
    const AreaReader rows(area);
    AreaReport report = rows.report();
    const std::vector<std::size_t> insideSample = sampleOf(rows.inside(), kSampledSpans);
    const std::vector<std::size_t> outsideSample = sampleOf(rows.outside(), kSampledSpans);
    if (insideSample.empty() || outsideSample.empty())
        return report;
    const auto inside = attributesOf(reader, *area.content, rows, insideSample);
    if (!inside)
        return inside.error();
    const auto outside = attributesOf(reader, *area.content, rows, outsideSample);
    if (!outside)
        return outside.error();
    report.differences = differences(*inside, *outside, kDifferences);
    report.compared = inside->members() + outside->members();
    return report;
}

} // namespace whyglass::timeline

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/details/unmapped_attributes.h"

#include "ingest/dialects/dialect_registry.h"
#include "models/analysis/details/span_details.h"
#include "models/format/format.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace whyglass::analysis {

namespace {

constexpr std::int64_t kPage = 512;
constexpr std::size_t kSampleBytes = 80;
constexpr std::size_t kMaxRows = 1'000; // a sender that makes up names fills no memory

class Counter {
public:
    void add(bool isLog, std::string_view scope, std::string_view dialect, const std::vector<telemetry::AttributeView>& attributes)
    {
        ++m_report.records;
        for (const telemetry::AttributeView& attribute : attributes) {
            if (telemetry::DialectIndex::instance().reads(attribute.key))
                continue;
            const std::string key = format::visible(attribute.key, kSampleBytes);
            const auto known = m_rows.find({isLog, std::string(scope), key});
            if (known == m_rows.end() && m_rows.size() >= kMaxRows)
                continue;
            UnmappedAttribute& row = m_rows[{isLog, std::string(scope), key}];
            if (row.count++ == 0) {
                row.isLog = isLog;
                row.scope = format::visible(scope, kSampleBytes);
                row.dialect = dialect;
                row.key = key;
                row.sample = format::visible(telemetry::valueToText(attribute.value), kSampleBytes);
            }
        }
    }

    UnmappedReport take()
    {
        for (auto& [key, row] : m_rows)
            m_report.rows.push_back(std::move(row));
        std::stable_sort(m_report.rows.begin(), m_report.rows.end(),
            [](const UnmappedAttribute& a, const UnmappedAttribute& b) { return a.count > b.count; });
        return std::move(m_report);
    }

private:
    std::map<std::tuple<bool, std::string, std::string>, UnmappedAttribute> m_rows;
    UnmappedReport m_report;
};

} // namespace

domain::Result<UnmappedReport> unmappedAttributes(store::WorkspaceReader& reader, std::int64_t maxRecords)
{
    const auto info = reader.info();
    if (!info)
        return info.error();
    Counter counter;
    const std::int64_t first = std::max<std::int64_t>(1, info->lastSpan - maxRecords + 1);
    for (std::int64_t begin = first; begin <= info->lastSpan; begin += kPage) { // spans and log records share their keys
        std::vector<domain::SpanKey> spans;
        std::vector<std::int64_t> logs;
        for (std::int64_t key = begin; key <= std::min(begin + kPage - 1, info->lastSpan); ++key) {
            spans.push_back({key});
            logs.push_back(key);
        }
        const auto read = reader.payloads(spans, [&counter](domain::SpanKey, const store::SpanPayload& payload) {
            if (const auto decoded = decodePayload(payload))
                counter.add(false, (*decoded)->scope.name, (*decoded)->step.dialect, (*decoded)->span.attributes);
        });
        if (!read)
            return read.error();
        const auto rows = reader.logs(logs);
        if (!rows)
            return rows.error();
        for (const store::LogRow& row : *rows) {
            const auto log = telemetry::decodeLog(row.payload);
            if (log && !log->attributes.empty())
                counter.add(true, row.scope, "none", log->attributes);
        }
    }
    return counter.take();
}

} // namespace whyglass::analysis

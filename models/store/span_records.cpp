// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/span_records.h"

#include <algorithm>
#include <tuple>

namespace whyglass::store {

SpanRecords::SpanRecords(ReaderContext& context, Kind kind) : m_kind(kind)
{
    Statement all = context.db.prepare(kind == Kind::Decisions ? "SELECT trace, span_id, id FROM decision" : "SELECT trace, span_id, id FROM finding");
    while (all.step())
        m_records.push_back({all.integer(0), all.integer(1), all.integer(2)});
    std::sort(m_records.begin(), m_records.end(), [](const Record& a, const Record& b) { return std::tie(a.trace, a.span, a.id) < std::tie(b.trace, b.span, b.id); });
    for (std::size_t i = 0; i < m_records.size(); ++i) {
        if (i == 0 || m_records[i].trace != m_records[i - 1].trace)
            m_traces.push_back({i, i});
        m_traces.back().end = i + 1;
    }
}

void SpanRecords::add(std::int64_t trace, std::int64_t span, bool isRoot)
{
    const auto found = std::lower_bound(m_traces.begin(), m_traces.end(), trace, [this](const Trace& one, std::int64_t wanted) { return m_records[one.first].trace < wanted; });
    if (found == m_traces.end() || m_records[found->first].trace != trace)
        return;
    found->met = true;
    meet(*found, span);
    if (isRoot && m_kind == Kind::Findings)
        meet(*found, 0);
}

void SpanRecords::meet(const Trace& trace, std::int64_t span)
{
    const auto end = m_records.begin() + static_cast<std::ptrdiff_t>(trace.end);
    auto record = std::lower_bound(m_records.begin() + static_cast<std::ptrdiff_t>(trace.first), end, span,
                                   [](const Record& one, std::int64_t wanted) { return one.span < wanted; });
    for (; record != end && record->span == span; ++record)
        record->met = true;
}

std::vector<std::int64_t> SpanRecords::shown() const
{
    std::vector<std::int64_t> ids;
    for (const Trace& trace : m_traces) {
        const std::span<const Record> records(m_records.data() + trace.first, trace.end - trace.first);
        const bool own = std::any_of(records.begin(), records.end(), [](const Record& record) { return record.met; });
        for (const Record& record : records)
            if (own ? record.met : trace.met)
                ids.push_back(record.id);
    }
    return ids;
}

} // namespace whyglass::store

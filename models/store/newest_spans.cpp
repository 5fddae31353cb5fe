// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/newest_spans.h"

#include "models/store/database.h"
#include "models/store/schema/schema.h"

#include <algorithm>

namespace whyglass::store {

namespace {

/// A slice is made a little larger than the ones before promise.
constexpr double kSpare = 1.5;
/// Longer lists of ids cost more than they save.
constexpr std::int64_t kMostListed = 16'384;

bool startsBefore(const StartOrder::Span& span, std::int64_t start) { return span.start < start; }

} // namespace

void StartOrder::extend(Database& db, const Partition& part)
{
    if (m_upto >= part.lastId)
        return;
    const auto known = static_cast<std::ptrdiff_t>(m_spans.size());
    m_spans.reserve(static_cast<std::size_t>(part.spans));
    Statement rows = db.prepare("SELECT start_ns, id FROM " + tableOf("span", part.number) + " WHERE id>?1");
    rows.bind(1, m_upto);
    while (rows.step())
        m_spans.push_back({rows.integer(0), rows.integer(1)});
    const auto earlier = [](const Span& a, const Span& b) { return a.start != b.start ? a.start < b.start : a.id < b.id; };
    std::sort(m_spans.begin() + known, m_spans.end(), earlier);
    std::inplace_merge(m_spans.begin(), m_spans.begin() + known, m_spans.end(), earlier);
    m_upto = part.lastId;
}

NewestSpans::NewestSpans(Database& db, const Partition& part, StartOrder& order, std::int64_t firstRows, std::optional<std::int64_t> before)
    : m_db(db), m_part(part), m_order(order), m_firstRows(firstRows), m_before(before)
{
    if (part.state != PartitionState::Indexed)
        order.extend(db, part);
}

NewestSpans::Slice NewestSpans::next(std::size_t found, std::size_t wanted)
{
    std::int64_t rows = m_firstRows;
    if (m_seen > 0) {
        const double missing = static_cast<double>(wanted) - static_cast<double>(std::min(found, wanted)) + 1;
        const double more = kSpare * missing * static_cast<double>(m_seen) / static_cast<double>(std::max<std::size_t>(found, 1));
        // nothing so far: all the rest at once, since it costs what its few hits cost
        rows = found == 0 ? m_part.spans : std::max(m_firstRows, static_cast<std::int64_t>(std::min(more, static_cast<double>(m_part.spans))));
    }
    const bool isLast = m_seen + 2 * rows >= m_part.spans; // what would be left is not worth another slice
    const auto first = isLast ? std::nullopt : startOf(rows);
    const std::string table = tableOf("span", m_part.number);
    Slice slice{m_part, table + " s", {}, {}};
    if (m_before)
        slice.condition = "s.start_ns<" + std::to_string(*m_before);
    if (first) {
        const bool hasIndex = m_part.state == PartitionState::Indexed;
        if (hasIndex)
            slice.from = table + " s INDEXED BY " + table + "_start";
        if (!hasIndex && rows <= kMostListed)
            list(*first, slice);
        else
            slice.condition = both(slice.condition, "s.start_ns>=" + std::to_string(*first));
        slice.rest = *first - 1;
        m_before = first;
    }
    m_seen += rows;
    return slice;
}

std::optional<std::int64_t> NewestSpans::startOf(std::int64_t rows)
{
    if (m_part.state != PartitionState::Indexed) {
        const auto& spans = m_order.spans();
        const auto end = m_before ? std::lower_bound(spans.begin(), spans.end(), *m_before, startsBefore) : spans.end();
        return end - spans.begin() > rows ? std::optional((end - rows)->start) : std::nullopt;
    }
    Statement find = m_db.prepare("SELECT s.start_ns FROM " + tableOf("span", m_part.number) + " s" + (m_before ? " WHERE s.start_ns<?2" : "")
                                  + " ORDER BY s.start_ns DESC LIMIT 1 OFFSET ?1");
    find.bind(1, rows);
    if (m_before)
        find.bind(2, *m_before);
    return find.step() ? std::optional(find.integer(0)) : std::nullopt;
}

/// The ids of those that start at `from` or later, of what is left: rows of other starts are not even looked at then, nor hits of an
/// index that lie outside of them.
void NewestSpans::list(std::int64_t from, Slice& slice) const
{
    const auto& spans = m_order.spans();
    const auto end = m_before ? std::lower_bound(spans.begin(), spans.end(), *m_before, startsBefore) : spans.end();
    const auto begin = std::lower_bound(spans.begin(), end, from, startsBefore);
    std::string ids;
    for (auto span = begin; span != end; ++span)
        ids += (ids.empty() ? "s.id IN (" : ",") + std::to_string(span->id);
    slice.condition = Sql(ids + ")");
    const auto [least, most] = std::minmax_element(begin, end, [](const StartOrder::Span& a, const StartOrder::Span& b) { return a.id < b.id; });
    slice.part.firstId = least->id;
    slice.part.lastId = most->id;
}

bool isWorthSlices(const Sql& condition)
{
    return condition.text.find(" MATCH ") != std::string::npos || condition.text.find("whyglass_holds(") != std::string::npos
        || condition.text.find("whyglass_verify(") != std::string::npos;
}

} // namespace whyglass::store

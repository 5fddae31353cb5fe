// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/span_pages.h"

#include <algorithm>

namespace whyglass::cli {

namespace {

// Two blocks' worth: each block is read once a page, so smaller pages would read blocks again.
constexpr std::size_t kPage = 512;

} // namespace

domain::Result<void> SpanPages::each(std::span<const std::int64_t> keys, const std::function<void(const Item&)>& use)
{
    for (std::size_t begin = 0; begin < keys.size(); begin += kPage) {
        const auto page = keys.subspan(begin, std::min(kPage, keys.size() - begin));
        const auto rows = m_reader.spans(page);
        if (!rows)
            return rows.error();
        const auto payloads = decode(page);
        if (!payloads)
            return payloads.error();
        for (const store::SpanRow& row : rows->rows) {
            const auto decoded = payloads->find(row.key.value);
            if (decoded == payloads->end())
                continue;
            analysis::takeKindOfRow(row, *decoded->second);
            use({row, *rows, *decoded->second});
        }
    }
    return {};
}

domain::Result<SpanPages::Payloads> SpanPages::decode(std::span<const std::int64_t> keys)
{
    std::vector<domain::SpanKey> wanted;
    wanted.reserve(keys.size());
    for (const std::int64_t key : keys)
        wanted.push_back({key});
    Payloads payloads;
    std::optional<domain::Error> failure;
    auto read = m_reader.payloads(wanted, [&](domain::SpanKey key, const store::SpanPayload& payload) {
        auto decoded = analysis::decodePayload(payload);
        if (decoded)
            payloads[key.value] = std::move(*decoded);
        else if (!failure)
            failure = decoded.error();
    });
    if (!read)
        return read.error();
    if (failure)
        return *failure;
    return payloads;
}

domain::Result<void> SpanPages::eachJson(std::span<const std::int64_t> keys, const std::function<void(const Json&)>& use)
{
    return each(keys, [&](const Item& item) { use(spanJson(item.row, item.page, item.decoded, findingsOf(item.row))); });
}

std::vector<std::string> SpanPages::findingsOf(const store::SpanRow& row)
{
    if (!m_findingsLoaded || m_findingsTrace != row.trace) {
        auto found = m_reader.findingsOfTrace(row.trace);
        m_findings = found ? std::move(*found) : std::vector<domain::Finding>();
        m_findingsTrace = row.trace;
        m_findingsLoaded = true;
    }
    std::vector<std::string> slugs;
    for (const domain::Finding& finding : m_findings) {
        if (finding.span == row.span && std::find(slugs.begin(), slugs.end(), finding.detector) == slugs.end())
            slugs.push_back(finding.detector);
    }
    return slugs;
}

} // namespace whyglass::cli

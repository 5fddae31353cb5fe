// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/lit_rows.h"

#include "views/common/plain_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace whyglass::views {

namespace {

/// A row of the lit value's trace; a conversation holds others too.
std::int32_t rowOf(const timeline::TraceTimeline& timeline, const domain::TraceId& trace, domain::SpanId span)
{
    const std::int32_t row = timeline.rowOf(span);
    return row >= 0 && timeline.trace().spans.rows[static_cast<std::size_t>(row)].trace == trace ? row : -1;
}

QString wordsOf(const session::LitLink& link)
{
    constexpr std::size_t kMost = 40;
    const bool observed = link.relation == domain::Relation::Observed;
    const QString relation = observed ? QCoreApplication::translate("Timeline", "observed") : QCoreApplication::translate("Timeline", "inferred");
    return link.words.empty() ? relation : plainLine(link.words, kMost) + QStringLiteral(", ") + relation;
}

} // namespace

void light(const std::optional<session::LitValue>& lit, const timeline::TraceTimeline* timeline, SliceEmphasis& emphasis, TimelineOverlay& overlay)
{
    emphasis.lit.clear();
    overlay.lineage.clear();
    if (!lit || !timeline)
        return;
    for (const domain::SpanId span : lit->spans) {
        if (const std::int32_t row = rowOf(*timeline, lit->trace, span); row >= 0)
            emphasis.lit.push_back(row);
    }
    std::sort(emphasis.lit.begin(), emphasis.lit.end());
    for (const session::LitLink& link : lit->links)
        overlay.lineage.push_back({rowOf(*timeline, lit->trace, link.from), rowOf(*timeline, lit->trace, link.to), link.relation, wordsOf(link)});
}

} // namespace whyglass::views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/finding_labels.h"

#include "views/common/plain_text.h"

#include <QFontMetrics>

#include <algorithm>
#include <numeric>

namespace whyglass::views {

namespace {

constexpr double kHalfMark = 9; // a mark and its air
constexpr double kGap = 10; // from the middle of a mark to its label
constexpr double kShortest = 40; // a label elided to less says nothing
constexpr int kLongest = 320;
constexpr std::size_t kMostLabels = 200;

struct Span {
    double from, to;
};

bool isFree(const std::vector<Span>& taken, double from, double to)
{
    return std::none_of(taken.begin(), taken.end(), [&](const Span& span) { return from < span.to && span.from < to; });
}

/// How far a label may reach to the right of `from`, or to the left where `step` is negative.
double room(const std::vector<Span>& taken, double from, bool rightward, double limit)
{
    for (const Span& span : taken) {
        if (rightward && span.to > from)
            limit = std::min(limit, std::max(from, span.from));
        if (!rightward && span.from < from)
            limit = std::max(limit, std::min(from, span.to));
    }
    return std::abs(limit - from);
}

} // namespace

std::vector<FindingLabel> layoutFindingLabels(const TimelineScene& scene)
{
    const auto& instants = scene.timeline().findings();
    const auto& marks = scene.frame.findings();
    std::vector<FindingLabel> labels;
    std::vector<Span> taken;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const bool selected = scene.finding >= 0 && static_cast<std::size_t>(scene.finding) >= marks[i].first
            && static_cast<std::size_t>(scene.finding) < marks[i].end;
        labels.push_back({.x = scene.x(marks[i].x),
            .mark = i,
            .severity = static_cast<domain::Severity>(instants[marks[i].instant].weight),
            .selected = selected,
            .text = {}});
        taken.push_back({labels.back().x - kHalfMark, labels.back().x + kHalfMark});
    }
    if (labels.size() > kMostLabels)
        return labels; // so dense that no label would fit

    std::vector<std::size_t> order(labels.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(labels[a].selected, labels[a].severity) > std::pair(labels[b].selected, labels[b].severity);
    });
    const QFontMetrics metrics(scene.theme.font(TextStyle::TinyMedium));
    for (const std::size_t i : order) {
        FindingLabel& label = labels[i];
        const timeline::InstantMark& mark = marks[label.mark];
        const std::size_t shown = label.selected ? static_cast<std::size_t>(scene.finding) : mark.instant;
        const domain::Finding& finding = scene.timeline().trace().findings[static_cast<std::size_t>(instants[shown].index)];
        QString text = toldLine(finding.title, 120);
        if (mark.count > 1)
            text = QStringLiteral("%1 × ").arg(mark.count) + text;
        const double wanted = std::min(metrics.horizontalAdvance(text) + 4, kLongest);
        const double right = room(taken, label.x + kGap, true, scene.width - 4.0);
        const double left = room(taken, label.x - kGap, false, timeline_metrics::kLabelWidth + 4.0);
        const bool toTheRight = right >= wanted || (left < wanted && right >= left);
        const double width = std::min(wanted, toTheRight ? right : left);
        if (width < std::min(wanted, kShortest))
            continue;
        label.text = metrics.elidedText(text, Qt::ElideRight, static_cast<int>(width));
        label.textWidth = std::min(width, metrics.horizontalAdvance(label.text) + 4.0);
        label.textX = toTheRight ? label.x + kGap : label.x - kGap - label.textWidth;
        if (isFree(taken, label.textX, label.textX + label.textWidth))
            taken.push_back({label.textX, label.textX + label.textWidth});
        else
            label.text.clear();
    }
    return labels;
}

} // namespace whyglass::views

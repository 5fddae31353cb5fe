// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/compare/comparison_text.h"

#include "models/format/format.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdio>

namespace whyglass::analysis {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kLeast = 80;
constexpr std::size_t kMiddle = 12;
constexpr std::size_t kDuration = 9;
constexpr std::size_t kShownChanges = 4;
constexpr std::size_t kBefore = 16; ///< bytes shown before a difference

constexpr const char* kBold = "\x1b[1m";
constexpr const char* kFaint = "\x1b[2m";
constexpr const char* kYellow = "\x1b[33m";
constexpr const char* kPlain = "\x1b[0m";

Json orNull(const std::optional<std::string>& text) { return text ? Json(*text) : Json(); }

Json spanOf(const ComparedSide& side, int step) { return step < 0 ? Json() : Json(side.steps[static_cast<std::size_t>(step)].span.hex()); }

bool isHead(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

std::size_t lengthOf(const std::string& text) { return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), isHead)); }

/// One line of exactly so many characters, "…" where it was longer.
std::string fitted(const std::string& text, std::size_t width)
{
    std::string line = format::visible(text, 4 * width + 16);
    if (lengthOf(line) <= width)
        return line + std::string(width - lengthOf(line), ' ');
    std::size_t at = 0;
    for (std::size_t count = 0; at < line.size(); ++at) {
        if (isHead(line[at]) && count++ == width - 1)
            break;
    }
    return line.substr(0, at) + "…";
}

std::string stepLine(const ComparedSide& side, int index, std::size_t width)
{
    if (index < 0)
        return fitted("  - no such step -", width);
    const ComparedStep& step = side.steps[static_cast<std::size_t>(index)];
    const std::string duration = format::duration(step.duration);
    const std::string pad(kDuration > duration.size() ? kDuration - duration.size() : 0, ' ');
    std::string name = step.name + (step.failed ? " (error)" : "");
    if (!step.detail.empty())
        name += "  " + step.detail;
    return fitted(name, width - kDuration) + pad + duration;
}

std::string sideLine(const char* letter, const ComparedSide& side)
{
    std::string line = std::string(letter) + "  " + side.label;
    if (!side.service.empty())
        line += "  " + side.service + (side.serviceVersion.empty() ? "" : " " + side.serviceVersion);
    if (side.decision) {
        char confidence[16] = "";
        if (side.decision->confidence)
            std::snprintf(confidence, sizeof confidence, " %.2f", *side.decision->confidence);
        line += "  " + side.decision->result + confidence;
    }
    line += "  " + format::rfc3339(side.start).substr(0, 19) + "Z  " + format::duration(side.duration);
    if (side.cost)
        line += "  " + format::money(*side.cost);
    return line + "  " + side.id;
}

std::string countsLine(const Comparison& comparison)
{
    const auto count = [&](StepRelation relation) { return std::to_string(comparison.count(relation)); };
    return std::to_string(comparison.steps.size()) + " steps aligned: " + count(StepRelation::Same) + " the same, " + count(StepRelation::Values)
         + " with other values, " + count(StepRelation::Differs) + " differ, " + count(StepRelation::OnlyA) + " only in A, " + count(StepRelation::OnlyB)
         + " only in B";
}

std::string divergenceLine(const Comparison& comparison)
{
    if (!comparison.firstDivergence)
        return "no divergence: every step behaves the same";
    const StepPair& pair = comparison.steps[*comparison.firstDivergence];
    const ComparedStep& step = pair.a >= 0 ? comparison.a.steps[static_cast<std::size_t>(pair.a)] : comparison.b.steps[static_cast<std::size_t>(pair.b)];
    return "first divergence: step " + std::to_string(*comparison.firstDivergence + 1) + ", " + step.name + ", " + relationWord(pair);
}

/// One side of a change in at most so many characters: from just before the first difference.
std::string changedPart(const std::optional<std::string>& text, std::size_t from, std::size_t width)
{
    if (!text)
        return "(none)";
    std::size_t begin = lengthOf(*text) > width && from > kBefore ? from - kBefore : 0;
    while (begin > 0 && !isHead((*text)[begin]))
        --begin;
    std::string part = (begin > 0 ? "…" : "") + text->substr(begin);
    std::replace(part.begin(), part.end(), '\n', ' ');
    part = fitted(part, width);
    return part.substr(0, part.find_last_not_of(' ') + 1);
}

std::string changeLine(const StepChange& change, std::size_t width)
{
    const std::string field = "     " + change.field + ": ";
    constexpr std::size_t kArrow = 6;
    const std::size_t room = width > lengthOf(field) + kArrow + 2 * kBefore ? (width - lengthOf(field) - kArrow) / 2 : kBefore;
    std::size_t from = 0;
    if (change.a && change.b)
        from = static_cast<std::size_t>(std::mismatch(change.a->begin(), change.a->end(), change.b->begin(), change.b->end()).first - change.a->begin());
    return field + changedPart(change.a, from, room) + "  ->  " + changedPart(change.b, from, room);
}

class Table {
public:
    Table(const Comparison& comparison, std::size_t width, bool colored)
        : m_comparison(comparison), m_width(std::max(width, kLeast)), m_column((m_width - kMiddle) / 2), m_colored(colored)
    {
    }

    std::string run()
    {
        for (const std::string& line : {sideLine("A", m_comparison.a), sideLine("B", m_comparison.b)})
            add(line, kBold);
        add("");
        add(countsLine(m_comparison));
        add(divergenceLine(m_comparison), m_comparison.firstDivergence ? kYellow : "");
        add("");
        for (std::size_t i = 0; i < m_comparison.steps.size(); ++i)
            addStep(i);
        return std::move(m_text);
    }

private:
    void addStep(std::size_t index)
    {
        const StepPair& pair = m_comparison.steps[index];
        const bool first = m_comparison.firstDivergence == index;
        const std::string word = (first ? "> " : "  ") + relationWord(pair);
        const bool behaves = pair.relation == StepRelation::Same || pair.relation == StepRelation::Values;
        add(stepLine(m_comparison.a, pair.a, m_column) + "  " + fitted(word, kMiddle - 3) + " " + stepLine(m_comparison.b, pair.b, m_column),
            behaves ? "" : first ? kBold : kYellow);
        if (pair.relation != StepRelation::Values && pair.relation != StepRelation::Differs)
            return;
        for (std::size_t i = 0; i < std::min(pair.changes.size(), kShownChanges); ++i)
            add(changeLine(pair.changes[i], m_width), kFaint);
        if (pair.changes.size() > kShownChanges)
            add("     " + std::to_string(pair.changes.size() - kShownChanges) + " more", kFaint);
    }

    void add(const std::string& line, const char* style = "")
    {
        std::string shown = lengthOf(line) > m_width ? fitted(line, m_width) : line;
        shown.erase(shown.find_last_not_of(' ') + 1);
        const bool styled = m_colored && *style != '\0';
        m_text.append(styled ? style : "").append(shown).append(styled ? kPlain : "").append("\n");
    }

    const Comparison& m_comparison;
    std::size_t m_width, m_column;
    bool m_colored;
    std::string m_text;
};

} // namespace

std::string relationWord(const StepPair& pair)
{
    switch (pair.relation) {
    case StepRelation::Same: return "=";
    case StepRelation::Values: return "values";
    case StepRelation::OnlyA: return "only A";
    case StepRelation::OnlyB: return "only B";
    case StepRelation::Differs: break;
    }
    if (pair.behaviour == "output_messages")
        return "output";
    if (pair.behaviour == "tool_result" || pair.behaviour == "decision.result")
        return "result";
    if (pair.behaviour == "tool_calls")
        return "calls";
    if (pair.behaviour == "error_type")
        return "error";
    if (pair.behaviour == "finish_reasons")
        return "ending";
    return pair.behaviour;
}

std::string comparisonJson(const Comparison& comparison)
{
    Json steps = Json::array();
    for (const StepPair& pair : comparison.steps) {
        Json changes = Json::array();
        for (const StepChange& change : pair.changes)
            changes.push_back({{"field", change.field}, {"a", orNull(change.a)}, {"b", orNull(change.b)}});
        steps.push_back({{"a", spanOf(comparison.a, pair.a)}, {"b", spanOf(comparison.b, pair.b)}, {"relation", nameOf(pair.relation)}, {"changes", std::move(changes)}});
    }
    const Json json = {{"a", comparison.a.id}, {"b", comparison.b.id}, {"steps", std::move(steps)},
                       {"first_divergence", comparison.firstDivergence ? Json(*comparison.firstDivergence) : Json()}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string comparisonTable(const Comparison& comparison, std::size_t width, bool colored) { return Table(comparison, width, colored).run(); }

} // namespace whyglass::analysis

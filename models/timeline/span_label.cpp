// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timeline/span_label.h"

#include <algorithm>
#include <string_view>

namespace whyglass::timeline {

namespace {

/// The HTTP method at the start of "GET /search", or nothing.
std::string_view methodOf(std::string_view name)
{
    const std::size_t space = name.find(' ');
    if (space == std::string_view::npos || space < 3 || space > 7)
        return {};
    const std::string_view word = name.substr(0, space);
    const bool capitals = std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return capitals ? word : std::string_view();
}

bool startsWithWord(std::string_view text, std::string_view word)
{
    return !word.empty() && text.size() > word.size() + 1 && text.starts_with(word) && text[word.size()] == ' ';
}

} // namespace

SpanLabel spanLabel(const store::TraceSpans& rows, const store::SpanRow& row)
{
    const std::string_view name = rows.text(row.name);
    const std::string_view operation = rows.text(row.operation);
    if (name.empty())
        return {std::string(operation), "(no name)"};
    if (startsWithWord(name, operation))
        return {std::string(operation), std::string(name.substr(operation.size() + 1))};
    if (const std::string_view method = methodOf(name); !method.empty())
        return {std::string(method), std::string(name.substr(method.size() + 1))};
    if (name == operation)
        return {{}, std::string(name)};
    return {std::string(operation), std::string(name)};
}

std::string sliceLabel(const store::TraceSpans& rows, const store::SpanRow& row)
{
    SpanLabel label = spanLabel(rows, row);
    switch (row.step) {
    case domain::StepKind::Tool:
        if (const std::string& tool = rows.text(row.tool); !tool.empty())
            return tool;
        break;
    case domain::StepKind::Agent:
        if (const std::string& agent = rows.text(row.agent); !agent.empty())
            return agent;
        break;
    case domain::StepKind::Generation: {
        const std::string& model = rows.text(row.model);
        if (model.starts_with(label.name)) // the dated form of what was asked for
            break;
        if (label.name.find(model) == std::string::npos)
            return model + " " + label.name;
        break;
    }
    default:
        break;
    }
    return std::move(label.name);
}

} // namespace whyglass::timeline

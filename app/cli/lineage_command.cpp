// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/open_workspace.h"
#include "app/cli/row_output.h"
#include "app/cli/value_json.h"
#include "models/analysis/lineage/conversation_lineage.h"

#include <algorithm>

namespace whyglass::cli {

namespace {

using analysis::Lineage;
using analysis::Occurrence;
using analysis::ValueLineage;

Json spanOrNull(domain::SpanId span) { return span.valid() ? Json(span.hex()) : Json(); }

Json occurrenceJson(const Occurrence& place)
{
    return {{"trace_id", place.trace.hex()},
            {"span_id", spanOrNull(place.span)},
            {"field", place.field},
            {"start", timeOrNull(place.time)},
            {"excerpt", place.excerpt},
            {"label", textOrNull(place.label)},
            {"relation", std::string(domain::nameOf(place.relation))},
            {"match", std::string(analysis::nameOf(place.match))},
            {"how", place.how},
            {"score", place.score},
            {"where", place.where},
            {"part", textOrNull(place.part)},
            {"role", textOrNull(place.role)},
            {"offset", place.offset},
            {"length", place.length},
            {"count", place.count},
            {"said_by_model", place.saidByModel}};
}

Json valueJson(const ValueLineage& value)
{
    Json occurrences = Json::array();
    for (const Occurrence& place : value.occurrences)
        occurrences.push_back(occurrenceJson(place));
    return {{"value", value.value},
            {"kind", std::string(analysis::nameOf(value.kind))},
            {"span_id", spanOrNull(value.span)},
            {"field", textOrNull(value.field)},
            {"label", textOrNull(value.label)},
            {"status", std::string(analysis::nameOf(value.status))},
            {"origin", value.origin ? occurrenceJson(value.occurrences[*value.origin]) : Json()},
            {"occurrences", std::move(occurrences)},
            {"total", value.total}};
}

Json scopeJson(const analysis::LineageScope& scope)
{
    if (scope.conversation.empty())
        return {};
    return {{"session_id", scope.conversation}, {"earlier_traces", scope.earlier}, {"searched", scope.searched}};
}

/// A line of the table: the value with its origin, in words.
Json tableRow(const ValueLineage& value, const domain::TraceId& trace)
{
    Json row = valueJson(value);
    const bool said = !value.origin && !value.occurrences.empty();
    row["from"] = value.origin ? row["origin"]["field"] : Json(said ? "only said by the model" : "no origin seen");
    if (value.origin && value.occurrences[*value.origin].trace != trace)
        row["from"] = "earlier trace " + value.occurrences[*value.origin].trace.hex() + ": " + value.occurrences[*value.origin].field;
    row["at"] = value.origin ? row["origin"]["span_id"] : Json();
    row["how"] = value.origin ? row["origin"]["how"] : Json();
    if (value.origin && value.kind == analysis::ValueKind::Number && !value.label.empty()) {
        const std::string& there = value.occurrences[*value.origin].label;
        if (!there.empty() && there != value.label) // equal numbers of two names may be equal by chance
            row["how"] = value.occurrences[*value.origin].how + ", there " + there;
    }
    row["text"] = value.origin ? row["origin"]["excerpt"] : Json();
    return row;
}

class LineageCommand : public Command {
public:
    void define(OptionSet& options) override
    {
        options.text("ID", m_id, "16 hex digits: a decision, or a span", true);
        options.texts("VALUE", m_words, "Only this value; one that the decision does not state is looked for all the same");
        options.text("--field", m_field, "With a span: only what this field holds, such as attributes.gen_ai.tool.call.arguments", false, "FIELD");
        m_options.define(options);
    }

    domain::Result<int> run(const Host&) override
    {
        std::transform(m_id.begin(), m_id.end(), m_id.begin(), [](unsigned char c) { return std::tolower(c); });
        const auto span = domain::SpanId::fromHex(m_id);
        if (!span)
            return domain::Error{domain::ErrorCode::InvalidArgument, m_id + " is no id", "give 16 hex digits: a decision, or a span"};
        const auto workspace = OpenWorkspace::open(m_options, {.index = false, .detectors = true});
        if (!workspace)
            return workspace.error();
        store::WorkspaceReader& reader = (*workspace)->reader();
        const auto decision = reader.decision(m_id);
        if (!decision)
            return decision.error();
        if (*decision && m_field.empty())
            return ofDecision(reader, **decision);
        return ofSpan(reader, *span);
    }

private:
    domain::Result<int> ofDecision(store::WorkspaceReader& reader, const domain::Decision& decision)
    {
        const auto lineage = analysis::loadLineage(reader, decision, only());
        return lineage ? print(decision.id, decision.trace, decision.span, *lineage) : lineage.error();
    }

    domain::Result<int> ofSpan(store::WorkspaceReader& reader, domain::SpanId span)
    {
        const auto keys = reader.findSpan(span);
        if (!keys)
            return keys.error();
        if (keys->empty())
            return domain::Error{domain::ErrorCode::NotFound, "there is no decision or span " + m_id + " in this workspace", "list decisions to see what there is"};
        const std::int64_t newest[] = {std::max_element(keys->begin(), keys->end())->value};
        const auto rows = reader.spans(newest);
        if (!rows)
            return rows.error();
        if (rows->rows.empty())
            return domain::Error{domain::ErrorCode::NotFound, "the span " + m_id + " is no longer in this workspace", {}};
        const store::SpanRow& row = rows->rows.front();
        const auto lineage = analysis::loadLineageOfSpan(reader, row.trace, span, m_field, only());
        return lineage ? print({}, row.trace, span, *lineage) : lineage.error();
    }

    [[nodiscard]] std::string only() const
    {
        std::string value;
        for (const std::string& word : m_words)
            value += (value.empty() ? "" : " ") + word;
        return value;
    }

    domain::Result<int> print(const std::string& decision, const domain::TraceId& trace, domain::SpanId span, const Lineage& lineage)
    {
        const Format format = m_options.outputFormat();
        if (format == Format::Json) {
            Json values = Json::array();
            for (const ValueLineage& value : lineage.values)
                values.push_back(valueJson(value));
            const Json json = {{"decision_id", textOrNull(decision)}, {"trace_id", trace.hex()}, {"span_id", span.hex()},
                               {"conversation", scopeJson(lineage.scope)}, {"values", std::move(values)}};
            return exitCode(printObject(m_options, json));
        }
        RowOutput output(m_options, {},
                         {{"VALUE", "/value", Column::Kind::Text, 40}, {"KIND", "/kind"}, {"STATUS", "/status"}, {"FROM", "/from"}, {"SPAN", "/at"},
                          {"HOW", "/how", Column::Kind::Text, 32}, {"PLACES", "/total", Column::Kind::Count}, {"TEXT", "/text", Column::Kind::Text, 60}},
                         valueJson({}));
        for (const ValueLineage& value : lineage.values)
            output.row(format == Format::Table ? tableRow(value, trace) : valueJson(value));
        return exitCode(output.finish({}, lineage.values.empty() ? "it states no value" : beyond(lineage)));
    }

    /// What the table says below of how far was looked; empty where every value has its origin, or there is no conversation.
    static std::string beyond(const Lineage& lineage)
    {
        const auto& [conversation, earlier, searched] = lineage.scope;
        const bool open = std::any_of(lineage.values.begin(), lineage.values.end(), [](const ValueLineage& value) { return !value.origin; });
        if (!open || earlier == 0)
            return {};
        const std::string traces = searched == 1 && earlier == 1 ? "the earlier trace" : std::to_string(searched) + " of the " + std::to_string(earlier) + " earlier traces";
        return "what has no origin in this trace was also looked for in " + traces + " of the conversation " + conversation;
    }

    CommonOptions m_options;
    std::string m_id, m_field;
    std::vector<std::string> m_words;
};

} // namespace

std::unique_ptr<Command> makeLineageCommand() { return std::make_unique<LineageCommand>(); }

} // namespace whyglass::cli

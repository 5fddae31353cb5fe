// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/card_text.h"
#include "app/cli/commands.h"
#include "app/cli/context_json.h"
#include "app/cli/cost_json.h"
#include "app/cli/decision_card.h"
#include "app/cli/open_workspace.h"
#include "app/cli/span_pages.h"
#include "app/cli/terminal.h"
#include "app/cli/value_json.h"
#include "app/composition/composition.h"
#include "models/analysis/context/trace_context.h"
#include "models/format/format.h"

#include <algorithm>

namespace whyglass::cli {

namespace {

std::string base64(std::string_view bytes)
{
    constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        const std::size_t size = std::min<std::size_t>(3, bytes.size() - i);
        for (std::size_t j = 0; j < 3; ++j)
            group = group << 8U | (j < size ? static_cast<unsigned char>(bytes[i + j]) : 0U);
        for (std::size_t j = 0; j < 4; ++j)
            text += j <= size ? kDigits[group >> (18U - 6U * j) & 63U] : '=';
    }
    return text;
}

Json contentJson(const domain::StepContent& content)
{
    const auto orNull = [](const auto& value, auto toJson) { return value ? toJson(*value) : Json(); };
    return {{"input_messages", orNull(content.inputMessages, messagesJson)},
            {"output_messages", orNull(content.outputMessages, messagesJson)},
            {"system_instructions", orNull(content.systemInstructions, partsJson)},
            {"tool_arguments", orNull(content.toolArguments, jsonOrText)},
            {"tool_result", orNull(content.toolResult, jsonOrText)},
            {"query", valueOrNull(content.query)},
            {"documents", orNull(content.documents, documentsJson)},
            {"input", valueOrNull(content.input)},
            {"output", valueOrNull(content.output)}};
}

Json exemplarsJson(const std::vector<store::ExemplarRow>& exemplars)
{
    Json json = Json::array();
    for (const store::ExemplarRow& exemplar : exemplars)
        json.push_back({{"metric", exemplar.metric}, {"unit", textOrNull(exemplar.unit)}, {"time", timeOrNull(exemplar.time)}, {"value", exemplar.value}});
    return json.empty() ? Json() : json;
}

Json detailsJson(const analysis::SpanDetails& details, bool raw)
{
    std::vector<std::string> slugs;
    for (const domain::Finding& finding : details.findings) {
        if (std::find(slugs.begin(), slugs.end(), finding.detector) == slugs.end())
            slugs.push_back(finding.detector);
    }
    const store::SpanRows page{{}, details.texts};
    Json json = spanJson(details.row, page, *details.decoded, slugs);
    json.update(contentJson(details.content));
    json["cost"] = callCostJson(details.cost);
    Json logs = Json::array();
    for (const auto& log : details.logs)
        logs.push_back(logJson(log->row, log->view));
    json["logs"] = logs.empty() ? Json() : std::move(logs);
    json["exemplars"] = exemplarsJson(details.exemplars);
    json["resource"] = attributesJson(details.decoded->resource.attributes);
    if (raw) {
        json["otlp"] = jsonOrText(telemetry::spanToOtlpJson(details.decoded->span));
        // OTLP JSON has no place for fields that it does not know; the bytes as sent have them all.
        json["otlp_protobuf"] = base64(details.decoded->payload.span);
    }
    return json;
}

class ShowCommand : public Command {
public:
    void define(OptionSet& options) override
    {
        options.text("ID", m_id, "32 hex digits: a trace; 16: a span, decision or finding", true);
        options.flag("--raw", m_raw, "With a span: also the OTLP it was sent as");
        m_options.define(options);
    }

    domain::Result<int> run(const Host&) override
    {
        std::transform(m_id.begin(), m_id.end(), m_id.begin(), [](unsigned char c) { return std::tolower(c); });
        const auto trace = domain::TraceId::fromHex(m_id);
        const auto span = domain::SpanId::fromHex(m_id);
        if (!trace && !span) {
            return domain::Error{domain::ErrorCode::InvalidArgument, m_id + " is no id",
                                 "give 32 hex digits for a trace, or 16 for a span, decision or finding"};
        }
        auto workspace = OpenWorkspace::open(m_options);
        if (!workspace)
            return workspace.error();
        if (trace)
            return showTrace((*workspace)->reader(), *trace);
        const auto keys = (*workspace)->reader().findSpan(*span);
        if (!keys)
            return keys.error();
        if (!keys->empty())
            return showSpan((*workspace)->reader(), *keys);
        // A decision or finding may be one that the detectors have not reached.
        workspace = OpenWorkspace::open(m_options, {.index = false, .detectors = true});
        if (!workspace)
            return workspace.error();
        return showDerived((*workspace)->reader());
    }

private:
    domain::Result<int> printed(const Json& json) const
    {
        return exitCode(printObject(m_options, json));
    }

    domain::Result<int> showTrace(store::WorkspaceReader& reader, const domain::TraceId& id)
    {
        const auto row = reader.trace(id);
        if (!row)
            return row.error();
        const auto spans = reader.spansOfTrace(id);
        if (!spans)
            return spans.error();
        std::vector<int> depth;
        std::vector<int> parents;
        std::vector<std::int64_t> keys;
        for (const std::size_t index : analysis::treeOrder(*spans, depth, parents))
            keys.push_back(spans->rows[index].key.value);
        return m_options.outputFormat() == Format::Table ? traceTable(reader, *row, keys, depth) : traceRows(reader, *row, keys);
    }

    domain::Result<int> traceRows(store::WorkspaceReader& reader, const store::TraceRow& row, const std::vector<std::int64_t>& keys)
    {
        // Written span by span, so that a trace of a million spans needs no more memory than its keys.
        std::string head = toText(traceJson(row));
        head.pop_back();
        std::fputs((head + ",\"detected\":" + (row.analysed ? "true" : "false") + ",\"spans\":[").c_str(), stdout);
        bool first = true;
        auto written = SpanPages(reader).eachJson(keys, [&](const Json& span) {
            std::fputs(((first ? "\n" : ",\n") + toText(span)).c_str(), stdout);
            first = false;
        });
        if (!written)
            return written.error();
        std::fputs("]}\n", stdout);
        return exitCode(finishStdout());
    }

    domain::Result<int> traceTable(store::WorkspaceReader& reader, const store::TraceRow& row, const std::vector<std::int64_t>& keys,
                                   const std::vector<int>& depth)
    {
        if (auto done = printObject(m_options, traceJson(row)); !done)
            return done.error();
        std::fputs("\n", stdout);
        RowOutput output(m_options, {}, {{"STEP", "/step"}, {"NAME", "/name", Column::Kind::Text, 72}, {"SPAN", "/span_id"},
                                         {"DURATION", "/duration_ns", Column::Kind::Duration}, {"STATUS", "/status"},
                                         {"TOKENS", "/tokens/total", Column::Kind::Tokens}, {"COST", "/cost_usd", Column::Kind::Money},
                                         {"FINDINGS", "/findings"}}, {});
        const auto shown = static_cast<std::size_t>(std::min<std::int64_t>(m_options.rowLimit(), static_cast<std::int64_t>(keys.size())));
        std::size_t at = 0;
        auto written = SpanPages(reader).eachJson(std::span(keys).first(shown), [&](Json span) {
            constexpr int kDeepest = 20;
            const auto indent = static_cast<std::size_t>(std::min(depth[at++], kDeepest)) * 2;
            span["name"] = std::string(indent, ' ') + span["name"].get<std::string>();
            output.row(span);
        });
        if (!written)
            return written.error();
        return exitCode(output.finish({}, shown < keys.size() ? std::to_string(shown) + " of " + std::to_string(keys.size()) + "; --limit shows more" : ""));
    }

    domain::Result<int> showSpan(store::WorkspaceReader& reader, const std::vector<domain::SpanKey>& keys)
    {
        if (keys.size() > 1 && !m_options.quiet)
            printWarning(std::to_string(keys.size()) + " spans have the id " + m_id + "; this is the newest, show their traces for the others");
        const auto newest = *std::max_element(keys.begin(), keys.end());
        const auto details = analysis::loadSpanDetails(reader, newest, recorder::priceTable());
        if (!details)
            return details.error();
        Json json = detailsJson(*details, m_raw);
        if (details->row.step == domain::StepKind::Generation) {
            const auto context = analysis::loadTraceContext(reader, details->row.trace);
            if (!context)
                return context.error();
            const auto saw = (*context)->saw(details->row.span);
            json["tool_definitions"] = toolDefinitionsJson(*details->decoded);
            json["context"] = saw ? contextJson(*saw) : Json();
        }
        return printed(json);
    }

    domain::Result<int> showDerived(store::WorkspaceReader& reader)
    {
        const auto decision = reader.decision(m_id);
        if (!decision)
            return decision.error();
        if (*decision) {
            auto json = decisionWithCard(reader, **decision);
            return json ? showDecision(std::move(*json)) : domain::Result<int>(json.error());
        }
        const auto finding = reader.finding(m_id);
        if (!finding)
            return finding.error();
        if (*finding)
            return printed(findingJson(**finding));
        return domain::Error{domain::ErrorCode::NotFound, "there is no span, decision or finding " + m_id + " in this workspace",
                             "list spans, decisions or findings to see what there is"};
    }

    domain::Result<int> showDecision(Json decision)
    {
        if (m_options.outputFormat() != Format::Table)
            return printed(decision);
        const Json card = std::move(decision["card"]);
        decision.erase("card");
        if (auto row = printObject(m_options, decision); !row)
            return row.error();
        std::fputs(("\n" + cardText(card, m_options.colored())).c_str(), stdout);
        return exitCode(finishStdout());
    }

    CommonOptions m_options;
    std::string m_id;
    bool m_raw = false;
};

} // namespace

std::unique_ptr<Command> makeShowCommand() { return std::make_unique<ShowCommand>(); }

} // namespace whyglass::cli

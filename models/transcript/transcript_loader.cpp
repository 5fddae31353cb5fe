// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transcript/transcript_loader.h"

#include "models/analysis/details/step_payloads.h"
#include "models/format/format.h"
#include "models/transcript/message_drafts.h"
#include "models/transcript/transcript_builder.h"

#include <algorithm>
#include <cstdio>
#include <unordered_map>
#include <utility>

namespace whyglass::transcript {

namespace {

using domain::StepKind;

/// Payloads that are in memory at a time.
constexpr std::size_t kChunk = 256;

bool speaks(StepKind step)
{
    switch (step) {
    case StepKind::Generation:
    case StepKind::Agent:
    case StepKind::Workflow:
    case StepKind::Tool:
    case StepKind::Retrieval:
    case StepKind::Rerank: return true;
    default: return false;
    }
}

Entry entryOfLog(const store::LogRow& row, const telemetry::LogView& view)
{
    Entry entry;
    entry.kind = EntryKind::Log;
    entry.span = row.span;
    entry.key = {row.key};
    entry.time = row.time.known() ? row.time : row.observed;
    entry.name = view.severityText.empty() ? row.event : std::string(view.severityText);
    entry.text = telemetry::valueToText(view.body);
    if (entry.text.empty())
        entry.text = row.event;
    entry.place = {TextPlace::Where::Log};
    entry.severityNumber = row.severityNumber;
    return entry;
}

Entry entryOfDecision(const domain::Decision& decision, domain::Timestamp time)
{
    Entry entry;
    entry.kind = EntryKind::Decision;
    entry.span = decision.span;
    entry.time = time;
    entry.agent = decision.agent;
    entry.name = decision.result;
    for (const auto& [key, value] : decision.subject)
        entry.text += (entry.text.empty() ? "" : "\n") + key + " = " + value;
    if (decision.confidence) {
        char confidence[32];
        std::snprintf(confidence, sizeof confidence, "confidence %.2f", *decision.confidence);
        entry.text = std::string(confidence) + (entry.text.empty() ? "" : "\n") + entry.text;
    }
    return entry;
}

/// One trace, read step by step into a builder.
class TraceFeed {
public:
    TraceFeed(store::WorkspaceReader& reader, TranscriptBuilder& builder)
        : m_reader(reader)
        , m_builder(builder)
    {
    }

    domain::Result<void> open(const domain::TraceId& id, std::size_t room)
    {
        auto row = m_reader.trace(id);
        if (!row)
            return row.error();
        m_row = std::move(*row);
        auto spans = m_reader.spansOfTrace(id);
        if (!spans)
            return spans.error();
        const auto order = analysis::treeOrder(*spans, m_depth, m_parentIndex);
        m_spans.texts = std::move(spans->texts);
        for (const std::size_t index : order)
            m_spans.rows.push_back(spans->rows[index]);
        for (std::size_t i = 0; i < m_spans.rows.size(); ++i) {
            if (speaks(m_spans.rows[i].step))
                m_steps.push_back(i);
        }
        std::stable_sort(m_steps.begin(), m_steps.end(), [this](std::size_t a, std::size_t b) { return m_spans.rows[a].start < m_spans.rows[b].start; });
        m_leftOut = m_steps.size() > room ? m_steps.size() - room : 0;
        m_steps.resize(m_steps.size() - m_leftOut);
        return readMarks(id);
    }

    domain::Result<void> feed(bool separator, const std::function<void(std::size_t)>& fed)
    {
        m_builder.beginTrace(m_row.trace, m_row.start, m_row.rootName, separator);
        for (std::size_t first = 0; first < m_steps.size(); first += kChunk) {
            const std::size_t last = std::min(first + kChunk, m_steps.size());
            if (auto read = feedChunk(first, last); !read)
                return read;
            fed(last - first);
        }
        feedMarks({std::numeric_limits<std::int64_t>::max()});
        return {};
    }

    void addParents(std::unordered_map<domain::SpanId, domain::SpanId>& parents) const
    {
        for (const store::SpanRow& row : m_spans.rows)
            parents.emplace(row.span, row.parent);
    }
    [[nodiscard]] std::size_t steps() const { return m_steps.size(); }
    [[nodiscard]] std::size_t leftOut() const { return m_leftOut; }
    [[nodiscard]] std::size_t unreadable() const { return m_unreadable; }
    [[nodiscard]] std::vector<domain::Finding> takeFindings() { return std::move(m_findings); }

private:
    domain::Result<void> readMarks(const domain::TraceId& id)
    {
        const auto logs = m_logs.read(m_reader, id, [this](const store::LogRow& row, const telemetry::LogView& view) {
            // What a model call said in log events is in its messages.
            if (!row.event.starts_with("gen_ai."))
                m_marks.push_back(entryOfLog(row, view));
        });
        if (!logs)
            return logs.error();
        auto decisions = m_reader.decisionsOfTrace(id);
        if (!decisions)
            return decisions.error();
        for (const domain::Decision& decision : *decisions) {
            const auto row = std::find_if(m_spans.rows.begin(), m_spans.rows.end(), [&](const store::SpanRow& span) { return span.span == decision.span; });
            m_marks.push_back(entryOfDecision(decision, row == m_spans.rows.end() ? decision.start : row->end()));
        }
        std::stable_sort(m_marks.begin(), m_marks.end(), [](const Entry& a, const Entry& b) { return a.time < b.time; });
        auto findings = m_reader.findingsOfTrace(id);
        if (!findings)
            return findings.error();
        m_findings = std::move(*findings);
        return {};
    }

    domain::Result<void> feedChunk(std::size_t first, std::size_t last)
    {
        std::vector<domain::SpanKey> keys;
        for (std::size_t i = first; i < last; ++i)
            keys.push_back(m_spans.rows[m_steps[i]].key);
        const auto decoded = analysis::decodePayloads(m_reader, keys);
        if (!decoded)
            return decoded.error();
        for (std::size_t i = first; i < last; ++i) {
            if ((*decoded)[i - first])
                feedStep(m_steps[i], *(*decoded)[i - first]);
            else
                ++m_unreadable;
        }
        return {};
    }

    void feedStep(std::size_t index, analysis::DecodedSpan& decoded)
    {
        const store::SpanRow& row = m_spans.rows[index];
        feedMarks(row.start);
        const domain::StepContent content = m_logs.contentOf(row, decoded);
        const std::string_view tool = decoded.step.tool.empty() ? std::string_view(m_spans.text(row.tool != 0 ? row.tool : row.name)) : decoded.step.tool;
        m_builder.add({row, content, agentOf(index), decoded.step.model(), tool, decoded.step.toolCallId, decoded.span.statusMessage,
            row.step == StepKind::Generation ? analysis::toolDefinitionsOf(decoded.span) : std::vector<analysis::ToolDefinition>()});
    }

    void feedMarks(domain::Timestamp upTo)
    {
        for (; m_nextMark < m_marks.size() && m_marks[m_nextMark].time < upTo; ++m_nextMark)
            m_builder.addMark(m_marks[m_nextMark]);
    }

    [[nodiscard]] std::string_view agentOf(std::size_t index) const
    {
        for (int at = static_cast<int>(index); at >= 0; at = m_parentIndex[static_cast<std::size_t>(at)]) {
            if (const std::uint32_t agent = m_spans.rows[static_cast<std::size_t>(at)].agent; agent != 0)
                return m_spans.text(agent);
        }
        return {};
    }

    store::WorkspaceReader& m_reader;
    TranscriptBuilder& m_builder;
    store::TraceRow m_row;
    store::SpanRows m_spans; ///< in tree order
    std::vector<int> m_depth, m_parentIndex;
    std::vector<std::size_t> m_steps; ///< rows that say something, by start
    std::size_t m_leftOut = 0, m_unreadable = 0;
    analysis::LogsOfSpans m_logs;
    std::vector<Entry> m_marks;
    std::size_t m_nextMark = 0;
    std::vector<domain::Finding> m_findings;
};

domain::Result<Transcript> read(store::WorkspaceReader& reader, const std::vector<domain::TraceId>& traces, const Progress& progress, TranscriptBuilder& builder)
{
    std::vector<domain::Finding> findings;
    std::unordered_map<domain::SpanId, domain::SpanId> parents;
    std::size_t fed = 0, leftOut = 0, unreadable = 0;
    for (const domain::TraceId& id : traces) {
        TraceFeed feed(reader, builder);
        if (auto opened = feed.open(id, kMostSteps - fed); !opened)
            return opened.error();
        const std::size_t before = fed;
        const auto tell = [&](std::size_t steps) {
            fed += steps;
            if (progress)
                progress(static_cast<std::int64_t>(fed), static_cast<std::int64_t>(before + feed.steps()));
        };
        if (auto done = feed.feed(traces.size() > 1, tell); !done)
            return done.error();
        feed.addParents(parents);
        auto found = feed.takeFindings();
        findings.insert(findings.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
        leftOut += feed.leftOut();
        unreadable += feed.unreadable();
    }
    Transcript transcript = builder.finish(std::move(findings), parents);
    transcript.leftOut = leftOut;
    transcript.unreadable = unreadable;
    return transcript;
}

bool someoneSpeaks(const Transcript& transcript)
{
    return std::any_of(transcript.entries.begin(), transcript.entries.end(),
        [](const Entry& entry) { return entry.kind == EntryKind::User || (entry.kind == EntryKind::Assistant && entry.recorded); });
}

std::string textOfMessage(const std::optional<std::vector<domain::Message>>& messages, const Entry& entry)
{
    if (!messages || entry.place.message >= messages->size())
        return {};
    const domain::Message& message = (*messages)[entry.place.message];
    if (entry.place.part >= message.parts.size())
        return {};
    const domain::MessagePart& part = message.parts[entry.place.part];
    if (isCallPart(part) || isResultPart(message, part))
        return part.payload.empty() ? part.content : part.payload;
    return proseOf(message, entry.place.part, endOfProse(message, entry.place.part));
}

std::string textIn(const domain::StepContent& content, const analysis::DecodedSpan& decoded, const Entry& entry)
{
    using Where = TextPlace::Where;
    switch (entry.place.where) {
    case Where::Instructions: {
        domain::Message system;
        system.role = "system";
        system.parts = content.systemInstructions.value_or(std::vector<domain::MessagePart>());
        return entry.place.part < system.parts.size() ? proseOf(system, entry.place.part, endOfProse(system, entry.place.part)) : std::string();
    }
    case Where::Input: return textOfMessage(content.inputMessages, entry);
    case Where::Output: return textOfMessage(content.outputMessages, entry);
    case Where::Arguments: return content.toolArguments.value_or("");
    case Where::Result: return content.toolResult.value_or("");
    case Where::Documents: return textOfDocuments(content.documents.value_or(std::vector<domain::Document>()));
    case Where::StepInput: return content.input.value_or("");
    case Where::StepOutput: return content.output.value_or("");
    case Where::Definition: {
        const auto definitions = analysis::toolDefinitionsOf(decoded.span);
        return entry.place.message < definitions.size() ? definitions[entry.place.message].text : std::string();
    }
    case Where::Log:
    case Where::None: break;
    }
    return entry.text;
}

} // namespace

domain::Result<TranscriptPtr> loadTranscript(store::WorkspaceReader& reader, const std::vector<domain::TraceId>& traces, const Progress& progress)
{
    TranscriptBuilder builder;
    auto transcript = read(reader, traces, progress, builder);
    if (!transcript)
        return transcript.error();
    if (builder.leftOutEnvelopes() && !someoneSpeaks(*transcript)) {
        // Nobody recorded messages: what went into the agents and came out of them is all there is.
        TranscriptBuilder again(true);
        transcript = read(reader, traces, progress, again);
        if (!transcript)
            return transcript.error();
    }
    return TranscriptPtr(std::make_shared<const Transcript>(std::move(*transcript)));
}

domain::Result<std::vector<domain::TraceId>> tracesOfSession(store::WorkspaceReader& reader, const std::string& session)
{
    domain::Filter filter;
    domain::FilterTerm term;
    term.kind = domain::FilterTerm::Kind::Field;
    term.key = "session";
    term.values = {session};
    filter.terms.push_back(std::move(term));
    auto keys = reader.traceKeys(filter, {store::SortKey::Start, false}, kMostTraces);
    if (!keys)
        return keys.error();
    auto rows = reader.traces(*keys);
    if (!rows)
        return rows.error();
    std::vector<domain::TraceId> traces;
    for (const store::TraceRow& row : *rows)
        traces.push_back(row.trace);
    return traces;
}

domain::Result<std::string> loadText(store::WorkspaceReader& reader, const Entry& entry)
{
    if (entry.kind == EntryKind::Log) {
        const std::int64_t keys[] = {entry.key.value};
        auto logs = reader.logs(keys);
        if (!logs)
            return logs.error();
        const auto view = logs->empty() ? telemetry::decodeLog({}) : telemetry::decodeLog(logs->front().payload);
        const std::string body = view ? telemetry::valueToText(view->body) : std::string();
        return body.empty() ? entry.text : body;
    }
    if (entry.key.value == 0)
        return entry.text;
    const std::int64_t keys[] = {entry.key.value};
    auto rows = reader.spans(keys);
    if (!rows)
        return rows.error();
    if (rows->rows.empty())
        return domain::Error{domain::ErrorCode::NotFound, "cannot open the text: its span is no longer in the workspace", {}};
    auto payload = reader.payload(entry.key);
    if (!payload)
        return payload.error();
    auto decoded = analysis::decodePayload(std::move(*payload));
    if (!decoded)
        return decoded.error();
    analysis::takeKindOfRow(rows->rows.front(), **decoded);
    auto logs = reader.logsOfTrace(entry.trace);
    if (!logs)
        return logs.error();
    std::vector<telemetry::LogView> views;
    for (const store::LogRow& log : *logs) {
        if (log.span != entry.span)
            continue;
        if (auto view = telemetry::decodeLog(log.payload))
            views.push_back(std::move(*view));
    }
    return textIn(telemetry::contentOf((*decoded)->step, (*decoded)->span, views), **decoded, entry);
}

} // namespace whyglass::transcript

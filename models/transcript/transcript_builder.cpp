// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transcript/transcript_builder.h"

#include "models/analysis/json/canonical_json.h"
#include "models/analysis/text/hash.h"
#include "models/format/format.h"
#include "models/session/json_text.h"
#include "models/transcript/message_drafts.h"

#include <algorithm>
#include <utility>

namespace whyglass::transcript {

namespace {

using domain::StepKind;

/// What an entry keeps of its text; the rest is read when asked for.
constexpr std::size_t kKeptBytes = 8 * 1024;
/// Of a transcript that already holds this much, entries keep only their first words.
constexpr std::size_t kRoomyBytes = 64u << 20u;
constexpr std::size_t kTightBytes = 512;
/// Text beyond this is not indented: it will be cut anyway.
constexpr std::size_t kIndentedBytes = 256 * 1024;
constexpr std::size_t kOneLineBytes = 100;
/// Arguments up to this are compared by meaning, larger ones by their bytes.
constexpr std::size_t kComparedBytes = 16 * 1024;

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kSpace = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kSpace);
    return first == std::string_view::npos ? std::string_view() : text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

std::uint64_t hashOf(std::string_view what, std::string_view name, std::string_view text)
{
    return analysis::FieldHash().add(what).add(name).add(trimmed(text)).value();
}

std::uint64_t hashOfCall(std::string_view tool, std::string_view arguments)
{
    if (arguments.size() > kComparedBytes)
        return hashOf("call", tool, arguments);
    return analysis::FieldHash().add("call").add(tool).add(analysis::canonicalPayload(arguments)).value();
}

bool isConversation(StepKind step) { return step == StepKind::Generation || step == StepKind::Agent || step == StepKind::Workflow; }

} // namespace

TranscriptBuilder::TranscriptBuilder(bool withEnvelopes)
    : m_withEnvelopes(withEnvelopes)
{
    m_transcript.traces = 0;
}

void TranscriptBuilder::beginTrace(const domain::TraceId& trace, domain::Timestamp start, std::string_view name, bool separator)
{
    endUpTo(start);
    m_trace = trace;
    m_shownInTrace.clear();
    if (m_transcript.traces++ == 0)
        m_transcript.start = start;
    if (!separator)
        return;
    Entry entry;
    entry.kind = EntryKind::Trace;
    entry.trace = trace;
    entry.time = start;
    entry.name = name;
    append(std::move(entry), 0);
}

void TranscriptBuilder::add(const StepInput& step)
{
    endUpTo(step.row.start);
    ++m_transcript.steps;
    if (step.row.step == StepKind::Tool)
        addTool(step);
    else if (step.row.step == StepKind::Retrieval || step.row.step == StepKind::Rerank)
        addRetrieval(step);
    else if (isConversation(step.row.step))
        addConversation(step);
}

void TranscriptBuilder::addMark(Entry mark)
{
    endUpTo(mark.time);
    setText(mark, std::exchange(mark.text, {}));
    mark.trace = m_trace;
    append(std::move(mark), 0);
}

Entry TranscriptBuilder::makeEntry(const StepInput& step, EntryKind kind, domain::Timestamp time) const
{
    Entry entry;
    entry.kind = kind;
    entry.trace = m_trace;
    entry.span = step.row.span;
    entry.key = step.row.key;
    entry.time = time;
    entry.agent = step.agent;
    return entry;
}

void TranscriptBuilder::setText(Entry& entry, std::string_view text)
{
    entry.bytes = text.size();
    entry.isJson = text.size() <= kIndentedBytes ? session::looksLikeJson(text) : text.starts_with('{') || text.starts_with('[');
    const std::size_t limit = m_textBytes < kRoomyBytes ? kKeptBytes : kTightBytes;
    if (entry.isJson && text.size() > kOneLineBytes && text.size() <= kIndentedBytes) {
        const std::string indented = session::indentedJson(text);
        entry.text = format::clip(indented, limit);
        entry.cut = entry.text.size() < indented.size();
    } else {
        entry.text = format::clip(text, limit);
        entry.cut = entry.text.size() < text.size();
    }
    m_textBytes += entry.text.size();
}

void TranscriptBuilder::draftText(std::vector<Draft>& drafts, const StepInput& step, EntryKind kind, std::string_view text, TextPlace place,
                                  domain::Timestamp time)
{
    Draft draft{makeEntry(step, kind, time), 0};
    setText(draft.entry, text);
    draft.entry.place = place;
    draft.hash = hashOf(wordOf(kind), {}, text);
    drafts.push_back(std::move(draft));
}

void TranscriptBuilder::draftPart(std::vector<Draft>& drafts, const StepInput& step, const domain::Message& message, std::size_t index,
                                  TextPlace place, domain::Timestamp time)
{
    const domain::MessagePart& part = message.parts[index];
    place.part = static_cast<std::uint32_t>(index);
    if (isCallPart(part)) {
        Draft draft{makeEntry(step, EntryKind::ToolCall, time), hashOfCall(part.name, part.payload)};
        setText(draft.entry, part.payload);
        draft.entry.name = part.name;
        draft.entry.callId = part.id;
        draft.entry.place = place;
        drafts.push_back(std::move(draft));
        return;
    }
    const std::string& text = part.payload.empty() ? part.content : part.payload;
    Draft draft{makeEntry(step, EntryKind::ToolResult, time), hashOf("result", {}, text)};
    setText(draft.entry, text);
    draft.entry.name = part.name.empty() ? message.name : part.name;
    draft.entry.callId = part.id;
    draft.entry.place = place;
    drafts.push_back(std::move(draft));
}

void TranscriptBuilder::draftMessage(std::vector<Draft>& drafts, const StepInput& step, const domain::Message& message, TextPlace place,
                                     domain::Timestamp time)
{
    const EntryKind kind = kindOfRole(message.role);
    const std::size_t before = drafts.size();
    const bool answersCall = std::any_of(message.parts.begin(), message.parts.end(), [](const auto& part) { return part.type == "tool_call_response"; });
    for (std::size_t i = 0; i < message.parts.size();) {
        // Some libraries tell a result twice: as the answer to a call and as the text of its message.
        if (answersCall && kind == EntryKind::ToolResult && message.parts[i].type == "text") {
            ++i;
            continue;
        }
        if (isCallPart(message.parts[i]) || isResultPart(message, message.parts[i])) {
            draftPart(drafts, step, message, i++, place, time);
            continue;
        }
        const std::size_t end = endOfProse(message, i);
        place.part = static_cast<std::uint32_t>(i);
        draftText(drafts, step, isReasoningPart(message.parts[i]) ? EntryKind::Reasoning : kind, proseOf(message, i, end), place, time);
        if (drafts.back().entry.kind != EntryKind::Assistant)
            drafts.back().entry.name = message.name.empty() && kind == EntryKind::User && message.role != "user" ? message.role : message.name;
        i = end;
    }
    const bool usual = message.finishReason == "stop" || message.finishReason == "tool_calls" || message.finishReason == "tool_use" || message.finishReason == "end_turn";
    if (drafts.size() > before && !usual)
        drafts.back().entry.finish = message.finishReason;
}

void TranscriptBuilder::draftEnvelope(std::vector<Draft>& drafts, const StepInput& step, const std::optional<std::string>& text, bool output)
{
    if (!text || trimmed(*text).empty())
        return;
    if (!m_withEnvelopes && step.row.step != StepKind::Generation && session::looksLikeJson(*text)) {
        m_leftOutEnvelopes = true;
        return;
    }
    using Where = TextPlace::Where;
    draftText(drafts, step, output ? EntryKind::Assistant : EntryKind::User, *text, {output ? Where::StepOutput : Where::StepInput},
              output ? step.row.end() : step.row.start);
}

std::vector<TranscriptBuilder::Draft> TranscriptBuilder::draftRequest(const StepInput& step)
{
    using Where = TextPlace::Where;
    std::vector<Draft> drafts;
    const domain::StepContent& content = step.content;
    if (content.systemInstructions) {
        domain::Message system;
        system.role = "system";
        system.parts = *content.systemInstructions;
        draftMessage(drafts, step, system, {Where::Instructions}, step.row.start);
    }
    if (content.inputMessages) {
        for (std::uint32_t i = 0; i < content.inputMessages->size(); ++i)
            draftMessage(drafts, step, (*content.inputMessages)[i], {Where::Input, i}, step.row.start);
    } else {
        draftEnvelope(drafts, step, content.input, false);
    }
    return drafts;
}

std::vector<TranscriptBuilder::Draft> TranscriptBuilder::draftAnswer(const StepInput& step)
{
    std::vector<Draft> drafts;
    const domain::StepContent& content = step.content;
    if (content.outputMessages) {
        for (std::uint32_t i = 0; i < content.outputMessages->size(); ++i)
            draftMessage(drafts, step, (*content.outputMessages)[i], {TextPlace::Where::Output, i}, step.row.end());
    } else {
        draftEnvelope(drafts, step, content.output, true);
    }
    if (step.row.step != StepKind::Generation)
        return drafts;
    if (drafts.empty()) {
        drafts.push_back({makeEntry(step, EntryKind::Assistant, step.row.end()), 0});
        drafts.back().entry.recorded = false;
    }
    Entry& first = drafts.front().entry;
    if (first.kind != EntryKind::ToolCall)
        first.name = step.model;
    first.duration = step.row.duration;
    if (step.row.has(store::SpanFlag::Counted)) {
        first.tokens = step.row.tokens;
        first.cost = step.row.cost;
        first.unpriced = !step.row.cost && step.row.tokens.known();
    }
    return drafts;
}

void TranscriptBuilder::offerTools(const StepInput& step)
{
    for (std::uint32_t i = 0; i < step.definitions.size(); ++i) {
        const analysis::ToolDefinition& definition = step.definitions[i];
        const Hash hash = hashOf("definition", definition.name, definition.text);
        if (const auto known = m_definitions.find(hash); known != m_definitions.end()) {
            m_definitionByTool[definition.name] = known->second;
            continue;
        }
        Entry entry = makeEntry(step, EntryKind::Definition, step.row.start);
        setText(entry, definition.text);
        entry.name = definition.name;
        entry.place = {TextPlace::Where::Definition, i};
        m_definitionByTool[definition.name] = m_definitions[hash] = append(std::move(entry), hash);
    }
}

bool TranscriptBuilder::isKnownCall(const Draft& draft) const
{
    return !draft.entry.callId.empty() && m_callById.contains(draft.entry.callId);
}

bool TranscriptBuilder::isKnownResult(const Draft& draft) const
{
    const auto call = m_callById.find(draft.entry.callId);
    return !draft.entry.callId.empty() && call != m_callById.end() && m_transcript.entries[static_cast<std::size_t>(call->second)].result >= 0;
}

/// A call that stands there without an id has the one under which it is repeated.
void TranscriptBuilder::learnId(const Draft& draft)
{
    const auto call = m_callByHash.find(draft.hash);
    if (draft.entry.kind == EntryKind::ToolCall && !draft.entry.callId.empty() && call != m_callByHash.end())
        m_callById.emplace(draft.entry.callId, call->second);
}

int TranscriptBuilder::placeRequest(std::vector<Draft> drafts)
{
    Counts inRequest;
    int repeated = 0;
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        Draft& draft = drafts[i];
        const int count = ++inRequest[draft.hash];
        // The last word of a request is what it asks: said in another trace before, it is asked again.
        const bool asks = i + 1 == drafts.size() && draft.entry.kind == EntryKind::User;
        const Counts& shown = asks ? m_shownInTrace : m_shown;
        const auto known = shown.find(draft.hash);
        const bool isAgain = known != shown.end() && (count <= known->second || draft.entry.kind == EntryKind::System);
        if (isAgain || (draft.entry.kind == EntryKind::ToolCall && isKnownCall(draft))
            || (draft.entry.kind == EntryKind::ToolResult && isKnownResult(draft))) {
            learnId(draft);
            ++repeated;
            continue;
        }
        const EntryKind kind = draft.entry.kind;
        const std::int32_t at = append(std::move(draft.entry), draft.hash);
        if (kind == EntryKind::ToolResult)
            linkResult(at, findCall(m_transcript.entries[static_cast<std::size_t>(at)]));
    }
    return repeated;
}

/// An agent is sent with what it was asked; the conversation that many libraries list as its input has happened only when it
/// ends, and its steps tell it too.
void TranscriptBuilder::holdBack(std::vector<Draft>& request, Ending& ending)
{
    const auto asked = std::find_if(request.begin(), request.end(),
        [](const Draft& draft) { return draft.entry.kind != EntryKind::System && draft.entry.kind != EntryKind::User; });
    for (auto later = asked; later != request.end(); ++later)
        later->entry.time = ending.time;
    ending.drafts.insert(ending.drafts.begin(), std::make_move_iterator(asked), std::make_move_iterator(request.end()));
    request.erase(asked, request.end());
}

void TranscriptBuilder::addConversation(const StepInput& step)
{
    offerTools(step);
    std::vector<Draft> request = draftRequest(step);
    Ending ending{step.row.end(), m_order++, draftAnswer(step)};
    if (step.row.step != StepKind::Generation)
        holdBack(request, ending);
    const int repeated = placeRequest(std::move(request));
    ending.onlyNew = step.row.step != StepKind::Generation || step.row.has(store::SpanFlag::CallBelow);
    if (!ending.drafts.empty())
        ending.drafts.front().entry.repeated = repeated;
    m_endings.push_back(std::move(ending));
    std::push_heap(m_endings.begin(), m_endings.end(), endsLater);
}

void TranscriptBuilder::addTool(const StepInput& step)
{
    Entry call = makeEntry(step, EntryKind::ToolCall, step.row.start);
    call.name = step.tool;
    call.callId = step.callId;
    std::int32_t at = findCall(call);
    if (at < 0) {
        call.recorded = step.content.toolArguments.has_value();
        setText(call, step.content.toolArguments.value_or(""));
        call.place = {TextPlace::Where::Arguments};
        at = append(std::move(call), hashOfCall(step.tool, step.content.toolArguments.value_or("")));
    }
    auto& open = m_openCalls[std::string(step.tool)];
    open.erase(std::remove(open.begin(), open.end(), at), open.end());

    Ending ending{step.row.end(), m_order++, {}};
    ending.call = at;
    Draft result{makeEntry(step, EntryKind::ToolResult, step.row.end()), 0};
    result.entry.name = step.tool;
    result.entry.callId = step.callId;
    result.entry.failed = step.row.status == domain::SpanStatus::Error;
    result.entry.duration = step.row.duration;
    result.entry.recorded = step.content.toolResult.has_value() || (result.entry.failed && !step.statusMessage.empty());
    const std::string_view text = step.content.toolResult ? std::string_view(*step.content.toolResult) : step.statusMessage;
    setText(result.entry, text);
    result.entry.place = {step.content.toolResult ? TextPlace::Where::Result : TextPlace::Where::None};
    result.hash = hashOf("result", {}, text);
    ending.drafts.push_back(std::move(result));
    m_endings.push_back(std::move(ending));
    std::push_heap(m_endings.begin(), m_endings.end(), endsLater);
}

void TranscriptBuilder::addRetrieval(const StepInput& step)
{
    Draft draft{makeEntry(step, EntryKind::Retrieval, step.row.end()), 0};
    draft.entry.name = format::clip(step.content.query.value_or(""), 200);
    draft.entry.recorded = step.content.documents.has_value();
    draft.entry.duration = step.row.duration;
    if (step.content.documents) {
        setText(draft.entry, textOfDocuments(*step.content.documents));
        draft.entry.place = {TextPlace::Where::Documents};
    }
    Ending ending{step.row.end(), m_order++, {}};
    ending.drafts.push_back(std::move(draft));
    m_endings.push_back(std::move(ending));
    std::push_heap(m_endings.begin(), m_endings.end(), endsLater);
}

/// The order of a heap whose top ends first; of those that end together the one that began last.
bool TranscriptBuilder::endsLater(const Ending& a, const Ending& b)
{
    return a.time != b.time ? a.time > b.time : a.order < b.order;
}

void TranscriptBuilder::endUpTo(domain::Timestamp time)
{
    while (!m_endings.empty() && m_endings.front().time <= time) {
        std::pop_heap(m_endings.begin(), m_endings.end(), endsLater);
        Ending ending = std::move(m_endings.back());
        m_endings.pop_back();
        end(std::move(ending));
    }
}

void TranscriptBuilder::end(Ending ending)
{
    if (ending.call >= 0) {
        endTool(ending);
        return;
    }
    for (Draft& draft : ending.drafts) {
        const bool known = m_shown.contains(draft.hash) || (draft.entry.kind == EntryKind::ToolCall && isKnownCall(draft))
            || (draft.entry.kind == EntryKind::ToolResult && isKnownResult(draft));
        if (ending.onlyNew && known) {
            learnId(draft);
            continue;
        }
        const EntryKind kind = draft.entry.kind;
        const std::int32_t at = append(std::move(draft.entry), draft.hash);
        if (kind == EntryKind::ToolResult)
            linkResult(at, findCall(m_transcript.entries[static_cast<std::size_t>(at)]));
    }
}

void TranscriptBuilder::endTool(Ending& ending)
{
    Draft& draft = ending.drafts.front();
    const std::int32_t known = m_transcript.entries[static_cast<std::size_t>(ending.call)].result;
    // A tool that wraps a tool tells the same result twice.
    if (known >= 0 && m_shown.contains(draft.hash)) {
        m_mainEntry.emplace(draft.entry.span, known);
        return;
    }
    linkResult(append(std::move(draft.entry), draft.hash), ending.call);
}

std::int32_t TranscriptBuilder::append(Entry entry, Hash hash)
{
    const auto at = static_cast<std::int32_t>(m_transcript.entries.size());
    if (hash != 0) {
        ++m_shown[hash];
        ++m_shownInTrace[hash];
    }
    if (entry.span.valid() && entry.kind != EntryKind::Log) {
        const auto [known, isNew] = m_mainEntry.emplace(entry.span, at);
        const bool answers = entry.duration.has_value() || entry.kind == EntryKind::Retrieval;
        if (!isNew && answers)
            known->second = at;
    }
    m_transcript.entries.push_back(std::move(entry));
    if (m_transcript.entries.back().kind == EntryKind::ToolCall) {
        m_callByHash[hash] = at;
        linkCall(at);
    }
    return at;
}

void TranscriptBuilder::linkCall(std::int32_t call)
{
    Entry& entry = m_transcript.entries[static_cast<std::size_t>(call)];
    if (!entry.callId.empty())
        m_callById.emplace(entry.callId, call);
    m_openCalls[entry.name].push_back(call);
    if (const auto definition = m_definitionByTool.find(entry.name); definition != m_definitionByTool.end()) {
        entry.definition = definition->second;
        std::int32_t& first = m_transcript.entries[static_cast<std::size_t>(definition->second)].call;
        first = first < 0 ? call : first;
    }
}

void TranscriptBuilder::linkResult(std::int32_t result, std::int32_t call)
{
    Entry& entry = m_transcript.entries[static_cast<std::size_t>(result)];
    entry.call = call;
    if (call < 0)
        return;
    Entry& asked = m_transcript.entries[static_cast<std::size_t>(call)];
    asked.result = asked.result < 0 ? result : asked.result;
    entry.definition = asked.definition;
    if (entry.name.empty())
        entry.name = asked.name;
}

std::int32_t TranscriptBuilder::findCall(const Entry& entry) const
{
    if (!entry.callId.empty()) {
        const auto call = m_callById.find(entry.callId);
        return call == m_callById.end() ? -1 : call->second;
    }
    const auto open = m_openCalls.find(entry.name);
    return open == m_openCalls.end() || open->second.empty() ? -1 : open->second.front();
}

std::int32_t TranscriptBuilder::entryOf(domain::SpanId span, const std::unordered_map<domain::SpanId, domain::SpanId>& parents) const
{
    // Parents may form a ring: as many steps as there are spans are enough.
    for (std::size_t steps = 0; span.valid() && steps <= parents.size(); ++steps) {
        if (const auto known = m_mainEntry.find(span); known != m_mainEntry.end())
            return known->second;
        const auto parent = parents.find(span);
        span = parent == parents.end() ? domain::SpanId{} : parent->second;
    }
    return -1;
}

Transcript TranscriptBuilder::finish(std::vector<domain::Finding> findings, const std::unordered_map<domain::SpanId, domain::SpanId>& parents)
{
    while (!m_endings.empty())
        endUpTo(m_endings.front().time);
    for (std::uint32_t i = 0; i < findings.size(); ++i) {
        if (const std::int32_t at = entryOf(findings[i].span, parents); at >= 0)
            m_transcript.entries[static_cast<std::size_t>(at)].findings.push_back(i);
    }
    m_transcript.findings = std::move(findings);
    return std::move(m_transcript);
}

} // namespace whyglass::transcript

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/step.h"
#include "models/store/rows.h"
#include "models/analysis/details/tool_definitions.h"
#include "models/transcript/transcript.h"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace whyglass::transcript {

/// One span as the builder reads it. Refers to what the caller holds.
struct StepInput {
    const store::SpanRow& row;
    const domain::StepContent& content;
    std::string_view agent; ///< of the span or the nearest above it
    std::string_view model, tool, callId, statusMessage;
    std::vector<analysis::ToolDefinition> definitions;
};

/// Puts a transcript together from spans in the order of their starts. What a request repeats of what stands there already is
/// counted, not shown again; a tool's span and the model's words about it become one call and one result.
class TranscriptBuilder {
public:
    /// Steps of agents often carry input and output as JSON of a framework. They are left out unless `withEnvelopes`.
    explicit TranscriptBuilder(bool withEnvelopes = false);

    /// The spans that follow are of this trace. `separator`: an entry tells so.
    void beginTrace(const domain::TraceId& trace, domain::Timestamp start, std::string_view name, bool separator);
    void add(const StepInput& step);
    /// A log record or a decision: an entry as it is.
    void addMark(Entry mark);
    /// All that is open ends; findings go to the entries of their spans, else of the nearest span above.
    Transcript finish(std::vector<domain::Finding> findings, const std::unordered_map<domain::SpanId, domain::SpanId>& parents);

    [[nodiscard]] bool leftOutEnvelopes() const { return m_leftOutEnvelopes; }

private:
    using Hash = std::uint64_t;
    using Counts = std::unordered_map<Hash, int>;

    /// An entry that is not placed yet.
    struct Draft {
        Entry entry;
        Hash hash = 0;
    };
    /// What becomes known when a span ends.
    struct Ending {
        domain::Timestamp time;
        std::size_t order = 0;
        std::vector<Draft> drafts;
        bool onlyNew = false;         ///< drafts that stand there already are left out
        std::int32_t call = -1;       ///< of a tool
    };
    static bool endsLater(const Ending& a, const Ending& b);

    [[nodiscard]] Entry makeEntry(const StepInput& step, EntryKind kind, domain::Timestamp time) const;
    void setText(Entry& entry, std::string_view text);
    void draftMessage(std::vector<Draft>& drafts, const StepInput& step, const domain::Message& message, TextPlace place, domain::Timestamp time);
    void draftPart(std::vector<Draft>& drafts, const StepInput& step, const domain::Message& message, std::size_t part, TextPlace place,
                   domain::Timestamp time);
    void draftText(std::vector<Draft>& drafts, const StepInput& step, EntryKind kind, std::string_view text, TextPlace place, domain::Timestamp time);
    void draftEnvelope(std::vector<Draft>& drafts, const StepInput& step, const std::optional<std::string>& text, bool output);
    [[nodiscard]] std::vector<Draft> draftRequest(const StepInput& step);
    [[nodiscard]] std::vector<Draft> draftAnswer(const StepInput& step);

    static void holdBack(std::vector<Draft>& request, Ending& ending);
    void offerTools(const StepInput& step);
    [[nodiscard]] int placeRequest(std::vector<Draft> drafts);
    void learnId(const Draft& draft);
    [[nodiscard]] bool isKnownCall(const Draft& draft) const;
    [[nodiscard]] bool isKnownResult(const Draft& draft) const;
    void addConversation(const StepInput& step);
    void addTool(const StepInput& step);
    void addRetrieval(const StepInput& step);
    void endUpTo(domain::Timestamp time);
    void end(Ending ending);
    void endTool(Ending& ending);
    std::int32_t append(Entry entry, Hash hash);
    void linkCall(std::int32_t call);
    void linkResult(std::int32_t result, std::int32_t call);
    [[nodiscard]] std::int32_t findCall(const Entry& entry) const;
    [[nodiscard]] std::int32_t entryOf(domain::SpanId span, const std::unordered_map<domain::SpanId, domain::SpanId>& parents) const;

    bool m_withEnvelopes;
    bool m_leftOutEnvelopes = false;
    Transcript m_transcript;
    domain::TraceId m_trace;
    std::vector<Ending> m_endings; ///< a heap, the next to end first
    std::size_t m_order = 0;
    std::size_t m_textBytes = 0;
    Counts m_shown, m_shownInTrace;
    std::unordered_map<std::string, std::int32_t> m_callById, m_definitionByTool;
    std::unordered_map<std::string, std::deque<std::int32_t>> m_openCalls; ///< by tool, those without a span yet
    std::unordered_map<Hash, std::int32_t> m_definitions, m_callByHash;
    std::unordered_map<domain::SpanId, std::int32_t> m_mainEntry; ///< of a span: its answer or result, else the first
};

} // namespace whyglass::transcript

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/card_demands.h"

#include "ingest/normalize/documents.h"
#include "models/analysis/decisions/card_answer.h"
#include "models/analysis/decisions/card_statement.h"
#include "models/analysis/decisions/card_wording.h"
#include "models/analysis/text/ascii.h"
#include "models/analysis/text/name_words.h"

#include <re2/re2.h>

#include <algorithm>
#include <list>
#include <optional>
#include <set>
#include <string>

namespace whyglass::analysis {

namespace {

constexpr std::size_t kMaxDemands = 3;
constexpr std::size_t kLookedAt = 50'000; ///< bytes of one text
constexpr std::size_t kSentenceBytes = 200;
constexpr std::size_t kNameBytes = 60;

/// A sentence that asks for something to be found, known or checked.
struct Demand {
    std::size_t row = 0;
    std::string field;
    std::string source; ///< "POL-AP-022", "The instructions"
    std::string sentence;
};

/// What a call is about: "lookup_vendor" → vendor. Its verb says nothing, nor do the words that every tool has.
std::vector<std::string> thingsOf(std::string_view tool)
{
    constexpr std::size_t kShortest = 4;
    static constexpr std::string_view kEveryTools[] = {"details", "data", "info", "result", "results", "list", "record", "records", "status", "lookup", "search", "find", "fetch"};
    auto words = nameWords(tool);
    if (words.size() > 1)
        words.erase(words.begin());
    std::erase_if(words, [](const std::string& word) {
        return word.size() < kShortest || std::find(std::begin(kEveryTools), std::end(kEveryTools), word) != std::end(kEveryTools);
    });
    return words;
}

/// The first sentence of a text that asks for one of these things; empty where none does.
std::string demandIn(std::string_view text, const std::vector<std::string>& things)
{
    static const RE2 kAsks("(?i)\\b(?:must|shall|has to|have to|needs? to|required|requires|only (?:if|when|after))\\b", RE2::Quiet);
    static const RE2 kToBeKnown("(?i)\\b(?:found|exists?|verif\\w+|valid\\w*|check\\w*|confirm\\w*|regist\\w+|listed|known|on file|match\\w*)\\b", RE2::Quiet);
    text = text.substr(0, kLookedAt);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(".;\n"), text.size());
        const std::string_view sentence = trim(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        const re2::StringPiece piece(sentence.data(), sentence.size());
        const bool names = std::any_of(things.begin(), things.end(), [&](const std::string& thing) { return containsFolded(sentence, thing); });
        if (names && RE2::PartialMatch(piece, kAsks) && RE2::PartialMatch(piece, kToBeKnown))
            return std::string(sentence);
    }
    return {};
}

/// A text that may ask for something, and where it stands.
struct AskingText {
    std::size_t row = 0;
    std::string_view where; ///< as CardReading::fieldOf() takes it
    std::string source;
    std::string_view text;
};

/// All documents and instructions before a decision, read once: documents first, since they say more of the case.
class AskingTexts {
public:
    explicit AskingTexts(const CardReading& reading) : m_reading(reading)
    {
        for (const std::size_t i : reading.before())
            addDocuments(i);
        for (const std::size_t i : reading.before())
            if (const auto& instructions = reading.trace().content(i).systemInstructions)
                for (const domain::MessagePart& part : *instructions)
                    if (m_known.insert(part.content).second)
                        m_texts.push_back({i, "system", "The instructions", part.content});
    }

    [[nodiscard]] std::optional<Demand> firstFor(const std::vector<std::string>& things) const
    {
        for (const AskingText& asking : m_texts)
            if (std::string sentence = demandIn(asking.text, things); !sentence.empty())
                return Demand{asking.row, m_reading.fieldOf(asking.row, asking.where, sentence), asking.source, std::move(sentence)};
        return std::nullopt;
    }

private:
    void addDocuments(std::size_t i)
    {
        const std::size_t holder = m_reading.trace().resultSource(i);
        add(m_reading.documents(i), holder, holder == i ? "docs" : "input");
        const domain::StepKind step = m_reading.trace().row(i).step;
        const bool isRun = step == domain::StepKind::Agent || step == domain::StepKind::Workflow;
        const auto& messages = m_reading.trace().content(i).inputMessages;
        if (!isRun || !messages)
            return;
        for (const domain::Message& message : *messages) // of a run that tells its calls itself
            for (const domain::MessagePart& part : message.parts)
                if (auto documents = part.type == "tool_call_response" ? telemetry::findDocuments(telemetry::ValueTree::ofText(part.payload)) : std::nullopt)
                    add(m_parsed.emplace_back(std::move(*documents)), i, "input");
    }

    void add(const std::vector<domain::Document>& documents, std::size_t row, std::string_view where)
    {
        for (const domain::Document& document : documents)
            if (document.content)
                m_texts.push_back({row, where, document.id.empty() ? std::string("A document") : firstWords(document.id, kNameBytes), *document.content});
    }

    const CardReading& m_reading;
    std::list<std::vector<domain::Document>> m_parsed; ///< that the texts are views of
    std::set<std::string_view> m_known; ///< every call repeats its instructions
    std::vector<AskingText> m_texts;
};

bool isOutcome(const CardEntry& entry)
{
    const bool brought = !entry.isEmpty && !entry.isError && !entry.isHiddenError;
    return entry.kind == CardEntry::Kind::ToolResult && !entry.tool.empty() && !brought && !entry.statement.evidence.empty();
}

CardEntry gapOf(const CardReading& reading, const Demand& demand, const CardEntry& outcome)
{
    StatementBuilder statement(reading);
    statement.at(demand.row, demand.field, demand.sentence, domain::Relation::Inferred);
    const std::string_view ask = demand.source.starts_with("The ") ? " ask" : " asks"; // the instructions, a document
    statement.say(demand.source).say(ask).say(": \xE2\x80\x9C").say(firstWords(demand.sentence, kSentenceBytes)).say("\xE2\x80\x9D; ");
    CardEvidence result = outcome.statement.evidence.front();
    result.relation = domain::Relation::Inferred;
    statement.at(std::move(result)).say(outcome.title + ".");
    CardEntry entry;
    entry.kind = CardEntry::Kind::Gap;
    entry.title = demand.source + std::string(ask) + " for what was not found";
    entry.statement = std::move(statement).build();
    entry.span = outcome.span;
    entry.time = outcome.time;
    entry.step = outcome.step;
    entry.relation = domain::Relation::Inferred;
    entry.findings = outcome.findings;
    return entry;
}

} // namespace

std::vector<CardEntry> unmetDemands(const CardReading& reading, const std::vector<CardEntry>& entries)
{
    std::vector<CardEntry> gaps;
    if (!isApproval(reading.decision().result))
        return gaps;
    std::optional<AskingTexts> texts; // most decisions have no such call
    for (const CardEntry& entry : entries) {
        const auto things = isOutcome(entry) && gaps.size() < kMaxDemands ? thingsOf(entry.tool) : std::vector<std::string>();
        if (things.empty())
            continue;
        if (!texts)
            texts.emplace(reading);
        if (const auto demand = texts->firstFor(things))
            gaps.push_back(gapOf(reading, *demand, entry));
    }
    return gaps;
}

} // namespace whyglass::analysis

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/detectors/detector_functions.h"
#include "models/analysis/detectors/empty_verdict.h"
#include "models/analysis/detectors/finding_builder.h"
#include "models/analysis/detectors/told_results.h"
#include "models/analysis/json/safe_json.h"
#include "models/analysis/text/ascii.h"
#include "models/analysis/text/specifics.h"
#include "models/domain/clock_slack.h"

#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace whyglass::analysis {

namespace {

constexpr std::size_t kMaxFailures = 100; ///< each is held against the whole trace
constexpr std::size_t kMaxAnswers = 20; ///< each is held against all that was known
constexpr std::size_t kShownFailures = 3;
constexpr std::size_t kShownSpecifics = 5;

/// A call that brought nothing to build on, whatever its status.
struct Failure {
    std::size_t span = 0;
    std::string why;
    std::string payload;
    bool isError = false; ///< else it came back empty
    const ToldResult* told = nullptr; ///< where only the messages of `span` tell of it
};

std::string calleeOf(const TraceReading& reading, const Failure& failure)
{
    return failure.told != nullptr ? nameOf(*failure.told) : std::string(reading.callee(failure.span));
}

std::vector<Failure> failuresOf(const TraceReading& reading, const std::vector<ToldResult>& told)
{
    std::vector<Failure> failures;
    for (std::size_t i = 0; i < reading.size(); ++i) {
        // A request inside a tool or a model call is its own business: either that failed too, or it got over it.
        if (!reading.isCall(i) || reading.insideCall(i))
            continue;
        if (failures.size() >= kMaxFailures)
            break;
        if (const auto error = reading.effectiveError(i))
            failures.push_back({i, *error, reading.result(i).value_or(*error), true});
        else if (auto empty = emptyAlarm(reading, i))
            failures.push_back({i, std::move(empty->why), std::move(empty->payload), false});
    }
    for (const ToldResult& result : told) {
        if (failures.size() >= kMaxFailures)
            break;
        if (auto error = errorPayload(result.payload, result.tool))
            failures.push_back({result.holder, std::move(error->why), std::string(result.payload), true, &result});
        else if (auto empty = emptyAnswer(result.payload, result.tool))
            failures.push_back({result.holder, std::move(empty->why), std::string(result.payload), false, &result});
    }
    return failures;
}

/// What a step said in words; of a run also as it recorded it.
std::string wordsOf(const TraceReading& reading, std::size_t i)
{
    const domain::StepContent& content = reading.content(i);
    std::string words = answerText(content);
    const bool isRun = reading.row(i).step == domain::StepKind::Agent || reading.row(i).step == domain::StepKind::Workflow;
    return words.empty() && isRun && !content.outputMessages ? content.output.value_or("") : words;
}

bool encloses(const TraceReading& reading, std::size_t outer, std::size_t inner) { return outer < inner && inner < reading.subtreeEnd(outer); }

bool answersInWords(const TraceReading& reading, std::size_t i) { return !asksForTools(reading.content(i)) && !wordsOf(reading, i).empty(); }

/// Where no model call beside the failure has its words recorded: the nearest call or agent around it that has, or the whole run.
std::optional<std::size_t> answerAround(const TraceReading& reading, std::size_t failure)
{
    for (std::size_t i = 0; i < reading.size(); ++i)
        if (reading.isGeneration(i) && !encloses(reading, i, failure) && answersInWords(reading, i))
            return std::nullopt;
    const auto& parents = reading.input().trace.parentIndex;
    for (int above = parents[failure]; above >= 0; above = parents[static_cast<std::size_t>(above)]) {
        const auto i = static_cast<std::size_t>(above);
        const domain::StepKind step = reading.row(i).step;
        const bool isWhole = step == domain::StepKind::Workflow && parents[i] < 0; // a step of one gives back what it asks for
        const bool speaks = step == domain::StepKind::Generation || step == domain::StepKind::Agent || isWhole;
        if (speaks && answersInWords(reading, i) && reading.row(i).end() >= reading.row(failure).end())
            return i;
    }
    return std::nullopt;
}

/// The first answer in words after the failure, by the same agent; nullopt where none came. A run that tells its conversation answers itself.
std::optional<std::size_t> nextAnswer(const TraceReading& reading, const Failure& failure)
{
    const bool isTold = failure.told != nullptr;
    const domain::Timestamp known = isTold ? reading.row(failure.span).start : reading.row(failure.span).end();
    std::optional<std::size_t> next;
    for (std::size_t i = 0; i < reading.size(); ++i) {
        const bool isHolder = isTold && i == failure.span;
        if ((!reading.isGeneration(i) && !isHolder) || reading.row(i).start + domain::kClockSlack < known)
            continue;
        if (next && reading.row(i).start >= reading.row(*next).start)
            continue;
        if ((isHolder || reading.sameAgent(failure.span, i)) && answersInWords(reading, i))
            next = i;
    }
    return next || isTold ? next : answerAround(reading, failure.span);
}

/// When the answer was begun; of one around the failure, when it was given.
domain::Timestamp timeOf(const TraceReading& reading, std::size_t answer, std::size_t failure)
{
    return encloses(reading, answer, failure) ? reading.row(answer).end() : reading.row(answer).start;
}

std::set<std::string> entitiesIn(std::string_view arguments)
{
    std::set<std::string> entities;
    constexpr std::size_t kShortestNumber = 4;
    for (const Specific& specific : specificsOf(arguments))
        if (specific.kind == Specific::Kind::Id || specific.kind == Specific::Kind::Email || specific.text.size() >= kShortestNumber)
            entities.insert(toLower(specific.text));
    return entities;
}

std::set<std::string> entitiesIn(const TraceReading& reading, std::size_t call) { return entitiesIn(reading.content(call).toolArguments.value_or("")); }

bool sharesAny(const std::set<std::string>& a, const std::set<std::string>& b)
{
    return std::any_of(a.begin(), a.end(), [&b](const std::string& entity) { return b.contains(entity); });
}

/// How far other calls made up for the failure before the answer.
enum class Remedy { None, OtherTool, SameTool };

/// Of a failure that only messages tell: what they were given after it.
Remedy remedyOf(const TraceReading& reading, const ToldResult& failure, const std::vector<ToldResult>& told, std::size_t answer)
{
    const auto entities = entitiesIn(failure.arguments);
    Remedy remedy = Remedy::None;
    for (const ToldResult* later = &failure + 1; later != told.data() + told.size(); ++later) {
        const bool isSame = later->tool == failure.tool;
        const bool isKnown = reading.row(later->holder).start <= reading.row(answer).start;
        if (!isKnown || (!isSame && (remedy != Remedy::None || !sharesAny(entities, entitiesIn(later->arguments)))) || !broughtData(*later))
            continue;
        if (isSame)
            return Remedy::SameTool;
        remedy = Remedy::OtherTool;
    }
    return remedy;
}

/// The same tool again, or another about the same thing.
Remedy remedyOf(const TraceReading& reading, const Failure& failure, std::size_t answer, const std::set<std::size_t>& failed)
{
    const auto entities = entitiesIn(reading, failure.span);
    Remedy remedy = Remedy::None;
    for (std::size_t i = 0; i < reading.size(); ++i) {
        const bool between = i != failure.span && reading.row(i).start >= reading.row(failure.span).start
            && reading.row(i).end() <= timeOf(reading, answer, failure.span);
        if (!between || failed.count(i) > 0 || !reading.isCall(i))
            continue;
        if (reading.callee(i) == reading.callee(failure.span))
            return Remedy::SameTool;
        if (remedy != Remedy::None || reading.row(i).start < reading.row(failure.span).end())
            continue;
        if (sharesAny(entities, entitiesIn(reading, i)))
            remedy = Remedy::OtherTool;
    }
    return remedy;
}

/// Beginnings of the longer words, so that "exchanged" meets "exchange".
std::set<std::string> wordStems(std::string_view text)
{
    constexpr std::size_t kShortestWord = 5;
    constexpr std::size_t kStem = 6;
    std::set<std::string> stems;
    std::string word;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && isAlpha(text[i])) {
            word.push_back(toLower(text[i]));
            continue;
        }
        if (word.size() >= kShortestWord && word != "error" && word != "errors")
            stems.insert(word.substr(0, kStem));
        word.clear();
    }
    return stems;
}

/// The answer repeats what the error said: "cannot be exchanged" … "not eligible for an exchange".
bool retellsError(const Failure& failure, const std::string& answer)
{
    constexpr std::size_t kLongestMessage = 300; // beyond, it is a stack trace
    if (!failure.isError || failure.payload.size() > kLongestMessage)
        return false;
    const auto said = wordStems(failure.payload);
    const auto told = wordStems(answer);
    const auto shared =
        std::count_if(said.begin(), said.end(), [&told](const std::string& stem) { return told.count(stem) > 0; });
    return shared >= 2 && static_cast<std::size_t>(shared) * 2 >= said.size();
}

bool admitsFailure(const std::string& answer)
{
    static const RE2 kAcknowledged(
        "(?i)\\b(?:errors?|fail(?:ed|ure|s)?|unable|could ?n[o'\xE2\x80\x99]t|can ?not|can['\xE2\x80\x99]t|not (?:be |been "
        ")?(?:available|found|able|located|retrieved|eligible|possible|considered)|"
        "(?:no|without|any|missing) (?:data|results?|records?|information|match(?:es|ing)?)|unavailable|timed? "
        "?out|apolog\\w*|unfortunately|try again|"
        "did ?n[o'\xE2\x80\x99]t (?:find|return)|no \\w+ (?:was|were) found|"
        "fehler|leider|nicht (?:gefunden|verf\xC3\xBCgbar|m\xC3\xB6glich)|fehlgeschlagen|"
        "erreur|malheureusement|indisponible|introuvable|lo siento|no se (?:pudo|encontr\xC3\xB3)|desafortunadamente)",
        RE2::Quiet);
    return RE2::PartialMatch(answer, kAcknowledged);
}

void addKnown(KnownContext& known, const domain::StepContent& content)
{
    const auto addParts = [&known](const std::vector<domain::MessagePart>& parts) {
        for (const domain::MessagePart& part : parts) {
            known.add(part.content);
            known.add(part.payload);
        }
    };
    if (content.systemInstructions)
        addParts(*content.systemInstructions);
    if (content.inputMessages)
        for (const domain::Message& message : *content.inputMessages)
            if (message.role != "assistant") // what the model said itself is no source
                addParts(message.parts);
    if (content.documents)
        for (const domain::Document& document : *content.documents) {
            known.add(document.id);
            known.add(document.content.value_or(""));
            known.add(document.metadata);
        }
    for (const auto* text : {&content.toolResult, &content.input})
        if (*text)
            known.add(**text);
}

/// Everything the model could have had before this answer; nullopt where its input was not recorded.
std::optional<KnownContext> knownBefore(const TraceReading& reading, std::size_t answer, std::size_t failure)
{
    if (!reading.content(answer).inputMessages)
        return std::nullopt;
    KnownContext known;
    for (std::size_t i = 0; i < reading.size(); ++i)
        if (i == answer || reading.row(i).start < timeOf(reading, answer, failure))
            addKnown(known, reading.content(i));
    return known;
}

bool isSelfRating(std::string_view key)
{
    return containsFolded(key, "confidence") || containsFolded(key, "score") || containsFolded(key, "probability")
        || containsFolded(key, "certainty");
}

void flatten(const nlohmann::json& value, std::string& text)
{
    if (value.is_object()) {
        for (const auto& [key, member] : value.items())
            if (!isSelfRating(key))
                flatten(member, text);
    } else if (value.is_array()) {
        for (const auto& item : value)
            flatten(item, text);
    } else if (value.is_string()) {
        text.append(value.get_ref<const std::string&>()).push_back('\n');
    } else if (value.is_number()) {
        text.append(value.dump()).push_back('\n');
    }
}

/// The statements of an answer in words: of a JSON answer its values, without the model's rating of itself.
std::string statementsOf(const std::string& answer)
{
    const auto json = parseStructure(answer);
    if (!json)
        return answer;
    std::string text;
    flatten(*json, text);
    return text;
}

std::vector<std::string> unsourced(const std::string& statements, const KnownContext& known)
{
    std::vector<std::string> found;
    for (const Specific& specific : specificsOf(statements)) {
        if (known.knows(specific) || (specific.kind == Specific::Kind::Number && known.computes(specific.number)))
            continue;
        if (std::find(found.begin(), found.end(), specific.text) == found.end())
            found.emplace_back(specific.text);
    }
    return found;
}

/// Failures that one answer passes over in silence.
struct Silence {
    std::vector<const Failure*> failures;
    bool remedied = true; ///< another tool told about the same thing, after each of them
};

/// nullopt where nothing is wrong: made up for, and nothing stated that nobody said.
std::optional<domain::Finding> report(const TraceReading& reading, std::size_t answer, const Silence& silence)
{
    const auto& failures = silence.failures;
    const std::string text = wordsOf(reading, answer);
    const auto known = knownBefore(reading, answer, failures.front()->span);
    const auto invented = known ? unsourced(statementsOf(text), *known) : std::vector<std::string>{};
    if (silence.remedied && invented.empty())
        return std::nullopt;
    const Failure& first = *failures.front();
    const std::string callee = calleeOf(reading, first);

    FindingBuilder builder(reading, errorThenAnswer(), answer);
    builder.severity(invented.empty() ? domain::Severity::Medium : domain::Severity::High);
    builder.title("Answer without the data of " + callee);
    builder.explain(
        callee + " brought nothing (" + first.why + "), no later call of it did, and the answer does not mention it.");
    if (!invented.empty()) {
        std::string list;
        for (std::size_t n = 0; n < std::min(invented.size(), kShownSpecifics); ++n)
            list.append(n > 0 ? ", " : "").append(invented[n]);
        builder.explain("It states what occurs in no earlier input, result or instruction: " + list + ".");
    } else if (!known) {
        builder.explain("The model's input was not recorded, so its statements cannot be checked.");
    }
    for (std::size_t n = 0; n < std::min(failures.size(), kShownFailures); ++n)
        builder.evidence(failures[n]->span, failures[n]->told != nullptr ? failures[n]->told->where : "result", failures[n]->payload);
    const std::size_t at = invented.empty() ? 0 : std::min(text.find(invented.front()), text.size());
    builder.evidence(answer, "output", around(text, at == text.size() ? 0 : at));
    builder.followedBy(reading.decisionAfter(reading.row(answer).end()));
    return std::move(builder).build();
}

void run(const DetectorInput& input, std::vector<domain::Finding>& findings)
{
    const TraceReading reading(input);
    const auto told = toldResults(reading);
    const auto failures = failuresOf(reading, told);
    std::set<std::size_t> failed;
    for (const Failure& failure : failures)
        if (failure.told == nullptr)
            failed.insert(failure.span);
    std::map<std::size_t, Silence> byAnswer;
    for (const Failure& failure : failures) {
        const auto answer = nextAnswer(reading, failure);
        if (!answer)
            continue;
        const std::string text = wordsOf(reading, *answer);
        const Remedy remedy = failure.told != nullptr ? remedyOf(reading, *failure.told, told, *answer) : remedyOf(reading, failure, *answer, failed);
        if (remedy == Remedy::SameTool || admitsFailure(text) || retellsError(failure, text))
            continue;
        Silence& silence = byAnswer[*answer];
        silence.failures.push_back(&failure);
        silence.remedied = silence.remedied && remedy == Remedy::OtherTool;
    }
    std::size_t judged = 0;
    for (const auto& [answer, silence] : byAnswer) {
        if (++judged > kMaxAnswers)
            break;
        if (auto finding = report(reading, answer, silence))
            findings.push_back(std::move(*finding));
    }
}

} // namespace

Detector errorThenAnswer()
{
    return {"D04", "error-then-answer", 1, "Error, then a confident answer",
        "A call failed or came back empty, was not made up for, and the answer that follows does not say so.", &run};
}

} // namespace whyglass::analysis

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/conclusion.h"

#include "models/analysis/json/safe_json.h"
#include "models/analysis/text/ascii.h"
#include "models/analysis/text/name_words.h"
#include "models/analysis/text/specifics.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <set>

namespace whyglass::analysis {

namespace {

using nlohmann::json;
using Subject = std::vector<std::pair<std::string, std::string>>;

constexpr std::size_t kMaxResultBytes = 40;
constexpr std::size_t kMaxProseBytes = 4000;
constexpr std::size_t kMaxSubject = 8;

enum class Side { Approve, Reject, Escalate, Hold };

std::string_view wordOf(Side side)
{
    switch (side) {
    case Side::Approve:
        return "approved";
    case Side::Reject:
        return "rejected";
    case Side::Escalate:
        return "escalated";
    case Side::Hold:
        return "on hold";
    }
    return {};
}

/// What a single word or short value decides; nullopt for any other value ("ok", "success", "pending").
std::optional<Side> sideOf(std::string_view value)
{
    static constexpr std::pair<std::string_view, Side> kStems[] = {
        {"approv", Side::Approve},
        {"accept", Side::Approve},
        {"authoriz", Side::Approve},
        {"authoris", Side::Approve},
        {"reject", Side::Reject},
        {"declin", Side::Reject},
        {"denied", Side::Reject},
        {"deny", Side::Reject},
        {"refus", Side::Reject},
        {"escalat", Side::Escalate},
        {"on hold", Side::Hold},
        {"hold", Side::Hold},
        {"on_hold", Side::Hold},
    };
    const std::string lower = toLower(trim(value));
    for (const auto& [stem, side] : kStems)
        if (lower.starts_with(stem))
            return side;
    return std::nullopt;
}

// --- JSON ------------------------------------------------------------------------------------------------------------

/// A member whose very name says that it is the conclusion.
bool isDecisionKey(std::string_view key)
{
    static constexpr std::array<std::string_view, 6> kKeys{
        "decision", "verdict", "final_decision", "finaldecision", "ruling", "disposition"};
    return std::any_of(kKeys.begin(), kKeys.end(), [key](std::string_view name) { return equalsFolded(name, key); });
}

/// A member that concludes only where its value does.
bool isOutcomeKey(std::string_view key)
{
    static constexpr std::array<std::string_view, 6> kKeys{"result", "status", "outcome", "action", "recommendation", "answer"};
    return std::any_of(kKeys.begin(), kKeys.end(), [key](std::string_view name) { return equalsFolded(name, key); });
}

std::optional<std::string> resultIn(const json& object)
{
    for (const auto& [key, value] : object.items()) {
        if (isDecisionKey(key) && value.is_string()) {
            const std::string text = toLower(trim(value.get_ref<const std::string&>()));
            if (!text.empty() && text.size() <= kMaxResultBytes)
                return text;
            if (const auto side = sideOf(text)) // "Approved: the amount matches …"
                return std::string(wordOf(*side));
        }
        if (isDecisionKey(key) && value.is_object())
            if (auto inner = resultIn(value))
                return inner;
    }
    for (const auto& [key, value] : object.items()) {
        const bool approves = equalsFolded(key, "approved") || equalsFolded(key, "approve") || equalsFolded(key, "is_approved");
        if (approves && value.is_boolean())
            return std::string(wordOf(value.get<bool>() ? Side::Approve : Side::Reject));
        if (!isOutcomeKey(key) || !value.is_string() || value.get_ref<const std::string&>().size() > kMaxResultBytes)
            continue;
        if (sideOf(value.get_ref<const std::string&>()))
            return toLower(trim(value.get_ref<const std::string&>()));
    }
    return std::nullopt;
}

std::optional<double> numberUnder(const json& object, std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names) {
        for (const auto& [key, value] : object.items()) {
            if (!equalsFolded(key, name))
                continue;
            if (value.is_number())
                return value.get<double>();
            if (value.is_string())
                if (const auto number = parseNumber(value.get_ref<const std::string&>()))
                    return number;
        }
    }
    for (const auto& [key, value] : object.items())
        if (isDecisionKey(key) && value.is_object())
            return numberUnder(value, names);
    return std::nullopt;
}

std::optional<Conclusion> concludeJson(const json& object)
{
    auto result = resultIn(object);
    if (!result)
        return std::nullopt;
    Conclusion conclusion;
    conclusion.result = std::move(*result);
    if (const auto confidence = numberUnder(object, {"confidence", "confidence_score", "probability", "certainty"}))
        conclusion.confidence = foldConfidence(*confidence);
    conclusion.amount = numberUnder(object, {"amount", "total", "total_amount", "invoice_amount", "approved_amount"});
    return conclusion;
}

/// The whole answer, a fenced block, or the last object in it.
std::optional<json> objectIn(std::string_view answer)
{
    if (auto whole = parseStructure(answer); whole && whole->is_object())
        return whole;
    const std::size_t begin = answer.find('{');
    const std::size_t end = answer.rfind('}');
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin)
        return std::nullopt;
    auto inner = parseStructure(answer.substr(begin, end - begin + 1));
    return inner && inner->is_object() ? std::move(inner) : std::nullopt;
}

// --- words -----------------------------------------------------------------------------------------------------------

struct Word {
    std::string text; ///< lower case
    bool endsSentence = false;
    bool endsQuestion = false;
};

std::vector<Word> wordsOfText(std::string_view text)
{
    std::vector<Word> words;
    std::string word;
    const auto finish = [&] {
        if (!word.empty())
            words.push_back({std::move(word), false, false});
        word.clear();
    };
    for (const char c : text) {
        if (isWordByte(c) || c == '\'') {
            word.push_back(toLower(c));
            continue;
        }
        finish();
        if ((c == '.' || c == '?' || c == '!' || c == '\n' || c == ';') && !words.empty()) {
            words.back().endsSentence = true;
            words.back().endsQuestion = words.back().endsQuestion || c == '?';
        }
    }
    finish();
    if (!words.empty())
        words.back().endsSentence = true;
    return words;
}

bool isOneOf(const std::string& word, std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Forms that state an act; "approval" and "approver" do not.
std::optional<Side> statedBy(const std::vector<Word>& words, std::size_t i)
{
    const std::string& word = words[i].text;
    if (isOneOf(word, {"approved", "approve", "approving", "accepted", "authorized", "authorised"}))
        return Side::Approve;
    if (isOneOf(word,
            {"rejected", "reject", "rejecting", "denied", "deny", "denying", "declined", "decline", "declining", "refused"}))
        return Side::Reject;
    if (isOneOf(word, {"escalated", "escalate", "escalating"}))
        return Side::Escalate;
    if (word == "hold" && i > 0 && words[i - 1].text == "on")
        return Side::Hold;
    return std::nullopt;
}

/// What the few words before make of the act, within its sentence.
struct Lead {
    bool negated = false;
    bool open = false; ///< possible, conditional, asked for or somebody else's
    bool claimed = false; ///< "is", "has been", "I", "decision:" or the start of the sentence
};

Lead leadOf(const std::vector<Word>& words, std::size_t i)
{
    constexpr std::size_t kWindow = 4;
    Lead lead;
    std::size_t steps = 0;
    for (std::size_t at = i; at > 0 && steps < kWindow && !words[at - 1].endsSentence; ++steps) {
        const std::string& word = words[--at].text;
        if (isOneOf(word,
                {"not", "no", "never", "cannot", "can't", "don't", "won't", "isn't", "hasn't", "wasn't", "without", "neither",
                    "unable", "nicht"}))
            lead.negated = true;
        else if (isOneOf(word,
                     {"if", "could", "would", "may", "might", "should", "must", "can", "whether", "once", "until", "before",
                         "unless", "when", "pending", "requires", "require", "needs", "need", "to", "or", "previously", "already",
                         "auto", "automatically", "which", "who", "that", "please"}))
            lead.open = true;
        else if (isOneOf(word,
                     {"is", "are", "was", "been", "be", "i", "i'm", "i've", "we", "we've", "decision", "result", "verdict",
                         "hereby", "therefore", "outcome", "status"}))
            lead.claimed = true;
        if (at == 0 || words[at - 1].endsSentence)
            lead.claimed = lead.claimed || steps == 0; // "Approved: …", "Approve the …"
    }
    if (i == 0 || words[i - 1].endsSentence)
        lead.claimed = true;
    return lead;
}

bool inQuestion(const std::vector<Word>& words, std::size_t i)
{
    while (i < words.size() && !words[i].endsSentence)
        ++i;
    return i < words.size() && words[i].endsQuestion;
}

std::optional<Side> concludeWords(std::string_view text)
{
    const auto words = wordsOfText(text);
    std::set<Side> sides;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto side = statedBy(words, i);
        if (!side || inQuestion(words, i))
            continue;
        const Lead lead = leadOf(words, i);
        const bool refusal = lead.negated && *side == Side::Approve; // "cannot approve", "is not approved"
        if (refusal)
            sides.insert(Side::Reject);
        else if (!lead.negated && !lead.open && lead.claimed)
            sides.insert(*side);
    }
    if (sides.size() == 2 && sides.count(Side::Escalate) + sides.count(Side::Hold) == 1 && sides.count(Side::Reject) == 1)
        sides.erase(Side::Reject); // "cannot approve it; escalated to a person"
    return sides.size() == 1 ? std::optional(*sides.begin()) : std::nullopt;
}

std::optional<double> confidenceIn(std::string_view text)
{
    static const RE2 kConfidence("(?i)confiden(?:ce|t)(?:\\W+(?:is|of|score|level|at))*\\W{1,4}(\\d{1,3}(?:\\.\\d+)?)\\s*(%?)|("
                                 "\\d{1,3}(?:\\.\\d+)?)\\s*%\\s+confiden",
        RE2::Quiet);
    std::string before;
    std::string percent;
    std::string after;
    if (!RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), kConfidence, &before, &percent, &after))
        return std::nullopt;
    const auto number = parseNumber(before.empty() ? after : before);
    if (!number)
        return std::nullopt;
    constexpr double kPercent = 100.0;
    return foldConfidence(percent == "%" || before.empty() ? *number / kPercent : *number);
}

// --- subject ---------------------------------------------------------------------------------------------------------

/// What an identifier names, told by the word before it or by its prefix; empty where neither says.
std::string_view thingNamed(std::string_view word)
{
    static constexpr std::pair<std::string_view, std::string_view> kThings[] = {
        {"invoice", "invoice.id"},
        {"inv", "invoice.id"},
        {"po", "po.id"},
        {"order", "order.id"},
        {"ord", "order.id"},
        {"claim", "claim.id"},
        {"clm", "claim.id"},
        {"vendor", "vendor.id"},
        {"supplier", "vendor.id"},
        {"ticket", "ticket.id"},
        {"case", "case.id"},
        {"customer", "customer.id"},
        {"contract", "contract.id"},
        {"loan", "loan.id"},
        {"application", "application.id"},
        {"request", "request.id"},
        {"payment", "payment.id"},
        {"transaction", "transaction.id"},
        {"txn", "transaction.id"},
        {"account", "account.id"},
    };
    for (const auto& [name, key] : kThings)
        if (name == word)
            return key;
    return {};
}

void addOnce(Subject& subject, std::string_view key, std::string_view value)
{
    const auto same = std::find_if(subject.begin(), subject.end(), [key](const auto& entry) { return entry.first == key; });
    if (same == subject.end() && subject.size() < kMaxSubject)
        subject.emplace_back(key, value);
}

/// An identifier has a digit; "vendor": "Nordwind GmbH" names the vendor, but is no key.
bool looksLikeId(std::string_view text)
{
    return !text.empty() && text.size() <= kMaxResultBytes && std::any_of(text.begin(), text.end(), isDigit)
        && std::none_of(text.begin(), text.end(), isSpace);
}

void subjectInJson(const json& value, Subject& subject)
{
    if (value.is_array()) {
        for (const json& item : value)
            subjectInJson(item, subject);
        return;
    }
    if (!value.is_object())
        return;
    for (const auto& [key, member] : value.items()) {
        const auto subjectKey = subjectKeyFor(key);
        if (!subjectKey.empty() && member.is_string() && looksLikeId(member.get_ref<const std::string&>()))
            addOnce(subject, subjectKey, member.get_ref<const std::string&>());
        else if (!subjectKey.empty() && member.is_number_integer())
            addOnce(subject, subjectKey, member.dump());
        else if (member.is_structured())
            subjectInJson(member, subject);
    }
}

void subjectInProse(std::string_view text, Subject& subject)
{
    for (const Specific& specific : specificsOf(text)) {
        if (specific.kind != Specific::Kind::Id)
            continue;
        const auto offset = static_cast<std::size_t>(specific.text.data() - text.data());
        std::string_view lead = trim(text.substr(0, offset));
        while (!lead.empty() && !isAlpha(lead.back()))
            lead.remove_suffix(1);
        std::size_t begin = lead.size();
        while (begin > 0 && isAlpha(lead[begin - 1]))
            --begin;
        const std::string_view before = lead.substr(begin);
        const auto prefix = nameWords(specific.text);
        auto key = prefix.empty() ? std::string_view() : thingNamed(prefix.front());
        if (key.empty())
            key = thingNamed(toLower(before));
        if (!key.empty())
            addOnce(subject, key, specific.text);
    }
}

} // namespace

std::optional<double> foldConfidence(double value)
{
    constexpr double kPercent = 100.0;
    if (value >= 0.0 && value <= 1.0)
        return value;
    return value > 1.0 && value <= kPercent ? std::optional(value / kPercent) : std::nullopt;
}

std::string_view subjectKeyFor(std::string_view name)
{
    const auto words = nameWords(name);
    if (words.empty())
        return {};
    const bool purchase = words.size() > 1 && words[0] == "purchase" && words[1] == "order";
    const std::size_t rest = purchase ? 2 : 1; // words before "id"
    const bool named =
        words.size() == rest || (words.size() == rest + 1 && isOneOf(words.back(), {"id", "number", "no", "nr", "key"}));
    return named ? thingNamed(purchase ? std::string_view("po") : std::string_view(words.front())) : std::string_view();
}

Subject subjectKeysIn(std::string_view text)
{
    Subject subject;
    if (const auto value = parseStructure(text))
        subjectInJson(*value, subject);
    else
        subjectInProse(text.substr(0, kMaxProseBytes), subject);
    return subject;
}

std::optional<Conclusion> conclusionOf(std::string_view answer)
{
    answer = trim(answer);
    if (const auto object = objectIn(answer)) {
        auto conclusion = concludeJson(*object);
        if (conclusion) {
            subjectInJson(*object, conclusion->subject);
            return conclusion;
        }
    }
    if (answer.empty() || answer.size() > kMaxProseBytes || answer.front() == '{' || answer.front() == '[')
        return std::nullopt;
    const auto side = concludeWords(answer);
    if (!side)
        return std::nullopt;
    Conclusion conclusion;
    conclusion.result = std::string(wordOf(*side));
    conclusion.confidence = confidenceIn(answer);
    subjectInProse(answer, conclusion.subject);
    return conclusion;
}

} // namespace whyglass::analysis

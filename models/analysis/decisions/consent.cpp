// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/consent.h"

#include "models/analysis/decisions/consent_words.h"
#include "models/analysis/text/ascii.h"
#include "models/analysis/text/name_words.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace whyglass::analysis {

namespace {

using namespace consent;

constexpr std::size_t kLookedAt = 4'000; ///< bytes of one text; what is longer is a document, not a reply
constexpr std::size_t kTurnsBack =
    2; ///< of the user: a reply, and a detail told after it; what came before is about other things

template <std::size_t N>
std::string oneOf(const std::string_view (&table)[N])
{
    std::string joined;
    for (const std::string_view piece : table)
        joined.append(joined.empty() ? "(?:" : "|").append(piece);
    return joined + ")";
}

/// Lower case, with the quotes, dashes and dots of a keyboard; a reply that is longer than any is cut.
std::string plainText(std::string_view text)
{
    static constexpr std::pair<std::string_view, std::string_view> kTypographic[] = {{"\xE2\x80\x99", "'"}, {"\xE2\x80\x98", "'"},
        {"\xE2\x80\xA6", "."}, {"\xE2\x80\x93", ","}, {"\xE2\x80\x94", ","}, {"**", ""}, {"...", "."}};
    std::string plain = toLower(text.substr(0, kLookedAt));
    for (const auto& [from, to] : kTypographic)
        for (std::size_t at = plain.find(from); at != std::string::npos; at = plain.find(from, at + to.size()))
            plain.replace(at, from.size(), to);
    return plain;
}

/// The question stands at the end of what may be a long list.
std::string_view tailOf(std::string_view words) { return words.substr(words.size() - std::min(words.size(), kLookedAt)); }

/// Calls `visit` with where each match begins and ends, and with its group, from the left.
template <typename Visit>
void forEachMatch(const RE2& pattern, const std::string& text, Visit visit)
{
    std::array<re2::StringPiece, 2> match;
    for (std::size_t at = 0; at <= text.size() && pattern.Match(text, at, text.size(), RE2::UNANCHORED, match.data(), 2);) {
        const auto begin = static_cast<std::size_t>(match[0].data() - text.data());
        at = begin + std::max<std::size_t>(match[0].size(), 1);
        visit(begin, begin + match[0].size(), std::string_view(match[1].data(), match[1].size()));
    }
}

/// Where the last match ends; 0 where there is none.
std::size_t endOfLast(const RE2& pattern, const std::string& text)
{
    std::size_t end = 0;
    forEachMatch(pattern, text, [&end](std::size_t, std::size_t last, std::string_view) { end = last; });
    return end;
}

const std::string& clauseStart()
{
    static const std::string kStart =
        "(?:^|[.!?;:,\\n(]\\s*|\\b(?:so|then|and|well|oh|ah|hm+|in that case|thanks|thank you|perfect|great|okay|ok),? )";
    return kStart;
}

/// "How do I proceed?" and "yes or no" only mention the words.
std::string withoutMention(const std::string& text)
{
    static const RE2 kMention("(\\b(?:if|whether|say|type|answer) yes\\b|\\bhow (?:\\w+ ){0,5}?(?:proceed|continue|go "
                              "ahead)\\b|\\byes ?(?:/|or) ?no\\b)",
        RE2::Quiet);
    std::string without = text;
    forEachMatch(kMention, text, [&without](std::size_t begin, std::size_t end, std::string_view) {
        std::fill(without.begin() + static_cast<std::ptrdiff_t>(begin), without.begin() + static_cast<std::ptrdiff_t>(end), '-');
    });
    return without;
}

std::size_t endOfAgreement(const std::string& text)
{
    static const RE2 kStrong("(?m)(" + clauseStart() + oneOf(kYesWords) + "\\b|\\byes\\b|\\b" + oneOf(kAgreements) + "|"
            + clauseStart() + std::string(kGoAhead) + "|\\b" + std::string(kBeforeGoAhead) + " (?:\\w+ )?" + std::string(kGoAhead)
            + ")",
        RE2::Quiet);
    static const RE2 kWeak(
        "(?m)((?:^|[.!,\\n]\\s*)" + oneOf(kWeakYesWords) + "(?:[.!,]|$| (?:then|with|by|let|please|thank|thanks|that)\\b))",
        RE2::Quiet);
    static const RE2 kTells(
        "\\b(?:my (?:name|e-?mail|zip|phone|order|user|account|address)|here(?:'s| is| are)|mein name)\\b", RE2::Quiet);
    const std::size_t strong = endOfLast(kStrong, withoutMention(text));
    const bool isPolite = text.find('?') != std::string::npos || RE2::PartialMatch(text, kTells);
    return std::max(strong, isPolite ? 0 : endOfLast(kWeak, text));
}

/// "No" that is followed by more than its clause says something else.
std::size_t endOfBareNo(const std::string& text)
{
    static const RE2 kNo("(?m)((?:^|[.!?;\\n]\\s*|\\b(?:oh|ah|well|hm+|actually),? )" + oneOf(kNoWords)
            + "(?:[.!;,]|$| (?:thanks|thank you|danke|please|bitte|i|don't|not|wait|way|ich)\\b))",
        RE2::Quiet);
    static const RE2 kMore("^[\\s,.!;]*" + oneOf(kNothingMore), RE2::Quiet);
    std::size_t end = 0;
    forEachMatch(kNo, text, [&](std::size_t, std::size_t last, std::string_view) {
        if (!RE2::PartialMatch(re2::StringPiece(text).substr(last), kMore))
            end = last;
    });
    return end;
}

std::size_t endOfRefusal(const std::string& text)
{
    static const RE2 kRefuses("(?m)(\\b" + oneOf(kRefusals) + "|(?:^|[.!?;,\\n]\\s*)" + oneOf(kStopWords) + "\\b)", RE2::Quiet);
    return std::max(endOfBareNo(text), endOfLast(kRefuses, text));
}

template <typename Fits>
bool anySentence(const std::string& text, Fits fits)
{
    std::size_t begin = 0;
    while ((begin = text.find_first_not_of(' ', begin)) != std::string::npos) {
        const std::size_t mark = std::min(
            text.find_first_of(".?!\n", begin), text.find(", or ", begin)); // "…, or is there something else?" asks twice
        const std::size_t end = mark == std::string::npos ? text.size() : mark + 1;
        if (fits(re2::StringPiece(text.data() + begin, end - begin)))
            return true;
        begin = end;
    }
    return false;
}

bool asksForDetail(const std::string& proposal)
{
    static const RE2 kAsks("\\b" + oneOf(kDetails), RE2::Quiet);
    return RE2::PartialMatch(plainText(tailOf(proposal)), kAsks);
}

bool wishesMore(std::string_view words)
{
    static const RE2 kWishes("\\b" + oneOf(kFurtherWishes) + "\\b", RE2::Quiet);
    return RE2::PartialMatch(plainText(words), kWishes);
}

/// "Cancel W-1." to "Would you like me to cancel W-1?" says yes without the word.
bool saysActAgain(std::string_view words, const std::string& proposal)
{
    static const RE2 kSays("(?m)(?:" + clauseStart()
            + "(?:please |bitte )?|\\b(?:i|we)(?:'d| would)? (?:also )?(?:like|love|want|prefer) to |\\bplease )(" + oneOf(kActs)
            + ")\\w*",
        RE2::Quiet);
    static const RE2 kOtherwise("\\b(?:instead|rather|stattdessen|lieber)\\b", RE2::Quiet);
    const std::string said = plainText(words);
    const std::string proposed = plainText(tailOf(proposal));
    bool isAgain = false;
    forEachMatch(kSays, said, [&](std::size_t, std::size_t, std::string_view act) {
        const std::size_t at = proposed.find(act);
        isAgain = isAgain || (at != std::string::npos && (at == 0 || !isWordByte(proposed[at - 1])));
    });
    return isAgain && !RE2::PartialMatch(said, kOtherwise);
}

/// Of one user's turn: what the agent said just before.
std::string proposalBefore(const std::vector<Turn>& turns, std::size_t userTurn)
{
    std::string said;
    for (std::size_t i = userTurn; i-- > 0 && turns[i].speaker == Turn::Speaker::Agent;)
        said.insert(0, std::string(turns[i].text) + "\n");
    return said;
}

bool wroteBetween(const TraceReading& trace, domain::Timestamp from, domain::Timestamp to)
{
    const auto write = trace.writeAfter(from);
    return write && trace.row(*write).start < to;
}

} // namespace

Reply replyIn(std::string_view words)
{
    const std::string text = plainText(words);
    const std::size_t agreed = endOfAgreement(text);
    const std::size_t refused = endOfRefusal(text);
    if (agreed == 0 && refused == 0)
        return Reply::Neither;
    return agreed > refused ? Reply::Agrees : Reply::Refuses;
}

bool asksForGoAhead(std::string_view words)
{
    static const RE2 kProposes("\\b" + oneOf(kProposals), RE2::Quiet);
    static const RE2 kAsksElse("\\b" + oneOf(kOtherQuestions), RE2::Quiet);
    return anySentence(plainText(tailOf(words)), [](const re2::StringPiece& sentence) {
        return RE2::PartialMatch(sentence, kProposes) && !RE2::PartialMatch(sentence, kAsksElse);
    });
}

std::optional<UserReply> replyBefore(const TraceReading& trace, const Conversation& conversation, std::size_t decision)
{
    const std::vector<Turn>& turns = conversation.turns();
    const domain::Timestamp end = trace.row(decision).end();
    std::optional<UserReply> last;
    std::size_t looked = 0;
    domain::Timestamp later = trace.row(decision).start; // of what followed from a reply
    for (std::size_t i = turns.size(); i-- > 0 && looked < kTurnsBack;) {
        const Turn& turn = turns[i];
        const domain::Timestamp at = trace.row(turn.row).start;
        if (turn.speaker != Turn::Speaker::User || at > end)
            continue;
        const std::string proposal = proposalBefore(turns, i);
        if (!last)
            last = UserReply{turn.row, turn.text, !proposal.empty(), false};
        else if (wroteBetween(trace, at, later))
            return last;
        ++looked;
        later = at;
        const Reply reply = proposal.empty() ? Reply::Neither : replyIn(turn.text);
        const bool isAsked = !proposal.empty() && asksForGoAhead(proposal);
        const bool isOpen = isAsked && asksForDetail(proposal);
        const bool isYes = reply == Reply::Agrees || (reply == Reply::Neither && !isOpen && saysActAgain(turn.text, proposal));
        const bool isSettled = looked == 1 || !wishesMore(turn.text); // the detail that came after it belongs to this proposal
        if (isAsked && isYes && isSettled)
            return UserReply{turn.row, turn.text, true, true};
        if (reply == Reply::Refuses || proposal.empty() || (isAsked && !isOpen))
            return last;
    }
    return last;
}

} // namespace whyglass::analysis

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/consent.h"

#include "models/analysis/text/ascii.h"
#include "models/analysis/text/name_words.h"

#include <re2/re2.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace whyglass::analysis {

namespace {

constexpr std::size_t kLookedAt = 4'000; ///< bytes of one text; what is longer is a document, not a reply
constexpr std::size_t kTurnsBack = 2; ///< of the user: a reply, and a detail told after it; what was said before is about something else

// The tables below are pieces of regular expressions over text without typographic quotes, dashes and dots (see plainText()).

/// Yes, at the beginning of a clause. "Yes" itself may stand anywhere.
constexpr std::string_view kYesWords[] = {"yes", "yep", "yeah", "yup", "yea", "aye", "absolutely", "definitely", "certainly", "of course", "exactly", "agreed", "approved", "confirmed",
    "affirmative", "by all means", "please do", "ja", "jawohl", "jep", "jo", "genau", "klar", "nat\xC3\xBCrlich", "selbstverst\xC3\xA4ndlich", "gerne?", "stimmt", "passt",
    "einverstanden", "in ordnung", "best\xC3\xA4tigt", "genehmigt", "freigegeben"};
/// Politeness as often as consent: only where no question follows and nothing that was asked for is told ("Sure, my name is …").
constexpr std::string_view kWeakYesWords[] = {"sure", "ok", "okay", "alright", "all right", "perfect", "perfekt", "great", "fine", "good", "alles klar", "super", "right", "correct", "korrekt", "richtig"};
/// Agreement wherever it stands.
constexpr std::string_view kAgreements[] = {"i (?:hereby |do |can |fully )?(?:confirm|agree|approve|accept|authori[sz]e|consent)\\b", "(?:you have|has) my (?:ok|okay|approval|consent|permission|go-?ahead)\\b",
    "(?:that|this|it|which|everything|all|both|option) (?:\\w+ )?works(?: (?:fine|great|well|perfectly|for me))?\\b", "works (?:fine|great|well|perfectly|for me)\\b", "sounds (?:good|great|perfect|fine|right|correct|reasonable)\\b",
    "looks (?:good|great|right|correct|fine|perfect)\\b", "(?:that|this|it|everything|all of (?:that|this|it))(?:'s| is| are| would be|'ll be| will be) (?:all |exactly |absolutely )?(?:correct|right|fine|good|great|perfect|ok|okay|acceptable)\\b",
    "let's (?:\\w+ly |just |then )?(?:do|go (?:ahead|with|for)|proceed|continue|cancel|return|exchange|modify|change|update|switch|book|order|buy|pay|send|submit|process|finali[sz]e|approve|make)\\b", "let's get (?:this|it|that) (?:done|over with)\\b", "make it so\\b", "(?:please|just|and|then|yes) (?:do|finali[sz]e|complete|process|submit|execute) (?:it|that|this|so|both|them|all)\\b",
    "ich (?:best\xC3\xA4tige|stimme (?:dem |der |\\w+ )?zu|genehmige|bin (?:damit )?einverstanden)\\b", "machen sie (?:das|es|weiter|so)\\b", "mach (?:das|es|weiter|so)\\b",
    "bitte (?:fortfahren|weitermachen|weiter|ausf\xC3\xBChren|durchf\xC3\xBChren|so machen|machen|buchen|veranlassen)\\b", "fahren sie (?:bitte )?fort\\b", "fahr (?:bitte )?fort\\b", "das (?:passt|stimmt|ist (?:so )?(?:korrekt|richtig|in ordnung|ok|okay))\\b",
    "klingt gut\\b", "(?:freigabe|zustimmung) erteilt\\b"};
/// "Go ahead", said as an order, a wish or a leave, not as "how do I proceed".
constexpr std::string_view kGoAhead = "(?:go ahead|proceed|continue|carry on|move forward)\\b";
constexpr std::string_view kBeforeGoAhead = "(?:please|kindly|just|let's|let us|(?:like|love|want|wish|happy|ready|fine|glad|good|ok|okay) to|you (?:can|may|could|should)|(?:can|could|would) you|we (?:can|may|should)|then|and|so|now)";

constexpr std::string_view kRefusals[] = {"(?:absolutely|definitely|certainly|of course) not\\b", "not (?:yet|now|today|quite|agree|okay|ok|correct|right)\\b", "(?:isn't|is not|aren't|wasn't|that's not|not what) (?:\\w+ )?(?:correct|right|ok|okay|fine|what i|i wanted|i asked)\\b",
    "(?:do not|don't|never|won't|will not|would not|wouldn't|cannot|can't|rather not|prefer not to) (?:\\w+ ){0,2}?(?:go ahead|proceed|continue|carry on|do (?:it|that|this|so|anything)|confirm|agree|approve|accept|authori[sz]e|consent|pay it|process it|finali[sz]e|submit)\\b",
    "(?:do not|don't) (?:want|like) (?:you to (?:do|go|proceed)|that|this)\\b", "i (?:disagree|refuse|decline|object|reject)\\b", "hold (?:on|off)\\b", "hang on\\b", "never ?mind\\b", "forget (?:it|about it)\\b",
    "on second thoughts?\\b", "changed my mind\\b", "(?:let me|need (?:some |more )?time to|i'll|i will) think\\b", "need (?:some )?(?:more )?time\\b", "(?:rather|prefer to) wait\\b", "(?:but|please|should|let's) (?:wait|stop)\\b",
    "but (?:first|before)\\b", "before (?:you|we|i) (?:\\w+ ){0,2}?(?:do|proceed|go|make|process|confirm|decide|agree)\\b", "only if\\b", "unless\\b", "i'd rather not\\b", "no longer (?:want|wish) (?:to )?(?:proceed|continue|go)\\b",
    "noch nicht\\b", "lieber nicht\\b", "doch nicht\\b", "bitte nicht\\b", "nicht (?:fortfahren|ausf\xC3\xBChren|durchf\xC3\xBChren|buchen|genehmigen|freigeben|machen|einverstanden|korrekt|richtig|in ordnung|zustimmen|best\xC3\xA4tigen)\\b",
    "stimme (?:dem |\\w+ )?nicht zu\\b", "lehne (?:das |es |\\w+ )?ab\\b", "abgelehnt\\b", "(?:auf )?keinen ?falls?\\b", "keinesfalls\\b", "aber (?:erst|zuerst|vorher)\\b"};
/// At the beginning of a clause, and the clause says no more, or thanks.
constexpr std::string_view kNoWords[] = {"no", "nope", "nah", "nein", "nee"};
constexpr std::string_view kStopWords[] = {"wait", "stop", "warte", "warten sie", "moment", "stopp", "halt"};
/// "No, that's all": nothing is refused.
constexpr std::string_view kNothingMore[] = {"that's all", "that is all", "that's it", "that'll be", "that will be", "nothing else", "nothing more", "no other", "no more", "no further", "no changes", "no problem", "no worries",
    "no need", "no rush", "no questions", "i don't have", "i do not have", "i don't need anything", "das ist alles", "das war's", "sonst nichts", "kein problem"};

constexpr std::string_view kProposals[] = {"(?:like|want|wish|prefer) (?:me |us )?to\\b", "(?:shall|should|may|can|could) (?:i|we)\\b", "confirm(?:ed|ation)?\\b", "(?:proceed|go ahead|continue)\\b", "(?:i'll|i will|i'm going to|i am going to|i can|i'm about to|let me)\\b",
    "(?:is|are|does|do) (?:this|that|it|these|those|everything|all)\\b[^.?!\n]*\\?", "(?:sounds?|looks?) (?:good|right|ok|okay|correct)\\b", "(?:ok|okay|fine) with you\\b", "agree\\b", "approv(?:e|al)\\b", "consent\\b", "authori[sz]", "yes ?(?:/|or) ?no\\b", "y/n\\b",
    "soll(?:en)? (?:ich|wir)\\b", "(?:darf|kann|d\xC3\xBC" "rfen|k\xC3\xB6nnen) (?:ich|wir)\\b", "m\xC3\xB6" "chten sie\\b", "m\xC3\xB6" "chtest du\\b", "wollen sie\\b", "willst du\\b", "best\xC3\xA4tig", "einverstanden\\b", "in ordnung\\b", "genehmig", "freigeben\\b", "freigabe\\b",
    "fortfahren\\b", "(?:stimmt|passt) das\\b", "ist das (?:so )?(?:korrekt|richtig|okay|ok)\\b", "ja ?(?:/|oder) ?nein\\b", "ich werde\\b"};
/// Sentences that ask for something else than a go-ahead, whatever words they use.
constexpr std::string_view kOtherQuestions[] = {"(?:anything|something|what) else\\b", "any (?:other|more|further)\\b", "(?:help|assist|do for) you(?: with)?(?: (?:today|further|anything|that|this|it))?\\s*[.?!]", "further assistance", "how (?:can|may) i\\b", "^\\s*to [^.?!\\n]{0,200}\\bi (?:\\w+ )?(?:need|require)\\b", "(?:e-?mail|zip|postal) ?(?:code|address)?\\b[^.?!\n]*\\?", "your (?:full |first |last )?(?:name|identity|e-?mail|account)\\b",
    "(?:authenticate|verify|identify)\\b", "(?:like|want|wish) me to (?:also )?(?:check|list|look|show|find|search|provide|explain|tell|send you|review|share)\\b", "(?:let me|i'll|i will|i can) (?:now |first |also |quickly )?(?:check|list|look|show|find|search|provide|explain|see|retrieve|fetch|get|review|gather|recalculate|calculate)\\b",
    "noch etwas\\b", "sonst noch\\b", "(?:weiter)?helfen\\b", "ihr(?:e|en)? (?:name|namen|e-?mail|kundennummer)\\b"};

/// Questions that "yes" does not answer: who was told the detail has not taken back an earlier yes.
constexpr std::string_view kDetails[] = {"which (?:\\w+ )?(?:ones?|items?|orders?|options?|products?|payment|accounts?|methods?|cards?|address|date|would|do|should|of)\\b", "what (?:would|is|are|should)\\b", "reason\\b", "payment method", "(?:you )?prefer(?:red|ence)?\\b", "let me know (?:your|the|which|what)\\b", "provide\\b", "specify\\b", "tell me\\b",
    "welche[rsnm]?\\b", "womit\\b", "grund\\b", "zahlungs", "teilen sie\\b"};

/// Acts that are whole without a further word: who says them again after the agent asks for them.
constexpr std::string_view kActs[] = {"cancel", "return", "refund", "book", "order", "buy", "pay", "send", "submit", "ship", "approve", "delete", "remove", "transfer", "release", "issue", "stornier", "bezahl", "buch", "l\xC3\xB6sch", "genehmig"};

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
    static constexpr std::pair<std::string_view, std::string_view> kTypographic[] = {{"\xE2\x80\x99", "'"}, {"\xE2\x80\x98", "'"}, {"\xE2\x80\xA6", "."}, {"\xE2\x80\x93", ","}, {"\xE2\x80\x94", ","}, {"**", ""}, {"...", "."}};
    std::string plain = toLower(text.substr(0, kLookedAt));
    for (const auto& [from, to] : kTypographic)
        for (std::size_t at = plain.find(from); at != std::string::npos; at = plain.find(from, at + to.size()))
            plain.replace(at, from.size(), to);
    return plain;
}

/// The question stands at the end of what may be a long list.
std::string_view tailOf(std::string_view words) { return words.substr(words.size() - std::min(words.size(), kLookedAt)); }

/// Where the last match ends; 0 where there is none.
std::size_t endOfLast(const RE2& pattern, const std::string& text)
{
    std::size_t end = 0;
    re2::StringPiece rest(text);
    re2::StringPiece match;
    while (RE2::FindAndConsume(&rest, pattern, &match)) {
        end = static_cast<std::size_t>(match.data() - text.data()) + match.size();
        if (match.empty())
            break;
    }
    return end;
}

const std::string& clauseStart()
{
    static const std::string kStart = "(?:^|[.!?;:,\\n(]\\s*|\\b(?:so|then|and|well|oh|ah|hm+|in that case|thanks|thank you|perfect|great|okay|ok),? )";
    return kStart;
}

/// "How do I proceed?" and "yes or no" only mention the words.
std::string withoutMention(std::string text)
{
    static const RE2 kMention("(\\b(?:if|whether|say|type|answer) yes\\b|\\bhow (?:\\w+ ){0,5}?(?:proceed|continue|go ahead)\\b|\\byes ?(?:/|or) ?no\\b)", RE2::Quiet);
    re2::StringPiece rest(text);
    re2::StringPiece match;
    while (RE2::FindAndConsume(&rest, kMention, &match))
        std::fill_n(text.begin() + (match.data() - text.data()), match.size(), '-');
    return text;
}

std::size_t endOfAgreement(const std::string& text)
{
    static const RE2 kStrong("(?m)(" + clauseStart() + oneOf(kYesWords) + "\\b|\\byes\\b|\\b" + oneOf(kAgreements) + "|" + clauseStart() + std::string(kGoAhead) + "|\\b" + std::string(kBeforeGoAhead) + " (?:\\w+ )?"
            + std::string(kGoAhead) + ")",
        RE2::Quiet);
    static const RE2 kWeak("(?m)((?:^|[.!,\\n]\\s*)" + oneOf(kWeakYesWords) + "(?:[.!,]|$| (?:then|with|by|let|please|thank|thanks|that)\\b))", RE2::Quiet);
    static const RE2 kTells("\\b(?:my (?:name|e-?mail|zip|phone|order|user|account|address)|here(?:'s| is| are)|mein name)\\b", RE2::Quiet);
    const std::size_t strong = endOfLast(kStrong, withoutMention(text));
    const bool isPolite = text.find('?') != std::string::npos || RE2::PartialMatch(text, kTells);
    return std::max(strong, isPolite ? 0 : endOfLast(kWeak, text));
}

/// "No" that is followed by more than its clause says something else.
std::size_t endOfBareNo(const std::string& text)
{
    static const RE2 kNo("(?m)((?:^|[.!?;\\n]\\s*|\\b(?:oh|ah|well|hm+|actually),? )" + oneOf(kNoWords) + "(?:[.!;,]|$| (?:thanks|thank you|danke|please|bitte|i|don't|not|wait|way|ich)\\b))", RE2::Quiet);
    static const RE2 kMore("^[\\s,.!;]*" + oneOf(kNothingMore), RE2::Quiet);
    std::size_t end = 0;
    re2::StringPiece rest(text);
    re2::StringPiece match;
    while (RE2::FindAndConsume(&rest, kNo, &match)) {
        const std::size_t after = static_cast<std::size_t>(match.data() - text.data()) + match.size();
        if (!RE2::PartialMatch(rest, kMore))
            end = after;
    }
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
    while (begin < text.size()) {
        const std::size_t mark = std::min(text.find_first_of(".?!\n", begin), text.find(", or ", begin)); // "…, or is there something else?" asks twice
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

/// "Cancel W-1." to "Would you like me to cancel W-1?" says yes without the word.
bool saysActAgain(std::string_view words, const std::string& proposal)
{
    static const RE2 kSays("(?m)(?:" + clauseStart() + "(?:please |bitte )?|\\b(?:i|we)(?:'d| would)? (?:also )?(?:like|love|want|prefer) to |\\bplease )(" + oneOf(kActs) + ")\\w*", RE2::Quiet);
    static const RE2 kOtherwise("\\b(?:instead|rather|stattdessen|lieber)\\b", RE2::Quiet);
    const std::string said = plainText(words);
    const std::string proposed = plainText(tailOf(proposal));
    std::string act;
    re2::StringPiece rest(said);
    while (!RE2::PartialMatch(said, kOtherwise) && RE2::FindAndConsume(&rest, kSays, &act))
        if (const std::size_t at = proposed.find(act); at != std::string::npos && (at == 0 || !isWordByte(proposed[at - 1])))
            return true;
    return false;
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
    return anySentence(plainText(tailOf(words)), [](const re2::StringPiece& sentence) { return RE2::PartialMatch(sentence, kProposes) && !RE2::PartialMatch(sentence, kAsksElse); });
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
        if (!last)
            last = UserReply{turn.row, turn.text, false};
        else if (wroteBetween(trace, at, later))
            return last;
        ++looked;
        later = at;
        const std::string proposal = proposalBefore(turns, i);
        const Reply reply = proposal.empty() ? Reply::Neither : replyIn(turn.text);
        const bool isAsked = !proposal.empty() && asksForGoAhead(proposal);
        const bool isOpen = isAsked && asksForDetail(proposal);
        if (isAsked && (reply == Reply::Agrees || (reply == Reply::Neither && !isOpen && saysActAgain(turn.text, proposal))))
            return UserReply{turn.row, turn.text, true};
        if (reply == Reply::Refuses || proposal.empty() || (isAsked && !isOpen))
            return last;
    }
    return last;
}

} // namespace whyglass::analysis

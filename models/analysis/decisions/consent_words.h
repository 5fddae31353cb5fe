// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// The words by which consent is told: pieces of regular expressions over lower-case text with the quotes, dashes and dots of a
/// keyboard, English and German. A word that is as often said of something else has no place here.
namespace whyglass::analysis::consent {

/// Yes, at the beginning of a clause. "Yes" itself may stand anywhere.
inline constexpr std::string_view kYesWords[] = {
    "yes", "yep", "yeah", "yup", "yea", "aye", "absolutely", "definitely", "certainly", "of course", "exactly", "agreed",
    "approved", "confirmed", "affirmative", "by all means", "please do", "ja", "jawohl", "jep", "jo", "genau", "klar",
    "nat\xC3\xBCrlich", "selbstverst\xC3\xA4ndlich", "gerne?", "stimmt", "passt", "einverstanden", "in ordnung",
    "best\xC3\xA4tigt", "genehmigt", "freigegeben",
};

/// Politeness as often as consent: only where no question follows and nothing that was asked for is told ("Sure, my name is …").
inline constexpr std::string_view kWeakYesWords[] = {
    "sure", "ok", "okay", "alright", "all right", "perfect", "perfekt", "great", "fine", "good", "alles klar", "super",
    "right", "correct", "korrekt", "richtig",
};

/// Agreement, wherever it stands.
inline constexpr std::string_view kAgreements[] = {
    "i (?:hereby |do |can |fully )?(?:confirm|agree|approve|accept|authori[sz]e|consent)\\b",
    "(?:you have|has) my (?:ok|okay|approval|consent|permission|go-?ahead)\\b",
    "(?:that|this|it|which|everything|all|both|option) (?:\\w+ )?works(?: (?:fine|great|well|perfectly|for me))?\\b",
    "works (?:fine|great|well|perfectly|for me)\\b",
    "sounds (?:good|great|perfect|fine|right|correct|reasonable)\\b",
    "looks (?:good|great|right|correct|fine|perfect)\\b",
    "(?:that|this|it|everything|all of (?:that|this|it))(?:'s| is| are| would be|'ll be| will be) (?:all |exactly |"
        "absolutely )?(?:correct|right|fine|good|great|perfect|ok|okay|acceptable)\\b",
    "let's (?:\\w+ly |just |then )?(?:do|go (?:ahead|with|for)|proceed|continue|cancel|return|exchange|modify|change|"
        "update|switch|book|order|buy|pay|send|submit|process|finali[sz]e|approve|make)\\b",
    "let's get (?:this|it|that) (?:done|over with)\\b",
    "make it so\\b",
    "(?:please|just|and|then|yes) (?:do|finali[sz]e|complete|process|submit|execute) (?:it|that|this|so|both|them|all)\\b",
    "ich (?:best\xC3\xA4tige|stimme (?:dem |der |\\w+ )?zu|genehmige|bin (?:damit )?einverstanden)\\b",
    "machen sie (?:das|es|weiter|so)\\b",
    "mach (?:das|es|weiter|so)\\b",
    "bitte (?:fortfahren|weitermachen|weiter|ausf\xC3\xBChren|durchf\xC3\xBChren|so machen|machen|buchen|veranlassen)\\b",
    "fahren sie (?:bitte )?fort\\b",
    "fahr (?:bitte )?fort\\b",
    "das (?:passt|stimmt|ist (?:so )?(?:korrekt|richtig|in ordnung|ok|okay))\\b",
    "klingt gut\\b",
    "(?:freigabe|zustimmung) erteilt\\b",
};

/// "Go ahead", said as an order, a wish or a leave, not as "how do I proceed".
inline constexpr std::string_view kGoAhead = "(?:go ahead|proceed|continue|carry on|move forward)\\b";

/// What stands before "go ahead" then.
inline constexpr std::string_view kBeforeGoAhead =
    "(?:please|kindly|just|let's|let us|(?:like|love|want|wish|happy|ready|fine|glad|good|ok|okay) to|you (?:can|may|could|"
    "should)|(?:can|could|would) you|we (?:can|may|should)|then|and|so|now)";

/// Taking it back, refusing, putting off; wherever it stands.
inline constexpr std::string_view kRefusals[] = {
    "(?:absolutely|definitely|certainly|of course) not\\b",
    "not (?:yet|now|today|quite|agree|okay|ok|correct|right)\\b",
    "(?:isn't|is not|aren't|wasn't|that's not|not what) (?:\\w+ )?(?:correct|right|ok|okay|fine|what i|i wanted|i asked)\\b",
    "(?:do not|don't|never|won't|will not|would not|wouldn't|cannot|can't|rather not|"
        "prefer not to) (?:\\w+ ){0,2}?(?:go ahead|proceed|continue|carry on|do (?:it|that|this|so|anything)|confirm|agree|"
        "approve|accept|authori[sz]e|consent|pay it|process it|finali[sz]e|submit)\\b",
    "(?:do not|don't) (?:want|like) (?:you to (?:do|go|proceed)|that|this)\\b",
    "i (?:disagree|refuse|decline|object|reject)\\b",
    "hold (?:on|off)\\b",
    "hang on\\b",
    "never ?mind\\b",
    "forget (?:it|about it)\\b",
    "on second thoughts?\\b",
    "changed my mind\\b",
    "(?:let me|need (?:some |more )?time to|i'll|i will) think\\b",
    "need (?:some )?(?:more )?time\\b",
    "(?:rather|prefer to) wait\\b",
    "(?:but|please|should|let's) (?:wait|stop)\\b",
    "but (?:first|before)\\b",
    "before (?:you|we|i) (?:\\w+ ){0,2}?(?:do|proceed|go|make|process|confirm|decide|agree)\\b",
    "only if\\b",
    "unless\\b",
    "i'd rather not\\b",
    "no longer (?:want|wish) (?:to )?(?:proceed|continue|go)\\b",
    "noch nicht\\b",
    "lieber nicht\\b",
    "doch nicht\\b",
    "bitte nicht\\b",
    "nicht (?:fortfahren|ausf\xC3\xBChren|durchf\xC3\xBChren|buchen|genehmigen|freigeben|machen|einverstanden|korrekt|"
        "richtig|in ordnung|zustimmen|best\xC3\xA4tigen)\\b",
    "stimme (?:dem |\\w+ )?nicht zu\\b",
    "lehne (?:das |es |\\w+ )?ab\\b",
    "abgelehnt\\b",
    "(?:auf )?keinen ?falls?\\b",
    "keinesfalls\\b",
    "aber (?:erst|zuerst|vorher)\\b",
};

/// At the beginning of a clause that says no more, or thanks.
inline constexpr std::string_view kNoWords[] = {
    "no", "nope", "nah", "nein", "nee",
};

/// At the beginning of a clause.
inline constexpr std::string_view kStopWords[] = {
    "wait", "stop", "warte", "warten sie", "moment", "stopp", "halt",
};

/// "No, that's all": nothing is refused.
inline constexpr std::string_view kNothingMore[] = {
    "that's all", "that is all", "that's it", "that'll be", "that will be", "nothing else", "nothing more", "no other",
    "no more", "no further", "no changes", "no problem", "no worries", "no need", "no rush", "no questions", "i don't have",
    "i do not have", "i don't need anything", "das ist alles", "das war's", "sonst nichts", "kein problem",
};

/// What asks for a go-ahead or says what comes next.
inline constexpr std::string_view kProposals[] = {
    "(?:like|want|wish|prefer) (?:me |us )?to\\b",
    "(?:shall|should|may|can|could) (?:i|we)\\b",
    "confirm(?:ed|ation)?\\b",
    "(?:proceed|go ahead|continue)\\b",
    "(?:i'll|i will|i'm going to|i am going to|i can|i'm about to|let me)\\b",
    "(?:is|are|does|do) (?:this|that|it|these|those|everything|all)\\b[^.?!\n]*\\?",
    "(?:sounds?|looks?) (?:good|right|ok|okay|correct)\\b",
    "(?:ok|okay|fine) with you\\b",
    "agree\\b",
    "approv(?:e|al)\\b",
    "consent\\b",
    "authori[sz]",
    "yes ?(?:/|or) ?no\\b",
    "y/n\\b",
    "soll(?:en)? (?:ich|wir)\\b",
    "(?:darf|kann|d\xC3\xBC" "rfen|k\xC3\xB6nnen) (?:ich|wir)\\b",
    "m\xC3\xB6" "chten sie\\b",
    "m\xC3\xB6" "chtest du\\b",
    "wollen sie\\b",
    "willst du\\b",
    "best\xC3\xA4tig",
    "einverstanden\\b",
    "in ordnung\\b",
    "genehmig",
    "freigeben\\b",
    "freigabe\\b",
    "fortfahren\\b",
    "(?:stimmt|passt) das\\b",
    "ist das (?:so )?(?:korrekt|richtig|okay|ok)\\b",
    "ja ?(?:/|oder) ?nein\\b",
    "ich werde\\b",
};

/// Sentences that ask for something else than a go-ahead, whatever words they use.
inline constexpr std::string_view kOtherQuestions[] = {
    "(?:anything|something|what) else\\b",
    "any (?:other|more|further)\\b",
    "(?:help|assist|do for) you(?: with)?(?: (?:today|further|anything|that|this|it))?\\s*[.?!]",
    "further assistance",
    "how (?:can|may) i\\b",
    "i (?:\\w+ )?(?:need|require) (?:the following|to know|to verify|to authenticate|more|some|a few|additional)\\b",
    "(?:e-?mail|zip|postal) ?(?:code|address)?\\b[^.?!\n]*\\?",
    "your (?:full |first |last )?(?:name|identity|e-?mail|account)\\b",
    "(?:authenticate|verify|identify)\\b",
    "(?:like|want|wish) me to (?:also )?(?:check|list|look|show|find|search|provide|explain|tell|send you|review|share)\\b",
    "(?:let me|i'll|i will|i can) (?:now |first |also |quickly )?(?:check|list|look|show|find|search|provide|explain|see|"
        "retrieve|fetch|get|review|gather|recalculate|calculate)\\b",
    "noch etwas\\b",
    "sonst noch\\b",
    "(?:weiter)?helfen\\b",
    "ihr(?:e|en)? (?:name|namen|e-?mail|kundennummer)\\b",
};

/// Questions that "yes" does not answer: who was told the detail has not taken back an earlier yes.
inline constexpr std::string_view kDetails[] = {
    "which (?:\\w+ )?(?:ones?|items?|orders?|options?|products?|payment|accounts?|methods?|cards?|address|date|would|do|"
        "should|of)\\b",
    "what (?:would|is|are|should)\\b",
    "reason\\b",
    "payment method",
    "(?:you )?prefer(?:red|ence)?\\b",
    "let me know (?:your|the|which|what)\\b",
    "provide\\b",
    "specify\\b",
    "tell me\\b",
    "welche[rsnm]?\\b",
    "womit\\b",
    "grund\\b",
    "zahlungs",
    "teilen sie\\b",
};

/// With a yes: a further wish. A question that follows may be about that one.
inline constexpr std::string_view kFurtherWishes[] = {
    "also", "another", "additionally", "while (?:we're|you're) at it", "one more", "au\xC3\x9F" "erdem", "zus\xC3\xA4tzlich",
};

/// Acts that are whole without a further word: who says them again after the agent asks for them.
inline constexpr std::string_view kActs[] = {
    "cancel", "return", "refund", "buy", "pay", "send", "submit", "ship", "approve", "delete", "remove", "transfer", "release",
    "stornier", "bezahl", "l\xC3\xB6sch", "genehmig",
};

} // namespace whyglass::analysis::consent

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/words/phrases.h"

#include <QCoreApplication>

namespace whyglass::words {

namespace {

// Of the detectors.
constexpr Phrase kPhrases[] = {
    {QT_TRANSLATE_NOOP("words", "Empty result from a healthy endpoint")},
    {QT_TRANSLATE_NOOP("words", "Hidden tool error")},
    {QT_TRANSLATE_NOOP("words", "Error, then a confident answer")},
    {QT_TRANSLATE_NOOP("words", "Identical calls")},
    {QT_TRANSLATE_NOOP("words", "Reference mismatch")},
    {QT_TRANSLATE_NOOP("words", "Truncated or blocked output")},
    {QT_TRANSLATE_NOOP("words", "A call answered without an error but with no data, where it usually brings some: an agent takes that for \"no problem\"")},
    {QT_TRANSLATE_NOOP("words", "A call whose span says it went well answered with an error in its payload")},
    {QT_TRANSLATE_NOOP("words", "A call failed or came back empty, was not made up for, and the answer that follows does not say so")},
    {QT_TRANSLATE_NOOP("words", "One agent run calls the same tool with the same arguments again and again: it makes no progress")},
    {QT_TRANSLATE_NOOP("words", "Two sources in one trace state different numbers for the same thing, above all a quantity that is off by a power of ten")},
    {QT_TRANSLATE_NOOP("words", "A model's answer was cut at a limit or stopped by a filter, and what follows reads it as if it were whole")},
    {QT_TRANSLATE_NOOP("words", "Empty result")},
    {QT_TRANSLATE_NOOP("words", "Error then answer")},
    {QT_TRANSLATE_NOOP("words", "Identical call")},
    {QT_TRANSLATE_NOOP("words", "Truncated output")},
    {QT_TRANSLATE_NOOP("words", "Empty result from %1")},
    {QT_TRANSLATE_NOOP("words", "%1 answered without an error, but %2"), "2"},
    {QT_TRANSLATE_NOOP("words", "There is no baseline yet: %1 earlier calls of %2 are known")},
    {QT_TRANSLATE_NOOP("words", "Its call has no span of its own, only the messages of %1 tell of it, so there is no baseline")},
    {QT_TRANSLATE_NOOP("words", "%1 of its %2 calls in the 30 days before were empty")},
    {QT_TRANSLATE_NOOP("words", "%1 of its %2 calls in the 30 days before were empty, %3 of them among the latest %4: an outage, not chance")},
    {QT_TRANSLATE_NOOP("words", "The decision \"%1\" came afterwards, and no later call of %2 brought data")},
    {QT_TRANSLATE_NOOP("words", "%1 was called afterwards, and no later call of %2 brought data")},
    {QT_TRANSLATE_NOOP("words", "Answer without the data of %1")},
    {QT_TRANSLATE_NOOP("words", "%1 brought nothing (%2), no later call of it did, and the answer does not mention it"), "2"},
    {QT_TRANSLATE_NOOP("words", "It states what occurs in no earlier input, result or instruction: %1")},
    {QT_TRANSLATE_NOOP("words", "The model's input was not recorded, so its statements cannot be checked")},
    {QT_TRANSLATE_NOOP("words", "Hidden error of %1")},
    {QT_TRANSLATE_NOOP("words", "The span's status is not an error, but the answer of %1 is one: %2"), "2"},
    {QT_TRANSLATE_NOOP("words", "Dashboards that count failed spans do not see it")},
    {QT_TRANSLATE_NOOP("words", "%1 called %2 times with the same arguments")},
    {QT_TRANSLATE_NOOP("words", "One agent run called %1 %2 times with the same arguments and got the same answer each time")},
    {QT_TRANSLATE_NOOP("words", "One agent run called %1 %2 times with the same arguments; the answers differ or were not recorded")},
    {QT_TRANSLATE_NOOP("words", "The %1 of line %2 is off by a factor of %3"), "1"},
    {QT_TRANSLATE_NOOP("words", "The %1 is off by a factor of %2"), "1"},
    {QT_TRANSLATE_NOOP("words", "Two sources disagree on the %1 of line %2"), "1"},
    {QT_TRANSLATE_NOOP("words", "Two sources disagree on the %1"), "1"},
    {QT_TRANSLATE_NOOP("words", "\"%1\" stands in %2, \"%3\" in %4"), "24"},
    {QT_TRANSLATE_NOOP("words", "\"%1\" stands in %2, \"%3\" in %4; the currencies differ: %5 and %6"), "24"},
    {QT_TRANSLATE_NOOP("words", "The decision \"%1\" came afterwards")},
    {QT_TRANSLATE_NOOP("words", "The amount is not quantity times unit price")},
    {QT_TRANSLATE_NOOP("words", "In %1 %2 times %3 is not %4"), "1"},
    {QT_TRANSLATE_NOOP("words", "status error: %1")},
    {QT_TRANSLATE_NOOP("words", "status error")},
    {QT_TRANSLATE_NOOP("words", "the result has zero bytes")},
    {QT_TRANSLATE_NOOP("words", "the result is an empty list")},
    {QT_TRANSLATE_NOOP("words", "the result is an empty object")},
    {QT_TRANSLATE_NOOP("words", "the result is %1")},
    {QT_TRANSLATE_NOOP("words", "`%1` is an empty list")},
    {QT_TRANSLATE_NOOP("words", "`%1` is an empty object")},
    {QT_TRANSLATE_NOOP("words", "`%1` is %2")},
    {QT_TRANSLATE_NOOP("words", "`success` is false")},
    {QT_TRANSLATE_NOOP("words", "`%1` is true")},
    {QT_TRANSLATE_NOOP("words", "the text starts with \"%1\"")},
    {QT_TRANSLATE_NOOP("words", "a line says %1")},
    {QT_TRANSLATE_NOOP("words", "the result is an HTML page")},
    {QT_TRANSLATE_NOOP("words", "The provider says the answer was cut at the token limit (finish reason length)")},
    {QT_TRANSLATE_NOOP("words", "Answer cut at the token limit")},
    {QT_TRANSLATE_NOOP("words", "The provider says a content filter stopped the answer")},
    {QT_TRANSLATE_NOOP("words", "Answer stopped by a content filter")},
    {QT_TRANSLATE_NOOP("words", "The answer has as many tokens as the request allowed (%1)")},
    {QT_TRANSLATE_NOOP("words", "No finish reason was recorded, and the text ends inside an open structure")},
    {QT_TRANSLATE_NOOP("words", "Answer seems to be cut")},
    {QT_TRANSLATE_NOOP("words", "A decision was read from it")},
    {QT_TRANSLATE_NOOP("words", "A tool call was read from it")},
};

} // namespace

std::span<const Phrase> findingPhrases() { return kPhrases; }

} // namespace whyglass::words

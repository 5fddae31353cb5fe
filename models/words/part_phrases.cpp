// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/words/phrases.h"

#include <QCoreApplication>

namespace whyglass::words {

namespace {

// Of what stands inside other phrases.
constexpr Phrase kPhrases[] = {
    {QT_TRANSLATE_NOOP("words", "%1 look-up")},
    {QT_TRANSLATE_NOOP("words", "%1 search")},
    {QT_TRANSLATE_NOOP("words", "%1 check")},
    {QT_TRANSLATE_NOOP("words", "%1 screening")},
    {QT_TRANSLATE_NOOP("words", "%1 comparison")},
    {QT_TRANSLATE_NOOP("words", "%1 match")},
    {QT_TRANSLATE_NOOP("words", "%1 calculation")},
    {QT_TRANSLATE_NOOP("words", "%1 extraction")},
    {QT_TRANSLATE_NOOP("words", "%1 request")},
    {QT_TRANSLATE_NOOP("words", "the %1")},
    {QT_TRANSLATE_NOOP("words", "the request")},
    {QT_TRANSLATE_NOOP("words", "an earlier trace of the conversation, %1"), "1"},
    {QT_TRANSLATE_NOOP("words", "a message of the user to %1")},
    {QT_TRANSLATE_NOOP("words", "a tool's answer in the request of %1")},
    {QT_TRANSLATE_NOOP("words", "a tool's answer in the conversation of %1")},
    {QT_TRANSLATE_NOOP("words", "a message of the user in the conversation of %1")},
    {QT_TRANSLATE_NOOP("words", "a message in the conversation of %1")},
    {QT_TRANSLATE_NOOP("words", "the request of %1")},
    {QT_TRANSLATE_NOOP("words", "the answer of %1")},
    {QT_TRANSLATE_NOOP("words", "the instructions of %1")},
    {QT_TRANSLATE_NOOP("words", "the arguments of %1")},
    {QT_TRANSLATE_NOOP("words", "the result of %1")},
    {QT_TRANSLATE_NOOP("words", "the documents of %1")},
    {QT_TRANSLATE_NOOP("words", "a log record of %1")},
    {QT_TRANSLATE_NOOP("words", "the name of %1")},
    {QT_TRANSLATE_NOOP("words", "an attribute of %1")},
    {QT_TRANSLATE_NOOP("words", "a log record without a span")},
    {QT_TRANSLATE_NOOP("words", "%1 for %2, release %3")},
    {QT_TRANSLATE_NOOP("words", "%1 for %2")},
    {QT_TRANSLATE_NOOP("words", "quantity")},
    {QT_TRANSLATE_NOOP("words", "unit price")},
    {QT_TRANSLATE_NOOP("words", "amount")},
    {QT_TRANSLATE_NOOP("words", "nothing")},
    {QT_TRANSLATE_NOOP("words", "%1 a month")},
    {QT_TRANSLATE_NOOP("words", "%1 a day")},
    {QT_TRANSLATE_NOOP("words", "%1 an hour")},
    {QT_TRANSLATE_NOOP("words", "%1 in any 5 minutes")},
};

} // namespace

std::span<const Phrase> partPhrases() { return kPhrases; }

} // namespace whyglass::words

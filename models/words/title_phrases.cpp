// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/words/phrases.h"

#include <QCoreApplication>

namespace whyglass::words {

namespace {

// Of the entries of a card.
constexpr Phrase kPhrases[] = {
    {QT_TRANSLATE_NOOP("words", "%1 returned")},
    {QT_TRANSLATE_NOOP("words", "%1 read")},
    {QT_TRANSLATE_NOOP("words", "%1 listed")},
    {QT_TRANSLATE_NOOP("words", "%1 looked up")},
    {QT_TRANSLATE_NOOP("words", "%1 searched")},
    {QT_TRANSLATE_NOOP("words", "%1 checked")},
    {QT_TRANSLATE_NOOP("words", "%1 screened")},
    {QT_TRANSLATE_NOOP("words", "%1 compared")},
    {QT_TRANSLATE_NOOP("words", "%1 matched")},
    {QT_TRANSLATE_NOOP("words", "%1 calculated")},
    {QT_TRANSLATE_NOOP("words", "%1 extracted")},
    {QT_TRANSLATE_NOOP("words", "%1 parsed")},
    {QT_TRANSLATE_NOOP("words", "%1 classified")},
    {QT_TRANSLATE_NOOP("words", "%1 approved")},
    {QT_TRANSLATE_NOOP("words", "%1 rejected")},
    {QT_TRANSLATE_NOOP("words", "%1 paid")},
    {QT_TRANSLATE_NOOP("words", "%1 scheduled")},
    {QT_TRANSLATE_NOOP("words", "%1 created")},
    {QT_TRANSLATE_NOOP("words", "%1 updated")},
    {QT_TRANSLATE_NOOP("words", "%1 deleted")},
    {QT_TRANSLATE_NOOP("words", "%1 removed")},
    {QT_TRANSLATE_NOOP("words", "%1 cancelled")},
    {QT_TRANSLATE_NOOP("words", "%1 sent")},
    {QT_TRANSLATE_NOOP("words", "%1 submitted")},
    {QT_TRANSLATE_NOOP("words", "%1 booked")},
    {QT_TRANSLATE_NOOP("words", "%1 transferred")},
    {QT_TRANSLATE_NOOP("words", "%1 modified")},
    {QT_TRANSLATE_NOOP("words", "%1 exchanged")},
    {QT_TRANSLATE_NOOP("words", "%1 refunded")},
    {QT_TRANSLATE_NOOP("words", "%1 issued")},
    {QT_TRANSLATE_NOOP("words", "%1 posted")},
    {QT_TRANSLATE_NOOP("words", "%1 written")},
    {QT_TRANSLATE_NOOP("words", "%1 inserted")},
    {QT_TRANSLATE_NOOP("words", "%1 set")},
    {QT_TRANSLATE_NOOP("words", "%1 released")},
    {QT_TRANSLATE_NOOP("words", "%1 charged")},
    {QT_TRANSLATE_NOOP("words", "%1 escalated")},
    {QT_TRANSLATE_NOOP("words", "%1 assigned")},
    {QT_TRANSLATE_NOOP("words", "%1 judged")},
    {QT_TRANSLATE_NOOP("words", "%1 failed")},
    {QT_TRANSLATE_NOOP("words", "%1 answered with an error, status ok")},
    {QT_TRANSLATE_NOOP("words", "Request received")},
    {QT_TRANSLATE_NOOP("words", "User message")},
    {QT_TRANSLATE_NOOP("words", "User message, %1 more not shown")},
    {QT_TRANSLATE_NOOP("words", "1 document found")},
    {QT_TRANSLATE_NOOP("words", "%1 documents found")},
    {QT_TRANSLATE_NOOP("words", "1 document found, delivered to the model")},
    {QT_TRANSLATE_NOOP("words", "%1 documents found, delivered to the model")},
    {QT_TRANSLATE_NOOP("words", "%1 documents found, %2 delivered to the model")},
    {QT_TRANSLATE_NOOP("words", "1 document found, %1 delivered to the model")},
    {QT_TRANSLATE_NOOP("words", "The model answered")},
    {QT_TRANSLATE_NOOP("words", "%1 answered")},
    {QT_TRANSLATE_NOOP("words", "Decision found by a rule")},
    {QT_TRANSLATE_NOOP("words", "Decision recorded")},
    {QT_TRANSLATE_NOOP("words", "Decision read from the final answer")},
    {QT_TRANSLATE_NOOP("words", "%1 called")},
    {QT_TRANSLATE_NOOP("words", "%1 said afterwards")},
    {QT_TRANSLATE_NOOP("words", "%1 said at the end")},
    {QT_TRANSLATE_NOOP("words", "%1 said at the end, 1 answer between not shown")},
    {QT_TRANSLATE_NOOP("words", "%1 said at the end, %2 answers between not shown")},
    {QT_TRANSLATE_NOOP("words", "%1 asks for what was not found")},
    {QT_TRANSLATE_NOOP("words", "The instructions ask for what was not found")},
    {QT_TRANSLATE_NOOP("words", "%1 was not called")},
};

} // namespace

std::span<const Phrase> titlePhrases() { return kPhrases; }

} // namespace whyglass::words

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/words/phrases.h"

#include <QCoreApplication>

namespace whyglass::words {

namespace {

// Of the store, links and what is read of a workspace.
constexpr Phrase kPhrases[] = {
    {QT_TRANSLATE_NOOP("words", "another process writes to it")},
    {QT_TRANSLATE_NOOP("words", "try again")},
    {QT_TRANSLATE_NOOP("words", "free some space on its disk and try again")},
    {QT_TRANSLATE_NOOP("words", "make the file and its folder writable, or use another workspace")},
    {QT_TRANSLATE_NOOP("words", "check that its folder exists and that it may be read")},
    {QT_TRANSLATE_NOOP("words", "check the disk that it is on")},
    {QT_TRANSLATE_NOOP("words", "it is not a Whyglass workspace")},
    {QT_TRANSLATE_NOOP("words", "choose another file")},
    {QT_TRANSLATE_NOOP("words", "run `whyglass workspace check`")},
    {QT_TRANSLATE_NOOP("words", "ask for less at once")},
    {QT_TRANSLATE_NOOP("words", "cannot ask this list: the query nests its conditions too deep for it")},
    {QT_TRANSLATE_NOOP("words", "write it with fewer levels of brackets")},
    {QT_TRANSLATE_NOOP("words", "choose a folder that exists and that you may write to")},
    {QT_TRANSLATE_NOOP("words", "check the path after -w, or import something into it first")},
    {QT_TRANSLATE_NOOP("words", "list them with `whyglass list findings`")},
    {QT_TRANSLATE_NOOP("words", "list them with `whyglass list traces`")},
    {QT_TRANSLATE_NOOP("words", "list them with `whyglass list decisions`")},
    {QT_TRANSLATE_NOOP("words", "list them with `whyglass budgets list`")},
    {QT_TRANSLATE_NOOP("words", "list them with `whyglass prices changes`")},
    {QT_TRANSLATE_NOOP("words", "take that back first")},
    {QT_TRANSLATE_NOOP("words", "use model, operation, service, service_version, user_tier, session, agent, day, hour, minute or provider")},
    {QT_TRANSLATE_NOOP("words", "compare each with a value of its own, joined with &&")},
    {QT_TRANSLATE_NOOP("words", "metrics can be narrowed by resource.KEY and instrumentation:name only in { braces } (E603)")},
    {QT_TRANSLATE_NOOP("words", "ask by words: the metric's name, service:NAME")},
    {QT_TRANSLATE_NOOP("words", "ask for tool, agent, model, operation or service")},
    {QT_TRANSLATE_NOOP("words", "type the value")},
    {QT_TRANSLATE_NOOP("words", "cannot inflate a payload block: its bytes are not what its row says")},
    {QT_TRANSLATE_NOOP("words", "it may have been pruned")},
    {QT_TRANSLATE_NOOP("words", "read the list again")},
    {QT_TRANSLATE_NOOP("words", "stopped reading payloads")},
    {QT_TRANSLATE_NOOP("words", "cannot search: this SQLite has no full-text index (FTS5)")},
    {QT_TRANSLATE_NOOP("words", "install a SQLite library with FTS5")},
    {QT_TRANSLATE_NOOP("words", "cannot show the span: it is no longer in the workspace")},
    {QT_TRANSLATE_NOOP("words", "give 32 hex digits for a trace or 16 for a decision")},
    {QT_TRANSLATE_NOOP("words", "list decisions or traces to see what there is")},
    {QT_TRANSLATE_NOOP("words", "copy the link again (Ctrl+Shift+C) where it was made")},
    {QT_TRANSLATE_NOOP("words", "it names no workspace")},
    {QT_TRANSLATE_NOOP("words", "a time range takes both from and to")},
    {QT_TRANSLATE_NOOP("words", "its time range ends before it begins")},
    {QT_TRANSLATE_NOOP("words", "it does not begin with whyglass://")},
    {QT_TRANSLATE_NOOP("words", "it has a part after #, which links here never have")},
    {QT_TRANSLATE_NOOP("words", "links lead to a trace, decision, finding, session or view")},
    {QT_TRANSLATE_NOOP("words", "there is no finding %1")},
    {QT_TRANSLATE_NOOP("words", "there is no trace %1")},
    {QT_TRANSLATE_NOOP("words", "there is no span %1")},
    {QT_TRANSLATE_NOOP("words", "there is no record %1")},
    {QT_TRANSLATE_NOOP("words", "there is no budget %1")},
    {QT_TRANSLATE_NOOP("words", "there is no detector %1")},
    {QT_TRANSLATE_NOOP("words", "cannot take back %1: decision %2 has no such note")},
    {QT_TRANSLATE_NOOP("words", "see them with `whyglass show %1`")},
    {QT_TRANSLATE_NOOP("words", "cannot read a payload: block %1 is missing")},
    {QT_TRANSLATE_NOOP("words", "cannot read a payload: block %1 has no slot %2")},
    {QT_TRANSLATE_NOOP("words", "cannot take back change %1: there is none that stands under this number")},
    {QT_TRANSLATE_NOOP("words", "cannot take back change %1: change %2 was made after it")},
    {QT_TRANSLATE_NOOP("words", "there is no price list %1 in this workspace")},
    {QT_TRANSLATE_NOOP("words", "there is no price list %1 in use")},
    {QT_TRANSLATE_NOOP("words", "see `whyglass prices list -w`")},
    {QT_TRANSLATE_NOOP("words", "costs cannot be grouped by %1")},
    {QT_TRANSLATE_NOOP("words", "cannot create %1: %2")},
    {QT_TRANSLATE_NOOP("words", "cannot use workspace %1: %2"), "2"},
    {QT_TRANSLATE_NOOP("words", "cannot open workspace %1: there is no such file")},
    {QT_TRANSLATE_NOOP("words", "spans have no names in %1")},
    {QT_TRANSLATE_NOOP("words", "the values of %1 are not listed")},
    {QT_TRANSLATE_NOOP("words", "cannot compare %1: it is no id")},
    {QT_TRANSLATE_NOOP("words", "cannot compare %1: there is no such decision in this workspace")},
    {QT_TRANSLATE_NOOP("words", "cannot open the link: %1"), "1"},
    {QT_TRANSLATE_NOOP("words", "after % there must be two hexadecimal digits, not %1")},
    {QT_TRANSLATE_NOOP("words", "%1 has characters that cannot be seen")},
    {QT_TRANSLATE_NOOP("words", "%1 is no name of a workspace")},
    {QT_TRANSLATE_NOOP("words", "%1 is no %2: it takes %3 hexadecimal digits")},
    {QT_TRANSLATE_NOOP("words", "it asks for %1, which a link to a %2 cannot")},
    {QT_TRANSLATE_NOOP("words", "it says %1 twice")},
    {QT_TRANSLATE_NOOP("words", "%1 is no time such as 2026-03-17T14:02:13Z")},
    {QT_TRANSLATE_NOOP("words", "it leads to %1")},
    {QT_TRANSLATE_NOOP("words", "it is longer than %1 characters")},
    {QT_TRANSLATE_NOOP("words", "it does not say which %1")},
};

} // namespace

std::span<const Phrase> workspacePhrases() { return kPhrases; }

} // namespace whyglass::words

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/inspected_span.h"
#include "models/session/loaded_trace.h"
#include "views/view_host.h"

#include <QWidget>

/// The tabs of the inspector, each made anew for a span. The pages own nothing of the span but the pointer.
namespace whyglass::views {

struct InspectedContext {
    ViewContext view;
    session::InspectedSpanPtr span;
    session::LoadedTracePtr trace; ///< null while it loads
};

QWidget* makeSummaryPage(const InspectedContext& context);
QWidget* makeMessagesPage(const InspectedContext& context);
QWidget* makeIoPage(const InspectedContext& context);
QWidget* makeSawPage(const InspectedContext& context);
QWidget* makeDocumentsPage(const InspectedContext& context);
QWidget* makeAttributesPage(const InspectedContext& context);
QWidget* makeEventsPage(const InspectedContext& context);
QWidget* makeLineagePage(const InspectedContext& context);
QWidget* makeCostPage(const InspectedContext& context);
QWidget* makeRawPage(const InspectedContext& context);

/// A payload within a page: folded, and opened whole in a reader of its own. JSON is indented unless it is large.
QWidget* payloadText(const InspectedContext& context, const QString& title, const std::string& text, TextStyle style, int foldedLines);

/// Whether the span ran at the play-head: it tells its attributes when it ends. Null where it did not; else the page that says so.
QWidget* makeRunningHint(const InspectedContext& context);

/// The findings of the span as panels, wired to the session; null where it has none.
QWidget* makeFindingCards(const InspectedContext& context);
/// "+14.86 s" since the start of the trace; empty where the trace is not loaded.
QString sinceTraceStart(const InspectedContext& context, domain::Timestamp time);

} // namespace whyglass::views

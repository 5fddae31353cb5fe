// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/area.h"
#include "models/session/lit_value.h"
#include "models/session/loaded_trace.h"
#include "models/session/query_service.h"
#include "models/session/session_values.h"

#include <QObject>

#include <memory>
#include <optional>

namespace whyglass::session {

class NavigationHistory;

/// What all views of a window share. Views change it through the setters and follow its signals; nothing else links them.
/// GUI thread only.
class Session : public QObject {
    Q_OBJECT

public:
    explicit Session(std::filesystem::path workspace, QObject* parent = nullptr);
    ~Session() override;

    [[nodiscard]] QueryService& queries();
    [[nodiscard]] const std::filesystem::path& workspace() const;

    [[nodiscard]] const NavigationState& state() const;
    [[nodiscard]] const Selection& selection() const { return state().selection; }
    [[nodiscard]] const domain::Filter& filter() const { return state().filter; }
    [[nodiscard]] domain::TimeWindow traceWindow() const; ///< the visible part of the trace; never empty while one is open
    [[nodiscard]] LoadedTracePtr trace() const;           ///< null until loaded; in a replay what was known at knownUntil()
    [[nodiscard]] LoadedTracePtr wholeTrace() const;      ///< the same, whatever the play-head hides
    [[nodiscard]] std::optional<domain::Timestamp> knownUntil() const; ///< the play-head; none outside a replay
    [[nodiscard]] domain::SpanId hovered() const;
    [[nodiscard]] std::optional<domain::Timestamp> cursor() const; ///< the time that the mouse points at, in whatever view
    [[nodiscard]] domain::TimeWindow zoom(const char* timeline) const; ///< of a conversation or the workspace; empty = all of it
    [[nodiscard]] const std::optional<Area>& area() const; ///< marked in a timeline
    [[nodiscard]] const std::optional<LitValue>& lit() const; ///< the value whose lineage is shown
    [[nodiscard]] std::int64_t newSpans() const; ///< of the open trace that are not shown, because somebody reads it
    [[nodiscard]] std::int64_t generation() const;

    // Commands. Each pushes one entry into the history unless it is part of a running gesture or says otherwise.
    void showView(const QString& view);
    void replaceView(const QString& view); ///< belongs to the current entry of the history: where a window begins
    void openTrace(const domain::TraceId& trace, domain::SpanId span = {});
    void openDecision(const QString& decisionId); ///< as its card
    void openFinding(const QString& findingId);
    void openConversation(const QString& conversation); ///< id of a session: all its traces on one axis
    void openComparison(const QString& pair); ///< "A..B": ids of two traces or decisions side by side
    void selectSpan(domain::SpanId span);
    /// Selects what may lie in another trace, which is loaded; the view stays.
    void select(Selection selection);
    /// The current row of a table; opens nothing and belongs to the current entry of the history. Empty = none.
    void selectRow(const QString& decisionId, const QString& findingId);
    void setHovered(domain::SpanId span); ///< not part of the history
    void setCursor(std::optional<domain::Timestamp> time); ///< not part of the history
    void setArea(std::optional<Area> area); ///< not part of the history
    void setLit(std::optional<LitValue> lit); ///< not part of the history; opening another trace ends it too
    void setTraceWindow(domain::TimeWindow window); ///< clamped to the trace's extent, at least 1 µs long
    void setZoom(const char* timeline, domain::TimeWindow window); ///< a gesture, as setTraceWindow; empty = all of it
    void setQuery(const QString& text, const domain::Filter& filter);
    /// Puts the play-head there, or ends the replay. Not part of the history; another trace ends it too. trace() follows at once,
    /// of a large trace as soon as it is made.
    void setKnownUntil(std::optional<domain::Timestamp> time);
    void setInspectorTab(const QString& tab); ///< belongs to the current entry of the history
    void setTraceTab(const QString& tab);     ///< the same
    /// Goes to a whole place in one step: a link, a saved view.
    void goTo(NavigationState place);
    /// Where a list or tree stands; belongs to the current entry of the history and is announced to nobody.
    void noteScroll(const QString& area, int value);
    void back();
    void forward();
    [[nodiscard]] bool canGoBack() const;
    [[nodiscard]] bool canGoForward() const;

    void showNewSpans();

    /// The workspace changed (a `committed` or `detected` event): views re-read when they see fit. They are told twice a second at
    /// most. The open trace follows what arrives until a span of it is chosen, it is zoomed or replayed; then newSpans() counts.
    void setGeneration(std::int64_t generation);

Q_SIGNALS:
    void viewChanged(const QString& view);
    void selectionChanged(const whyglass::session::Selection& selection);
    void hoveredChanged(whyglass::domain::SpanId span);
    void cursorChanged();
    void areaChanged();
    void litChanged();
    void conversationChanged(const QString& conversation);
    void comparisonChanged(const QString& pair);
    void traceWindowChanged(whyglass::domain::TimeWindow window);
    void zoomsChanged();
    void traceLoaded();              ///< trace() is new; null while loading another one
    void newSpansChanged(qint64 count);
    void traceFailed(const QString& message);
    void knownUntilChanged();        ///< the play-head moved; traceLoaded() follows with what was known then
    void filterChanged();
    void inspectorTabChanged(const QString& tab);
    void traceTabChanged(const QString& tab);
    void generationChanged(qint64 generation);
    void historyChanged();
    void restored(); ///< after the signals of a back(), forward() or goTo(): now the scroll positions of state() hold

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace whyglass::session

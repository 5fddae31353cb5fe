// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/session.h"

#include "models/session/known_until.h"
#include "models/session/navigation_history.h"
#include "models/session/trace_loader.h"
#include "models/words/told.h"

#include <QTimer>

#include <algorithm>
#include <chrono>
#include <utility>

namespace whyglass::session {

namespace {

constexpr std::int64_t kShortestWindowNs = 1'000;
/// Up to so many spans what was known is made in the frame that asks for it: about a millisecond.
constexpr std::size_t kKnownAtOnce = 4'000;
constexpr std::chrono::milliseconds kGenerationPause{500};

/// `window` moved and cut into `extent`, at least kShortestWindowNs long; empty where it would be all of it.
domain::TimeWindow clampedWindow(domain::TimeWindow window, domain::TimeWindow extent)
{
    const std::int64_t whole = extent.length().ns;
    const std::int64_t length = std::clamp(window.length().ns, std::min(kShortestWindowNs, whole), whole);
    if (length >= whole)
        return {};
    const std::int64_t begin = std::clamp(window.begin.ns, extent.begin.ns, extent.end.ns - length);
    return {{begin}, {begin + length}};
}

} // namespace

class Session::Impl {
public:
    using Change = NavigationHistory::Change;

    Impl(Session* session, std::filesystem::path path) : q(session), workspace(std::move(path)), queries(workspace)
    {
        pause.setSingleShot(true);
        QObject::connect(&pause, &QTimer::timeout, q, [this] { tellGeneration(); });
    }

    const NavigationState& state() const { return history.current(); }

    void apply(NavigationState next, Change change)
    {
        const NavigationState before = state();
        history.apply(std::move(next), change);
        announce(before);
    }

    void announce(const NavigationState& before)
    {
        const NavigationState now = state();
        followTrace();
        if (now.query != before.query || now.filter != before.filter)
            Q_EMIT q->filterChanged();
        if (now.view != before.view)
            Q_EMIT q->viewChanged(QString::fromStdString(now.view));
        if (now.selection != before.selection)
            Q_EMIT q->selectionChanged(now.selection);
        if (now.traceWindow != before.traceWindow)
            Q_EMIT q->traceWindowChanged(q->traceWindow());
        if (now.zooms != before.zooms)
            Q_EMIT q->zoomsChanged();
        if (now.conversation != before.conversation)
            Q_EMIT q->conversationChanged(QString::fromStdString(now.conversation));
        if (now.comparison != before.comparison)
            Q_EMIT q->comparisonChanged(QString::fromStdString(now.comparison));
        if (now.inspectorTab != before.inspectorTab)
            Q_EMIT q->inspectorTabChanged(QString::fromStdString(now.inspectorTab));
        if (now.traceTab != before.traceTab)
            Q_EMIT q->traceTabChanged(QString::fromStdString(now.traceTab));
        Q_EMIT q->historyChanged();
    }

    /// Tells everybody where the window is now. Lists that are filled anew on the way tell that they stand at their top: that
    /// is not where they are to be.
    void restore(const NavigationState& before)
    {
        const auto scroll = state().scroll;
        announce(before);
        NavigationState place = state();
        place.scroll = scroll;
        history.apply(std::move(place), Change::Detail);
        Q_EMIT q->restored();
    }

    /// Loads the trace of the selection unless it is there or on its way.
    void followTrace()
    {
        const auto& wanted = state().selection.trace;
        if (!wanted || wanted == requested)
            return;
        requested = wanted;
        trace = whole = nullptr;
        if (lit && lit->trace != *wanted)
            light({});
        moveHead({});
        offer(0);
        queries.request<LoadedTracePtr>(
            q, "session/trace", [id = *wanted](store::WorkspaceReader& reader) { return loadTrace(reader, id); },
            [this](domain::Result<LoadedTracePtr> result) { accept(std::move(result)); });
    }

    /// Whether growth would move what somebody looks at: nothing does before the first span is chosen or the first zoom.
    [[nodiscard]] bool isRead() const { return state().selection.span.valid() || !state().traceWindow.empty() || knownUntil || lit; }

    void refreshTrace()
    {
        if (!whole)
            return;
        queries.request<TraceGrowth>(
            q, "session/trace", [known = whole, offer = isRead()](store::WorkspaceReader& reader) { return readGrowth(reader, known, offer); },
            [this, from = whole](domain::Result<TraceGrowth> growth) {
                if (!growth || from != whole)
                    return;
                if (growth->trace)
                    accept(std::move(growth->trace));
                else
                    offer(growth->spans);
            },
            Urgency::Seen, Asked::Again);
    }

    void offer(std::int64_t spans)
    {
        if (std::exchange(offered, spans) != spans)
            Q_EMIT q->newSpansChanged(spans);
    }

    void showOffered()
    {
        if (!whole || offered == 0)
            return;
        queries.request<LoadedTracePtr>(
            q, "session/trace", [id = whole->row.trace](store::WorkspaceReader& reader) { return loadTrace(reader, id); },
            [this](domain::Result<LoadedTracePtr> result) { accept(std::move(result)); });
    }

    void accept(domain::Result<LoadedTracePtr> result)
    {
        if (!result) {
            requested.reset();
            Q_EMIT q->traceFailed(QString::fromStdString(words::told(result.error().text())));
            return;
        }
        whole = std::move(result).value();
        offer(0);
        showKnown();
    }

    /// Commits come ten times a second; nobody reads that fast, and everything that is shown would be read again each time.
    void tellGeneration()
    {
        if (std::exchange(told, generation) == generation)
            return;
        pause.start(kGenerationPause);
        refreshTrace();
        Q_EMIT q->generationChanged(generation);
    }

    void moveHead(std::optional<domain::Timestamp> time)
    {
        if (time == knownUntil)
            return;
        knownUntil = time;
        Q_EMIT q->knownUntilChanged();
    }

    void light(std::optional<LitValue> value)
    {
        if (value == lit)
            return;
        lit = std::move(value);
        Q_EMIT q->litChanged();
    }

    /// Makes trace() what the play-head lets be known of `whole`.
    void showKnown()
    {
        if (!knownUntil || whole->spans.rows.size() <= kKnownAtOnce) {
            queries.cancel("session/known");
            cutting = cutAgain = false;
            trace = knownUntil ? knownAt(*whole, *knownUntil) : whole;
            Q_EMIT q->traceLoaded();
            return;
        }
        // As with a refresh: a head that moves steadily must not keep the first cut from ending.
        if (std::exchange(cutting, true)) {
            cutAgain = true;
            return;
        }
        queries.request<LoadedTracePtr>(
            q, "session/known", [from = whole, time = *knownUntil](store::WorkspaceReader&) -> domain::Result<LoadedTracePtr> { return knownAt(*from, time); },
            [this, from = whole](domain::Result<LoadedTracePtr> result) {
                cutting = false;
                if (result && from == whole && knownUntil) {
                    trace = std::move(result).value();
                    Q_EMIT q->traceLoaded();
                }
                if (std::exchange(cutAgain, false) && whole && knownUntil)
                    showKnown();
            });
    }

    void openDecision(const QString& id)
    {
        queries.request<std::optional<domain::Decision>>(
            q, "session/open", [key = id.toStdString()](store::WorkspaceReader& reader) { return reader.decision(key); },
            [this, id](domain::Result<std::optional<domain::Decision>> result) {
                if (!result || !*result) {
                    Q_EMIT q->traceFailed(result ? tr("There is no decision %1 in this workspace").arg(id)
                                                 : QString::fromStdString(words::told(result.error().text())));
                    return;
                }
                const domain::Decision& decision = **result;
                open({decision.trace, decision.span, decision.id, {}}, "decision");
            });
    }

    void open(Selection selection, const char* view = "investigate")
    {
        NavigationState next = state();
        if (next.selection.trace != selection.trace)
            next.traceWindow = {};
        next.view = view;
        next.selection = std::move(selection);
        apply(std::move(next), Change::Step);
    }

    Session* q;
    const std::filesystem::path workspace;
    NavigationHistory history;
    LoadedTracePtr trace; ///< what views see of `whole`
    LoadedTracePtr whole;
    std::optional<domain::Timestamp> knownUntil;
    bool cutting = false, cutAgain = false;
    std::optional<domain::TraceId> requested; ///< loaded or being loaded
    std::int64_t offered = 0; ///< spans that came while `whole` was read
    domain::SpanId hovered;
    std::optional<domain::Timestamp> cursor;
    std::optional<Area> area;
    std::optional<LitValue> lit;
    std::int64_t generation = 0;
    std::int64_t told = 0; ///< the generation that the views know
    QTimer pause; ///< runs while they need not know of another
    QueryService queries; ///< last: its threads end before the rest goes
};

Session::Session(std::filesystem::path workspace, QObject* parent)
    : QObject(parent), m_impl(std::make_unique<Impl>(this, std::move(workspace)))
{
}

Session::~Session() = default;

QueryService& Session::queries() { return m_impl->queries; }
const std::filesystem::path& Session::workspace() const { return m_impl->workspace; }
const NavigationState& Session::state() const { return m_impl->state(); }
LoadedTracePtr Session::trace() const { return m_impl->trace; }
LoadedTracePtr Session::wholeTrace() const { return m_impl->whole; }
std::optional<domain::Timestamp> Session::knownUntil() const { return m_impl->knownUntil; }
domain::SpanId Session::hovered() const { return m_impl->hovered; }
std::optional<domain::Timestamp> Session::cursor() const { return m_impl->cursor; }
const std::optional<Area>& Session::area() const { return m_impl->area; }
const std::optional<LitValue>& Session::lit() const { return m_impl->lit; }
std::int64_t Session::newSpans() const { return m_impl->offered; }
void Session::showNewSpans() { m_impl->showOffered(); }
std::int64_t Session::generation() const { return m_impl->generation; }
bool Session::canGoBack() const { return m_impl->history.canGoBack(); }
bool Session::canGoForward() const { return m_impl->history.canGoForward(); }

domain::TimeWindow Session::traceWindow() const
{
    const domain::TimeWindow chosen = state().traceWindow;
    if (!m_impl->trace)
        return chosen;
    return chosen.empty() ? m_impl->trace->extent() : chosen;
}

domain::TimeWindow Session::zoom(const char* timeline) const
{
    const auto found = state().zooms.find(timeline);
    return found == state().zooms.end() ? domain::TimeWindow{} : found->second;
}

void Session::showView(const QString& view)
{
    NavigationState next = state();
    next.view = view.toStdString();
    m_impl->apply(std::move(next), Impl::Change::Step);
}

void Session::replaceView(const QString& view)
{
    NavigationState next = state();
    next.view = view.toStdString();
    m_impl->apply(std::move(next), Impl::Change::Detail);
}

void Session::openTrace(const domain::TraceId& trace, domain::SpanId span)
{
    Selection selection;
    selection.trace = trace;
    selection.span = span;
    m_impl->open(std::move(selection));
}

void Session::openDecision(const QString& decisionId) { m_impl->openDecision(decisionId); }

void Session::openFinding(const QString& findingId)
{
    m_impl->queries.request<std::optional<domain::Finding>>(
        this, "session/open", [id = findingId.toStdString()](store::WorkspaceReader& reader) { return reader.finding(id); },
        [this, findingId](domain::Result<std::optional<domain::Finding>> result) {
            if (!result || !*result) {
                Q_EMIT traceFailed(result ? tr("There is no finding %1 in this workspace").arg(findingId)
                                          : QString::fromStdString(words::told(result.error().text())));
                return;
            }
            const domain::Finding& finding = **result;
            m_impl->open({finding.trace, finding.span, finding.decisionId, finding.id});
        });
}

void Session::selectSpan(domain::SpanId span)
{
    if (span == selection().span)
        return;
    NavigationState next = state();
    next.selection.span = span;
    next.selection.decision.clear();
    next.selection.finding.clear();
    m_impl->apply(std::move(next), Impl::Change::Step);
}

void Session::select(Selection selection)
{
    if (selection == state().selection)
        return;
    NavigationState next = state();
    if (next.selection.trace != selection.trace)
        next.traceWindow = {};
    next.selection = std::move(selection);
    m_impl->apply(std::move(next), Impl::Change::Step);
}

void Session::openConversation(const QString& conversation)
{
    NavigationState next = state();
    next.view = "conversation";
    if (next.conversation != conversation.toStdString())
        next.zooms.erase("conversation");
    next.conversation = conversation.toStdString();
    m_impl->apply(std::move(next), Impl::Change::Step);
}

void Session::openComparison(const QString& pair)
{
    NavigationState next = state();
    next.view = "compare";
    next.comparison = pair.toStdString();
    m_impl->apply(std::move(next), Impl::Change::Step);
}

void Session::selectRow(const QString& decisionId, const QString& findingId)
{
    NavigationState next = state();
    next.selection.decision = decisionId.toStdString();
    next.selection.finding = findingId.toStdString();
    m_impl->apply(std::move(next), Impl::Change::Detail);
}

void Session::setHovered(domain::SpanId span)
{
    if (span == m_impl->hovered)
        return;
    m_impl->hovered = span;
    Q_EMIT hoveredChanged(span);
}

void Session::setTraceWindow(domain::TimeWindow window)
{
    if (!m_impl->trace)
        return;
    NavigationState next = state();
    next.traceWindow = clampedWindow(window, m_impl->trace->extent());
    m_impl->apply(std::move(next), Impl::Change::Gesture);
}

void Session::setZoom(const char* timeline, domain::TimeWindow window)
{
    NavigationState next = state();
    if (window.empty())
        next.zooms.erase(timeline);
    else
        next.zooms[timeline] = window;
    m_impl->apply(std::move(next), Impl::Change::Gesture);
}

void Session::setCursor(std::optional<domain::Timestamp> time)
{
    if (time == m_impl->cursor)
        return;
    m_impl->cursor = time;
    Q_EMIT cursorChanged();
}

void Session::setArea(std::optional<Area> area)
{
    if (area == m_impl->area)
        return;
    m_impl->area = std::move(area);
    Q_EMIT areaChanged();
}

void Session::setLit(std::optional<LitValue> lit) { m_impl->light(std::move(lit)); }

void Session::setQuery(const QString& text, const domain::Filter& filter)
{
    NavigationState next = state();
    next.query = text.toStdString();
    next.filter = filter;
    m_impl->apply(std::move(next), Impl::Change::Step);
}

void Session::setKnownUntil(std::optional<domain::Timestamp> time)
{
    if (!m_impl->whole || time == m_impl->knownUntil)
        return;
    m_impl->moveHead(time);
    m_impl->showKnown();
}

void Session::setInspectorTab(const QString& tab)
{
    NavigationState next = state();
    next.inspectorTab = tab.toStdString();
    m_impl->apply(std::move(next), Impl::Change::Detail);
}

void Session::setTraceTab(const QString& tab)
{
    NavigationState next = state();
    next.traceTab = tab.toStdString();
    m_impl->apply(std::move(next), Impl::Change::Detail);
}

void Session::goTo(NavigationState place)
{
    const NavigationState before = state();
    m_impl->history.apply(std::move(place), Impl::Change::Step);
    m_impl->restore(before);
}

void Session::noteScroll(const QString& area, int value)
{
    NavigationState next = state();
    next.scroll[area.toStdString()] = value;
    m_impl->history.apply(std::move(next), Impl::Change::Detail);
}

void Session::back()
{
    const NavigationState before = state();
    if (m_impl->history.back())
        m_impl->restore(before);
}

void Session::forward()
{
    const NavigationState before = state();
    if (m_impl->history.forward())
        m_impl->restore(before);
}

void Session::setGeneration(std::int64_t generation)
{
    m_impl->generation = generation;
    if (!m_impl->pause.isActive())
        m_impl->tellGeneration();
}

} // namespace whyglass::session

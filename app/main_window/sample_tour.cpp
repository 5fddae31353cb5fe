// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/sample_tour.h"

#include "app/main_window/main_window.h"
#include "app/main_window/query_bar.h"
#include "app/main_window/tour.h"
#include "views/details/inspector.h"
#include "views/tables/findings_view.h"
#include "views/tables/record_table.h"
#include "views/timeline/trace_timeline_view.h"

#include <QCoreApplication>

namespace whyglass::window {

namespace {

/// The trace of the invoice over 50,000 dollars (resources/sample).
constexpr const char* kFamousTrace = "7f3c9a2e41d04b6f8a1c5d2e9b307f64";

QString tr(const char* text) { return QCoreApplication::translate("tour", text); }

template <typename T>
QWidget* visibleChild(const MainWindow& window)
{
    for (T* child : window.findChildren<T*>()) {
        if (child->isVisible())
            return child;
    }
    return nullptr;
}

} // namespace

Tour* makeSampleTour(const views::Theme& theme, MainWindow& window)
{
    const auto show = [&window](const char* view) { return [&window, view] { window.session().showView(QString::fromLatin1(view)); }; };
    const auto openFamous = [&window] {
        if (window.session().state().view != "investigate" || !window.session().trace())
            window.openId(QString::fromLatin1(kFamousTrace));
    };
    std::vector<TourStep> steps = {
        {tr("Every decision of your agents"),
         tr("One row a decision: what was decided, about what, how sure, by whom, for how much. The marks are findings. J and K move, Enter opens, "
            "Backspace comes back."),
         show("decisions"), [&window] { return visibleChild<views::RecordTable>(window); }},
        {tr("Ask"),
         tr("Words, or fields such as decision:approved or cost:>0.10. Names complete as you type, the facets at the side edit the same query. Ctrl+L "
            "comes here from anywhere."),
         show("decisions"), [&window] { return visibleChild<QueryBar>(window); }},
        {tr("One time axis"),
         tr("The approval of the $50,000 invoice: agents, model calls, tools, retrievals and cost under one ruler. W and S zoom, A and D pan, F fits, N "
            "goes to the next finding, E to the next error."),
         openFamous, [&window] { return visibleChild<views::TraceTimelineView>(window); }},
        {tr("What the agent saw"),
         tr("The step that is selected: its messages, arguments, results, documents, cost and the original bytes. Here the invoice says 1,000 units, the "
            "order 100, and the vendor look-up came back empty."),
         openFamous, [&window] { return visibleChild<views::Inspector>(window); }},
        {tr("What is wrong, and how sure that is"),
         tr("Findings of all decisions. Each says whether it was observed or inferred. Y confirms, X dismisses. ? shows all keys, Ctrl+K finds every "
            "command, and this tour is under Help."),
         show("findings"), [&window] { return visibleChild<views::FindingsView>(window); }},
    };
    return new Tour(theme, std::move(steps), &window);
}

void askForSample(MainWindow& window, std::function<void(bool)> answer)
{
    window.session().queries().request<store::TraceRow>(
        &window, "window/tour", [](store::WorkspaceReader& reader) { return reader.trace(*domain::TraceId::fromHex(kFamousTrace)); },
        [answer = std::move(answer)](const domain::Result<store::TraceRow>& trace) { answer(trace.ok()); });
}

} // namespace whyglass::window

// SPDX-License-Identifier: GPL-3.0-or-later
// The keys that views answer themselves: commands that press the key in the view which is shown.
#include "app/commands/command_registry.h"
#include "app/commands/window_commands.h"
#include "app/main_window/compare_basket.h"
#include "app/main_window/main_window.h"
#include "views/view_registry.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace whyglass::window {

namespace {

/// Where a key means something, as blank-separated ids of the view registry.
constexpr const char* kTimelines = "investigate timeline conversation";
constexpr const char* kInvestigate = "investigate";
constexpr const char* kFindings = "investigate timeline conversation decision";
constexpr const char* kRows = "investigate timeline conversation decision decisions traces sessions findings logs metrics costs search sources compare";
constexpr const char* kCompare = "compare";

struct ViewKey {
    const char* id;
    const char* title;
    const char* key;
    const char* views;
    bool takesKeys = true; ///< Command::takesKeys
    bool beginsGroup = false;
};

// THE LIST.
constexpr std::array<ViewKey, 26> kViewKeys = {{
    {"timeline.zoom-in", QT_TRANSLATE_NOOP("commands", "Zoom in"), "W", kTimelines},
    {"timeline.zoom-out", QT_TRANSLATE_NOOP("commands", "Zoom out"), "S", kTimelines},
    {"timeline.pan-left", QT_TRANSLATE_NOOP("commands", "Pan to the left"), "A", kTimelines},
    {"timeline.pan-right", QT_TRANSLATE_NOOP("commands", "Pan to the right"), "D", kTimelines},
    {"timeline.fit", QT_TRANSLATE_NOOP("commands", "Fit the selection, again: all"), "F", kTimelines},
    {"timeline.mark", QT_TRANSLATE_NOOP("commands", "Mark an area"), "M", kTimelines},
    {"timeline.play", QT_TRANSLATE_NOOP("commands", "Play or pause the replay"), "Space", kInvestigate, false},
    {"timeline.previous", QT_TRANSLATE_NOOP("commands", "Previous in the track or list"), "[", kRows, true, true},
    {"timeline.next", QT_TRANSLATE_NOOP("commands", "Next in the track or list"), "]", kRows},
    {"timeline.previous-sibling", QT_TRANSLATE_NOOP("commands", "Previous sibling"), ",", kTimelines},
    {"timeline.next-sibling", QT_TRANSLATE_NOOP("commands", "Next sibling"), ".", kTimelines},
    {"timeline.next-error", QT_TRANSLATE_NOOP("commands", "Next error"), "E", kTimelines},
    {"timeline.previous-error", QT_TRANSLATE_NOOP("commands", "Previous error"), "Shift+E", kTimelines},
    {"timeline.next-finding", QT_TRANSLATE_NOOP("commands", "Next finding"), "N", kFindings},
    {"timeline.previous-finding", QT_TRANSLATE_NOOP("commands", "Previous finding"), "Shift+N", kFindings},
    {"timeline.down", QT_TRANSLATE_NOOP("commands", "Down the tree or table"), "J", kRows, true, true},
    {"timeline.up", QT_TRANSLATE_NOOP("commands", "Up the tree or table"), "K", kRows},
    {"timeline.parent", QT_TRANSLATE_NOOP("commands", "Go to the parent"), "O", kTimelines},
    {"timeline.open", QT_TRANSLATE_NOOP("commands", "Open"), "Return", kRows, false},
    {"timeline.why", QT_TRANSLATE_NOOP("commands", "Why this cost"), "Alt+Return", "decisions traces sessions costs investigate conversation", false},
    {"timeline.find", QT_TRANSLATE_NOOP("commands", "Find in the trace"), "Ctrl+F", kInvestigate, false, true},
    {"timeline.next-difference", QT_TRANSLATE_NOOP("commands", "Next difference"), "F7", kCompare, true, true},
    {"timeline.previous-difference", QT_TRANSLATE_NOOP("commands", "Previous difference"), "Shift+F7", kCompare},
    {"timeline.first-divergence", QT_TRANSLATE_NOOP("commands", "First divergence, largest difference"), "D", kCompare},
    {"timeline.next-page", QT_TRANSLATE_NOOP("commands", "Compare steps, prompts, documents, cost: the next"), "P", kCompare},
    {"timeline.previous-page", QT_TRANSLATE_NOOP("commands", "Compare steps, prompts, documents, cost: the one before"), "Shift+P", kCompare},
}};

bool contains(const char* views, const QString& id)
{
    const QStringList ids = QString::fromLatin1(views).split(u' ');
    return ids.contains(id);
}

/// A key of views that this program does not have is no key of it.
bool isAnywhere(const ViewKey& key)
{
    const auto& views = views::viewRegistry();
    return std::any_of(views.begin(), views.end(), [&](const views::ViewInfo& view) { return contains(key.views, view.id); });
}

QString tr(const char* text) { return QCoreApplication::translate("commands", text); }

bool isCard(MainWindow& window) { return window.session().state().view == "decision"; }

void addDecisionCommands(CommandRegistry& registry, MainWindow& window)
{
    const auto add = [&](const char* id, const char* title, const char* key, bool beginsGroup = false) {
        const QKeySequence sequence(QString::fromLatin1(key));
        registry.add({QString::fromLatin1(id), tr(title), tr("Analyze"), {sequence}, [&window, sequence] { window.pressInView(sequence); },
                      [&window] { return isCard(window); }, {}, beginsGroup});
    };
    add("decision.correct", QT_TRANSLATE_NOOP("commands", "Verdict: the decision is correct"), "1", true);
    add("decision.wrong", QT_TRANSLATE_NOOP("commands", "Verdict: the decision is wrong"), "2");
    add("decision.cannot-tell", QT_TRANSLATE_NOOP("commands", "Verdict: cannot tell"), "3");
    add("decision.trace", QT_TRANSLATE_NOOP("commands", "Open the trace of the decision"), "T");
    add("decision.replay", QT_TRANSLATE_NOOP("commands", "Replay the decision"), "R");
    add("decision.compare", QT_TRANSLATE_NOOP("commands", "Compare with a decision that ended otherwise"), "C");
}

} // namespace

void addTimelineCommands(CommandRegistry& registry, MainWindow& window)
{
    for (const ViewKey& key : kViewKeys) {
        if (!isAnywhere(key))
            continue;
        const QKeySequence sequence(QString::fromLatin1(key.key));
        registry.add({QString::fromLatin1(key.id), tr(key.title), tr("Timeline"), {sequence}, [&window, sequence] { window.pressInView(sequence); },
                      [&window, views = key.views] { return contains(views, QString::fromStdString(window.session().state().view)); }, {},
                      key.beginsGroup, key.takesKeys});
    }
    addTimelineLayerCommands(registry, window);
}

void addCompareCommands(CommandRegistry& registry, MainWindow& window)
{
    const QString menu = tr("Analyze");
    registry.add({QStringLiteral("compare.add"), tr("Add to compare"), menu, keySequences({"B"}), [&window] { window.addToComparison(); }, {}, {}, true});
    registry.add({QStringLiteral("compare.open"), tr("Compare what is in the basket"), menu, keySequences({"Shift+B"}), [&window] { window.basket().compare(); },
                  [&window] { return window.basket().entries().size() > 1; }, {}, false});
    registry.add({QStringLiteral("compare.clear"), tr("Empty the compare basket"), menu, {}, [&window] { window.basket().clear(); },
                  [&window] { return !window.basket().entries().empty(); }, {}, false});
}

void addAnalyzeCommands(CommandRegistry& registry, MainWindow& window)
{
    using State = domain::FindingState;
    const QString menu = tr("Analyze");
    const auto add = [&](const char* id, const char* title, std::initializer_list<const char*> keys, State state) {
        registry.add({QString::fromLatin1(id), tr(title), menu, keySequences(keys), [&window, state] { window.setFindingState(state); },
                      [&window] { return !window.session().selection().finding.empty() && !isCard(window); }, {}, false});
    };
    add("analyze.confirm", QT_TRANSLATE_NOOP("commands", "Confirm the finding"), {"Y", "1"}, State::Confirmed);
    add("analyze.dismiss", QT_TRANSLATE_NOOP("commands", "Dismiss the finding"), {"X", "2"}, State::Dismissed);
    add("analyze.reopen", QT_TRANSLATE_NOOP("commands", "Leave the finding open"), {"3"}, State::Open);
    addCompareCommands(registry, window);
    addDecisionCommands(registry, window);
    addCostCommands(registry, window);
}

} // namespace whyglass::window

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/commands.h"

namespace whyglass::cli {

const std::vector<CommandEntry>& commandList()
{
    static const std::vector<CommandEntry> kCommands = {
        {"open", "Open the window on a workspace, a trace or a decision", makeOpenCommand},
        {"import", "Import files, folders or standard input", makeImportCommand},
        {"record", "Receive OTLP until stopped, without a window", makeRecordCommand},
        {"list", "List traces, spans, decisions, findings, logs, metrics or issues", makeListCommand},
        {"show", "Show one trace, span, decision or finding, whole", makeShowCommand},
        {"note", "Say something of a decision: a note, a verdict, or take one back", makeNoteCommand},
        {"search", "Full-text search over prompts, messages, arguments, results, documents, logs", makeSearchCommand},
        {"costs", "Tokens and cost by model, operation, service, user_tier, session, agent, day, hour", makeCostsCommand},
        {"diff", "Compare two traces or decisions step by step", makeDiffCommand},
        {"lineage", "Tell where each value of a decision came from", makeLineageCommand},
        {"export", "Write spans as .jsonl or .pb (OTLP)", makeExportCommand},
        {"detect", "Run detectors over the workspace again", makeDetectCommand},
        {"render", "Draw what the window would show into a PNG, off screen", makeRenderCommand},
        {"workspace info", "What a workspace holds, and who records into it", makeWorkspaceInfoCommand},
        {"workspace check", "Check the file for damage", makeWorkspaceCheckCommand},
        {"workspace compact", "Make the file smaller, also while a recorder writes to it", makeWorkspaceCompactCommand},
        {"workspace prune", "Remove what is too old or too much, also while a recorder writes", makeWorkspacePruneCommand},
        {"prices list", "The price table that costs are computed with", makePricesListCommand},
        {"prices import", "Keep a price table of your own in a workspace; it is asked before the built-in one", makePricesImportCommand},
        {"prices lists", "The price tables that a workspace keeps", makePriceListsCommand},
        {"prices reprice", "Show what other prices would change, change stored costs, or take that back", makePricesRepriceCommand},
        {"prices changes", "Stored costs that were changed on purpose", makePricesChangesCommand},
        {"budgets list", "Budgets: what is used, and what is foreseen", makeBudgetsListCommand},
        {"budgets set", "Limit what calls may cost in an hour, a day or a month", makeBudgetsSetCommand},
        {"budgets remove", "Take a budget away", makeBudgetsRemoveCommand},
        {"budgets check", "The same as list; exit code 4 where a budget is used up", makeBudgetsCheckCommand},
        {"budgets simulate", "When a budget would have fired in the past, and what was used after that", makeBudgetsSimulateCommand},
        {"budgets rule", "A budget as an alerting rule for Prometheus", makeBudgetsRuleCommand},
        {"sample", "Write the sample investigation into a new workspace", makeSampleCommand},
    };
    return kCommands;
}

} // namespace whyglass::cli

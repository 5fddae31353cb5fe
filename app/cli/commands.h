// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace whyglass::cli {

std::unique_ptr<Command> makeOpenCommand();
std::unique_ptr<Command> makeImportCommand();
std::unique_ptr<Command> makeRecordCommand();
std::unique_ptr<Command> makeListCommand();
std::unique_ptr<Command> makeShowCommand();
std::unique_ptr<Command> makeDiffCommand();
std::unique_ptr<Command> makeNoteCommand();
std::unique_ptr<Command> makeSearchCommand();
std::unique_ptr<Command> makeCostsCommand();
std::unique_ptr<Command> makeLineageCommand();
std::unique_ptr<Command> makeExportCommand();
std::unique_ptr<Command> makeDetectCommand();
std::unique_ptr<Command> makeRenderCommand();
std::unique_ptr<Command> makeWorkspaceInfoCommand();
std::unique_ptr<Command> makeWorkspaceCheckCommand();
std::unique_ptr<Command> makeWorkspaceCompactCommand();
std::unique_ptr<Command> makeWorkspacePruneCommand();
std::unique_ptr<Command> makePricesListCommand();
std::unique_ptr<Command> makePricesImportCommand();
std::unique_ptr<Command> makePriceListsCommand();
std::unique_ptr<Command> makePricesRepriceCommand();
std::unique_ptr<Command> makePricesChangesCommand();
std::unique_ptr<Command> makeBudgetsListCommand();
std::unique_ptr<Command> makeBudgetsSetCommand();
std::unique_ptr<Command> makeBudgetsRemoveCommand();
std::unique_ptr<Command> makeBudgetsCheckCommand();
std::unique_ptr<Command> makeBudgetsSimulateCommand();
std::unique_ptr<Command> makeBudgetsRuleCommand();
std::unique_ptr<Command> makeSampleCommand();

} // namespace whyglass::cli

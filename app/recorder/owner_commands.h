// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/recorder/analysis_runner.h"
#include "app/recorder/control_server.h"
#include "app/recorder/price_commands.h"
#include "app/recorder/upkeep.h"

#include <functional>

namespace whyglass::recorder {

/// What the owner of a workspace can be asked to do, by a client or by its own command line:
///   import             {"files": [{"path", "shown"}]}  → the JSON of `whyglass import`
///   follow             {"paths": ["…"]}                → the same when it is cancelled: reads on as files grow
///   sample             {}                              → the same; refused where the workspace holds spans
///   detect             {"detectors": ["slug", …]}      → the JSON of `whyglass detect`
///   analyse            {}                              → {"traces", "findings"}: detectors finished for what is settled or not
///   index              {}                              → {}: the indexes have caught up
///   compact            {}                              → the JSON of `whyglass workspace compact`
///   prune              {"keep_days", "max_bytes"}      → the JSON of `whyglass workspace prune`; without both nothing goes
///   set_finding_state  {"finding", "state"}            → {}
///   annotate           {"decision", "kind", "verdict", "author", "text", "about"} → {"annotation_id"}
///   set_budget         a budget (budget_definition.h)  → {}
///   remove_budget      {"name"}                        → {}
///   prices_import, prices_withdraw, reprice, undo_costs: see price_commands.h
class OwnerCommands {
public:
    /// `onFilesRead`: an import has read its files to the end; their traces are settled.
    OwnerCommands(ingest::IngestPipeline& pipeline, AnalysisRunner& analysis, const std::filesystem::path& workspace,
                  std::function<void()> onFilesRead);

    /// NotFound for a command that is not in the list. Thread-safe.
    domain::Result<std::string> handle(const CommandRequest& request);
    Upkeep& upkeep() { return m_upkeep; }

private:
    domain::Result<std::string> importFiles(const CommandRequest& request);
    domain::Result<std::string> follow(const CommandRequest& request);
    domain::Result<std::string> importSample(const CommandRequest& request);
    domain::Result<std::string> detect(const CommandRequest& request);
    domain::Result<std::string> analyse(const CommandRequest& request);
    domain::Result<std::string> index(const CommandRequest& request);
    domain::Result<std::string> compact(const CommandRequest& request);
    domain::Result<std::string> prune(const CommandRequest& request);
    domain::Result<std::string> setFindingState(const CommandRequest& request);
    domain::Result<std::string> importPrices(const CommandRequest& request) { return m_prices.importList(request); }
    domain::Result<std::string> withdrawPrices(const CommandRequest& request) { return m_prices.withdraw(request); }
    domain::Result<std::string> reprice(const CommandRequest& request) { return m_prices.reprice(request); }
    domain::Result<std::string> undoCosts(const CommandRequest& request) { return m_prices.undo(request); }

    ingest::IngestPipeline& m_pipeline;
    AnalysisRunner& m_analysis;
    Upkeep m_upkeep;
    PriceCommands m_prices;
    std::function<void()> m_onFilesRead;
};

} // namespace whyglass::recorder

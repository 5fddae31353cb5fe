// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/recorder/control_server.h"
#include "ingest/pipeline/ingest_pipeline.h"

#include <filesystem>

namespace whyglass::recorder {

/// What the owner of a workspace does about prices. Times are those of its clock.
class PriceCommands {
public:
    PriceCommands(ingest::IngestPipeline& pipeline, std::filesystem::path workspace) : m_pipeline(pipeline), m_workspace(std::move(workspace)) {}

    /// prices_import {"text", "file", "author"} → {"list", "name", "date", "prices"}
    domain::Result<std::string> importList(const CommandRequest& request);
    /// prices_withdraw {"list", "author"} → {"list"}
    domain::Result<std::string> withdraw(const CommandRequest& request);
    /// reprice {"kind": "reprice|readings", "with": "" | "builtin" | text of a price file, "file", "since_ns", "until_ns", "about",
    /// "author", "dry_run"} → {"change", "calls", "changed", …}
    domain::Result<std::string> reprice(const CommandRequest& request);
    /// undo_costs {"change": 0 for the last one that stands, "author"} → {"change", "calls"}
    domain::Result<std::string> undo(const CommandRequest& request);

private:
    domain::Result<std::vector<std::int64_t>> listsFor(const std::string& with, const std::string& file, const std::string& author);
    domain::Result<void> takeUp();

    ingest::IngestPipeline& m_pipeline;
    std::filesystem::path m_workspace;
};

} // namespace whyglass::recorder

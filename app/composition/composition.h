// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/pipeline/ingest_pipeline.h"
#include "models/analysis/pricing/price_table.h"
#include "models/domain/result.h"
#include "models/store/workspace_reader.h"
#include "models/store/workspace_writer.h"

#include <filesystem>
#include <memory>
#include <string>

/// Where the modules that must not know each other are put together: prices, telemetry and store.
namespace whyglass::recorder {

/// The price table that ingest and every view use: the user's own (`$XDG_DATA_HOME/whyglass/prices.json`) where there is one
/// that can be read, else the built-in one.
std::shared_ptr<const analysis::PriceTable> priceTable();
[[nodiscard]] bool hasOwnPrices();
/// The text of a price file, at most 16 MB.
domain::Result<std::string> readPriceFile(const std::filesystem::path& file);
/// Checks the file and makes a copy of it the user's own table.
domain::Result<void> usePrices(const std::filesystem::path& file);
/// Takes the user's own table away.
domain::Result<void> useBuiltinPrices();

/// What the deferred indexes take from a stored record: telemetry decodes what the store only keeps. Thread-safe.
store::IndexExtractor indexExtractor();

/// Opens THE writer of a workspace (made when missing) with the pipeline around it. The caller holds the workspace lock.
domain::Result<std::unique_ptr<ingest::IngestPipeline>> openPipeline(const std::filesystem::path& workspace);

/// A read-only connection that can look into payloads where a filter needs it.
domain::Result<std::unique_ptr<store::WorkspaceReader>> openReader(const std::filesystem::path& workspace);

/// The workspace of a user who names none: `$XDG_DATA_HOME/whyglass/default.whyglass`. Its folder is made (0700).
domain::Result<std::filesystem::path> defaultWorkspace();

} // namespace whyglass::recorder

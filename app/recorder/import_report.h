// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/sources/receivers.h"

#include <nlohmann/json_fwd.hpp>

#include <chrono>
#include <string>
#include <vector>

namespace whyglass::recorder {

/// One file of an import: read here, or the reason why it could not be read.
struct ImportedFile {
    ingest::FileReport report;
    std::string error; ///< empty where it was read to the end
};

/// The JSON of `whyglass import` (cli.md); files that could not be read carry `error`.
nlohmann::ordered_json importJson(const std::vector<ImportedFile>& files, std::chrono::duration<double> elapsed);

} // namespace whyglass::recorder

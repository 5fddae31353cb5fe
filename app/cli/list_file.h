// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/list_kinds.h"

#include <filesystem>

namespace whyglass::cli {

/// What is written of a list.
struct ListSelection {
    domain::Filter filter;
    store::SortOrder order;
    std::vector<std::int64_t> keys; ///< only these; empty = all that the filter leaves
};
using ListProgress = std::function<void(std::int64_t done, std::int64_t total)>;

/// csv or json by the ending of a path (".csv", ".json", ".jsonl"); nothing for another ending.
std::optional<RowWriter::Form> formOfEnding(const std::filesystem::path& path);

/// The rows as one text; returns them.
domain::Result<std::string> listText(const ListKind& kind, store::WorkspaceReader& reader, const ListSelection& selection, RowWriter::Form form,
                                     const ListProgress& progress = {});
/// The rows as a file, which appears under its name only when it is complete; returns how many. The reader's cancel flag ends it.
domain::Result<std::int64_t> writeListFile(const ListKind& kind, store::WorkspaceReader& reader, const ListSelection& selection,
                                           RowWriter::Form form, const std::filesystem::path& path, const ListProgress& progress = {});

} // namespace whyglass::cli

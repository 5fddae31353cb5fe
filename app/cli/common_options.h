// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/option_set.h"
#include "models/domain/filter.h"
#include "models/domain/result.h"
#include "models/query/query.h"

namespace whyglass::cli {

enum class Format { Table, Json, JsonLines, Csv };

/// Common options of cli.md; every subcommand takes them.
struct CommonOptions {
    std::filesystem::path workspace; ///< empty: the user's own
    std::string format;              ///< empty: table on a terminal, json otherwise
    std::string since, until;
    std::optional<std::int64_t> limit, offset;
    std::optional<double> timeoutSeconds;
    std::string color = "auto";
    bool quiet = false, verbose = false, noProgress = false;

    void define(OptionSet& options);

    [[nodiscard]] Format outputFormat() const;
    /// Rows to show: --limit, else 100 in a table, else all.
    [[nodiscard]] std::int64_t rowLimit() const;
    [[nodiscard]] bool colored() const;
    /// Whether a progress line may be drawn on stderr.
    [[nodiscard]] bool showsProgress() const;
    /// Path of the workspace; the user's own where none is named.
    [[nodiscard]] domain::Result<std::filesystem::path> workspacePath() const;
    /// How the query words are understood; `names` of a workspace bring warnings of what its data makes of them.
    [[nodiscard]] domain::Result<query::Query> explained(const std::vector<std::string>& words, const analysis::WorkspaceNames& names = {}) const;
    /// The query words and --since, --until as one filter.
    [[nodiscard]] domain::Result<domain::Filter> filter(const std::vector<std::string>& words) const;
};

} // namespace whyglass::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/row_output.h"
#include "models/store/workspace_reader.h"

#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace whyglass::cli {

/// One word of `list`: where its keys come from, how a page of them becomes rows. The window's tables write the same rows.
struct ListKind {
    using Keys = std::vector<std::int64_t>;
    using KeySpan = std::span<const std::int64_t>;

    const char* what;
    bool needsDetectors;
    store::SortOrder order; ///< where nobody asks for another
    domain::Result<Keys> (*keys)(store::WorkspaceReader&, const domain::Filter&, store::SortOrder, std::size_t limit);
    /// How many there are; nullptr where all keys are cheap.
    domain::Result<std::int64_t> (*count)(store::WorkspaceReader&, const domain::Filter&);
    domain::Result<void> (*rows)(store::WorkspaceReader&, KeySpan, const std::function<void(const Json&)>&);
    std::vector<Column> (*columns)();
    Json (*prototype)(); ///< a row with every key
};

/// THE LIST (list_kinds.cpp).
std::span<const ListKind> listKinds();
/// nullptr where there is none.
const ListKind* findListKind(std::string_view what);

/// Rows of the keys, page by page; `progress` is told how many are done.
domain::Result<void> eachListRow(const ListKind& kind, store::WorkspaceReader& reader, ListKind::KeySpan keys,
                                 const std::function<void(const Json&)>& use, const std::function<void(std::int64_t)>& progress = {});

} // namespace whyglass::cli

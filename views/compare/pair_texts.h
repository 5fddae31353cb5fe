// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/compare/json_diff.h"
#include "models/analysis/compare/text_diff.h"
#include "models/domain/ids.h"
#include "models/domain/result.h"
#include "models/store/workspace_reader.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace whyglass::views {

/// The texts of two steps that stand for each other, compared from the older run to the newer.
struct PairTexts {
    enum Text { System, Input, Output, Definitions, TextCount };
    enum Structure { Outcome, Attributes, Resource, StructureCount };

    struct Compared {
        std::vector<analysis::DiffRun> words, lines;
        analysis::ChangedWords changed;
        bool cut = false;                   ///< only the beginning was compared
        [[nodiscard]] bool same() const { return changed.removed == 0 && changed.added == 0; }
    };
    std::array<Compared, TextCount> texts;
    std::array<std::optional<analysis::JsonDiff>, StructureCount> structures; ///< nullopt: neither step has one
    std::string olderPrompt, newerPrompt; ///< "approve-invoice@12"
    bool olderIsA = true;
};

/// Texts beyond this are cut before they are compared: nobody reads on, and a widget has to lay them out.
inline constexpr std::size_t kMostComparedBytes = 200'000;

/// Reads and compares; `a` or `b` without a key = no such step. On a query thread.
domain::Result<PairTexts> loadPairTexts(store::WorkspaceReader& reader, domain::SpanKey a, domain::SpanKey b, bool olderIsA);

} // namespace whyglass::views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/compare/document_pairs.h"
#include "models/analysis/compare/json_diff.h"
#include "models/analysis/compare/text_diff.h"
#include "models/domain/ids.h"
#include "models/domain/result.h"
#include "models/store/workspace_reader.h"

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace whyglass::views {

/// What two sides of a row say, compared from the older run to the newer.
struct PairTexts {
    enum Text { System, Input, Output, Definitions, Document, TextCount };
    enum Structure { Outcome, Attributes, Resource, Usage, Fate, StructureCount };

    struct Compared {
        std::vector<analysis::DiffRun> words, lines;
        analysis::ChangedWords changed;
        bool cut = false; ///< only the beginning was compared
        [[nodiscard]] bool same() const { return changed.removed == 0 && changed.added == 0; }
    };
    std::array<Compared, TextCount> texts;
    std::array<std::optional<analysis::JsonDiff>, StructureCount> structures; ///< nullopt: neither side has one
    std::string olderName, newerName; ///< "approve-invoice@12"; empty = the letter of the side is all there is
    bool olderIsA = true;
};

/// Texts beyond this are cut before they are compared: nobody reads on, and a widget has to lay them out.
inline constexpr std::size_t kMostComparedBytes = 200'000;

/// Reads texts; called on a query thread.
using LoadPairTexts = std::function<domain::Result<PairTexts>(store::WorkspaceReader&)>;

/// What the steps of a row of Comparison::steps were given, gave back and cost. Keeps nothing of the comparison.
LoadPairTexts stepTextsOf(const analysis::Comparison& comparison, int pair);

/// The text of a document on either side and what became of it. On a query thread: texts may be long.
PairTexts compareDocument(const analysis::Comparison& comparison, const analysis::DocumentPair& pair);

} // namespace whyglass::views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/store/workspace_reader.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace whyglass::analysis {

/// What queries of one workspace can name, for completion: most frequent first.
struct WorkspaceNames {
    struct Name {
        std::string text;
        std::int64_t count = 0; ///< spans, decisions, findings or traces that have it; of attributes among the newest spans
        bool operator==(const Name&) const = default;
    };
    std::vector<Name> spanKeys, resourceKeys;         ///< attribute keys
    std::map<std::string, std::vector<Name>> values;  ///< by the key of an attribute or the word of a facet ("model")
    /// Of which types the values of an attribute are, among the newest spans.
    struct Types {
        std::int64_t texts = 0, numbers = 0;
    };
    std::map<std::string, Types> types;
    std::int64_t spansRead = 0; ///< how many of the newest spans the attributes are of
    std::int64_t spans = 0;     ///< of the workspace
    /// More values of one key than this are not listed.
    static constexpr std::size_t kMaxValues = 50;
    /// Keys of both kinds, for proposals of an error.
    [[nodiscard]] std::vector<std::string> keys() const;
};

/// Keys of attributes of the newest spans and of their resources alone, the most frequent first. On a query thread.
domain::Result<std::vector<std::string>> readAttributeKeys(store::WorkspaceReader& reader);

/// Reads the newest spans' attributes and the facets. On a query thread; stops when it is cancelled.
domain::Result<WorkspaceNames> readWorkspaceNames(store::WorkspaceReader& reader);

} // namespace whyglass::analysis

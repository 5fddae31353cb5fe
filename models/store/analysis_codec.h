// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/decision.h"
#include "models/store/varint.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::store {

/// Provenance checks in a blob column: state, length of the name, name.
inline std::string packProvenance(const std::vector<domain::ProvenanceCheck>& checks)
{
    std::string blob;
    for (const domain::ProvenanceCheck& check : checks) {
        appendVarint(blob, static_cast<std::uint64_t>(check.state));
        appendVarint(blob, check.name.size());
        blob += check.name;
    }
    return blob;
}

inline std::vector<domain::ProvenanceCheck> unpackProvenance(std::string_view blob)
{
    std::vector<domain::ProvenanceCheck> checks;
    while (!blob.empty()) {
        domain::ProvenanceCheck& check = checks.emplace_back();
        check.state = static_cast<domain::ProvenanceState>(takeVarint(blob));
        const std::size_t length = std::min<std::size_t>(takeVarint(blob), blob.size());
        check.name = blob.substr(0, length);
        blob.remove_prefix(length);
    }
    return checks;
}

} // namespace whyglass::store

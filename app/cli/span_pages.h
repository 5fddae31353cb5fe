// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/row_json.h"
#include "models/store/workspace_reader.h"

#include <functional>
#include <map>
#include <span>

namespace whyglass::cli {

/// Reads spans by key, page by page, with what their payloads say: a million spans in the memory of a few hundred.
class SpanPages {
public:
    explicit SpanPages(store::WorkspaceReader& reader) : m_reader(reader) {}

    struct Item {
        const store::SpanRow& row;
        const store::SpanRows& page;
        const analysis::DecodedSpan& decoded;
    };
    /// In the order of the keys. A span whose payload cannot be read ends the run with its error.
    domain::Result<void> each(std::span<const std::int64_t> keys, const std::function<void(const Item&)>& use);
    /// The JSON rows of `list spans`.
    domain::Result<void> eachJson(std::span<const std::int64_t> keys, const std::function<void(const Json&)>& use);

private:
    using Payloads = std::map<std::int64_t, std::unique_ptr<analysis::DecodedSpan>>;
    domain::Result<Payloads> decode(std::span<const std::int64_t> keys);
    std::vector<std::string> findingsOf(const store::SpanRow& row);

    store::WorkspaceReader& m_reader;
    domain::TraceId m_findingsTrace;
    bool m_findingsLoaded = false;
    std::vector<domain::Finding> m_findings; ///< of m_findingsTrace: spans of one trace mostly stand together
};

} // namespace whyglass::cli

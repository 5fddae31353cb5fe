// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/filter.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::analysis {

/// A query that cannot be understood: the byte range, what is wrong and what to write instead.
struct QueryError {
    std::size_t position = 0;
    std::size_t length = 0;
    std::string code; ///< of query.md 18, e.g. "E206"
    std::string message;
    std::string suggestion; ///< "did you mean `tool`?"; empty where none
};

/// What a text of words asks for. Every mistake is told, in their order, at most ten; `filter` is good where there is none.
struct BareQuery {
    domain::Filter filter;
    std::vector<QueryError> errors;
};

/// FilterTerm::key is the canonical name of query_fields.h (aliases folded) or an attribute key as written, and the values
/// are canonical: durations in whole nanoseconds, money in plain decimal US dollars, confidence 0 … 1, ids and closed words in
/// lower case. A bare word of 32 hex digits is `trace`, of 16 `span`; since: and until: become
/// Filter::window.
/// Bare words of query.md 13: words, "phrases", key:value, key:a,b, key:>5, key:1..5, key:abc*, key:*,
/// -word, -key:value, a OR b, (a b), in:output word, is:error, is:root, has:finding, has:decision, since:, until:, status:error, id:.
/// `now` resolves relative times; `knownKeys` are attribute keys of the workspace that may be used besides the field names.
BareQuery parseBareQuery(std::string_view text, domain::Timestamp now, const std::vector<std::string>& knownKeys = {});

/// RFC 3339 or -7d, -15m, -30s, -2h (cli.md, --since).
/// Also a day ("2026-03-17", midnight UTC), "now", and "7d" for "-7d".
std::optional<domain::Timestamp> parseTime(std::string_view text, domain::Timestamp now);

} // namespace whyglass::analysis

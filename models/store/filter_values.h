// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/filter.h"
#include "models/store/partitions.h"
#include "models/store/sql_text.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::store {

/// How the values of a term are to be read.
enum class ValueKind { Integer, Real, DurationNs, NanoDollars, Time, Fraction };

/// The value in the unit of the column; nullopt where it is none. Durations: "1.5s", "1h30m", bare numbers are nanoseconds;
/// money: "$0.05" or "0.05"; fractions: "0.7" or "70%"; times: RFC 3339.
std::optional<double> readNumber(std::string_view text, ValueKind kind);

/// Condition on a numeric column; "0" where the values cannot be read. Missing values match nothing.
Sql numberCondition(const std::string& column, const domain::FilterTerm& term, ValueKind kind);

/// Condition on a text column that is compared without case.
Sql textCondition(const std::string& column, const domain::FilterTerm& term);

/// Whether a text fits the values of a term (Equal, NotEqual as Equal, Prefix, Any), without case.
bool textMatches(std::string_view text, const domain::FilterTerm& term);

/// A pattern that fits these very characters.
std::string quotedPattern(std::string_view text);

/// Whether a record, "s.id" or "l.id", is one of those of the partition, or of the slice of it, that its index "kv" or "text" finds.
Sql indexHits(const std::string& row, const char* index, const std::string& match, const Partition& part);

/// The term without its minus.
domain::FilterTerm positive(domain::FilterTerm term);

/// "NOT ifnull((…), 0)" where the term is negated.
Sql withNegation(Sql condition, const domain::FilterTerm& term);

/// Condition for a group: one of its sides at least, each as `all` makes it of the side's terms.
template <typename All>
Sql anySide(const domain::FilterTerm& group, const All& all)
{
    Sql any;
    for (const auto& side : group.sides) {
        const Sql one = all(side);
        any += Sql(any.empty() ? "((" : ") OR (") + (one.empty() ? Sql("1") : one);
    }
    return any.empty() ? Sql("0") : withNegation(any + "))", group);
}

} // namespace whyglass::store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace whyglass::analysis {

/// How the value of a field is written, and what stands in FilterTerm::values after parsing.
enum class FieldType {
    Text, ///< as written
    Word, ///< one of a closed list
    Number, ///< plain decimal
    Duration, ///< "1h30m", "250ms" → whole nanoseconds
    Money, ///< "$0.05" → plain decimal US dollars
    Share, ///< "70%" → plain decimal 0 … 1
    Time, ///< since and until: go to Filter::window
    Id, ///< hexadecimal digits, lower case
};

/// A field that can be asked for by its short name (query.md 8, 13.2).
struct QueryField {
    std::string_view name; ///< canonical: what FilterTerm::key holds
    FieldType type = FieldType::Text;
    std::string_view alias; ///< a second name; empty where none
};

const std::vector<QueryField>& queryFields();
/// By name or alias, also `args.PATH`, `result.PATH` and `subject.KEY` (whose key is kept as written).
const QueryField* findQueryField(std::string_view name);
/// The closed list of a Word field ("status": error, ok, unset); empty for other fields.
std::vector<std::string_view> wordsOf(std::string_view field);
/// What people type for a field that has another name ("latency" → "duration"); empty where nothing is known.
std::string_view fieldForSynonym(std::string_view name);

} // namespace whyglass::analysis

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <nlohmann/json_fwd.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace re2 {
class RE2;
}

namespace whyglass::analysis {

/// A condition on a name, as the price table states it: {"equals": …}, starts_with, ends_with, contains, regex, and
/// {"or": […]}, {"and": […]}, {"not": …} of such. Names are compared in lower case. Immutable, thread-safe.
class MatchClause {
public:
    static domain::Result<MatchClause> parse(const nlohmann::json& json);
    static MatchClause equals(std::string_view name);

    MatchClause(MatchClause&&) noexcept;
    MatchClause& operator=(MatchClause&&) noexcept;
    ~MatchClause();

    /// `name` in lower case.
    [[nodiscard]] bool matches(std::string_view name) const;

private:
    enum class Kind { Equals, StartsWith, EndsWith, Contains, Regex, Or, And, Not };
    MatchClause();
    static domain::Result<MatchClause> parseGroup(Kind kind, const nlohmann::json& members, int depth);
    static domain::Result<MatchClause> parseAt(const nlohmann::json& json, int depth);

    Kind m_kind = Kind::Equals;
    std::string m_text;
    std::unique_ptr<re2::RE2> m_regex;
    std::vector<MatchClause> m_members;
};

} // namespace whyglass::analysis

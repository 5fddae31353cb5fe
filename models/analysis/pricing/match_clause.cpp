// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/pricing/match_clause.h"

#include "models/analysis/text/ascii.h"

#include <nlohmann/json.hpp>
#include <re2/re2.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace whyglass::analysis {

namespace {

constexpr int kMaxDepth = 8;

domain::Error badClause(std::string why)
{
    return {domain::ErrorCode::InvalidArgument, "cannot read a match clause of the price table: " + std::move(why),
        "write one of equals, starts_with, ends_with, contains, regex, or, and, not"};
}

} // namespace

MatchClause::MatchClause() = default;
MatchClause::MatchClause(MatchClause&&) noexcept = default;
MatchClause& MatchClause::operator=(MatchClause&&) noexcept = default;
MatchClause::~MatchClause() = default;

MatchClause MatchClause::equals(std::string_view name)
{
    MatchClause clause;
    clause.m_text = toLower(name);
    return clause;
}

domain::Result<MatchClause> MatchClause::parse(const nlohmann::json& json) { return parseAt(json, 0); }

domain::Result<MatchClause> MatchClause::parseGroup(Kind kind, const nlohmann::json& members, int depth)
{
    MatchClause clause;
    clause.m_kind = kind;
    if (kind == Kind::Not) {
        auto member = parseAt(members, depth + 1);
        if (!member)
            return member.error();
        clause.m_members.push_back(std::move(*member));
        return clause;
    }
    if (!members.is_array() || members.empty())
        return badClause("a group without members");
    for (const auto& item : members) {
        auto member = parseAt(item, depth + 1);
        if (!member)
            return member.error();
        clause.m_members.push_back(std::move(*member));
    }
    return clause;
}

domain::Result<MatchClause> MatchClause::parseAt(const nlohmann::json& json, int depth)
{
    if (depth > kMaxDepth)
        return badClause("nested too deep");
    if (!json.is_object() || json.size() != 1)
        return badClause("not an object with one member");
    const std::string& kind = json.begin().key();
    const auto& value = json.begin().value();
    if (kind == "or")
        return parseGroup(Kind::Or, value, depth);
    if (kind == "and")
        return parseGroup(Kind::And, value, depth);
    if (kind == "not")
        return parseGroup(Kind::Not, value, depth);
    if (!value.is_string())
        return badClause("\"" + kind + "\" is not a text");

    MatchClause clause;
    clause.m_text = toLower(value.get_ref<const std::string&>());
    if (kind == "equals") {
        clause.m_kind = Kind::Equals;
    } else if (kind == "starts_with") {
        clause.m_kind = Kind::StartsWith;
    } else if (kind == "ends_with") {
        clause.m_kind = Kind::EndsWith;
    } else if (kind == "contains") {
        clause.m_kind = Kind::Contains;
    } else if (kind == "regex") {
        clause.m_kind = Kind::Regex;
        RE2::Options options(RE2::Quiet);
        options.set_case_sensitive(false);
        clause.m_regex = std::make_unique<RE2>(value.get_ref<const std::string&>(), options);
        if (!clause.m_regex->ok())
            return badClause("pattern " + clause.m_text + ": " + clause.m_regex->error());
    } else {
        return badClause("\"" + kind + "\" is no condition");
    }
    return clause;
}

bool MatchClause::matches(std::string_view name) const
{
    const auto holds = [name](const MatchClause& member) { return member.matches(name); };
    switch (m_kind) {
    case Kind::Equals:
        return name == m_text;
    case Kind::StartsWith:
        return name.starts_with(m_text);
    case Kind::EndsWith:
        return name.ends_with(m_text);
    case Kind::Contains:
        return name.find(m_text) != std::string_view::npos;
    case Kind::Regex:
        return RE2::PartialMatch(re2::StringPiece(name.data(), name.size()), *m_regex);
    case Kind::Or:
        return std::any_of(m_members.begin(), m_members.end(), holds);
    case Kind::And:
        return std::all_of(m_members.begin(), m_members.end(), holds);
    case Kind::Not:
        return !m_members.front().matches(name);
    }
    return false;
}

} // namespace whyglass::analysis

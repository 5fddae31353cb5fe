// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/decision_rules.h"

#include "models/analysis/text/ascii.h"

#define TOML_EXCEPTIONS 0
// It asserts that a table's name begins with a letter, and then tells an error where it does not: "[%]" must not end the program.
#define TOML_ASSERT(expr) static_assert(true)
#include <toml++/toml.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>

namespace whyglass::analysis {

namespace {

constexpr std::uintmax_t kMaxFileBytes = 1U << 20U;
constexpr std::size_t kMaxRules = 500;

domain::Error mistake(const std::string& source, const toml::source_position& at, const std::string& what, const std::string& hint)
{
    return {domain::ErrorCode::InvalidArgument, source + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + ": " + what, hint};
}

/// Reads one file; keeps the first mistake.
class RulesFile {
public:
    explicit RulesFile(std::string source) : m_source(std::move(source)) {}

    domain::Result<DecisionRules> read(const toml::table& root)
    {
        forEachKey(root, {"names", "rule"}, "the file", [this](std::string_view key, const toml::node& value) {
            key == "names" ? readNames(value) : readRules(value);
        });
        return m_error ? domain::Result<DecisionRules>(*m_error) : domain::Result<DecisionRules>(std::move(m_rules));
    }

private:
    void fail(const toml::source_position& at, const std::string& what, const std::string& hint = {})
    {
        if (!m_error)
            m_error = mistake(m_source, at, what, hint);
    }

    /// Calls `take` for every key of a table; a key that is not known is a mistake.
    template <typename Take>
    void forEachKey(const toml::table& table, const std::vector<std::string_view>& known, const std::string& where, Take take)
    {
        for (const auto& [key, value] : table) {
            if (std::find(known.begin(), known.end(), key.str()) != known.end()) {
                take(key.str(), value);
                continue;
            }
            std::string names;
            for (const std::string_view name : known)
                names.append(names.empty() ? "" : ", ").append(name);
            fail(key.source().begin, "\"" + std::string(key.str()) + "\" means nothing in " + where, "known are " + names);
        }
    }

    std::string text(std::string_view key, const toml::node& value)
    {
        const auto found = value.value_exact<std::string>();
        if (!found || trim(*found).empty())
            fail(value.source().begin, std::string(key) + " must be a text", "put it in quotes");
        return found.value_or("");
    }

    std::vector<std::string> texts(std::string_view key, const toml::node& value)
    {
        std::vector<std::string> list;
        const toml::array* array = value.as_array();
        if (array == nullptr) {
            fail(value.source().begin, std::string(key) + " must be a list of texts", "for example [\"approved_by\"]");
            return list;
        }
        for (const toml::node& item : *array)
            list.push_back(text(key, item));
        return list;
    }

    void readNames(const toml::node& value)
    {
        const toml::table* table = value.as_table();
        if (table == nullptr)
            return fail(value.source().begin, "names must be a table", "begin it with [names]");
        forEachKey(*table, {"result", "confidence", "approver", "amount", "subject"}, "[names]", [this](std::string_view key, const toml::node& list) {
            DecisionNames& names = m_rules.names;
            auto& place = key == "result" ? names.result
                : key == "confidence"     ? names.confidence
                : key == "approver"       ? names.approver
                : key == "amount"         ? names.amount
                                          : names.subject;
            place = texts(key, list);
        });
    }

    void readRules(const toml::node& value)
    {
        const toml::array* rules = value.as_array();
        if (rules == nullptr || !rules->is_array_of_tables())
            return fail(value.source().begin, "rule must be a list of tables", "begin each rule with [[rule]]");
        for (const toml::node& rule : *rules) {
            if (m_rules.rules.size() >= kMaxRules)
                return fail(rule.source().begin, "there are more than " + std::to_string(kMaxRules) + " rules", "join some of them");
            readRule(*rule.as_table());
        }
    }

    void readRule(const toml::table& table)
    {
        static const std::vector<std::string_view> kKeys{"name", "span", "tool", "service", "attribute", "equals", "result", "result_from",
            "confidence_from", "approver_from", "amount_from", "subject_from"};
        DecisionRule rule;
        forEachKey(table, kKeys, "a rule", [&](std::string_view key, const toml::node& value) { readMember(rule, key, value); });
        const toml::source_position at = table.source().begin;
        if (rule.name.empty())
            fail(at, "the rule has no name", "add name = \"…\"; decisions are marked with it");
        else if (!m_names.insert(rule.name).second)
            fail(at, "there are two rules \"" + rule.name + "\"", "give each a name of its own");
        if (rule.span.empty() && rule.tool.empty() && rule.attribute.empty())
            fail(at, "rule \"" + rule.name + "\" fits every span", "add span, tool or attribute");
        if (rule.equals && rule.attribute.empty())
            fail(at, "rule \"" + rule.name + "\" compares no attribute", "equals needs attribute beside it");
        if (!rule.result.empty() && !rule.resultFrom.empty())
            fail(at, "rule \"" + rule.name + "\" has two results", "keep result or result_from");
        m_rules.rules.push_back(std::move(rule));
    }

    void readMember(DecisionRule& rule, std::string_view key, const toml::node& value)
    {
        if (key == "subject_from")
            return readSubjects(rule, value);
        if (key == "equals") {
            rule.equals = text(key, value);
            return;
        }
        static const std::pair<std::string_view, std::string DecisionRule::*> kTexts[] = {{"name", &DecisionRule::name}, {"span", &DecisionRule::span},
            {"tool", &DecisionRule::tool}, {"service", &DecisionRule::service}, {"attribute", &DecisionRule::attribute}, {"result", &DecisionRule::result},
            {"result_from", &DecisionRule::resultFrom}, {"confidence_from", &DecisionRule::confidenceFrom},
            {"approver_from", &DecisionRule::approverFrom}, {"amount_from", &DecisionRule::amountFrom}};
        for (const auto& [name, member] : kTexts)
            if (name == key)
                rule.*member = name.ends_with("_from") ? place(key, value) : text(key, value);
    }

    void readSubjects(DecisionRule& rule, const toml::node& value)
    {
        const toml::table* table = value.as_table();
        if (table == nullptr)
            return fail(value.source().begin, "subject_from must be a table", "for example { \"invoice.id\" = \"args.invoice_id\" }");
        for (const auto& [key, from] : *table)
            rule.subjectFrom.emplace_back(std::string(key.str()), place(key.str(), from));
    }

    /// "attributes.KEY", "args", "args.path", "result…", "output…".
    std::string place(std::string_view key, const toml::node& value)
    {
        std::string found = text(key, value);
        const std::string_view head = std::string_view(found).substr(0, found.find_first_of(".["));
        const bool known = head == "args" || head == "result" || head == "output" || (head == "attributes" && found.size() > head.size() + 1);
        if (!known)
            fail(value.source().begin, "\"" + found + "\" is no place", "begin it with attributes., args., result. or output.");
        return found;
    }

    std::string m_source;
    DecisionRules m_rules;
    std::set<std::string> m_names;
    std::optional<domain::Error> m_error;
};

domain::Result<std::string> fileText(const std::filesystem::path& path)
{
    std::error_code error;
    if (!std::filesystem::exists(path, error))
        return std::string();
    const auto size = std::filesystem::file_size(path, error);
    std::ifstream file(path, std::ios::binary);
    if (error || !file)
        return domain::Error{domain::ErrorCode::Io, "cannot read the decision rules in " + path.string(), "check that the file may be read"};
    if (size > kMaxFileBytes)
        return domain::Error{domain::ErrorCode::InvalidArgument, path.string() + " is larger than 1 MB", "that is no file of decision rules"};
    return std::string(std::istreambuf_iterator<char>(file), {});
}

} // namespace

domain::Result<DecisionRules> parseDecisionRules(std::string_view text, const std::string& source)
{
    const toml::parse_result parsed = toml::parse(text, source);
    if (!parsed) {
        const toml::parse_error& error = parsed.error();
        return mistake(source, error.source().begin, std::string(error.description()), "docs/decisions.md tells the format");
    }
    return RulesFile(source).read(parsed.table());
}

std::filesystem::path userRulesPath()
{
    const char* config = std::getenv("XDG_CONFIG_HOME");
    if (config != nullptr && *config == '/')
        return std::filesystem::path(config) / "whyglass" / "decisions.toml";
    const char* home = std::getenv("HOME");
    return std::filesystem::path(home == nullptr ? "/" : home) / ".config" / "whyglass" / "decisions.toml";
}

std::filesystem::path workspaceRulesPath(const std::filesystem::path& workspace)
{
    return std::filesystem::path(workspace).replace_extension(".decisions.toml");
}

domain::Result<DecisionRules> loadDecisionRules(const std::filesystem::path& workspace)
{
    DecisionRules rules;
    for (const std::filesystem::path& path : {workspaceRulesPath(workspace), userRulesPath()}) {
        const auto text = fileText(path);
        if (!text)
            return text.error();
        auto read = parseDecisionRules(*text, path.string());
        if (!read)
            return read.error();
        const auto append = [](auto& to, auto& from) { to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end())); };
        append(rules.rules, read->rules);
        append(rules.names.result, read->names.result);
        append(rules.names.confidence, read->names.confidence);
        append(rules.names.approver, read->names.approver);
        append(rules.names.amount, read->names.amount);
        append(rules.names.subject, read->names.subject);
    }
    return rules;
}

bool fitsPattern(std::string_view text, std::string_view pattern)
{
    std::size_t at = 0;
    std::size_t p = 0;
    std::size_t star = std::string_view::npos;
    std::size_t retry = 0;
    while (at < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            retry = at;
        } else if (p < pattern.size() && (pattern[p] == '?' || toLower(pattern[p]) == toLower(text[at]))) {
            ++p;
            ++at;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            at = ++retry;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*')
        ++p;
    return p == pattern.size();
}

} // namespace whyglass::analysis

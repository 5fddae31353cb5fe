// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/completion.h"

#include "models/analysis/query/query_fields.h"
#include "models/analysis/text/ascii.h"
#include "models/format/format.h"
#include "models/query/fields.h"
#include "models/query/format.h"
#include "models/query/query.h"
#include "models/query/token.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace whyglass::query {

namespace {

using analysis::WorkspaceNames;
using domain::Field;
using Scope = Field::Scope;

constexpr std::size_t kMaxProposals = 60;

/// The facet that counts the values of a field.
std::string facetOf(const Field& field)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kFacets = {
        {{"model", "model"}, {"tool", "tool"}, {"agent", "agent"}, {"provider", "provider"}, {"operation", "operation"}, {"user.tier", "tier"},
         {"decision.result", "decision"}, {"finding", "finding"}, {"trace.finding", "finding"}, {"version", "version"}}};
    if (field == Field{Scope::Intrinsic, "name"} || field == Field{Scope::Intrinsic, "trace:rootName"})
        return "name";
    if (field == Field{Scope::Resource, "service.name"} || field == Field{Scope::Intrinsic, "trace:rootService"})
        return "service";
    if (field.scope != Scope::Agent)
        return field.scope == Scope::Intrinsic ? std::string() : field.name;
    for (const auto& [name, facet] : kFacets)
        if (name == field.name)
            return std::string(facet);
    return {};
}

std::string countNote(std::int64_t count) { return count > 0 ? format::count(count) : std::string(); }

/// What is proposed, the beginnings of the typed word first, then what holds it.
class List {
public:
    explicit List(std::string_view typed) : m_typed(typed) {}

    void add(std::string text, std::string note, std::string_view compared = {})
    {
        const std::string_view name = compared.empty() ? std::string_view(text) : compared;
        const auto startsTyped = [this](std::string_view one) { return analysis::equalsFolded(one.substr(0, m_typed.size()), m_typed); };
        const bool begins = startsTyped(name) || startsTyped(text);
        if ((!begins && !analysis::containsFolded(name, m_typed)) || text == m_typed || !m_known.insert(text).second)
            return;
        (begins ? m_first : m_second).push_back({std::move(text), std::move(note)});
    }

    std::vector<Proposal> take()
    {
        m_first.insert(m_first.end(), m_second.begin(), m_second.end());
        m_first.resize(std::min(m_first.size(), kMaxProposals));
        return std::move(m_first);
    }

private:
    std::string_view m_typed;
    std::set<std::string> m_known;
    std::vector<Proposal> m_first, m_second;
};

bool isOperand(const Token& token)
{
    return token.kind == Token::Kind::Name || token.kind == Token::Kind::Attribute || token.kind == Token::Kind::Scoped || token.kind == Token::Kind::String
        || token.kind == Token::Kind::Number || token.kind == Token::Kind::Size;
}

bool isComparison(const Token& token)
{
    static constexpr std::array<std::string_view, 10> kSigns = {"=", "!=", "<", "<=", ">", ">=", "=~", "!~", "==", "<>"};
    return token.kind == Token::Kind::Sign && std::find(kSigns.begin(), kSigns.end(), token.text) != kSigns.end();
}

bool isLogic(const Token& token)
{
    return token.isSign("&&") || token.isSign("||") || (token.kind == Token::Kind::Name && (analysis::equalsFolded(token.text, "and") || analysis::equalsFolded(token.text, "or")));
}

/// The field that a token names; nullopt for anything else.
std::optional<Field> fieldOf(const Token& token)
{
    if (token.kind == Token::Kind::Attribute)
        return token.field;
    const std::string_view scope = token.kind == Token::Kind::Scoped ? std::string_view(token.scope) : std::string_view();
    if (token.kind != Token::Kind::Name && token.kind != Token::Kind::Scoped)
        return std::nullopt;
    if (scope != "ai")
        if (const auto intrinsic = intrinsicNamed(scope, token.text); !intrinsic.empty())
            return Field{Scope::Intrinsic, std::string(intrinsic)};
    if ((scope.empty() || scope == "ai") && findField(Scope::Agent, token.text) != nullptr)
        return Field{Scope::Agent, token.text};
    return std::nullopt;
}

class Structured {
public:
    Structured(std::string_view text, std::size_t cursor, const WorkspaceNames& names) : m_text(text), m_cursor(cursor), m_names(names)
    {
        Tokens found = tokenize(text.substr(0, cursor));
        m_tokens = std::move(found.tokens);
        m_tokens.pop_back(); // End
        if (!found.problems.empty())
            m_broken = found.problems.front();
    }

    Completion run()
    {
        std::size_t begin = m_cursor;
        if (m_broken) { // a text that is not closed yet, or a scope without its key
            begin = m_broken->range.position;
            const bool inText = m_broken->code == "E001";
            if (!m_tokens.empty() && m_tokens.back().range.end() > begin)
                m_tokens.pop_back();
            if (!m_tokens.empty() && m_broken->code == "E110" && m_tokens.back().range.position < begin) {
                begin = m_tokens.back().range.position;
                m_tokens.pop_back();
            } else if (m_broken->code == "E110") {
                begin = m_cursor;
                while (begin > 0 && !analysis::isSpace(m_text[begin - 1]) && std::string_view("{}()=~!<>&|^,").find(m_text[begin - 1]) == std::string_view::npos)
                    --begin;
            } else if (!inText) {
                return {};
            }
            if (!m_tokens.empty() && m_tokens.back().range.position >= begin)
                m_tokens.pop_back();
        } else if (!m_tokens.empty() && isOperand(m_tokens.back()) && m_tokens.back().range.end() == m_cursor) {
            begin = m_tokens.back().range.position;
            m_tokens.pop_back();
        }
        Completion completion;
        completion.range = {begin, m_cursor - begin};
        List list(m_text.substr(begin, m_cursor - begin));
        propose(list);
        completion.proposals = list.take();
        return completion;
    }

private:
    void propose(List& list) const
    {
        if (m_tokens.empty())
            return;
        const Token& last = m_tokens.back();
        if (isComparison(last) && m_tokens.size() >= 2) {
            values(list, m_tokens[m_tokens.size() - 2]);
        } else if (isOperand(last) && !isLogic(last)) {
            const bool compared = m_tokens.size() >= 2 && isComparison(m_tokens[m_tokens.size() - 2]);
            compared ? logic(list) : operators(list, last);
        } else if (last.isSign(")")) {
            logic(list);
        } else if (!last.isSign("}")) {
            fields(list);
        }
    }

    static void logic(List& list)
    {
        list.add("&&", "both");
        list.add("||", "one of them");
        list.add("}", "the end");
    }

    static void operators(List& list, const Token& operand)
    {
        const auto field = fieldOf(operand);
        const FieldInfo* info = field ? findField(field->scope, field->name) : nullptr;
        const ValueType type = info != nullptr ? info->type : ValueType::Dynamic;
        list.add("=", "equals");
        list.add("!=", "is there and differs");
        if (type == ValueType::Number || type == ValueType::Duration || type == ValueType::Severity || type == ValueType::LogLevel || type == ValueType::Time || type == ValueType::Dynamic)
            for (const char* sign : {">", ">=", "<", "<="})
                list.add(sign, "");
        if (type == ValueType::Text || type == ValueType::LogLevel || type == ValueType::Dynamic) {
            list.add("=~", "the whole fits a pattern");
            list.add("!~", "it does not fit a pattern");
        }
        if (info == nullptr || !info->alwaysThere) {
            list.add("!= nil", "is there");
            list.add("= nil", "is missing");
        }
    }

    void values(List& list, const Token& operand) const
    {
        const auto field = fieldOf(operand);
        if (!field)
            return;
        const FieldInfo* info = findField(field->scope, field->name);
        const bool bare = info != nullptr && (info->type == ValueType::Status || info->type == ValueType::Kind);
        for (const std::string_view value : valuesOf(*field))
            list.add(bare ? std::string(value) : '"' + std::string(value) + '"', "", bare ? std::string_view() : value);
        if (info != nullptr && info->type == ValueType::Duration)
            for (const char* example : {"100ms", "1s", "10s", "1m"})
                list.add(example, "");
        if (info != nullptr && info->type == ValueType::Bool)
            for (const char* value : {"true", "false"})
                list.add(value, "");
        const auto known = m_names.values.find(facetOf(*field));
        if (known == m_names.values.end())
            return;
        for (const WorkspaceNames::Name& name : known->second) {
            domain::Literal literal;
            literal.type = domain::Literal::Type::Text;
            literal.text = name.text;
            const bool number = info == nullptr && !name.text.empty() && (name.text == "true" || name.text == "false" || name.text.find_first_not_of("0123456789") == std::string::npos);
            list.add(number ? name.text : format(domain::Expression::of(std::move(literal))), countNote(name.count));
        }
    }

    void fields(List& list) const
    {
        for (const FieldInfo& field : fieldList())
            if (!field.name.starts_with("nestedSet"))
                list.add(textOf(Field{field.scope, std::string(field.name)}), std::string(field.help), field.name);
        for (const WorkspaceNames::Name& key : m_names.spanKeys)
            list.add(textOf(Field{Scope::Span, key.text}), countNote(key.count));
        for (const WorkspaceNames::Name& key : m_names.resourceKeys)
            list.add(textOf(Field{Scope::Resource, key.text}), countNote(key.count));
        for (const FunctionInfo& function : functionList())
            if (function.known)
                list.add("ai:" + std::string(function.name) + "(", std::string(function.help), function.name);
    }

    std::string_view m_text;
    std::size_t m_cursor;
    const WorkspaceNames& m_names;
    std::vector<Token> m_tokens;
    std::optional<Problem> m_broken;
};

std::string wordValue(const std::string& value)
{
    const bool plain = value.find_first_of(" \t\n\"\\,()*:<>=!/") == std::string::npos;
    if (plain)
        return value;
    std::string quoted = "\"";
    for (const char c : value)
        quoted += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
    return quoted + '"';
}

Completion completeWords(std::string_view text, std::size_t cursor, const WorkspaceNames& names)
{
    std::size_t begin = cursor;
    while (begin > 0 && !analysis::isSpace(text[begin - 1]))
        --begin;
    while (begin < cursor && (text[begin] == '-' || text[begin] == '('))
        ++begin;
    const std::string_view word = text.substr(begin, cursor - begin);
    const std::size_t colon = word.find(':');
    Completion completion;
    if (colon != std::string_view::npos) {
        const std::string key(word.substr(0, colon));
        const std::size_t comma = word.rfind(',');
        const std::size_t value = comma != std::string_view::npos && comma > colon ? comma + 1 : colon + 1;
        completion.range = {begin + value, cursor - begin - value};
        List list(word.substr(value));
        for (const std::string_view closed : analysis::wordsOf(key))
            list.add(std::string(closed), "");
        if (const auto known = names.values.find(key); known != names.values.end())
            for (const WorkspaceNames::Name& name : known->second)
                list.add(wordValue(name.text), countNote(name.count), name.text);
        completion.proposals = list.take();
        return completion;
    }
    completion.range = {begin, cursor - begin};
    List list(word);
    for (const analysis::QueryField& field : analysis::queryFields())
        list.add(std::string(field.name) + ':', "");
    for (const auto* keys : {&names.spanKeys, &names.resourceKeys})
        for (const WorkspaceNames::Name& key : *keys)
            list.add(key.text + ':', countNote(key.count));
    if (text.substr(0, begin).find_first_not_of(" \t") == std::string_view::npos)
        list.add("{ ", "a filter with && and ||");
    completion.proposals = list.take();
    return completion;
}

} // namespace

Completion complete(std::string_view text, std::size_t cursor, const WorkspaceNames& names)
{
    cursor = std::min(cursor, text.size());
    return modeOf(text) == Mode::Structured ? Structured(text, cursor, names).run() : completeWords(text, cursor, names);
}

} // namespace whyglass::query

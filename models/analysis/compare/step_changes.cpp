// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/compare/step_changes.h"

#include "models/analysis/compare/json_diff.h"
#include "models/analysis/compare/likeness.h"
#include "models/analysis/compare/volatile_values.h"
#include "models/analysis/json/safe_json.h"
#include "models/format/format.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace whyglass::analysis {

namespace {

using nlohmann::json;

constexpr std::size_t kMostMembers = 12; ///< of one field, in its changes
constexpr std::size_t kBefore = 40;      ///< bytes before the first difference of an excerpt

const StepField* find(const std::vector<StepField>& fields, std::string_view name)
{
    const auto it = std::find_if(fields.begin(), fields.end(), [&](const StepField& field) { return field.name == name; });
    return it == fields.end() ? nullptr : &*it;
}

/// Members that change with every run left out, 5.0 written as 5. Recursion is bounded by kMaxJsonDepth.
void takeOutVolatile(json& value)
{
    constexpr double kExactIntegers = 9007199254740992.0; // 2^53
    if (value.is_object()) {
        for (auto it = value.begin(); it != value.end();) {
            if (isVolatileKey(it.key())) {
                it = value.erase(it);
            } else {
                takeOutVolatile(*it);
                ++it;
            }
        }
    } else if (value.is_array()) {
        for (json& item : value)
            takeOutVolatile(item);
    } else if (value.is_number_float()) {
        const double number = value.get<double>();
        if (std::fabs(number) < kExactIntegers && number == std::trunc(number))
            value = static_cast<std::int64_t>(number);
    }
}

std::string lastName(const std::string& path)
{
    const std::size_t dot = path.find_last_of('.');
    return dot == std::string::npos ? path : path.substr(dot + 1);
}

std::string excerpt(const std::string& text, std::size_t from)
{
    if (text.size() <= kExcerptBytes)
        return text;
    std::size_t begin = from > kBefore ? from - kBefore : 0;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U)
        --begin; // not within a character
    std::string part(format::clip(std::string_view(text).substr(begin), kExcerptBytes));
    if (begin + part.size() < text.size())
        part += "…";
    return (begin > 0 ? "…" : "") + part;
}

StepChange textChange(const std::string& name, const std::string* a, const std::string* b)
{
    StepChange change{name, std::nullopt, std::nullopt};
    std::size_t from = 0;
    if (a && b)
        from = static_cast<std::size_t>(std::mismatch(a->begin(), a->end(), b->begin(), b->end()).first - a->begin());
    if (a)
        change.a = excerpt(*a, from);
    if (b)
        change.b = excerpt(*b, from);
    return change;
}

/// The changed members of a structured field; empty where it is none, or only volatile members differ.
std::vector<StepChange> memberChanges(const std::string& name, const std::string& a, const std::string& b, bool keepVolatile)
{
    std::vector<StepChange> changes;
    const auto diff = beginsStructure(a) && beginsStructure(b) ? diffJson(a, b) : std::nullopt;
    if (!diff)
        return changes;
    for (const JsonChange& change : diff->changes) {
        if (changes.size() >= kMostMembers)
            break;
        const bool hidden = !keepVolatile && (isVolatileKey(lastName(change.path)) || (change.a && change.b && withoutVolatile(*change.a) == withoutVolatile(*change.b)));
        if (hidden)
            continue;
        const std::string path = change.path.empty() ? name : change.path.front() == '[' ? name + change.path : name + "." + change.path;
        changes.push_back(textChange(path, change.a ? &*change.a : nullptr, change.b ? &*change.b : nullptr));
    }
    return changes;
}

class Comparer {
public:
    Comparer(const std::vector<StepField>& a, const std::vector<StepField>& b, domain::StepKind kind, bool keepVolatile)
        : m_a(a), m_b(b), m_kind(kind), m_keepVolatile(keepVolatile)
    {
    }

    StepChanges run()
    {
        for (const FieldRole role : {FieldRole::Input, FieldRole::Behaviour, FieldRole::Output}) {
            for (const StepField& field : m_a) {
                if (field.role == role)
                    compare(field, &field, find(m_b, field.name));
            }
            for (const StepField& field : m_b) {
                if (field.role == role && !find(m_a, field.name))
                    compare(field, nullptr, &field);
            }
        }
        if (!m_result.behaviour.empty())
            m_result.relation = StepRelation::Differs;
        else if (!m_telling.empty() || !m_result.changes.empty())
            m_result.relation = StepRelation::Values;
        m_telling.insert(m_telling.end(), std::make_move_iterator(m_result.changes.begin()), std::make_move_iterator(m_result.changes.end()));
        m_result.changes = std::move(m_telling);
        if (m_result.changes.size() > kMaxChanges)
            m_result.changes.resize(kMaxChanges);
        return std::move(m_result);
    }

private:
    void compare(const StepField& field, const StepField* a, const StepField* b)
    {
        if (!m_keepVolatile && isVolatileKey(field.name))
            return;
        if (a && b && (a->text == b->text || comparableText(a->text, m_keepVolatile) == comparableText(b->text, m_keepVolatile)))
            return;
        std::vector<StepChange> changes;
        if (a && b)
            changes = memberChanges(field.name, a->text, b->text, m_keepVolatile);
        if (changes.empty())
            changes.push_back(textChange(field.name, a ? &a->text : nullptr, b ? &b->text : nullptr));
        m_inputsDiffer = m_inputsDiffer || field.role == FieldRole::Input;
        const bool telling = field.role == FieldRole::Behaviour || (field.role == FieldRole::Output && isOtherBehaviour(a, b));
        if (telling && m_result.behaviour.empty())
            m_result.behaviour = field.name;
        auto& list = field.role == FieldRole::Input ? m_result.changes : m_telling;
        std::move(changes.begin(), changes.end(), std::back_inserter(list));
    }

    [[nodiscard]] bool isOtherBehaviour(const StepField* a, const StepField* b) const
    {
        if (!a || !b)
            return true;
        // What a model writes is its own word choice; what a tool finds depends on what it was asked.
        const bool ownWords = m_kind == domain::StepKind::Generation || !m_inputsDiffer;
        return !saysTheSame(a->text, b->text, ownWords ? WordsMatter::Yes : WordsMatter::No);
    }

    const std::vector<StepField>& m_a;
    const std::vector<StepField>& m_b;
    domain::StepKind m_kind;
    bool m_keepVolatile;
    bool m_inputsDiffer = false;
    std::vector<StepChange> m_telling;
    StepChanges m_result;
};

} // namespace

std::string_view nameOf(StepRelation relation)
{
    constexpr std::array<std::string_view, kStepRelationCount> kNames{"same", "values", "differs", "only_a", "only_b"};
    return kNames[static_cast<std::size_t>(relation)];
}

StepChanges compareSteps(const std::vector<StepField>& a, const std::vector<StepField>& b, domain::StepKind kind, bool keepVolatile)
{
    return Comparer(a, b, kind, keepVolatile).run();
}

std::string comparableText(const std::string& text, bool keepVolatile)
{
    if (keepVolatile)
        return text;
    auto value = beginsStructure(text) ? parseStructure(text) : std::nullopt;
    if (!value)
        return withoutVolatile(text);
    takeOutVolatile(*value);
    return withoutVolatile(value->dump(-1, ' ', false, json::error_handler_t::replace));
}

} // namespace whyglass::analysis

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/card_payload.h"

#include "models/analysis/context/text_comparison.h"
#include "models/analysis/decisions/card_wording.h"
#include "models/analysis/decisions/conclusion.h"
#include "models/analysis/detectors/field_names.h"
#include "models/analysis/json/safe_json.h"
#include "models/analysis/json/text_block.h"
#include "models/analysis/text/ascii.h"
#include "models/analysis/text/specifics.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace whyglass::analysis {

namespace {

using nlohmann::json;

constexpr std::size_t kMaxLeaves = 60;
constexpr int kMaxDepth = 5;
constexpr std::size_t kValueBytes = 80;
constexpr double kGroupedFrom = 10'000.0;

/// One value of a payload with its name.
struct Leaf {
    std::string label, shown, written;
    std::string cut; ///< " (400 of 2,345 characters)"; empty where it is told whole, or short anyway
    const FieldNames::Class* fieldClass = nullptr;
    double value = 0.0;
    std::size_t object = 0; ///< leaves of one object share it
    int rank = 0;           ///< what is told first has the smaller one
};

/// " (240 of 2,345 characters)".
std::string lengthOf(std::string_view shown, std::string_view whole)
{
    return " (" + number(static_cast<double>(charactersOf(shown))) + " of " + number(static_cast<double>(charactersOf(whole))) + " characters)";
}

class Leaves {
public:
    Leaves(const json& root, std::size_t valueBytes) : m_valueBytes(valueBytes) { walk({}, root, {}, 0); }

    [[nodiscard]] std::size_t all() const { return m_all; } ///< also of those beyond what is kept
    std::vector<Leaf> take()
    {
        std::stable_sort(m_leaves.begin(), m_leaves.end(), [](const Leaf& a, const Leaf& b) { return a.rank < b.rank; });
        return std::move(m_leaves);
    }

private:
    void walk(const std::string& key, const json& value, std::string currency, int depth)
    {
        if (depth > kMaxDepth) {
            ++m_all;
            return;
        }
        if (value.is_object()) {
            const std::size_t object = ++m_objects;
            for (const auto& [name, member] : value.items())
                if (member.is_string() && FieldNames::builtin().isCurrency(name))
                    currency = member.get<std::string>();
            for (const auto& [name, member] : value.items())
                if (!member.is_structured())
                    add(name, member, currency, object);
            for (const auto& [name, member] : value.items())
                if (member.is_structured() && member.empty())
                    add(name, member, currency, object); // "vendors []": that there is none is what it says
                else if (member.is_structured())
                    walk(name, member, currency, depth + 1);
        } else if (value.is_array()) {
            for (const json& item : value) {
                if (item.is_structured())
                    walk(key, item, currency, depth + 1);
                else
                    add(key, item, currency, m_objects);
            }
        }
    }

    void add(const std::string& key, const json& value, const std::string& currency, std::size_t object)
    {
        ++m_all;
        if (m_leaves.size() >= kMaxLeaves)
            return;
        Leaf leaf;
        leaf.label = labelOfKey(key);
        leaf.written = value.is_string() ? value.get<std::string>() : value.dump();
        leaf.object = object;
        if (value.is_number()) {
            leaf.value = value.get<double>();
            leaf.fieldClass = FieldNames::builtin().classOf(key);
        }
        leaf.shown = shownOf(leaf, value, currency);
        leaf.rank = rankOf(key, leaf, value);
        if (m_valueBytes > kValueBytes && leaf.written.size() > m_valueBytes)
            leaf.cut = lengthOf(leaf.shown, leaf.written);
        m_leaves.push_back(std::move(leaf));
    }

    [[nodiscard]] std::string shownOf(const Leaf& leaf, const json& value, const std::string& currency) const
    {
        if (leaf.fieldClass != nullptr)
            return leaf.fieldClass->isCount ? number(leaf.value) : sum(leaf.value, currency);
        if (value.is_number_float() || (value.is_number() && std::fabs(leaf.value) >= kGroupedFrom))
            return number(leaf.value);
        return firstWords(leaf.written, m_valueBytes);
    }

    static int rankOf(const std::string& key, const Leaf& leaf, const json& value)
    {
        if (leaf.fieldClass != nullptr)
            return leaf.fieldClass->name == "quantity" ? 0 : leaf.fieldClass->name == "unit price" ? 1 : 2;
        const std::string name = toLower(key);
        for (const std::string_view word : {"result", "status", "state", "decision", "verdict", "outcome", "approved", "error", "message"})
            if (name.find(word) != std::string::npos)
                return 3;
        if (!subjectKeyFor(key).empty())
            return 4;
        return FieldNames::builtin().isCurrency(key) || value.is_null() ? 6 : 5;
    }

    std::size_t m_valueBytes;
    std::vector<Leaf> m_leaves;
    std::size_t m_objects = 0;
    std::size_t m_all = 0;
};

const Leaf* classOf(const std::vector<Leaf>& leaves, std::string_view name, std::size_t object)
{
    const auto found = std::find_if(leaves.begin(), leaves.end(), [&](const Leaf& leaf) {
        return leaf.fieldClass != nullptr && leaf.fieldClass->name == name && (object == 0 || leaf.object == object);
    });
    return found == leaves.end() ? nullptr : &*found;
}

void sayLeaf(StatementBuilder& statement, const Leaf& leaf)
{
    if (!leaf.label.empty())
        statement.say(leaf.label).say(" ");
    statement.value(leaf.shown, leaf.written).say(leaf.cut);
}

/// "quantity 1,000 × unit price $50.00 = amount $50,000.00" where one object says all three or the document the last.
std::vector<const Leaf*> sayProduct(StatementBuilder& statement, const std::vector<Leaf>& leaves)
{
    const Leaf* quantity = classOf(leaves, "quantity", 0);
    const Leaf* price = quantity == nullptr ? nullptr : classOf(leaves, "unit price", quantity->object);
    if (price == nullptr)
        return {};
    sayLeaf(statement, *quantity);
    statement.say(" \xC3\x97 ");
    sayLeaf(statement, *price);
    const double product = quantity->value * price->value;
    for (const Leaf& leaf : leaves) {
        const bool isAmount = leaf.fieldClass != nullptr && leaf.fieldClass->name == "amount";
        if (!isAmount || std::fabs(leaf.value - product) > 0.005 * std::fabs(product))
            continue;
        statement.say(" = ");
        sayLeaf(statement, leaf);
        return {quantity, price, &leaf};
    }
    return {quantity, price};
}

void sayLeaves(StatementBuilder& statement, const std::vector<Leaf>& leaves, std::size_t all, std::size_t maxBytes)
{
    const std::size_t begin = statement.text().size();
    const auto said = sayProduct(statement, leaves);
    std::size_t told = said.size();
    std::string last;
    for (const Leaf& leaf : leaves) {
        if (std::find(said.begin(), said.end(), &leaf) != said.end())
            continue;
        if (statement.text().size() - begin >= maxBytes)
            break;
        ++told;
        if (statement.text().size() > begin)
            statement.say(", ");
        if (leaf.label == last) // items of one list
            statement.value(leaf.shown, leaf.written);
        else
            sayLeaf(statement, leaf);
        last = leaf.label;
    }
    if (all > told)
        statement.say(", \xE2\x80\xA6 " + number(static_cast<double>(all - told)) + (all - told == 1 ? " more value" : " more values"));
}

/// Numbers, dates and ids of a text as values; the rest as words.
void sayProse(StatementBuilder& statement, const std::string& line)
{
    std::size_t at = 0;
    for (const Specific& specific : specificsOf(line)) {
        const auto begin = static_cast<std::size_t>(specific.text.data() - line.data());
        if (specific.kind == Specific::Kind::Quote || begin < at)
            continue;
        std::size_t from = begin;
        if (from > at && line[from - 1] == '$')
            --from;
        const std::string_view text = std::string_view(line).substr(from, begin + specific.text.size() - from);
        statement.say(std::string_view(line).substr(at, from - at)).value(text, text);
        at = from + text.size();
    }
    statement.say(std::string_view(line).substr(at));
}

/// A payload without the form in which a traced Python function writes down what it was called with: {"args": […], "kwargs": {…}}.
std::optional<json> payloadOf(std::string_view text)
{
    auto value = parseStructure(text);
    if (!value || !value->is_object() || value->size() != 2 || !value->contains("args") || !value->contains("kwargs"))
        return value;
    const json& positional = (*value)["args"];
    json& named = (*value)["kwargs"];
    if (!positional.is_array() || !named.is_object())
        return value;
    if (positional.empty())
        return named;
    if (!named.empty()) {
        named[""] = positional; // they have no names
        return named;
    }
    return positional.size() == 1 ? positional.front() : positional;
}

} // namespace

void sayPayload(StatementBuilder& statement, std::string_view payload, std::size_t maxBytes, std::size_t valueBytes)
{
    const auto value = payloadOf(payload);
    if (value && value->is_primitive()) {
        sayPayload(statement, value->is_string() ? value->get<std::string>() : value->dump(), maxBytes, valueBytes);
        return;
    }
    if (!value) {
        sayQuote(statement, payload, maxBytes);
        if (const std::string shown = firstWords(payload, maxBytes); shown.ends_with("\xE2\x80\xA6") && shown.size() < payload.size())
            statement.say(lengthOf(shown, trim(payload)));
        return;
    }
    if (const std::string* inner = textOfOneBlock(*value)) {
        sayPayload(statement, *inner, maxBytes, valueBytes);
        return;
    }
    if (value->is_array() && value->size() > 1)
        statement.say(std::to_string(value->size()) + " entries: ");
    Leaves leaves(*value, valueBytes);
    sayLeaves(statement, leaves.take(), leaves.all(), maxBytes);
}

std::string innerPayload(std::string_view payload)
{
    const auto value = parseStructure(payload);
    const std::string* inner = value ? textOfOneBlock(*value) : nullptr;
    return inner ? *inner : std::string(payload);
}

void sayArguments(StatementBuilder& statement, std::string_view arguments, std::size_t maxBytes)
{
    auto value = payloadOf(arguments);
    if (value && value->is_primitive())
        value = json::array({std::move(*value)});
    Leaves all(value ? *value : json(), kValueBytes);
    const auto leaves = value ? all.take() : std::vector<Leaf>{};
    if (leaves.empty())
        statement.say(firstWords(arguments, maxBytes));
    else if (leaves.size() == 1)
        statement.say("\"").value(leaves.front().shown, leaves.front().written).say("\"");
    else
        sayLeaves(statement, leaves, all.all(), maxBytes);
}

void sayQuote(StatementBuilder& statement, std::string_view text, std::size_t maxBytes)
{
    statement.say("\xE2\x80\x9C");
    sayProse(statement, firstWords(text, maxBytes));
    statement.say("\xE2\x80\x9D");
}

} // namespace whyglass::analysis

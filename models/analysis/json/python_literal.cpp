// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/json/python_literal.h"

#include "ingest/decode/python_text.h"

namespace whyglass::analysis {

namespace {

using nlohmann::json;
using telemetry::ValueTree;

/// Depth is that of the literal. A fraction stays one: 4870.0 is not 4870 to those who compare texts.
json jsonOf(const ValueTree& tree)
{
    switch (tree.type) {
    case ValueTree::Type::Null: return nullptr;
    case ValueTree::Type::Bool: return tree.boolean;
    case ValueTree::Type::Int: return tree.integer;
    case ValueTree::Type::Double: return tree.number;
    case ValueTree::Type::String: return tree.text;
    case ValueTree::Type::Array: {
        json items = json::array();
        for (const ValueTree& item : tree.items)
            items.push_back(jsonOf(item));
        return items;
    }
    case ValueTree::Type::Object: {
        json object = json::object();
        for (std::size_t i = 0; i < tree.items.size(); ++i)
            object[tree.keys[i]] = jsonOf(tree.items[i]);
        return object;
    }
    }
    return nullptr;
}

} // namespace

std::optional<json> readPythonLiteral(std::string_view text)
{
    const auto tree = telemetry::parsePython(text);
    return tree ? std::optional(jsonOf(*tree)) : std::nullopt;
}

} // namespace whyglass::analysis

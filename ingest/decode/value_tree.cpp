// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/decode/value_tree.h"

#include "ingest/decode/json_text.h"
#include "ingest/decode/value_walker.h"

#include <simdjson.h>

#include <new>

namespace whyglass::telemetry {

namespace {

using simdjson::dom::element_type;

constexpr std::size_t kMaxDepth = 256;
constexpr std::size_t kMinCapacity = 16U << 10U;
constexpr std::size_t kKeptCapacity = 4U << 20U; ///< a parser that grew beyond this is given up after use

ValueTree treeOf(const simdjson::dom::element& element)
{
    ValueTree tree;
    switch (element.type()) {
    case element_type::NULL_VALUE: break;
    case element_type::BOOL:
        tree.type = ValueTree::Type::Bool;
        tree.boolean = element.get_bool().value_unsafe();
        break;
    case element_type::INT64:
        tree.type = ValueTree::Type::Int;
        tree.integer = element.get_int64().value_unsafe();
        break;
    case element_type::UINT64:
        tree.type = ValueTree::Type::Double;
        tree.number = static_cast<double>(element.get_uint64().value_unsafe());
        break;
    case element_type::DOUBLE:
        tree.type = ValueTree::Type::Double;
        tree.number = element.get_double().value_unsafe();
        break;
    case element_type::STRING:
        tree.type = ValueTree::Type::String;
        tree.text = std::string(element.get_string().value_unsafe());
        break;
    case element_type::ARRAY: {
        tree.type = ValueTree::Type::Array;
        const simdjson::dom::array array = element.get_array().value_unsafe();
        tree.items.reserve(array.size());
        for (const simdjson::dom::element item : array)
            tree.items.push_back(treeOf(item));
        break;
    }
    case element_type::OBJECT: {
        tree.type = ValueTree::Type::Object;
        const simdjson::dom::object object = element.get_object().value_unsafe();
        tree.items.reserve(object.size());
        for (const auto member : object) {
            tree.keys.emplace_back(member.key);
            tree.items.push_back(treeOf(member.value));
        }
        break;
    }
    }
    return tree;
}

bool looksLikeJson(std::string_view text)
{
    const std::size_t start = text.find_first_not_of(" \t\r\n");
    return start != std::string_view::npos && (text[start] == '{' || text[start] == '[' || text[start] == '"');
}

ValueTree nativeTree(const ValueView& value, std::size_t depth)
{
    ValueTree tree;
    switch (value.type) {
    case ValueView::Type::Empty: break;
    case ValueView::Type::String: return ValueTree::ofText(repairedUtf8(value.text));
    case ValueView::Type::Bytes: return ValueTree::ofText(toBase64(value.text));
    case ValueView::Type::Bool:
        tree.type = ValueTree::Type::Bool;
        tree.boolean = value.boolean;
        break;
    case ValueView::Type::Int:
        tree.type = ValueTree::Type::Int;
        tree.integer = value.integer;
        break;
    case ValueView::Type::Double:
        tree.type = ValueTree::Type::Double;
        tree.number = value.number;
        break;
    case ValueView::Type::Array:
    case ValueView::Type::KvList:
        tree.type = value.type == ValueView::Type::Array ? ValueTree::Type::Array : ValueTree::Type::Object;
        if (depth >= kMaxDepth)
            break;
        for (ValueWalker walker(value); walker.next();) {
            if (tree.isObject())
                tree.keys.push_back(repairedUtf8(walker.key()));
            tree.items.push_back(nativeTree(walker.value(), depth + 1));
        }
        break;
    }
    return tree;
}

void appendJson(std::string& out, const ValueTree& tree)
{
    switch (tree.type) {
    case ValueTree::Type::Null: out += "null"; break;
    case ValueTree::Type::Bool: out += tree.boolean ? "true" : "false"; break;
    case ValueTree::Type::Int: out += std::to_string(tree.integer); break;
    case ValueTree::Type::Double: appendJsonDouble(out, tree.number); break;
    case ValueTree::Type::String: appendJsonString(out, tree.text); break;
    case ValueTree::Type::Array:
    case ValueTree::Type::Object:
        out += tree.isArray() ? '[' : '{';
        for (std::size_t i = 0; i < tree.items.size(); ++i) {
            if (i > 0)
                out += ',';
            if (tree.isObject()) {
                appendJsonString(out, tree.keys[i]);
                out += ':';
            }
            appendJson(out, tree.items[i]);
        }
        out += tree.isArray() ? ']' : '}';
        break;
    }
}

simdjson::dom::parser& parserOfThread()
{
    thread_local simdjson::dom::parser parser;
    return parser;
}

} // namespace

const ValueTree* ValueTree::find(std::string_view key) const
{
    for (std::size_t i = keys.size(); i-- > 0;) {
        if (keys[i] == key)
            return &items[i];
    }
    return nullptr;
}

const ValueTree* ValueTree::findAny(std::initializer_list<std::string_view> names) const
{
    for (const std::string_view name : names) {
        const ValueTree* member = find(name);
        if (member != nullptr && !member->isNull())
            return member;
    }
    return nullptr;
}

std::string_view ValueTree::textOf(std::string_view key) const
{
    const ValueTree* member = find(key);
    return member != nullptr && member->isString() ? std::string_view(member->text) : std::string_view();
}

ValueTree& ValueTree::at(std::string_view key)
{
    type = Type::Object;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (keys[i] == key)
            return items[i];
    }
    keys.emplace_back(key);
    return items.emplace_back();
}

std::optional<double> ValueTree::asNumber() const
{
    switch (type) {
    case Type::Int: return static_cast<double>(integer);
    case Type::Double: return number;
    case Type::String: return parseDouble(text);
    default: return std::nullopt;
    }
}

ValueTree ValueTree::ofText(std::string text)
{
    ValueTree tree;
    tree.type = Type::String;
    tree.text = std::move(text);
    return tree;
}

std::string toJson(const ValueTree& tree)
{
    std::string out;
    appendJson(out, tree);
    return out;
}

std::string toText(const ValueTree& tree)
{
    if (tree.isString())
        return tree.text;
    return tree.isNull() ? std::string() : toJson(tree);
}

void prepareThread()
{
    static_cast<void>(parserOfThread());
}

std::optional<ValueTree> parseJson(std::string_view text)
{
    if (!looksLikeJson(text))
        return std::nullopt;
    simdjson::dom::parser& parser = parserOfThread();
    try {
        // When it grows by itself, the parser falls back to its own depth limit.
        const bool fits = parser.capacity() >= text.size() && parser.max_depth() == kMaxDepth;
        const auto allocated = fits ? simdjson::SUCCESS : parser.allocate(std::max(text.size(), kMinCapacity), kMaxDepth);
        if (allocated == simdjson::MEMALLOC)
            throw std::bad_alloc(); // says nothing about the text
        if (allocated != simdjson::SUCCESS)
            return std::nullopt;
        simdjson::dom::element root;
        std::optional<ValueTree> tree;
        if (parser.parse(text.data(), text.size()).get(root) == simdjson::SUCCESS)
            tree = treeOf(root);
        if (parser.capacity() > kKeptCapacity)
            parser = simdjson::dom::parser();
        return tree;
    } catch (const simdjson::simdjson_error&) {
        return std::nullopt;
    }
}

ValueTree treeOf(const ValueView& value)
{
    return nativeTree(value, 0);
}

ValueTree structuredOf(ValueTree tree)
{
    for (int pass = 0; pass < 2 && tree.isString(); ++pass) {
        auto parsed = parseJson(tree.text);
        if (!parsed)
            break;
        tree = std::move(*parsed);
    }
    return tree;
}

ValueTree structuredOf(const ValueView& value)
{
    return structuredOf(treeOf(value));
}

} // namespace whyglass::telemetry

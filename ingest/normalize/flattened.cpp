// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/normalize/flattened.h"

#include "ingest/decode/json_text.h"
#include "ingest/dialects/dialect_registry.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

namespace whyglass::telemetry {

namespace {

/// Digits as a number; more than fit are the greatest, so that they stand last.
std::optional<std::uint64_t> indexOf(std::string_view text)
{
    std::uint64_t index = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), index);
    if (end != text.data() + text.size() || text.empty())
        return std::nullopt;
    return error == std::errc() ? index : std::numeric_limits<std::uint64_t>::max();
}

/// Objects whose keys are all numbers become arrays, in numerical order.
void foldIndexes(ValueTree& tree)
{
    for (ValueTree& item : tree.items)
        foldIndexes(item);
    if (!tree.isObject() || tree.keys.empty())
        return;
    std::vector<std::pair<std::uint64_t, std::size_t>> order;
    for (const std::string& key : tree.keys) {
        const auto index = indexOf(key);
        if (!index)
            return;
        order.emplace_back(*index, order.size());
    }
    std::sort(order.begin(), order.end());
    std::vector<ValueTree> items;
    for (const auto& [index, at] : order)
        items.push_back(std::move(tree.items[at]));
    tree.type = ValueTree::Type::Array;
    tree.keys.clear();
    tree.items = std::move(items);
}

/// A flattened attribute: its path below the prefix, cut at the dots.
struct FlatEntry {
    std::vector<std::string_view> path;
    const AttributeView* attribute;
};

constexpr std::size_t kMaxPath = 16;

std::vector<FlatEntry> flatEntries(const std::vector<AttributeView>& attributes, const PrefixRule& family)
{
    std::vector<FlatEntry> entries;
    for (const AttributeView& attribute : attributes) {
        if (!DialectIndex::matches(family, attribute.key))
            continue;
        FlatEntry entry{{}, &attribute};
        for (std::string_view rest = attribute.key.substr(family.prefix.size()); !rest.empty() && entry.path.size() < kMaxPath;) {
            const std::size_t dot = std::min(rest.find('.'), rest.size());
            entry.path.push_back(rest.substr(0, dot));
            rest.remove_prefix(std::min(dot + 1, rest.size()));
        }
        entries.push_back(std::move(entry));
    }
    return entries;
}

/// Builds the tree of entries [first, last), sorted by path, that agree in the first `depth` pieces.
ValueTree treeOfEntries(const FlatEntry* first, const FlatEntry* last, std::size_t depth)
{
    ValueTree tree;
    for (const FlatEntry* entry = first; entry != last;) {
        if (entry->path.size() <= depth) {
            if (tree.isNull())
                tree = treeOf(entry->attribute->value);
            ++entry;
            continue;
        }
        const FlatEntry* end = entry;
        while (end != last && end->path.size() > depth && end->path[depth] == entry->path[depth])
            ++end;
        if (!tree.isObject())
            tree = ValueTree();
        tree.type = ValueTree::Type::Object;
        tree.keys.push_back(repairedUtf8(entry->path[depth]));
        tree.items.push_back(treeOfEntries(entry, end, depth + 1));
        entry = end;
    }
    return tree;
}

} // namespace

ValueTree unflatten(const std::vector<AttributeView>& attributes, const PrefixRule& family)
{
    std::vector<FlatEntry> entries = flatEntries(attributes, family);
    std::stable_sort(entries.begin(), entries.end(), [](const FlatEntry& a, const FlatEntry& b) { return a.path < b.path; });
    ValueTree root = treeOfEntries(entries.data(), entries.data() + entries.size(), 0);
    foldIndexes(root);
    return root;
}

} // namespace whyglass::telemetry

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/query/workspace_names.h"

#include "ingest/decode/otlp_decoder.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace whyglass::analysis {

namespace {

constexpr std::size_t kSpansRead = 1'500;
constexpr std::size_t kMaxValues = WorkspaceNames::kMaxValues;
constexpr std::size_t kMaxValueBytes = 64;
/// More different values of one key than this are ids: nobody picks one from a list.
constexpr std::size_t kMaxDifferent = 400;
constexpr std::array<const char*, 11> kFacets = {"model", "tool", "agent", "service", "provider", "operation", "name", "tier", "decision", "finding", "version"};

using Counts = std::unordered_map<std::string, std::int64_t>;

std::vector<WorkspaceNames::Name> sorted(const Counts& counts)
{
    std::vector<WorkspaceNames::Name> names;
    for (const auto& [text, count] : counts)
        names.push_back({text, count});
    std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return a.count != b.count ? a.count > b.count : a.text < b.text; });
    return names;
}

class Sample {
public:
    void add(const store::SpanPayload& payload)
    {
        ++m_spans;
        if (const auto span = telemetry::decodeSpan(payload.span))
            add(span->attributes, m_spanKeys);
        if (const auto resource = telemetry::decodeResource(payload.resource))
            add(resource->attributes, m_resourceKeys);
    }

    void write(WorkspaceNames& names) const
    {
        names.spanKeys = sorted(m_spanKeys);
        names.resourceKeys = sorted(m_resourceKeys);
        names.types = m_types;
        names.spansRead = m_spans;
        for (const auto& [key, counts] : m_values) {
            auto values = sorted(counts);
            values.resize(std::min(values.size(), kMaxValues));
            names.values.emplace(key, std::move(values));
        }
    }

private:
    void add(const std::vector<telemetry::AttributeView>& attributes, Counts& keys)
    {
        using Type = telemetry::ValueView::Type;
        for (const telemetry::AttributeView& attribute : attributes) {
            const std::string key(attribute.key);
            ++keys[key];
            const auto type = attribute.value.type;
            m_types[key].texts += type == Type::String ? 1 : 0;
            m_types[key].numbers += type == Type::Int || type == Type::Double ? 1 : 0;
            const bool listed = type == Type::Bool || type == Type::Int || (type == Type::String && !attribute.value.text.empty() && attribute.value.text.size() <= kMaxValueBytes);
            Counts& values = m_values[key];
            if (listed && values.size() < kMaxDifferent)
                ++values[telemetry::valueToText(attribute.value)];
        }
    }

    Counts m_spanKeys, m_resourceKeys;
    std::unordered_map<std::string, Counts> m_values;
    std::map<std::string, WorkspaceNames::Types> m_types;
    std::int64_t m_spans = 0;
};

domain::Result<void> readNewest(store::WorkspaceReader& reader, WorkspaceNames& names)
{
    const auto newest = reader.spanKeys({}, {store::SortKey::Start, true}, kSpansRead);
    if (!newest)
        return newest.error();
    std::vector<domain::SpanKey> keys;
    for (const std::int64_t key : *newest)
        keys.push_back({key});
    Sample sample;
    if (const auto read = reader.payloads(keys, [&sample](domain::SpanKey, const store::SpanPayload& payload) { sample.add(payload); }); !read)
        return read.error();
    sample.write(names);
    return {};
}

} // namespace

domain::Result<std::vector<std::string>> readAttributeKeys(store::WorkspaceReader& reader)
{
    WorkspaceNames names;
    if (const auto read = readNewest(reader, names); !read)
        return read.error();
    Counts counts;
    for (const auto* some : {&names.spanKeys, &names.resourceKeys})
        for (const WorkspaceNames::Name& name : *some)
            counts[name.text] += name.count;
    std::vector<std::string> keys;
    for (WorkspaceNames::Name& name : sorted(counts))
        keys.push_back(std::move(name.text));
    return keys;
}

std::vector<std::string> WorkspaceNames::keys() const
{
    std::vector<std::string> all;
    for (const auto* names : {&spanKeys, &resourceKeys})
        for (const Name& name : *names)
            all.push_back(name.text);
    return all;
}

domain::Result<WorkspaceNames> readWorkspaceNames(store::WorkspaceReader& reader)
{
    WorkspaceNames names;
    const auto info = reader.info();
    if (!info)
        return info.error();
    names.spans = info->spans;
    if (const auto read = readNewest(reader, names); !read)
        return read.error();
    for (const char* facet : kFacets) {
        const auto values = reader.facet(facet, {}, kMaxValues);
        if (!values)
            return values.error();
        auto& list = names.values[facet];
        list.clear();
        for (const auto& value : *values)
            if (!value.value.empty())
                list.push_back({value.value, value.count});
    }
    return names;
}

} // namespace whyglass::analysis

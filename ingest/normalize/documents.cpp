// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/normalize/documents.h"

#include "ingest/normalize/facts.h"

#include <algorithm>

namespace whyglass::telemetry {

namespace {

using domain::Document;
using Names = std::initializer_list<std::string_view>;

constexpr int kMaxNesting = 8;

const ValueTree* contentOf(const ValueTree& item)
{
    return item.findAny({"content", "text", "page_content", "pageContent", "document"});
}

const ValueTree* idOf(const ValueTree& item)
{
    return item.findAny({"id", "document_id", "doc_id", "id_", "node_id"});
}

/// An object, or the JSON text of one.
ValueTree metadataIn(const ValueTree& item)
{
    const ValueTree* metadata = item.find("metadata");
    return metadata != nullptr ? structuredOf(*metadata) : ValueTree();
}

/// "metadata", or whatever other members there are.
std::string metadataOf(const ValueTree& item, const ValueTree& metadata)
{
    ValueTree rest;
    for (std::size_t i = 0; i < item.keys.size(); ++i) {
        static constexpr std::string_view kOwn[] = {
            "id", "document_id", "doc_id", "id_", "node_id", "score", "content", "text", "page_content", "pageContent", "document", "metadata"};
        if (std::find(std::begin(kOwn), std::end(kOwn), item.keys[i]) == std::end(kOwn))
            rest.at(item.keys[i]) = item.items[i];
    }
    for (std::size_t i = 0; i < metadata.keys.size(); ++i)
        rest.at(metadata.keys[i]) = metadata.items[i];
    return rest.items.empty() ? std::string() : toJson(rest);
}

/// A text, or the texts of its parts (Genkit).
std::string contentText(const ValueTree& content)
{
    std::string joined;
    for (const ValueTree& part : content.items) {
        const std::string_view text = content.isArray() ? part.textOf("text") : std::string_view();
        if (text.empty())
            return toText(content);
        joined += (joined.empty() ? "" : "\n") + std::string(text);
    }
    return content.items.empty() ? toText(content) : joined;
}

Document documentOf(const ValueTree& item)
{
    const ValueTree* wrapped = item.findAny({"document", "node"});
    const ValueTree& source = wrapped != nullptr && wrapped->isObject() ? *wrapped : item;
    Document document;
    const ValueTree metadata = metadataIn(source);
    const ValueTree* id = idOf(source);
    if (id == nullptr)
        id = metadata.findAny({"id", "document_id", "source"});
    if (id != nullptr)
        document.id = toText(*id);
    if (const ValueTree* content = contentOf(source))
        document.content = contentText(*content);
    const ValueTree* score = source.findAny({"score", "relevance_score", "relevanceScore"});
    if (score == nullptr && &source != &item)
        score = item.find("score");
    if (score == nullptr)
        score = metadata.findAny({"score", "relevance_score"});
    document.score = score != nullptr ? score->asNumber() : std::nullopt;
    document.metadata = metadataOf(source, metadata);
    return document;
}

bool isDocument(const ValueTree& item)
{
    if (!item.isObject())
        return false;
    const bool named = item.findAny({"id"}) != nullptr || metadataIn(item).findAny({"id"}) != nullptr;
    return named && item.findAny({"content", "text", "page_content", "pageContent", "title", "score"}) != nullptr;
}

std::optional<std::vector<Document>> findIn(const ValueTree& raw, int depth)
{
    if (depth > kMaxNesting)
        return std::nullopt;
    const ValueTree value = structuredOf(raw);
    if (value.isArray()) {
        if (!value.items.empty() && std::all_of(value.items.begin(), value.items.end(), isDocument))
            return readDocuments(value);
        // Content blocks and lists of messages around the text.
        for (const ValueTree& item : value.items) {
            if (auto found = findIn(item, depth + 1))
                return found;
        }
        return std::nullopt;
    }
    if (!value.isObject())
        return std::nullopt;
    for (const std::string_view name : {"results", "documents", "hits", "matches", "items", "source_documents", "kwargs",
                                        "content", "output", "outputs", "result", "text", "messages", "update", "value",
                                        "structuredContent"}) {
        const ValueTree* member = value.find(name);
        if (member == nullptr)
            continue;
        if (auto found = findIn(*member, depth + 1))
            return found;
    }
    return std::nullopt;
}

} // namespace

std::vector<Document> readDocuments(const ValueTree& list)
{
    std::vector<Document> documents;
    const ValueTree structured = structuredOf(list);
    for (const ValueTree& raw : structured.items) {
        const ValueTree item = structuredOf(raw);
        if (item.isString()) {
            Document document;
            document.content = item.text;
            documents.push_back(std::move(document));
        } else if (item.isObject()) {
            documents.push_back(documentOf(item));
        }
    }
    return documents;
}

std::optional<std::vector<Document>> findDocuments(const ValueTree& value)
{
    return findIn(value, 0);
}

std::vector<Document> documentsOfEvents(const SpanView& span)
{
    std::vector<Document> documents;
    for (const EventView& event : span.events) {
        if (event.name != "db.query.result" && event.name != "db.search.result")
            continue;
        ValueTree item;
        for (const AttributeView& attribute : event.attributes) {
            const std::string_view prefix = event.name;
            if (attribute.key.substr(0, prefix.size()) == prefix && attribute.key.size() > prefix.size() + 1
                && attribute.key.substr(prefix.size() + 1) != "vector")
                item.at(attribute.key.substr(prefix.size() + 1)) = treeOf(attribute.value);
        }
        if (!item.items.empty())
            documents.push_back(documentOf(item));
    }
    return documents;
}

} // namespace whyglass::telemetry

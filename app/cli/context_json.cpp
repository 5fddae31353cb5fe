// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/context_json.h"

#include "app/cli/value_json.h"
#include "models/analysis/details/tool_definitions.h"

namespace whyglass::cli {

using namespace analysis;

namespace {

Json sourceJson(const ContextSource& source)
{
    return {{"span_id", source.span.hex()}, {"step", domain::nameOf(source.step)}, {"name", textOrNull(source.name)}, {"field", source.field}};
}

Json sourcesJson(const std::vector<ContextSource>& sources)
{
    Json json = Json::array();
    for (const ContextSource& source : sources)
        json.push_back(sourceJson(source));
    return json;
}

Json partJson(const ContextPart& part, bool reported)
{
    const bool compared = part.match == PartMatch::Whole || part.match == PartMatch::Cut || part.match == PartMatch::Altered;
    return {{"kind", nameOf(part.kind)},
            {"role", textOrNull(part.role)},
            {"name", textOrNull(part.name)},
            {"field", part.field},
            {"bytes", part.bytes},
            {"characters", part.characters},
            {"tokens", part.tokens},
            {"tokens_basis", reported ? "share_of_reported" : "estimated"},
            {"match", nameOf(part.match)},
            {"sent_characters", compared ? Json(part.sentCharacters) : Json()},
            {"produced_characters", compared ? Json(part.producedCharacters) : Json()},
            {"changed_words", part.match == PartMatch::Altered ? Json(part.changedWords) : Json()},
            {"producer", part.source ? sourceJson(*part.source) : Json()},
            {"other_producers", sourcesJson(part.others)},
            {"relation", part.source ? Json(domain::nameOf(part.relation)) : Json()},
            {"basis", textOrNull(part.basis)},
            {"beginning", part.beginning}};
}

Json regionJson(const ContextRegion& region)
{
    switch (region.kind) {
    case ContextRegion::Kind::Tools: return {{"region", "tools"}, {"message", nullptr}};
    case ContextRegion::Kind::System: return {{"region", "system"}, {"message", nullptr}};
    case ContextRegion::Kind::Message: break;
    }
    return {{"region", "message"}, {"message", region.message}};
}

Json changeJson(const RequestChange& change)
{
    Json json{{"since_trace_id", change.previousTrace.hex()},
              {"since_span_id", change.previous.hex()},
              {"gap_ns", change.gap.ns},
              {"comparable", change.comparable},
              {"model_changed", change.modelChanged}};
    json["first_changed"] = change.firstChanged ? regionJson(*change.firstChanged) : Json();
    json["kept_bytes"] = change.comparable ? Json(change.keptBytes) : Json();
    json["bytes"] = change.comparable ? Json(change.bytes) : Json();
    json["bytes_before"] = change.comparable ? Json(change.bytesBefore) : Json();
    Json counts = Json::object();
    for (std::size_t i = 0; i < change.counts.size(); ++i)
        counts[std::string(nameOf(static_cast<RegionChange::Kind>(i)))] = change.counts[i];
    json["counts"] = change.comparable ? std::move(counts) : Json();
    json["changes"] = Json::array();
    for (const RegionChange& region : change.changes) {
        Json row = regionJson(region.region);
        row.update({{"change", nameOf(region.kind)}, {"role", textOrNull(region.role)}, {"bytes", region.bytes},
                    {"bytes_before", region.kind == RegionChange::Kind::Edited ? Json(region.bytesBefore) : Json()}, {"beginning", region.beginning}});
        json["changes"].push_back(std::move(row));
    }
    return json;
}

Json cacheJson(const CacheReading& cache)
{
    const bool broken = cache.state == CacheReading::State::Broken;
    return {{"state", nameOf(cache.state)},
            {"cause", broken ? Json(nameOf(cache.cause)) : Json()},
            {"relation", broken ? Json(domain::nameOf(domain::Relation::Inferred)) : Json()},
            {"read", valueOrNull(cache.read)},
            {"expected", valueOrNull(cache.expected)},
            {"lost", broken ? Json(cache.lost()) : Json()}};
}

} // namespace

Json contextJson(const ModelSaw& saw)
{
    Json json{{"captured", saw.captured}, {"input_tokens", valueOrNull(saw.inputTokens)}};
    json["parts"] = Json::array();
    for (const ContextPart& part : saw.parts)
        json["parts"].push_back(partJson(part, saw.tokensReported));
    json["parts_left_out"] = saw.leftOut;
    json["never_delivered"] = Json::array();
    for (const Undelivered& thing : saw.neverDelivered) {
        Json row{{"kind", nameOf(thing.kind)}, {"bytes", thing.bytes}, {"known", timeOrNull(thing.known)}, {"beginning", thing.beginning}};
        row["producer"] = sourceJson(thing.source);
        row["relation"] = domain::nameOf(domain::Relation::Inferred);
        json["never_delivered"].push_back(std::move(row));
    }
    json["undecided"] = saw.undecided;
    json["changed"] = saw.change ? changeJson(*saw.change) : Json();
    json["cache"] = cacheJson(saw.cache);
    return json;
}

Json toolDefinitionsJson(const DecodedSpan& span)
{
    Json json = Json::array();
    for (const ToolDefinition& definition : toolDefinitionsOf(span.span))
        json.push_back({{"name", definition.name}, {"definition", jsonOrText(definition.text)}});
    return json;
}

} // namespace whyglass::cli

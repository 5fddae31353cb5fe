// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/query/span_reading.h"

#include "ingest/decode/json_text.h"
#include "ingest/decode/value_walker.h"
#include "ingest/normalize/tool_requests.h"
#include "models/domain/attribute_keys.h"
#include "models/format/format.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <functional>
#include <utility>

namespace whyglass::analysis {

namespace {

using domain::Field;
using domain::Literal;
using telemetry::ValueTree;
using telemetry::ValueView;
using Type = Literal::Type;

Literal textOf(std::string_view text)
{
    Literal value;
    value.type = Type::Text;
    value.text = telemetry::isValidUtf8(text) ? std::string(text) : telemetry::repairedUtf8(text);
    return value;
}

Literal wholeOf(Type type, std::int64_t number)
{
    Literal value;
    value.type = type;
    value.integer = number;
    return value;
}

Literal realOf(double number)
{
    Literal value;
    value.type = Type::Float;
    value.real = number;
    return value;
}

std::optional<Literal> scalarOf(const ValueView& value)
{
    switch (value.type) {
    case ValueView::Type::String: return textOf(value.text);
    case ValueView::Type::Bool: return wholeOf(Type::Bool, value.boolean ? 1 : 0);
    case ValueView::Type::Int: return wholeOf(Type::Int, value.integer);
    case ValueView::Type::Double: return realOf(value.number);
    default: return std::nullopt;
    }
}

std::optional<Literal> scalarOf(const ValueTree& tree)
{
    switch (tree.type) {
    case ValueTree::Type::String: return textOf(tree.text);
    case ValueTree::Type::Bool: return wholeOf(Type::Bool, tree.boolean ? 1 : 0);
    case ValueTree::Type::Int: return wholeOf(Type::Int, tree.integer);
    case ValueTree::Type::Double: return realOf(tree.number);
    default: return std::nullopt;
    }
}

FieldValues one(Literal value) { return {{std::move(value)}, true, false}; }
FieldValues oneText(std::string_view text) { return text.empty() ? FieldValues() : one(textOf(text)); }

/// JSON null is stored as no value.
void addAttribute(FieldValues& values, const ValueView& value)
{
    if (value.type == ValueView::Type::Empty)
        return;
    values.present = true;
    if (auto scalar = scalarOf(value)) {
        values.values.push_back(std::move(*scalar));
    } else if (value.type == ValueView::Type::Array) {
        values.isList = true;
        for (telemetry::ValueWalker walker(value); walker.next();)
            if (auto element = scalarOf(walker.value()))
                values.values.push_back(std::move(*element));
    }
}

FieldValues attribute(const std::vector<telemetry::AttributeView>& attributes, std::string_view key)
{
    FieldValues values;
    if (const auto* found = telemetry::findAttribute(attributes, key))
        addAttribute(values, found->value);
    return values;
}

/// Of all events or links: a list.
template <typename Items>
FieldValues attributeOfAll(const Items& items, std::string_view key)
{
    FieldValues values;
    for (const auto& item : items)
        if (const auto* found = telemetry::findAttribute(item.attributes, key))
            addAttribute(values, found->value);
    values.isList = values.present;
    return values;
}

std::string_view withoutZeros(std::string_view hex)
{
    const std::size_t first = hex.find_first_not_of('0');
    return first == std::string_view::npos ? std::string_view() : hex.substr(first);
}

std::optional<ValueTree> treeOf(const std::optional<std::string>& text) { return text ? telemetry::parseJson(*text) : std::nullopt; }

/// Scalars at a dotted path; "[]" and lists on the way are stepped through.
void follow(const ValueTree& tree, std::string_view path, FieldValues& values)
{
    if (tree.isArray() && (path.starts_with("[]") || !path.empty())) {
        values.isList = true;
        const std::string_view rest = path.starts_with("[].") ? path.substr(3) : path.starts_with("[]") ? path.substr(2) : path;
        for (const ValueTree& item : tree.items)
            follow(item, rest, values);
        return;
    }
    if (path.empty()) {
        if (tree.isNull())
            return;
        values.present = true;
        values.isList = values.isList || tree.isArray();
        if (auto scalar = scalarOf(tree))
            values.values.push_back(std::move(*scalar));
        for (const ValueTree& item : tree.items)
            if (auto scalar = tree.isArray() ? scalarOf(item) : std::nullopt)
                values.values.push_back(std::move(*scalar));
        return;
    }
    if (!tree.isObject())
        return;
    if (const ValueTree* whole = tree.find(path)) { // a key may hold dots itself
        follow(*whole, {}, values);
        return;
    }
    std::size_t end = path.find('.');
    std::string_view key = path.substr(0, end);
    std::string_view rest = end == std::string_view::npos ? std::string_view() : path.substr(end + 1);
    if (key.ends_with("[]")) {
        rest = path.substr(key.size() - 2);
        key.remove_suffix(2);
    }
    if (const ValueTree* member = tree.find(key))
        follow(*member, rest, values);
}

std::optional<double> numberOf(const Literal& value)
{
    if (value.type == Type::Int || value.type == Type::Duration)
        return static_cast<double>(value.integer);
    if (value.type == Type::Float)
        return value.real;
    double number = 0.0;
    const auto [end, error] = std::from_chars(value.text.data(), value.text.data() + value.text.size(), number);
    const bool whole = !value.text.empty() && error == std::errc{} && end == value.text.data() + value.text.size();
    return value.type == Type::Text && whole ? std::optional(number) : std::nullopt;
}

/// 10000, 10000.0 and "10000" are one value.
bool sameValue(const Literal& a, const Literal& b)
{
    const auto x = numberOf(a);
    const auto y = numberOf(b);
    if (x && y)
        return *x == *y;
    return a.type == b.type && a.text == b.text && a.integer == b.integer;
}

bool hasScalar(const ValueTree& tree, const Literal& wanted)
{
    if (const auto scalar = scalarOf(tree)) {
        if (sameValue(*scalar, wanted))
            return true;
        const auto inner = tree.isString() ? telemetry::parseJson(tree.text) : std::nullopt;
        return inner && !inner->isString() && hasScalar(*inner, wanted);
    }
    return std::any_of(tree.items.begin(), tree.items.end(), [&wanted](const ValueTree& item) { return hasScalar(item, wanted); });
}

bool hasScalar(const std::vector<telemetry::AttributeView>& attributes, const Literal& wanted)
{
    return std::any_of(attributes.begin(), attributes.end(),
                       [&wanted](const telemetry::AttributeView& attribute) { return hasScalar(telemetry::structuredOf(attribute.value), wanted)
                                                                                  || hasScalar(telemetry::treeOf(attribute.value), wanted); });
}

} // namespace

std::int64_t codePointsOf(std::string_view text)
{
    return std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

SpanReading::SpanReading(const store::SpanPayload& payload, domain::StepKind kind) : m_payload(payload), m_kind(kind)
{
    if (auto span = telemetry::decodeSpan(payload.span))
        m_span = std::move(*span);
}

const telemetry::ResourceView& SpanReading::resource()
{
    if (!m_resource) {
        auto decoded = telemetry::decodeResource(m_payload.resource);
        m_resource = decoded ? std::move(*decoded) : telemetry::ResourceView();
    }
    return *m_resource;
}

const telemetry::ScopeView& SpanReading::scope()
{
    if (!m_scope) {
        auto decoded = telemetry::decodeScope(m_payload.scope);
        m_scope = decoded ? std::move(*decoded) : telemetry::ScopeView();
    }
    return *m_scope;
}

const telemetry::Step& SpanReading::step()
{
    if (!m_hasStep) {
        telemetry::normalize(resource(), scope(), *m_span, m_arena, m_step);
        if (m_kind == domain::StepKind::Tool && m_step.kind != domain::StepKind::Tool)
            telemetry::takeForTool(*m_span, m_step);
        m_hasStep = true;
    }
    return m_step;
}

const domain::StepContent& SpanReading::content()
{
    if (!m_content)
        m_content = telemetry::contentOf(step(), *m_span, {});
    return *m_content;
}

FieldValues SpanReading::valuesOf(const Field& field)
{
    switch (field.scope) {
    case Field::Scope::Intrinsic: return intrinsic(field.name);
    case Field::Scope::Span: return attribute(m_span->attributes, field.name);
    case Field::Scope::Resource: return attribute(resource().attributes, field.name);
    case Field::Scope::Event: return attributeOfAll(m_span->events, field.name);
    case Field::Scope::Link: return attributeOfAll(m_span->links, field.name);
    case Field::Scope::Instrumentation: return attribute(scope().attributes, field.name);
    case Field::Scope::Agent: return agent(field.name);
    case Field::Scope::Any: break;
    }
    if (auto values = attribute(m_span->attributes, field.name); values.present)
        return values;
    if (auto values = attribute(resource().attributes, field.name); values.present)
        return values;
    if (auto values = attributeOfAll(m_span->events, field.name); values.present)
        return values;
    if (auto values = attributeOfAll(m_span->links, field.name); values.present)
        return values;
    return attribute(scope().attributes, field.name);
}

FieldValues SpanReading::intrinsic(const std::string& name)
{
    if (name == "name")
        return one(textOf(m_span->name));
    if (name == "status")
        return one(wholeOf(Type::Status, static_cast<std::int64_t>(m_span->status)));
    if (name == "statusMessage")
        return one(textOf(m_span->statusMessage));
    if (name == "kind")
        return one(wholeOf(Type::Kind, static_cast<std::int64_t>(m_span->kind)));
    if (name == "duration")
        return one(wholeOf(Type::Duration, (m_span->end - m_span->start).ns));
    if (name == "trace:id")
        return one(textOf(withoutZeros(m_span->trace.hex())));
    if (name == "span:id")
        return one(textOf(withoutZeros(m_span->span.hex())));
    if (name == "span:parentID")
        return one(textOf(withoutZeros(m_span->parent.hex())));
    if (name == "instrumentation:name")
        return one(textOf(scope().name));
    if (name == "instrumentation:version")
        return one(textOf(scope().version));
    FieldValues values;
    values.isList = true;
    for (const telemetry::EventView& event : m_span->events) {
        if (name == "event:name")
            values.values.push_back(textOf(event.name));
        else if (name == "event:timeSinceStart")
            values.values.push_back(wholeOf(Type::Duration, (event.time - m_span->start).ns));
    }
    for (const telemetry::LinkView& link : m_span->links) {
        if (name == "link:traceID")
            values.values.push_back(textOf(withoutZeros(link.trace.hex())));
        else if (name == "link:spanID")
            values.values.push_back(textOf(withoutZeros(link.span.hex())));
    }
    values.present = !values.values.empty();
    return values;
}

FieldValues SpanReading::agent(const std::string& name)
{
    if (name.starts_with("args.") || name.starts_with("result."))
        return ofTools(name);
    if (name.starts_with("docs."))
        return documents(name);
    if (name == "ttft")
        return firstToken();
    if (name == "prompt.hash")
        return promptHash();
    const telemetry::Step& known = step();
    if (name == "finish_reason") {
        FieldValues values;
        values.isList = values.present = !known.finishReasons.empty();
        for (const domain::FinishReason reason : known.finishReasons)
            values.values.push_back(textOf(domain::nameOf(reason)));
        return values;
    }
    const domain::TokenUsage& tokens = known.tokens;
    const std::array<std::pair<std::string_view, std::optional<std::int64_t>>, 6> counts = {
        {{"tokens.input", tokens.input}, {"tokens.output", tokens.output}, {"tokens.total", tokens.total()},
         {"tokens.cache_read", tokens.cacheRead}, {"tokens.cache_write", tokens.cacheWrite}, {"tokens.reasoning", tokens.reasoning}}};
    for (const auto& [key, count] : counts)
        if (key == name)
            return count ? one(wholeOf(Type::Int, *count)) : FieldValues();
    const std::array<std::pair<std::string_view, std::string_view>, 14> texts = {
        {{"step", domain::nameOf(m_kind)}, {"model", known.model()}, {"model.request", known.requestModel}, {"model.response", known.responseModel},
         {"provider", known.provider}, {"operation", known.operation}, {"dialect", known.dialect}, {"tool", known.tool},
         {"tool.call_id", known.toolCallId}, {"agent", known.agent}, {"workflow", known.workflow}, {"error.type", known.errorType},
         {"prompt.name", known.promptName}, {"prompt.version", known.promptVersion}}};
    for (const auto& [key, text] : texts)
        if (key == name)
            return oneText(text);
    return {};
}

FieldValues SpanReading::ofTools(const std::string& name)
{
    const bool arguments = name.starts_with("args.");
    const auto tree = treeOf(arguments ? content().toolArguments : content().toolResult);
    FieldValues values;
    if (tree)
        follow(*tree, std::string_view(name).substr(arguments ? 5 : 7), values);
    return values;
}

FieldValues SpanReading::documents(const std::string& name)
{
    const auto& documents = content().documents;
    if (name == "docs.count")
        return one(wholeOf(Type::Int, documents ? static_cast<std::int64_t>(documents->size()) : 0));
    FieldValues values;
    for (const domain::Document& document : documents ? *documents : std::vector<domain::Document>()) {
        if (name == "docs.id" && !document.id.empty())
            values.values.push_back(textOf(document.id));
        else if (name == "docs.score" && document.score)
            values.values.push_back(realOf(*document.score));
    }
    values.present = values.isList = !values.values.empty();
    return values;
}

FieldValues SpanReading::firstToken() const
{
    constexpr double kLongestNs = 9e18;
    for (const domain::FirstTokenKey& key : domain::kFirstTokenKeys) {
        const auto* found = telemetry::findAttribute(m_span->attributes, key.name);
        const auto value = found != nullptr ? scalarOf(found->value) : std::nullopt;
        if (!value)
            continue;
        if (key.unit == domain::FirstTokenUnit::Moment) {
            std::string_view text = value->text; // some send it as a JSON text, in quotes
            if (text.size() > 2 && text.front() == '"' && text.back() == '"')
                text = text.substr(1, text.size() - 2);
            if (const auto moment = format::parseRfc3339(text); moment && moment->ns >= m_span->start.ns)
                return one(wholeOf(Type::Duration, moment->ns - m_span->start.ns));
            continue;
        }
        const auto number = numberOf(*value);
        const double ns = number.value_or(-1.0) * (key.unit == domain::FirstTokenUnit::Seconds ? 1e9 : 1e6);
        if (ns >= 0.0 && ns < kLongestNs)
            return one(wholeOf(Type::Duration, std::llround(ns)));
    }
    for (const telemetry::EventView& event : m_span->events) {
        const bool first = std::find(domain::kFirstTokenEvents.begin(), domain::kFirstTokenEvents.end(), event.name) != domain::kFirstTokenEvents.end();
        if (first && event.time >= m_span->start)
            return one(wholeOf(Type::Duration, (event.time - m_span->start).ns));
    }
    return {};
}

FieldValues SpanReading::promptHash() const
{
    for (const std::string_view key : domain::kPromptHashKeys)
        if (auto values = attribute(m_span->attributes, key); values.present)
            return values;
    return {};
}

std::optional<std::int64_t> SpanReading::lengthOf(const Field& field)
{
    const bool path = field.scope == Field::Scope::Agent && (field.name.starts_with("args.") || field.name.starts_with("result."));
    if (!path) {
        const FieldValues found = valuesOf(field);
        if (!found.present)
            return std::nullopt;
        if (found.isList)
            return static_cast<std::int64_t>(found.values.size());
        return found.values.size() == 1 && found.values.front().type == Type::Text ? std::optional(codePointsOf(found.values.front().text)) : std::nullopt;
    }
    const bool arguments = field.name.starts_with("args.");
    auto tree = treeOf(arguments ? content().toolArguments : content().toolResult);
    const ValueTree* at = tree ? &*tree : nullptr;
    std::string_view rest = std::string_view(field.name).substr(arguments ? 5 : 7);
    while (at != nullptr && !rest.empty()) {
        const std::size_t end = rest.find('.');
        at = at->isObject() ? at->find(rest.substr(0, end)) : nullptr;
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    if (at == nullptr || at->isNull())
        return std::nullopt;
    if (at->isArray() || at->isObject())
        return static_cast<std::int64_t>(at->items.size());
    return at->isString() ? std::optional(codePointsOf(at->text)) : std::nullopt;
}

std::vector<telemetry::IndexText> SpanReading::texts(std::string_view place)
{
    auto texts = telemetry::indexTextsOf(step(), *m_span);
    std::erase_if(texts, [place](const telemetry::IndexText& text) {
        return place == "any" || place.empty() ? text.where == "name" || text.where == "attribute" : text.where != place;
    });
    return texts;
}

bool SpanReading::anyName(const std::function<bool(std::string_view)>& wanted)
{
    const auto inAttributes = [&wanted](const std::vector<telemetry::AttributeView>& attributes) {
        return std::any_of(attributes.begin(), attributes.end(),
                           [&wanted](const telemetry::AttributeView& attribute) { return wanted(telemetry::valueToText(attribute.value)); });
    };
    return wanted(m_span->name) || wanted(m_span->statusMessage) || wanted(resource().service) || inAttributes(m_span->attributes)
        || inAttributes(resource().attributes)
        || std::any_of(m_span->events.begin(), m_span->events.end(),
                       [&](const telemetry::EventView& event) { return wanted(event.name) || inAttributes(event.attributes); })
        || wanted(step().model()) || wanted(step().tool) || wanted(step().agent);
}

bool SpanReading::hasValue(const Literal& value)
{
    const auto inDocuments = [&] {
        const auto& documents = content().documents;
        return documents && std::any_of(documents->begin(), documents->end(), [&value](const domain::Document& document) {
            return sameValue(textOf(document.id), value) || (document.score && sameValue(realOf(*document.score), value));
        });
    };
    return hasScalar(m_span->attributes, value) || hasScalar(resource().attributes, value)
        || std::any_of(m_span->events.begin(), m_span->events.end(),
                       [&value](const telemetry::EventView& event) { return hasScalar(event.attributes, value); })
        || inDocuments();
}

} // namespace whyglass::analysis

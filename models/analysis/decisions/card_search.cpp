// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/decisions/card_search.h"

#include "models/analysis/json/safe_json.h"
#include "models/analysis/text/ascii.h"
#include "models/analysis/text/name_words.h"
#include "models/analysis/text/specifics.h"

#include <algorithm>
#include <cmath>

namespace whyglass::analysis {

namespace {

constexpr std::size_t kMaxRows = 400;
constexpr std::size_t kMaxValueBytes = 120;

/// Every attribute of a span, of its events and of its log records, with the name of its field. `visit` gives true to stop.
template <typename Visit>
bool forEachField(const CardReading& reading, std::size_t row, Visit visit)
{
    const DecodedSpan* decoded = row < reading.trace().size() ? reading.trace().decoded(row) : nullptr;
    if (decoded == nullptr)
        return false;
    for (const telemetry::AttributeView& attribute : decoded->span.attributes)
        if (visit("attributes." + std::string(attribute.key), attribute))
            return true;
    for (std::size_t i = 0; i < decoded->span.events.size(); ++i)
        for (const telemetry::AttributeView& attribute : decoded->span.events[i].attributes)
            if (visit("events." + std::to_string(i) + "." + std::string(attribute.key), attribute))
                return true;
    std::size_t record = 0;
    for (const auto& log : reading.input().trace.logs) {
        if (log->row.span != reading.trace().row(row).span)
            continue;
        const std::string field = "logs." + std::to_string(record++) + ".";
        if (visit(field + "body", telemetry::AttributeView{"body", log->view.body}))
            return true;
        for (const telemetry::AttributeView& attribute : log->view.attributes)
            if (visit(field + "attributes." + std::string(attribute.key), attribute))
                return true;
    }
    return false;
}

std::size_t findFolded(std::string_view text, std::string_view part)
{
    const auto same = [](char a, char b) { return toLower(a) == toLower(b); };
    const auto at = std::search(text.begin(), text.end(), part.begin(), part.end(), same);
    return at == text.end() ? std::string_view::npos : static_cast<std::size_t>(at - text.begin());
}

/// The text as it is written where it is the whole of the value or of a member in it.
std::optional<std::string> wholeIn(std::string_view value, std::string_view text)
{
    const auto isText = [text](std::string_view other) { return toLower(trim(other)) == toLower(trim(text)); };
    if (isText(value))
        return std::string(trim(value));
    const auto json = parseStructure(value);
    std::vector<const nlohmann::json*> open;
    if (json)
        open.push_back(&*json);
    while (!open.empty()) {
        const nlohmann::json* at = open.back();
        open.pop_back();
        if (at->is_structured()) {
            for (const auto& member : *at)
                open.push_back(&member);
        } else if (const std::string shown = at->is_string() ? at->get<std::string>() : at->dump(); isText(shown)) {
            return std::string(trim(shown));
        } else if (const auto inner = at->is_string() && parseStructure(shown) ? wholeIn(shown, text) : std::nullopt) {
            return inner;
        }
    }
    return std::nullopt;
}

/// 0: what a step answered, 1: anything else that it deals with, 2: what names and numbers it.
int rankOfField(std::string_view key)
{
    if (hasAnyWord(key, {"result", "output", "response", "completion"}))
        return 0;
    return hasAnyWord(key, {"name", "id", "kind", "type", "model", "operation"}) ? 2 : 1;
}

std::string joinedWords(std::string_view name)
{
    std::string joined;
    for (const std::string& word : nameWords(name))
        joined.append(joined.empty() ? "" : " ").append(word);
    return joined;
}

bool isNamed(std::string_view key, const std::vector<std::string_view>& names)
{
    const std::string words = joinedWords(key);
    return std::any_of(names.begin(), names.end(), [&words](std::string_view name) { return words == name; });
}

constexpr int kMaxNesting = 4; ///< JSON in a text in JSON

std::optional<std::string> namedIn(const nlohmann::json& value, const std::vector<std::string_view>& names, int nesting = 0)
{
    if (value.is_object()) {
        for (const auto& [key, member] : value.items())
            if (member.is_string() && isNamed(key, names) && !member.get_ref<const std::string&>().empty())
                return member.get<std::string>();
    }
    if (value.is_structured())
        for (const auto& item : value)
            if (auto found = namedIn(item, names, nesting))
                return found;
    const auto inner = value.is_string() && nesting < kMaxNesting ? parseStructure(value.get_ref<const std::string&>()) : std::nullopt;
    return inner ? namedIn(*inner, names, nesting + 1) : std::nullopt;
}

} // namespace

std::vector<std::size_t> rowsNearDecision(const CardReading& reading)
{
    std::vector<std::size_t> rows;
    const auto add = [&rows](std::size_t row) {
        if (rows.size() < kMaxRows && std::find(rows.begin(), rows.end(), row) == rows.end())
            rows.push_back(row);
    };
    if (reading.hasDecisionRow())
        add(reading.decisionRow());
    std::for_each(reading.after().begin(), reading.after().end(), add);
    std::for_each(reading.before().rbegin(), reading.before().rend(), add);
    return rows;
}

std::optional<FoundValue> findText(const CardReading& reading, const std::vector<std::size_t>& rows, std::string_view text)
{
    std::optional<FoundValue> found;
    for (const std::size_t row : rows) {
        const bool stop = !text.empty() && forEachField(reading, row, [&](std::string field, const telemetry::AttributeView& attribute) {
            const std::string value = telemetry::valueToText(attribute.value);
            const std::size_t at = findFolded(value, text);
            if (at != std::string::npos)
                found = FoundValue{row, std::move(field), value.substr(at, text.size())};
            return found.has_value();
        });
        if (stop)
            break;
    }
    return found;
}

std::optional<FoundValue> findWhole(const CardReading& reading, std::size_t row, std::string_view text)
{
    std::optional<FoundValue> found;
    for (int rank = 0; rank <= 2 && !found && !text.empty(); ++rank) {
        forEachField(reading, row, [&](std::string field, const telemetry::AttributeView& attribute) {
            if (rankOfField(attribute.key) != rank)
                return false;
            if (auto written = wholeIn(telemetry::valueToText(attribute.value), text))
                found = FoundValue{row, std::move(field), std::move(*written)};
            return found.has_value();
        });
    }
    return found;
}

std::optional<std::string> writtenIn(std::string_view text, std::string_view part)
{
    const std::size_t at = part.empty() ? std::string_view::npos : findFolded(text, part);
    return at == std::string_view::npos ? std::nullopt : std::optional(std::string(text.substr(at, part.size())));
}

std::optional<FoundValue> findNumber(const CardReading& reading, const std::vector<std::size_t>& rows, double value)
{
    const auto isValue = [value](double other) { return std::fabs(other - value) <= 1e-9 * std::max(1.0, std::fabs(value)); };
    std::optional<FoundValue> found;
    for (const std::size_t row : rows) {
        const bool stop = forEachField(reading, row, [&](std::string field, const telemetry::AttributeView& attribute) {
            const std::string text = telemetry::valueToText(attribute.value);
            const auto whole = parseNumber(text);
            if (whole && isValue(*whole))
                found = FoundValue{row, std::move(field), text};
            else if (!whole && attribute.value.type != telemetry::ValueView::Type::Bytes)
                for (const Specific& specific : specificsOf(text))
                    if (!found && specific.kind == Specific::Kind::Number && isValue(specific.number))
                        found = FoundValue{row, field, std::string(specific.text)};
            return found.has_value();
        });
        if (stop)
            break;
    }
    return found;
}

std::optional<FoundValue> findNamed(const CardReading& reading, const std::vector<std::size_t>& rows, const std::vector<std::string_view>& names)
{
    std::optional<FoundValue> found;
    for (const std::size_t row : rows) {
        const bool stop = forEachField(reading, row, [&](std::string field, const telemetry::AttributeView& attribute) {
            const std::string text = telemetry::valueToText(attribute.value);
            if (attribute.key.starts_with("gen_ai.") || text.empty()) {
                // fields of the instrumentation name the agent and its tools, not those it deals with
            } else if (isNamed(attribute.key, names) && text.size() <= kMaxValueBytes) {
                found = FoundValue{row, std::move(field), text};
                return true;
            }
            const auto value = parseStructure(text);
            if (auto named = value ? namedIn(*value, names) : std::nullopt; named && named->size() <= kMaxValueBytes)
                found = FoundValue{row, std::move(field), std::move(*named)};
            return found.has_value();
        });
        if (stop)
            break;
    }
    return found;
}

} // namespace whyglass::analysis

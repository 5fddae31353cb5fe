// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/log_text.h"

#include "ingest/decode/otlp_decoder.h"
#include "models/format/format.h"
#include "models/store/log_levels.h"

namespace whyglass::tables {

namespace {

std::string attributesLine(const std::vector<telemetry::AttributeView>& attributes, std::size_t maxBytes)
{
    std::string line;
    for (const telemetry::AttributeView& attribute : attributes) {
        if (line.size() > maxBytes)
            break;
        line += (line.empty() ? "" : "  ") + std::string(attribute.key) + "=" + telemetry::valueToText(attribute.value);
    }
    return line;
}

} // namespace

std::string severityOf(const store::LogRow& row, const telemetry::LogView& log)
{
    constexpr std::size_t kLongest = 32;
    constexpr int kLevelsPerName = 4, kHighest = 24;
    if (!log.severityText.empty())
        return std::string(format::clip(log.severityText, kLongest));
    const int number = row.severityNumber;
    return number < 1 || number > kHighest ? std::string() : std::string(store::kLogLevels[static_cast<std::size_t>((number - 1) / kLevelsPerName)]);
}

std::string messageOf(const store::LogRow& row, const telemetry::LogView& log, std::size_t maxBytes)
{
    std::string text = telemetry::valueToText(log.body);
    // A body that only repeats the event's name says nothing that the event does not.
    if (text.empty() || text == row.event)
        text = attributesLine(log.attributes, maxBytes);
    return std::string(format::clip(text.empty() ? row.event : text, maxBytes));
}

domain::Timestamp timeOf(const store::LogRow& row) { return row.time.known() ? row.time : row.observed; }

} // namespace whyglass::tables

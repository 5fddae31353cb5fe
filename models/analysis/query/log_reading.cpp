// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/query/log_reading.h"

#include "ingest/decode/json_text.h"

namespace whyglass::analysis {

LogReading::LogReading(const store::SpanPayload& payload)
{
    if (auto log = telemetry::decodeLog(payload.span))
        m_log = std::move(*log);
}

FieldValues LogReading::valuesOf(const domain::Field& field)
{
    domain::Literal value;
    if (field.name == "log.severity" && m_log->severityNumber > 0) {
        value.type = domain::Literal::Type::Int;
        value.integer = m_log->severityNumber;
    } else if (field.name == "log.body" && m_log->body.type != telemetry::ValueView::Type::Empty) {
        const std::string body = telemetry::valueToText(m_log->body);
        value.type = domain::Literal::Type::Text;
        value.text = telemetry::isValidUtf8(body) ? body : telemetry::repairedUtf8(body);
    } else {
        return {};
    }
    return {{std::move(value)}, true, false};
}

std::optional<std::int64_t> LogReading::lengthOf(const domain::Field& field)
{
    const FieldValues found = valuesOf(field);
    if (!found.present || found.values.front().type != domain::Literal::Type::Text)
        return std::nullopt;
    return codePointsOf(found.values.front().text);
}

std::vector<telemetry::IndexText> LogReading::texts(std::string_view place)
{
    auto texts = telemetry::indexTextsOf(*m_log);
    std::erase_if(texts, [place](const telemetry::IndexText& text) { return place != "any" && !place.empty() && text.where != place; });
    return texts;
}

} // namespace whyglass::analysis

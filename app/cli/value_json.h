// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/row_output.h"
#include "ingest/decode/otlp_views.h"
#include "models/domain/step.h"

#include <optional>
#include <string_view>
#include <vector>

/// The small values of cli.md: unknown is null, never 0 and never left out.
namespace whyglass::cli {

Json textOrNull(std::string_view text);
Json timeOrNull(domain::Timestamp time);
Json moneyOrNull(const std::optional<domain::Money>& money);
template <typename T>
Json valueOrNull(const std::optional<T>& value)
{
    return value ? Json(*value) : Json();
}
Json tokensJson(const domain::TokenUsage& tokens);

/// JSON text as JSON; text that is none stays text.
Json jsonOrText(std::string_view text);
Json attributeValueJson(const telemetry::ValueView& value);
/// One object; of a key that was sent twice the first value.
Json attributesJson(const std::vector<telemetry::AttributeView>& attributes);

Json messagesJson(const std::vector<domain::Message>& messages);
Json partsJson(const std::vector<domain::MessagePart>& parts);
Json documentsJson(const std::vector<domain::Document>& documents);

} // namespace whyglass::cli

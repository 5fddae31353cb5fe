// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/json/python_literal.h"

#include "ingest/decode/python_text.h"
#include "models/analysis/json/safe_json.h"

namespace whyglass::analysis {

std::optional<nlohmann::json> readPythonLiteral(std::string_view text)
{
    const auto tree = telemetry::parsePython(text);
    return tree ? parseJson(telemetry::toJson(*tree)) : std::nullopt;
}

} // namespace whyglass::analysis

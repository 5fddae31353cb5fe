// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz_target.h"
#include "ingest/decode/python_text.h"

namespace whyglass::fuzz {

void runPythonText(std::string_view bytes)
{
    const auto tree = telemetry::parsePython(bytes);
    if (!tree)
        return;
    require(tree->isArray() || tree->isObject(), "only a list, a tuple or a dict is read");
    const std::string json = telemetry::toJson(*tree);
    const auto again = telemetry::parseJson(json);
    require(again.has_value(), "what is read can be written as JSON that is read");
    require(telemetry::toJson(*again) == json, "the JSON of it stays as it is");
}

} // namespace whyglass::fuzz

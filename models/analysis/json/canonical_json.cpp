// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/json/canonical_json.h"

#include "models/analysis/json/safe_json.h"
#include "models/analysis/text/ascii.h"
#include "models/analysis/text/hash.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace whyglass::analysis {

namespace {

using nlohmann::json;

bool isVolatile(std::string_view key)
{
    static constexpr std::array<std::string_view, 14> kVolatile{"timestamp", "time", "ts", "request_id", "requestid",
        "x-request-id", "nonce", "traceparent", "trace_id", "span_id", "idempotency_key", "elapsed_ms", "took", "duration_ms"};
    const std::string lower = toLower(key);
    return std::find(kVolatile.begin(), kVolatile.end(), lower) != kVolatile.end();
}

/// Recursion is bounded by kMaxJsonDepth.
void normalise(json& value)
{
    if (value.is_object()) {
        for (auto it = value.begin(); it != value.end();) {
            if (isVolatile(it.key())) {
                it = value.erase(it);
                continue;
            }
            normalise(*it);
            ++it;
        }
    } else if (value.is_array()) {
        for (json& item : value)
            normalise(item);
    } else if (value.is_number_float()) {
        constexpr double kExactIntegers = 9007199254740992.0; // 2^53
        const double number = value.get<double>();
        if (std::fabs(number) < kExactIntegers && number == std::trunc(number))
            value = static_cast<std::int64_t>(number);
    }
}

} // namespace

std::string canonicalPayload(std::string_view payload)
{
    auto value = parseStructure(payload);
    if (!value)
        return std::string(trim(payload));
    normalise(*value);
    return value->dump(-1, ' ', false, json::error_handler_t::replace);
}

std::uint64_t payloadHash(std::string_view payload) { return FieldHash().add(canonicalPayload(payload)).value(); }

} // namespace whyglass::analysis

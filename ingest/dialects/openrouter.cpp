// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// OpenRouter's broadcast of requests (semantic-conventions.md O).
namespace whyglass::telemetry {

namespace {

constexpr Rule kRules[] = {{"openrouter.source", Field::None}};

constexpr PrefixRule kPrefixes[] = {{"openrouter."}};

constexpr std::string_view kNotSent[] = {
    "The spans of the application around a call, unless it passes its trace context on.",
};

constexpr std::string_view kReading[] = {
    "gen_ai.usage.cost is the whole cost in US dollars.",
};

} // namespace

const Dialect kOpenRouterDialect{
    .slug = "openrouter",
    .rules = kRules,
    .prefixes = kPrefixes,
    .service = "openrouter",
    .about = {"OpenRouter",
              "Broadcasts of OpenRouter; known by the service openrouter and keys openrouter.*.",
              kNotSent, kReading},
};

} // namespace whyglass::telemetry

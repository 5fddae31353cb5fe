// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// LiteLLM, SDK and proxy (semantic-conventions.md O). The proxy swaps the two models: the request's is the deployment that served.
namespace whyglass::telemetry {

namespace {

using domain::StepKind;

constexpr Rule kRules[] = {
    {"litellm.cost.total", Field::Cost, 50},
    {"hidden_params", Field::CostBlob, 90},
    {"metadata.usage_object", Field::UsageBlob, 80},
    {"metadata.user_api_key_user_id", Field::User, 92},
    {"metadata.user_api_key_end_user_id", Field::User, 91},
    {"metadata.requester_metadata", Field::Metadata, 40},
    {"litellm.call_id", Field::None},
};

constexpr PrefixRule kPrefixes[] = {{"litellm."}, {"metadata.user_api_key_"}};

constexpr ScopeRule kScopes[] = {{.text = "litellm", .match = ScopeRule::Match::Exact, .swappedModels = true}};

constexpr NameRule kNames[] = {
    {"litellm_request", StepKind::Generation, 150, false, true},
    {"raw_gen_ai_request", StepKind::Other, 6},
};

constexpr std::string_view kNotSent[] = {
    "Whether an answer came from its own cache: the cost is then that of a real call.",
};

constexpr std::string_view kReading[] = {
    "The proxy sends the model that was asked for as the answer's, and the deployment as the request's: they are swapped back, unless the answer's is the request's with a date, as the SDK sends it.",
    "The usage object is Python text; it tells the cached and the reasoning tokens.",
    "A cost of 0 beside known usage is unpriced, not free.",
    "raw_gen_ai_request repeats the call around it and is none.",
};

} // namespace

const Dialect kLiteLlmDialect{
    .slug = "litellm",
    .rules = kRules,
    .prefixes = kPrefixes,
    .scopes = kScopes,
    .names = kNames,
    .about = {"LiteLLM",
              "The OpenTelemetry logger of LiteLLM, SDK and proxy; known by the scope litellm and keys litellm.*, hidden_params.",
              kNotSent, kReading},
};

} // namespace whyglass::telemetry

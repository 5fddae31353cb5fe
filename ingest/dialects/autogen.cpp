// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// AutoGen (semantic-conventions.md O): the conventions for agents and tools, and messages between agents.
namespace whyglass::telemetry {

namespace {

using domain::StepKind;

constexpr Rule kRules[] = {{"gen_ai.agent.action_ref", Field::None}};

constexpr ScopeRule kScopes[] = {{"autogen", ScopeRule::Match::Prefix}};

constexpr NameRule kNames[] = {{"autogen *", StepKind::Messaging, 150, false, true}};

constexpr std::string_view kNotSent[] = {
    "Model calls: the instrumentation of the model library records them.",
    "Usage and cost.",
    "Arguments and results of tools.",
};

constexpr std::string_view kReading[] = {
    "Spans autogen send, publish, process … are messages between agents.",
};

} // namespace

const Dialect kAutoGenDialect{
    .slug = "autogen",
    .rules = kRules,
    .scopes = kScopes,
    .names = kNames,
    .provider = "autogen",
    .about = {"AutoGen",
              "AutoGen 0.4 and later; known by the scope autogen-core and gen_ai.system autogen.",
              kNotSent, kReading},
};

} // namespace whyglass::telemetry

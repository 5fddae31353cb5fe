// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// Laminar (semantic-conventions.md O): kinds, paths and properties around the keys of other conventions.
namespace whyglass::telemetry {

namespace {

using domain::StepKind;

constexpr KindWord kTypes[] = {
    {"LLM", StepKind::Generation},        {"TOOL", StepKind::Tool},          {"EVALUATOR", StepKind::Evaluator},
    {"HUMAN_EVALUATOR", StepKind::Evaluator}, {"EVALUATION", StepKind::Workflow}, {"EXECUTOR", StepKind::Workflow},
    {"PIPELINE", StepKind::Workflow, true}, {"DEFAULT", StepKind::Other, true}, {"CACHED", StepKind::Other, true},
};

constexpr Rule kRules[] = {
    {"lmnr.span.type", Field::Kind, 60, StepKind::Other, kTypes},
    {"lmnr.span.input", Field::InputBlob, 53},
    {"lmnr.span.output", Field::OutputBlob, 53},
    {"lmnr.span.prompt_hash", Field::PromptVersion, 70},
    {"lmnr.association.properties.session_id", Field::Session, 60},
    {"lmnr.association.properties.user_id", Field::User, 50},
    {"lmnr.association.properties.user_tier", Field::UserTier, 50},
    {"lmnr.association.properties.metadata.user_tier", Field::UserTier, 51},
    {"lmnr.association.properties.metadata.tier", Field::UserTier, 52},
    {"aisdk.model.id", Field::RequestModel, 90},
    {"aisdk.model.provider", Field::Provider, 80},
};

constexpr PrefixRule kPrefixes[] = {{"lmnr."}};

constexpr ScopeRule kScopes[] = {{"lmnr", ScopeRule::Match::Prefix}, {"@lmnr-ai/", ScopeRule::Match::Prefix}};

constexpr std::string_view kNotSent[] = {
    "Why an answer ended, where the library below does not say it.",
};

constexpr std::string_view kReading[] = {
    "DEFAULT and PIPELINE are general words: other marks of the span may tell more.",
};

} // namespace

const Dialect kLaminarDialect{
    .slug = "laminar",
    .rules = kRules,
    .prefixes = kPrefixes,
    .scopes = kScopes,
    .about = {"Laminar",
              "The SDKs of Laminar; known by keys lmnr.*.",
              kNotSent, kReading},
};

} // namespace whyglass::telemetry

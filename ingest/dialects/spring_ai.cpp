// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// Spring AI (semantic-conventions.md O): the conventions of 1.27, content in events of the span.
namespace whyglass::telemetry {

namespace {

using domain::StepKind;

constexpr KindWord kKinds[] = {
    {"chat_client", StepKind::Workflow, true}, {"advisor", StepKind::Workflow, true}, {"vector_store", StepKind::Retrieval},
};

constexpr Rule kRules[] = {
    {"spring.ai.kind", Field::Kind, 95, StepKind::Other, kKinds},
    {"spring.ai.tool.call.arguments", Field::ToolArguments, 75},
    {"spring.ai.tool.call.result", Field::ToolResult, 75},
    {"spring.ai.tool.definition.name", Field::Tool, 75, StepKind::Tool},
    {"spring.ai.chat.client.conversation.id", Field::Session, 78},
    {"spring.ai.vector_store.query.content", Field::Query, 75},
    {"db.vector.query.content", Field::Query, 76, StepKind::Retrieval},
    {"db.vector.query.response.documents", Field::Documents, 85, StepKind::Retrieval},
};

constexpr PrefixRule kPrefixes[] = {{"spring.ai."}};

constexpr ScopeRule kScopes[] = {{"org.springframework.ai", ScopeRule::Match::Prefix}};

constexpr std::string_view kNotSent[] = {
    "Content, unless logging of prompts and completions is switched on.",
    "Cached and reasoning tokens.",
    "Cost.",
};

constexpr std::string_view kReading[] = {
    "gen_ai.operation.name framework is a general word: other marks of the span may tell more.",
};

} // namespace

const Dialect kSpringAiDialect{
    .slug = "spring-ai",
    .rules = kRules,
    .prefixes = kPrefixes,
    .scopes = kScopes,
    .about = {"Spring AI",
              "Spring AI by Micrometer; known by keys spring.ai.*.",
              kNotSent, kReading},
};

} // namespace whyglass::telemetry

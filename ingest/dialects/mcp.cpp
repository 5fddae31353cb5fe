// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// Model Context Protocol spans (semantic-conventions.md A.10).
namespace whyglass::telemetry {

namespace {

using domain::StepKind;

constexpr KindWord kMethods[] = {
    {"tools/call", StepKind::Tool},
    {"resources/read", StepKind::Retrieval},
    {"sampling/createmessage", StepKind::Rpc},
    {"initialize", StepKind::Rpc},
    {"ping", StepKind::Rpc},
    {"tools/list", StepKind::Rpc},
    {"prompts/list", StepKind::Rpc},
    {"prompts/get", StepKind::Rpc},
    {"resources/list", StepKind::Rpc},
    {"resources/subscribe", StepKind::Rpc},
    {"resources/unsubscribe", StepKind::Rpc},
    {"resources/templates/list", StepKind::Rpc},
    {"elicitation/create", StepKind::Rpc},
    {"completion/complete", StepKind::Rpc},
    {"roots/list", StepKind::Rpc},
    {"logging/setlevel", StepKind::Rpc},
    {"notifications/initialized", StepKind::Rpc},
    {"notifications/cancelled", StepKind::Rpc},
    {"notifications/progress", StepKind::Rpc},
    {"notifications/message", StepKind::Rpc},
    {"notifications/resources/updated", StepKind::Rpc},
    {"*/list_changed", StepKind::Rpc},
};

constexpr Rule kRules[] = {
    {"mcp.method.name", Field::Kind, 140, StepKind::Other, kMethods},
    {"mcp.method.name", Field::Operation, 40},
    {"mcp.session.id", Field::None},
    {"mcp.request.id", Field::None},
    {"mcp.session.init_options", Field::None},
    {"mcp.protocol.version", Field::None},
    {"mcp.resource.uri", Field::Query, 90},
};

constexpr std::string_view kNotSent[] = {
    "Arguments and results, unless the application opts in.",
    "Tokens and cost: a tool call has none.",
};

constexpr std::string_view kReading[] = {
    "The session of the transport (mcp.session.id) is no conversation.",
    "A call that client, server and an agent library recorded is one call.",
};

} // namespace

const Dialect kMcpDialect{
    .slug = "mcp",
    .rules = kRules,
    .about = {"Model Context Protocol",
              "Clients and servers of MCP, by the OpenTelemetry convention of 1.39 and later.",
              kNotSent, kReading},
};

} // namespace whyglass::telemetry

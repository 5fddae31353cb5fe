// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// Keys that applications and several conventions share: who, in which session, and what was decided
/// (semantic-conventions.md O "home-grown decision keys", P identity). They mark no dialect.
namespace whyglass::telemetry {

namespace {

using domain::StepKind;

constexpr Rule kRules[] = {
    {"session.id", Field::Session, 20},
    {"conversation.id", Field::Session, 90},
    {"session_id", Field::Session, 95},
    {"thread_id", Field::Session, 96},
    {"user.id", Field::User, 10},
    {"enduser.id", Field::User, 30},
    {"user.account_uuid", Field::User, 90},
    {"user.email", Field::User, 95},
    {"user_id", Field::User, 96},
    {"user.roles", Field::UserTier, 95},
    {"user.tier", Field::UserTier, 10},
    {"user_tier", Field::UserTier, 11},
    {"user.plan", Field::UserTier, 12},
    {"customer.tier", Field::UserTier, 20},
    {"customer_tier", Field::UserTier, 21},
    {"agent_name", Field::Agent, 30},
    {"workflow.name", Field::Workflow, 30},
    {"tool_name", Field::Tool, 40},
    {"function_name", Field::Tool, 50},
    {"tool_use_id", Field::ToolCallId, 50},
    {"call_id", Field::ToolCallId, 60},
    {"tool_arguments", Field::ToolArguments, 30},
    {"tool_input", Field::ToolArguments, 50},
    {"tool_parameters", Field::ToolArguments, 51},
    {"function_args", Field::ToolArguments, 52},
    {"arguments", Field::ToolArguments, 53},
    {"gen_ai.workflow.input", Field::InputBlob, 47}, // OpenLIT, as the two below
    {"gen_ai.workflow.output", Field::OutputBlob, 47},
    {"function.kwargs", Field::ToolArguments, 54},
    {"function.args", Field::ToolArguments, 55},
    {"tool_response", Field::ToolResult, 30},
    {"model_name", Field::RequestModel, 110},
    {"model", Field::RequestModel, 120},
    {"messages", Field::InputMessages, 79},
    {"events", Field::MessageEvents, 30},
    {"nodes", Field::Documents, 90},
    {"final_result", Field::OutputBlob, 61},
    {"request_data", Field::InputBlob, 63},
    {"response_data", Field::OutputBlob, 63},
    {"input", Field::InputBlob, 90},
    {"output", Field::OutputBlob, 90},
    {"prompt.name", Field::PromptName, 60},
    {"prompt.version", Field::PromptVersion, 60},
    {"operation.cost", Field::Cost, 60},
    {"error.type", Field::ErrorType, 10},
};

constexpr PrefixRule kPrefixes[] = {
    {"decision.", {}, false, Field::None, 0, StepKind::Decision},
    {"ai.decision.", {}, false, Field::None, 0, StepKind::Decision},
    {"agent.decision.", {}, false, Field::None, 0, StepKind::Decision},
};

constexpr EventRule kEvents[] = {{"agent.decision", StepKind::Decision}};

constexpr std::string_view kReading[] = {
    "An attribute under decision.*, ai.decision.* or agent.decision.* makes the span a decision.",
    "So does a result under a prefix of the application (acme.decision, acme.review.decision.result, metadata.decision_result), and the bare key decision.",
};

} // namespace

const Dialect kApplicationKeys{
    .slug = "none",
    .rules = kRules,
    .prefixes = kPrefixes,
    .events = kEvents,
    .about = {"Keys of applications",
              "Written by applications themselves, or shared by several conventions. They make no dialect.",
              {}, kReading},
};

} // namespace whyglass::telemetry

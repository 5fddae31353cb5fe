// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// Semantic Kernel (semantic-conventions.md I): the conventions of 1.26 to 1.36, with spellings of its own.
namespace whyglass::telemetry {

namespace {

using domain::StepKind;

constexpr Rule kRules[] = {{"sk.available_functions", Field::None}};

constexpr PrefixRule kPrefixes[] = {{"sk."}};

constexpr ScopeRule kScopes[] = {
    {"semantic_kernel", ScopeRule::Match::Prefix},
    {"Microsoft.SemanticKernel", ScopeRule::Match::Prefix},
};

constexpr NameRule kNames[] = {{"AutoFunctionInvocationLoop", StepKind::Workflow}};

constexpr std::string_view kNotSent[] = {
    "Cached and reasoning tokens.",
    "Content, unless sensitive diagnostics are switched on; then it comes in events or log records.",
    "The id of the conversation.",
};

constexpr std::string_view kReading[] = {
    "Early versions write gen_ai.response.prompt_tokens, gen_ai.response.completion_tokens and one gen_ai.response.finish_reason.",
};

} // namespace

const Dialect kSemanticKernelDialect{
    .slug = "semantic-kernel",
    .rules = kRules,
    .prefixes = kPrefixes,
    .scopes = kScopes,
    .names = kNames,
    .about = {"Semantic Kernel",
              "Semantic Kernel in Python (scopes semantic_kernel.*) and .NET (scopes Microsoft.SemanticKernel*).",
              kNotSent, kReading},
};

} // namespace whyglass::telemetry

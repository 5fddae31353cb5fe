// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// The Anthropic SDK's own spans (semantic-conventions.md N.4): semantic-convention keys, inclusive input, and these.
namespace whyglass::telemetry {

namespace {

constexpr Rule kRules[] = {
    {"anthropic.message.stop_reason", Field::FinishReasons, 50, domain::StepKind::Generation},
    {"anthropic.request.id", Field::None},
    {"anthropic.response.service_tier", Field::None},
};

constexpr ScopeRule kScopes[] = {{"com.anthropic.sdk.", ScopeRule::Match::Prefix}};

} // namespace

const Dialect kAnthropicDialect{"anthropic", kRules, {}, {}, kScopes};

} // namespace whyglass::telemetry

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/expression.h"
#include "models/domain/step.h"
#include "models/store/rows.h"
#include "models/store/workspace_reader.h"

#include <string>
#include <string_view>

namespace whyglass::analysis {

/// Whether a condition holds for one span, told from its payload by the rules of query.md 6: what is missing makes a comparison
/// false, a list holds where one of its values does. Knows attributes of span, resource, scope, events and links, what every
/// span has, and the fields after "ai:" that are read from its own attributes; any other field is missing. `kind` is that of
/// the span's row, which knows more than the payload alone. Of a log record: its severity, its body and the words in it.
/// False where it cannot be decoded.
bool payloadHolds(const store::SpanPayload& payload, domain::StepKind kind, const domain::Expression& condition);

/// RE2, anchored at both ends, a dot also fits a line break. False where the pattern is not valid. Compiled patterns are kept,
/// a few for each thread.
bool matchesPattern(const std::string& pattern, std::string_view text);

/// Both, for WorkspaceReader::setJudge.
store::WorkspaceReader::Judge payloadJudge();

} // namespace whyglass::analysis

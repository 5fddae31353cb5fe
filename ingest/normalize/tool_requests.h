// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/normalize/normalize.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The tool calls that model calls asked for, so that a span without any mark is seen to be the tool that its sibling wanted
/// (semantic-conventions.md S.1a). Spans and log records come in any order and in any number of requests, so the store brings
/// the two together (models/store/tool_linker.h); this is what it cannot know itself.
namespace whyglass::telemetry {

/// Whether the span may turn out to be a tool: it names a parent, and its kind was only guessed from its name, or not told
/// at all (S.1a outranks name patterns, not marks). Cheap: asked of every span.
bool mayBeTool(const SpanView& span, const Step& step);

/// Whether the log record may hold an answer of a model that asks for tools. Cheap: asked of every log record.
bool mayAskForTools(const LogView& log);

/// Names of the tools that a model call asked for. `span` is its stored message (empty: only the logs are read), `logs` the
/// stored log records that name it. Each name once.
std::vector<std::string> toolsAskedFor(std::string_view span, std::span<const std::string_view> logs);

/// Makes a step of a span the tool step that the trace showed it to be: for reading again what was stored as one.
void takeForTool(const SpanView& span, Step& step);

} // namespace whyglass::telemetry

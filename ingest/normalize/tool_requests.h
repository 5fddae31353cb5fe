// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/normalize/normalize.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace whyglass::telemetry {

/// The tool calls that model calls asked for, so that a span without any mark is seen to be the tool that its sibling
/// wanted (semantic-conventions.md S.1a). One a message, one thread; the bytes of the spans shown to it must outlive it.
/// Cheap until an unmarked span stands beside a model call: only then is the model call's answer read.
class ToolRequests {
public:
    /// To be called for each span in the order of the message, after normalize(). Turns `step` into a tool step where
    /// an earlier model call under the same parent asked for a tool of the span's name; true where it did.
    bool refine(const SpanView& span, Step& step);

private:
    struct Call {
        std::string_view bytes;
        domain::Timestamp start;
        bool read = false;
        std::vector<std::string> tools; ///< once read
    };
    struct Parent {
        domain::TraceId trace;
        domain::SpanId span;
        bool operator==(const Parent&) const = default;
    };
    struct ParentHash {
        std::size_t operator()(const Parent& parent) const noexcept
        {
            return std::hash<domain::TraceId>{}(parent.trace) ^ std::hash<domain::SpanId>{}(parent.span);
        }
    };
    static void readTools(Call& call);

    std::unordered_map<Parent, std::vector<Call>, ParentHash> m_calls;
};

/// Makes a step of a span the tool step that the trace showed it to be: for reading again what was stored as one.
void takeForTool(const SpanView& span, Step& step);

} // namespace whyglass::telemetry

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/reader_context.h"
#include "models/store/span_columns.h"

#include <functional>
#include <span>
#include <vector>

namespace whyglass::store {

// All within a ReadScope.
SpanRows readSpans(ReaderContext& context, std::span<const std::int64_t> keys);
SpanRows readSpansOfTrace(ReaderContext& context, const domain::TraceId& id);
UnlinkedSpans readColumnsOfTrace(ReaderContext& context, const domain::TraceId& id);
std::vector<domain::SpanKey> findSpans(ReaderContext& context, domain::SpanId id);
SpanPayload readPayload(ReaderContext& context, domain::SpanKey key);
enum class PayloadKind { Span, Log };
void readPayloads(ReaderContext& context, PayloadKind kind, std::span<const domain::SpanKey> keys,
                  const std::function<void(domain::SpanKey, const SpanPayload&)>& each);

} // namespace whyglass::store

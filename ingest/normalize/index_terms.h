// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/normalize/normalize.h"

#include <functional>
#include <string>
#include <string_view>

/// What indexTextsOf(), indexPairsOf() and indexDetailsOf() say, for who indexes millions of records: without places and field
/// names, and copied no more than they must be. Thread-safe.
namespace whyglass::telemetry {

/// The texts of a record, each followed by a line break.
std::string indexedText(const SpanView& span);
std::string indexedText(const LogView& log);

/// Called with key and value, which live as long as the call.
using PairUse = std::function<void(std::string_view, std::string_view)>;
/// Pairs and details of a span.
void visitPairs(const ResourceView& resource, const Step& step, const SpanView& span, const PairUse& use);
void visitPairs(const ResourceView& resource, const LogView& log, const PairUse& use);

} // namespace whyglass::telemetry

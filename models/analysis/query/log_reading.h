// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/query/span_reading.h"

namespace whyglass::analysis {

/// Reads what queries ask of a log record: "log.severity" (a number), "log.body", and its words.
class LogReading {
public:
    explicit LogReading(const store::SpanPayload& payload);
    [[nodiscard]] bool ok() const { return m_log.has_value(); }
    FieldValues valuesOf(const domain::Field& field);
    std::optional<std::int64_t> lengthOf(const domain::Field& field);
    /// The texts in a place, as SpanReading::texts().
    std::vector<telemetry::IndexText> texts(std::string_view place);
    /// Names are the span's.
    bool anyName(const std::function<bool(std::string_view)>& /*wanted*/) { return false; }
    bool hasValue(const domain::Literal& /*value*/) { return false; }

private:
    std::optional<telemetry::LogView> m_log;
};

} // namespace whyglass::analysis

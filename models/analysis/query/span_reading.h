// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/decode/otlp_decoder.h"
#include "ingest/decode/value_tree.h"
#include "ingest/normalize/normalize.h"
#include "models/domain/expression.h"
#include "models/store/rows.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace whyglass::analysis {

/// The values of a field: none where it is missing, several where it is a list.
struct FieldValues {
    std::vector<domain::Literal> values;
    bool present = false; ///< also of an empty list, and of what cannot be compared
    bool isList = false;
};

/// Code points of a text.
std::int64_t codePointsOf(std::string_view text);

/// Reads the fields of one payload, each part decoded when it is asked for.
class SpanReading {
public:
    SpanReading(const store::SpanPayload& payload, domain::StepKind kind);
    [[nodiscard]] bool ok() const { return m_span.has_value(); }
    FieldValues valuesOf(const domain::Field& field);
    /// Number of elements, characters or members; nullopt where it is missing or none of these.
    std::optional<std::int64_t> lengthOf(const domain::Field& field);
    /// The texts of the content in a place ("any": everywhere but in names).
    std::vector<telemetry::IndexText> texts(std::string_view place);
    /// Name, status message, service and attributes with numbers: what a bare word means beside the content.
    bool anyName(const std::function<bool(std::string_view)>& wanted);
    /// Whether an attribute or a scalar of arguments, results or documents equals this.
    bool hasValue(const domain::Literal& value);

private:
    const telemetry::ResourceView& resource();
    const telemetry::ScopeView& scope();
    const telemetry::Step& step();
    FieldValues intrinsic(const std::string& name);
    FieldValues agent(const std::string& name);
    FieldValues ofTools(const std::string& name);
    FieldValues documents(const std::string& name);
    FieldValues firstToken() const;
    FieldValues promptHash() const;
    const domain::StepContent& content();

    const store::SpanPayload& m_payload;
    domain::StepKind m_kind;
    std::optional<telemetry::SpanView> m_span;
    std::optional<telemetry::ResourceView> m_resource;
    std::optional<telemetry::ScopeView> m_scope;
    std::optional<domain::StepContent> m_content;
    telemetry::TextArena m_arena;
    telemetry::Step m_step;
    bool m_hasStep = false;
};

} // namespace whyglass::analysis

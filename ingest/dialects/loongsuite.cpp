// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// Alibaba LoongSuite (semantic-conventions.md O): the conventions, and gen_ai.span.kind.
namespace whyglass::telemetry {

namespace {

using domain::StepKind;

constexpr KindWord kKinds[] = {
    {"ENTRY", StepKind::Workflow, true},     {"STEP", StepKind::Workflow, true},    {"CHAIN", StepKind::Workflow, true},
    {"TASK", StepKind::Workflow, true},      {"AGENT", StepKind::Agent},            {"LLM", StepKind::Generation},
    {"TOOL", StepKind::Tool},                {"EMBEDDING", StepKind::Embedding},    {"RETRIEVER", StepKind::Retrieval},
    {"RERANKER", StepKind::Rerank},          {"GUARDRAIL", StepKind::Guardrail},
};

constexpr Rule kRules[] = {{"gen_ai.span.kind", Field::Kind, 80, StepKind::Other, kKinds}};

constexpr std::string_view kNotSent[] = {
    "Cost.",
};

constexpr std::string_view kReading[] = {
    "ENTRY, STEP, CHAIN and TASK are general words: other marks of the span may tell more.",
};

} // namespace

const Dialect kLoongSuiteDialect{
    .slug = "other",
    .rules = kRules,
    .about = {"LoongSuite",
              "Agents of Alibaba LoongSuite; known by gen_ai.span.kind. It is shown as other.",
              kNotSent, kReading},
};

} // namespace whyglass::telemetry

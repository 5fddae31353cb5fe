// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dialects/dialect.h"

/// HTTP, databases, RPC and messaging (semantic-conventions.md P), new names and old. They mark no dialect, and speak
/// for a kind only where nothing of an agent's convention does (S.4).
namespace whyglass::telemetry {

namespace {

using domain::StepKind;

constexpr Rule kRules[] = {
    {"http.request.method", Field::Operation, 50, StepKind::Http},
    {"http.method", Field::Operation, 51, StepKind::Http},
    {"http.response.status_code", Field::HttpStatus, 10},
    {"http.status_code", Field::HttpStatus, 20},
    {"url.full", Field::None, 0, StepKind::Http},
    {"http.url", Field::None, 0, StepKind::Http},
    {"server.address", Field::Host, 10},
    {"net.peer.name", Field::Host, 20},
    {"http.host", Field::Host, 30},
    {"db.system.name", Field::None, 0, StepKind::Db},
    {"db.system", Field::None, 0, StepKind::Db},
    {"db.operation.name", Field::Operation, 60},
    {"db.operation", Field::Operation, 61},
    {"rpc.system.name", Field::None, 0, StepKind::Rpc},
    {"rpc.system", Field::None, 0, StepKind::Rpc},
    {"rpc.method", Field::Operation, 70},
    {"messaging.system", Field::None, 0, StepKind::Messaging},
    {"messaging.operation.name", Field::Operation, 80},
    {"messaging.operation", Field::Operation, 81},
};

constexpr std::string_view kNotSent[] = {
    "Bodies of requests and responses.",
};

constexpr std::string_view kReading[] = {
    "They decide the kind of a step only where nothing of an agent does.",
    "Usage is never read from them.",
};

} // namespace

const Dialect kInfrastructureKeys{
    "none", kRules, {}, {}, {}, {},
    {"HTTP, databases, RPC and messaging",
     "Any OpenTelemetry instrumentation, with the stable names or the older ones. They make no dialect.",
     kNotSent, kReading}};

} // namespace whyglass::telemetry

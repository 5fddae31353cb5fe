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
    {"http.request.method_original", Field::None},
    {"url.full", Field::Host, 90, StepKind::Http},
    {"http.url", Field::Host, 91, StepKind::Http},
    {"url.template", Field::None},
    {"url.path", Field::None},
    {"url.query", Field::None},
    {"url.scheme", Field::None},
    {"http.target", Field::None},
    {"http.scheme", Field::None},
    {"http.route", Field::None},
    {"http.request.resend_count", Field::None},
    {"http.resend_count", Field::None},
    {"http.flavor", Field::None},
    {"server.port", Field::None},
    {"network.peer.address", Field::None},
    {"network.protocol.name", Field::None},
    {"network.protocol.version", Field::None},
    {"network.transport", Field::None},
    {"client.address", Field::None},
    {"error.message", Field::None},
    {"server.address", Field::Host, 10},
    {"net.peer.name", Field::Host, 20},
    {"http.host", Field::Host, 30},
    {"http.server_name", Field::Host, 40},
    {"net.host.name", Field::Host, 50},
    {"peer.service", Field::Host, 60},
    {"service.peer.name", Field::Host, 61},
    {"db.system.name", Field::None, 0, StepKind::Db},
    {"db.system", Field::None, 0, StepKind::Db},
    {"db.operation.name", Field::Operation, 60},
    {"db.operation", Field::Operation, 61},
    {"db.query.summary", Field::Operation, 62},
    {"db.query.text", Field::Query, 95, StepKind::Db},
    {"db.statement", Field::Query, 96, StepKind::Db},
    {"db.namespace", Field::None},
    {"db.name", Field::None},
    {"db.redis.database_index", Field::None},
    {"db.collection.name", Field::None},
    {"db.sql.table", Field::None},
    {"db.mongodb.collection", Field::None},
    {"db.stored_procedure.name", Field::None},
    {"db.operation.batch.size", Field::None},
    {"db.response.status_code", Field::None},
    {"db.response.returned_rows", Field::None},
    {"rpc.system.name", Field::None, 0, StepKind::Rpc},
    {"rpc.system", Field::None, 0, StepKind::Rpc},
    {"rpc.method", Field::Operation, 70},
    {"rpc.service", Field::Operation, 71},
    {"rpc.response.status_code", Field::None},
    {"rpc.grpc.status_code", Field::None},
    {"rpc.jsonrpc.error_code", Field::None},
    {"rpc.connect_rpc.error_code", Field::None},
    {"jsonrpc.request.id", Field::None},
    {"jsonrpc.protocol.version", Field::None},
    {"messaging.system", Field::None, 0, StepKind::Messaging},
    {"messaging.operation.name", Field::Operation, 80},
    {"messaging.operation", Field::Operation, 81},
    {"messaging.operation.type", Field::Operation, 82},
    {"messaging.destination.name", Field::None, 0, StepKind::Messaging},
    {"messaging.destination", Field::None, 0, StepKind::Messaging},
};

constexpr PrefixRule kPrefixes[] = {
    {"http.request.header."},
    {"http.response.header."},
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
    .slug = "none",
    .rules = kRules,
    .prefixes = kPrefixes,
    .about = {"HTTP, databases, RPC and messaging",
              "Any OpenTelemetry instrumentation, with the stable names or the older ones. They make no dialect.",
              kNotSent, kReading},
};

} // namespace whyglass::telemetry

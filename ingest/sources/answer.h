// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/decode/otlp_decoder.h"
#include "ingest/pipeline/ingest_pipeline.h"

#include <cstdint>
#include <optional>
#include <string>

/// What a sender is told, on both transports: the decision table of otlp.md A2.
namespace whyglass::ingest {

/// The status codes of gRPC that are used (their numbers are the wire's).
enum class RpcCode : std::uint8_t { Ok = 0, InvalidArgument = 3, PermissionDenied = 7, ResourceExhausted = 8, Unimplemented = 12, Unavailable = 14, Unauthenticated = 16 };

/// Why a request is answered before it reaches the pipeline.
enum class Refusal {
    NotDecodable,   ///< damaged compression
    OverLimit,      ///< on the wire or inflated
    NoRoom,         ///< budget, connections
    ShuttingDown,
    ForeignPeer,    ///< peer, Host or Origin is not ours
    WrongToken,     ///< a token is asked for, and this is not it
    UnknownPath,
    WrongMethod,
    WrongMediaType,
    WrongEncoding,
    BadRequest,     ///< not HTTP, or its length is ambiguous
    HeaderTooLarge,
};

struct Answer {
    RpcCode rpc = RpcCode::Ok;
    int http = 200;
    std::string message;
    int retryAfterSeconds = 0; ///< 0: must not be retried
    bool partial = false;      ///< 200 with a partial_success of `rejected` and `message`
    std::int64_t rejected = 0;
    std::optional<Refusal> refusal = {}; ///< the request never reached the workspace, and nothing but a count of it will (RefusalLog)
};

Answer answerTo(const Receipt& receipt);
Answer answerTo(Refusal refusal, std::string message);

/// Export…ServiceResponse: 0 bytes, or {}, where everything is well.
std::string successBody(telemetry::Signal signal, const Answer& answer, bool json);
/// google.rpc.Status with RetryInfo or BadRequest where they apply: the body of an HTTP error, the details of a gRPC one.
std::string statusBody(const Answer& answer, bool json);

} // namespace whyglass::ingest

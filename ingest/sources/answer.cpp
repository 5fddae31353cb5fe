// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/sources/answer.h"

#include "ingest/proto/logs_service.pb.h"
#include "ingest/proto/metrics_service.pb.h"
#include "ingest/proto/rpc_status.pb.h"
#include "ingest/proto/trace_service.pb.h"

namespace whyglass::ingest {

namespace {

constexpr const char* kRetryInfoType = "type.googleapis.com/google.rpc.RetryInfo";
constexpr const char* kBadRequestType = "type.googleapis.com/google.rpc.BadRequest";

std::string jsonText(std::string_view text)
{
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20 || byte >= 0x7F) { // hostile bytes may be no UTF-8: each is written as one code point
            out += "\\u00";
            out += kDigits[byte >> 4U];
            out += kDigits[byte & 0xFU];
        } else {
            out += c;
        }
    }
    return out + "\"";
}

template <typename Response, typename SetRejected>
std::string partialBody(const Answer& answer, SetRejected setRejected)
{
    Response response;
    auto* partial = response.mutable_partial_success();
    setRejected(*partial, answer.rejected);
    partial->set_error_message(answer.message);
    return response.SerializeAsString();
}

std::string partialJson(telemetry::Signal signal, const Answer& answer)
{
    const std::string_view key = signal == telemetry::Signal::Traces ? "rejectedSpans"
        : signal == telemetry::Signal::Logs                         ? "rejectedLogRecords"
                                                                    : "rejectedDataPoints";
    std::string out = "{\"partialSuccess\":{";
    if (answer.rejected > 0)
        out.append("\"").append(key).append("\":\"").append(std::to_string(answer.rejected)).append("\",");
    return out + "\"errorMessage\":" + jsonText(answer.message) + "}}";
}

std::string statusJson(const Answer& answer)
{
    std::string out = "{\"code\":" + std::to_string(static_cast<int>(answer.rpc)) + ",\"message\":" + jsonText(answer.message);
    if (answer.retryAfterSeconds > 0) {
        out.append(",\"details\":[{\"@type\":\"").append(kRetryInfoType).append("\",\"retryDelay\":\"");
        out.append(std::to_string(answer.retryAfterSeconds)).append("s\"}]");
    } else if (answer.rpc == RpcCode::InvalidArgument) {
        out.append(",\"details\":[{\"@type\":\"").append(kBadRequestType);
        out.append("\",\"fieldViolations\":[{\"field\":\"body\",\"description\":").append(jsonText(answer.message)).append("}]}]");
    }
    return out + "}";
}

} // namespace

Answer answerTo(const Receipt& receipt)
{
    Answer answer;
    answer.message = receipt.message;
    switch (receipt.outcome) {
    case Receipt::Outcome::Stored:
        answer.partial = receipt.rejected > 0 || receipt.repaired > 0;
        answer.rejected = receipt.rejected;
        return answer;
    case Receipt::Outcome::Undecodable: answer = answerTo(Refusal::NotDecodable, receipt.message); break;
    case Receipt::Outcome::TooLarge: answer = answerTo(Refusal::OverLimit, receipt.message); break;
    case Receipt::Outcome::Retry:
        answer = answerTo(Refusal::NoRoom, receipt.message);
        answer.retryAfterSeconds = receipt.retryAfterSeconds;
        return answer;
    }
    answer.refusal.reset(); // the pipeline has kept an issue of its own
    return answer;
}

Answer answerTo(Refusal refusal, std::string message)
{
    Answer answer;
    answer.message = std::move(message);
    answer.refusal = refusal;
    const auto set = [&answer](RpcCode rpc, int http) {
        answer.rpc = rpc;
        answer.http = http;
    };
    switch (refusal) {
    case Refusal::NotDecodable: set(RpcCode::InvalidArgument, 400); break;
    case Refusal::OverLimit: set(RpcCode::ResourceExhausted, 413); break;
    case Refusal::NoRoom:
    case Refusal::ShuttingDown:
        set(RpcCode::Unavailable, 503);
        answer.retryAfterSeconds = 1;
        break;
    case Refusal::ForeignPeer: set(RpcCode::PermissionDenied, 403); break;
    case Refusal::WrongToken: set(RpcCode::Unauthenticated, 401); break;
    case Refusal::UnknownPath: set(RpcCode::Unimplemented, 404); break;
    case Refusal::WrongMethod: set(RpcCode::Unimplemented, 405); break;
    case Refusal::WrongMediaType:
    case Refusal::WrongEncoding: set(RpcCode::Unimplemented, 415); break;
    case Refusal::BadRequest: set(RpcCode::InvalidArgument, 400); break;
    case Refusal::HeaderTooLarge: set(RpcCode::ResourceExhausted, 431); break;
    }
    return answer;
}

std::string successBody(telemetry::Signal signal, const Answer& answer, bool json)
{
    namespace collector = opentelemetry::proto::collector;
    if (!answer.partial)
        return json ? "{}" : "";
    if (json)
        return partialJson(signal, answer);
    switch (signal) {
    case telemetry::Signal::Traces:
        return partialBody<collector::trace::v1::ExportTraceServiceResponse>(answer, [](auto& partial, std::int64_t n) { partial.set_rejected_spans(n); });
    case telemetry::Signal::Logs:
        return partialBody<collector::logs::v1::ExportLogsServiceResponse>(answer, [](auto& partial, std::int64_t n) { partial.set_rejected_log_records(n); });
    case telemetry::Signal::Metrics: break;
    }
    return partialBody<collector::metrics::v1::ExportMetricsServiceResponse>(answer, [](auto& partial, std::int64_t n) { partial.set_rejected_data_points(n); });
}

std::string statusBody(const Answer& answer, bool json)
{
    if (json)
        return statusJson(answer);
    rpc::Status status;
    status.set_code(static_cast<int>(answer.rpc));
    status.set_message(answer.message);
    if (answer.retryAfterSeconds > 0) {
        rpc::RetryInfo info;
        info.mutable_retry_delay()->set_seconds(answer.retryAfterSeconds);
        auto* detail = status.add_details();
        detail->set_type_url(kRetryInfoType);
        detail->set_value(info.SerializeAsString());
    } else if (answer.rpc == RpcCode::InvalidArgument) {
        rpc::BadRequest request;
        auto* violation = request.add_field_violations();
        violation->set_field("body");
        violation->set_description(answer.message);
        auto* detail = status.add_details();
        detail->set_type_url(kBadRequestType);
        detail->set_value(request.SerializeAsString());
    }
    return status.SerializeAsString();
}

} // namespace whyglass::ingest

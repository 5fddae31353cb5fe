// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/sources/http_checks.h"

#include <algorithm>

namespace whyglass::ingest {

namespace {

constexpr std::string_view kProtobufType = "application/x-protobuf";
constexpr std::string_view kJsonType = "application/json";

std::string lowerTrimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

std::optional<telemetry::Signal> signalOfPath(std::string_view path)
{
    if (path.size() > 1 && path.back() == '/')
        path.remove_suffix(1);
    if (path == "/v1/traces")
        return telemetry::Signal::Traces;
    if (path == "/v1/logs")
        return telemetry::Signal::Logs;
    if (path == "/v1/metrics")
        return telemetry::Signal::Metrics;
    return std::nullopt;
}

std::optional<Encoding> encodingOf(std::string_view header)
{
    const std::string name = lowerTrimmed(header);
    if (name.empty() || name == "identity")
        return Encoding::Identity;
    if (name == "gzip" || name == "x-gzip")
        return Encoding::Gzip;
    if (name == "deflate" || name == "zlib")
        return Encoding::Deflate;
    if (name == "zstd")
        return Encoding::Zstd;
    return std::nullopt;
}

/// Pages of other sites reach loopback through the user's browser, or through a name that resolves to it. A browser says who sends
/// with Origin or with Sec-Fetch-Site: "none" is the user's own doing.
std::optional<std::string> whyForeign(const HttpHead& head, const AccessRules& access)
{
    if (head.host && !access.allowsAuthority(*head.host))
        return "the Host header does not name this machine's loopback interface";
    const bool ofPage = head.origin.has_value() || (head.fetchSite && lowerTrimmed(*head.fetchSite) != "none");
    if (ofPage && !(head.origin && access.allowsOrigin(*head.origin)))
        return "requests of web pages are not accepted; --allow-origin names a page that may send";
    return std::nullopt;
}

constexpr const char* kWrongToken = "the token is missing or wrong; send Authorization: Bearer TOKEN";

/// Who is asking, and whether it can be told what: before anything else.
std::optional<std::pair<Refusal, std::string>> whyUnfit(const HttpHead& head, const AccessRules& access)
{
    if (head.ambiguous)
        return std::pair(Refusal::BadRequest, std::string("a header that may come once came twice, or the length of the body is not clear"));
    if (!head.host && !head.http10)
        return std::pair(Refusal::BadRequest, std::string("the request has no Host header"));
    if (auto why = whyForeign(head, access))
        return std::pair(Refusal::ForeignPeer, std::move(*why));
    return std::nullopt;
}

} // namespace

HttpVerdict checkHead(const HttpHead& head, const AccessRules& access)
{
    HttpVerdict verdict;
    const std::string type = lowerTrimmed(head.contentType.substr(0, head.contentType.find(';')));
    verdict.json = type == kJsonType;
    verdict.plainText = !verdict.json && type != kProtobufType;
    const auto refuse = [&verdict](Refusal refusal, std::string message) {
        verdict.kind = HttpVerdict::Kind::Refuse;
        verdict.answer = answerTo(refusal, std::move(message));
        return verdict;
    };

    if (auto refusal = whyUnfit(head, access))
        return refuse(refusal->first, std::move(refusal->second));
    verdict.origin = std::string(head.origin.value_or(std::string_view()));
    if (head.method == "OPTIONS" && head.origin) { // carries no token: that is what the browser asks for
        verdict.kind = HttpVerdict::Kind::Preflight;
        return verdict;
    }
    if (!access.allowsAuthorization(head.authorization))
        return refuse(Refusal::WrongToken, kWrongToken);
    const std::string_view path = head.target.substr(0, head.target.find('?'));
    if (path == "/" && head.method == "GET") {
        verdict.kind = HttpVerdict::Kind::About;
        return verdict;
    }
    const auto signal = signalOfPath(path);
    if (!signal) {
        return refuse(Refusal::UnknownPath, "there is nothing at this path; send traces to /v1/traces, logs to /v1/logs and metrics to "
                                            "/v1/metrics (an SDK appends them to OTEL_EXPORTER_OTLP_ENDPOINT, but takes "
                                            "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT and its like literally)");
    }
    if (head.method != "POST")
        return refuse(Refusal::WrongMethod, "this path takes POST only");
    if (verdict.plainText)
        return refuse(Refusal::WrongMediaType, "the Content-Type must be application/x-protobuf or application/json");
    const auto encoding = encodingOf(head.contentEncoding);
    if (!encoding)
        return refuse(Refusal::WrongEncoding, "the Content-Encoding must be gzip, deflate or zstd, or none");
    verdict.kind = HttpVerdict::Kind::Export;
    verdict.signal = *signal;
    verdict.encoding = *encoding;
    return verdict;
}

HttpVerdict checkScrape(const HttpHead& head, AccessRules access)
{
    access.origins.clear();
    HttpVerdict verdict;
    verdict.plainText = true;
    const auto refuse = [&verdict](Refusal refusal, std::string message) {
        verdict.answer = answerTo(refusal, std::move(message));
        return verdict;
    };
    if (auto refusal = whyUnfit(head, access))
        return refuse(refusal->first, std::move(refusal->second));
    if (!access.allowsAuthorization(head.authorization))
        return refuse(Refusal::WrongToken, kWrongToken);
    if (head.target.substr(0, head.target.find('?')) != "/metrics")
        return refuse(Refusal::UnknownPath, "there is nothing at this path; metrics are at /metrics");
    if (head.method != "GET")
        return refuse(Refusal::WrongMethod, "this path takes GET only");
    verdict.kind = HttpVerdict::Kind::Scrape;
    return verdict;
}

} // namespace whyglass::ingest

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/test_span.h"

#include "app/recorder/file_descriptor.h"
#include "app/recorder/receiver_settings.h"

#include <nlohmann/json.hpp>

#include <netdb.h>
#include <sys/socket.h>
#include <sys/time.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <memory>
#include <random>

namespace whyglass::recorder {

namespace {

using domain::Error;
using domain::ErrorCode;
using Json = nlohmann::json;

constexpr timeval kPatience{5, 0};
constexpr std::size_t kMostAnswer = 64U * 1024U;

std::string randomHex(std::size_t bytes)
{
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::random_device random;
    std::uniform_int_distribution<std::size_t> digit(0, kDigits.size() - 1);
    std::string hex;
    while (hex.size() < 2 * bytes)
        hex.push_back(kDigits[digit(random)]);
    hex.back() = '1'; // never all zero, which is no id
    return hex;
}

std::int64_t nowNs()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

std::string bodyOf(const std::string& trace)
{
    constexpr std::int64_t kLength = 42'000'000;
    const std::int64_t end = nowNs();
    const auto text = [](const char* key, const char* value) { return Json{{"key", key}, {"value", {{"stringValue", value}}}}; };
    const Json span = {{"traceId", trace},
                       {"spanId", randomHex(8)},
                       {"name", "test span"},
                       {"kind", 1},
                       {"startTimeUnixNano", std::to_string(end - kLength)},
                       {"endTimeUnixNano", std::to_string(end)},
                       {"attributes", Json::array({text("whyglass.test", "This span was sent by Whyglass to itself, to show that the way in is open.")})}};
    return Json{{"resourceSpans",
                 Json::array({{{"resource", {{"attributes", Json::array({text("service.name", "whyglass-test")})}}},
                               {"scopeSpans", Json::array({{{"scope", {{"name", "whyglass"}}}, {"spans", Json::array({span})}}})}}})}}
        .dump();
}

Error refused(const std::string& address, const std::string& why, const std::string& remedy)
{
    return {ErrorCode::Io, "cannot send a test span to " + address + ": " + why, remedy};
}

domain::Result<FileDescriptor> connectTo(const std::string& address)
{
    const std::size_t colon = address.rfind(':');
    std::string host = address.substr(0, colon);
    if (host.starts_with('['))
        host = host.substr(1, host.size() - 2);
    const std::string port = colon == std::string::npos ? std::string() : address.substr(colon + 1);
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV; // what is bound is told in numbers: no name is looked up
    addrinfo* found = nullptr;
    if (::getaddrinfo(host.c_str(), port.c_str(), &hints, &found) != 0)
        return refused(address, "it is no address", "check the receivers in the settings");
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owned(found, &::freeaddrinfo);
    FileDescriptor socket(::socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (socket) {
        ::setsockopt(socket.get(), SOL_SOCKET, SO_RCVTIMEO, &kPatience, sizeof kPatience);
        ::setsockopt(socket.get(), SOL_SOCKET, SO_SNDTIMEO, &kPatience, sizeof kPatience);
    }
    if (!socket || ::connect(socket.get(), found->ai_addr, found->ai_addrlen) != 0)
        return refused(address, std::strerror(errno), "check the receivers in the settings");
    return socket;
}

/// The whole answer; the server closes the connection after it.
domain::Result<std::string> exchange(int socket, const std::string& address, std::string_view request)
{
    while (!request.empty()) {
        const ssize_t sent = ::send(socket, request.data(), request.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return refused(address, std::strerror(errno), "try again");
        request.remove_prefix(static_cast<std::size_t>(sent));
    }
    std::string answer;
    std::array<char, 4'096> buffer{};
    for (;;) {
        const ssize_t size = ::recv(socket, buffer.data(), buffer.size(), 0);
        if (size < 0)
            return refused(address, errno == EAGAIN ? "no answer came within 5 s" : std::strerror(errno), "try again");
        if (size == 0 || answer.size() > kMostAnswer)
            return answer;
        answer.append(buffer.data(), static_cast<std::size_t>(size));
    }
}

/// What a refusal says of itself.
std::string reasonOf(const std::string& answer)
{
    const std::size_t body = answer.find("\r\n\r\n");
    const Json json = body == std::string::npos ? Json() : Json::parse(answer.substr(body + 4), nullptr, false);
    if (json.is_object() && json.contains("message") && json["message"].is_string())
        return json["message"].get<std::string>();
    return "it answered " + answer.substr(0, answer.find("\r\n"));
}

} // namespace

domain::Result<TestSpan> sendTestSpan(const std::string& address, const std::filesystem::path& tokenFile)
{
    ReceiverSettings settings;
    settings.tokenFile = tokenFile;
    const auto access = loadReceiverOptions(settings);
    if (!access)
        return access.error();
    const std::string trace = randomHex(16);
    const std::string body = bodyOf(trace);
    const std::string request = "POST /v1/traces HTTP/1.1\r\nHost: " + address + "\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: "
        + std::to_string(body.size()) + (access->access.token.empty() ? "" : "\r\nAuthorization: Bearer " + access->access.token) + "\r\n\r\n" + body;
    const std::int64_t begin = nowNs();
    const auto socket = connectTo(address);
    if (!socket)
        return socket.error();
    const auto answer = exchange(socket->get(), address, request);
    if (!answer)
        return answer.error();
    if (!answer->starts_with("HTTP/1.1 200 "))
        return refused(address, reasonOf(*answer), "check the receivers in the settings");
    return TestSpan{*domain::TraceId::fromHex(trace), {nowNs() - begin}};
}

} // namespace whyglass::recorder

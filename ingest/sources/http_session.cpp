// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/sources/http_session.h"

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <exception>
#include <iterator>

namespace whyglass::ingest {

namespace {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using namespace std::chrono_literals;

// otlp.md A3.
constexpr std::uint32_t kHeaderBytes = 8U << 10U;
constexpr std::ptrdiff_t kHeaders = 100;
constexpr std::chrono::seconds kIdleTime = 120s;
constexpr std::chrono::seconds kFirstTime = 5s; // whoever connects has something to say
constexpr std::chrono::seconds kWriteTime = 10s;
constexpr std::size_t kBodyBytesPerSecond = 64U << 10U;
constexpr std::size_t kBodiesAtOnce = 128U << 20U;
constexpr std::size_t kSmallBody = 1U << 20U; // may always be sent to its end: those of the usual batches do
// A fresh buffer would make Beast read 512 bytes at a time (grpc-receive.md 3).
constexpr std::size_t kReadBytes = 64U << 10U;
// What is not parsed yet, e.g. the extension of a chunk, which nothing else bounds.
constexpr std::size_t kUnparsedBytes = 2 * kReadBytes;
constexpr std::chrono::seconds kLingerTime = 2s;
constexpr std::size_t kLingerBytes = 16U << 20U;
// Below this, inflating takes less than the way to another thread.
constexpr std::size_t kInflateHere = 16U << 10U;

std::string_view toStd(beast::string_view text)
{
    return {text.data(), text.size()};
}

template <typename Fields>
std::optional<std::string_view> fieldOf(const Fields& fields, http::field name)
{
    const auto found = fields.find(name);
    return found == fields.end() ? std::nullopt : std::optional(toStd(found->value()));
}

/// What two parsers could read in two ways (smuggling) is not read at all.
template <typename Request>
bool isAmbiguous(const Request& request)
{
    for (const http::field once : {http::field::host, http::field::origin, http::field::content_type, http::field::content_encoding,
                                   http::field::content_length, http::field::transfer_encoding, http::field::authorization}) {
        if (request.count(once) > 1)
            return true;
    }
    if (request.count("Sec-Fetch-Site") > 1)
        return true;
    const auto coding = fieldOf(request, http::field::transfer_encoding);
    return coding && (request.version() < 11 || !beast::iequals(beast::string_view(coding->data(), coding->size()), "chunked"));
}

template <typename Request>
HttpHead headOf(const Request& request)
{
    HttpHead head;
    head.method = toStd(request.method_string());
    head.target = toStd(request.target());
    head.host = fieldOf(request, http::field::host);
    head.origin = fieldOf(request, http::field::origin);
    if (const auto site = request.find("Sec-Fetch-Site"); site != request.end())
        head.fetchSite = toStd(site->value());
    head.authorization = fieldOf(request, http::field::authorization);
    head.ambiguous = isAmbiguous(request);
    head.contentType = fieldOf(request, http::field::content_type).value_or("");
    head.contentEncoding = fieldOf(request, http::field::content_encoding).value_or("");
    head.http10 = request.version() < 11;
    return head;
}

std::string peerOf(PeerStream& stream)
{
    beast::error_code error;
    const auto peer = stream.tcp().socket().remote_endpoint(error);
    if (error)
        return "http";
    const std::string address = peer.address().to_string(error);
    return "http " + address;
}

/// What came is not HTTP, as opposed to a connection that ended.
bool isHttpError(const beast::error_code& error)
{
    return error && error.category() == http::make_error_code(http::error::bad_version).category() && error != http::error::end_of_stream
        && error != http::error::partial_message;
}

constexpr const char* kPlainText = "text/plain; charset=utf-8";
constexpr const char* kAbout = "This is Whyglass, listening for OpenTelemetry (OTLP/HTTP).\n"
                               "Send traces to /v1/traces, logs to /v1/logs and metrics to /v1/metrics,\n"
                               "as application/x-protobuf or application/json.\n";

} // namespace

HttpSession::HttpSession(net::ip::tcp::socket socket, HttpShared& shared)
    : m_stream(std::move(socket), shared.tls.get()), m_shared(shared), m_buffer(kUnparsedBytes), m_peer(peerOf(m_stream))
{
    m_buffer.reserve(kReadBytes);
    m_shared.sessions.insert(this);
}

HttpSession::~HttpSession()
{
    m_shared.sessions.erase(this);
    m_shared.bodyBytes -= m_countedBytes;
    m_shared.refused -= m_refused ? 1U : 0U;
    if (m_shared.closing && m_shared.sessions.empty() && m_shared.whenEmpty)
        m_shared.whenEmpty();
}

template <typename Then>
void HttpSession::handshake(Then then)
{
    beast::error_code ignored;
    m_stream.tcp().socket().set_option(net::ip::tcp::no_delay(true), ignored);
    m_stream.tcp().expires_after(kFirstTime);
    m_stream.asyncHandshake([self = shared_from_this(), then = std::move(then)](Error error) {
        if (!error)
            then();
    });
}

void HttpSession::start()
{
    handshake([this] { awaitRequest(); });
}

void HttpSession::refuse(Answer refusal)
{
    ++m_shared.refused;
    m_refused = true;
    m_verdict.plainText = true;
    handshake([this, refusal = std::move(refusal)] { answer(refusal); });
}

void HttpSession::stop()
{
    m_keepAlive = false;
    if (!m_away && !m_answering)
        m_stream.close();
}

void HttpSession::abort()
{
    m_stream.close();
}

void HttpSession::awaitRequest()
{
    if (m_shared.closing)
        return;
    m_parser.emplace();
    m_parser->header_limit(kHeaderBytes);
    m_parser->body_limit(kMaxRequestBytes);
    m_parser->eager(true);
    m_verdict = {};
    m_answering = false;
    m_idleSince = std::chrono::steady_clock::now();
    if (m_buffer.size() > 0)
        return readHead(); // pipelined
    m_stream.tcp().expires_after(m_fresh ? kFirstTime : kIdleTime);
    m_stream.async_read_some(m_buffer.prepare(kReadBytes), [self = shared_from_this()](Error error, std::size_t bytes) {
        if (error)
            return;
        self->m_fresh = false;
        self->m_buffer.commit(bytes);
        self->readHead();
    });
}

void HttpSession::readHead()
{
    m_stream.tcp().expires_after(m_shared.patience.header);
    http::async_read_header(m_stream, m_buffer, *m_parser, [self = shared_from_this()](Error error, std::size_t) { self->onHead(error); });
}

void HttpSession::onHeadError(Error error)
{
    m_keepAlive = false;
    if (error == http::error::body_limit) {
        m_verdict = check();
        const bool refused = m_verdict.kind == HttpVerdict::Kind::Refuse;
        return answer(refused ? m_verdict.answer : answerTo(Refusal::OverLimit, "the body is over the limit of 64 MiB"));
    }
    m_verdict.plainText = true;
    if (error == http::error::header_limit || error == http::error::buffer_overflow)
        return answer(answerTo(Refusal::HeaderTooLarge, "the header is over the limit of 8 KiB"));
    if (isHttpError(error))
        return answer(answerTo(Refusal::BadRequest, "this is not an HTTP/1.1 request: " + error.message()));
    noteClosing(error, "the header came too slowly");
    m_stream.close();
}

/// Who left has nothing to complain about.
void HttpSession::noteClosing(Error error, std::string_view why) const
{
    if (error == beast::error::timeout && m_shared.refusals)
        m_shared.refusals->closed(RefusalLog::Transport::Http, why);
}

HttpVerdict HttpSession::check() const
{
    const HttpHead head = headOf(m_parser->get());
    return m_shared.service.page ? checkScrape(head, m_shared.access) : checkHead(head, m_shared.access);
}

void HttpSession::onHead(Error error)
{
    m_idleSince.reset();
    if (error)
        return onHeadError(error);
    const auto& request = m_parser->get();
    m_verdict = check();
    m_keepAlive = request.keep_alive() && !m_shared.closing;
    if (std::distance(request.begin(), request.end()) > kHeaders) {
        m_verdict.kind = HttpVerdict::Kind::Refuse;
        m_verdict.answer = answerTo(Refusal::HeaderTooLarge, "there are more than 100 headers");
    }
    if (m_verdict.kind != HttpVerdict::Kind::Export) {
        // A body that is not read makes the next request unreadable.
        m_keepAlive = m_keepAlive && m_parser->is_done() && m_verdict.answer.http != 400;
        if (m_verdict.kind == HttpVerdict::Kind::Refuse)
            return answer(m_verdict.answer);
        if (m_verdict.kind == HttpVerdict::Kind::Scrape)
            return answerPage();
        return m_verdict.kind == HttpVerdict::Kind::About ? answerText(kPlainText, kAbout) : answerPreflight();
    }
    m_bodyBegin = std::chrono::steady_clock::now();
    const auto expect = fieldOf(request, http::field::expect);
    if (expect && beast::iequals(beast::string_view(expect->data(), expect->size()), "100-continue") && !m_parser->is_done())
        return sendContinue();
    readBody();
}

void HttpSession::sendContinue()
{
    static constexpr char kContinue[] = "HTTP/1.1 100 Continue\r\n\r\n";
    m_stream.tcp().expires_after(kWriteTime);
    net::async_write(m_stream, net::buffer(kContinue, sizeof kContinue - 1), [self = shared_from_this()](Error error, std::size_t) {
        if (!error)
            self->readBody();
    });
}

void HttpSession::countBody(std::size_t now)
{
    m_shared.bodyBytes += now;
    m_shared.bodyBytes -= m_countedBytes;
    m_countedBytes = now;
}

void HttpSession::readBody()
{
    if (m_parser->is_done())
        return takeBody();
    // Whoever sends slower than this holds memory for nothing.
    const std::size_t expected = std::max<std::size_t>(m_parser->content_length().value_or(0), m_parser->get().body().size());
    const auto allowed = std::max<std::chrono::milliseconds>(m_shared.patience.body, std::chrono::seconds(expected / kBodyBytesPerSecond));
    m_stream.tcp().expires_at(m_bodyBegin + allowed);
    http::async_read_some(m_stream, m_buffer, *m_parser, [self = shared_from_this()](Error error, std::size_t) { self->onBody(error); });
}

void HttpSession::onBody(Error error)
{
    if (error == http::error::body_limit || isHttpError(error))
        return onHeadError(error);
    if (error) // slow or gone: closed without a response, which senders retry (otlp.md A2)
        return noteClosing(error, "the body came too slowly");
    countBody(m_parser->get().body().size());
    if (m_shared.bodyBytes > kBodiesAtOnce && m_countedBytes > kSmallBody) {
        m_keepAlive = false;
        return answer(answerTo(Refusal::NoRoom, "too many requests are being received at once"));
    }
    readBody();
}

void HttpSession::takeBody()
{
    std::string body = std::move(m_parser->get().body());
    countBody(0);
    if (body.empty())
        return answer(Answer{});
    if (!m_shared.service.queue->hasRoom(body.size()))
        return answer(answerTo(Refusal::NoRoom, "the queue is full"));
    if (m_verdict.encoding == Encoding::Identity)
        submit(std::move(body));
    else
        inflateBody(std::move(body));
}

void HttpSession::inflateBody(std::string body)
{
    m_stream.tcp().expires_never();
    m_away = true;
    const bool small = body.size() <= kInflateHere;
    auto work = net::make_work_guard(m_stream.get_executor());
    auto inflateThenSubmit = [self = shared_from_this(), body = std::move(body), work = std::move(work)]() mutable {
        std::optional<Inflated> inflated;
        try {
            inflated = inflateBounded(self->m_verdict.encoding, body);
        } catch (const std::exception&) {
            inflated.reset(); // no memory now
        }
        auto executor = self->m_stream.get_executor();
        net::post(executor, [self = std::move(self), inflated = std::move(inflated)]() mutable {
            self->m_away = false;
            if (!inflated)
                return self->answer(answerTo(Refusal::NoRoom, "there is no memory to inflate the body now"));
            if (inflated->state == Inflated::State::TooLarge)
                return self->answer(answerTo(Refusal::OverLimit, "the inflated body is over the limit of 64 MiB, or compressed beyond belief"));
            if (inflated->state == Inflated::State::Damaged)
                return self->answer(answerTo(Refusal::NotDecodable, "the body is not what its Content-Encoding says, or is damaged"));
            self->submit(std::move(inflated->bytes));
        });
    };
    if (small)
        inflateThenSubmit();
    else
        net::post(m_shared.inflaters, std::move(inflateThenSubmit));
}

void HttpSession::submit(std::string body)
{
    if (body.empty())
        return answer(Answer{});
    IngestRequest request;
    request.signal = m_verdict.signal;
    request.json = m_verdict.json;
    request.bytes = std::move(body);
    request.source = m_peer;
    m_stream.tcp().expires_never();
    m_away = true;
    // The last reference must go where the session lives, so the callback gives its own away.
    request.done = [self = shared_from_this(), work = net::make_work_guard(m_stream.get_executor())](const Receipt& receipt) mutable {
        auto executor = self->m_stream.get_executor();
        net::post(executor, [self = std::move(self), receipt]() { self->handBack(receipt); });
        work.reset();
    };
    if (!m_shared.service.queue->trySubmit(std::move(request))) {
        m_away = false;
        answer(answerTo(Refusal::NoRoom, "the queue is full"));
    }
}

void HttpSession::handBack(const Receipt& receipt)
{
    m_away = false;
    answer(answerTo(receipt));
}

/// Whoever only looks loses nothing by being refused.
bool HttpSession::bringsSomething() const
{
    if (!m_parser)
        return true;
    const http::verb method = m_parser->get().method();
    return method != http::verb::get && method != http::verb::head && method != http::verb::options;
}

void HttpSession::answer(const Answer& answer)
{
    if (answer.refusal && m_shared.refusals && bringsSomething())
        m_shared.refusals->refused(RefusalLog::Transport::Http, *answer.refusal, answer.message);
    Response response{static_cast<http::status>(answer.http), 11};
    const bool good = answer.http == 200;
    m_proven = m_proven || good;
    if (m_verdict.plainText && !good) {
        response.set(http::field::content_type, kPlainText);
        response.body() = answer.message + "\n";
    } else {
        response.set(http::field::content_type, m_verdict.json ? "application/json" : "application/x-protobuf");
        response.body() = good ? successBody(m_verdict.signal, answer, m_verdict.json) : statusBody(answer, m_verdict.json);
    }
    if (answer.retryAfterSeconds > 0)
        response.set(http::field::retry_after, std::to_string(answer.retryAfterSeconds));
    if (answer.http == 401)
        response.set(http::field::www_authenticate, "Bearer");
    if (answer.http == 405)
        response.set(http::field::allow, m_shared.service.page ? "GET" : "POST");
    if (answer.http == 415)
        response.set(http::field::accept_encoding, "gzip, deflate, zstd");
    send(std::move(response));
}

/// The page is made while the connection waits: it is short work, and who asks for it asks once in a while.
void HttpSession::answerPage()
{
    auto page = m_shared.service.page();
    if (!page)
        return answer(answerTo(Refusal::NoRoom, page.error().text()));
    m_proven = true;
    answerText("text/plain; version=0.0.4; charset=utf-8", std::move(*page));
}

void HttpSession::answerText(const char* type, std::string text)
{
    Response response{http::status::ok, 11};
    response.set(http::field::content_type, type);
    response.body() = std::move(text);
    send(std::move(response));
}

void HttpSession::answerPreflight()
{
    Response response{http::status::no_content, 11};
    response.set(http::field::access_control_allow_methods, "POST");
    response.set(http::field::access_control_allow_headers, "content-type, content-encoding, authorization");
    response.set(http::field::access_control_max_age, "600");
    send(std::move(response));
}

void HttpSession::send(Response response)
{
    m_answering = true;
    if (!m_verdict.origin.empty()) {
        response.set(http::field::access_control_allow_origin, m_verdict.origin);
        response.set(http::field::vary, "Origin");
    }
    m_keepAlive = m_keepAlive && !m_shared.closing;
    response.set(http::field::server, "whyglass");
    response.set("X-Content-Type-Options", "nosniff");
    response.keep_alive(m_keepAlive);
    response.prepare_payload();
    m_response.emplace(std::move(response));
    m_stream.tcp().expires_after(kWriteTime);
    http::async_write(m_stream, *m_response, [self = shared_from_this()](Error error, std::size_t) { self->onSent(error); });
}

void HttpSession::onSent(Error error)
{
    if (error)
        return;
    if (m_keepAlive && !m_shared.closing)
        return awaitRequest();
    // Closing over unread bytes would reset the connection, and the answer with it.
    m_stream.tcp().expires_after(kLingerTime);
    m_stream.asyncEnd([self = shared_from_this()] { self->linger(); });
}

void HttpSession::linger()
{
    m_buffer.clear();
    m_stream.tcp().async_read_some(m_buffer.prepare(kReadBytes), [self = shared_from_this()](Error error, std::size_t bytes) {
        self->m_lingered += bytes;
        if (!error && self->m_lingered < kLingerBytes)
            self->linger();
    });
}

} // namespace whyglass::ingest

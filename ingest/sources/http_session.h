// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/pipeline/ingest_pipeline.h"
#include "ingest/sources/http_checks.h"
#include "ingest/sources/peer_stream.h"
#include "ingest/sources/receivers.h"
#include "ingest/sources/refusal_log.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>

namespace whyglass::ingest {

class HttpSession;

/// What a server is for: one of the two.
struct HttpService {
    RequestQueue* queue = nullptr; ///< takes what is sent
    MetricsPage page = {};         ///< answers what is asked
};

/// What the sessions of one receiver share. Touched by its thread only.
struct HttpShared {
    HttpShared(HttpService what, const ReceiverOptions& options) : service(std::move(what)), access(options.access), patience(options.patience), refusals(options.refusals) {}
    const HttpService service;
    const AccessRules& access;
    const Patience patience;
    const std::shared_ptr<RefusalLog> refusals; ///< null: none
    std::unique_ptr<boost::asio::ssl::context> tls; ///< null: none
    boost::asio::thread_pool inflaters{2};
    std::set<HttpSession*> sessions;
    std::size_t refused = 0; ///< of the sessions
    std::size_t bodyBytes = 0; ///< of bodies that are still being received
    bool closing = false;
    std::function<void()> whenEmpty; ///< closing, and the last session is gone
};

/// One connection: requests one after the other until either side closes. Runs on the receiver's thread; while a request is
/// with the pipeline or an inflater, those hold the session and hand it back to this thread.
class HttpSession : public std::enable_shared_from_this<HttpSession> {
public:
    HttpSession(boost::asio::ip::tcp::socket socket, HttpShared& shared);
    ~HttpSession();
    HttpSession(const HttpSession&) = delete;
    HttpSession& operator=(const HttpSession&) = delete;

    void start();
    /// Answers without reading, and closes.
    void refuse(Answer answer);
    /// Since when it waits for a request and its header; nothing while it has one.
    [[nodiscard]] std::optional<std::chrono::steady_clock::time_point> idleSince() const { return m_idleSince; }
    /// Whether a request of this connection was taken before.
    [[nodiscard]] bool proven() const { return m_proven; }
    /// Ends as soon as the request at hand is answered, at once where there is none.
    void stop();
    /// Closes the socket whatever is going on.
    void abort();

private:
    using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
    using Response = boost::beast::http::response<boost::beast::http::string_body>;
    using Error = boost::beast::error_code;

    template <typename Then>
    void handshake(Then then);
    void awaitRequest();
    void readHead();
    void onHead(Error error);
    void onHeadError(Error error);
    void sendContinue();
    void readBody();
    void onBody(Error error);
    void countBody(std::size_t now);
    void takeBody();
    void inflateBody(std::string body);
    void submit(std::string body);
    void handBack(const Receipt& receipt);

    [[nodiscard]] bool bringsSomething() const;
    void noteClosing(Error error, std::string_view why) const;
    void answer(const Answer& answer);
    void answerText(const char* type, std::string text);
    void answerPage();
    [[nodiscard]] HttpVerdict check() const;
    void answerPreflight();
    void send(Response response);
    void onSent(Error error);
    void linger();

    PeerStream m_stream;
    HttpShared& m_shared;
    boost::beast::flat_buffer m_buffer;
    std::optional<Parser> m_parser;
    HttpVerdict m_verdict;
    std::optional<Response> m_response;
    std::string m_peer;
    std::chrono::steady_clock::time_point m_bodyBegin;
    std::size_t m_countedBytes = 0;
    std::size_t m_lingered = 0;
    std::optional<std::chrono::steady_clock::time_point> m_idleSince;
    bool m_refused = false;
    bool m_proven = false;
    bool m_fresh = true;     ///< nothing was received yet
    bool m_away = false;     ///< with the pipeline or an inflater
    bool m_answering = false;
    bool m_keepAlive = false;
};

} // namespace whyglass::ingest

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/sources/http_server.h"
#include "ingest/sources/receivers.h"

#include <utility>

namespace whyglass::ingest {

class HttpReceiver::Impl : public HttpServer {
    using HttpServer::HttpServer;
};

HttpReceiver::HttpReceiver(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
HttpReceiver::~HttpReceiver() = default;

Endpoint HttpReceiver::bound() const { return m_impl->bound(); }

domain::Result<std::unique_ptr<HttpReceiver>> HttpReceiver::start(const Endpoint& endpoint, RequestQueue& queue, ReceiverOptions options)
{
    auto impl = std::make_unique<Impl>(HttpService{&queue, {}}, std::move(options));
    if (auto started = impl->start(endpoint, "OTLP/HTTP", "--http"); !started.ok())
        return started.error();
    return std::unique_ptr<HttpReceiver>(new HttpReceiver(std::move(impl)));
}

class MetricsServer::Impl : public HttpServer {
    using HttpServer::HttpServer;
};

MetricsServer::MetricsServer(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
MetricsServer::~MetricsServer() = default;

Endpoint MetricsServer::bound() const { return m_impl->bound(); }

domain::Result<std::unique_ptr<MetricsServer>> MetricsServer::start(const Endpoint& endpoint, MetricsPage page, ReceiverOptions options)
{
    options.refusals = nullptr; // who only looks loses nothing by being refused
    auto impl = std::make_unique<Impl>(HttpService{nullptr, std::move(page)}, std::move(options));
    if (auto started = impl->start(endpoint, "metrics", "--metrics"); !started.ok())
        return started.error();
    return std::unique_ptr<MetricsServer>(new MetricsServer(std::move(impl)));
}

} // namespace whyglass::ingest

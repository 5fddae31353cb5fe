// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/pipeline/ingest_pipeline.h"
#include "ingest/sources/access_rules.h"
#include "models/domain/result.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace whyglass::ingest {

/// HOST:PORT to listen on. Only loopback hosts are accepted (127.0.0.1, ::1, localhost). Port 0 = any free one.
struct Endpoint {
    std::string host = "127.0.0.1";
    std::uint16_t port = 0;
    [[nodiscard]] std::string text() const; ///< "127.0.0.1:4317", "[::1]:4317"
};
domain::Result<Endpoint> parseEndpoint(std::string_view text);

/// OTLP/gRPC for traces, logs and metrics. Raw buffers, our own inflate (grpc-receive.md). Stops in the destructor, with a deadline.
class GrpcReceiver {
public:
    static domain::Result<std::unique_ptr<GrpcReceiver>> start(const Endpoint& endpoint, RequestQueue& queue, ReceiverOptions options = {});
    ~GrpcReceiver();
    [[nodiscard]] Endpoint bound() const;

private:
    class Impl;
    explicit GrpcReceiver(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// OTLP/HTTP (protobuf and JSON; gzip, deflate, zstd) on Boost.Beast, in its own thread.
class HttpReceiver {
public:
    static domain::Result<std::unique_ptr<HttpReceiver>> start(const Endpoint& endpoint, RequestQueue& queue, ReceiverOptions options = {});
    ~HttpReceiver();
    [[nodiscard]] Endpoint bound() const;

private:
    class Impl;
    explicit HttpReceiver(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// What GET /metrics answers, in Prometheus' text format; an Error is answered with 503. Called on the server's own thread, one call at
/// a time.
using MetricsPage = std::function<domain::Result<std::string>()>;

/// Answers GET /metrics and nothing else, under the same rules of who may ask; a web page never may, whatever --allow-origin says.
class MetricsServer {
public:
    static domain::Result<std::unique_ptr<MetricsServer>> start(const Endpoint& endpoint, MetricsPage page, ReceiverOptions options = {});
    ~MetricsServer();
    [[nodiscard]] Endpoint bound() const;

private:
    class Impl;
    explicit MetricsServer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// What one file gave (cli.md, `import`).
struct FileReport {
    std::string path;
    std::string format; ///< slug of the format registry, "otlp-json-lines" …; "unknown" where nothing fits
    std::int64_t spans = 0, logs = 0, metricPoints = 0, duplicates = 0;
    std::vector<RejectedRecord> rejected; ///< the first kMaxLocatedRejections; `rejectedCount` has them all
    std::int64_t rejectedCount = 0;
    std::int64_t bytes = 0; ///< as on disk
    std::int64_t resumedAt = 0; ///< offset up to which an import that was killed or cancelled had come; 0 = from the start
};
struct FileProgress {
    std::string path;
    std::int64_t bytesRead = 0, bytesTotal = 0, spans = 0;
};

/// Reads one file ("-": standard input) to the end and waits until it is committed and synced. Error only where the file cannot
/// be read at all; bad records are in the report. A folder is expanded by `expandPaths`. `name`: what issues call the file; empty: its path.
domain::Result<FileReport> importFile(const std::string& path, IngestPipeline& pipeline,
                                      const std::function<void(const FileProgress&)>& progress, const std::atomic<bool>& cancel,
                                      const std::string& name = {});
/// Files of folders (recursively, sorted, hidden ones left out); plain paths as they are.
domain::Result<std::vector<std::string>> expandPaths(const std::vector<std::string>& paths);

} // namespace whyglass::ingest

// SPDX-License-Identifier: GPL-3.0-or-later
// receive_bench [spans a run]: gRPC and HTTP requests of 512 spans, acknowledged, beside the import of as many from a file; and
// how long an acknowledgement takes, also while compaction and retention run.
#include "app/composition/composition.h"
#include "app/recorder/upkeep.h"
#include "ingest/sources/receivers.h"
#include "tests/bench/ingest/exporters.h"
#include "tests/bench/kit/child.h"
#include "tests/bench/kit/load_files.h"
#include "tests/bench/kit/measure.h"

#include <fcntl.h>
#include <sys/wait.h>

#include <atomic>
#include <iostream>
#include <string>
#include <thread>

using namespace whyglass;
using namespace whyglass::bench;

namespace {

constexpr std::int64_t kSmallPartition = 50'000; ///< so that partitions close while it is measured
constexpr std::int64_t kKeptBytes = 200 << 20;

/// Serves until its standard input ends; prints the ports, then the CPU seconds that it took.
int serveChild(const std::string& workspace, bool upkeep)
{
    auto writer = store::WorkspaceWriter::open(workspace, {upkeep ? kSmallPartition : 1'000'000, true});
    if (!writer)
        return 1;
    ingest::IngestPipeline pipeline(std::move(*writer), recorder::priceTable(), recorder::indexExtractor());
    pipeline.setIdleIndexing(upkeep); // the indexing of what came is not the cost of taking it
    auto grpc = ingest::GrpcReceiver::start({}, pipeline);
    auto http = ingest::HttpReceiver::start({}, pipeline);
    if (!grpc || !http)
        return 1;
    std::atomic<bool> stop = false;
    std::thread keeper;
    if (upkeep) {
        keeper = std::thread([&] {
            recorder::Upkeep work(pipeline);
            const recorder::CommandRequest request{"", "{}", [](const std::string&) {}, &stop};
            while (!stop) {
                static_cast<void>(work.compact(request));
                static_cast<void>(work.prune(recorder::retentionRule({}, kKeptBytes), request));
            }
        });
    }
    std::cout << (*grpc)->bound().port << ' ' << (*http)->bound().port << std::endl;
    const double before = processCpu();
    std::string line;
    std::getline(std::cin, line);
    std::cout << processCpu() - before << std::endl;
    stop = true;
    if (keeper.joinable())
        keeper.join();
    return 0;
}

/// The child above and the two pipes to it.
class Server {
public:
    Server(const std::string& workspace, bool upkeep)
    {
        int toChild[2], fromChild[2];
        if (::pipe2(toChild, O_CLOEXEC) != 0 || ::pipe2(fromChild, O_CLOEXEC) != 0)
            std::exit(1);
        m_child = ::fork();
        if (m_child == 0) {
            ::dup2(toChild[0], 0);
            ::dup2(fromChild[1], 1);
            ::execl("/proc/self/exe", "receive_bench", "--serve", workspace.c_str(), upkeep ? "upkeep" : "plain", nullptr);
            ::_exit(1);
        }
        ::close(toChild[0]);
        ::close(fromChild[1]);
        m_in = toChild[1];
        m_out = ::fdopen(fromChild[0], "r");
        if (std::fscanf(m_out, "%hu %hu", &grpcPort, &httpPort) != 2)
            std::exit(1);
    }
    /// CPU seconds that it took since it listens.
    double stop()
    {
        ::close(m_in);
        double cpu = 0;
        if (std::fscanf(m_out, "%lf", &cpu) != 1)
            std::exit(1);
        std::fclose(m_out);
        ::waitpid(m_child, nullptr, 0);
        return cpu;
    }
    std::uint16_t grpcPort = 0, httpPort = 0;

private:
    pid_t m_child = 0;
    int m_in = -1;
    std::FILE* m_out = nullptr;
};

struct Sent {
    double wall = 0, serverCpu = 0;
    std::vector<double> latencies; ///< milliseconds, sorted
    [[nodiscard]] double at(double share) const { return latencies.at(static_cast<std::size_t>(share * static_cast<double>(latencies.size() - 1))); }
};

Sent send(const std::vector<std::string>& messages, bool grpc, std::size_t exporters, const std::string& workspace, bool upkeep)
{
    Server server(workspace, upkeep);
    std::vector<std::vector<double>> latencies(exporters);
    std::atomic<std::size_t> next = 0;
    Sent sent;
    sent.wall = measure([&] {
        std::vector<std::thread> threads;
        for (std::vector<double>& own : latencies) {
            threads.emplace_back([&] {
                const auto exporter = grpc ? grpcExporter(server.grpcPort) : httpExporter(server.httpPort);
                for (std::size_t i = next++; i < messages.size(); i = next++) {
                    const Cost cost = measure([&] {
                        if (!exporter->send(messages[i])) {
                            std::fprintf(stderr, "a request was not acknowledged\n");
                            std::exit(1);
                        }
                    });
                    own.push_back(cost.wall * 1e3);
                }
            });
        }
        for (std::thread& thread : threads)
            thread.join();
    }).wall;
    sent.serverCpu = server.stop();
    for (const auto& own : latencies)
        sent.latencies.insert(sent.latencies.end(), own.begin(), own.end());
    std::sort(sent.latencies.begin(), sent.latencies.end());
    return sent;
}

int importChild(const std::string& file, const std::string& workspace)
{
    auto pipeline = recorder::openPipeline(workspace);
    if (!pipeline)
        return 1;
    (*pipeline)->setIdleIndexing(false);
    const std::atomic<bool> never = false;
    const double cpu = processCpu();
    const Cost cost = measure([&] { static_cast<void>(ingest::importFile(file, **pipeline, {}, never)); });
    std::printf("%f %f\n", cost.wall, processCpu() - cpu);
    return 0;
}

std::string text(const char* format, double a, double b = 0, double c = 0, double d = 0)
{
    char line[200];
    std::snprintf(line, sizeof line, format, a, b, c, d);
    return line;
}

void run(std::size_t spans)
{
    const ScratchFolder scratch;
    LoadShape shape;
    shape.spans = spans;
    const std::string file = scratch / "load.pb";
    writeProtobufFile(shape, file);
    std::vector<std::string> messages;
    LoadGenerator generator(shape);
    for (std::string message = generator.next(); !message.empty(); message = generator.next())
        messages.push_back(std::move(message));
    int workspaces = 0;
    const auto fresh = [&] { return scratch / ("ws" + std::to_string(workspaces++)); };
    const auto count = static_cast<double>(spans);

    struct Ratios {
        std::vector<double> cpu, wall, us;
    };
    Ratios ratios[2];
    for (int round = 0; round < kRounds; ++round) {
        const auto imported = runChild({"--import", file, fresh()});
        for (const bool grpc : {true, false}) {
            const Sent sent = send(messages, grpc, 4, fresh(), false);
            Ratios& own = ratios[grpc ? 0 : 1];
            own.cpu.push_back(sent.serverCpu / imported.at(1));
            own.wall.push_back(imported.at(0) / sent.wall);
            own.us.push_back(sent.serverCpu / count * 1e6);
        }
    }
    for (const bool grpc : {true, false}) {
        const Ratios& own = ratios[grpc ? 0 : 1];
        const std::string name = grpc ? "grpc" : "http";
        report(name + "-cpu", median(own.cpu), text("%.1f us of server CPU a span", median(own.us)));
        report(name + "-wall", median(own.wall), "rate of 4 senders to that of the file import");
    }

    std::vector<double> alone, saturated, longest, busy;
    for (int round = 0; round < kRounds; ++round) {
        const Sent one = send(messages, true, 1, fresh(), false);
        const Sent eight = send(messages, true, 8, fresh(), false);
        const Sent kept = send(messages, true, 8, fresh(), true);
        alone.push_back(one.at(0.5));
        saturated.push_back(eight.at(0.99));
        busy.push_back(kept.at(0.99));
        longest.push_back(std::max({one.at(1), eight.at(1), kept.at(1)}));
        std::fprintf(stderr, "one p50 %.1f ms; eight p50 %.1f p99 %.1f max %.1f; with upkeep p50 %.1f p99 %.1f max %.1f\n", one.at(0.5),
                     eight.at(0.5), eight.at(0.99), eight.at(1), kept.at(0.5), kept.at(0.99), kept.at(1));
    }
    report("ack-one", median(alone), "ms, median of one exporter");
    report("ack-eight", median(saturated), text("ms, 99th percentile of eight exporters; %.0f with compaction and retention beside", median(busy)));
    report("ack-longest", *std::max_element(longest.begin(), longest.end()), "ms, the longest of all, compaction, retention and checkpoints included");
}

} // namespace

int main(int argc, char** argv)
{
    if (argc > 3 && std::string(argv[1]) == "--serve")
        return serveChild(argv[2], std::string(argv[3]) == "upkeep");
    if (argc > 3 && std::string(argv[1]) == "--import")
        return importChild(argv[2], argv[3]);
    run(argc > 1 ? static_cast<std::size_t>(std::atoll(argv[1])) : 200'000);
    return 0;
}

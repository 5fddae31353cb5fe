// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/recorder_process.h"

#include "app/composition/composition.h"
#include "app/recorder/budget_watch.h"
#include "app/recorder/control_path.h"
#include "app/recorder/detector_thread.h"
#include "app/recorder/metrics_feed.h"
#include "app/recorder/owner_commands.h"
#include "app/recorder/retention_thread.h"
#include "app/recorder/run_journal.h"
#include "ingest/sources/port_watchdog.h"
#include "ingest/sources/receivers.h"
#include "models/analysis/budgets/budget_definition.h"

#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <sstream>

namespace whyglass::recorder {

using Json = nlohmann::ordered_json;
using Clock = std::chrono::steady_clock;

namespace {

using namespace std::chrono_literals;

constexpr auto kTick = 100ms; // events at most ten times a second (architecture.md)
constexpr auto kRatesInterval = 1s;
constexpr auto kClientless = 10s;
constexpr int kHung = 70; // exit code; only the supervisor sees it

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }
Json textOrNull(const std::string& text) { return text.empty() || text == "off" ? Json() : Json(text); }

int fail(const domain::Error& error)
{
    std::fprintf(stderr, "whyglass: %s\n", error.text().c_str());
    return error.code == domain::ErrorCode::InvalidArgument ? 2 : 1;
}

/// A receiver that hangs cannot be taken down in order. What was acknowledged is synced, so the process may end as it is: the
/// supervisor starts the next one, on the same ports.
void startAgain(const ingest::Endpoint& port)
{
    std::fprintf(stderr, "whyglass: nothing answers on our own port %s\n", port.text().c_str());
    std::fflush(stderr);
    ::_exit(kHung);
}

/// One run of the recorder. Members are in the order in which they must come up; they go down the other way round.
class Recorder {
public:
    Recorder(const RecorderOptions& options, bool restarted) : m_options(options), m_restarted(restarted) {}

    domain::Result<void> start();
    int run();
    [[nodiscard]] Readiness readiness() const
    {
        return {m_grpc ? m_grpc->bound().text() : "off", m_http ? m_http->bound().text() : "off", m_metrics ? m_metrics->bound().text() : "off"};
    }

private:
    void watchPorts();
    template <typename Receiver>
    domain::Result<void> listen(const std::string& text, std::unique_ptr<Receiver>& receiver);
    domain::Result<void> answerMetrics();
    domain::Result<void> watchBudgets();
    domain::Result<std::string> handle(const CommandRequest& request);
    std::string state() const;
    void tick();
    void reportWriteProblem();
    void emitCommitted(const ingest::IngestPipeline::Counters& counters);
    void emitDetected(const ingest::IngestPipeline::Counters& counters);
    void emitBudgets(const ingest::IngestPipeline::Counters& counters);
    void emitRates(const ingest::IngestPipeline::Counters& counters);
    void emit(const Json& event) const
    {
        if (m_control)
            m_control->broadcast(dump(event));
    }
    [[nodiscard]] bool overdue();
    void requestStop() const
    {
        const std::uint64_t one = 1;
        [[maybe_unused]] const ssize_t written = ::write(m_stopEvent.get(), &one, sizeof one);
    }

    RecorderOptions m_options;
    bool m_restarted = false;
    FileDescriptor m_stopEvent{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
    std::vector<std::string> m_problems;
    std::string m_writeProblem; ///< as last said
    std::mutex m_detectedMutex;
    std::optional<AnalysisRunner::Progress> m_detected; ///< not told to the clients yet
    std::mutex m_reachedMutex;
    std::vector<std::pair<domain::Budget, domain::BudgetNotice>> m_reached; ///< not told yet
    std::unique_ptr<ingest::IngestPipeline> m_pipeline;
    std::optional<RunJournal> m_journal;
    std::unique_ptr<AnalysisRunner> m_analysis;
    std::unique_ptr<OwnerCommands> m_commands;
    std::unique_ptr<DetectorThread> m_detectors;
    std::unique_ptr<RetentionThread> m_retention;
    std::unique_ptr<BudgetWatch> m_budgets;
    std::unique_ptr<ingest::GrpcReceiver> m_grpc;
    std::unique_ptr<ingest::HttpReceiver> m_http;
    std::unique_ptr<MetricsFeed> m_metricsFeed; ///< where metrics are asked for
    std::unique_ptr<ingest::MetricsServer> m_metrics;
    std::unique_ptr<ControlServer> m_control;
    std::optional<ingest::PortWatchdog> m_watchdog;

    std::int64_t m_sentGeneration = -1;
    std::int64_t m_sentRejected = 0;
    std::int64_t m_sentIndexed = 0;
    std::int64_t m_lastArrivals = 0;
    Clock::time_point m_lastRates = Clock::now();
    Clock::time_point m_lastData = Clock::now();
    Clock::time_point m_lastClient = Clock::now();
};

domain::Result<void> Recorder::start()
{
    auto pipeline = openPipeline(m_options.workspace);
    if (!pipeline)
        return pipeline.error();
    m_pipeline = std::move(*pipeline);
    m_pipeline->setIdleIndexing(true);
    m_journal.emplace(*m_pipeline);
    m_options.receivers.refusals = m_journal->refusals();
    auto analysis = AnalysisRunner::open(m_options.workspace, *m_pipeline);
    if (!analysis)
        return analysis.error();
    m_analysis = std::move(*analysis);
    m_commands = std::make_unique<OwnerCommands>(*m_pipeline, *m_analysis, m_options.workspace, [this] { m_detectors->settleNow(); });
    const auto found = m_restarted ? std::nullopt : std::optional(DetectorThread::Clock::now()); // what comes through the ports may still grow
    if (auto listening = listen(m_options.grpc, m_grpc); !listening)
        return listening.error();
    if (auto listening = listen(m_options.http, m_http); !listening)
        return listening.error();
    if (auto answering = answerMetrics(); !answering)
        return answering.error();
    m_detectors = std::make_unique<DetectorThread>(*m_analysis, found, [this](const AnalysisRunner::Progress& progress) {
        const std::lock_guard guard(m_detectedMutex);
        m_detected = progress;
    });
    if (m_options.keepDays || m_options.maxBytes)
        m_retention = std::make_unique<RetentionThread>(m_commands->upkeep(), m_options.keepDays, m_options.maxBytes);
    if (auto watching = watchBudgets(); !watching)
        return watching.error();
    auto control = ControlServer::start(controlSocketPath(m_options.workspace),
                                        [this](const CommandRequest& request) { return handle(request); });
    if (!control)
        return control.error();
    m_control = std::move(*control);
    watchPorts();
    return {};
}

void Recorder::watchPorts()
{
    std::vector<ingest::PortWatchdog::Port> ports;
    if (m_grpc)
        ports.push_back({m_grpc->bound(), true});
    if (m_http)
        ports.push_back({m_http->bound(), false});
    m_watchdog.emplace(std::move(ports), &startAgain, ingest::PortWatchdog::Timing{});
}

template <typename Receiver>
domain::Result<void> Recorder::listen(const std::string& text, std::unique_ptr<Receiver>& receiver)
{
    if (text == "off")
        return {};
    const auto endpoint = ingest::parseEndpoint(text);
    if (!endpoint)
        return endpoint.error();
    auto started = Receiver::start(*endpoint, *m_pipeline, m_options.receivers);
    if (started) {
        receiver = std::move(*started);
        return {};
    }
    if (!m_options.whileClients)
        return started.error();
    m_problems.push_back(started.error().text());
    return {};
}

domain::Result<void> Recorder::answerMetrics()
{
    if (m_options.metrics == "off")
        return {};
    const auto endpoint = ingest::parseEndpoint(m_options.metrics);
    if (!endpoint)
        return endpoint.error();
    auto feed = MetricsFeed::open(m_options.workspace);
    if (!feed)
        return feed.error();
    m_metricsFeed = std::move(*feed);
    auto started = ingest::MetricsServer::start(*endpoint, [this] { return m_metricsFeed->page(); }, m_options.receivers);
    if (!started)
        return started.error();
    m_metrics = std::move(*started);
    return {};
}

domain::Result<void> Recorder::watchBudgets()
{
    auto watch = BudgetWatch::open(m_options.workspace, *m_pipeline, priceTable(), [this](const domain::Budget& budget, const domain::BudgetNotice& notice) {
        const std::lock_guard guard(m_reachedMutex);
        m_reached.emplace_back(budget, notice);
    });
    if (!watch)
        return watch.error();
    m_budgets = std::move(*watch);
    return {};
}

domain::Result<std::string> Recorder::handle(const CommandRequest& request)
{
    if (request.command == "state")
        return state();
    if (request.command == "rates") {
        const auto counters = m_pipeline->counters();
        return dump({{"spans_per_second", counters.spansPerSecond}, {"queued_bytes", counters.queuedBytes},
                     {"spans", counters.spans}, {"generation", counters.generation}, {"refused", counters.refused}});
    }
    if (request.command == "stop") {
        requestStop();
        return std::string("{}");
    }
    auto answer = m_commands->handle(request);
    if (request.command == "set_budget" && answer)
        m_budgets->wake();
    return answer;
}

std::string Recorder::state() const
{
    const auto counters = m_pipeline->counters();
    const Readiness ready = readiness();
    std::vector<std::string> problems = m_problems;
    if (std::string problem = m_pipeline->writeProblem(); !problem.empty())
        problems.push_back(std::move(problem));
    return dump({{"pid", ::getpid()},
                 {"grpc", textOrNull(ready.grpc)},
                 {"http", textOrNull(ready.http)},
                 {"metrics", textOrNull(ready.metrics)},
                 {"spans_per_second", counters.spansPerSecond},
                 {"spans", counters.spans},
                 {"generation", counters.generation},
                 {"queued_bytes", counters.queuedBytes},
                 {"problems", problems}});
}

void Recorder::tick()
{
    const auto counters = m_pipeline->counters();
    const std::int64_t arrivals = counters.spans + counters.logs + counters.metricPoints + counters.duplicates + counters.rejected;
    if (std::exchange(m_lastArrivals, arrivals) != arrivals || counters.queuedBytes > 0)
        m_lastData = Clock::now();
    reportWriteProblem();
    m_journal->goOn(counters.commits);
    emitCommitted(counters);
    emitDetected(counters);
    emitBudgets(counters);
    if (Clock::now() - m_lastRates >= kRatesInterval) {
        m_lastRates = Clock::now();
        emitRates(counters);
    }
}

void Recorder::reportWriteProblem()
{
    const std::string problem = m_pipeline->writeProblem();
    if (std::exchange(m_writeProblem, problem) == problem)
        return;
    if (problem.empty())
        std::fprintf(stderr, "whyglass: the workspace can be written to again\n");
    else
        std::fprintf(stderr, "whyglass: %s; senders are told to come again\n", problem.c_str());
}

void Recorder::emitCommitted(const ingest::IngestPipeline::Counters& counters)
{
    if (std::exchange(m_sentGeneration, counters.generation) != counters.generation) {
        emit({{"event", "committed"}, {"generation", counters.generation}, {"spans", counters.spans}, {"logs", counters.logs},
              {"metric_points", counters.metricPoints}});
    }
    if (std::exchange(m_sentIndexed, counters.indexedGeneration) != counters.indexedGeneration)
        emit({{"event", "indexed"}, {"generation", counters.indexedGeneration}});
    if (std::exchange(m_sentRejected, counters.rejected) != counters.rejected)
        emit({{"event", "issue"}, {"generation", counters.generation}, {"rejected", counters.rejected}});
}

void Recorder::emitDetected(const ingest::IngestPipeline::Counters& counters)
{
    std::optional<AnalysisRunner::Progress> detected;
    {
        const std::lock_guard guard(m_detectedMutex);
        detected = std::exchange(m_detected, std::nullopt);
    }
    if (detected) {
        emit({{"event", "detected"}, {"generation", counters.generation}, {"traces", detected->done},
              {"findings", detected->findings}});
    }
}

void Recorder::emitBudgets(const ingest::IngestPipeline::Counters& counters)
{
    std::vector<std::pair<domain::Budget, domain::BudgetNotice>> reached;
    {
        const std::lock_guard guard(m_reachedMutex);
        reached.swap(m_reached);
    }
    for (const auto& [budget, notice] : reached) {
        const std::string limit = analysis::amountText(budget.unit, budget.amount) + " " + analysis::periodText(budget.period);
        const std::string used = analysis::amountText(budget.unit, notice.spent);
        std::fprintf(stderr, "whyglass: budget %s: %d %% of %s reached, %s used (%s)\n", budget.name.c_str(), notice.threshold, limit.c_str(), used.c_str(),
                     analysis::scopeText(budget).c_str());
        emit({{"event", "budget"}, {"generation", counters.generation}, {"budget", budget.name}, {"threshold", notice.threshold},
              {"limit", limit}, {"used", used}, {"scope", analysis::scopeText(budget)}});
    }
}

void Recorder::emitRates(const ingest::IngestPipeline::Counters& counters)
{
    emit({{"event", "rates"}, {"generation", counters.generation}, {"spans_per_second", counters.spansPerSecond},
          {"queued_bytes", counters.queuedBytes}, {"spans", counters.spans}, {"refused", counters.refused}});
}

bool Recorder::overdue()
{
    const auto now = Clock::now();
    if (m_control->clients() > 0)
        m_lastClient = now;
    const bool alone = m_options.whileClients && now - m_lastClient >= kClientless;
    const bool silent = m_options.graceSeconds && now - m_lastData >= std::chrono::duration<double>(*m_options.graceSeconds);
    return alone || silent;
}

int Recorder::run()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    const FileDescriptor signalled(::signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK));
    for (;;) {
        pollfd polled[] = {{signalled.get(), POLLIN, 0}, {m_stopEvent.get(), POLLIN, 0}};
        const int ready = ::poll(polled, 2, static_cast<int>(std::chrono::milliseconds(kTick).count()));
        tick();
        if (ready > 0 || overdue())
            return 0;
    }
}

void printListening(const Readiness& ready)
{
    if (ready.grpc != "off")
        std::printf("listening grpc %s\n", ready.grpc.c_str());
    if (ready.http != "off")
        std::printf("listening http %s\n", ready.http.c_str());
    if (ready.metrics != "off")
        std::printf("listening metrics %s\n", ready.metrics.c_str());
    std::fflush(stdout);
}

} // namespace

std::optional<Readiness> Readiness::decode(const std::string& text)
{
    std::istringstream lines(text);
    Readiness ready;
    for (std::string* line : {&ready.grpc, &ready.http, &ready.metrics}) {
        if (!std::getline(lines, *line) || lines.eof())
            return std::nullopt; // the last line was not written whole
    }
    return ready;
}

int runRecorderProcess(const RecorderOptions& options, const WorkspaceLock& lock, bool restarted, int readyPipe)
{
    // An import of "-" means the standard input of the one who asks, never ours.
    const FileDescriptor nothing(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    ::dup2(nothing.get(), STDIN_FILENO);
    if (auto described = lock.describe({::getpid(), "record", controlSocketPath(options.workspace).string()}); !described)
        return fail(described.error());
    Recorder recorder(options, restarted);
    if (auto started = recorder.start(); !started)
        return fail(started.error());
    const Readiness ready = recorder.readiness();
    const std::string text = ready.encode();
    [[maybe_unused]] const ssize_t written = ::write(readyPipe, text.data(), text.size());
    if (!restarted)
        printListening(ready);
    return recorder.run();
}

} // namespace whyglass::recorder

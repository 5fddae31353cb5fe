// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/recorder_link.h"

#include "app/recorder/test_span.h"
#include "models/analysis/budgets/budget_definition.h"
#include "models/words/told.h"
#include "views/common/plain_text.h"

#include <nlohmann/json.hpp>

#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

namespace whyglass::window {

namespace {

using Json = nlohmann::json;
using namespace std::chrono_literals;

constexpr auto kFirstRetry = 200ms;
constexpr auto kLongestRetry = 5s;
constexpr auto kSayLost = 1500ms;

/// Folders stand for every file in them. Nothing more once it is cancelled.
QStringList filesOf(const QStringList& paths, const std::atomic<bool>& cancelled)
{
    QStringList files;
    for (const QString& path : paths) {
        if (!QFileInfo(path).isDir()) {
            files.append(path);
            continue;
        }
        QStringList inside;
        QDirIterator entries(path, QDir::Files, QDirIterator::Subdirectories);
        while (entries.hasNext() && !cancelled)
            inside.append(entries.next());
        inside.sort();
        files.append(inside);
    }
    return files;
}

template <typename T>
T field(const Json& object, const char* key, T fallback)
{
    const auto found = object.find(key);
    if (found == object.end() || found->is_null())
        return fallback;
    try {
        return found->get<T>();
    } catch (const Json::exception&) {
        return fallback;
    }
}

ImportProgress progressOf(const std::string& text)
{
    const Json json = Json::parse(text, nullptr, false);
    ImportProgress progress;
    if (!json.is_object())
        return progress;
    progress.file = QString::fromStdString(field<std::string>(json, "path", {}));
    progress.number = field(json, "file", 0);
    progress.files = field(json, "files", 0);
    progress.bytesRead = field<qint64>(json, "bytes_read", 0);
    progress.bytesTotal = field<qint64>(json, "bytes_total", 0);
    progress.spans = field<qint64>(json, "spans", 0);
    return progress;
}

QString summaryOf(const std::string& text)
{
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return RecorderLink::tr("Import finished");
    QString summary = RecorderLink::tr("Imported %1 spans and %2 log records").arg(field<qint64>(json, "spans", 0)).arg(field<qint64>(json, "logs", 0));
    if (const auto duplicates = field<qint64>(json, "duplicates", 0); duplicates > 0)
        summary += RecorderLink::tr(", %1 were here already").arg(duplicates);
    if (const auto rejected = field<qint64>(json, "rejected", 0); rejected > 0)
        summary += RecorderLink::tr(", %1 could not be read: see Sources").arg(rejected);
    return summary;
}

QString budgetNotice(const Json& event)
{
    const auto text = [&event](const char* key) { return views::toldLine(field<std::string>(event, key, {})); };
    return RecorderLink::tr("Budget %1: %2 % of %3 reached, %4 used (%5)")
        .arg(text("budget"), QString::number(field(event, "threshold", 0)), text("limit"), text("used"), text("scope"));
}

/// The command of price_commands.h and what it takes.
std::pair<std::string, Json> commandOf(const domain::PriceOrder& order)
{
    using Kind = domain::PriceOrder::Kind;
    Json parameters = {{"author", order.author}};
    switch (order.kind) {
    case Kind::Import: parameters.update({{"text", order.text}, {"file", order.file}}); return {"prices_import", parameters};
    case Kind::Withdraw: parameters["list"] = order.id; return {"prices_withdraw", parameters};
    case Kind::Undo: parameters["change"] = order.id; return {"undo_costs", parameters};
    case Kind::Reprice:
    case Kind::Readings: break;
    }
    parameters.update({{"kind", order.kind == Kind::Readings ? "readings" : "reprice"}, {"with", order.text}, {"file", order.file}, {"about", order.about}});
    if (order.window)
        parameters.update({{"since_ns", order.window->begin.ns}, {"until_ns", order.window->end.ns}});
    return {"reprice", parameters};
}

views::ReceiverState receiving(const recorder::RecorderState& state)
{
    views::ReceiverState shown;
    shown.link = views::ReceiverState::Link::Receiving;
    shown.grpc = QString::fromStdString(state.grpc);
    shown.http = QString::fromStdString(state.http);
    shown.spansPerSecond = state.spansPerSecond;
    return shown;
}

} // namespace

RecorderLink::RecorderLink(recorder::RecorderLaunch launch, QObject* parent) : RecorderControl(parent), m_launch(std::move(launch))
{
    m_state.link = views::ReceiverState::Link::Starting;
    m_linkThread = std::jthread([this](const std::stop_token& stop) { keepConnected(stop); });
    startLane(m_imports, &RecorderLink::runImport);
    startLane(m_quick, &RecorderLink::runQuickJob);
    startLane(m_prices, &RecorderLink::runPriceJob);
}

RecorderLink::~RecorderLink()
{
    for (Lane* lane : {&m_imports, &m_quick, &m_prices}) {
        lane->thread.request_stop();
        cancel(*lane);
    }
    m_linkThread.request_stop();
    for (Lane* lane : {&m_imports, &m_quick, &m_prices})
        lane->thread.join();
    m_linkThread.join();
}

domain::Result<RecorderLink::ClientPtr> RecorderLink::joinOrLaunch()
{
    auto client = recorder::RecorderClient::connect(m_launch.workspace);
    if (!client) {
        if (auto launched = recorder::launchRecorder(m_launch); !launched)
            return launched.error();
        client = recorder::RecorderClient::connect(m_launch.workspace);
        if (!client)
            return client.error();
    }
    return ClientPtr(std::move(client).value());
}

void RecorderLink::keepConnected(const std::stop_token& stop)
{
    std::chrono::milliseconds pause = kFirstRetry;
    auto sayLostUntil = std::chrono::steady_clock::now();
    while (!stop.stop_requested()) {
        auto joined = joinOrLaunch();
        if (!joined) {
            views::ReceiverState off;
            off.problem = QString::fromStdString(words::told(joined.error().text()));
            postState(std::move(off));
            std::unique_lock lock(m_mutex);
            m_wake.wait_for(lock, stop, pause, [] { return false; });
            pause = std::min<std::chrono::milliseconds>(pause * 2, kLongestRetry);
            continue;
        }
        pause = kFirstRetry;
        const ClientPtr client = *joined;
        {
            const std::scoped_lock lock(m_mutex);
            m_lost = false;
            m_client = client;
        }
        client->setEventListener([this](const std::string& json) { handleEvent(json); });
        client->setLostListener([this] {
            {
                const std::scoped_lock lock(m_mutex);
                m_lost = true;
            }
            m_wake.notify_all();
        });
        m_wake.notify_all();
        std::unique_lock lock(m_mutex);
        // A restart takes a few tenths of a second; that it happened must be there long enough to be read.
        m_wake.wait_until(lock, stop, sayLostUntil, [this] { return m_lost; });
        if (const auto state = recorder::recorderState(m_launch.workspace))
            postState(receiving(*state));
        m_wake.wait(lock, stop, [this] { return m_lost; });
        m_client.reset();
        if (stop.stop_requested())
            return;
        views::ReceiverState lost;
        lost.link = views::ReceiverState::Link::Lost;
        sayLostUntil = std::chrono::steady_clock::now() + kSayLost;
        lock.unlock();
        postState(std::move(lost));
    }
}

void RecorderLink::handleEvent(const std::string& text)
{
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return;
    const auto generation = field<qint64>(json, "generation", 0);
    if (field<std::string>(json, "event", {}) == "budget")
        QMetaObject::invokeMethod(this, [this, said = budgetNotice(json)] { Q_EMIT budgetReached(said); }, Qt::QueuedConnection);
    const bool isRates = field<std::string>(json, "event", {}) == "rates";
    const double rate = field(json, "spans_per_second", 0.0);
    QMetaObject::invokeMethod(
        this,
        [this, generation, isRates, rate] {
            if (isRates && m_state.spansPerSecond != rate) {
                m_state.spansPerSecond = rate;
                Q_EMIT stateChanged();
            }
            if (generation > 0)
                Q_EMIT generationChanged(generation);
        },
        Qt::QueuedConnection);
}

void RecorderLink::postState(views::ReceiverState state)
{
    QMetaObject::invokeMethod(
        this,
        [this, state = std::move(state)] {
            m_state = state;
            Q_EMIT stateChanged();
        },
        Qt::QueuedConnection);
}

void RecorderLink::importFiles(const QStringList& paths)
{
    Q_EMIT importProgressed({});
    enqueue(m_imports, {"import", {}, paths});
}

void RecorderLink::importSample()
{
    Q_EMIT importProgressed({});
    enqueue(m_imports, {"sample", "{}"});
}

void RecorderLink::cancelImport() { cancel(m_imports); }

void RecorderLink::sendTestSpan()
{
    if (m_testing)
        return;
    if (m_state.http.isEmpty()) {
        Q_EMIT failed(tr("No test span was sent: nothing listens for OTLP over HTTP here"));
        return;
    }
    m_testing = true;
    const auto option = std::find(m_launch.more.begin(), m_launch.more.end(), "--token-file");
    const std::string token = option == m_launch.more.end() ? std::string() : *std::next(option);
    m_testThread = std::jthread([this, address = m_state.http.toStdString(), token] {
        const auto sent = recorder::sendTestSpan(address, token);
        QMetaObject::invokeMethod(
            this,
            [this, sent, address = QString::fromStdString(address)] {
                m_testing = false;
                if (sent)
                    Q_EMIT testSpanStored(QString::fromStdString(sent->trace.hex()), address, sent->took.ns);
                else
                    Q_EMIT failed(QString::fromStdString(words::told(sent.error().text())));
            },
            Qt::QueuedConnection);
    });
}

void RecorderLink::setFindingState(const QString& finding, domain::FindingState state)
{
    const Json parameters = {{"finding", finding.toStdString()}, {"state", std::string(domain::nameOf(state))}};
    enqueue(m_quick, {"set_finding_state", parameters.dump(-1, ' ', false, Json::error_handler_t::replace)});
}

void RecorderLink::annotate(const domain::Annotation& said)
{
    const Json parameters = {{"decision", said.decisionId}, {"kind", std::string(domain::nameOf(said.kind))}, {"verdict", std::string(domain::nameOf(said.verdict))},
                             {"author", said.author},       {"text", said.text},                              {"about", said.about}};
    enqueue(m_quick, {"annotate", parameters.dump(-1, ' ', false, Json::error_handler_t::replace)});
}

void RecorderLink::setBudget(const domain::Budget& budget) { enqueue(m_quick, {"set_budget", analysis::budgetToJson(budget)}); }

void RecorderLink::removeBudget(const std::string& name)
{
    enqueue(m_quick, {"remove_budget", Json{{"name", name}}.dump(-1, ' ', false, Json::error_handler_t::replace)});
}

void RecorderLink::changePrices(const domain::PriceOrder& order)
{
    const auto [command, parameters] = commandOf(order);
    enqueue(m_prices, {command, parameters.dump(-1, ' ', false, Json::error_handler_t::replace)});
}

void RecorderLink::stopChangingPrices() { cancel(m_prices); }

void RecorderLink::enqueue(Lane& lane, Job job)
{
    {
        const std::scoped_lock lock(m_mutex);
        lane.jobs.push_back(std::move(job));
    }
    m_wake.notify_all();
}

void RecorderLink::cancel(Lane& lane)
{
    {
        const std::scoped_lock lock(m_mutex); // else it could come between a waiting thread's look and its sleep
        lane.cancelled = lane.running || !lane.jobs.empty();
    }
    m_wake.notify_all();
}

void RecorderLink::startLane(Lane& lane, Run run)
{
    lane.thread = std::jthread([this, &lane, run](const std::stop_token& stop) { runJobs(lane, run, stop); });
}

RecorderLink::ClientPtr RecorderLink::waitForClient(const Lane& lane, const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, stop, [&] { return m_client != nullptr || lane.cancelled; });
    return m_client;
}

void RecorderLink::runJobs(Lane& lane, Run run, const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [&lane] { return !lane.jobs.empty(); }))
                return;
            job = std::move(lane.jobs.front());
            lane.jobs.pop_front();
            lane.running = true;
        }
        const ClientPtr client = waitForClient(lane, stop);
        if (client || !stop.stop_requested())
            (this->*run)(client.get(), job);
        const std::scoped_lock lock(m_mutex);
        lane.running = lane.cancelled = false;
    }
}

void RecorderLink::runQuickJob(recorder::RecorderClient* client, const Job& job)
{
    const auto answer = client->call(job.command, job.parameters);
    if (!answer)
        QMetaObject::invokeMethod(this, [this, why = QString::fromStdString(words::told(answer.error().text()))] { Q_EMIT failed(why); }, Qt::QueuedConnection);
    else if (job.command == "set_budget" || job.command == "remove_budget")
        QMetaObject::invokeMethod(this, [this] { Q_EMIT budgetsChanged(); }, Qt::QueuedConnection);
}

void RecorderLink::runPriceJob(recorder::RecorderClient* client, const Job& job)
{
    if (client == nullptr) {
        QMetaObject::invokeMethod(this, [this] { Q_EMIT pricesChanged(tr("The recorder, which keeps prices, does not run")); }, Qt::QueuedConnection);
        return;
    }
    const auto answer = client->call(
        job.command, job.parameters,
        [this](const std::string& text) {
            const Json json = Json::parse(text, nullptr, false);
            const auto changed = json.is_object() ? field<qint64>(json, "changed", 0) : 0;
            QMetaObject::invokeMethod(this, [this, changed] { Q_EMIT pricesProgressed(changed); }, Qt::QueuedConnection);
        },
        &m_prices.cancelled);
    const QString problem = answer ? QString() : QString::fromStdString(words::told(answer.error().text()));
    QMetaObject::invokeMethod(this, [this, problem] { Q_EMIT pricesChanged(problem); }, Qt::QueuedConnection);
}

void RecorderLink::postImported(const QString& summary, const QString& problem)
{
    const QString said = summary.isEmpty() && problem.isEmpty() ? tr("The import was cancelled; what had been read is kept, and the same file goes on there") : summary;
    QMetaObject::invokeMethod(this, [this, said, problem] { Q_EMIT importFinished(said, problem); }, Qt::QueuedConnection);
}

void RecorderLink::runImport(recorder::RecorderClient* client, const Job& job)
{
    if (client == nullptr)
        return postImported({}, {});
    std::string parameters = job.parameters;
    if (!job.paths.isEmpty()) {
        Json files = Json::array();
        for (const QString& path : filesOf(job.paths, m_imports.cancelled))
            files.push_back({{"path", path.toStdString()}});
        if (files.empty() && !m_imports.cancelled)
            return postImported({}, tr("There is no file in what was chosen"));
        parameters = Json{{"files", std::move(files)}}.dump(-1, ' ', false, Json::error_handler_t::replace);
    }
    if (m_imports.cancelled)
        return postImported({}, {});
    const auto answer = client->call(
        job.command, parameters,
        [this](const std::string& json) {
            QMetaObject::invokeMethod(this, [this, progress = progressOf(json)] { Q_EMIT importProgressed(progress); }, Qt::QueuedConnection);
        },
        &m_imports.cancelled);
    const bool cancelled = !answer && answer.error().code == domain::ErrorCode::Cancelled;
    postImported(answer ? summaryOf(*answer) : QString(), answer || cancelled ? QString() : QString::fromStdString(words::told(answer.error().text())));
}

} // namespace whyglass::window

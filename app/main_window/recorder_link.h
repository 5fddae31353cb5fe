// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/main_window/recorder_control.h"
#include "app/recorder/recorder_client.h"

#include <QStringList>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace whyglass::window {

/// The window's end of the control plane: joins the recorder of the workspace or starts one, starts it again when it dies,
/// hands on its events, and runs imports. All of it on threads of its own.
class RecorderLink final : public RecorderControl {
    Q_OBJECT

public:
    explicit RecorderLink(recorder::RecorderLaunch launch, QObject* parent = nullptr);
    ~RecorderLink() override;

    [[nodiscard]] const views::ReceiverState& state() const override { return m_state; }
    void importFiles(const QStringList& paths) override;
    void importSample() override;
    void cancelImport() override;
    void sendTestSpan() override;
    void setFindingState(const QString& finding, domain::FindingState state) override;
    void annotate(const domain::Annotation& said) override;
    void setBudget(const domain::Budget& budget) override;
    void removeBudget(const std::string& name) override;
    void changePrices(const domain::PriceOrder& order) override;
    void stopChangingPrices() override;

private:
    struct Job {
        std::string command, parameters;
        QStringList paths = {}; ///< files and folders of an import: looked through on its thread
    };
    /// Jobs of one lane run one after the other on its thread; none waits for another lane.
    struct Lane {
        std::deque<Job> jobs;
        bool running = false;
        std::atomic<bool> cancelled{false}; ///< the job that runs, or else the next one, is to end
        std::jthread thread;
    };
    using ClientPtr = std::shared_ptr<recorder::RecorderClient>;

    // Link thread.
    void keepConnected(const std::stop_token& stop);
    domain::Result<ClientPtr> joinOrLaunch();
    void handleEvent(const std::string& json);
    // Threads of the lanes. `client` is null where the job was cancelled before there was one; quick jobs cannot be.
    using Run = void (RecorderLink::*)(recorder::RecorderClient* client, const Job& job);
    void startLane(Lane& lane, Run run);
    void runJobs(Lane& lane, Run run, const std::stop_token& stop);
    void runQuickJob(recorder::RecorderClient* client, const Job& job);
    void runPriceJob(recorder::RecorderClient* client, const Job& job);
    void runImport(recorder::RecorderClient* client, const Job& job);
    /// Neither a summary nor a problem: it was cancelled.
    void postImported(const QString& summary, const QString& problem);
    ClientPtr waitForClient(const Lane& lane, const std::stop_token& stop);

    void enqueue(Lane& lane, Job job);
    void cancel(Lane& lane); ///< nothing where no job runs or waits
    void postState(views::ReceiverState state);

    const recorder::RecorderLaunch m_launch;
    views::ReceiverState m_state; ///< GUI thread

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    ClientPtr m_client; ///< null while there is none
    bool m_lost = false;
    bool m_testing = false; ///< GUI thread: a test span is on its way
    std::jthread m_testThread;
    Lane m_imports, m_quick, m_prices;
    std::jthread m_linkThread;
};

} // namespace whyglass::window

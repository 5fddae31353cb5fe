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
    void stopChangingPrices() override { m_cancelPrices = true; }

private:
    /// Jobs of one lane run one after the other; none waits for another lane.
    enum class Lane { Import, Quick, Prices };
    struct Job {
        std::string command, parameters;
        Lane lane = Lane::Import;
        QStringList paths = {}; ///< files and folders of an import: looked through on its thread
    };
    using ClientPtr = std::shared_ptr<recorder::RecorderClient>;

    // Link thread.
    void keepConnected(const std::stop_token& stop);
    domain::Result<ClientPtr> joinOrLaunch();
    void handleEvent(const std::string& json);
    // Job threads.
    void runJobs(std::deque<Job>& jobs, const std::stop_token& stop);
    void runJob(const Job& job, const std::stop_token& stop);
    void runQuickJob(recorder::RecorderClient& client, const Job& job);
    void runPriceJob(recorder::RecorderClient& client, const Job& job);
    void runImport(recorder::RecorderClient& client, const Job& job);
    /// Neither a summary nor a problem: it was cancelled.
    void postImported(const QString& summary, const QString& problem);
    ClientPtr waitForClient(Lane lane, const std::stop_token& stop);

    void enqueue(Job job);
    void postState(views::ReceiverState state);

    const recorder::RecorderLaunch m_launch;
    views::ReceiverState m_state; ///< GUI thread

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    ClientPtr m_client; ///< null while there is none
    bool m_lost = false;
    std::deque<Job> m_jobs;      ///< imports
    std::deque<Job> m_quickJobs; ///< what does not wait for an import
    std::deque<Job> m_priceJobs;
    std::atomic<bool> m_cancelImport{false}, m_cancelPrices{false};
    bool m_testing = false; ///< GUI thread: a test span is on its way
    std::jthread m_testThread;
    std::jthread m_jobThread;
    std::jthread m_quickThread;
    std::jthread m_priceThread;
    std::jthread m_linkThread;
};

} // namespace whyglass::window

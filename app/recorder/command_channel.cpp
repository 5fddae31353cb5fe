// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/command_channel.h"

#include "app/composition/composition.h"
#include "app/recorder/owner_commands.h"
#include "app/recorder/recorder_client.h"
#include "app/recorder/workspace_lock.h"

#include <unistd.h>

namespace whyglass::recorder {

namespace {

constexpr std::chrono::seconds kPatience{30};

class RemoteChannel : public CommandChannel {
public:
    explicit RemoteChannel(std::unique_ptr<RecorderClient> client) : m_client(std::move(client)) {}
    domain::Result<std::string> call(const std::string& command, const std::string& parameters,
                                     const std::function<void(const std::string&)>& progress,
                                     const std::atomic<bool>* cancel) override
    {
        return m_client->call(command, parameters, progress, cancel);
    }
    [[nodiscard]] bool remote() const override { return true; }

private:
    std::unique_ptr<RecorderClient> m_client;
};

/// This process is the recorder for as long as its command runs.
class LocalChannel : public CommandChannel {
public:
    LocalChannel(WorkspaceLock lock, std::unique_ptr<ingest::IngestPipeline> pipeline, std::unique_ptr<AnalysisRunner> analysis,
                 const std::filesystem::path& workspace)
        : m_lock(std::move(lock)), m_pipeline(std::move(pipeline)), m_analysis(std::move(analysis)),
          m_commands(*m_pipeline, *m_analysis, workspace, [] {})
    {
    }
    domain::Result<std::string> call(const std::string& command, const std::string& parameters,
                                     const std::function<void(const std::string&)>& progress,
                                     const std::atomic<bool>* cancel) override
    {
        static const std::atomic<bool> kNever = false;
        const auto ignore = [](const std::string&) {};
        return m_commands.handle({command, parameters, progress ? progress : ignore, cancel ? cancel : &kNever});
    }
    [[nodiscard]] bool remote() const override { return false; }

private:
    WorkspaceLock m_lock; ///< released last
    std::unique_ptr<ingest::IngestPipeline> m_pipeline;
    std::unique_ptr<AnalysisRunner> m_analysis;
    OwnerCommands m_commands;
};

domain::Result<std::unique_ptr<CommandChannel>> ownWorkspace(const std::filesystem::path& workspace, WorkspaceLock lock)
{
    auto pipeline = openPipeline(workspace);
    if (!pipeline)
        return pipeline.error();
    (*pipeline)->setIdleIndexing(false);
    auto analysis = AnalysisRunner::open(workspace, **pipeline);
    if (!analysis)
        return analysis.error();
    return std::unique_ptr<CommandChannel>(
        std::make_unique<LocalChannel>(std::move(lock), std::move(*pipeline), std::move(*analysis), workspace));
}

} // namespace

domain::Result<std::unique_ptr<CommandChannel>> openCommandChannel(const std::filesystem::path& workspace, std::string_view purpose)
{
    const auto deadline = std::chrono::steady_clock::now() + kPatience;
    const LockHolder self{::getpid(), std::string(purpose), ""};
    for (;;) {
        auto client = RecorderClient::connect(workspace);
        if (client)
            return std::unique_ptr<CommandChannel>(std::make_unique<RemoteChannel>(std::move(*client)));
        if (client.error().code != domain::ErrorCode::NotFound)
            return client.error();
        // Short turns: a recorder may take the workspace while another command's end is waited for.
        auto lock = WorkspaceLock::acquire(workspace, self, std::chrono::seconds(1));
        if (lock)
            return ownWorkspace(workspace, std::move(*lock));
        if (lock.error().code != domain::ErrorCode::Busy || std::chrono::steady_clock::now() >= deadline)
            return lock.error();
    }
}

} // namespace whyglass::recorder

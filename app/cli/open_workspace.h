// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/common_options.h"
#include "models/domain/result.h"
#include "models/store/workspace_reader.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace whyglass::cli {

/// Sets a flag after --timeout seconds.
class Deadline {
public:
    explicit Deadline(std::optional<double> seconds);
    ~Deadline();
    Deadline(const Deadline&) = delete;
    Deadline& operator=(const Deadline&) = delete;
    [[nodiscard]] const std::atomic<bool>& passed() const { return m_passed; }

private:
    std::atomic<bool> m_passed = false;
    bool m_done = false;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::thread m_thread;
};

/// What must be up to date before a command reads (cli.md, `import`).
struct Need {
    bool index = false;
    bool detectors = false;
};

/// A workspace opened for reading by a command.
class OpenWorkspace {
public:
    /// With no recorder running, first finishes what is needed, with progress on stderr.
    static domain::Result<std::unique_ptr<OpenWorkspace>> open(const CommonOptions& options, Need need = {});

    [[nodiscard]] store::WorkspaceReader& reader() { return *m_reader; }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    /// Whether no trace waits for detectors.
    domain::Result<bool> detected();

private:
    OpenWorkspace(std::filesystem::path path, std::optional<double> timeout) : m_path(std::move(path)), m_deadline(timeout) {}
    domain::Result<void> catchUp(const CommonOptions& options, Need need);

    std::filesystem::path m_path;
    Deadline m_deadline;
    std::unique_ptr<store::WorkspaceReader> m_reader;
};

} // namespace whyglass::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/formats/regular_file.h"
#include "ingest/sources/receivers.h"

#include <chrono>
#include <functional>
#include <list>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace whyglass::ingest {

/// Reads files and folders and goes on when they grow: what is appended, files that are new in a folder, a file that was
/// truncated (copytruncate) or replaced (rotation: the old one is read to its end first, backups made meanwhile as well). The
/// position is stored with the records, so that nothing is read twice after an end of any kind. Looks ten times a second;
/// one thread, the caller's.
class FileFollower {
public:
    using Progress = std::function<void(const FileProgress&)>;
    FileFollower(std::vector<std::string> paths, IngestPipeline& pipeline, Progress progress);

    /// Until `cancel`, or until the pipeline ends. Reports by path, in the order in which the files were first seen.
    std::vector<FileReport> run(const std::atomic<bool>& cancel);

private:
    using Clock = std::chrono::steady_clock;
    struct Followed {
        RegularFile file;
        std::int64_t seenBytes = -1, seenChange = -1; ///< as of the last look
        Clock::time_point notBefore{};
        std::optional<Clock::time_point> replacedAt; ///< its name means another file now
    };

    void discover();
    void take(const std::string& path);
    void readBackups(const std::string& path);
    void look(Followed& followed);
    void read(Followed& followed, bool last);
    void noteTruncation(const Followed& followed, std::int64_t bytes);
    void add(const FileReport& part);
    [[nodiscard]] bool knows(const RegularFile& file) const;

    const std::vector<std::string> m_paths;
    IngestPipeline& m_pipeline;
    const Progress m_progress;
    const std::atomic<bool>* m_cancel = nullptr;
    std::list<Followed> m_files;
    std::vector<FileReport> m_reports;
    std::map<std::string, std::size_t> m_reportOf; ///< by path
    std::map<std::string, std::int64_t> m_refused; ///< paths that cannot be read, so that each is reported once
    bool m_ending = false;
};

} // namespace whyglass::ingest

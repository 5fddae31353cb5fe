// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/sources/file_follower.h"

#include "ingest/sources/file_positions.h"
#include "ingest/sources/file_source.h"
#include "ingest/sources/rotation.h"

#include <algorithm>
#include <thread>

#include <sys/stat.h>

namespace whyglass::ingest {

namespace {

constexpr std::chrono::milliseconds kLookInterval{100};
constexpr std::chrono::seconds kListInterval{1};
/// A writer may go on in the old file for a while after it was renamed.
constexpr std::chrono::seconds kReplacedPatience{2};
/// Reading takes at most this share of the time: one in eleven. A compressed file is read from its start each time.
constexpr int kRestFactor = 10;

bool nameMeans(const std::string& path, const RegularFile& file)
{
    struct ::stat status {};
    return ::stat(path.c_str(), &status) == 0 && status.st_dev == file.device() && status.st_ino == file.inode();
}

} // namespace

FileFollower::FileFollower(std::vector<std::string> paths, IngestPipeline& pipeline, Progress progress)
    : m_paths(std::move(paths)), m_pipeline(pipeline), m_progress(std::move(progress))
{
}

std::vector<FileReport> FileFollower::run(const std::atomic<bool>& cancel)
{
    m_cancel = &cancel;
    Clock::time_point listAgain{};
    while (!cancel.load() && !m_ending) {
        if (Clock::now() >= listAgain) {
            discover();
            listAgain = Clock::now() + kListInterval;
        }
        for (Followed& followed : m_files) {
            look(followed);
            if (followed.replacedAt)
                listAgain = {}; // what has its name now is next
        }
        m_files.remove_if([](const Followed& followed) {
            return followed.replacedAt && Clock::now() - *followed.replacedAt > kReplacedPatience;
        });
        std::this_thread::sleep_for(kLookInterval);
    }
    return m_reports;
}

void FileFollower::discover()
{
    for (const std::string& path : m_paths) {
        const auto files = expandPaths({path});
        if (!files.ok())
            continue; // a folder that is away for a moment
        const bool isFile = files->size() == 1 && files->front() == path;
        for (const std::string& file : *files) {
            const bool known = std::any_of(m_files.begin(), m_files.end(), [&file](const Followed& followed) {
                return followed.file.path() == file && !followed.replacedAt;
            });
            if (known)
                continue;
            if (isFile)
                readBackups(file);
            take(file);
        }
    }
}

void FileFollower::take(const std::string& path)
{
    auto file = RegularFile::open(path);
    if (!file.ok()) {
        if (file.error().code != domain::ErrorCode::NotFound && m_refused[path]++ == 0) {
            domain::ImportIssue issue;
            issue.code = "unreadable-file";
            issue.severity = domain::Severity::High;
            issue.source = path;
            issue.sample = file.error().message;
            m_pipeline.reportIssue(std::move(issue), 0);
        }
        return;
    }
    if (!knows(*file))
        m_files.push_back({std::move(*file), -1, -1, {}, std::nullopt});
}

bool FileFollower::knows(const RegularFile& file) const
{
    return std::any_of(m_files.begin(), m_files.end(), [&file](const Followed& followed) {
        return followed.file.device() == file.device() && followed.file.inode() == file.inode();
    });
}

/// Backups that were made since reading stopped: each is read to its end.
void FileFollower::readBackups(const std::string& path)
{
    bool started = false;
    for (const std::string& backup : backupsOf(path)) {
        auto file = RegularFile::open(backup);
        if (!file.ok())
            continue;
        started = started || !findPlace(*file, true, m_pipeline).covered.empty();
        if (started && !knows(*file)) {
            Followed followed{std::move(*file), -1, -1, {}, std::nullopt};
            read(followed, true);
        }
    }
}

void FileFollower::look(Followed& followed)
{
    if (!followed.replacedAt && !nameMeans(followed.file.path(), followed.file))
        followed.replacedAt = Clock::now();
    const std::int64_t bytes = followed.file.size();
    const std::int64_t change = followed.file.changedAt();
    const bool last = followed.replacedAt && Clock::now() - *followed.replacedAt > kReplacedPatience;
    const bool changed = bytes != followed.seenBytes || change != followed.seenChange;
    if ((!changed && !last) || (Clock::now() < followed.notBefore && !last))
        return;
    if (bytes < followed.seenBytes)
        noteTruncation(followed, bytes);
    followed.seenBytes = bytes;
    followed.seenChange = change;
    read(followed, last);
}

void FileFollower::read(Followed& followed, bool last)
{
    const Clock::time_point begin = Clock::now();
    const auto part = importPart(followed.file, true, last, m_pipeline, m_progress, *m_cancel);
    followed.notBefore = Clock::now() + kRestFactor * (Clock::now() - begin);
    if (part.ok()) {
        add(*part);
        return;
    }
    followed.seenBytes = -1; // what could not be stored is read again
    m_ending = m_ending || part.error().code == domain::ErrorCode::Cancelled;
}

void FileFollower::noteTruncation(const Followed& followed, std::int64_t bytes)
{
    domain::ImportIssue issue;
    issue.code = "file-truncated";
    issue.severity = domain::Severity::Low;
    issue.source = followed.file.path();
    issue.sample = "from " + std::to_string(followed.seenBytes) + " to " + std::to_string(bytes)
        + " bytes; what was written in between, if anything, was not seen";
    m_pipeline.reportIssue(std::move(issue), 0);
}

void FileFollower::add(const FileReport& part)
{
    const auto [known, isNew] = m_reportOf.try_emplace(part.path, m_reports.size());
    if (isNew)
        m_reports.emplace_back();
    FileReport& sum = m_reports[known->second];
    sum.path = part.path;
    if (isNew || part.format != "unknown")
        sum.format = part.format;
    sum.spans += part.spans;
    sum.logs += part.logs;
    sum.metricPoints += part.metricPoints;
    sum.duplicates += part.duplicates;
    sum.rejectedCount += part.rejectedCount;
    const std::size_t room = kMaxLocatedRejections - std::min(kMaxLocatedRejections, sum.rejected.size());
    sum.rejected.insert(sum.rejected.end(), part.rejected.begin(),
                        part.rejected.begin() + static_cast<std::ptrdiff_t>(std::min(room, part.rejected.size())));
    sum.bytes = part.bytes;
}

} // namespace whyglass::ingest

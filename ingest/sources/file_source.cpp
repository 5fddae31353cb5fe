// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/formats/byte_stream.h"
#include "ingest/formats/format_reader.h"
#include "ingest/sources/receivers.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <tuple>

#include <sys/stat.h>

namespace whyglass::ingest {

namespace {

namespace fs = std::filesystem;

// Small records are submitted together, so that blocks are full and commits few.
constexpr std::size_t kChunkBytes = 1U << 20U;
constexpr std::size_t kChunkRecords = 512;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// What has come back from the pipeline. Shared with the callbacks, which may outlive the import.
class ImportState {
public:
    void expect()
    {
        const std::lock_guard lock(m_mutex);
        ++m_outstanding;
    }

    void add(const Receipt& receipt)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_report.spans += receipt.stored.spans;
            m_report.logs += receipt.stored.logs;
            m_report.metricPoints += receipt.stored.metricPoints;
            m_report.duplicates += receipt.stored.duplicates;
            if (receipt.outcome == Receipt::Outcome::Retry)
                m_failure = receipt.message;
            else
                m_report.rejectedCount += receipt.rejected;
            for (const RejectedRecord& record : receipt.rejections)
                locate(record);
            --m_outstanding;
        }
        m_changed.notify_all();
    }

    void reject(RejectedRecord record)
    {
        const std::lock_guard lock(m_mutex);
        ++m_report.rejectedCount;
        locate(std::move(record));
    }

    [[nodiscard]] bool failed() const
    {
        const std::lock_guard lock(m_mutex);
        return m_failure.has_value();
    }

    [[nodiscard]] std::int64_t spans() const
    {
        const std::lock_guard lock(m_mutex);
        return m_report.spans;
    }

    void waitForAll()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_outstanding == 0; });
    }

    /// After waitForAll().
    FileReport takeReport()
    {
        const std::lock_guard lock(m_mutex);
        keepFirst();
        return std::move(m_report);
    }
    [[nodiscard]] std::optional<std::string> failure() const
    {
        const std::lock_guard lock(m_mutex);
        return m_failure;
    }

private:
    void locate(RejectedRecord record)
    {
        m_report.rejected.push_back(std::move(record));
        if (m_report.rejected.size() >= 2 * kMaxLocatedRejections)
            keepFirst();
    }

    void keepFirst()
    {
        const auto place = [](const RejectedRecord& record) { return std::tie(record.record, record.offset); };
        std::sort(m_report.rejected.begin(), m_report.rejected.end(),
                  [place](const RejectedRecord& a, const RejectedRecord& b) { return place(a) < place(b); });
        if (m_report.rejected.size() > kMaxLocatedRejections)
            m_report.rejected.resize(kMaxLocatedRejections);
    }

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::int64_t m_outstanding = 0;
    FileReport m_report;
    std::optional<std::string> m_failure;
};

/// Packs the records of one file into requests.
class FileImport final : public RecordSink {
public:
    FileImport(std::string path, IngestPipeline& pipeline, const std::function<void(const FileProgress&)>& progress,
               const std::atomic<bool>& cancel)
        : m_path(std::move(path)), m_pipeline(pipeline), m_progress(progress), m_cancel(cancel)
    {
    }

    bool onRecord(const FileRecord& record) override
    {
        m_parts.push_back({record.signal, record.json, m_bytes.size(), record.bytes.size(), record.record, record.offset});
        m_bytes.append(record.bytes);
        if (m_bytes.size() >= kChunkBytes || m_parts.size() >= kChunkRecords)
            submit();
        return !m_cancel.load() && !m_closing && !m_state->failed();
    }

    void onRejected(std::int64_t record, std::int64_t offset, std::string_view reason) override
    {
        m_state->reject({record, offset, std::string(reason)});
        report("unreadable-record", domain::Severity::High, record, offset, reason, 1);
    }

    void onRepaired(std::int64_t record, std::int64_t offset, std::string_view code, std::string_view sample) override
    {
        report(code, domain::Severity::Medium, record, offset, sample, 0);
    }

    void readAll(ByteStream& stream, const FormatReader& format, telemetry::Signal hint, std::int64_t bytesTotal)
    {
        m_stream = &stream;
        m_bytesTotal = bytesTotal;
        ReadContext context{stream, *this, hint};
        format.read(context);
        submit();
        if (stream.damage())
            onRejected(0, stream.offset(), stream.damage()->message);
        m_stream = nullptr;
    }

    /// Waits until everything is committed.
    domain::Result<FileReport> finish()
    {
        m_state->waitForAll();
        const auto failure = m_state->failure();
        FileReport report = m_state->takeReport();
        const std::string sofar = " after " + std::to_string(report.spans) + " spans were stored";
        if (failure)
            return domain::Error{domain::ErrorCode::Io, "cannot import " + m_path + sofar + ": " + *failure, "import it again: what is stored already counts once"};
        if (m_cancel.load())
            return domain::Error{domain::ErrorCode::Cancelled, "the import of " + m_path + " was cancelled" + sofar, {}};
        if (m_closing)
            return domain::Error{domain::ErrorCode::Cancelled, "the import of " + m_path + " was stopped" + sofar + ": the recorder is ending", "import it again"};
        return report;
    }

private:
    void submit()
    {
        if (m_parts.empty() || m_closing)
            return;
        IngestRequest request;
        request.bytes = std::move(m_bytes);
        request.parts = std::move(m_parts);
        request.source = m_path;
        request.done = [state = m_state](const Receipt& receipt) { state->add(receipt); };
        m_bytes.clear();
        m_parts.clear();
        m_bytes.reserve(kChunkBytes + kChunkBytes / 4);
        m_state->expect();
        if (!m_pipeline.submit(std::move(request))) {
            m_closing = true;
            m_state->add({});
        }
        if (m_progress && m_stream != nullptr)
            m_progress({m_path, m_stream->bytesTaken(), m_bytesTotal, m_state->spans()});
    }

    void report(std::string_view code, domain::Severity severity, std::int64_t record, std::int64_t offset, std::string_view sample,
                std::int64_t rejected)
    {
        domain::ImportIssue issue;
        issue.code = std::string(code);
        issue.severity = severity;
        issue.source = m_path;
        issue.record = record;
        issue.offset = offset;
        issue.sample = std::string(sample.substr(0, 200));
        m_pipeline.reportIssue(std::move(issue), rejected);
    }

    const std::string m_path;
    IngestPipeline& m_pipeline;
    const std::function<void(const FileProgress&)>& m_progress;
    const std::atomic<bool>& m_cancel;
    std::shared_ptr<ImportState> m_state = std::make_shared<ImportState>();
    ByteStream* m_stream = nullptr;
    std::int64_t m_bytesTotal = 0;
    std::string m_bytes;
    std::vector<RequestPart> m_parts;
    bool m_closing = false;
};

telemetry::Signal signalOfName(const std::string& path)
{
    std::string name = fs::path(path).filename().string();
    std::transform(name.begin(), name.end(), name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (name.find("log") != std::string::npos)
        return telemetry::Signal::Logs;
    return name.find("metric") != std::string::npos ? telemetry::Signal::Metrics : telemetry::Signal::Traces;
}

std::string whyUnknown(std::string_view head)
{
    if (head.substr(0, 15) == "SQLite format 3")
        return "this is a SQLite database, not telemetry; a workspace is opened with -w";
    return "no known telemetry format: OTLP as JSON lines, JSON, protobuf or length-prefixed protobuf is read, each also .gz or .zst";
}

/// A log that was just rotated holds nothing, or a newline: that is no error.
bool isBlank(std::string_view head)
{
    return head.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::unique_ptr<ByteStream> inflated(std::unique_ptr<ByteStream> stream)
{
    switch (sniffCompression(stream->peek(4))) {
    case Compression::Gzip: return std::make_unique<ByteStream>(inflateGzip(stream->rewound()));
    case Compression::Zstd: return std::make_unique<ByteStream>(inflateZstd(stream->rewound()));
    case Compression::None: break;
    }
    return stream;
}

const FormatReader* findFormat(std::string_view head)
{
    const auto formats = formatRegistry();
    const auto found = std::find_if(formats.begin(), formats.end(), [head](const FormatReader& format) { return format.sniff(head); });
    return found == formats.end() ? nullptr : &*found;
}

std::int64_t sizeOf(const std::string& path)
{
    struct ::stat status {};
    if (path == "-" || ::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode))
        return 0;
    return status.st_size;
}

} // namespace

domain::Result<FileReport> importFile(const std::string& path, IngestPipeline& pipeline,
                                      const std::function<void(const FileProgress&)>& progress, const std::atomic<bool>& cancel)
{
    auto source = openFile(path);
    if (!source.ok())
        return source.error();
    auto raw = std::make_unique<ByteStream>(std::move(*source));
    if (raw->empty() && raw->damage())
        return *raw->damage();
    const auto stream = inflated(std::move(raw));
    if (stream->peek(kByteOrderMark.size()).substr(0, kByteOrderMark.size()) == kByteOrderMark)
        stream->consume(kByteOrderMark.size());

    FileImport import(path, pipeline, progress, cancel);
    const std::string_view head = stream->peek(kSniffBytes).substr(0, kSniffBytes);
    const FormatReader* format = findFormat(head);
    if (format != nullptr)
        import.readAll(*stream, *format, signalOfName(path), sizeOf(path));
    else if (!isBlank(head) || stream->damage())
        import.onRejected(0, 0, stream->damage() ? stream->damage()->message : whyUnknown(head));

    auto report = import.finish();
    if (!report.ok())
        return report;
    report->path = path;
    report->format = format != nullptr ? format->slug : "unknown";
    report->bytes = stream->bytesTaken();
    if (progress)
        progress({path, report->bytes, std::max(report->bytes, sizeOf(path)), report->spans});
    return report;
}

domain::Result<std::vector<std::string>> expandPaths(const std::vector<std::string>& paths)
{
    const auto isHidden = [](const fs::path& path) { return path.filename().string().substr(0, 1) == "."; };
    std::vector<std::string> files;
    for (const std::string& path : paths) {
        std::error_code code;
        if (path == "-" || !fs::is_directory(path, code)) {
            files.push_back(path);
            continue;
        }
        std::vector<std::string> inside;
        fs::recursive_directory_iterator entry(path, fs::directory_options::skip_permission_denied, code);
        for (; !code && entry != fs::recursive_directory_iterator(); entry.increment(code)) {
            std::error_code ignored;
            if (isHidden(entry->path())) {
                if (entry->is_directory(ignored))
                    entry.disable_recursion_pending();
            } else if (entry->is_regular_file(ignored)) {
                inside.push_back(entry->path().string());
            }
        }
        if (code)
            return domain::Error{domain::ErrorCode::Io, "cannot list " + path + ": " + code.message(), "check the folder's permissions"};
        std::sort(inside.begin(), inside.end());
        files.insert(files.end(), inside.begin(), inside.end());
    }
    return files;
}

} // namespace whyglass::ingest

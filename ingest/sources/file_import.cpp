// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/sources/file_import.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <tuple>

namespace whyglass::ingest {

namespace {

// Small records are submitted together, so that blocks are full and commits few.
constexpr std::size_t kChunkBytes = 1U << 20U;
constexpr std::size_t kChunkRecords = 512;

} // namespace

/// What has come back from the pipeline. Shared with the callbacks, which may outlive the import.
class FileImport::State {
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
            m_report.rejected.insert(m_report.rejected.end(), receipt.rejections.begin(), receipt.rejections.end());
            if (m_report.rejected.size() >= 2 * kMaxLocatedRejections)
                keepFirst();
            --m_outstanding;
        }
        m_changed.notify_all();
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

FileImport::FileImport(Source source, IngestPipeline& pipeline, const std::function<void(const FileProgress&)>& progress,
                       const std::atomic<bool>& cancel)
    : m_source(std::move(source)), m_pipeline(pipeline), m_progress(progress), m_cancel(cancel), m_state(std::make_shared<State>())
{
}

FileImport::~FileImport() = default;

bool FileImport::stopped() const
{
    return m_cancel.load() || m_closing || m_state->failed();
}

/// Moves the waiting part's begin behind a covered one.
bool FileImport::isCovered(std::int64_t begin, std::int64_t end, std::int64_t record)
{
    if (!m_source.place)
        return false;
    for (const store::SourceRange& range : m_source.place->covered) {
        if (begin < range.begin || end > range.end)
            continue;
        submit(range.begin, record);
        m_begin = std::max(m_begin, range.end);
        m_lastRecord = std::max(m_lastRecord, record);
        return true;
    }
    return false;
}

void FileImport::makeRoom(std::int64_t offset, std::int64_t record)
{
    if (m_bytes.size() >= kChunkBytes || m_parts.size() + m_remarks.size() >= kChunkRecords)
        submit(m_recordsEnd > m_begin ? m_recordsEnd : offset, m_recordsEnd > m_begin ? m_nextRecord : 0);
    if (record > 0)
        m_lastRecord = record;
}

bool FileImport::onRecord(const FileRecord& record)
{
    if (m_stream != nullptr)
        m_stream->noteRecord();
    if (stopped())
        return false;
    if (isCovered(record.offset, record.end, record.record))
        return true;
    if (record.piece)
        m_pieceRecord = record.record;
    makeRoom(record.offset, record.record);
    m_parts.push_back({record.signal, record.json, m_bytes.size(), record.bytes.size(), record.record, record.offset});
    m_bytes.append(record.bytes);
    m_recordsEnd = record.end;
    m_nextRecord = record.piece ? 0 : record.record + 1;
    return !stopped();
}

void FileImport::remark(std::int64_t record, std::int64_t offset, std::string_view code, std::string_view text, bool rejected)
{
    if (stopped() || isCovered(offset, offset + 1, record))
        return; // a source that is cancelled ends anywhere
    makeRoom(offset, record);
    m_remarks.push_back({record, offset, std::string(code), std::string(text.substr(0, 200)), rejected});
}

void FileImport::onRejected(std::int64_t record, std::int64_t offset, std::string_view reason)
{
    remark(record, offset, "unreadable-record", reason, true);
}

void FileImport::onCutShort(std::int64_t record, std::int64_t offset, std::string_view reason)
{
    if (!m_source.grows)
        remark(record, offset, "unreadable-record", reason, true);
    m_cutAt = std::min(m_cutAt.value_or(offset), offset);
    m_lastRecord = record - 1;
}

void FileImport::onRepaired(std::int64_t record, std::int64_t offset, std::string_view code, std::string_view sample)
{
    remark(record, offset, code, sample, false);
}

void FileImport::rejectWhole(std::string_view reason, std::int64_t bytes)
{
    remark(0, 0, "unreadable-record", reason, true);
    submit(bytes, 0);
}

void FileImport::readAll(ByteStream& stream, const FormatReader& format, telemetry::Signal hint, std::int64_t firstRecord,
                         std::int64_t bytesTotal)
{
    m_stream = &stream;
    m_bytesTotal = bytesTotal;
    m_begin = firstRecord > 1 ? stream.offset() : 0;
    m_lastRecord = firstRecord - 1;
    const bool fromStart = m_source.place && !m_source.place->covered.empty() && m_source.place->covered.front().begin == 0;
    if (fromStart)
        m_begin = std::max(m_begin, m_source.place->covered.front().end);
    ReadContext context{stream, *this, hint, firstRecord, m_begin};
    format.read(context);
    if (stream.damage() && !(m_source.grows && stream.damage()->code == domain::ErrorCode::Truncated)) {
        m_cutAt = std::min(m_cutAt.value_or(stream.offset()), stream.offset());
        remark(0, stream.offset(), "unreadable-record", stream.damage()->message, true);
    }
    if (!stopped())
        submit(m_cutAt.value_or(stream.offset()), m_lastRecord + 1 == m_pieceRecord ? 0 : m_lastRecord + 1);
    m_stream = nullptr;
}

domain::Result<FileReport> FileImport::finish()
{
    m_state->waitForAll();
    const auto failure = m_state->failure();
    FileReport report = m_state->takeReport();
    const std::string sofar = " after " + std::to_string(report.spans) + " spans were stored";
    if (failure)
        return domain::Error{domain::ErrorCode::Io, "cannot import " + m_source.path + sofar + ": " + *failure, "import it again: it goes on where it stopped"};
    if (m_cancel.load() && !m_source.grows)
        return domain::Error{domain::ErrorCode::Cancelled, "the import of " + m_source.path + " was cancelled" + sofar, "import it again to go on there"};
    if (m_closing)
        return domain::Error{domain::ErrorCode::Cancelled, "the import of " + m_source.path + " was stopped" + sofar + ": the recorder is ending", "import it again to go on there"};
    return report;
}

void FileImport::submit(std::int64_t end, std::int64_t nextRecord)
{
    const bool nothing = m_parts.empty() && m_remarks.empty() && (!m_source.place || end <= m_begin);
    if (nothing || m_closing)
        return;
    IngestRequest request;
    request.bytes = std::move(m_bytes);
    request.parts = std::move(m_parts);
    request.remarks = std::move(m_remarks);
    request.source = m_source.path;
    if (m_source.place && end > m_begin)
        request.progress = store::SourceProgress{m_source.place->identity, m_source.path, {m_begin, end, nextRecord}};
    request.done = [state = m_state](const Receipt& receipt) { state->add(receipt); };
    m_begin = std::max(m_begin, end);
    m_bytes.clear();
    m_parts.clear();
    m_remarks.clear();
    m_bytes.reserve(kChunkBytes + kChunkBytes / 4);
    m_state->expect();
    if (!m_pipeline.submit(std::move(request))) {
        m_closing = true;
        m_state->add({});
    }
    if (m_progress && m_stream != nullptr)
        m_progress({m_source.path, m_stream->bytesTaken(), m_bytesTotal, m_state->spans()});
}

} // namespace whyglass::ingest

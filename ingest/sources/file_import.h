// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/formats/format_reader.h"
#include "ingest/sources/file_positions.h"
#include "ingest/sources/receivers.h"

#include <memory>
#include <optional>

namespace whyglass::ingest {

/// Packs the records of one file into requests, each with the part of the file that it covers, so that what is committed and
/// how far the file was read never differ. Records in parts that were covered before are passed over.
class FileImport final : public RecordSink {
public:
    struct Source {
        std::string path;
        std::optional<FilePlace> place; ///< none: standard input
        bool grows = false;             ///< a record that is cut off at the end is left for later
    };
    FileImport(Source source, IngestPipeline& pipeline, const std::function<void(const FileProgress&)>& progress,
               const std::atomic<bool>& cancel);
    ~FileImport() override;

    bool onRecord(const FileRecord& record) override;
    void onRejected(std::int64_t record, std::int64_t offset, std::string_view reason) override;
    void onCutShort(std::int64_t record, std::int64_t offset, std::string_view reason) override;
    void onRepaired(std::int64_t record, std::int64_t offset, std::string_view code, std::string_view sample) override;

    void readAll(ByteStream& stream, const FormatReader& format, telemetry::Signal hint, std::int64_t firstRecord, std::int64_t bytesTotal);
    /// The file as a whole is not what it should be.
    void rejectWhole(std::string_view reason, std::int64_t bytes);

    /// Waits until everything is committed.
    domain::Result<FileReport> finish();

private:
    class State;
    [[nodiscard]] bool stopped() const;
    bool isCovered(std::int64_t begin, std::int64_t end, std::int64_t record);
    void makeRoom(std::int64_t offset, std::int64_t record);
    void remark(std::int64_t record, std::int64_t offset, std::string_view code, std::string_view text, bool rejected);
    /// Sends on what waits; it covers the file up to `end`, where `nextRecord` begins (0: inside a record).
    void submit(std::int64_t end, std::int64_t nextRecord);

    const Source m_source;
    IngestPipeline& m_pipeline;
    const std::function<void(const FileProgress&)>& m_progress;
    const std::atomic<bool>& m_cancel;
    std::shared_ptr<State> m_state;
    ByteStream* m_stream = nullptr;
    std::int64_t m_bytesTotal = 0;
    std::string m_bytes;
    std::vector<RequestPart> m_parts;
    std::vector<Remark> m_remarks;
    std::int64_t m_begin = 0;       ///< where the part of the file begins that waits
    std::int64_t m_recordsEnd = 0;  ///< where the last record that waits ends: reading can begin there
    std::int64_t m_nextRecord = 0;  ///< number of the record there; 0: inside one
    std::int64_t m_lastRecord = 0;
    std::int64_t m_pieceRecord = 0; ///< the last record that came in pieces
    std::optional<std::int64_t> m_cutAt; ///< a record that is cut off begins here: to be read again
    bool m_closing = false;
};

} // namespace whyglass::ingest

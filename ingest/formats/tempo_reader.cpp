// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/formats/format_reader.h"

/// Answers of Tempo's API: {"batches": [ResourceSpans…]} of the first version, {"trace": {"resourceSpans": …}, "status": …} of the
/// second; ids in base64 and enums by name, which the transcoder knows. An answer that says itself that it is not whole is
/// stored and reported.
namespace whyglass::ingest {

namespace {

constexpr std::string_view kPartial = "\"PARTIAL\"";

/// Watches the documents that pass for Tempo's own word that something is missing.
class PartialAnswers final : public RecordSink {
public:
    explicit PartialAnswers(RecordSink& next) : m_next(next) {}

    bool onRecord(const FileRecord& record) override
    {
        const std::size_t at = record.bytes.rfind(kPartial);
        if (at != std::string_view::npos && record.bytes.substr(0, at).rfind("\"status\"") != std::string_view::npos)
            m_next.onRepaired(record.record, record.offset, "partial-answer", "Tempo says that the trace is not whole");
        return m_next.onRecord(record);
    }
    void onRejected(std::int64_t record, std::int64_t offset, std::string_view reason) override { m_next.onRejected(record, offset, reason); }
    void onRepaired(std::int64_t record, std::int64_t offset, std::string_view code, std::string_view sample) override
    {
        m_next.onRepaired(record, offset, code, sample);
    }

private:
    RecordSink& m_next;
};

} // namespace

bool looksLikeTempo(std::string_view head)
{
    const std::string_view key = firstJsonKey(head);
    return key == "batches" || key == "trace";
}

void readTempo(ReadContext& context)
{
    PartialAnswers sink(context.sink);
    ReadContext inner{context.stream, sink, context.hint, context.firstRecord, context.coveredUpto};
    readJsonDocuments(inner);
}

} // namespace whyglass::ingest

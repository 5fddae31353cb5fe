// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/decode/otlp_decoder.h"
#include "ingest/formats/byte_stream.h"

#include <cstdint>
#include <span>
#include <string_view>

/// A file format is one entry in format_registry.cpp and one reader that finds the messages in it.
namespace whyglass::ingest {

/// One message found in a file; the bytes are valid during the call.
struct FileRecord {
    telemetry::Signal signal = telemetry::Signal::Traces; ///< of protobuf; JSON says it itself
    bool json = false;
    std::string_view bytes;
    std::int64_t record = 0; ///< 1-based
    std::int64_t offset = 0; ///< in the inflated file
    std::int64_t end = 0;    ///< where it ends there
    bool piece = false;      ///< of a record that is too large to be taken whole
};

class RecordSink {
public:
    virtual ~RecordSink() = default;
    /// False: read no further.
    virtual bool onRecord(const FileRecord& record) = 0;
    /// Something that is not stored, and why.
    virtual void onRejected(std::int64_t record, std::int64_t offset, std::string_view reason) = 0;
    /// A record that the end of the file cuts off. `offset`: where it, or the part of it that was not read, begins.
    virtual void onCutShort(std::int64_t record, std::int64_t offset, std::string_view reason) { onRejected(record, offset, reason); }
    /// Something that is stored, but not whole (code as in domain::ImportIssue).
    virtual void onRepaired(std::int64_t record, std::int64_t offset, std::string_view code, std::string_view sample) = 0;
};

struct ReadContext {
    ByteStream& stream;
    RecordSink& sink;
    telemetry::Signal hint = telemetry::Signal::Traces; ///< by the file's name; counts only where the content does not say
    std::int64_t firstRecord = 1; ///< number of the record that the stream begins with
    std::int64_t coveredUpto = 0; ///< the file is stored up to here: what ends before need not be given to the sink again
};

struct FormatReader {
    std::string_view slug; ///< cli.md, `format`
    /// Whether the first bytes (a byte order mark left out) look like this format. Called in the order of the registry.
    bool (*sniff)(std::string_view head);
    /// Reads to the end. What cannot be read is reported to the sink; a source that is damaged shows in stream.damage().
    void (*read)(ReadContext& context);
    /// Records stand one after the other, so that reading can begin with any of them.
    bool resumable = false;
};

/// All formats, in the order in which they are tried (otlp.md A6).
std::span<const FormatReader> formatRegistry();
/// How many bytes sniffing looks at.
inline constexpr std::size_t kSniffBytes = 64U << 10U;
/// The largest single record (otlp.md A3).
inline constexpr std::size_t kMaxRecordBytes = 64U << 20U;
/// What is larger is cut into pieces where that loses nothing.
inline constexpr std::size_t kWholeRecordBytes = 8U << 20U;
/// Pieces are sent on once they have this size.
inline constexpr std::size_t kPieceBytes = 1U << 20U;

/// Compression around any of them, told by its magic number.
enum class Compression { None, Gzip, Zstd };
Compression sniffCompression(std::string_view head);

/// The readers of the registry.
bool looksLikeJsonLines(std::string_view head);
void readJsonLines(ReadContext& context);
bool looksLikeJson(std::string_view head);
void readJsonDocuments(ReadContext& context);
bool looksLikeFrames(std::string_view head);
void readFrames(ReadContext& context);
bool looksLikeZstdFrames(std::string_view head);
void readZstdFrames(ReadContext& context);
bool looksLikeJaeger(std::string_view head);
void readJaeger(ReadContext& context);
bool looksLikeJaegerV3(std::string_view head);
void readJaegerV3(ReadContext& context);
bool looksLikeTempo(std::string_view head);
void readTempo(ReadContext& context);
bool looksLikePlainSpans(std::string_view head);
void readPlainSpans(ReadContext& context);
bool looksLikeProtobuf(std::string_view head);
void readProtobuf(ReadContext& context);

/// The name of the first member of a JSON object; empty where the text begins otherwise.
std::string_view firstJsonKey(std::string_view head);

/// Tells the signal of protobuf messages of one file: by content, else as the last one, else by the file's name.
class SignalTeller {
public:
    explicit SignalTeller(telemetry::Signal hint) : m_last(hint) {}
    telemetry::Signal tell(std::string_view message);

private:
    telemetry::Signal m_last;
};

} // namespace whyglass::ingest

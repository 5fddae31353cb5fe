// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/formats/byte_stream.h"
#include "ingest/formats/format_reader.h"
#include "ingest/formats/regular_file.h"
#include "ingest/sources/file_import.h"
#include "ingest/sources/file_positions.h"
#include "ingest/sources/file_source.h"
#include "ingest/sources/rotation.h"

#include <algorithm>

namespace whyglass::ingest {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

telemetry::Signal signalOfName(const std::string& path)
{
    std::string name = fs::path(path).filename().string();
    std::transform(name.begin(), name.end(), name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (name.find("log") != std::string::npos)
        return telemetry::Signal::Logs;
    return name.find("metric") != std::string::npos ? telemetry::Signal::Metrics : telemetry::Signal::Traces;
}

bool isUtf16(std::string_view head)
{
    const std::string_view two = head.substr(0, 2);
    return two == "\xFF\xFE" || two == "\xFE\xFF" || two == std::string_view("{\0", 2) || two == std::string_view("\0{", 2);
}

std::string whyUnknown(std::string_view head)
{
    if (head.substr(0, 15) == "SQLite format 3")
        return "this is a SQLite database, not telemetry; a workspace is opened with -w";
    if (isUtf16(head))
        return "this is UTF-16 text, JSON is UTF-8; convert it: iconv -f UTF-16 -t UTF-8";
    if (head.substr(0, 2) == "PK" || (head.size() > 262 && head.substr(257, 5) == "ustar"))
        return "this is an archive; unpack it first";
    return "no known telemetry format: OTLP as JSON lines, JSON, protobuf or length-prefixed protobuf is read, Jaeger's and Tempo's JSON "
           "and arrays of spans, each also .gz or .zst";
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

/// What is about to be read: where it stands, and what it looks like.
struct Opened {
    std::unique_ptr<ByteStream> stream;
    const FormatReader* format = nullptr;
    std::int64_t firstRecord = 1;
    bool blank = false;
};

Opened look(std::unique_ptr<ByteStream> raw)
{
    Opened opened;
    const bool compressed = sniffCompression(raw->peek(4)) != Compression::None;
    opened.stream = inflated(std::move(raw));
    if (opened.stream->peek(kByteOrderMark.size()).substr(0, kByteOrderMark.size()) == kByteOrderMark)
        opened.stream->consume(kByteOrderMark.size());
    const std::string_view head = opened.stream->peek(kSniffBytes).substr(0, kSniffBytes);
    opened.format = findFormat(head);
    opened.blank = isBlank(head) && !opened.stream->damage();
    opened.firstRecord = compressed ? 0 : 1; // 0: there is no way into the middle
    return opened;
}

/// Goes straight to where reading stopped, where the format allows to begin there.
void goOn(Opened& opened, const RegularFile& file, const FilePlace& place, std::int64_t end, const std::atomic<bool>& cancel)
{
    const bool possible = opened.format != nullptr && opened.format->resumable && opened.firstRecord == 1;
    opened.firstRecord = 1;
    if (!possible || place.covered.empty())
        return;
    const store::SourceRange& first = place.covered.front();
    if (first.begin != 0 || first.nextRecord <= 1 || first.end > end)
        return;
    opened.stream = std::make_unique<ByteStream>(file.bytes(first.end, end, cancel), first.end);
    opened.firstRecord = first.nextRecord;
}

domain::Result<FileReport> readOpened(Opened& opened, FileImport::Source source, IngestPipeline& pipeline, std::int64_t bytesTotal,
                                      const std::function<void(const FileProgress&)>& progress, const std::atomic<bool>& cancel)
{
    const std::string path = source.path;
    const std::int64_t resumedAt = source.place && !source.place->covered.empty() ? source.place->covered.front().end : 0;
    FileImport import(std::move(source), pipeline, progress, cancel);
    ByteStream& stream = *opened.stream;
    if (opened.format != nullptr)
        import.readAll(stream, *opened.format, signalOfName(path), opened.firstRecord, bytesTotal);
    else if (!opened.blank)
        import.rejectWhole(stream.damage() ? stream.damage()->message : whyUnknown(stream.peek(kSniffBytes)), bytesTotal);
    auto report = import.finish();
    if (!report.ok())
        return report;
    report->path = path;
    report->format = opened.format != nullptr ? opened.format->slug : "unknown";
    report->bytes = stream.bytesTaken();
    report->resumedAt = resumedAt;
    if (progress)
        progress({path, report->bytes, std::max(report->bytes, bytesTotal), report->spans});
    return report;
}

domain::Result<FileReport> importStandardInput(IngestPipeline& pipeline, const std::function<void(const FileProgress&)>& progress,
                                               const std::atomic<bool>& cancel)
{
    auto raw = std::make_unique<ByteStream>(standardInput(cancel));
    if (raw->empty() && raw->damage())
        return *raw->damage();
    Opened opened = look(std::move(raw));
    opened.firstRecord = 1;
    return readOpened(opened, {"-", std::nullopt, false}, pipeline, 0, progress, cancel);
}

} // namespace

domain::Result<FileReport> importPart(const RegularFile& file, bool grows, bool last, IngestPipeline& pipeline,
                                      const std::function<void(const FileProgress&)>& progress, const std::atomic<bool>& cancel)
{
    const std::int64_t end = file.size(); // what is appended meanwhile is for the next time
    Opened opened = look(std::make_unique<ByteStream>(file.bytes(0, end, cancel)));
    if (opened.format == nullptr && !opened.blank && grows && !last && end < static_cast<std::int64_t>(kSniffBytes))
        opened.blank = true; // too little to tell
    FilePlace place = findPlace(file, grows, pipeline);
    if (opened.firstRecord == 1 && !place.covered.empty() && place.covered.back().end > end) { // truncated, and begins as before
        forgetPlace(place.identity, pipeline);
        place.covered.clear();
    }
    goOn(opened, file, place, end, cancel);
    const store::SourceIdentity identity = place.identity;
    auto report = readOpened(opened, {file.path(), std::move(place), grows && !last}, pipeline, end, progress, cancel);
    if (report.ok() && !grows && !cancel.load())
        forgetPlace(identity, pipeline);
    return report;
}

domain::Result<FileReport> importFile(const std::string& path, IngestPipeline& pipeline,
                                      const std::function<void(const FileProgress&)>& progress, const std::atomic<bool>& cancel,
                                      const std::string& name)
{
    if (path == "-")
        return importStandardInput(pipeline, progress, cancel);
    const auto file = RegularFile::open(path, name);
    if (!file.ok())
        return file.error();
    return importPart(*file, false, true, pipeline, progress, cancel);
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
            } else if (fs::is_regular_file(entry->symlink_status(ignored))) { // links lead out of the folder, or in circles
                inside.push_back(entry->path().string());
            }
        }
        if (code)
            return domain::Error{domain::ErrorCode::Io, "cannot list " + path + ": " + code.message(), "check the folder's permissions"};
        sortByRotation(inside);
        files.insert(files.end(), inside.begin(), inside.end());
    }
    return files;
}

} // namespace whyglass::ingest

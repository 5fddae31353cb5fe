// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/formats/format_reader.h"
#include "ingest/formats/json_cutter.h"
#include "ingest/formats/json_scanner.h"

#include <algorithm>

namespace whyglass::ingest {

namespace {

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isJsonSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isJsonSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

/// Length of the line at the present position without its newline; nothing where it is longer than `limit`.
std::optional<std::size_t> lineLength(ByteStream& stream, std::size_t limit)
{
    std::size_t searched = 0;
    for (;;) {
        const std::string_view window = stream.peek(searched + 1);
        const std::size_t end = window.find('\n', searched);
        if (end != std::string_view::npos)
            return end;
        if (window.size() <= searched)
            return window.size(); // the last line has no newline
        searched = window.size();
        if (searched > limit)
            return std::nullopt;
    }
}

void skipLine(ByteStream& stream)
{
    while (!stream.empty()) {
        const std::size_t end = stream.window().find('\n');
        if (end != std::string_view::npos) {
            stream.consume(end + 1);
            return;
        }
        stream.consume(stream.window().size());
    }
}

/// Skips to the next line that begins with `{`.
void skipToDocument(ByteStream& stream)
{
    do {
        skipLine(stream);
    } while (!stream.empty() && stream.window().front() != '{');
}

} // namespace

bool looksLikeJson(std::string_view head)
{
    head = trimmed(head);
    if (head.empty() || head.front() != '{')
        return false;
    head = trimmed(head.substr(1));
    if (head.empty() || head.front() == '}')
        return true;
    if (head.front() != '"')
        return false;
    // A protobuf message may begin with the same characters, but not with a printable name and a colon.
    const std::size_t end = head.find('"', 1);
    if (end == std::string_view::npos)
        return false;
    const std::string_view key = head.substr(1, end - 1);
    const bool printable = std::all_of(key.begin(), key.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x20; });
    const std::string_view rest = trimmed(head.substr(end + 1));
    return printable && (rest.empty() || rest.front() == ':');
}

std::string_view firstJsonKey(std::string_view head)
{
    if (!looksLikeJson(head))
        return {};
    head = trimmed(trimmed(head).substr(1));
    const std::size_t end = head.find('"', 1);
    return head.empty() || end == std::string_view::npos ? std::string_view() : head.substr(1, end - 1);
}

bool looksLikeJsonLines(std::string_view head)
{
    if (!looksLikeJson(head))
        return false;
    const std::size_t begin = head.find('{');
    JsonScanner scanner;
    const std::string_view text = head.substr(begin);
    const auto end = scanner.scan(text);
    const std::size_t newline = text.find('\n');
    if (!end)
        return newline == std::string_view::npos || text.find("\n{\"") != std::string_view::npos; // long or broken first line
    if (newline == std::string_view::npos || newline < *end)
        return false; // one document, or one over several lines
    return trimmed(text.substr(*end, newline - *end)).empty();
}

void readJsonLines(ReadContext& context)
{
    ByteStream& stream = context.stream;
    for (std::int64_t record = context.firstRecord; !stream.empty(); ++record) {
        const auto length = lineLength(stream, kWholeRecordBytes);
        if (!length) {
            if (JsonCutter(context, record).readDocument() == JsonCutter::End::Stopped)
                return;
            skipLine(stream);
            continue;
        }
        const std::string_view line = trimmed(stream.window().substr(0, *length));
        const bool last = *length == stream.window().size(); // no newline
        if (last && !line.empty() && !JsonScanner().scan(line))
            return context.sink.onCutShort(record, stream.offset(), "the line ends inside a JSON text");
        if (!line.empty() && !context.sink.onRecord({context.hint, true, line, record, stream.offset(),
                                      stream.offset() + static_cast<std::int64_t>(*length + (last ? 0 : 1))}))
            return;
        stream.consume(*length + 1);
    }
}

void readJsonDocuments(ReadContext& context)
{
    ByteStream& stream = context.stream;
    std::int64_t record = 0;
    while (!stream.empty()) {
        const char c = stream.window().front();
        if (isJsonSpace(c)) {
            stream.consume(1);
            continue;
        }
        ++record;
        if (c != '{') {
            context.sink.onRejected(record, stream.offset(), "a JSON object should stand here");
            skipToDocument(stream);
            continue;
        }
        const JsonCutter::End end = JsonCutter(context, record).readDocument();
        if (end == JsonCutter::End::Stopped)
            return;
        if (end == JsonCutter::End::Broken)
            skipToDocument(stream);
    }
}

} // namespace whyglass::ingest

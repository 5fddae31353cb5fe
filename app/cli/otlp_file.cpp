// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/otlp_file.h"

#include "app/cli/row_output.h"
#include "ingest/decode/otlp_decoder.h"

#include <cerrno>
#include <cstring>

namespace whyglass::cli {

namespace {

constexpr std::size_t kSpansInGroup = 512;

/// One length-delimited field of a protobuf message (otlp.md A5). An empty text is left out.
void appendField(std::string& out, unsigned field, std::string_view bytes)
{
    constexpr unsigned kLengthDelimited = 2;
    if (bytes.empty())
        return;
    out.push_back(static_cast<char>(field << 3U | kLengthDelimited));
    std::size_t size = bytes.size();
    for (; size >= 0x80U; size >>= 7U)
        out.push_back(static_cast<char>((size & 0x7FU) | 0x80U));
    out.push_back(static_cast<char>(size));
    out.append(bytes);
}

/// TracesData with one ResourceSpans, from the bytes as sent.
std::string protobufGroup(const store::SpanPayload& group, const std::string& spans)
{
    std::string scopeSpans;
    appendField(scopeSpans, 1, group.scope);
    scopeSpans += spans;
    appendField(scopeSpans, 3, group.scopeSchemaUrl);
    std::string resourceSpans;
    appendField(resourceSpans, 1, group.resource);
    appendField(resourceSpans, 2, scopeSpans);
    appendField(resourceSpans, 3, group.resourceSchemaUrl);
    std::string message;
    appendField(message, 1, resourceSpans);
    return message;
}

void appendSchema(std::string& out, const std::string& url)
{
    if (!url.empty())
        out += ",\"schemaUrl\":" + toText(Json(url));
}

std::string jsonGroup(const store::SpanPayload& group, const std::string& spans)
{
    const auto resource = telemetry::decodeResource(group.resource);
    const auto scope = telemetry::decodeScope(group.scope);
    std::string line = "{\"resourceSpans\":[{\"resource\":";
    line += resource ? telemetry::resourceToOtlpJson(*resource) : "{}";
    line += ",\"scopeSpans\":[{\"scope\":";
    line += scope ? telemetry::scopeToOtlpJson(*scope) : "{}";
    line += ",\"spans\":[" + spans + "]";
    appendSchema(line, group.scopeSchemaUrl);
    line += "}]";
    appendSchema(line, group.resourceSchemaUrl);
    return line + "}]}\n";
}

bool sameGroup(const store::SpanPayload& a, const store::SpanPayload& b)
{
    return a.resource == b.resource && a.scope == b.scope && a.resourceSchemaUrl == b.resourceSchemaUrl
        && a.scopeSchemaUrl == b.scopeSchemaUrl;
}

} // namespace

domain::Result<std::unique_ptr<OtlpFile>> OtlpFile::create(const std::filesystem::path& path, Form form)
{
    std::unique_ptr<OtlpFile> file(new OtlpFile(path, form));
    file->m_file = std::fopen(file->temporary().c_str(), "wbe");
    if (!file->m_file)
        return file->failure();
    return file;
}

OtlpFile::~OtlpFile()
{
    if (!m_file)
        return;
    std::fclose(m_file);
    std::error_code error;
    std::filesystem::remove(temporary(), error);
}

domain::Result<void> OtlpFile::add(const store::SpanPayload& payload)
{
    if (m_count > 0 && (m_count >= kSpansInGroup || !sameGroup(m_group, payload))) {
        if (auto flushed = flush(); !flushed)
            return flushed;
    }
    if (m_count == 0)
        m_group = {{}, payload.resource, payload.scope, payload.resourceSchemaUrl, payload.scopeSchemaUrl};
    if (m_form == Form::Protobuf) {
        constexpr unsigned kSpansField = 2;
        appendField(m_spans, kSpansField, payload.span);
    } else {
        const auto span = telemetry::decodeSpan(payload.span);
        if (!span)
            return span.error();
        m_spans += (m_count > 0 ? "," : "") + telemetry::spanToOtlpJson(*span);
    }
    ++m_count;
    return {};
}

domain::Result<void> OtlpFile::finish()
{
    if (auto flushed = flush(); !flushed)
        return flushed;
    std::FILE* file = std::exchange(m_file, nullptr);
    if (std::fclose(file) != 0)
        return failure();
    std::error_code error;
    std::filesystem::rename(temporary(), m_path, error);
    if (!error)
        return {};
    errno = error.value();
    return failure();
}

domain::Result<void> OtlpFile::flush()
{
    if (m_count == 0)
        return {};
    const std::string text = m_form == Form::Protobuf ? protobufGroup(m_group, m_spans) : jsonGroup(m_group, m_spans);
    m_spans.clear();
    m_count = 0;
    return write(text);
}

domain::Result<void> OtlpFile::write(const std::string& text)
{
    if (std::fwrite(text.data(), 1, text.size(), m_file) != text.size())
        return failure();
    m_bytes += static_cast<std::int64_t>(text.size());
    return {};
}

domain::Error OtlpFile::failure() const
{
    return {domain::ErrorCode::Io, "cannot write " + m_path.string() + ": " + std::strerror(errno), "check the folder and the free space"};
}

} // namespace whyglass::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/store/rows.h"

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

namespace whyglass::cli {

/// Writes spans as OTLP: spans of one resource and scope that come one after the other share a ResourceSpans. The file appears
/// under its name only when it is complete.
class OtlpFile {
public:
    enum class Form { JsonLines, Protobuf };
    static domain::Result<std::unique_ptr<OtlpFile>> create(const std::filesystem::path& path, Form form);
    ~OtlpFile();
    OtlpFile(const OtlpFile&) = delete;
    OtlpFile& operator=(const OtlpFile&) = delete;

    domain::Result<void> add(const store::SpanPayload& payload);
    domain::Result<void> finish();
    [[nodiscard]] std::int64_t bytes() const { return m_bytes; }

private:
    OtlpFile(std::filesystem::path path, Form form) : m_path(std::move(path)), m_form(form) {}
    domain::Result<void> flush();
    domain::Result<void> write(const std::string& text);
    [[nodiscard]] domain::Error failure() const;
    [[nodiscard]] std::filesystem::path temporary() const { return m_path.string() + ".part"; }

    std::filesystem::path m_path;
    Form m_form;
    std::FILE* m_file = nullptr;
    std::int64_t m_bytes = 0;
    store::SpanPayload m_group;   ///< resource and scope of the spans that wait
    std::string m_spans;          ///< those spans, encoded
    std::size_t m_count = 0;
};

} // namespace whyglass::cli

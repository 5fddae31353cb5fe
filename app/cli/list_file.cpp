// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/list_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace whyglass::cli {

namespace {

/// A file under a name of its own until it is complete; gone again where it never is.
class PartFile {
public:
    explicit PartFile(std::filesystem::path path) : m_path(std::move(path)), m_file(std::fopen(part().c_str(), "wb")) {}
    ~PartFile()
    {
        if (!m_file)
            return;
        std::fclose(m_file);
        std::error_code ignored;
        std::filesystem::remove(part(), ignored);
    }
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;

    [[nodiscard]] bool open() const { return m_file != nullptr; }
    void write(std::string_view text) { m_failed = m_failed || std::fwrite(text.data(), 1, text.size(), m_file) != text.size(); }
    [[nodiscard]] domain::Error failure() const
    {
        return {domain::ErrorCode::Io, "cannot write " + m_path.string() + ": " + std::strerror(errno), "check the folder, its permissions and the disk"};
    }
    domain::Result<void> finish()
    {
        m_failed = std::fclose(std::exchange(m_file, nullptr)) != 0 || m_failed;
        std::error_code error;
        if (!m_failed)
            std::filesystem::rename(part(), m_path, error);
        if (!m_failed && !error)
            return {};
        const domain::Error told = failure();
        std::filesystem::remove(part(), error);
        return told;
    }

private:
    [[nodiscard]] std::string part() const { return m_path.string() + ".part"; }

    std::filesystem::path m_path;
    std::FILE* m_file;
    bool m_failed = false;
};

domain::Result<std::int64_t> writeList(const ListKind& kind, store::WorkspaceReader& reader, const ListSelection& selection, RowWriter::Form form,
                                       RowWriter::Sink sink, const ListProgress& progress)
{
    ListKind::Keys found;
    if (selection.keys.empty()) {
        auto keys = kind.keys(reader, selection.filter, selection.order, store::kAllKeys);
        if (!keys)
            return keys.error();
        found = std::move(*keys);
    }
    const ListKind::KeySpan keys = selection.keys.empty() ? found : selection.keys;
    const auto total = static_cast<std::int64_t>(keys.size());
    RowWriter writer(form, std::move(sink), {{"what", kind.what}, {"total", total}}, kind.prototype());
    std::int64_t rows = 0;
    const auto read = eachListRow(
        kind, reader, keys,
        [&](const Json& row) {
            writer.row(row);
            ++rows;
        },
        [&](std::int64_t done) {
            if (progress)
                progress(done, total);
        });
    if (!read)
        return read.error();
    writer.finish();
    return rows;
}

} // namespace

std::optional<RowWriter::Form> formOfEnding(const std::filesystem::path& path)
{
    const std::string ending = path.extension().string();
    if (ending == ".csv")
        return RowWriter::Form::Csv;
    if (ending == ".json")
        return RowWriter::Form::Whole;
    return ending == ".jsonl" ? std::optional(RowWriter::Form::Lines) : std::nullopt;
}

domain::Result<std::string> listText(const ListKind& kind, store::WorkspaceReader& reader, const ListSelection& selection, RowWriter::Form form,
                                     const ListProgress& progress)
{
    std::string text;
    const auto written = writeList(kind, reader, selection, form, [&text](std::string_view part) { text += part; }, progress);
    if (!written)
        return written.error();
    return text;
}

domain::Result<std::int64_t> writeListFile(const ListKind& kind, store::WorkspaceReader& reader, const ListSelection& selection,
                                           RowWriter::Form form, const std::filesystem::path& path, const ListProgress& progress)
{
    PartFile file(path);
    if (!file.open())
        return file.failure();
    const auto written = writeList(kind, reader, selection, form, [&file](std::string_view text) { file.write(text); }, progress);
    if (!written)
        return written.error();
    if (auto finished = file.finish(); !finished)
        return finished.error();
    return *written;
}

} // namespace whyglass::cli

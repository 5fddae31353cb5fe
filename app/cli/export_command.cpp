// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/list_file.h"
#include "app/cli/open_workspace.h"
#include "app/cli/otlp_file.h"
#include "app/cli/row_output.h"
#include "app/cli/terminal.h"

#include <algorithm>
#include <array>
#include <optional>

namespace whyglass::cli {

namespace {

constexpr std::size_t kPage = 4096;

struct Ending {
    const char* text;
    OtlpFile::Form form;
};
constexpr std::array<Ending, 3> kEndings = {{
    {".jsonl", OtlpFile::Form::JsonLines},
    {".pb", OtlpFile::Form::Protobuf},
    {".frames", OtlpFile::Form::Frames},
}};

/// Where records go: one file, or one a signal, because a single protobuf message holds a single signal.
class ExportFiles {
public:
    ExportFiles(std::filesystem::path path, OtlpFile::Form form) : m_path(std::move(path)), m_form(form) {}

    template <typename Payload>
    void add(telemetry::Signal signal, const Payload& payload)
    {
        if (m_failure)
            return;
        const auto file = fileOf(signal);
        if (!file) {
            m_failure = file.error();
        } else if (auto added = (*file)->add(payload); !added) {
            m_failure = added.error();
        }
    }

    [[nodiscard]] const std::optional<domain::Error>& failure() const { return m_failure; }

    /// Gives the files their names. Without any record there is an empty one.
    domain::Result<void> finish()
    {
        if (m_files.empty()) {
            if (auto empty = fileOf(telemetry::Signal::Traces); !empty)
                return empty.error();
        }
        for (const Open& open : m_files) {
            if (auto finished = open.file->finish(); !finished)
                return finished;
        }
        return {};
    }

    [[nodiscard]] Json paths() const
    {
        Json paths = Json::array();
        for (const Open& open : m_files)
            paths.push_back(open.path.string());
        return paths;
    }
    [[nodiscard]] std::int64_t bytes() const
    {
        std::int64_t bytes = 0;
        for (const Open& open : m_files)
            bytes += open.file->bytes();
        return bytes;
    }

private:
    struct Open {
        telemetry::Signal signal;
        std::filesystem::path path;
        std::unique_ptr<OtlpFile> file;
    };

    domain::Result<OtlpFile*> fileOf(telemetry::Signal signal)
    {
        const auto known = std::find_if(m_files.begin(), m_files.end(), [&](const Open& open) {
            return open.signal == signal || m_form != OtlpFile::Form::Protobuf;
        });
        if (known != m_files.end())
            return known->file.get();
        std::filesystem::path path = m_path;
        if (!m_files.empty())
            path.replace_extension(signal == telemetry::Signal::Logs ? ".logs.pb" : ".metrics.pb");
        auto file = OtlpFile::create(path, m_form);
        if (!file)
            return file.error();
        m_files.push_back({signal, std::move(path), std::move(*file)});
        return m_files.back().file.get();
    }

    std::filesystem::path m_path;
    OtlpFile::Form m_form;
    std::vector<Open> m_files;
    std::optional<domain::Error> m_failure;
};

/// Writes what a query means, signal by signal, each in order of arrival.
class Exporter {
public:
    Exporter(store::WorkspaceReader& reader, const domain::Filter& filter, ExportFiles& files, bool progress)
        : m_reader(reader), m_filter(filter), m_files(files), m_line(progress)
    {
    }

    domain::Result<std::int64_t> spans()
    {
        return eachPage(m_reader.spanKeys(m_filter, {}), "exporting spans", [this](std::span<const std::int64_t> page) {
            std::vector<domain::SpanKey> keys;
            for (const std::int64_t key : page)
                keys.push_back({key});
            return m_reader.payloads(keys, [this](domain::SpanKey, const store::SpanPayload& payload) {
                m_files.add(telemetry::Signal::Traces, payload);
            });
        });
    }

    domain::Result<std::int64_t> logs()
    {
        return eachPage(m_reader.logKeys(m_filter, {}), "exporting logs", [this](std::span<const std::int64_t> page) {
            return m_reader.logPayloads(page, [this](const store::SpanPayload& payload) { m_files.add(telemetry::Signal::Logs, payload); });
        });
    }

    domain::Result<std::int64_t> metricPoints()
    {
        std::int64_t written = 0;
        store::WorkspaceReader::PointCursor cursor;
        for (;;) {
            const auto more = m_reader.metricPoints(m_filter, cursor, kPage, [&](const store::PointPayload& payload) {
                m_files.add(telemetry::Signal::Metrics, payload);
                ++written;
            });
            if (!more)
                return more.error();
            if (m_files.failure())
                return *m_files.failure();
            if (!*more)
                return written;
            m_line.show("exporting data points", written, written);
        }
    }

private:
    template <typename WritePage>
    domain::Result<std::int64_t> eachPage(domain::Result<std::vector<std::int64_t>> keys, const char* what, WritePage writePage)
    {
        if (!keys)
            return keys.error();
        std::sort(keys->begin(), keys->end()); // as they arrived: each block is read once, and groups stay together
        const std::span<const std::int64_t> all(*keys);
        for (std::size_t at = 0; at < all.size(); at += kPage) {
            const auto page = all.subspan(at, std::min(kPage, all.size() - at));
            if (auto written = writePage(page); !written)
                return written.error();
            if (m_files.failure())
                return *m_files.failure();
            m_line.show(what, static_cast<std::int64_t>(at + page.size()), static_cast<std::int64_t>(all.size()));
        }
        return static_cast<std::int64_t>(all.size());
    }

    store::WorkspaceReader& m_reader;
    const domain::Filter& m_filter;
    ExportFiles& m_files;
    ProgressLine m_line;
};

class ExportCommand : public Command {
public:
    void define(OptionSet& options) override
    {
        options.texts("QUERY", m_query, "Which spans, logs and metrics; all without one");
        options.path("-o,--output", m_output,
                     "FILE.jsonl (OTLP JSON lines), FILE.pb (OTLP; logs and metrics in files of their own beside it), FILE.frames "
                     "(OTLP messages with a length before each) or FILE.csv (the rows of a list)",
                     true);
        options.words("--signals", m_signals, {"spans", "logs", "metrics"}, "Only these: spans, logs, metrics");
        std::vector<std::string> lists;
        for (const ListKind& kind : listKinds())
            lists.emplace_back(kind.what);
        options.choice("--list", m_list, lists, "Into FILE.csv: which list (default spans)");
        m_options.define(options);
    }

    domain::Result<int> run(const Host&) override
    {
        const std::string ending = m_output.extension().string();
        if (ending == ".csv")
            return writeCsv();
        const auto form = std::find_if(kEndings.begin(), kEndings.end(), [&](const Ending& known) { return known.text == ending; });
        if (form == kEndings.end()) {
            return domain::Error{domain::ErrorCode::InvalidArgument, "cannot export to " + m_output.string() + ": its ending names no format",
                                 "end the name in .jsonl, .pb, .frames or .csv"};
        }
        for (const std::string& signal : m_signals) {
            if (signal != "spans" && signal != "logs" && signal != "metrics")
                return domain::Error{domain::ErrorCode::InvalidArgument, "there is no signal " + signal, "name spans, logs or metrics"};
        }
        auto filter = m_options.filter(m_query);
        if (!filter)
            return filter.error();
        domain::FilterTerm madeOfLogs; // no span was sent for them
        madeOfLogs.kind = domain::FilterTerm::Kind::Field;
        madeOfLogs.key = "is";
        madeOfLogs.values = {"from_log"};
        madeOfLogs.negated = true;
        filter->terms.push_back(std::move(madeOfLogs));
        const auto workspace = OpenWorkspace::open(m_options);
        if (!workspace)
            return workspace.error();
        ExportFiles files(m_output, form->form);
        return write((*workspace)->reader(), *filter, files);
    }

private:
    domain::Result<int> writeCsv() const
    {
        const ListKind& kind = *findListKind(m_list);
        const auto filter = m_options.filter(m_query);
        if (!filter)
            return filter.error();
        const auto workspace = OpenWorkspace::open(m_options, {.index = false, .detectors = kind.needsDetectors});
        if (!workspace)
            return workspace.error();
        ProgressLine line(m_options.showsProgress());
        const auto rows = writeListFile(kind, (*workspace)->reader(), {*filter, kind.order, {}}, RowWriter::Form::Csv, m_output,
                                        [&line](std::int64_t done, std::int64_t total) { line.show("exporting rows", done, total); });
        if (!rows)
            return rows.error();
        std::error_code unknown;
        const auto bytes = std::filesystem::file_size(m_output, unknown);
        return exitCode(printObject(m_options, {{"path", m_output.string()},
                                                {"list", m_list},
                                                {"rows", *rows},
                                                {"bytes", unknown ? Json() : Json(bytes)}}));
    }

    [[nodiscard]] bool wants(const char* signal) const
    {
        return m_signals.empty() || std::find(m_signals.begin(), m_signals.end(), signal) != m_signals.end();
    }

    domain::Result<int> write(store::WorkspaceReader& reader, const domain::Filter& filter, ExportFiles& files) const
    {
        Exporter exporter(reader, filter, files, m_options.showsProgress());
        const domain::Result<std::int64_t> none = std::int64_t{0};
        const auto spans = wants("spans") ? exporter.spans() : none;
        if (!spans)
            return spans.error();
        const auto logs = wants("logs") ? exporter.logs() : none;
        if (!logs)
            return logs.error();
        const auto points = wants("metrics") ? exporter.metricPoints() : none;
        if (!points)
            return points.error();
        if (auto finished = files.finish(); !finished)
            return finished.error();
        return exitCode(printObject(m_options, {{"path", m_output.string()},
                                                {"files", files.paths()},
                                                {"spans", *spans},
                                                {"logs", *logs},
                                                {"metric_points", *points},
                                                {"bytes", files.bytes()}}));
    }

    CommonOptions m_options;
    std::filesystem::path m_output;
    std::string m_list = "spans";
    std::vector<std::string> m_query, m_signals;
};

} // namespace

std::unique_ptr<Command> makeExportCommand() { return std::make_unique<ExportCommand>(); }

} // namespace whyglass::cli

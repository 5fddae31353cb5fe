// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/owner_commands.h"

#include "app/recorder/annotation_command.h"
#include "app/recorder/budget_commands.h"
#include "app/recorder/embedded_sample.h"
#include "app/recorder/import_report.h"
#include "app/recorder/writer_call.h"
#include "ingest/sources/file_follower.h"
#include "models/analysis/detectors/detector.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace whyglass::recorder {

using Json = nlohmann::ordered_json;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::chrono::milliseconds kProgressInterval{100};

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

domain::Error badParameters(const std::string& command, const std::string& what)
{
    return {domain::ErrorCode::InvalidArgument, command + ": " + what, ""};
}

/// Passes on one call in `kProgressInterval`.
class Throttle {
public:
    bool due()
    {
        const auto now = Clock::now();
        if (now - m_last < kProgressInterval)
            return false;
        m_last = now;
        return true;
    }

private:
    Clock::time_point m_last;
};

struct FileToImport {
    std::string path;  ///< absolute
    std::string shown; ///< as the user wrote it
};

std::vector<FileToImport> filesOf(const Json& parameters)
{
    std::vector<FileToImport> files;
    const auto list = parameters.find("files");
    if (list == parameters.end() || !list->is_array())
        return files;
    for (const Json& file : *list) {
        if (!file.is_object() || !file.contains("path") || !file["path"].is_string())
            continue;
        const std::string path = file["path"];
        const auto shown = file.find("shown");
        files.push_back({path, shown != file.end() && shown->is_string() ? shown->get<std::string>() : path});
    }
    return files;
}

ImportedFile importOne(const FileToImport& file, ingest::IngestPipeline& pipeline, const CommandRequest& request, Json place)
{
    Throttle throttle;
    const auto progress = [&](const ingest::FileProgress& state) {
        if (!throttle.due())
            return;
        place["bytes_read"] = state.bytesRead;
        place["bytes_total"] = state.bytesTotal;
        place["spans"] = state.spans;
        request.progress(dump(place));
    };
    auto report = ingest::importFile(file.path, pipeline, progress, *request.cancel, file.shown);
    ImportedFile imported;
    if (report) {
        imported.report = std::move(*report);
    } else {
        imported.report.format = "unknown";
        imported.error = report.error().text();
    }
    imported.report.path = file.shown;
    return imported;
}

Json importAll(const std::vector<FileToImport>& files, ingest::IngestPipeline& pipeline, const CommandRequest& request)
{
    const auto begin = Clock::now();
    std::vector<ImportedFile> imported;
    for (std::size_t i = 0; i < files.size() && !*request.cancel; ++i) {
        const Json place = {{"path", files[i].shown}, {"file", i + 1}, {"files", files.size()}};
        imported.push_back(importOne(files[i], pipeline, request, place));
    }
    return importJson(imported, Clock::now() - begin);
}

std::string upkeepJson(const Upkeep::Outcome& outcome)
{
    return dump({{"bytes_before", outcome.bytesBefore}, {"bytes_after", outcome.bytesAfter}, {"spans_removed", outcome.removedSpans}});
}

} // namespace

OwnerCommands::OwnerCommands(ingest::IngestPipeline& pipeline, AnalysisRunner& analysis, const std::filesystem::path& workspace,
                             std::function<void()> onFilesRead)
    : m_pipeline(pipeline), m_analysis(analysis), m_upkeep(pipeline), m_prices(pipeline, workspace), m_onFilesRead(std::move(onFilesRead))
{
}

domain::Result<std::string> OwnerCommands::handle(const CommandRequest& request)
{
    using Handler = domain::Result<std::string> (OwnerCommands::*)(const CommandRequest&);
    static const std::map<std::string, Handler, std::less<>> kHandlers = {
        {"import", &OwnerCommands::importFiles}, {"follow", &OwnerCommands::follow}, {"sample", &OwnerCommands::importSample},
        {"detect", &OwnerCommands::detect},      {"analyse", &OwnerCommands::analyse},
        {"index", &OwnerCommands::index},        {"compact", &OwnerCommands::compact},
        {"prune", &OwnerCommands::prune},        {"set_finding_state", &OwnerCommands::setFindingState},
        {"prices_import", &OwnerCommands::importPrices}, {"prices_withdraw", &OwnerCommands::withdrawPrices},
        {"reprice", &OwnerCommands::reprice},    {"undo_costs", &OwnerCommands::undoCosts},
    };
    using Write = domain::Result<std::string> (*)(ingest::IngestPipeline&, const CommandRequest&);
    static const std::map<std::string, Write, std::less<>> kWrites = {
        {"annotate", &annotate}, {"set_budget", &setBudget}, {"remove_budget", &removeBudget},
    };
    if (const auto write = kWrites.find(request.command); write != kWrites.end())
        return write->second(m_pipeline, request);
    const auto handler = kHandlers.find(request.command);
    if (handler == kHandlers.end())
        return domain::Error{domain::ErrorCode::NotFound, "the recorder knows no command " + request.command, "update whyglass"};
    return (this->*handler->second)(request);
}

domain::Result<std::string> OwnerCommands::importFiles(const CommandRequest& request)
{
    const auto files = filesOf(Json::parse(request.parameters, nullptr, false));
    if (files.empty())
        return badParameters("import", "no file is named");
    const Json answer = importAll(files, m_pipeline, request);
    m_onFilesRead();
    if (*request.cancel)
        return domain::Error{domain::ErrorCode::Cancelled, "the import was stopped; what was committed before stays", "import the files again to complete it"};
    return dump(answer);
}

domain::Result<std::string> OwnerCommands::follow(const CommandRequest& request)
{
    const Json parameters = Json::parse(request.parameters, nullptr, false);
    std::vector<std::string> paths;
    for (const Json& path : parameters.value("paths", Json::array())) {
        if (path.is_string())
            paths.push_back(path.get<std::string>());
    }
    if (paths.empty())
        return badParameters("follow", "no file is named");
    m_pipeline.setIdleIndexing(true);
    Throttle throttle;
    const auto begin = Clock::now();
    ingest::FileFollower follower(std::move(paths), m_pipeline, [&](const ingest::FileProgress& state) {
        if (throttle.due())
            request.progress(dump({{"path", state.path}, {"bytes_read", state.bytesRead}, {"bytes_total", state.bytesTotal}, {"spans", state.spans}}));
    });
    std::vector<ImportedFile> read;
    for (ingest::FileReport& report : follower.run(*request.cancel))
        read.push_back({std::move(report), {}});
    return dump(importJson(read, Clock::now() - begin));
}

domain::Result<std::string> OwnerCommands::importSample(const CommandRequest& request)
{
    const auto spans = m_analysis.storedSpans();
    if (!spans)
        return spans.error();
    if (*spans > 0)
        return domain::Error{domain::ErrorCode::InvalidArgument, "this workspace already holds spans", "name a new file with -w"};
    auto sample = EmbeddedSample::open();
    if (!sample)
        return sample.error();
    const Json answer = importAll({{sample->path(), "sample"}}, m_pipeline, request);
    m_onFilesRead();
    return dump(answer);
}

domain::Result<std::string> OwnerCommands::detect(const CommandRequest& request)
{
    const Json parameters = Json::parse(request.parameters, nullptr, false);
    AnalysisRunner::Request run;
    for (const Json& name : parameters.value("detectors", Json::array())) {
        const analysis::Detector* detector = name.is_string() ? analysis::findDetector(name.get<std::string>()) : nullptr;
        if (!detector)
            return badParameters("detect", "there is no detector " + dump(name));
        run.only.emplace_back(detector->slug);
    }
    if (auto forgotten = m_analysis.forget(); !forgotten)
        return forgotten.error();
    run.cancel = request.cancel;
    run.progress = [&](const AnalysisRunner::Progress& progress) {
        request.progress(dump({{"done", progress.done}, {"total", progress.total}}));
    };
    const auto done = m_analysis.run(run);
    if (!done)
        return done.error();
    Json rows = Json::array();
    for (const analysis::Detector& detector : analysis::detectors()) {
        if (!run.only.empty() && std::find(run.only.begin(), run.only.end(), detector.slug) == run.only.end())
            continue;
        const auto findings = done->findingsOf.find(detector.slug);
        const auto seconds = done->secondsOf.find(detector.slug);
        rows.push_back({{"id", detector.slug},
                        {"version", detector.version},
                        {"findings", findings == done->findingsOf.end() ? 0 : findings->second},
                        {"seconds", seconds == done->secondsOf.end() ? 0.0 : seconds->second}});
    }
    return dump({{"detectors", std::move(rows)}});
}

domain::Result<std::string> OwnerCommands::analyse(const CommandRequest& request)
{
    AnalysisRunner::Request run;
    run.cancel = request.cancel;
    run.progress = [&](const AnalysisRunner::Progress& progress) {
        request.progress(dump({{"done", progress.done}, {"total", progress.total}}));
    };
    const auto done = m_analysis.run(run);
    if (!done)
        return done.error();
    return dump({{"traces", done->done}, {"findings", done->findings}});
}

domain::Result<std::string> OwnerCommands::index(const CommandRequest& request)
{
    Throttle throttle;
    const auto finished = m_pipeline.finishIndexing([&](std::int64_t done, std::int64_t total) {
        if (throttle.due())
            request.progress(dump({{"done", done}, {"total", total}}));
    });
    if (!finished)
        return finished.error();
    return std::string("{}");
}

domain::Result<std::string> OwnerCommands::compact(const CommandRequest& request)
{
    const auto done = m_upkeep.compact(request);
    if (!done)
        return done.error();
    return upkeepJson(*done);
}

domain::Result<std::string> OwnerCommands::prune(const CommandRequest& request)
{
    const Json parameters = Json::parse(request.parameters, nullptr, false);
    const auto number = [&parameters](const char* key) -> std::optional<std::int64_t> {
        const bool known = parameters.is_object() && parameters.contains(key) && parameters[key].is_number_integer();
        return known ? std::optional(parameters[key].get<std::int64_t>()) : std::nullopt;
    };
    const auto done = m_upkeep.prune(retentionRule(number("keep_days"), number("max_bytes")), request);
    if (!done)
        return done.error();
    return upkeepJson(*done);
}

domain::Result<std::string> OwnerCommands::setFindingState(const CommandRequest& request)
{
    const Json parameters = Json::parse(request.parameters, nullptr, false);
    const std::string finding = parameters.value("finding", "");
    const std::string word = parameters.value("state", "");
    std::optional<domain::FindingState> state;
    for (const auto candidate : {domain::FindingState::Open, domain::FindingState::Confirmed, domain::FindingState::Dismissed}) {
        if (domain::nameOf(candidate) == word)
            state = candidate;
    }
    if (finding.empty() || !state)
        return badParameters("set_finding_state", "needs a finding and a state (open, confirmed, dismissed)");
    auto stored = onWriter<void>(m_pipeline, [finding, state](store::WorkspaceWriter& writer) {
        return writer.setFindingState(finding, *state);
    });
    if (!stored)
        return stored.error();
    return std::string("{}");
}

} // namespace whyglass::recorder

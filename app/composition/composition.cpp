// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/composition.h"

#include "ingest/normalize/normalize.h"
#include "ingest/normalize/tool_requests.h"
#include "models/analysis/query/term_match.h"

#include <sys/stat.h>

#include <cstdlib>
#include <thread>

namespace whyglass::recorder {

namespace fs = std::filesystem;

namespace {

void takeTexts(std::vector<telemetry::IndexText> texts, store::IndexTerms& terms)
{
    for (telemetry::IndexText& text : texts)
        terms.texts.push_back(std::move(text.text));
}

store::IndexTerms spanTerms(const store::IndexInput& input)
{
    store::IndexTerms terms;
    const auto span = telemetry::decodeSpan(input.span);
    if (!span)
        return terms; // it was decoded when it came; what cannot be decoded now is found by no word
    const auto resource = telemetry::decodeResource(input.resource);
    const auto scope = telemetry::decodeScope(input.scope);
    const telemetry::ResourceView noResource;
    const telemetry::ScopeView noScope;
    const telemetry::ResourceView& resourceView = resource ? *resource : noResource;
    telemetry::TextArena arena;
    telemetry::Step step;
    telemetry::normalize(resourceView, scope ? *scope : noScope, *span, arena, step);
    if (input.isTool && step.kind != domain::StepKind::Tool)
        telemetry::takeForTool(*span, step);
    takeTexts(telemetry::indexTextsOf(step, *span), terms);
    for (telemetry::IndexPair& pair : telemetry::indexPairsOf(resourceView, step, *span))
        terms.pairs.emplace_back(std::move(pair.key), std::move(pair.value));
    return terms;
}

store::IndexTerms logTerms(const store::IndexInput& input)
{
    store::IndexTerms terms;
    const auto log = telemetry::decodeLog(input.span);
    if (!log)
        return terms;
    const auto resource = telemetry::decodeResource(input.resource);
    const telemetry::ResourceView noResource;
    takeTexts(telemetry::indexTextsOf(*log), terms);
    for (telemetry::IndexPair& pair : telemetry::indexPairsOf(resource ? *resource : noResource, *log))
        terms.pairs.emplace_back(std::move(pair.key), std::move(pair.value));
    return terms;
}

/// $XDG_DATA_HOME, else ~/.local/share; empty where the environment names no home.
fs::path dataFolder()
{
    if (const char* data = std::getenv("XDG_DATA_HOME"); data && data[0] == '/') // NOLINT(concurrency-mt-unsafe)
        return data;
    if (const char* home = std::getenv("HOME"); home && home[0] == '/') // NOLINT(concurrency-mt-unsafe)
        return fs::path(home) / ".local/share";
    return {};
}

} // namespace

std::shared_ptr<const analysis::PriceTable> priceTable() { return analysis::PriceTable::builtin(); }

store::IndexExtractor indexExtractor()
{
    return [](const store::IndexInput& input) {
        if (!input.isLog)
            return spanTerms(input);
        return logTerms(input);
    };
}

domain::Result<std::unique_ptr<ingest::IngestPipeline>> openPipeline(const fs::path& workspace)
{
    store::WriterOptions writing;
    writing.toolsAskedFor = telemetry::toolsAskedFor;
    auto writer = store::WorkspaceWriter::open(workspace, std::move(writing));
    if (!writer)
        return writer.error();
    ingest::PipelineOptions options;
    options.workers = std::max(1U, std::min(4U, std::thread::hardware_concurrency()));
    return std::make_unique<ingest::IngestPipeline>(std::move(*writer), priceTable(), indexExtractor(), options);
}

domain::Result<std::unique_ptr<store::WorkspaceReader>> openReader(const fs::path& workspace)
{
    auto reader = store::WorkspaceReader::open(workspace);
    if (reader)
        (*reader)->setVerifier(analysis::payloadMatches);
    return reader;
}

domain::Result<fs::path> defaultWorkspace()
{
    const fs::path data = dataFolder();
    if (data.empty())
        return domain::Error{domain::ErrorCode::Io, "there is no home folder to keep a workspace in", "name a workspace with -w FILE"};
    const fs::path folder = data / "whyglass";
    std::error_code error;
    if (!fs::is_directory(folder, error)) {
        fs::create_directories(folder, error);
        if (error) {
            return domain::Error{domain::ErrorCode::Io, "cannot make the folder " + folder.string() + ": " + error.message(),
                                 "name a workspace with -w FILE"};
        }
        ::chmod(folder.c_str(), 0700);
    }
    return folder / "default.whyglass";
}

} // namespace whyglass::recorder

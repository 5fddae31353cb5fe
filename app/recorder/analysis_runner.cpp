// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/analysis_runner.h"

#include "app/recorder/writer_call.h"
#include "models/analysis/trace_analysis.h"
#include "models/store/judgement_mark.h"

#include <algorithm>
#include <cstdio>

namespace whyglass::recorder {

namespace {

// Outcomes of a batch are stored before any of its traces is judged, so a baseline lacks nothing that ended earlier.
constexpr std::size_t kBatchTraces = 64;

using Traces = std::vector<domain::TraceId>;

} // namespace

domain::Result<std::unique_ptr<AnalysisRunner>> AnalysisRunner::open(const std::filesystem::path& workspace,
                                                                     ingest::IngestPipeline& pipeline)
{
    auto reader = store::WorkspaceReader::open(workspace);
    if (!reader)
        return reader.error();
    std::unique_ptr<AnalysisRunner> runner(new AnalysisRunner(std::move(*reader), pipeline, workspace));
    if (auto rules = analysis::loadDecisionRules(workspace))
        runner->m_rules = std::move(*rules);
    else // recording goes on; `detect` refuses until the file is put right
        std::fprintf(stderr, "whyglass: %s; no rule of yours is used\n", rules.error().text().c_str());
    return runner;
}

domain::Result<AnalysisRunner::Progress> AnalysisRunner::run(const Request& request)
{
    const std::lock_guard lock(m_mutex);
    const auto info = m_reader->info();
    if (!info)
        return info.error();
    Progress progress;
    progress.total = info->unanalysed;
    while (!request.cancel || !*request.cancel) {
        const auto settled = request.settledBeforeMs;
        const auto traces = onWriter<Traces>(m_pipeline, [settled](store::WorkspaceWriter& writer) {
            return writer.unanalysedTraces(settled, kBatchTraces);
        });
        if (!traces)
            return traces.error();
        if (traces->empty())
            return progress;
        if (auto batch = runBatch(*traces, request.only, progress); !batch)
            return batch.error();
        if (request.progress)
            request.progress(progress);
    }
    return domain::Error{domain::ErrorCode::Cancelled, "the detectors were stopped", "run whyglass detect to finish"};
}

domain::Result<void> AnalysisRunner::forget()
{
    const std::lock_guard lock(m_mutex);
    auto rules = analysis::loadDecisionRules(m_workspace);
    if (!rules)
        return rules.error();
    m_rules = std::move(*rules);
    return onWriter<void>(m_pipeline, [](store::WorkspaceWriter& writer) { return writer.forgetAnalyses(); });
}

domain::Result<bool> AnalysisRunner::forgetOlder()
{
    const auto isOlder = store::isJudgedByOlderBuild(m_workspace);
    if (!isOlder || !*isOlder)
        return isOlder;
    if (auto forgotten = forget(); !forgotten)
        return forgotten.error();
    return true;
}

domain::Result<std::int64_t> AnalysisRunner::storedSpans()
{
    const std::lock_guard lock(m_mutex);
    const auto info = m_reader->info();
    if (!info)
        return info.error();
    return info->spans;
}

domain::Result<void> AnalysisRunner::runBatch(const Traces& traces, const std::vector<std::string>& only, Progress& progress)
{
    if (auto stored = storeOutcomes(traces); !stored)
        return stored.error();
    std::vector<store::WorkspaceWriter::Analysis> analyses;
    for (const domain::TraceId& trace : traces) {
        analyses.push_back(analyse(trace, only, progress));
        for (const domain::Finding& finding : analyses.back().findings)
            ++progress.findingsOf[finding.detector];
        progress.findings += static_cast<std::int64_t>(analyses.back().findings.size());
    }
    progress.done += static_cast<std::int64_t>(traces.size());
    progress.total = std::max(progress.total, progress.done);
    return onWriter<void>(m_pipeline, [analyses = std::move(analyses)](store::WorkspaceWriter& writer) {
        return writer.storeAnalyses(analyses);
    });
}

domain::Result<void> AnalysisRunner::storeOutcomes(const Traces& traces)
{
    std::vector<store::WorkspaceWriter::CallOutcome> outcomes;
    for (const domain::TraceId& trace : traces) {
        const auto details = analysis::loadTraceDetails(*m_reader, trace);
        if (!details)
            continue; // analyse() says why
        std::vector<domain::StepContent> contents;
        for (std::size_t i = 0; i < details->spans.rows.size(); ++i)
            contents.push_back(details->content(i));
        auto found = analysis::callOutcomesOf(*details, contents);
        outcomes.insert(outcomes.end(), found.begin(), found.end());
    }
    return onWriter<void>(m_pipeline, [outcomes = std::move(outcomes)](store::WorkspaceWriter& writer) {
        return writer.storeCallOutcomes(outcomes);
    });
}

store::WorkspaceWriter::Analysis AnalysisRunner::analyse(const domain::TraceId& trace, const std::vector<std::string>& only,
                                                         Progress& progress)
{
    auto analysis = analysis::analyseTrace(*m_reader, trace, m_rules, only, &progress.secondsOf);
    if (!analysis) {
        if (analysis.error().code != domain::ErrorCode::NotFound) // removed meanwhile: retention
            std::fprintf(stderr, "whyglass: cannot analyse trace %s: %s\n", trace.hex().c_str(), analysis.error().text().c_str());
        return {trace, {}, {}, -1, only.empty()};
    }
    if (only.empty())
        return std::move(*analysis);
    analysis->isWhole = false;
    // Storing replaces all findings of a trace, so those of the detectors that did not run are carried over.
    const auto present = m_reader->findingsOfTrace(trace);
    if (!present)
        return std::move(*analysis);
    for (const domain::Finding& finding : *present) {
        if (std::find(only.begin(), only.end(), finding.detector) == only.end())
            analysis->findings.push_back(finding);
    }
    return std::move(*analysis);
}

} // namespace whyglass::recorder

// SPDX-License-Identifier: GPL-3.0-or-later
//
// detector_eval FOLDER…   scores every detector on annotated runs (FOLDER/labels.json beside one OTLP JSON file a trace)
// detector_eval FILE…     prints decisions and findings of any OTLP JSON, oldest trace first, each judged by what came before
#include "models/analysis/trace_analysis.h"
#include "models/analysis/json/python_literal.h"
#include "tests/kit/memory_traces.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace whyglass;
using testkit::MemoryBaselines;
using testkit::MemoryTrace;

namespace {

std::string readFile(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Messages of the annotated runs are arrays of Python texts; made into the JSON text that the conventions ask for.
void repairMessages(nlohmann::json& value)
{
    if (value.is_object() && value.contains("arrayValue") && value["arrayValue"].contains("values")) {
        nlohmann::json messages = nlohmann::json::array();
        for (const auto& item : value["arrayValue"]["values"])
            if (const auto message = item.contains("stringValue")
                    ? analysis::readPythonLiteral(item["stringValue"].get_ref<const std::string&>())
                    : std::nullopt;
                message && message->is_object())
                messages.push_back(*message);
        if (!messages.empty() && messages.size() == value["arrayValue"]["values"].size())
            value = {{"stringValue", messages.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)}};
        return;
    }
    if (value.is_structured())
        for (auto& member : value)
            repairMessages(member);
}

std::string repaired(const std::string& otlp)
{
    auto document = nlohmann::json::parse(otlp);
    repairMessages(document);
    return document.dump();
}

struct Score {
    std::size_t alarms = 0, exact = 0, near = 0; ///< near: within one step of a labelled failure
    std::set<std::string> runs, failedRuns;
    std::set<std::string> caught; ///< categories of failures with an alarm within one step
};

/// Spans of a trace in the order of their start, as the labels count steps.
std::map<std::uint64_t, int> stepsOf(const MemoryTrace& trace)
{
    std::vector<const store::SpanRow*> rows;
    for (const store::SpanRow& row : trace.details.spans.rows)
        rows.push_back(&row);
    std::stable_sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) { return a->start < b->start; });
    std::map<std::uint64_t, int> steps;
    for (std::size_t i = 0; i < rows.size(); ++i)
        steps.emplace(rows[i]->span.value, static_cast<int>(i));
    return steps;
}

class Evaluation {
public:
    void run(const MemoryTrace& trace, const nlohmann::json& label)
    {
        const std::string id = trace.details.row.trace.hex();
        const auto& failures = label.at("failures");
        const auto reward = label.find("reward");
        const bool failed = reward != label.end() && reward->is_number() ? reward->get<double>() < 1.0 : !failures.empty();
        ++m_runs;
        m_failedRuns += failed ? 1U : 0U;
        const auto steps = stepsOf(trace);
        std::map<int, std::string> labelled;
        for (const auto& failure : failures)
            if (const auto span = domain::SpanId::fromHex(failure.at("span_id").get<std::string>());
                span && steps.count(span->value) > 0)
                labelled.emplace(steps.at(span->value), failure.at("category").get<std::string>());
        countChance(steps.size(), labelled);
        for (const domain::Finding& finding : testkit::findingsOf(trace, {}, &m_baselines))
            count(finding, id, failed, steps.at(finding.span.value), labelled);
        m_baselines.add(analysis::callOutcomesOf(trace.details, trace.contents));
    }

    void print(const std::string& name) const
    {
        const double base = m_runs == 0 ? 0.0 : static_cast<double>(m_failedRuns) / static_cast<double>(m_runs);
        std::printf("%s: %zu runs, %zu failed (base rate %.2f); chance of a step within one of a labelled failure %.2f\n",
            name.c_str(), m_runs, m_failedRuns, base,
            m_steps == 0 ? 0.0 : static_cast<double>(m_nearSteps) / static_cast<double>(m_steps));
        std::printf("  %-20s %3s %7s %6s %10s %9s %7s %10s\n", "detector", "v", "alarms", "runs", "run prec.", "exact", "near",
            "categories");
        for (const analysis::Detector& detector : analysis::detectors()) {
            const auto it = m_scores.find(std::string(detector.slug));
            const Score score = it == m_scores.end() ? Score{} : it->second;
            const auto share = [](std::size_t hits, std::size_t n) {
                return n == 0 ? 0.0 : static_cast<double>(hits) / static_cast<double>(n);
            };
            std::printf("  %-20s %3d %7zu %6zu %10.2f %9.2f %7.2f %10zu\n", std::string(detector.slug).c_str(), detector.version,
                score.alarms, score.runs.size(), share(score.failedRuns.size(), score.runs.size()),
                share(score.exact, score.alarms), share(score.near, score.alarms), score.caught.size());
        }
    }

private:
    void countChance(std::size_t steps, const std::map<int, std::string>& labelled)
    {
        if (labelled.empty())
            return; // step labels exist for failed runs only
        m_steps += steps;
        for (int step = 0; step < static_cast<int>(steps); ++step)
            m_nearSteps += nearest(step, labelled) <= 1 ? 1U : 0U;
    }

    static int nearest(int step, const std::map<int, std::string>& labelled)
    {
        int distance = 1'000'000;
        for (const auto& [at, category] : labelled)
            distance = std::min(distance, std::abs(at - step));
        return distance;
    }

    void count(
        const domain::Finding& finding, const std::string& run, bool failed, int step, const std::map<int, std::string>& labelled)
    {
        Score& score = m_scores[finding.detector];
        score.runs.insert(run);
        if (failed)
            score.failedRuns.insert(run);
        if (labelled.empty())
            return;
        ++score.alarms;
        const int distance = nearest(step, labelled);
        score.exact += distance == 0 ? 1U : 0U;
        score.near += distance <= 1 ? 1U : 0U;
        for (const auto& [at, category] : labelled)
            if (std::abs(at - step) <= 1)
                score.caught.insert(category);
    }

    std::map<std::string, Score> m_scores;
    MemoryBaselines m_baselines;
    std::size_t m_runs = 0, m_failedRuns = 0, m_steps = 0, m_nearSteps = 0;
};

int evaluate(const std::filesystem::path& folder)
{
    std::map<std::string, nlohmann::json> labels;
    for (const auto& label : nlohmann::json::parse(readFile(folder / "labels.json")))
        labels.emplace(label.at("trace_id").get<std::string>(), label);
    std::vector<std::unique_ptr<MemoryTrace>> traces;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().filename().string().ends_with(".otlp.json"))
            for (auto& trace : testkit::tracesFromOtlpJson(repaired(readFile(entry.path()))))
                traces.push_back(std::move(trace));
    std::sort(
        traces.begin(), traces.end(), [](const auto& a, const auto& b) { return a->details.row.trace < b->details.row.trace; });
    Evaluation evaluation;
    for (const auto& trace : traces)
        if (const auto label = labels.find(trace->details.row.trace.hex()); label != labels.end())
            evaluation.run(*trace, label->second);
    evaluation.print(folder.filename().string());
    return 0;
}

void show(const MemoryTrace& trace, const MemoryBaselines& baselines)
{
    const std::string id = trace.details.row.trace.hex().substr(0, 8);
    for (const domain::Decision& decision : trace.decisions) {
        std::printf("%s decision %s %s confidence %.2f agent %s", id.c_str(), decision.isExplicit ? "explicit" : "inferred",
            decision.result.c_str(), decision.confidence.value_or(-1.0), decision.agent.c_str());
        for (const auto& [key, value] : decision.subject)
            std::printf(" %s=%s", key.c_str(), value.c_str());
        for (const domain::ProvenanceCheck& check : decision.provenance)
            if (check.state == domain::ProvenanceState::Absent)
                std::printf(" -%s", check.name.c_str());
        std::printf("\n");
    }
    for (const domain::Finding& finding : testkit::findingsOf(trace, {}, &baselines)) {
        std::printf("%s %-6s %s: %s | %s\n", id.c_str(), std::string(domain::nameOf(finding.severity)).c_str(),
            finding.detector.c_str(), finding.title.c_str(), finding.explanation.c_str());
        for (const domain::Evidence& evidence : finding.evidence)
            std::printf("           %s %s: %s\n", evidence.span.hex().c_str(), evidence.field.c_str(), evidence.excerpt.c_str());
    }
}

int showFile(const std::filesystem::path& file)
{
    MemoryBaselines baselines;
    const std::string text = readFile(file);
    const bool isAnnotated = file.filename().string().ends_with(".otlp.json");
    for (const auto& trace : testkit::tracesFromOtlpJson(isAnnotated ? repaired(text) : text)) {
        show(*trace, baselines);
        baselines.add(analysis::callOutcomesOf(trace->details, trace->contents));
    }
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: detector_eval FOLDER|FILE…\n");
        return 2;
    }
    for (int i = 1; i < argc; ++i) {
        const std::filesystem::path path = argv[i];
        std::printf("== %s\n", path.string().c_str());
        if (std::filesystem::is_directory(path))
            evaluate(path);
        else
            showFile(path);
    }
    return 0;
}

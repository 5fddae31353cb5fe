// SPDX-License-Identifier: GPL-3.0-or-later
// decision_bench [decisions [workspace]]: finding one decision among many (a million by default), by each of what it can be found by, and
// those that ended otherwise. The workspace is made where it is not there yet and removed at the end where none was named.
#include "app/composition/composition.h"
#include "app/recorder/writer_call.h"
#include "tests/bench/kit/load_data.h"
#include "tests/bench/kit/measure.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <functional>

using namespace whyglass;
using namespace whyglass::bench;

namespace {

constexpr std::size_t kPerTrace = 100;
constexpr std::int64_t kStart = 1'773'756'000'000'000'000;
constexpr std::array<const char*, 4> kResults{"approved", "approved", "rejected", "escalated"};

std::string padded(const char* prefix, std::size_t number)
{
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%s%07zu", prefix, number);
    return text.data();
}

domain::Decision decisionOf(const domain::TraceId& trace, std::size_t n)
{
    domain::Decision decision;
    decision.id = padded("d00000000", n);
    decision.trace = trace;
    decision.span = {n + 1};
    decision.subject = {{"invoice.id", padded("INV-", n)}, {"po.id", padded("PO-", n / 2)}, {"vendor.id", padded("V-", n % 5'000)}};
    decision.result = kResults[n / 7 % kResults.size()]; // apart from what the subject and the agent repeat by
    decision.confidence = 0.5 + static_cast<double>(n % 50) / 100.0;
    decision.isExplicit = true;
    decision.source = "decision.result";
    decision.agent = padded("approver-", n % 40);
    decision.service = "invoice-agent";
    decision.amount = 10.0 + static_cast<double>(n) / 7.0;
    decision.approver = padded("person-", n / 3);
    decision.start = {kStart + static_cast<std::int64_t>(n) * 1'000'000'000};
    decision.duration = {20'000'000'000};
    return decision;
}

void fill(const std::string& workspace, std::size_t decisions)
{
    auto pipeline = recorder::openPipeline(workspace);
    if (!pipeline)
        std::exit(1);
    LoadShape shape;
    shape.spans = 4 * decisions / kPerTrace;
    shape.traceSpans = 2;
    shape.promptBytes = 100;
    LoadGenerator generator(shape);
    for (std::string message = generator.next(); !message.empty(); message = generator.next()) {
        ingest::IngestRequest request;
        request.bytes = std::move(message);
        request.source = "bench";
        if (!(*pipeline)->submit(std::move(request)))
            std::exit(1);
    }
    using Traces = std::vector<domain::TraceId>;
    std::size_t made = 0;
    while (made < decisions) {
        const auto traces = recorder::onWriter<Traces>(**pipeline, [](store::WorkspaceWriter& writer) { return writer.unanalysedTraces({}, 200); });
        if (!traces || traces->empty())
            std::exit(1);
        std::vector<store::WorkspaceWriter::Analysis> analyses;
        for (const domain::TraceId& trace : *traces) {
            store::WorkspaceWriter::Analysis& analysis = analyses.emplace_back();
            analysis.trace = trace;
            for (std::size_t i = 0; i < kPerTrace && made < decisions; ++i)
                analysis.decisions.push_back(decisionOf(trace, made++));
        }
        const auto stored = recorder::onWriter<void>(**pipeline, [&analyses](store::WorkspaceWriter& writer) { return writer.storeAnalyses(analyses); });
        if (!stored)
            std::exit(1);
    }
    if (!(*pipeline)->finishIndexing({}))
        std::exit(1);
}

domain::Filter filterFor(const char* key, std::string value)
{
    domain::Filter filter;
    filter.terms.push_back({domain::FilterTerm::Kind::Field, key, domain::FilterTerm::Op::Equal, {std::move(value)}, false, 0});
    return filter;
}

/// The median of several values of a kind, each asked once before: the first page as a list shows it.
void find(store::WorkspaceReader& reader, const std::string& row, std::size_t decisions, const char* key, const std::function<std::string(std::size_t)>& value)
{
    constexpr std::size_t kAsked = 21;
    std::vector<double> times;
    std::size_t least = decisions;
    for (std::size_t i = 0; i < kAsked; ++i) {
        const domain::Filter filter = filterFor(key, value(decisions / kAsked * i));
        const auto ask = [&] {
            const auto keys = reader.decisionKeys(filter, {store::SortKey::Start, true}, 100);
            const auto rows = keys ? reader.decisions(*keys) : domain::Result<std::vector<domain::Decision>>(keys.error());
            least = std::min(least, rows ? rows->size() : 0);
        };
        ask();
        times.push_back(measure(ask).wall * 1e3);
    }
    const std::string detail = std::string("one of ") + std::to_string(decisions) + " decisions by " + key + ", ms; at least " + std::to_string(least) + " found";
    report(row, median(times), detail);
    if (least == 0)
        std::exit(1);
}

} // namespace

int main(int argc, char** argv)
{
    const std::size_t decisions = argc > 1 ? std::stoul(argv[1]) : 1'000'000;
    const bool keeps = argc > 2;
    const std::string workspace = keeps ? argv[2] : (std::filesystem::temp_directory_path() / "decision_bench.whyglass").string();
    if (!std::filesystem::exists(workspace))
        fill(workspace, decisions);
    {
        auto reader = recorder::openReader(workspace);
        if (!reader)
            return 1;
        find(**reader, "decision-subject", decisions, "decision.subject.invoice.id", [](std::size_t n) { return padded("INV-", n); });
        find(**reader, "decision-key", decisions, "po.id", [](std::size_t n) { return padded("PO-", n / 2); });
        find(**reader, "decision-approver", decisions, "approver", [](std::size_t n) { return padded("person-", n / 3); });
        find(**reader, "decision-amount", decisions, "amount", [](std::size_t n) {
            std::array<char, 40> text{};
            std::snprintf(text.data(), text.size(), "%.17g", 10.0 + static_cast<double>(n) / 7.0);
            return std::string(text.data());
        });
        const domain::Decision own = decisionOf({}, decisions / 2);
        keep((*reader)->otherOutcomes(own));
        std::size_t found = 0;
        const double ms = measure([&] { found = (*reader)->otherOutcomes(own)->size(); }).wall * 1e3;
        report("decision-similar", ms, "decisions with another result that share a subject or the agent, ms; " + std::to_string(found) + " candidates");
    }
    for (const char* ending : {"", "-wal", "-shm"})
        if (!keeps)
            std::filesystem::remove(workspace + ending);
    return 0;
}

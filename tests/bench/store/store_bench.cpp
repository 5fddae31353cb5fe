// SPDX-License-Identifier: GPL-3.0-or-later
// store_bench [spans of the insert rounds [spans to read]]
// Commit of spans against raw narrow inserts of the same rows, interleaved in one run, and reads (storage.md, targets).
#include "models/store/database.h"
#include "models/store/payload_codec.h"
#include "models/store/workspace_reader.h"
#include "models/store/workspace_writer.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <random>
#include <string>
#include <vector>

using namespace whyglass;
using namespace whyglass::store;

namespace {

constexpr std::size_t kRequestSpans = 512;
constexpr std::size_t kGroupRequests = 16;
constexpr std::size_t kTraceSpans = 20;
constexpr int kRounds = 5;

struct Cost {
    double wall = 0, cpu = 0;
};

template <typename Work>
Cost measure(Work&& work)
{
    const auto cpuNow = [] {
        timespec time = {};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
    };
    const double cpu = cpuNow();
    const auto begin = std::chrono::steady_clock::now();
    work();
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(), cpuNow() - cpu};
}

void fillStep(SpanRecord& span, std::size_t place, std::mt19937_64& random, IngestBatch& batch)
{
    static constexpr const char* kModels[] = {"gpt-4o", "gpt-4o-mini", "claude-sonnet-4-5", "gemini-2.5-pro"};
    static constexpr const char* kTools[] = {"get_po", "lookup_vendor", "search_policies", "send_mail", "read_invoice"};
    span.dialect = "otel-genai";
    if (place == 0) {
        span.step = domain::StepKind::Agent;
        span.agent = "approver";
        span.tier = random() % 3 == 0 ? "free" : "pro";
        span.session = batch.texts.emplace_back("conv-" + std::to_string(random() % 100'000));
        span.name = "invoke_agent approver";
    } else if (place % 10 == 5) {
        span.step = domain::StepKind::Generation;
        span.operation = "chat";
        span.provider = "openai";
        span.model = kModels[random() % 4];
        span.name = "chat";
        span.tokens.input = static_cast<std::int64_t>(random() % 4000);
        span.tokens.output = static_cast<std::int64_t>(random() % 800);
        span.cost = domain::Money{static_cast<std::int64_t>(random() % 10'000'000)};
        span.responseIdHash = random() | 1U;
    } else if (place % 4 == 1) {
        span.step = domain::StepKind::Tool;
        span.tool = kTools[random() % 5];
        span.name = "execute_tool";
    } else {
        span.step = domain::StepKind::Http;
        span.name = "GET";
    }
}

/// 1,687 bytes that compress about as well as telemetry does (storage.md: 3.5 to 4 times).
std::string payloadOf(std::mt19937_64& random)
{
    static constexpr const char* kWords[] = {"gen_ai.request.model", "gen_ai.usage.input_tokens", "http.request.method",
        "approve", "invoice", "purchase order", "the vendor registry answered", "server.address", "threshold", "quantity"};
    std::string payload;
    while (payload.size() < 1687) {
        payload += kWords[random() % std::size(kWords)];
        if (random() % 3 == 0)
            payload += std::to_string(random() % 100'000'000);
        payload += ' ';
    }
    payload.resize(1687);
    return payload;
}

/// Requests of 512 spans, children before their parents, as exporters send them.
std::vector<IngestBatch> makeBatches(std::size_t spans, std::uint64_t seed, std::int64_t start)
{
    std::mt19937_64 random(seed);
    std::vector<IngestBatch> batches((spans + kRequestSpans - 1) / kRequestSpans);
    std::uint64_t trace = 0;
    std::uint64_t root = 0;
    std::size_t place = kTraceSpans;
    for (IngestBatch& batch : batches) {
        ResourceRecord& resource = batch.resources.emplace_back();
        resource.hash[0] = 1;
        resource.service = "invoice-agent";
        BlockBuilder builder;
        for (std::size_t i = 0; i < kRequestSpans; ++i) {
            if (++place >= kTraceSpans) {
                place = 0;
                trace = random();
                root = random() | 1U;
            }
            SpanRecord& span = batch.spans.emplace_back();
            const std::size_t role = kTraceSpans - 1 - place;
            std::copy_n(reinterpret_cast<const std::uint8_t*>(&trace), sizeof trace, span.trace.bytes.begin());
            span.span = {role == 0 ? root : random() | 1U};
            span.parent = {role == 0 ? 0 : root};
            start += 10'000'000;
            span.start = {start};
            span.duration = {static_cast<std::int64_t>(random() % 1'000'000'000)};
            span.payloadHash = random();
            fillStep(span, role, random, batch);
            const std::string payload = payloadOf(random);
            if (!builder.fits(payload))
                batch.spanBlocks.push_back(builder.finish());
            span.slot = builder.add(payload);
            span.block = static_cast<std::uint32_t>(batch.spanBlocks.size());
        }
        batch.spanBlocks.push_back(builder.finish());
    }
    return batches;
}

Cost rawInserts(const std::filesystem::path& path, const std::vector<IngestBatch>& batches)
{
    Database db = Database::openForWriting(path, true);
    db.execute(
        "CREATE TABLE span(id INTEGER PRIMARY KEY, trace INTEGER, span_id INTEGER, parent INTEGER, start_ns INTEGER, dur_ns "
        "INTEGER, "
        "name INTEGER, res INTEGER, kind INTEGER, status INTEGER, op INTEGER, model INTEGER, tool INTEGER, in_tok INTEGER, "
        "out_tok INTEGER, cost INTEGER, flags INTEGER)");
    Statement insert = db.prepareKept("INSERT INTO span VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17)");
    return measure([&] {
        std::int64_t key = 0;
        for (std::size_t at = 0; at < batches.size(); at += kGroupRequests) {
            Transaction transaction(db, Transaction::Kind::Write);
            for (std::size_t i = at; i < std::min(at + kGroupRequests, batches.size()); ++i) {
                for (const SpanRecord& span : batches[i].spans) {
                    ++key;
                    bindIntegers(insert, key, key / 20, span.span.value, span.parent.value, span.start.ns, span.duration.ns, 3, 1,
                        span.kind, span.status, 5, 6, 7, span.tokens.input.value_or(0), span.tokens.output.value_or(0),
                        span.cost ? span.cost->nano : 0, span.flags);
                    insert.run();
                }
            }
            transaction.commit();
        }
    });
}

Cost commits(WorkspaceWriter& writer, std::vector<IngestBatch>& batches)
{
    return measure([&] {
        for (std::size_t at = 0; at < batches.size(); at += kGroupRequests) {
            const std::size_t count = std::min(kGroupRequests, batches.size() - at);
            const auto outcome = writer.commit({batches.data() + at, count});
            if (!outcome.ok()) {
                std::fprintf(stderr, "%s\n", outcome.error().text().c_str());
                std::exit(1);
            }
            (void)writer.checkpointIfNeeded();
        }
    });
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

void ratioToRawInserts(const std::filesystem::path& folder, std::size_t spans)
{
    std::vector<double> ratios, cpuRatios, micros;
    for (int round = 0; round < kRounds; ++round) {
        std::vector<IngestBatch> batches = makeBatches(spans, 7 + static_cast<std::uint64_t>(round), 1'773'756'000'000'000'000);
        const auto raw = rawInserts(folder / ("raw" + std::to_string(round)), batches);
        auto writer = WorkspaceWriter::open(folder / ("store" + std::to_string(round)));
        const auto store = commits(**writer, batches);
        const auto count = static_cast<double>(batches.size() * kRequestSpans);
        ratios.push_back(raw.wall / store.wall);
        cpuRatios.push_back(raw.cpu / store.cpu);
        micros.push_back(store.cpu / count * 1e6);
        std::printf("raw %.0f k/s (%.2f us CPU), store %.0f k/s (%.2f us CPU), ratio %.2f\n", count / raw.wall / 1e3,
            raw.cpu / count * 1e6, count / store.wall / 1e3, micros.back(), ratios.back());
    }
    std::printf("median ratio %.2f (CPU %.2f), writer %.2f us CPU a span\n", median(ratios), median(cpuRatios), median(micros));
}

void growth(const std::filesystem::path& folder)
{
    constexpr std::int64_t kPartitionSpans = 100'000;
    constexpr int kPartitions = 20;
    auto writer = WorkspaceWriter::open(folder / "growth", {kPartitionSpans, true});
    std::vector<double> micros;
    for (int part = 0; part < kPartitions; ++part) {
        std::vector<IngestBatch> batches = makeBatches(static_cast<std::size_t>(kPartitionSpans),
            100 + static_cast<std::uint64_t>(part), 1'773'756'000'000'000'000 + part * kPartitionSpans * 10'000'000);
        micros.push_back(commits(**writer, batches).cpu / static_cast<double>(kPartitionSpans) * 1e6);
        std::printf("%.2f ", micros.back());
    }
    std::printf("\n20 partitions of 100,000 spans: first %.2f us CPU a span, last %.2f, last/first %.2f\n", micros.front(),
        micros.back(), micros.back() / micros.front());
}

/// The first words of a payload and the model as a pair: what an extractor gives, without decoding.
IndexTerms termsOf(const IndexInput& input)
{
    IndexTerms terms;
    terms.texts.emplace_back(input.span.substr(0, 1150));
    for (int i = 0; i < 12; ++i)
        terms.pairs.emplace_back("key" + std::to_string(i), std::string(input.span.substr(static_cast<std::size_t>(i) * 20, 12)));
    return terms;
}

void timed(const char* what, const std::function<std::size_t()>& work)
{
    std::vector<double> times;
    std::size_t rows = 0;
    for (int i = 0; i < kRounds; ++i)
        times.push_back(measure([&] { rows = work(); }).wall * 1e3);
    std::printf("%-44s %9zu rows, first %8.2f ms, median %8.2f ms\n", what, rows, times.front(), median(times));
}

domain::Filter filterFor(const char* key, const char* value)
{
    domain::FilterTerm term;
    term.kind = *key == '\0' ? domain::FilterTerm::Kind::Word : domain::FilterTerm::Kind::Field;
    term.key = key;
    term.values = {value};
    domain::Filter filter;
    filter.terms = {term};
    return filter;
}

void reads(const std::filesystem::path& folder, std::size_t spans)
{
    const std::filesystem::path path = folder / "reads";
    auto writer = WorkspaceWriter::open(path);
    constexpr std::size_t kStep = 100'000;
    domain::TraceId trace;
    for (std::size_t at = 0; at < spans; at += kStep) {
        std::vector<IngestBatch> batches = makeBatches(kStep, 500 + at, 1'773'756'000'000'000'000 + static_cast<std::int64_t>(at) * 10'000'000);
        if (at == 0) { // one large trace
            trace = batches.front().spans.front().trace;
            for (IngestBatch& batch : batches) {
                for (SpanRecord& span : batch.spans)
                    span.trace = trace;
            }
        }
        commits(**writer, batches);
    }
    std::int64_t indexed = 0;
    const Cost index = measure([&] {
        while (const std::int64_t done = (*writer)->indexSlice(&termsOf, 2000).value())
            indexed += done;
    });
    std::printf("index %.1f us CPU a span, %.0f k/s\n", index.cpu / static_cast<double>(indexed) * 1e6, static_cast<double>(indexed) / index.wall / 1e3);
    auto reader = WorkspaceReader::open(path).value();
    std::printf("%.0f bytes a span\n", static_cast<double>(reader->info()->bytes) / static_cast<double>(spans));
    timed("trace keys by start", [&] { return reader->traceKeys({}, {}).value().size(); });
    timed("trace keys by cost", [&] { return reader->traceKeys({}, {SortKey::Cost, true}).value().size(); });
    timed("trace keys, model", [&] { return reader->traceKeys(filterFor("model", "gpt-4o"), {}).value().size(); });
    timed("trace keys, tier", [&] { return reader->traceKeys(filterFor("tier", "free"), {}).value().size(); });
    timed("trace keys, frequent word", [&] { return reader->traceKeys(filterFor("", "approve"), {}).value().size(); });
    timed("trace keys, rare attribute", [&] { return reader->traceKeys(filterFor("key1", "approve invo"), {}).value().size(); });
    timed("span keys by start", [&] { return reader->spanKeys({}, {}).value().size(); });
    timed("span keys, tool", [&] { return reader->spanKeys(filterFor("tool", "get_po"), {}).value().size(); });
    timed("page of 100 traces", [&] {
        auto keys = reader->traceKeys({}, {}).value();
        keys.resize(std::min<std::size_t>(keys.size(), 100));
        return reader->traces(keys).value().size();
    });
    timed("spans of the largest trace", [&] { return reader->spansOfTrace(trace).value().rows.size(); });
    timed("search, first page", [&] { return reader->searchCandidates("purchase order", 0, 100).value().size(); });
    timed("costs by model", [&] {
        const std::string by[] = {"model"};
        return reader->costs(by, {}).value().size();
    });
    timed("costs by session", [&] {
        const std::string by[] = {"session"};
        return reader->costs(by, {}).value().size();
    });
    timed("facet step", [&] { return reader->facet("step", {}, 20).value().size(); });
    timed("info", [&] { return static_cast<std::size_t>(reader->info().value().partitions); });
}

} // namespace

int main(int argc, char** argv)
{
    const std::size_t spans = argc > 1 ? static_cast<std::size_t>(std::atoll(argv[1])) : 100'000;
    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("whyglass-bench-" + std::to_string(std::time(nullptr)));
    std::filesystem::create_directories(folder);
    ratioToRawInserts(folder, spans);
    growth(folder);
    if (argc > 2)
        reads(folder, static_cast<std::size_t>(std::atoll(argv[2])));
    std::filesystem::remove_all(folder);
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// store_bench [spans of the insert rounds]
// The writer alone: commit of spans beside raw narrow inserts of the same rows, interleaved in one run, and its growth.
#include "models/store/database.h"
#include "models/store/payload_codec.h"
#include "models/store/workspace_writer.h"
#include "tests/bench/kit/measure.h"

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
using namespace whyglass::bench;
using namespace whyglass::store;

namespace {

constexpr std::size_t kRequestSpans = 512;
constexpr std::size_t kGroupRequests = 16;
constexpr std::size_t kTraceSpans = 20;

void fillStep(SpanRecord& span, std::size_t place, std::mt19937_64& random, IngestBatch& batch)
{
    static constexpr const char* kModels[] = {"gpt-4o", "gpt-4o-mini", "claude-sonnet-4-5", "gemini-2.5-pro"};
    static constexpr const char* kTools[] = {"get_po", "lookup_vendor", "search_policies", "send_mail", "read_invoice"};
    span.dialect = "otel-genai";
    if (place == 0) {
        span.step = domain::StepKind::Agent;
        span.agent = "approver";
        span.tier = random() % 3 == 0 ? "free" : "pro";
        span.session = batch.texts.emplace_back("conv-" + std::to_string(span.start.ns / 600'000'000)); // three traces each
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
    }
    char detail[120];
    std::snprintf(detail, sizeof detail, "the writer alone on rows that wait in memory: %.2f us of CPU a span, %.2f of raw inserts' CPU rate", median(micros), median(cpuRatios));
    report("writer-raw", median(ratios), detail);
}

/// CPU of partitions 18 to 20 against that of 1 to 3: one partition alone takes too short to be told from noise.
double growthOnce(const std::filesystem::path& path, std::vector<double>& micros)
{
    constexpr std::int64_t kPartitionSpans = 100'000;
    constexpr int kPartitions = 20;
    auto writer = WorkspaceWriter::open(path, {kPartitionSpans, true});
    micros.clear();
    for (int part = 0; part < kPartitions; ++part) {
        std::vector<IngestBatch> batches = makeBatches(static_cast<std::size_t>(kPartitionSpans),
            100 + static_cast<std::uint64_t>(part), 1'773'756'000'000'000'000 + part * kPartitionSpans * 10'000'000);
        micros.push_back(commits(**writer, batches).cpu / static_cast<double>(kPartitionSpans) * 1e6);
    }
    return median({micros.end() - 3, micros.end()}) / median({micros.begin(), micros.begin() + 3});
}

void growth(const std::filesystem::path& folder)
{
    std::vector<double> ratios, micros;
    constexpr int kGrowthRounds = 3; // of two million spans each
    for (int round = 0; round < kGrowthRounds; ++round) {
        const std::filesystem::path path = folder / ("growth" + std::to_string(round));
        ratios.push_back(growthOnce(path, micros));
        std::filesystem::remove(path);
    }
    char detail[120];
    std::snprintf(detail, sizeof detail, "us of CPU a span: first %.2f, 20th %.2f", micros.front(), micros.back());
    report("growth", median(ratios), detail);
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
    std::filesystem::remove_all(folder);
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "store_flow.h"

#include "models/store/payload_codec.h"
#include "models/store/payload_hash.h"
#include "models/store/workspace_reader.h"

#include <algorithm>
#include <cstdlib>
#include <random>

namespace whyglass::reliability {

namespace {

constexpr int kSpansABatch = 12;
constexpr std::int64_t kStart = 1'773'756'000'000'000'000;
constexpr std::int64_t kSpansAPartition = 100;
constexpr std::int64_t kWalBytes = 400 << 10;

domain::TraceId traceOf(int batch)
{
    domain::TraceId id;
    id.bytes[0] = 0x5A;
    id.bytes[14] = static_cast<std::uint8_t>(batch >> 8);
    id.bytes[15] = static_cast<std::uint8_t>(batch & 0xFF);
    return id;
}

/// Noise, so that blocks stay as large as they are; some batches fill several pages.
std::string payloadOf(int batch, int span)
{
    std::mt19937 random(static_cast<unsigned>(batch * 1000 + span));
    std::string payload = "batch=" + std::to_string(batch) + " span=" + std::to_string(span) + " ";
    const int noise = batch % 3 == 0 ? 3000 : 100;
    for (int i = 0; i < noise; ++i)
        payload += static_cast<char>('!' + random() % 90);
    return payload;
}

store::IngestBatch batchOf(int batch)
{
    store::IngestBatch out;
    out.source = "flow";
    store::ResourceRecord& resource = out.resources.emplace_back();
    resource.resource = out.texts.emplace_back("resource of the flow");
    resource.service = "flow";
    resource.hash = store::hashOfParts({resource.resource, {}, {}, {}});
    store::BlockBuilder block;
    for (int i = 0; i < kSpansABatch; ++i) {
        const std::string& payload = out.texts.emplace_back(payloadOf(batch, i));
        store::SpanRecord& span = out.spans.emplace_back();
        span.trace = traceOf(batch);
        span.span = {static_cast<std::uint64_t>(batch) * 1000 + static_cast<std::uint64_t>(i) + 1};
        span.start = {kStart + batch * 1'000'000LL + i};
        span.duration = {1000};
        span.name = "step";
        span.dialect = "none";
        span.payloadHash = store::hashOf(payload);
        span.slot = block.add(payload);
    }
    out.spanBlocks.push_back(block.finish());
    return out;
}

store::IndexTerms termsOf(const store::IndexInput& input)
{
    store::IndexTerms terms;
    terms.texts.emplace_back(input.span);
    return terms;
}

std::string payloadProblem(store::WorkspaceReader& reader, int batch)
{
    const auto spans = reader.spansOfTrace(traceOf(batch));
    if (!spans.ok())
        return spans.error().message;
    std::vector<std::string> wanted;
    for (int i = 0; i < kSpansABatch; ++i)
        wanted.push_back(payloadOf(batch, i));
    std::vector<std::string> found;
    for (const store::SpanRow& row : spans->rows) {
        const auto payload = reader.payload(row.key);
        if (!payload.ok())
            return payload.error().message;
        found.push_back(payload->span);
    }
    std::sort(found.begin(), found.end());
    std::sort(wanted.begin(), wanted.end());
    return found == wanted ? std::string() : "it holds " + std::to_string(found.size()) + " spans, or others than were sent";
}

} // namespace

bool fullSize()
{
    const char* full = std::getenv("WHYGLASS_FULL");
    return full != nullptr && *full != '\0' && *full != '0';
}

StoreFlow::StoreFlow(std::filesystem::path path, bool synchronousFull, Ledger before) : m_path(std::move(path)), m_ledger(std::move(before))
{
    m_options.spansPerPartition = kSpansAPartition;
    m_options.synchronousFull = synchronousFull;
    m_options.passiveCheckpointBytes = kWalBytes;
    m_options.restartCheckpointBytes = 2 * kWalBytes;
}

bool StoreFlow::open()
{
    if (m_writer)
        return true;
    auto opened = store::WorkspaceWriter::open(m_path, m_options);
    if (opened.ok())
        m_writer = std::move(*opened);
    return opened.ok();
}

bool StoreFlow::ingest(int batches)
{
    if (!open())
        return false;
    for (int i = 0; i < batches; ++i) {
        const int number = static_cast<int>(m_ledger.attempted.size()) + 1;
        m_ledger.attempted.push_back(number);
        store::IngestBatch batch = batchOf(number);
        if (m_writer->commit({&batch, 1}).ok())
            m_ledger.acknowledged.push_back(number);
        (void)m_writer->checkpointIfNeeded(); // as the pipeline does after each group
        if (m_listener)
            m_listener(m_ledger);
    }
    return true;
}

void StoreFlow::index()
{
    if (m_writer)
        (void)m_writer->indexSlice(termsOf, 20);
}

void StoreFlow::checkpoint()
{
    if (m_writer)
        (void)m_writer->checkpointFully();
}

void StoreFlow::close() { m_writer.reset(); }

std::vector<std::string> brokenPromises(const std::filesystem::path& path, const Ledger& ledger)
{
    std::vector<std::string> broken;
    // Opening for writing recovers what a reader must not.
    if (auto writer = store::WorkspaceWriter::open(path); !writer.ok())
        return {"it does not open: " + writer.error().message};
    const auto reader = store::WorkspaceReader::open(path);
    if (!reader.ok())
        return {"it cannot be read: " + reader.error().message};
    const auto problems = (*reader)->check();
    if (!problems.ok())
        return {"it cannot be checked: " + problems.error().message};
    broken.insert(broken.end(), problems->begin(), problems->end());
    for (const int batch : ledger.attempted) {
        const bool promised = std::find(ledger.acknowledged.begin(), ledger.acknowledged.end(), batch) != ledger.acknowledged.end();
        const bool there = (*reader)->trace(traceOf(batch)).ok();
        if (!there && promised)
            broken.push_back("acknowledged batch " + std::to_string(batch) + " is lost");
        if (!there)
            continue;
        if (const std::string problem = payloadProblem(**reader, batch); !problem.empty())
            broken.push_back("batch " + std::to_string(batch) + ": " + problem);
    }
    return broken;
}

} // namespace whyglass::reliability

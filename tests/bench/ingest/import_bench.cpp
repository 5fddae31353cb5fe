// SPDX-License-Identifier: GPL-3.0-or-later
// import_bench [spans [file]]: import of a protobuf file beside raw inserts of as many rows and zstd of the same bytes; then the
// indexes, the size on disk, compaction; and the same number of small spans as one trace. `file`: a TracesData file to use instead of a
// made one.
#include "app/composition/composition.h"
#include "app/recorder/upkeep.h"
#include "app/recorder/writer_call.h"
#include "ingest/sources/receivers.h"
#include "models/store/database.h"
#include "tests/bench/kit/child.h"
#include "tests/bench/kit/load_files.h"
#include "tests/bench/kit/measure.h"

#include <sys/resource.h>
#include <zstd.h>

#include <fstream>
#include <future>
#include <string>

using namespace whyglass;
using namespace whyglass::bench;

namespace {

constexpr std::size_t kZstdFrame = 256 * 1'700; ///< a block of the store: 256 spans
constexpr std::int64_t kRowsACommit = 8'192;

double peakMegabytes()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

std::unique_ptr<ingest::IngestPipeline> pipelineOn(const std::string& workspace)
{
    auto pipeline = recorder::openPipeline(workspace);
    if (!pipeline) {
        std::fprintf(stderr, "%s\n", pipeline.error().text().c_str());
        std::exit(1);
    }
    (*pipeline)->setIdleIndexing(false);
    return std::move(*pipeline);
}

double writerCpu(ingest::IngestPipeline& pipeline)
{
    return *recorder::onWriter<double>(pipeline, [](store::WorkspaceWriter&) { return domain::Result<double>(threadCpu()); });
}

/// Prints seconds, CPU seconds of the process, of the writer, spans, megabytes at most.
int importChild(const std::string& file, const std::string& workspace)
{
    auto pipeline = pipelineOn(workspace);
    const std::atomic<bool> never = false;
    const double cpuBefore = processCpu();
    const double writerBefore = writerCpu(*pipeline);
    std::int64_t spans = 0;
    const Cost cost = measure([&] {
        const auto report = ingest::importFile(file, *pipeline, {}, never);
        if (!report || report->rejectedCount > 0)
            std::exit(1);
        spans = report->spans;
    });
    std::printf("%f %f %f %f %f\n", cost.wall, processCpu() - cpuBefore, writerCpu(*pipeline) - writerBefore,
                static_cast<double>(spans), peakMegabytes());
    return 0;
}

int rawChild(std::int64_t rows, const std::string& path)
{
    store::Database db = store::Database::openForWriting(path, true);
    db.execute("CREATE TABLE span(id INTEGER PRIMARY KEY, trace INTEGER, span_id INTEGER, parent INTEGER, start_ns INTEGER, dur_ns INTEGER, "
               "name INTEGER, res INTEGER, kind INTEGER, status INTEGER, op INTEGER, model INTEGER, tool INTEGER, in_tok INTEGER, "
               "out_tok INTEGER, cost INTEGER, flags INTEGER); PRAGMA wal_autocheckpoint=4000;");
    store::Statement insert = db.prepareKept("INSERT INTO span VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17)");
    std::mt19937_64 random(1);
    const Cost cost = measure([&] {
        for (std::int64_t row = 0; row < rows;) {
            store::Transaction transaction(db, store::Transaction::Kind::Write);
            for (std::int64_t end = std::min(rows, row + kRowsACommit); row < end; ++row) {
                store::bindIntegers(insert, row + 1, row / 40, random(), random(), 1'773'756'000'000'000'000 + row * 1'000'000, row % 900'000'000,
                                    row % 40, row % 6, 3, 1, 5, row % 4, row % 7, row % 6'000, row % 900, row % 10'000'000, row % 4'096);
                insert.run();
            }
            transaction.commit();
        }
    });
    std::printf("%f %f\n", cost.wall, cost.cpu);
    return 0;
}

int zstdChild(const std::string& file)
{
    std::ifstream in(file, std::ios::binary);
    std::string raw(kZstdFrame, '\0');
    std::string packed(ZSTD_compressBound(raw.size()), '\0');
    ZSTD_CCtx* context = ZSTD_createCCtx();
    double seconds = 0;
    while (in.read(raw.data(), static_cast<std::streamsize>(raw.size())) || in.gcount() > 0) {
        const auto size = static_cast<std::size_t>(in.gcount());
        seconds += measure([&] { ZSTD_compressCCtx(context, packed.data(), packed.size(), raw.data(), size, 1); }).wall;
    }
    ZSTD_freeCCtx(context);
    std::printf("%f\n", seconds);
    return 0;
}

/// Prints seconds and CPU seconds of the indexing.
int indexChild(const std::string& workspace)
{
    auto pipeline = pipelineOn(workspace);
    const double cpu = processCpu();
    const Cost cost = measure([&] {
        if (!pipeline->finishIndexing({}))
            std::exit(1);
    });
    std::printf("%f %f\n", cost.wall, processCpu() - cpu);
    return 0;
}

int compactChild(const std::string& workspace)
{
    auto pipeline = pipelineOn(workspace);
    const std::atomic<bool> never = false;
    const Cost cost = measure([&] {
        if (!recorder::Upkeep(*pipeline).compact({"compact", "{}", [](const std::string&) {}, &never}))
            std::exit(1);
    });
    std::printf("%f\n", cost.wall);
    return 0;
}

struct Sizes {
    double file = 0, payload = 0;
};

Sizes sizesOf(const std::string& workspace)
{
    store::Database db = store::Database::openForReading(workspace);
    Sizes sizes;
    sizes.file = static_cast<double>(std::filesystem::file_size(workspace));
    store::Statement parts = db.prepare("SELECT p FROM part");
    while (parts.step())
        sizes.payload += static_cast<double>(db.integer("SELECT sum(length(data)+length(dir)+24) FROM block_" + std::to_string(parts.integer(0))));
    return sizes;
}

std::string text(const char* format, double a, double b = 0, double c = 0)
{
    char line[200];
    std::snprintf(line, sizeof line, format, a, b, c);
    return line;
}

void reportDisk(const char* row, const std::string& workspace, double raw)
{
    const Sizes sizes = sizesOf(workspace);
    report(row, sizes.file / raw, text("payload %.3f, rows and indexes %.3f, file %.0f MB", sizes.payload / raw, (sizes.file - sizes.payload) / raw, sizes.file / 1e6));
}

/// One trace of that many spans: what it takes must not grow with it.
void runHugeTrace(std::size_t spans)
{
    const ScratchFolder scratch;
    const std::string file = scratch / "trace.pb";
    LoadShape shape;
    shape.spans = spans;
    shape.traceSpans = 2 * spans; // a mean: at least half of it
    shape.promptBytes = shape.answerBytes = 40;
    const auto bytes = static_cast<double>(writeProtobufFile(shape, file));
    const auto imported = runChild({"--import", file, scratch / "trace.whyglass"});
    report("import-memory-trace", imported.at(4),
           text("MB at most, importing one trace of %.0f spans (%.0f MB), %.0f spans a second", imported.at(3), bytes / 1e6, imported.at(3) / imported.at(0)));
}

void run(std::size_t spans, std::string file)
{
    const ScratchFolder scratch;
    if (file.empty()) {
        file = scratch / "load.pb";
        LoadShape shape;
        shape.spans = spans;
        writeProtobufFile(shape, file);
    }
    const auto bytes = static_cast<double>(std::filesystem::file_size(file));
    std::vector<double> toRaw, toZstd, rawSeconds, decodeUs, writerUs, rates, memory;
    std::string workspace;
    double count = static_cast<double>(spans);
    for (int round = 0; round < kRounds; ++round) {
        if (!workspace.empty())
            std::filesystem::remove(workspace);
        workspace = scratch / ("import" + std::to_string(round));
        const auto imported = runChild({"--import", file, workspace});
        count = imported.at(3);
        const auto raw = runChild({"--raw", std::to_string(static_cast<std::int64_t>(count)), scratch / ("raw" + std::to_string(round))});
        const auto zstd = runChild({"--zstd", file});
        std::filesystem::remove(scratch / ("raw" + std::to_string(round)));
        toRaw.push_back(raw.at(0) / imported.at(0));
        toZstd.push_back(zstd.at(0) / imported.at(0));
        rawSeconds.push_back(raw.at(0));
        writerUs.push_back(imported.at(2) / count * 1e6);
        decodeUs.push_back((imported.at(1) - imported.at(2)) / count * 1e6);
        rates.push_back(count / imported.at(0));
        memory.push_back(imported.at(4));
    }
    report("import-raw", median(toRaw), text("%.0f spans a second, raw inserts %.0f rows a second", median(rates), count / median(rawSeconds)));
    report("import-zstd", median(toZstd), text("%.0f MB/s imported", median(rates) * bytes / count / 1e6));
    report("import-cpu-workers", median(decodeUs), "us of CPU a span outside the writer: read, decode, normalise, price, zstd");
    report("import-cpu-writer", median(writerUs), "us of CPU a span of the writer");
    report("import-memory", median(memory), text("MB at most, importing %.0f spans (%.0f MB)", count, bytes / 1e6));

    const auto indexed = runChild({"--index", workspace});
    report("index-raw", median(rawSeconds) / indexed.at(0), text("%.0f spans a second, %.1f us of CPU a span", count / indexed.at(0), indexed.at(1) / count * 1e6));
    reportDisk("disk", workspace, bytes);
    const auto compacted = runChild({"--compact", workspace});
    reportDisk("disk-compacted", workspace, bytes);
    report("compaction", count / compacted.at(0), "spans a second");
}

} // namespace

int main(int argc, char** argv)
{
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    const auto at = [&arguments](std::size_t i) { return i < arguments.size() ? arguments[i] : std::string(); };
    if (at(0) == "--import")
        return importChild(at(1), at(2));
    if (at(0) == "--raw")
        return rawChild(std::atoll(at(1).c_str()), at(2));
    if (at(0) == "--zstd")
        return zstdChild(at(1));
    if (at(0) == "--index")
        return indexChild(at(1));
    if (at(0) == "--compact")
        return compactChild(at(1));
    const std::size_t spans = at(0).empty() ? 1'000'000 : static_cast<std::size_t>(std::atoll(at(0).c_str()));
    run(spans, at(1));
    if (at(1).empty())
        runHugeTrace(spans);
    return 0;
}

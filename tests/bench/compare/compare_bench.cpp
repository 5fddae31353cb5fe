// SPDX-License-Identifier: GPL-3.0-or-later
// compare_bench [spans]: two traces of so many spans (5,000 by default) side by side, from the file to the last change.
#include "app/composition/composition.h"
#include "models/analysis/compare/comparison.h"
#include "tests/bench/kit/child.h"
#include "tests/bench/kit/load_data.h"
#include "tests/bench/kit/measure.h"

#include <cstdlib>

using namespace whyglass;
using namespace whyglass::bench;

namespace {

/// Two traces of one kind of agent, no two texts the same.
void fill(const std::string& workspace, std::size_t spans)
{
    auto pipeline = recorder::openPipeline(workspace);
    if (!pipeline)
        std::exit(1);
    for (const std::uint64_t seed : {3U, 4U}) {
        LoadShape shape;
        shape.spans = spans;
        shape.traceSpans = 2 * spans; // at least half of it: all of it
        shape.seed = seed;
        LoadGenerator generator(shape);
        for (std::string message = generator.next(); !message.empty(); message = generator.next()) {
            ingest::IngestRequest request;
            request.bytes = std::move(message);
            request.source = "bench";
            request.done = [](const ingest::Receipt& receipt) {
                if (receipt.outcome != ingest::Receipt::Outcome::Stored)
                    std::exit(1);
            };
            if (!(*pipeline)->submit(std::move(request)))
                std::exit(1);
        }
    }
}

} // namespace

int main(int argc, char** argv)
{
    const std::size_t spans = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 5'000;
    const ScratchFolder folder;
    const std::string workspace = folder / "compare.whyglass";
    fill(workspace, spans);
    auto reader = recorder::openReader(workspace);
    const auto keys = reader ? (*reader)->traceKeys({}, {store::SortKey::Spans, true}, 2) : domain::Result<std::vector<std::int64_t>>(reader.error());
    const auto rows = keys ? (*reader)->traces(*keys) : domain::Result<std::vector<store::TraceRow>>(keys.error());
    if (!rows || rows->size() != 2)
        return 1;
    for (const bool everySpan : {false, true}) {
        std::vector<double> seconds;
        std::size_t steps = 0;
        for (int round = 0; round < kRounds; ++round) {
            seconds.push_back(measure([&] {
                                  const auto comparison = analysis::compareRuns(**reader, rows->at(0).trace.hex(), rows->at(1).trace.hex(), {.everySpan = everySpan, .keepVolatile = false});
                                  steps = comparison ? comparison->steps.size() : 0;
                              }).wall);
        }
        if (steps == 0)
            return 1;
        report(everySpan ? "compare-all" : "compare", median(seconds) * 1e3,
               "2 x " + std::to_string(rows->at(1).spans) + " spans, " + std::to_string(steps) + " aligned steps, ms");
    }
    return 0;
}

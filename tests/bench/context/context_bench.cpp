// SPDX-License-Identifier: GPL-3.0-or-later
// context_bench [calls [kilobytes]]: what the models of a long conversation saw: 200 calls by default, the context growing to 100 kB, with
// results that are cut and a system prompt that changes now and then; then with all requests of that size.
#include "tests/bench/kit/measure.h"
#include "tests/kit/context_trace.h"

#include <cstdio>
#include <cstdlib>
#include <string>

using namespace whyglass;
using namespace whyglass::bench;
using testkit::ContextTrace;

namespace {

std::string prose(std::size_t bytes, std::size_t seed)
{
    std::string text;
    for (std::size_t i = 0; text.size() < bytes; ++i)
        text += "w" + std::to_string((i * 7919 + seed * 104729) % 49999) + (i % 12 == 11 ? ".\n" : " ");
    return text.substr(0, bytes);
}

ContextTrace conversation(int calls, std::size_t contextBytes)
{
    ContextTrace trace;
    std::vector<ContextTrace::Message> messages{ContextTrace::says("system", prose(contextBytes / 10, 1))};
    const std::size_t room = contextBytes - contextBytes / 10;
    const std::size_t turn = room / static_cast<std::size_t>(calls);
    for (int i = 0; i < calls; ++i) {
        const auto seed = static_cast<std::size_t>(i) + 2;
        const std::string id = "call_" + std::to_string(i);
        const auto question = ContextTrace::asks("search", id, R"({"query":")" + std::to_string(i) + "\"}");
        if (i % 25 == 24)
            messages.front() = ContextTrace::says("system", prose(contextBytes / 10, seed));
        trace.call(messages, {question}, {static_cast<std::int64_t>(contextBytes / 4), 1'000, 0}, {{"search", R"({"name":"search"})"}});
        const std::string result = prose(2 * turn, seed);
        trace.tool("search", i % 2 == 0 ? id : std::string(), result);
        messages.push_back(question);
        messages.push_back(ContextTrace::answers(id, i % 3 == 0 ? result.substr(0, turn) + " [truncated]" : result.substr(0, turn)));
    }
    return trace;
}

/// Every request as long as the last: the oldest message goes, a new one comes.
ContextTrace slidingWindow(int calls, std::size_t contextBytes)
{
    constexpr std::size_t kMessages = 100;
    ContextTrace trace;
    std::vector<ContextTrace::Message> messages{ContextTrace::says("system", prose(1'000, 1))};
    for (std::size_t i = 0; i < kMessages; ++i)
        messages.push_back(ContextTrace::says(i % 2 == 0 ? "user" : "assistant", prose(contextBytes / kMessages, i + 2)));
    for (int i = 0; i < calls; ++i) {
        const auto seed = static_cast<std::size_t>(i);
        messages.erase(messages.begin() + 1);
        messages.push_back(ContextTrace::says("user", prose(contextBytes / kMessages, seed + 1'000)));
        trace.call(messages, {ContextTrace::says("assistant", prose(500, seed + 5'000))}, {static_cast<std::int64_t>(contextBytes / 4), 1'000, 0});
    }
    return trace;
}

void run(const std::string& row, const ContextTrace& trace, const std::string& what)
{
    std::vector<double> seconds;
    std::size_t parts = 0;
    for (int round = 0; round < kRounds; ++round) {
        seconds.push_back(measure([&] {
            const auto context = trace.build();
            parts = context->saw(context->bars().back().span)->parts.size();
        }).wall);
    }
    report(row, median(seconds) * 1e3, what + ", " + std::to_string(parts) + " parts in the last");
}

} // namespace

int main(int argc, char** argv)
{
    const int calls = argc > 1 ? std::atoi(argv[1]) : 200;
    const std::size_t kilobytes = argc > 2 ? static_cast<std::size_t>(std::atoi(argv[2])) : 100;
    const std::string what = std::to_string(calls) + " calls, contexts of " + std::to_string(kilobytes) + " kB";
    run("context", conversation(calls, kilobytes * 1'000), what + " at the end");
    run("context-sliding", slidingWindow(calls, kilobytes * 1'000), what);
    return 0;
}

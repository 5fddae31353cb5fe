// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/sources/grpc_log.h"

#include <grpc/support/log.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>

namespace whyglass::ingest {

namespace {

constexpr std::size_t kMaxLine = 300;

void writeLine(gpr_log_func_args* args)
{
    static std::atomic<std::int64_t> lastSecond = -1;
    const auto now = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
    if (args->severity < GPR_LOG_SEVERITY_ERROR || lastSecond.exchange(now) == now)
        return;
    std::string line(args->message, ::strnlen(args->message, kMaxLine));
    for (char& c : line) {
        if (c < 0x20 || c > 0x7E)
            c = '?';
    }
    std::fprintf(stderr, "whyglass: gRPC: %s\n", line.c_str());
}

} // namespace

void tameGrpcLog()
{
    ::gpr_set_log_function(&writeLine);
}

} // namespace whyglass::ingest

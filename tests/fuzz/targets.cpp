// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz_target.h"

#include <array>
#include <cstdio>
#include <cstdlib>

namespace whyglass::fuzz {

namespace {

// THE LIST. A new target: its file, one line here, one in CMakeLists.txt.
constexpr std::array<FuzzTarget, 9> kTargets{{
    {"otlp_protobuf", &runOtlpProtobuf},
    {"otlp_json", &runOtlpJson},
    {"inflate", &runInflate},
    {"http1", &runHttp1},
    {"file", &runFile},
    {"python_text", &runPythonText},
    {"price_list", &runPriceList},
    {"decision_rules", &runDecisionRules},
    {"query", &runQuery},
}};

} // namespace

std::span<const FuzzTarget> targets()
{
    return kTargets;
}

void require(bool promise, const char* what)
{
    if (promise)
        return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

} // namespace whyglass::fuzz

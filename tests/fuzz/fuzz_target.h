// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

/// What is fed with hostile bytes: by libFuzzer in the preset `fuzz`, by replay_test with the kept corpus everywhere else.
namespace whyglass::fuzz {

struct FuzzTarget {
    std::string_view name;           ///< also the folder in tests/fuzz/corpus
    void (*run)(std::string_view bytes); ///< ends the process where a promise is broken
};

/// All targets.
std::span<const FuzzTarget> targets();

void runOtlpProtobuf(std::string_view bytes);
void runOtlpJson(std::string_view bytes);
void runInflate(std::string_view bytes);
void runHttp1(std::string_view bytes);
void runFile(std::string_view bytes);
void runPythonText(std::string_view bytes);
void runPriceList(std::string_view bytes);
void runDecisionRules(std::string_view bytes);
void runQuery(std::string_view bytes);

/// Says what is broken and ends the process, so that libFuzzer keeps the input.
void require(bool promise, const char* what);

} // namespace whyglass::fuzz

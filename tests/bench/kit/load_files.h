// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/kit/load_data.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace whyglass::bench {

/// A TracesData message as one OTLP JSON document.
std::string jsonOf(std::string_view message);

/// Writes the load as one TracesData file (messages one after another are one message); its size in bytes.
std::uintmax_t writeProtobufFile(const LoadShape& shape, const std::filesystem::path& path);

} // namespace whyglass::bench

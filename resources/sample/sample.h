// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace whyglass {

/// The sample investigation that ships inside the program: OTLP JSON lines in one zstd frame. Static storage.
std::string_view sampleInvestigation();

} // namespace whyglass

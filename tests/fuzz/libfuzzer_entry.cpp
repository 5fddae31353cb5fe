// SPDX-License-Identifier: GPL-3.0-or-later
// One executable a target: WHYGLASS_FUZZ_TARGET is its function.
#include "fuzz_target.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    whyglass::fuzz::WHYGLASS_FUZZ_TARGET({reinterpret_cast<const char*>(data), size});
    return 0;
}

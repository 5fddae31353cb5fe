// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/sample/sample.h"

#include <cstddef>

extern "C" const char whyglass_sample_begin[];
extern "C" const char whyglass_sample_end[];

namespace whyglass {

std::string_view sampleInvestigation()
{
    return {whyglass_sample_begin, static_cast<std::size_t>(whyglass_sample_end - whyglass_sample_begin)};
}

} // namespace whyglass

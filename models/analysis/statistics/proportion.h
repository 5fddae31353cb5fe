// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace whyglass::analysis {

/// Upper end of the Wilson 95 % interval for `hits` of `n`; 1 where n = 0.
double wilsonUpper(std::int64_t hits, std::int64_t n);

/// P(X >= hits) for n draws at rate p.
double binomialTail(std::int64_t hits, std::int64_t n, double p);

} // namespace whyglass::analysis

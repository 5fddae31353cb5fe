// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/statistics/proportion.h"

#include <algorithm>
#include <cmath>

namespace whyglass::analysis {

double wilsonUpper(std::int64_t hits, std::int64_t n)
{
    if (n <= 0)
        return 1.0;
    constexpr double z = 1.959963984540054; // two-sided 95 %
    const double count = static_cast<double>(n);
    const double p = static_cast<double>(hits) / count;
    const double centre = p + z * z / (2.0 * count);
    const double spread = z * std::sqrt(p * (1.0 - p) / count + z * z / (4.0 * count * count));
    return std::min(1.0, (centre + spread) / (1.0 + z * z / count));
}

double binomialTail(std::int64_t hits, std::int64_t n, double p)
{
    if (hits <= 0)
        return 1.0;
    if (hits > n || p <= 0.0)
        return 0.0;
    if (p >= 1.0)
        return 1.0;
    double tail = 0.0;
    for (std::int64_t k = hits; k <= n; ++k) {
        const double logChoose = std::lgamma(static_cast<double>(n + 1)) - std::lgamma(static_cast<double>(k + 1))
            - std::lgamma(static_cast<double>(n - k + 1));
        tail += std::exp(logChoose + static_cast<double>(k) * std::log(p) + static_cast<double>(n - k) * std::log1p(-p));
    }
    return std::min(1.0, tail);
}

} // namespace whyglass::analysis

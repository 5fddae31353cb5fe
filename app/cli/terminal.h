// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <chrono>
#include <string>

namespace whyglass::cli {

/// "whyglass: message; what to do" on stderr.
void printError(const domain::Error& error);
void printWarning(const std::string& text);

/// One line on a terminal's stderr that is drawn again and again, at most ten times a second, and wiped at the end.
class ProgressLine {
public:
    explicit ProgressLine(bool shown) : m_shown(shown) {}
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// `total` 0: not known.
    void show(const std::string& label, std::int64_t done, std::int64_t total, const std::string& rest = {});

private:
    bool m_shown;
    bool m_drawn = false;
    std::chrono::steady_clock::time_point m_last;
};

} // namespace whyglass::cli

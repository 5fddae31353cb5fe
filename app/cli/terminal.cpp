// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/terminal.h"

#include "models/format/format.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace whyglass::cli {

namespace {

constexpr std::chrono::milliseconds kRedraw{100};
constexpr std::int64_t kBarCells = 24;
constexpr std::size_t kMaxLine = 2000;

} // namespace

void printError(const domain::Error& error)
{
    // Only the message of a query has more lines: the query itself, and where its mistake is. Scripts get the one line.
    const bool ofQuery = error.code == domain::ErrorCode::InvalidArgument && error.message.rfind("query:", 0) == 0;
    const std::size_t first = ofQuery ? error.message.find('\n') : std::string::npos;
    printWarning(first == std::string::npos ? error.text() : error.message.substr(0, first));
    if (first != std::string::npos && ::isatty(STDERR_FILENO) == 1)
        std::fprintf(stderr, "%s\n", format::visible(error.message.substr(first + 1), kMaxLine, true).c_str());
}

void printWarning(const std::string& text)
{
    std::fprintf(stderr, "whyglass: %s\n", format::visible(text, kMaxLine).c_str());
}

ProgressLine::~ProgressLine()
{
    if (m_drawn)
        std::fputs("\r\033[K", stderr);
}

void ProgressLine::show(const std::string& label, std::int64_t done, std::int64_t total, const std::string& rest)
{
    const auto now = std::chrono::steady_clock::now();
    if (!m_shown || now - m_last < kRedraw)
        return;
    m_last = now;
    m_drawn = true;
    std::string bar;
    if (total > 0) {
        const std::int64_t cells = std::clamp<std::int64_t>(done * kBarCells / total, 0, kBarCells);
        bar = "[" + std::string(static_cast<std::size_t>(cells), '#') + std::string(static_cast<std::size_t>(kBarCells - cells), '.') + "] "
            + std::to_string(std::clamp<std::int64_t>(done * 100 / total, 0, 100)) + " % ";
    }
    constexpr std::size_t kLabelBytes = 60;
    std::fprintf(stderr, "\r\033[K%s %s%s", format::visible(label, kLabelBytes).c_str(), bar.c_str(), rest.c_str());
    std::fflush(stderr);
}

} // namespace whyglass::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/sources/access_rules.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace whyglass::recorder {

/// Options of `whyglass record`.
struct RecorderOptions {
    std::filesystem::path workspace;
    std::string grpc = "127.0.0.1:4317"; ///< HOST:PORT or "off"
    std::string http = "127.0.0.1:4318"; ///< HOST:PORT or "off"
    std::string metrics = "off";         ///< HOST:PORT to answer GET /metrics on, or "off"
    ingest::ReceiverOptions receivers;   ///< of all three
    std::optional<double> graceSeconds;  ///< ends after so long without data
    std::optional<std::int64_t> keepDays; ///< older partitions are removed while it runs; none: everything stays
    std::optional<std::int64_t> maxBytes; ///< the oldest go where the file uses more; none: no limit
    /// Started by a window: detaches from it, ends 10 s after its last client left, and goes on without a port that is taken.
    bool whileClients = false;
};

/// Runs a recorder in the foreground (detached with `whileClients`) under supervision; returns the exit code of cli.md.
int superviseRecorder(const RecorderOptions& options);

} // namespace whyglass::recorder

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/recorder/recorder_options.h"
#include "app/recorder/workspace_lock.h"

namespace whyglass::recorder {

/// What a supervised process tells its parent through a pipe, in one write, once it listens.
struct Readiness {
    std::string grpc, http, metrics; ///< bound endpoints; "off" where none
    [[nodiscard]] std::string encode() const { return grpc + "\n" + http + "\n" + metrics + "\n"; }
    static std::optional<Readiness> decode(const std::string& text);
};

/// The recorder itself: receivers, pipeline, detectors, control socket; until SIGINT, SIGTERM or a `stop` command. The signals must
/// be blocked. `restarted`: an earlier one died, so what it left unsettled may still grow. Returns the exit code.
int runRecorderProcess(const RecorderOptions& options, const WorkspaceLock& lock, bool restarted, int readyPipe);

} // namespace whyglass::recorder

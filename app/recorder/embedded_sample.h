// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/recorder/file_descriptor.h"
#include "models/domain/result.h"

#include <string>

namespace whyglass::recorder {

/// The sample investigation built into the program, as a file that the import path can read: an anonymous one in memory,
/// which lives as long as this.
class EmbeddedSample {
public:
    static domain::Result<EmbeddedSample> open();
    [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(m_fd.get()); }

private:
    explicit EmbeddedSample(FileDescriptor fd) : m_fd(std::move(fd)) {}
    FileDescriptor m_fd;
};

} // namespace whyglass::recorder

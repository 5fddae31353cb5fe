// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace whyglass::ingest {

/// Bytes in order, from a file, standard input or a decompressor. Used by one thread.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    /// Fills at most `size` bytes, 0 at the end. After an error there is nothing more.
    virtual domain::Result<std::size_t> read(char* out, std::size_t size) = 0;
    /// Bytes taken from the file itself, for progress.
    [[nodiscard]] virtual std::int64_t bytesTaken() const = 0;
};

/// Standard input; ends early when `cancel` becomes true. Files: RegularFile.
std::unique_ptr<ByteSource> standardInput(const std::atomic<bool>& cancel);

/// Inflates gzip (any number of members) or zstd (any number of frames) as it is read: memory does not grow with the output.
/// Both take the source over.
std::unique_ptr<ByteSource> inflateGzip(std::unique_ptr<ByteSource> source);
std::unique_ptr<ByteSource> inflateZstd(std::unique_ptr<ByteSource> source);

} // namespace whyglass::ingest

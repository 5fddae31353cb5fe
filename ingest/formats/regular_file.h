// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/formats/byte_source.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>

namespace whyglass::ingest {

/// A regular file, opened once: what is read and what is known of it belong together, whatever becomes of its name. Pipes,
/// devices, sockets, folders and the kernel's own files are refused with a reason; a named pipe is never waited for.
class RegularFile {
public:
    /// `name`: what path() calls it; empty: the path. For files whose path says nothing to people.
    static domain::Result<RegularFile> open(const std::string& path, const std::string& name = {});
    RegularFile(RegularFile&& other) noexcept;
    RegularFile& operator=(RegularFile&& other) noexcept;
    ~RegularFile();

    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] std::uint64_t device() const { return m_device; }
    [[nodiscard]] std::uint64_t inode() const { return m_inode; }
    /// Bytes that it has now.
    [[nodiscard]] std::int64_t size() const;
    /// Changes whenever something is written (nanoseconds).
    [[nodiscard]] std::int64_t changedAt() const;
    /// The first bytes, as many as there are.
    [[nodiscard]] std::string head(std::size_t size) const;
    /// The bytes [begin, end) as a source that outlives this object. It ends early when `cancel` becomes true, and with an
    /// error where the file has become shorter or has a hole (a sparse file may claim any size).
    [[nodiscard]] std::unique_ptr<ByteSource> bytes(std::int64_t begin, std::int64_t end, const std::atomic<bool>& cancel) const;

private:
    struct Descriptor;
    RegularFile(std::string path, std::shared_ptr<const Descriptor> descriptor, std::uint64_t device, std::uint64_t inode);

    std::string m_path;
    std::shared_ptr<const Descriptor> m_descriptor;
    std::uint64_t m_device = 0, m_inode = 0;
};

} // namespace whyglass::ingest

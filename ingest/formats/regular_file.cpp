// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/formats/regular_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace whyglass::ingest {

namespace {

domain::Error cannotRead(const std::string& path, int code)
{
    using domain::ErrorCode;
    const char* remedy = code == EACCES ? "check the file's permissions" : code == ENOENT ? "check the path" : "";
    return {code == ENOENT ? ErrorCode::NotFound : ErrorCode::Io, "cannot read " + path + ": " + std::strerror(code), remedy};
}

domain::Error refused(const std::string& path, const std::string& what, const std::string& remedy)
{
    return {domain::ErrorCode::InvalidArgument, "cannot import " + path + ": it is " + what, remedy};
}

/// Why a file of this kind is not read; empty for regular files.
std::string kindOf(::mode_t mode)
{
    if (S_ISREG(mode))
        return {};
    if (S_ISDIR(mode))
        return "a folder";
    if (S_ISFIFO(mode))
        return "a named pipe";
    if (S_ISSOCK(mode))
        return "a socket";
    return S_ISCHR(mode) || S_ISBLK(mode) ? "a device" : "no regular file";
}

bool isOfTheKernel(int descriptor)
{
    struct ::statfs system {};
    if (::fstatfs(descriptor, &system) != 0)
        return false;
    return system.f_type == PROC_SUPER_MAGIC || system.f_type == SYSFS_MAGIC || system.f_type == DEBUGFS_MAGIC || system.f_type == TRACEFS_MAGIC;
}

} // namespace

struct RegularFile::Descriptor {
    explicit Descriptor(int descriptor) : number(descriptor) {}
    ~Descriptor() { ::close(number); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    const int number;
};

namespace {

/// A part of a file, read at offsets of its own.
template <typename Descriptor>
class PartSource final : public ByteSource {
public:
    PartSource(std::string path, std::shared_ptr<const Descriptor> descriptor, std::int64_t begin, std::int64_t end,
               const std::atomic<bool>& cancel)
        : m_path(std::move(path)), m_descriptor(std::move(descriptor)), m_at(begin), m_end(end), m_dataEnd(begin), m_cancel(cancel)
    {
        ::posix_fadvise(m_descriptor->number, begin, end - begin, POSIX_FADV_SEQUENTIAL);
    }

    domain::Result<std::size_t> read(char* out, std::size_t size) override
    {
        if (m_at >= m_end || m_cancel.load())
            return std::size_t{0};
        if (auto data = findData(); !data.ok())
            return data.error();
        const auto wanted = std::min<std::int64_t>(static_cast<std::int64_t>(size), std::min(m_end, m_dataEnd) - m_at);
        for (;;) {
            const ::ssize_t got = ::pread(m_descriptor->number, out, static_cast<std::size_t>(wanted), m_at);
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0)
                return cannotRead(m_path, errno);
            if (got == 0)
                return damaged("the file has become shorter while it was read");
            m_at += got;
            return static_cast<std::size_t>(got);
        }
    }
    [[nodiscard]] std::int64_t bytesTaken() const override { return m_at; }

private:
    static domain::Error damaged(const char* what)
    {
        return {domain::ErrorCode::Corrupt, what, "the part before it was read"};
    }

    /// Sets m_dataEnd behind m_at; an error where there is nothing but a hole.
    domain::Result<void> findData()
    {
        if (m_at < m_dataEnd)
            return {};
        const ::off_t data = ::lseek(m_descriptor->number, m_at, SEEK_DATA);
        if (data < 0 && errno != ENXIO) { // this file system knows no holes
            m_dataEnd = m_end;
            return {};
        }
        if (data != m_at)
            return damaged(sizeNow() <= m_at ? "the file has become shorter while it was read" : "the file has a hole here: bytes that were never written");
        const ::off_t hole = ::lseek(m_descriptor->number, m_at, SEEK_HOLE);
        m_dataEnd = hole > m_at ? hole : m_end;
        return {};
    }

    [[nodiscard]] std::int64_t sizeNow() const
    {
        struct ::stat status {};
        return ::fstat(m_descriptor->number, &status) == 0 ? status.st_size : 0;
    }

    std::string m_path;
    std::shared_ptr<const Descriptor> m_descriptor;
    std::int64_t m_at, m_end, m_dataEnd;
    const std::atomic<bool>& m_cancel;
};

} // namespace

RegularFile::RegularFile(std::string path, std::shared_ptr<const Descriptor> descriptor, std::uint64_t device, std::uint64_t inode)
    : m_path(std::move(path)), m_descriptor(std::move(descriptor)), m_device(device), m_inode(inode)
{
}

RegularFile::RegularFile(RegularFile&& other) noexcept = default;
RegularFile& RegularFile::operator=(RegularFile&& other) noexcept = default;
RegularFile::~RegularFile() = default;

domain::Result<RegularFile> RegularFile::open(const std::string& path, const std::string& name)
{
    const int number = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (number < 0)
        return errno == ENXIO ? refused(path, "a socket", "") : cannotRead(path, errno);
    auto descriptor = std::make_shared<const Descriptor>(number);
    struct ::stat status {};
    if (::fstat(number, &status) != 0)
        return cannotRead(path, errno);
    const std::string kind = kindOf(status.st_mode);
    if (!kind.empty())
        return refused(path, kind, S_ISFIFO(status.st_mode) ? "pipe it in: whyglass import -" : "name a file");
    if (isOfTheKernel(number))
        return refused(path, "a file that the kernel makes up", "copy it first");
    return RegularFile(name.empty() ? path : name, std::move(descriptor), status.st_dev, status.st_ino);
}

std::int64_t RegularFile::size() const
{
    struct ::stat status {};
    return ::fstat(m_descriptor->number, &status) == 0 ? status.st_size : 0;
}

std::int64_t RegularFile::changedAt() const
{
    struct ::stat status {};
    constexpr std::int64_t kNsPerSecond = 1'000'000'000;
    return ::fstat(m_descriptor->number, &status) == 0 ? status.st_mtim.tv_sec * kNsPerSecond + status.st_mtim.tv_nsec : 0;
}

std::string RegularFile::head(std::size_t size) const
{
    std::string bytes(size, '\0');
    std::size_t have = 0;
    while (have < size) {
        const ::ssize_t got = ::pread(m_descriptor->number, bytes.data() + have, size - have, static_cast<::off_t>(have));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        have += static_cast<std::size_t>(got);
    }
    bytes.resize(have);
    return bytes;
}

std::unique_ptr<ByteSource> RegularFile::bytes(std::int64_t begin, std::int64_t end, const std::atomic<bool>& cancel) const
{
    return std::make_unique<PartSource<Descriptor>>(m_path, m_descriptor, begin, end, cancel);
}

} // namespace whyglass::ingest

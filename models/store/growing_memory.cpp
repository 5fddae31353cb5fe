// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/growing_memory.h"

#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace whyglass::store {

void GrowingMemory::grow(std::size_t bytes)
{
    if (m_file >= 0) {
        if (!growFile(bytes))
            moveToMemory(bytes);
        return;
    }
    if (bytes > kSpillBytes && m_folder != nullptr) {
        if (moveToFile(bytes))
            return;
        m_folder = nullptr; // not asked again each time it grows
    }
    growInMemory(bytes);
}

/// Of an array of a hundred megabytes realloc moves the pages, so there is never a second one beside it.
void GrowingMemory::growInMemory(std::size_t bytes)
{
    void* const moved = std::realloc(m_data, bytes);
    if (moved == nullptr)
        throw std::bad_alloc();
    m_data = static_cast<char*>(moved);
    m_bytes = bytes;
}

/// Room is reserved before it is used: a full disk would end the process where a page of the file is written.
bool GrowingMemory::moveToFile(std::size_t bytes) noexcept
{
    const int file = ::open(m_folder->c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (file < 0)
        return false;
    void* const mapped = ::fallocate(file, 0, 0, static_cast<off_t>(bytes)) == 0
        ? ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)
        : MAP_FAILED;
    if (mapped == MAP_FAILED) {
        ::close(file);
        return false;
    }
    if (m_bytes > 0)
        std::memcpy(mapped, m_data, m_bytes);
    std::free(m_data);
    m_data = static_cast<char*>(mapped);
    m_bytes = bytes;
    m_file = file;
    return true;
}

bool GrowingMemory::growFile(std::size_t bytes) noexcept
{
    if (::fallocate(m_file, 0, static_cast<off_t>(m_bytes), static_cast<off_t>(bytes - m_bytes)) != 0)
        return false;
    void* const moved = ::mremap(m_data, m_bytes, bytes, MREMAP_MAYMOVE);
    if (moved == MAP_FAILED)
        return false;
    m_data = static_cast<char*>(moved);
    m_bytes = bytes;
    return true;
}

void GrowingMemory::moveToMemory(std::size_t bytes)
{
    void* const memory = std::malloc(bytes);
    if (memory == nullptr)
        throw std::bad_alloc();
    std::memcpy(memory, m_data, m_bytes);
    release();
    m_folder = nullptr;
    m_data = static_cast<char*>(memory);
    m_bytes = bytes;
}

void GrowingMemory::rest() const noexcept
{
    if (m_file >= 0)
        ::madvise(m_data, m_bytes, MADV_DONTNEED); // of a shared mapping: the file keeps what was written
}

void GrowingMemory::swap(GrowingMemory& other) noexcept
{
    std::swap(m_data, other.m_data);
    std::swap(m_bytes, other.m_bytes);
    std::swap(m_file, other.m_file);
}

void GrowingMemory::release() noexcept
{
    if (m_file >= 0) {
        ::munmap(m_data, m_bytes);
        ::close(m_file);
    } else {
        std::free(m_data);
    }
    m_data = nullptr;
    m_bytes = 0;
    m_file = -1;
}

} // namespace whyglass::store

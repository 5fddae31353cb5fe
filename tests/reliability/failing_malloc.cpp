// SPDX-License-Identifier: GPL-3.0-or-later
#include "failing_malloc.h"

#include <atomic>
#include <cerrno>
#include <cstddef>

// The C library's own functions, under the names that it keeps for those who replace the public ones.
extern "C" {
void* __libc_malloc(std::size_t size);                          // NOLINT(bugprone-reserved-identifier)
void* __libc_calloc(std::size_t count, std::size_t size);       // NOLINT(bugprone-reserved-identifier)
void* __libc_realloc(void* old, std::size_t size);              // NOLINT(bugprone-reserved-identifier)
void* __libc_memalign(std::size_t alignment, std::size_t size); // NOLINT(bugprone-reserved-identifier)
}

namespace {

std::atomic<bool> armed = false;
std::atomic<std::int64_t> calls = 0;
std::atomic<std::int64_t> failed = 0;
std::atomic<std::int64_t> first = 0;
std::atomic<std::int64_t> behind = 0;
thread_local bool exempt = false;

bool fails() noexcept
{
    if (!armed.load(std::memory_order_relaxed) || exempt)
        return false;
    const std::int64_t call = calls.fetch_add(1) + 1;
    if (call < first.load() || call >= behind.load())
        return false;
    failed.fetch_add(1);
    errno = ENOMEM;
    return true;
}

} // namespace

extern "C" {
void* malloc(std::size_t size) { return fails() ? nullptr : __libc_malloc(size); }
void* calloc(std::size_t count, std::size_t size) { return fails() ? nullptr : __libc_calloc(count, size); }
void* realloc(void* old, std::size_t size) { return fails() ? nullptr : __libc_realloc(old, size); }
void* memalign(std::size_t alignment, std::size_t size) { return fails() ? nullptr : __libc_memalign(alignment, size); }
void* aligned_alloc(std::size_t alignment, std::size_t size) { return fails() ? nullptr : __libc_memalign(alignment, size); }
int posix_memalign(void** out, std::size_t alignment, std::size_t size)
{
    if (fails())
        return ENOMEM;
    *out = __libc_memalign(alignment, size);
    return *out == nullptr ? ENOMEM : 0;
}
}

namespace whyglass::reliability {

void failAllocations(std::int64_t n, std::int64_t count)
{
    calls = 0;
    failed = 0;
    first = n;
    behind = n + count;
    armed = true;
}

std::int64_t stopFailing()
{
    armed = false;
    return failed.load();
}

void exemptThisThread() { exempt = true; }

} // namespace whyglass::reliability

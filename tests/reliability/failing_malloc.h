// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// Takes the place of the C library's malloc in the test program that links it, SQLite, zstd and operator new included, and lets
/// allocations fail on every thread but those that are exempt. Not for builds with a sanitizer, which bring a malloc of their own.
namespace whyglass::reliability {

/// Allocations n, n+1 … n+count-1 fail, counted from now on over all threads that are not exempt.
void failAllocations(std::int64_t n, std::int64_t count);
/// No more; how many failed.
std::int64_t stopFailing();
/// The calling thread is never refused.
void exemptThisThread();

} // namespace whyglass::reliability

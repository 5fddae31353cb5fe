// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/pipeline/payload_hash.h"

#include <cstring>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace whyglass::ingest {

std::uint64_t hashOf(std::string_view bytes, std::uint64_t seed)
{
    return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

std::array<std::uint8_t, 16> hashOfParts(std::initializer_list<std::string_view> parts)
{
    XXH3_state_t state;
    XXH3_128bits_reset(&state);
    for (const std::string_view part : parts) {
        const std::uint64_t size = part.size();
        XXH3_128bits_update(&state, &size, sizeof size);
        XXH3_128bits_update(&state, part.data(), part.size());
    }
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(&state));
    std::array<std::uint8_t, 16> out{};
    std::memcpy(out.data(), canonical.digest, out.size());
    return out;
}

} // namespace whyglass::ingest

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/payload_hash.h"

#include <cstring>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace whyglass::store {

std::uint64_t hashOf(std::string_view bytes, std::uint64_t seed)
{
    return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

std::uint64_t hashOfLog(std::string_view bytes, const ResourceHash& resource) { return hashOf(bytes, firstWord(resource)); }

std::uint64_t hashOfPoint(std::string_view bytes, std::string_view metric, const ResourceHash& resource)
{
    return hashOf(bytes, hashOf(metric, firstWord(resource)));
}

std::uint64_t firstWord(const ResourceHash& hash)
{
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < sizeof word; ++i)
        word = (word << 8U) | hash[i];
    return word;
}

ResourceHash hashOfParts(std::initializer_list<std::string_view> parts)
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
    ResourceHash out{};
    std::memcpy(out.data(), canonical.digest, out.size());
    return out;
}

} // namespace whyglass::store

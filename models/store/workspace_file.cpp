// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/workspace_file.h"

#include "models/store/database.h"

#include <array>
#include <cstdint>
#include <fstream>
#include <string_view>

namespace whyglass::store {

bool isWorkspaceFile(const std::filesystem::path& path)
{
    // sqlite.org/fileformat2.html, 1.3: 16 bytes of magic, big-endian application id at 68.
    constexpr std::string_view kMagic("SQLite format 3\0", 16);
    constexpr std::size_t kIdAt = 68;
    std::array<char, kIdAt + 4> header{};
    std::error_code error;
    std::ifstream file;
    if (std::filesystem::is_regular_file(path, error)) // a pipe would block
        file.open(path, std::ios::binary);
    if (!file.read(header.data(), header.size()) || std::string_view(header.data(), kMagic.size()) != kMagic)
        return false;
    std::int64_t id = 0;
    for (std::size_t i = kIdAt; i < header.size(); ++i)
        id = id * 256 + static_cast<unsigned char>(header[i]);
    return id == kApplicationId;
}

} // namespace whyglass::store

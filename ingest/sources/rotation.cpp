// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/sources/rotation.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <tuple>

namespace whyglass::ingest {

namespace {

namespace fs = std::filesystem;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Whether the text has the shape: 0 stands for any digit, everything else for itself.
bool hasShape(std::string_view text, std::string_view shape)
{
    return text.size() == shape.size() && std::equal(text.begin(), text.end(), shape.begin(), [](char c, char s) {
        return s == '0' ? isDigit(c) : c == s;
    });
}

std::string_view withoutCompression(std::string_view name)
{
    for (const std::string_view ending : {".gz", ".zst"}) {
        if (name.size() > ending.size() && name.substr(name.size() - ending.size()) == ending)
            return name.substr(0, name.size() - ending.size());
    }
    return name;
}

/// Larger numbers are older, so they come first.
std::string olderFirst(std::string_view digits)
{
    std::uint64_t number = 0;
    for (const char c : digits)
        number = number * 10 + static_cast<std::uint64_t>(c - '0');
    std::string text = std::to_string(1'000'000'000U - std::min<std::uint64_t>(number, 999'999'999));
    return std::string(10 - text.size(), '0') + text;
}

} // namespace

RotatedName rotatedName(std::string_view path)
{
    constexpr std::string_view kStamp = "-0000-00-00T00-00-00.000";
    const std::string_view name = withoutCompression(path);
    for (std::size_t at = name.find(kStamp.front()); at != std::string_view::npos; at = name.find(kStamp.front(), at + 1)) {
        const std::string_view rest = name.substr(at);
        if (hasShape(rest.substr(0, kStamp.size()), kStamp) && rest.substr(kStamp.size()).find('/') == std::string_view::npos)
            return {std::string(name.substr(0, at)).append(rest.substr(kStamp.size())), std::string(rest.substr(1, kStamp.size() - 1))};
    }
    const std::size_t end = name.find_last_not_of("0123456789");
    if (end == std::string_view::npos || end + 1 == name.size() || end == 0)
        return {std::string(path), {}};
    const std::string_view digits = name.substr(end + 1);
    if (name[end] == '.' && digits.size() < 4)
        return {std::string(name.substr(0, end)), olderFirst(digits)};
    if (name[end] == '-' && digits.size() == 8)
        return {std::string(name.substr(0, end)), std::string(digits)};
    return {std::string(path), {}};
}

void sortByRotation(std::vector<std::string>& paths)
{
    std::sort(paths.begin(), paths.end(), [](const std::string& a, const std::string& b) {
        const RotatedName first = rotatedName(a), second = rotatedName(b);
        const bool firstLive = first.order.empty(), secondLive = second.order.empty();
        return std::tie(first.live, firstLive, first.order, a) < std::tie(second.live, secondLive, second.order, b);
    });
}

std::vector<std::string> backupsOf(const std::string& path)
{
    const fs::path file(path);
    std::vector<std::string> backups;
    std::error_code code;
    for (fs::directory_iterator entry(file.parent_path().empty() ? fs::path(".") : file.parent_path(), code); !code && entry != fs::directory_iterator();
         entry.increment(code)) {
        std::error_code ignored;
        const RotatedName name = rotatedName(entry->path().filename().string());
        if (!name.order.empty() && name.live == file.filename().string() && fs::is_regular_file(entry->symlink_status(ignored)))
            backups.push_back(entry->path().string());
    }
    sortByRotation(backups);
    return backups;
}

} // namespace whyglass::ingest

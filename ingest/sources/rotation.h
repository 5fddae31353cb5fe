// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace whyglass::ingest {

/// A file's name taken apart by the ways in which logs are rotated: `name-2022-09-14T05-02-14.173.ext` (the Collector),
/// `name.ext.3`, `name.ext-20220914`, each also with .gz or .zst behind.
struct RotatedName {
    std::string live;  ///< the name that is written to
    std::string order; ///< sorts backups of one live name from the oldest; empty for the live file itself
};
RotatedName rotatedName(std::string_view path);

/// Sorted by name, backups in the order in which they were written and before the live file.
void sortByRotation(std::vector<std::string>& paths);

/// Backups of a live file in its folder, oldest first.
std::vector<std::string> backupsOf(const std::string& path);

} // namespace whyglass::ingest

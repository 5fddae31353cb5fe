// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

/// The language of the case files; README.md describes it. Every function throws std::runtime_error on a recipe that is none.
namespace whyglass::hostile {

struct Case {
    std::string name, recipe;
    std::string status; ///< first word of the verdict: "200", "200,400", "none"; of compression the second
    std::string encoding; ///< compression only: its first word
    std::map<std::string, std::string> more; ///< "kept" → "3"; a word without "=" → ""
    [[nodiscard]] bool has(const std::string& key) const { return more.count(key) != 0; }
    /// A number of the verdict; -1 where it says none.
    [[nodiscard]] long number(const std::string& key) const;
};
/// The cases of tests/hostile/FILE.
std::vector<Case> readCases(const char* file);

std::string protobufOf(std::string_view recipe);
/// `names` gives what %{NAME} stands for.
std::string textOf(std::string_view recipe, const std::map<std::string, std::string>& names = {});
std::string compressedOf(std::string_view recipe);

} // namespace whyglass::hostile

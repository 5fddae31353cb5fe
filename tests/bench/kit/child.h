// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <unistd.h>

/// Parts of a benchmark in processes of their own, so that CPU time and memory are those of the part alone.
namespace whyglass::bench {

/// Runs this program again with `arguments`; the numbers that it printed.
inline std::vector<double> runChild(const std::vector<std::string>& arguments)
{
    std::string command = std::filesystem::read_symlink("/proc/self/exe").string();
    for (const std::string& argument : arguments)
        command += " '" + argument + "'";
    std::FILE* output = ::popen(command.c_str(), "r");
    std::vector<double> numbers;
    double number = 0;
    while (output != nullptr && std::fscanf(output, "%lf", &number) == 1)
        numbers.push_back(number);
    if (output == nullptr || ::pclose(output) != 0) {
        std::fprintf(stderr, "%s failed\n", command.c_str());
        std::exit(1);
    }
    return numbers;
}

/// A folder that is removed with everything in it.
class ScratchFolder {
public:
    ScratchFolder() : m_path(std::filesystem::temp_directory_path() / ("whyglass-bench-" + std::to_string(::getpid())))
    {
        std::filesystem::create_directories(m_path);
    }
    ~ScratchFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    [[nodiscard]] std::string operator/(const std::string& name) const { return (m_path / name).string(); }

private:
    std::filesystem::path m_path;
};

} // namespace whyglass::bench

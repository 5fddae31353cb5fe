// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <string>

namespace whyglass::cli {

/// Standard input, written to a temporary file that a recorder in another process can read too. Removed at the end of life.
class SpooledInput {
public:
    static domain::Result<SpooledInput> read();
    SpooledInput(SpooledInput&& other) noexcept : m_path(std::move(other.m_path)) { other.m_path.clear(); }
    SpooledInput& operator=(SpooledInput&& other) noexcept
    {
        std::swap(m_path, other.m_path);
        return *this;
    }
    SpooledInput(const SpooledInput&) = delete;
    SpooledInput& operator=(const SpooledInput&) = delete;
    ~SpooledInput();
    [[nodiscard]] const std::string& path() const { return m_path; }

private:
    explicit SpooledInput(std::string path) : m_path(std::move(path)) {}
    std::string m_path;
};

} // namespace whyglass::cli

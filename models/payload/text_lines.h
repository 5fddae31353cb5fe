// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::payload {

/// A text of any size cut into lines that a list can show: at line breaks, and where a line is longer than kMostBytes.
class TextLines {
public:
    static constexpr std::size_t kMostBytes = 240;

    TextLines() : TextLines(std::make_shared<const std::string>()) {}
    explicit TextLines(std::shared_ptr<const std::string> text);

    [[nodiscard]] const std::string& text() const { return *m_text; }
    [[nodiscard]] std::size_t count() const { return m_starts.size(); }
    /// Without its line break.
    [[nodiscard]] std::string_view line(std::size_t line) const;
    [[nodiscard]] std::size_t start(std::size_t line) const { return m_starts[line]; }
    [[nodiscard]] std::size_t lineAt(std::size_t byte) const;
    /// Number of the line as an editor counts: pieces of a long line have that of the line.
    [[nodiscard]] std::uint32_t number(std::size_t line) const { return m_numbers[line]; }
    [[nodiscard]] bool continues(std::size_t line) const { return line > 0 && m_numbers[line] == m_numbers[line - 1]; }

private:
    std::shared_ptr<const std::string> m_text;
    std::vector<std::size_t> m_starts;
    std::vector<std::uint32_t> m_numbers;
};

} // namespace whyglass::payload

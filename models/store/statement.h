// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace whyglass::store {

/// A prepared statement. Throws Failure on errors of SQLite. Parameters count from 1, columns from 0. Texts and blobs that
/// are bound must live until the statement is reset; those read live until the next step.
class Statement {
public:
    Statement() = default;
    Statement(sqlite3* db, std::string_view sql, bool persistent = false);
    ~Statement();
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&& other) noexcept;

    void bind(int parameter, std::int64_t value);
    void bind(int parameter, double value);
    void bindText(int parameter, std::string_view value);
    void bindBlob(int parameter, std::string_view value);
    void bindNull(int parameter);
    void bindOptional(int parameter, const std::optional<std::int64_t>& value);

    /// True while there is a row; false at the end, and the statement is reset then.
    bool step();
    /// Steps to the end.
    void run();
    void reset();

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::optional<std::int64_t> optional(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] std::string_view blob(int column) const;
    [[nodiscard]] explicit operator bool() const { return m_statement != nullptr; }

private:
    void check(int code) const;
    sqlite3_stmt* m_statement = nullptr;
};

/// Binds integers in order, from parameter 1.
template <typename... Values>
void bindIntegers(Statement& statement, Values... values)
{
    int parameter = 0;
    (statement.bind(++parameter, static_cast<std::int64_t>(values)), ...);
}

} // namespace whyglass::store

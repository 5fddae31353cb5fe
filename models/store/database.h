// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/failure.h"
#include "models/store/statement.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace whyglass::store {

/// Throws a Failure that says what SQLite says, and what to do.
[[noreturn]] void throwSqlite(sqlite3* db, int code);

/// A connection to a workspace file. Not thread-safe.
class Database {
public:
    /// Creates the file (mode 0600) where there is none. WAL, page size 16384, FULL unless told otherwise.
    static Database openForWriting(const std::filesystem::path& path, bool synchronousFull);
    /// Never writes and never checkpoints. A file in a folder that cannot be written to is opened as immutable, provided
    /// that nobody's uncommitted log lies beside it.
    static Database openForReading(const std::filesystem::path& path);
    ~Database();
    Database(Database&& other) noexcept;
    Database& operator=(Database&&) = delete;

    void execute(const std::string& sql);
    /// Ends the open transaction without a trace, where there is one, and every statement that is still at a row. Tried as
    /// often as it is asked for: there may be no memory for it at first.
    void rollBack() noexcept;
    [[nodiscard]] Statement prepare(std::string_view sql) { return Statement(m_db, sql); }
    /// For statements that are kept.
    [[nodiscard]] Statement prepareKept(std::string_view sql) { return Statement(m_db, sql, true); }
    [[nodiscard]] std::int64_t integer(std::string_view sql);
    [[nodiscard]] std::int64_t lastInsertId() const;
    [[nodiscard]] sqlite3* handle() const { return m_db; }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    Database(sqlite3* db, std::filesystem::path path);
    static Database connect(const std::filesystem::path& path, const std::string& name, int flags);

    sqlite3* m_db = nullptr;
    std::filesystem::path m_path;
};

/// How long a connection waits for another one's lock.
inline constexpr int kBusyTimeoutMs = 5000;
/// The writer's: nobody else should write, and while it waits every sender does.
inline constexpr int kWriterPatienceMs = 1000;

/// BEGIN on construction, ROLLBACK on destruction unless committed.
class Transaction {
public:
    enum class Kind { Read, Write };
    Transaction(Database& db, Kind kind);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    Database& m_db;
    bool m_open = true;
};

/// Marks the files of this program ("WhyG").
inline constexpr std::int64_t kApplicationId = 0x57687947;

} // namespace whyglass::store

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/database.h"

#include <sqlite3.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace whyglass::store {

using domain::Error;
using domain::ErrorCode;

namespace {

struct Advice {
    ErrorCode code;
    const char* remedy;
};

Advice adviceFor(int code)
{
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::Busy, "another process writes to it; try again"};
    case SQLITE_FULL:
        return {ErrorCode::DiskFull, "free some space on its disk and try again"};
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return {ErrorCode::ReadOnly, "make the file and its folder writable, or use another workspace"};
    case SQLITE_CANTOPEN:
        return {ErrorCode::Io, "check that its folder exists and that it may be read"};
    case SQLITE_IOERR:
        return {ErrorCode::Io, "check the disk that it is on"};
    case SQLITE_NOTADB:
        return {ErrorCode::Corrupt, "it is not a Whyglass workspace; choose another file"};
    case SQLITE_CORRUPT:
        return {ErrorCode::Corrupt, "run `whyglass workspace check`"};
    case SQLITE_INTERRUPT:
        return {ErrorCode::Cancelled, ""};
    case SQLITE_TOOBIG:
        return {ErrorCode::TooLarge, "ask for less at once"};
    default:
        return {ErrorCode::Internal, ""};
    }
}

std::string uriOf(const std::filesystem::path& path)
{
    std::string uri = "file:";
    static constexpr char kDigits[] = "0123456789abcdef";
    for (const char c : std::filesystem::absolute(path).string()) {
        if (c == '?' || c == '#' || c == '%') {
            const auto byte = static_cast<unsigned char>(c);
            uri += '%';
            uri += kDigits[byte >> 4U];
            uri += kDigits[byte & 15U];
        } else {
            uri += c;
        }
    }
    return uri + "?immutable=1";
}

// Only for a path that does not exist yet: opening and closing a database file beside SQLite would drop its locks.
void createPrivateFile(const std::filesystem::path& path)
{
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0 && errno != EEXIST) {
        const ErrorCode code = errno == EROFS || errno == EACCES ? ErrorCode::ReadOnly : ErrorCode::Io;
        throw Failure({code, "cannot create " + path.string() + ": " + std::generic_category().message(errno),
                       "choose a folder that exists and that you may write to"});
    }
    if (file >= 0)
        ::close(file);
}

/// SQLite's parser holds a hundred tokens, and nothing but the condition of a query nests as deep.
bool isTooDeep(std::string_view why) { return why.substr(0, 12) == "parser stack"; }

/// SQLite counts the memory it has under one lock for all threads, at each allocation; nobody asks. Has no effect once SQLite is in use.
void leaveMemoryUncounted()
{
    static const int code = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(code);
}

} // namespace

void throwSqlite(sqlite3* db, int code)
{
    const Advice advice = adviceFor(code);
    const char* name = db == nullptr ? nullptr : sqlite3_db_filename(db, "main");
    const char* why = db == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(db);
    if (isTooDeep(why))
        throw Failure({ErrorCode::InvalidArgument, "cannot ask this list: the query nests its conditions too deep for it", "write it with fewer levels of brackets"});
    throw Failure({advice.code, std::string("cannot use workspace ") + (name == nullptr ? "" : name) + ": " + why, advice.remedy});
}

Database::Database(sqlite3* db, std::filesystem::path path) : m_db(db), m_path(std::move(path)) {}
Database::Database(Database&& other) noexcept : m_db(std::exchange(other.m_db, nullptr)), m_path(std::move(other.m_path)) {}
Database::~Database() { sqlite3_close_v2(m_db); }

Database Database::connect(const std::filesystem::path& path, const std::string& name, int flags)
{
    leaveMemoryUncounted();
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(name.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    Database db(handle, path);
    if (code != SQLITE_OK)
        throwSqlite(handle, code);
    sqlite3_busy_timeout(handle, kBusyTimeoutMs);
    return db;
}

Database Database::openForWriting(const std::filesystem::path& path, bool synchronousFull)
{
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        createPrivateFile(path);
    Database db = connect(path, path.string(), SQLITE_OPEN_READWRITE);
    sqlite3_busy_timeout(db.handle(), kWriterPatienceMs);
    db.execute("PRAGMA page_size=16384; PRAGMA auto_vacuum=INCREMENTAL;");
    db.execute("PRAGMA journal_mode=WAL;");
    db.execute(std::string("PRAGMA synchronous=") + (synchronousFull ? "FULL" : "NORMAL")
               + "; PRAGMA wal_autocheckpoint=0; PRAGMA journal_size_limit=134217728; PRAGMA cache_size=-65536;"
                 " PRAGMA foreign_keys=OFF; PRAGMA temp_store=MEMORY; PRAGMA trusted_schema=OFF;");
    return db;
}

Database Database::openForReading(const std::filesystem::path& path)
{
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        throw Failure({ErrorCode::NotFound, "cannot open workspace " + path.string() + ": there is no such file",
                       "check the path after -w, or import something into it first"});
    const auto prepareReader = [](Database& db) {
        sqlite3_db_config(db.handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        db.execute("PRAGMA query_only=ON; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY; PRAGMA trusted_schema=OFF;"
                   "SELECT 1 FROM sqlite_schema LIMIT 1;");
    };
    try {
        Database db = connect(path, path.string(), SQLITE_OPEN_READONLY);
        prepareReader(db);
        return db;
    } catch (const Failure&) {
        std::filesystem::path log = path;
        log += "-wal";
        const auto pending = std::filesystem::file_size(log, ignored);
        if (!ignored && pending > 0)
            throw;
        if (::access(path.parent_path().empty() ? "." : path.parent_path().c_str(), W_OK) == 0)
            throw; // something else is wrong than a folder that cannot be written to
        Database db = connect(path, uriOf(path), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
        prepareReader(db);
        return db;
    }
}

void Database::execute(const std::string& sql)
{
    const int code = sqlite3_exec(m_db, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        throwSqlite(m_db, code);
}

void Database::rollBack() noexcept
{
    for (sqlite3_stmt* statement = sqlite3_next_stmt(m_db, nullptr); statement != nullptr; statement = sqlite3_next_stmt(m_db, statement)) {
        if (sqlite3_stmt_busy(statement) != 0)
            sqlite3_reset(statement);
    }
    if (sqlite3_get_autocommit(m_db) == 0)
        sqlite3_exec(m_db, "ROLLBACK", nullptr, nullptr, nullptr);
}

std::int64_t Database::integer(std::string_view sql)
{
    Statement statement = prepare(sql);
    return statement.step() ? statement.integer(0) : 0;
}

std::int64_t Database::lastInsertId() const { return sqlite3_last_insert_rowid(m_db); }

Transaction::Transaction(Database& db, Kind kind) : m_db(db) { m_db.execute(kind == Kind::Write ? "BEGIN IMMEDIATE" : "BEGIN"); }

Transaction::~Transaction()
{
    if (m_open)
        m_db.rollBack();
}

void Transaction::commit()
{
    m_db.execute("COMMIT");
    m_open = false;
}

} // namespace whyglass::store

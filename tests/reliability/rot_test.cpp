// SPDX-License-Identifier: GPL-3.0-or-later
// A flipped bit anywhere in a stored payload is found by the check of the workspace, and costs no more than the records of its
// block. Nothing that reads the file crashes. 120 flips; with WHYGLASS_FULL=1 10,000.
#include "store_flow.h"

#include "models/store/workspace_reader.h"

#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>
#include <set>

using namespace whyglass;
using namespace whyglass::reliability;

namespace {

std::string bytesOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Payload blocks as SQLite holds them, whole and in pieces no longer than what a page keeps in a row.
std::vector<std::string> storedBlocks(const std::filesystem::path& path)
{
    std::vector<std::string> blocks;
    sqlite3* db = nullptr;
    sqlite3_open_v2(path.c_str(), &db, SQLITE_OPEN_READONLY, nullptr);
    for (int part = 1; part < 20; ++part) {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(db, ("SELECT data FROM block_" + std::to_string(part)).c_str(), -1, &statement, nullptr) != SQLITE_OK)
            break;
        while (sqlite3_step(statement) == SQLITE_ROW)
            blocks.emplace_back(static_cast<const char*>(sqlite3_column_blob(statement, 0)), static_cast<std::size_t>(sqlite3_column_bytes(statement, 0)));
        sqlite3_finalize(statement);
    }
    sqlite3_close(db);
    return blocks;
}

/// Offsets in the file that hold bytes of live payload blocks: found by their first bytes, as far as they lie in one piece.
std::vector<std::size_t> payloadOffsets(const std::string& file, const std::vector<std::string>& blocks)
{
    constexpr std::size_t kProbe = 64;
    std::vector<std::size_t> offsets;
    for (const std::string& block : blocks) {
        if (block.size() < kProbe)
            continue;
        const std::size_t at = file.find(block.substr(0, kProbe));
        if (at == std::string::npos || file.find(block.substr(0, kProbe), at + 1) != std::string::npos)
            continue;
        for (std::size_t i = 0; i < block.size() && at + i < file.size() && file[at + i] == block[i]; ++i)
            offsets.push_back(at + i);
    }
    return offsets;
}

/// How many spans of the workspace still give their bytes.
std::size_t readableSpans(store::WorkspaceReader& reader)
{
    const auto keys = reader.spanKeys({}, {});
    if (!keys.ok())
        return 0;
    return static_cast<std::size_t>(std::count_if(keys->begin(), keys->end(), [&](std::int64_t key) { return reader.payload({key}).ok(); }));
}

} // namespace

class RotTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        StoreFlow flow(fileIn(m_folder));
        flow.ingest(40);
        flow.index();
        flow.close();
        m_bytes = bytesOf(fileIn(m_folder));
        m_spans = 40 * 12;
        QVERIFY(problemsAfter(m_bytes).empty());
    }

    void flippedPayloadBitIsFoundAndBounded()
    {
        const auto offsets = payloadOffsets(m_bytes, storedBlocks(fileIn(m_folder)));
        QVERIFY2(offsets.size() > 100'000, qPrintable(QString::number(offsets.size())));
        const int flips = fullSize() ? 10'000 : 120;
        int found = 0;
        std::size_t fewest = m_spans;
        std::mt19937_64 random(7);
        for (int i = 0; i < flips; ++i) {
            std::string damaged = m_bytes;
            const std::size_t at = offsets[random() % offsets.size()];
            damaged[at] = static_cast<char>(damaged[at] ^ (1 << (random() % 8)));
            const auto problems = problemsAfter(damaged, &fewest);
            found += problems.empty() ? 0 : 1;
            QVERIFY2(!problems.empty(), qPrintable(QStringLiteral("flip at byte %1 was not found").arg(at)));
        }
        qInfo("%d flipped bits in %zu bytes of payload: %d found; at least %zu of %zu spans readable each time", flips, offsets.size(), found, fewest, m_spans);
        QVERIFY(fewest + 12 >= m_spans); // a batch is a block here
    }

    /// Anywhere else a flip may hit free space, an index or a number; the promise there is only that nothing crashes.
    void flippedBitAnywhereNeverCrashes()
    {
        const int flips = fullSize() ? 2'000 : 40;
        int found = 0;
        std::mt19937_64 random(8);
        for (int i = 0; i < flips; ++i) {
            std::string damaged = m_bytes;
            const std::size_t at = random() % damaged.size();
            damaged[at] = static_cast<char>(damaged[at] ^ (1 << (random() % 8)));
            std::size_t readable = 0;
            found += problemsAfter(damaged, &readable).empty() ? 0 : 1;
        }
        qInfo("%d flipped bits anywhere in %zu bytes: %d found", flips, m_bytes.size(), found);
    }

    void cutFileIsFound()
    {
        for (const double part : {0.1, 0.5, 0.9})
            QVERIFY(!problemsAfter(m_bytes.substr(0, static_cast<std::size_t>(static_cast<double>(m_bytes.size()) * part))).empty());
    }

private:
    static std::filesystem::path fileIn(const QTemporaryDir& folder) { return folder.filePath(QStringLiteral("rot.whyglass")).toStdString(); }

    static std::vector<std::string> problemsAfter(const std::string& bytes, std::size_t* fewest = nullptr)
    {
        const QTemporaryDir folder;
        std::ofstream(fileIn(folder), std::ios::binary) << bytes;
        const auto reader = store::WorkspaceReader::open(fileIn(folder));
        if (!reader.ok())
            return {reader.error().message};
        auto problems = (*reader)->check();
        if (!problems.ok())
            return {problems.error().message};
        if (fewest != nullptr)
            *fewest = std::min(*fewest, readableSpans(**reader));
        return *problems;
    }

    QTemporaryDir m_folder;
    std::string m_bytes;
    std::size_t m_spans = 0;
};

QTEST_APPLESS_MAIN(RotTest)
#include "rot_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/source_positions.h"

#include "models/store/varint.h"

#include <algorithm>

namespace whyglass::store {

namespace {

/// Of files that were never read to their end; older ones are forgotten.
constexpr std::int64_t kKeptSources = 10'000;

std::string packed(const std::vector<SourceRange>& ranges)
{
    std::string bytes;
    for (const SourceRange& range : ranges) {
        appendVarint(bytes, static_cast<std::uint64_t>(range.begin));
        appendVarint(bytes, static_cast<std::uint64_t>(range.end));
        appendVarint(bytes, static_cast<std::uint64_t>(range.nextRecord));
    }
    return bytes;
}

std::vector<SourceRange> unpacked(std::string_view bytes)
{
    std::vector<SourceRange> ranges;
    while (!bytes.empty()) {
        SourceRange range;
        range.begin = static_cast<std::int64_t>(takeVarint(bytes));
        range.end = static_cast<std::int64_t>(takeVarint(bytes));
        range.nextRecord = static_cast<std::int64_t>(takeVarint(bytes));
        ranges.push_back(range);
    }
    return ranges;
}

void bindIdentity(Statement& statement, const SourceIdentity& identity)
{
    bindIntegers(statement, identity.device, identity.inode, identity.headBytes, identity.headHash, identity.follows ? 1 : 0);
}

} // namespace

std::vector<SourceRange> covered(std::vector<SourceRange> ranges, const SourceRange& more)
{
    ranges.push_back(more);
    std::sort(ranges.begin(), ranges.end(), [](const SourceRange& a, const SourceRange& b) { return a.begin < b.begin; });
    std::vector<SourceRange> merged;
    for (const SourceRange& range : ranges) {
        if (merged.empty() || range.begin > merged.back().end)
            merged.push_back(range);
        else if (range.end > merged.back().end)
            merged.back() = {merged.back().begin, range.end, range.nextRecord};
    }
    return merged;
}

void SourcePositions::advance(const SourceProgress& progress)
{
    Statement find = m_db.prepare("SELECT covered FROM source WHERE device=?1 AND inode=?2 AND head_bytes=?3 AND head_hash=?4 AND follows=?5");
    bindIdentity(find, progress.identity);
    std::vector<SourceRange> before = find.step() ? unpacked(find.blob(0)) : std::vector<SourceRange>();
    find.reset();
    const std::string bytes = packed(covered(std::move(before), progress.range));
    Statement save = m_db.prepare("INSERT INTO source(device, inode, head_bytes, head_hash, follows, path, covered) VALUES(?1,?2,?3,?4,?5,?6,?7) "
                                  "ON CONFLICT DO UPDATE SET path=excluded.path, covered=excluded.covered");
    bindIdentity(save, progress.identity);
    save.bindText(6, progress.path);
    save.bindBlob(7, bytes);
    save.run();
    Statement trim = m_db.prepare("DELETE FROM source WHERE id <= (SELECT max(id) FROM source) - ?1");
    trim.bind(1, kKeptSources);
    trim.run();
}

std::vector<SourcePosition> SourcePositions::find(std::uint64_t device, std::uint64_t inode)
{
    Statement find = m_db.prepare("SELECT head_bytes, head_hash, follows, covered FROM source WHERE device=?1 AND inode=?2");
    bindIntegers(find, device, inode);
    std::vector<SourcePosition> positions;
    while (find.step()) {
        positions.push_back({{device, inode, find.integer(0), static_cast<std::uint64_t>(find.integer(1)), find.integer(2) != 0},
                             unpacked(find.blob(3))});
    }
    return positions;
}

void SourcePositions::forget(const SourceIdentity& identity)
{
    Statement remove = m_db.prepare("DELETE FROM source WHERE device=?1 AND inode=?2 AND head_bytes=?3 AND head_hash=?4 AND follows=?5");
    bindIdentity(remove, identity);
    remove.run();
}

} // namespace whyglass::store

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/payload_check.h"

#include "models/store/payload_hash.h"
#include "models/store/schema/schema.h"

#include <algorithm>
#include <cstring>
#include <unordered_map>

namespace whyglass::store {

namespace {

// Enough to see what happened; a file that is damaged all over would give one for each block.
constexpr std::size_t kMostProblems = 100;

/// Collects the problems of one workspace.
class Check {
public:
    explicit Check(ReaderContext& context) : m_context(context) {}

    std::vector<std::string> run()
    {
        survive("its tables", [this] { checkTrees(); });
        survive("the resources", [this] { checkResources(); });
        for (const Partition& part : m_context.partitions) {
            m_part = part.number;
            survive("the spans of partition " + std::to_string(m_part), [this] { checkSpans(); });
            survive("the logs of partition " + std::to_string(m_part), [this] { checkLogs(); });
            survive("the metrics of partition " + std::to_string(m_part), [this] { checkPoints(); });
        }
        return std::move(m_problems);
    }

private:
    void add(std::string problem)
    {
        if (m_problems.size() < kMostProblems)
            m_problems.push_back(std::move(problem));
    }

    template <typename Work>
    void survive(const std::string& what, Work work)
    {
        try {
            work();
        } catch (const Failure& failure) {
            if (failure.error().code == domain::ErrorCode::Cancelled)
                throw;
            add(what + ": " + failure.error().message);
        }
    }

    void checkTrees()
    {
        Statement check = m_context.db.prepare("PRAGMA quick_check(100)");
        while (check.step()) {
            if (std::string problem(check.text(0)); problem != "ok")
                add(std::move(problem));
        }
    }

    void checkResources()
    {
        Statement read = m_context.db.prepare("SELECT id, hash, resource_pb, scope_pb, resource_schema, scope_schema, message_rest, resource_rest, scope_rest "
                                                "FROM resource ORDER BY id");
        while (read.step()) {
            ResourceHash stored{};
            const std::string_view hash = read.blob(1);
            std::copy_n(hash.begin(), std::min(hash.size(), stored.size()), stored.begin());
            m_resources.emplace(read.integer(0), stored);
            const bool plain = read.blob(6).empty() && read.blob(7).empty() && read.blob(8).empty();
            const auto found = plain ? hashOfParts({read.blob(2), read.blob(3), read.text(4), read.text(5)})
                                     : hashOfParts({read.blob(2), read.blob(3), read.text(4), read.text(5), read.blob(6), read.blob(7), read.blob(8)});
            if (found != stored)
                add("resource " + std::to_string(read.integer(0)) + ": its bytes are not those that were stored");
        }
    }

    /// One problem a block: its records are lost together.
    template <typename HashOf>
    void checkRecord(const char* kind, std::int64_t id, std::int64_t block, std::int64_t slot, std::int64_t stored, HashOf hashOfBytes)
    {
        if (block == m_badBlock)
            return;
        std::string_view bytes;
        try {
            bytes = m_context.blocks.record(m_part, block, static_cast<std::size_t>(slot));
        } catch (const Failure& failure) {
            m_badBlock = block;
            add(nameOf(kind, id, block) + ": " + failure.error().message);
            return;
        }
        if (hashOfBytes(bytes) != static_cast<std::uint64_t>(stored))
            add(nameOf(kind, id, block) + ": its bytes are not those that were stored");
    }

    [[nodiscard]] std::string nameOf(const char* kind, std::int64_t id, std::int64_t block) const
    {
        return "partition " + std::to_string(m_part) + ", block " + std::to_string(block) + ", " + kind + " " + std::to_string(id);
    }

    void checkSpans()
    {
        m_badBlock = 0;
        Statement read = m_context.db.prepare("SELECT id, blk, slot, hash FROM " + tableOf("span", m_part) + " ORDER BY id");
        while (read.step())
            checkRecord("span", read.integer(0), read.integer(1), read.integer(2), read.integer(3), [](std::string_view bytes) { return hashOf(bytes); });
    }

    void checkLogs()
    {
        m_badBlock = 0;
        Statement read = m_context.db.prepare("SELECT id, blk, slot, hash, res FROM " + tableOf("log", m_part) + " ORDER BY id");
        while (read.step()) {
            const ResourceHash& resource = m_resources[read.integer(4)];
            checkRecord("log record", read.integer(0), read.integer(1), read.integer(2), read.integer(3), [&resource](std::string_view bytes) {
                std::uint64_t mark = 0; // as the writer adds it (resource_table.cpp)
                std::memcpy(&mark, resource.data(), sizeof mark);
                return hashOfLog(bytes, resource) ^ mark;
            });
        }
    }

    void checkPoints()
    {
        m_badBlock = 0;
        const std::string points = tableOf("point", m_part);
        Statement read = m_context.db.prepare("SELECT " + points + ".id, blk, slot, hash, resource, name FROM " + points
                                              + " LEFT JOIN series ON series.id=" + points + ".series ORDER BY " + points + ".id");
        while (read.step()) {
            const ResourceHash& resource = m_resources[read.integer(4)];
            const std::string metric(read.text(5));
            checkRecord("data point", read.integer(0), read.integer(1), read.integer(2), read.integer(3),
                        [&](std::string_view bytes) { return hashOfPoint(bytes, metric, resource); });
        }
    }

    ReaderContext& m_context;
    std::int64_t m_part = 0;
    std::int64_t m_badBlock = 0;
    std::unordered_map<std::int64_t, ResourceHash> m_resources;
    std::vector<std::string> m_problems;
};

} // namespace

std::vector<std::string> checkWorkspace(ReaderContext& context) { return Check(context).run(); }

} // namespace whyglass::store

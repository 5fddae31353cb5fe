// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/workspace_writer.h"

#include "models/store/analysis_writer.h"
#include "models/store/annotation_table.h"
#include "models/store/budget_table.h"
#include "models/store/commit_job.h"
#include "models/store/compactor.h"
#include "models/store/cost_changes.h"
#include "models/store/index_writer.h"
#include "models/store/pruner.h"
#include "models/store/recorder_runs.h"
#include "models/store/schema/schema.h"
#include "models/store/source_positions.h"
#include "models/store/writer_state.h"

#include <sqlite3.h>

namespace whyglass::store {

using domain::Result;

namespace {

constexpr int kStepsPerLook = 20'000; ///< of SQLite's machine: about a millisecond

/// Lets a statement be given up while it lives.
class GiveUp {
public:
    GiveUp(Database& db, const std::function<bool()>& asked) : m_db(db)
    {
        sqlite3_progress_handler(m_db.handle(), kStepsPerLook, &GiveUp::ask, const_cast<std::function<bool()>*>(&asked));
    }
    ~GiveUp() { sqlite3_progress_handler(m_db.handle(), 0, nullptr, nullptr); }
    GiveUp(const GiveUp&) = delete;
    GiveUp& operator=(const GiveUp&) = delete;

private:
    static int ask(void* asked) { return (*static_cast<const std::function<bool()>*>(asked))() ? 1 : 0; }
    Database& m_db;
};

} // namespace

class WorkspaceWriter::Impl {
public:
    Impl(Database&& db, WriterOptions options) : state(std::move(db), options), index(state), compactor(state)
    {
        sqlite3_wal_hook(state.db.handle(), &Impl::onCommit, this);
    }

    // After a failed transaction the memory is ahead of the file: it is read again, and as long as the file cannot be read
    // nothing is written.
    template <typename Work>
    auto run(Work&& work) -> Result<decltype(work())>
    {
        if (ahead) {
            state.db.rollBack();
            if (const auto again = guarded([this] { state.reload(); }); !again.ok())
                return again.error();
        }
        ahead = true; // until it is known to be otherwise
        auto result = guarded(std::forward<Work>(work));
        ahead = !result.ok();
        return result;
    }

    // Waits for readers only shortly: what they hold back, a later call takes.
    void checkpoint(int mode, int waitMs)
    {
        sqlite3_busy_timeout(state.db.handle(), waitMs);
        const int code = sqlite3_wal_checkpoint_v2(state.db.handle(), nullptr, mode, nullptr, nullptr);
        sqlite3_busy_timeout(state.db.handle(), kWriterPatienceMs);
        if (code == SQLITE_OK && mode != SQLITE_CHECKPOINT_PASSIVE)
            walBytes = 0;
        else if (code == SQLITE_OK)
            walAtPassive = walBytes;
        else if ((code & 0xFF) != SQLITE_BUSY)
            throwSqlite(state.db.handle(), code);
    }

    WriterState state;
    IndexWriter index;
    Compactor compactor;
    bool ahead = false;            ///< the state knows of what was rolled back
    std::int64_t walBytes = 0;     ///< length of the log
    std::int64_t walAtPassive = 0; ///< at the last passive checkpoint

private:
    static int onCommit(void* self, sqlite3* /*db*/, const char* /*name*/, int pages)
    {
        static_cast<Impl*>(self)->walBytes = std::int64_t{pages} * 16'384;
        return SQLITE_OK;
    }
};

WorkspaceWriter::WorkspaceWriter(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

WorkspaceWriter::~WorkspaceWriter()
{
    // What cannot be checkpointed now stays in the log and is read from there next time.
    (void)checkpointFully();
}

Result<std::unique_ptr<WorkspaceWriter>> WorkspaceWriter::open(const std::filesystem::path& path, WriterOptions options)
{
    return guarded([&] {
        Database db = Database::openForWriting(path, options.synchronousFull);
        migrate(db);
        return std::unique_ptr<WorkspaceWriter>(new WorkspaceWriter(std::make_unique<Impl>(std::move(db), options)));
    });
}

Result<std::vector<BatchOutcome>> WorkspaceWriter::commit(std::span<IngestBatch> batches)
{
    return m_impl->run([&] {
        WriterState& state = m_impl->state;
        Transaction transaction(state.db, Transaction::Kind::Write);
        std::vector<BatchOutcome> outcomes = CommitJob(state, batches).run();
        transaction.commit();
        state.cache.endCommit(state.commitNumber);
        return outcomes;
    });
}

Result<std::int64_t> WorkspaceWriter::indexSlice(const IndexExtractor& extractor, std::int64_t maxSpans)
{
    return m_impl->run([&] { return m_impl->index.slice(extractor, maxSpans); });
}

Result<bool> WorkspaceWriter::buildClosedIndex(const std::function<bool()>& giveUp)
{
    if (m_impl->ahead)
        return false; // the next write puts that right
    const GiveUp watch(m_impl->state.db, giveUp);
    return guarded([&] { return m_impl->index.buildClosedIndex(); }); // changes nothing in memory before it is committed
}

Result<bool> WorkspaceWriter::compactSlice(CompactionProgress& at)
{
    return m_impl->run([&] { return m_impl->compactor.slice(at); });
}

Result<bool> WorkspaceWriter::pruneSlice(const RetentionRule& rule, PruneProgress& at)
{
    return m_impl->run([&] { return Pruner(m_impl->state).slice(rule, at); });
}

Result<void> WorkspaceWriter::storeAnalyses(std::span<const Analysis> analyses)
{
    return m_impl->run([&] { AnalysisWriter(m_impl->state).store(analyses); });
}

Result<std::vector<domain::TraceId>> WorkspaceWriter::unanalysedTraces(std::optional<std::int64_t> settledBeforeMs, std::size_t limit)
{
    return guarded([&] { return AnalysisWriter(m_impl->state).waiting(settledBeforeMs, limit); });
}

Result<void> WorkspaceWriter::forgetAnalyses()
{
    return m_impl->run([&] { AnalysisWriter(m_impl->state).forgetAll(); });
}

Result<void> WorkspaceWriter::storeCallOutcomes(std::span<const CallOutcome> outcomes)
{
    return m_impl->run([&] { AnalysisWriter(m_impl->state).storeOutcomes(outcomes); });
}

Result<std::vector<SourcePosition>> WorkspaceWriter::sourcePositions(std::uint64_t device, std::uint64_t inode)
{
    return guarded([&] { return SourcePositions(m_impl->state.db).find(device, inode); });
}

Result<void> WorkspaceWriter::forgetSource(const SourceIdentity& identity)
{
    return guarded([&] {
        Transaction transaction(m_impl->state.db, Transaction::Kind::Write);
        SourcePositions(m_impl->state.db).forget(identity);
        transaction.commit();
    });
}

Result<void> WorkspaceWriter::noteRun(domain::Timestamp begin, domain::Timestamp until)
{
    return m_impl->run([&] { saveRun(m_impl->state.db, begin, until); });
}

Result<void> WorkspaceWriter::setFindingState(const std::string& findingId, domain::FindingState state)
{
    return m_impl->run([&] { AnalysisWriter(m_impl->state).setState(findingId, state); });
}

Result<std::string> WorkspaceWriter::annotate(const domain::Annotation& annotation)
{
    return m_impl->run([&] {
        std::string id = saveAnnotation(m_impl->state.db, annotation);
        ++m_impl->state.counters.generation;
        m_impl->state.counters.save(m_impl->state.saveMeta);
        return id;
    });
}

Result<void> WorkspaceWriter::setBudget(const domain::Budget& budget)
{
    return m_impl->run([&] { saveBudget(m_impl->state.db, budget); });
}

Result<void> WorkspaceWriter::removeBudget(const std::string& name, domain::Timestamp when)
{
    return m_impl->run([&] { store::removeBudget(m_impl->state.db, name, when); });
}

Result<bool> WorkspaceWriter::noteBudget(const domain::BudgetNotice& notice)
{
    return m_impl->run([&] { return saveBudgetNotice(m_impl->state.db, notice); });
}

Result<std::int64_t> WorkspaceWriter::addPriceList(const domain::PriceList& list)
{
    return m_impl->run([&] { return savePriceList(m_impl->state.db, list); });
}

Result<void> WorkspaceWriter::beginPriceEpoch(const std::vector<std::int64_t>& lists)
{
    return m_impl->run([&] {
        const auto epochs = readPriceEpochs(m_impl->state.db);
        if (epochs.empty() || epochs.back().lists != lists)
            savePriceEpoch(m_impl->state.db, m_impl->state.counters.lastId + 1, lists);
    });
}

Result<std::vector<domain::PriceList>> WorkspaceWriter::priceLists()
{
    return guarded([&] { return readPriceLists(m_impl->state.db); });
}

Result<std::int64_t> WorkspaceWriter::beginCostChange(const domain::CostChange& change)
{
    return m_impl->run([&] { return CostChanges(m_impl->state).begin(change); });
}

Result<void> WorkspaceWriter::changeCosts(std::int64_t change, std::span<const domain::CostPatch> patches)
{
    return m_impl->run([&] { CostChanges(m_impl->state).apply(change, patches); });
}

Result<std::int64_t> WorkspaceWriter::undoCosts(std::int64_t change, const std::string& author, domain::Timestamp when)
{
    constexpr std::int64_t kSlice = 2'000; // tens of milliseconds: senders wait no longer
    return m_impl->run([&] { return CostChanges(m_impl->state).undoSlice(change, kSlice, author, when); });
}

Result<void> WorkspaceWriter::checkpointIfNeeded()
{
    return guarded([&] {
        if (m_impl->walBytes > m_impl->state.options.restartCheckpointBytes)
            m_impl->checkpoint(SQLITE_CHECKPOINT_RESTART, 20);
        else if (m_impl->walBytes - m_impl->walAtPassive > m_impl->state.options.passiveCheckpointBytes || m_impl->walBytes < m_impl->walAtPassive)
            m_impl->checkpoint(SQLITE_CHECKPOINT_PASSIVE, 0);
    });
}

Result<void> WorkspaceWriter::checkpointFully()
{
    return guarded([&] { m_impl->checkpoint(SQLITE_CHECKPOINT_TRUNCATE, 1000); });
}

Result<std::int64_t> WorkspaceWriter::bytes()
{
    return guarded([&] { return m_impl->state.db.integer("PRAGMA page_count") * m_impl->state.db.integer("PRAGMA page_size"); });
}

std::int64_t WorkspaceWriter::generation() const { return m_impl->state.counters.generation; }

} // namespace whyglass::store

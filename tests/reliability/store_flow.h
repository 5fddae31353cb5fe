// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/workspace_writer.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace whyglass::reliability {

/// The ledger: batch n is trace n; what its spans hold is told from n alone.
struct Ledger {
    std::vector<int> acknowledged; ///< batches whose commit said that they are stored
    std::vector<int> attempted;    ///< all that were given to commit()
};

/// Writes batches, indexes them, checkpoints, fills partitions, closes and opens again: everything a writer does in its life, small.
class StoreFlow {
public:
    explicit StoreFlow(std::filesystem::path path, bool synchronousFull = true, Ledger before = {});
    /// Called after each commit, acknowledged or not.
    void onCommit(std::function<void(const Ledger&)> listener) { m_listener = std::move(listener); }

    /// Opens where nothing is open, then commits `batches` more. False where the workspace could not be opened.
    bool ingest(int batches);
    void index();
    void checkpoint();
    void close();
    [[nodiscard]] const Ledger& ledger() const { return m_ledger; }

private:
    bool open();

    std::filesystem::path m_path;
    store::WriterOptions m_options;
    std::unique_ptr<store::WorkspaceWriter> m_writer;
    Ledger m_ledger;
    std::function<void(const Ledger&)> m_listener;
};

/// The ways in which a workspace may have broken its word; empty: it kept it. Opens it as the recorder would after a crash.
std::vector<std::string> brokenPromises(const std::filesystem::path& path, const Ledger& ledger);

/// 1 by default; WHYGLASS_FULL=1 makes the tests run their full sizes.
bool fullSize();

} // namespace whyglass::reliability

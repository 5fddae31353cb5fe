// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/pricing/price_table.h"
#include "models/domain/cost_change.h"
#include "models/store/workspace_reader.h"

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace whyglass::analysis {

/// Price tables in the order in which they are asked: somebody's own before the built-in one. Immutable, thread-safe.
class PriceBook : public domain::Pricer {
public:
    using Tables = std::vector<std::shared_ptr<const PriceTable>>;
    explicit PriceBook(Tables tables) : m_tables(std::move(tables)) {}

    [[nodiscard]] std::optional<domain::Money> price(const domain::PricedCall& call) const override;
    [[nodiscard]] std::optional<PriceExplanation> explain(const domain::PricedCall& call) const;
    [[nodiscard]] const Tables& tables() const { return m_tables; }

private:
    Tables m_tables;
};

/// The table in a kept list; the program's own where it is that. Parsed once, whoever asks.
domain::Result<std::shared_ptr<const PriceTable>> tableOf(store::WorkspaceReader& reader, const domain::PriceList& list);

/// Lists that price what comes now, the first asked first: those of somebody's own that nobody withdrew, the newest first, then
/// the newest built-in one.
std::vector<std::int64_t> listsInUse(const std::vector<domain::PriceList>& lists);

/// What priced the calls of a workspace, then and now. One read of a few small tables. Not thread-safe.
class PriceHistory {
public:
    /// `present`: the table of this program, for workspaces that keep none yet.
    static domain::Result<PriceHistory> load(store::WorkspaceReader& reader, std::shared_ptr<const PriceTable> present);

    /// The book that priced the call, by what is written down of it; nullptr where that is not known (workspaces of before).
    [[nodiscard]] const PriceBook* bookOf(domain::SpanKey key, std::int64_t change) const;
    /// All books, the present one first.
    [[nodiscard]] const std::vector<std::shared_ptr<const PriceBook>>& books() const { return m_books; }
    [[nodiscard]] const PriceBook& present() const { return *m_books.front(); }
    [[nodiscard]] const std::vector<domain::CostChange>& changes() const { return m_changes; }
    /// Adds the book of these lists, where it is not among them.
    domain::Result<void> learn(store::WorkspaceReader& reader, const std::vector<std::int64_t>& lists);
    /// The book to price by anew: `with` is empty for the lists in use, "builtin", or the text of a price file, which errors call `file`.
    [[nodiscard]] domain::Result<std::shared_ptr<const PriceBook>> bookFor(const std::string& with, const std::string& file) const;
    /// The book of these lists; nullptr where one of them is not kept.
    [[nodiscard]] std::shared_ptr<const PriceBook> bookOfLists(const std::vector<std::int64_t>& lists) const;
    [[nodiscard]] const domain::CostChange* change(std::int64_t id) const;

private:
    PriceHistory() = default;
    std::vector<domain::PriceList> m_lists;
    std::vector<domain::PriceEpoch> m_epochs;
    std::vector<domain::CostChange> m_changes;
    std::map<std::vector<std::int64_t>, std::shared_ptr<const PriceBook>> m_byLists;
    std::vector<std::shared_ptr<const PriceBook>> m_books;
};

} // namespace whyglass::analysis

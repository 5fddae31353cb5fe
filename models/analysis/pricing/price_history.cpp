// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/pricing/price_history.h"

#include "models/analysis/pricing/price_file.h"

#include <algorithm>
#include <mutex>
#include <string>
#include <unordered_map>

namespace whyglass::analysis {

namespace {

/// Tables by what they were made of: every look at a cost asks for the same few.
class ParsedTables {
public:
    static ParsedTables& instance()
    {
        static ParsedTables tables;
        return tables;
    }

    domain::Result<std::shared_ptr<const PriceTable>> of(const std::string& body)
    {
        const std::size_t key = std::hash<std::string>{}(body);
        const std::lock_guard lock(m_mutex);
        const auto known = m_tables.find(key);
        if (known != m_tables.end() && known->second.first == body)
            return known->second.second;
        auto table = parsePriceFile(body, "price list");
        if (!table)
            return table.error();
        constexpr std::size_t kMost = 32;
        if (m_tables.size() >= kMost)
            m_tables.clear();
        m_tables[key] = {body, *table};
        return *table;
    }

private:
    std::mutex m_mutex;
    std::unordered_map<std::size_t, std::pair<std::string, std::shared_ptr<const PriceTable>>> m_tables;
};

} // namespace

std::optional<domain::Money> PriceBook::price(const domain::PricedCall& call) const
{
    for (const auto& table : m_tables) {
        if (const auto price = table->price(call))
            return price;
    }
    return std::nullopt;
}

std::optional<PriceExplanation> PriceBook::explain(const domain::PricedCall& call) const
{
    for (const auto& table : m_tables) {
        if (auto price = table->explain(call))
            return price;
    }
    return std::nullopt;
}

domain::Result<std::shared_ptr<const PriceTable>> tableOf(store::WorkspaceReader& reader, const domain::PriceList& list)
{
    const auto builtin = PriceTable::builtin();
    if (list.kind == domain::PriceList::Kind::Builtin && list.name == builtin->source() && list.date == builtin->date())
        return builtin;
    const auto body = reader.priceListBody(list.id);
    if (!body)
        return body.error();
    return ParsedTables::instance().of(*body);
}

std::vector<std::int64_t> listsInUse(const std::vector<domain::PriceList>& lists)
{
    using Kind = domain::PriceList::Kind;
    std::vector<std::int64_t> withdrawn;
    for (const domain::PriceList& list : lists) {
        if (list.kind == Kind::Withdrawal)
            withdrawn.push_back(list.withdraws);
    }
    std::vector<std::int64_t> inUse;
    for (auto list = lists.rbegin(); list != lists.rend(); ++list) {
        if (list->kind == Kind::Own && std::find(withdrawn.begin(), withdrawn.end(), list->id) == withdrawn.end())
            inUse.push_back(list->id);
    }
    const auto builtin = std::find_if(lists.rbegin(), lists.rend(), [](const auto& list) { return list.kind == Kind::Builtin; });
    if (builtin != lists.rend())
        inUse.push_back(builtin->id);
    return inUse;
}

domain::Result<void> PriceHistory::learn(store::WorkspaceReader& reader, const std::vector<std::int64_t>& lists)
{
    if (lists.empty() || m_byLists.count(lists) != 0)
        return {};
    if (std::any_of(lists.begin(), lists.end(), [this](std::int64_t id) { return m_lists.empty() || id > m_lists.back().id; })) {
        auto newer = reader.priceLists();
        if (!newer)
            return newer.error();
        m_lists = std::move(*newer);
    }
    PriceBook::Tables tables;
    for (const std::int64_t id : lists) {
        const auto list = std::find_if(m_lists.begin(), m_lists.end(), [id](const auto& one) { return one.id == id; });
        if (list == m_lists.end())
            continue;
        auto table = tableOf(reader, *list);
        if (!table)
            return table.error();
        tables.push_back(std::move(*table));
    }
    m_books.push_back(std::make_shared<PriceBook>(std::move(tables)));
    m_byLists[lists] = m_books.back();
    return {};
}

domain::Result<PriceHistory> PriceHistory::load(store::WorkspaceReader& reader, std::shared_ptr<const PriceTable> present)
{
    PriceHistory history;
    auto lists = reader.priceLists();
    if (!lists)
        return lists.error();
    auto epochs = reader.priceEpochs();
    if (!epochs)
        return epochs.error();
    auto changes = reader.costChanges();
    if (!changes)
        return changes.error();
    history.m_lists = std::move(*lists);
    history.m_epochs = std::move(*epochs);
    history.m_changes = std::move(*changes);

    // The present one first: what prices now is what most calls were priced by.
    if (auto added = history.learn(reader, listsInUse(history.m_lists)); !added)
        return added.error();
    if (history.m_books.empty() || history.present().tables().empty())
        history.m_books.insert(history.m_books.begin(), std::make_shared<PriceBook>(PriceBook::Tables{std::move(present)}));
    for (auto epoch = history.m_epochs.rbegin(); epoch != history.m_epochs.rend(); ++epoch) {
        if (auto added = history.learn(reader, epoch->lists); !added)
            return added.error();
    }
    for (const domain::CostChange& change : history.m_changes) {
        if (auto added = history.learn(reader, change.lists); !added)
            return added.error();
    }
    return history;
}

const domain::CostChange* PriceHistory::change(std::int64_t id) const
{
    const auto found = std::find_if(m_changes.begin(), m_changes.end(), [id](const auto& one) { return one.id == id; });
    return id == 0 || found == m_changes.end() ? nullptr : &*found;
}

domain::Result<std::shared_ptr<const PriceBook>> PriceHistory::bookFor(const std::string& with, const std::string& file) const
{
    if (with.empty())
        return m_books.front();
    PriceBook::Tables tables = {present().tables().back()};
    if (with != "builtin") {
        auto table = parsePriceFile(with, file);
        if (!table)
            return table.error();
        tables.insert(tables.begin(), std::move(*table));
    }
    return std::shared_ptr<const PriceBook>(std::make_shared<PriceBook>(std::move(tables)));
}

std::shared_ptr<const PriceBook> PriceHistory::bookOfLists(const std::vector<std::int64_t>& lists) const
{
    const auto book = m_byLists.find(lists);
    return book == m_byLists.end() ? nullptr : book->second;
}

const PriceBook* PriceHistory::bookOf(domain::SpanKey key, std::int64_t changeId) const
{
    const std::vector<std::int64_t>* lists = nullptr;
    if (const domain::CostChange* made = change(changeId); made != nullptr && !made->lists.empty()) {
        lists = &made->lists;
    } else {
        for (const domain::PriceEpoch& epoch : m_epochs) {
            if (epoch.firstKey <= key.value)
                lists = &epoch.lists;
        }
    }
    const auto book = lists != nullptr ? m_byLists.find(*lists) : m_byLists.end();
    return book == m_byLists.end() ? nullptr : book->second.get();
}

} // namespace whyglass::analysis

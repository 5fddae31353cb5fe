// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/price_commands.h"

#include "app/composition/composition.h"
#include "app/recorder/reprice_report.h"
#include "app/recorder/writer_call.h"
#include "models/analysis/pricing/price_file.h"
#include "models/analysis/pricing/price_history.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>

namespace whyglass::recorder {

namespace {

using Json = nlohmann::ordered_json;
using domain::Error;
using domain::ErrorCode;
using domain::PriceList;

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string textOf(const Json& parameters, const char* key)
{
    const auto member = parameters.find(key);
    return parameters.is_object() && member != parameters.end() && member->is_string() ? member->get<std::string>() : std::string();
}

std::optional<std::int64_t> numberOf(const Json& parameters, const char* key)
{
    const auto member = parameters.find(key);
    return parameters.is_object() && member != parameters.end() && member->is_number_integer() ? std::optional(member->get<std::int64_t>()) : std::nullopt;
}

domain::Timestamp wallClock()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::nanoseconds>(now).count()};
}

/// A price file as a list to keep; what is wrong with it is said with its line.
domain::Result<PriceList> listFrom(const std::string& text, const std::string& file, const std::string& author, PriceList::Kind kind)
{
    const auto table = analysis::parsePriceFile(text, file.empty() ? "price list" : file);
    if (!table)
        return table.error();
    PriceList list;
    list.kind = kind;
    list.name = (*table)->source();
    list.date = (*table)->date();
    list.author = author;
    list.added = wallClock();
    list.body = text;
    return list;
}

domain::Result<std::int64_t> keep(ingest::IngestPipeline& pipeline, const PriceList& list)
{
    return onWriter<std::int64_t>(pipeline, [list](store::WorkspaceWriter& writer) { return writer.addPriceList(list); });
}

} // namespace

/// Prices what comes from now on by the lists that are in use now. What was decoded before is committed first, so that the note of
/// when they began is right.
domain::Result<void> PriceCommands::takeUp()
{
    const auto reader = store::WorkspaceReader::open(m_workspace);
    if (!reader)
        return reader.error();
    const auto history = analysis::PriceHistory::load(**reader, priceTable());
    if (!history)
        return history.error();
    const auto lists = (*reader)->priceLists();
    if (!lists)
        return lists.error();
    m_pipeline.usePrices(history->books().front());
    m_pipeline.flush();
    return onWriter<void>(m_pipeline, [inUse = analysis::listsInUse(*lists)](store::WorkspaceWriter& writer) { return writer.beginPriceEpoch(inUse); });
}

domain::Result<std::string> PriceCommands::importList(const CommandRequest& request)
{
    const Json parameters = Json::parse(request.parameters, nullptr, false);
    const auto list = listFrom(textOf(parameters, "text"), textOf(parameters, "file"), textOf(parameters, "author"), PriceList::Kind::Own);
    if (!list)
        return list.error();
    const auto id = keep(m_pipeline, *list);
    if (!id)
        return id.error();
    if (auto begun = takeUp(); !begun)
        return begun.error();
    const auto table = analysis::parsePriceFile(list->body, "price list");
    return dump({{"list", *id}, {"name", list->name}, {"date", list->date.empty() ? Json() : Json(list->date)}, {"prices", table ? (*table)->rows().size() : 0}});
}

domain::Result<std::string> PriceCommands::withdraw(const CommandRequest& request)
{
    const Json parameters = Json::parse(request.parameters, nullptr, false);
    const std::int64_t id = numberOf(parameters, "list").value_or(0);
    const auto lists = onWriter<std::vector<PriceList>>(m_pipeline, [](store::WorkspaceWriter& writer) { return writer.priceLists(); });
    if (!lists)
        return lists.error();
    const auto inUse = analysis::listsInUse(*lists);
    const auto found = std::find_if(lists->begin(), lists->end(), [id](const PriceList& list) { return list.id == id && list.kind == PriceList::Kind::Own; });
    if (found == lists->end() || std::find(inUse.begin(), inUse.end(), id) == inUse.end())
        return Error{ErrorCode::NotFound, "there is no price list " + std::to_string(id) + " in use", "whyglass prices lists shows those there are"};
    PriceList withdrawal;
    withdrawal.kind = PriceList::Kind::Withdrawal;
    withdrawal.name = found->name;
    withdrawal.author = textOf(parameters, "author");
    withdrawal.added = wallClock();
    withdrawal.withdraws = id;
    if (const auto kept = keep(m_pipeline, withdrawal); !kept)
        return kept.error();
    if (auto begun = takeUp(); !begun)
        return begun.error();
    return dump({{"list", id}});
}

/// The lists to price by: those in use, the built-in one alone, or those of a file before it.
domain::Result<std::vector<std::int64_t>> PriceCommands::listsFor(const std::string& with, const std::string& file, const std::string& author)
{
    const auto lists = onWriter<std::vector<PriceList>>(m_pipeline, [](store::WorkspaceWriter& writer) { return writer.priceLists(); });
    if (!lists)
        return lists.error();
    std::vector<std::int64_t> inUse = analysis::listsInUse(*lists);
    if (with.empty() || inUse.empty())
        return inUse;
    const std::vector<std::int64_t> builtin = {inUse.back()};
    if (with == "builtin")
        return builtin;
    const auto list = listFrom(with, file, author, PriceList::Kind::Once);
    if (!list)
        return list.error();
    const auto id = keep(m_pipeline, *list);
    if (!id)
        return id.error();
    return std::vector<std::int64_t>{*id, builtin.front()};
}

domain::Result<std::string> PriceCommands::reprice(const CommandRequest& request)
{
    const Json parameters = Json::parse(request.parameters, nullptr, false);
    domain::CostChange change;
    change.kind = textOf(parameters, "kind") == "readings" ? domain::CostChange::Kind::Readings : domain::CostChange::Kind::Reprice;
    change.about = textOf(parameters, "about");
    change.author = textOf(parameters, "author");
    change.made = wallClock();
    auto lists = listsFor(textOf(parameters, "with"), textOf(parameters, "file"), change.author);
    if (!lists)
        return lists.error();
    change.lists = *lists;
    const auto reader = openReader(m_workspace);
    if (!reader)
        return reader.error();
    auto history = analysis::PriceHistory::load(**reader, priceTable());
    if (!history)
        return history.error();
    if (auto known = history->learn(**reader, *lists); !known)
        return known.error();
    analysis::RepriceOrder order;
    order.kind = change.kind;
    order.filter.window = windowOf(numberOf(parameters, "since_ns"), numberOf(parameters, "until_ns"));
    order.prices = history->bookOfLists(*lists);
    std::int64_t id = 0; // where nothing changes, no change is noted
    std::int64_t changed = 0;
    const auto result = analysis::reprice(**reader, order, [&](std::span<const domain::CostPatch> patches) -> domain::Result<void> {
        if (*request.cancel)
            return Error{ErrorCode::Cancelled, "the re-pricing was stopped; what was changed before stays as change " + std::to_string(id), "take it back with --undo"};
        if (id == 0) {
            const auto begun = onWriter<std::int64_t>(m_pipeline, [change](store::WorkspaceWriter& writer) { return writer.beginCostChange(change); });
            if (!begun)
                return begun.error();
            id = *begun;
        }
        std::vector<domain::CostPatch> some(patches.begin(), patches.end());
        auto stored = onWriter<void>(m_pipeline, [id, some = std::move(some)](store::WorkspaceWriter& writer) { return writer.changeCosts(id, some); });
        changed += static_cast<std::int64_t>(patches.size());
        request.progress(dump({{"changed", changed}}));
        return stored;
    });
    if (!result)
        return result.error();
    Json report = Json::parse(repriceReport(*result));
    report["change"] = id == 0 ? Json() : Json(id);
    return dump(report);
}

domain::Result<std::string> PriceCommands::undo(const CommandRequest& request)
{
    const Json parameters = Json::parse(request.parameters, nullptr, false);
    std::int64_t change = numberOf(parameters, "change").value_or(0);
    if (change == 0) {
        const auto reader = store::WorkspaceReader::open(m_workspace);
        if (!reader)
            return reader.error();
        const auto changes = (*reader)->costChanges();
        if (!changes)
            return changes.error();
        const auto last = std::find_if(changes->begin(), changes->end(), [](const auto& one) { return !one.undone; });
        if (last == changes->end())
            return Error{ErrorCode::NotFound, "there is no change of costs to take back", "whyglass prices changes shows what was changed"};
        change = last->id;
    }
    std::int64_t calls = 0;
    for (;;) {
        const auto restored = onWriter<std::int64_t>(m_pipeline, [change, author = textOf(parameters, "author")](store::WorkspaceWriter& writer) {
            return writer.undoCosts(change, author, wallClock());
        });
        if (!restored)
            return restored.error();
        calls += *restored;
        if (*restored == 0)
            return dump({{"change", change}, {"calls", calls}});
    }
}

} // namespace whyglass::recorder

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/cost_json.h"
#include "app/cli/open_workspace.h"
#include "app/cli/row_output.h"
#include "app/cli/terminal.h"
#include "app/cli/value_json.h"
#include "app/cli/what_if_answer.h"
#include "app/composition/composition.h"
#include "models/analysis/metrics/metric_costs.h"
#include "models/analysis/query/workspace_names.h"
#include "models/format/format.h"

#include <algorithm>
#include <cstdio>

namespace whyglass::cli {

namespace {

using Kind = Column::Kind;

Json amountsJson(const store::CostRow& row)
{
    return {{"calls", row.fromMetrics && row.calls == 0 ? Json() : Json(row.calls)}, // a metric may count tokens only
            {"tokens", tokensJson(row.tokens)},
            {"cost_usd", moneyOrNull(row.cost)},
            {"unpriced_calls", row.unpricedCalls},
            {"unknown_calls", row.unknownCalls},
            {"errors", row.errors}};
}

const char* sourceOf(const store::CostRow& row)
{
    if (row.fromMetrics)
        return "metrics";
    if (row.logCalls == 0)
        return "spans";
    return row.logCalls >= row.calls ? "logs" : "spans, logs";
}

/// "; 3 of 400 calls (0.8 %) are unpriced": what the total lacks. Empty where it lacks nothing.
std::string shareText(std::int64_t count, std::int64_t calls, const char* what)
{
    if (count == 0)
        return {};
    char percent[32];
    std::snprintf(percent, sizeof percent, "%.1f", 100.0 * static_cast<double>(count) / static_cast<double>(std::max<std::int64_t>(calls, 1)));
    return "; " + format::count(count) + " of " + format::count(calls) + " calls (" + percent + " %) " + what;
}

Json costJson(const std::vector<std::string>& by, const store::CostRow& row)
{
    Json json = Json::object();
    for (std::size_t i = 0; i < by.size(); ++i)
        json[by[i]] = i < row.keys.size() ? textOrNull(row.keys[i]) : Json();
    json.update(amountsJson(row));
    json["source"] = sourceOf(row);
    return json;
}

const std::vector<std::string>& knownKeys()
{
    static const std::vector<std::string> kKeys = {"model", "operation", "service", "service_version", "user_tier", "session", "agent", "provider", "day", "hour", "minute"};
    return kKeys;
}

class CostsCommand : public Command {
public:
    void define(OptionSet& options) override
    {
        options.texts("QUERY", m_query, "Only spans for which all this holds");
        options.words("--by", m_by, knownKeys(), "What to group by, or an attribute such as tenant.id; several with commas (default: model)");
        options.text("--what-if", m_whatIf, "What the same calls would have cost: model=NAME, no-retries or cache", false, "QUESTION");
        options.flag("--why", m_why, "Explain every row: tokens, prices, dates and sources that its cost is made of");
        m_options.define(options);
    }

    domain::Result<int> run(const Host&) override
    {
        if (m_by.empty())
            m_by = {"model"};
        const auto filter = m_options.filter(m_query);
        if (!filter)
            return filter.error();
        const auto workspace = OpenWorkspace::open(m_options);
        if (!workspace)
            return workspace.error();
        if (auto known = checkKeys((*workspace)->reader()); !known)
            return known.error();
        if (!m_whatIf.empty())
            return answerWhatIf(m_options, (*workspace)->reader(), m_whatIf, *filter);
        const auto rows = analysis::costs((*workspace)->reader(), m_by, *filter, *recorder::priceTable());
        if (!rows)
            return rows.error();
        warnOfUnused(*rows);
        return m_why ? explain((*workspace)->reader(), *rows, *filter) : print(*rows);
    }

private:
    /// A key without a dot that is neither in the list nor an attribute of this workspace is a slip; ".tenant" says that it is one.
    domain::Result<void> checkKeys(store::WorkspaceReader& reader)
    {
        std::optional<std::vector<std::string>> attributes;
        for (std::string& key : m_by) {
            const bool marked = key.size() > 1 && key.front() == '.';
            if (marked)
                key.erase(0, 1);
            if (marked || store::WorkspaceReader::isCostKey(key) || key.find('.') != std::string::npos)
                continue;
            if (!attributes) {
                auto keys = analysis::readAttributeKeys(reader);
                if (!keys)
                    return keys.error();
                attributes = std::move(*keys);
            }
            if (std::find(attributes->begin(), attributes->end(), key) == attributes->end())
                return domain::Error{domain::ErrorCode::InvalidArgument, "costs cannot be grouped by " + key + ", which no span seems to have",
                                     "see whyglass costs --help; for an attribute that is rare write ." + key};
        }
        return {};
    }

    /// A key that no call has is a slip more often than an answer.
    void warnOfUnused(const std::vector<store::CostRow>& rows) const
    {
        for (std::size_t i = 0; i < m_by.size(); ++i) {
            const bool used = std::any_of(rows.begin(), rows.end(), [i](const store::CostRow& row) { return i < row.keys.size() && !row.keys[i].empty(); });
            if (!used && !rows.empty() && !store::WorkspaceReader::isCostKey(m_by[i]) && !m_options.quiet)
                printWarning("no call has the attribute " + format::visible(m_by[i], 80) + ", nor has its resource");
        }
    }

    domain::Result<int> explain(store::WorkspaceReader& reader, const std::vector<store::CostRow>& rows, const domain::Filter& filter)
    {
        const auto history = analysis::PriceHistory::load(reader, recorder::priceTable());
        if (!history)
            return history.error();
        std::vector<Json> whys;
        const auto [begin, end] = shownOf(rows);
        for (std::size_t i = begin; i < end; ++i) {
            if (rows[i].fromMetrics) { // no calls that could be told one by one
                whys.emplace_back();
                continue;
            }
            const auto sum = analysis::explainCosts(reader, analysis::filterOfGroup(filter, m_by, rows[i].keys), *history);
            if (!sum)
                return sum.error();
            whys.push_back(m_options.outputFormat() == Format::Table ? Json(analysis::costSumText(*sum, titleOf(rows[i]))) : costSumJson(*sum));
        }
        const auto total = analysis::explainCosts(reader, filter, *history);
        if (!total)
            return total.error();
        if (m_options.outputFormat() != Format::Table)
            return print(rows, whys, costSumJson(*total));
        for (const Json& why : whys) {
            if (why.is_string())
                std::fputs((why.get<std::string>() + "\n").c_str(), stdout);
        }
        std::fputs(analysis::costSumText(*total, "all calls").c_str(), stdout);
        return exitCode(finishStdout());
    }

    [[nodiscard]] std::string titleOf(const store::CostRow& row) const
    {
        std::string title;
        for (std::size_t i = 0; i < m_by.size() && i < row.keys.size(); ++i)
            title += (title.empty() ? "" : ", ") + m_by[i] + " " + (row.keys[i].empty() ? std::string("not stated") : format::visible(row.keys[i], 200));
        return title;
    }

    [[nodiscard]] std::pair<std::size_t, std::size_t> shownOf(const std::vector<store::CostRow>& rows) const
    {
        const auto count = static_cast<std::int64_t>(rows.size());
        const std::int64_t begin = std::min(m_options.offset.value_or(0), count);
        return {static_cast<std::size_t>(begin), static_cast<std::size_t>(begin + std::min(m_options.rowLimit(), count - begin))};
    }

    domain::Result<int> print(const std::vector<store::CostRow>& rows, const std::vector<Json>& whys = {}, const Json& totalWhy = {})
    {
        store::CostRow total;
        for (const store::CostRow& row : rows)
            total.add(row);
        std::vector<Column> columns;
        for (const std::string& key : m_by)
            columns.push_back({key, "/" + key});
        for (Column column : std::initializer_list<Column>{{"calls", "/calls", Kind::Count},
                                                           {"input", "/tokens/input", Kind::Tokens},
                                                           {"output", "/tokens/output", Kind::Tokens},
                                                           {"cost", "/cost_usd", Kind::Money},
                                                           {"unpriced", "/unpriced_calls", Kind::Count},
                                                           {"unknown", "/unknown_calls", Kind::Count},
                                                           {"from", "/source"}})
            columns.push_back(std::move(column));
        RowOutput output(m_options, {{"by", m_by}}, columns, costJson(m_by, {}));
        const auto [begin, end] = shownOf(rows);
        for (std::size_t i = begin; i < end; ++i) {
            Json json = costJson(m_by, rows[i]);
            if (m_why)
                json["why"] = whys[i - begin];
            output.row(json);
        }
        Json sum = amountsJson(total);
        if (m_why)
            sum["why"] = totalWhy;
        return exitCode(output.finish({{"total", sum}}, "total: " + readable(sum["calls"], Kind::Count, 20) + " calls, "
                                                            + readable(sum["tokens"]["total"], Kind::Tokens, 20) + " tokens, "
                                                            + readable(sum["cost_usd"], Kind::Money, 20)
                                                            + shareText(total.unpricedCalls, total.calls, "unpriced")
                                                            + shareText(total.unknownCalls, total.calls, "unknown")));
    }

    CommonOptions m_options;
    std::vector<std::string> m_by;
    std::vector<std::string> m_query;
    bool m_why = false;
    std::string m_whatIf;
};

} // namespace

std::unique_ptr<Command> makeCostsCommand() { return std::make_unique<CostsCommand>(); }

} // namespace whyglass::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/open_workspace.h"
#include "app/cli/row_output.h"
#include "app/cli/value_json.h"
#include "app/composition/composition.h"
#include "models/analysis/metrics/metric_costs.h"

#include <algorithm>

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
        options.words("--by", m_by, knownKeys(), "What to group by; several with commas (default: model)");
        m_options.define(options);
    }

    domain::Result<int> run(const Host&) override
    {
        if (m_by.empty())
            m_by = {"model"};
        for (const std::string& key : m_by) {
            if (std::find(knownKeys().begin(), knownKeys().end(), key) == knownKeys().end())
                return domain::Error{domain::ErrorCode::InvalidArgument, "costs cannot be grouped by " + key, "see whyglass costs --help"};
        }
        const auto filter = m_options.filter(m_query);
        if (!filter)
            return filter.error();
        const auto workspace = OpenWorkspace::open(m_options);
        if (!workspace)
            return workspace.error();
        const auto rows = analysis::costs((*workspace)->reader(), m_by, *filter, *recorder::priceTable());
        if (!rows)
            return rows.error();
        return print(*rows);
    }

private:
    domain::Result<int> print(const std::vector<store::CostRow>& rows)
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
                                                           {"from", "/source"}})
            columns.push_back(std::move(column));
        RowOutput output(m_options, {{"by", m_by}}, columns, costJson(m_by, {}));
        const auto count = static_cast<std::int64_t>(rows.size());
        const std::int64_t begin = std::min(m_options.offset.value_or(0), count);
        const std::int64_t shown = std::min(m_options.rowLimit(), count - begin);
        for (std::int64_t i = begin; i < begin + shown; ++i)
            output.row(costJson(m_by, rows[static_cast<std::size_t>(i)]));
        const Json sum = amountsJson(total);
        auto finished = output.finish({{"total", sum}}, "total: " + readable(sum["calls"], Kind::Count, 20) + " calls, "
                                                            + readable(sum["tokens"]["total"], Kind::Tokens, 20) + " tokens, "
                                                            + readable(sum["cost_usd"], Kind::Money, 20));
        return finished ? domain::Result<int>(kDone) : domain::Result<int>(finished.error());
    }

    CommonOptions m_options;
    std::vector<std::string> m_by;
    std::vector<std::string> m_query;
};

} // namespace

std::unique_ptr<Command> makeCostsCommand() { return std::make_unique<CostsCommand>(); }

} // namespace whyglass::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/row_output.h"
#include "app/cli/value_json.h"
#include "app/composition/composition.h"

namespace whyglass::cli {

namespace {

constexpr std::int64_t kPer = 1'000'000;

/// A price is money: a decimal string, without trailing zeros beyond what the table says.
Json priceOrNull(const std::optional<double>& dollars)
{
    if (!dollars)
        return {};
    return toText(Json(*dollars));
}

Json priceJson(const analysis::PriceRow& row)
{
    return {{"provider", row.provider},
            {"model", row.model},
            {"from", textOrNull(row.from)},
            {"input", priceOrNull(row.input)},
            {"output", priceOrNull(row.output)},
            {"cache_read", priceOrNull(row.cacheRead)},
            {"cache_write", priceOrNull(row.cacheWrite)},
            {"per", kPer}};
}

class PricesListCommand : public Command {
public:
    void define(OptionSet& options) override { m_options.define(options); }

    domain::Result<int> run(const Host&) override
    {
        const auto table = recorder::priceTable();
        RowOutput output(m_options, {{"source", table->source()}, {"date", table->date()}},
                         {{"PROVIDER", "/provider"}, {"MODEL", "/model"}, {"FROM", "/from"}, {"INPUT", "/input"},
                          {"OUTPUT", "/output"}, {"CACHE READ", "/cache_read"}, {"CACHE WRITE", "/cache_write"}},
                         priceJson({}));
        std::int64_t skip = m_options.offset.value_or(0);
        std::int64_t left = m_options.rowLimit();
        for (const analysis::PriceRow& row : table->rows()) {
            if (skip-- > 0)
                continue;
            if (left-- <= 0)
                break;
            output.row(priceJson(row));
        }
        return exitCode(output.finish({}, "US dollars a million tokens; " + table->source() + ", " + table->date()));
    }

private:
    CommonOptions m_options;
};

} // namespace

std::unique_ptr<Command> makePricesListCommand() { return std::make_unique<PricesListCommand>(); }

} // namespace whyglass::cli

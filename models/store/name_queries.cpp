// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/filter_sql.h"
#include "models/store/list_queries.h"
#include "models/store/schema/schema.h"

#include <algorithm>
#include <map>

namespace whyglass::store {

namespace {

struct NameField {
    std::string_view name;
    const char* column;
};
constexpr NameField kFields[] = {{"tool", "s.tool"}, {"agent", "s.agent"}, {"model", "s.model"}, {"operation", "s.op"}, {"service", "s.res"}};

} // namespace

std::vector<NameRow> readNames(ReaderContext& context, std::string_view field, const domain::Filter& filter, std::size_t limit)
{
    const auto* known = std::find_if(std::begin(kFields), std::end(kFields), [field](const NameField& candidate) { return candidate.name == field; });
    if (known == std::end(kFields))
        throw Failure({domain::ErrorCode::InvalidArgument, "spans have no names in " + std::string(field), "ask for tool, agent, model, operation or service"});
    const bool service = known->name == "service";
    std::map<std::string, NameRow> byName;
    for (const Partition& part : context.partitions) {
        Sql sql("SELECT " + std::string(known->column) + ", count(*), sum(s.status=2) FROM " + tableOf("span", part.number) + " s WHERE " + known->column + ">0");
        const Sql condition = FilterSql(context).spans(filter, part);
        if (!condition.empty())
            sql += Sql(" AND (") + condition + ")";
        sql += " GROUP BY 1";
        Statement rows = context.prepare(sql);
        while (rows.step()) {
            const std::string& name = service ? context.resource(rows.integer(0)).service : context.text(rows.integer(0));
            if (name.empty())
                continue;
            NameRow& row = byName[name];
            row.spans += rows.integer(1);
            row.errors += rows.integer(2);
        }
    }
    std::vector<NameRow> names;
    for (auto& [name, row] : byName) {
        row.name = name;
        names.push_back(std::move(row));
    }
    std::stable_sort(names.begin(), names.end(), [](const NameRow& a, const NameRow& b) { return a.spans > b.spans; });
    names.resize(std::min(names.size(), limit));
    return names;
}

} // namespace whyglass::store

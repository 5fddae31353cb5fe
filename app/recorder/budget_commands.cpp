// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recorder/budget_commands.h"

#include "app/recorder/writer_call.h"
#include "models/analysis/budgets/budget_definition.h"

#include <nlohmann/json.hpp>

#include <chrono>

namespace whyglass::recorder {

namespace {

domain::Timestamp wallClock()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::nanoseconds>(now).count()};
}

domain::Result<std::string> answered(const domain::Result<void>& stored)
{
    return stored ? domain::Result<std::string>(std::string("{}")) : domain::Result<std::string>(stored.error());
}

} // namespace

domain::Result<std::string> setBudget(ingest::IngestPipeline& pipeline, const CommandRequest& request)
{
    auto budget = analysis::budgetFromJson(request.parameters);
    if (!budget)
        return budget.error();
    budget->set = wallClock();
    return answered(onWriter<void>(pipeline, [budget = *budget](store::WorkspaceWriter& writer) { return writer.setBudget(budget); }));
}

domain::Result<std::string> removeBudget(ingest::IngestPipeline& pipeline, const CommandRequest& request)
{
    const auto parameters = nlohmann::json::parse(request.parameters, nullptr, false);
    const bool named = parameters.is_object() && parameters.contains("name") && parameters["name"].is_string();
    if (!named)
        return domain::Error{domain::ErrorCode::InvalidArgument, "remove_budget: no budget is named", ""};
    return answered(onWriter<void>(pipeline, [name = parameters["name"].get<std::string>()](store::WorkspaceWriter& writer) {
        return writer.removeBudget(name, wallClock());
    }));
}

} // namespace whyglass::recorder

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/open_workspace.h"
#include "app/cli/row_output.h"
#include "app/cli/value_json.h"
#include "app/recorder/recorder_client.h"
#include "models/analysis/details/unmapped_attributes.h"

namespace whyglass::cli {

namespace {

Json recorderJson(const std::filesystem::path& workspace)
{
    const auto state = recorder::recorderState(workspace);
    if (!state)
        return {};
    return {{"pid", state->pid},
            {"grpc", textOrNull(state->grpc)},
            {"http", textOrNull(state->http)},
            {"spans_per_second", state->spansPerSecond}};
}

Json infoJson(const store::WorkspaceInfo& info, Json recorder)
{
    return {{"path", info.path},
            {"schema_version", info.schemaVersion},
            {"spans", info.spans},
            {"traces", info.traces},
            {"logs", info.logs},
            {"metric_points", info.metricPoints},
            {"decisions", info.decisions},
            {"findings", info.findings},
            {"duplicates", info.duplicates},
            {"rejected", info.rejected},
            {"first_start", timeOrNull(info.firstStart)},
            {"last_start", timeOrNull(info.lastStart)},
            {"bytes", info.bytes},
            {"indexed_upto", info.indexedUpto},
            {"detected_upto", info.detectedUpto},
            {"last_span", info.lastSpan},
            {"undetected_traces", info.unanalysed},
            {"partitions", info.partitions},
            {"generation", info.generation},
            {"recorder", std::move(recorder)}};
}

/// What no table of ingest/dialects reads, so that a library that Whyglass does not know well can be seen for what it is.
Json unmappedJson(const analysis::UnmappedReport& report)
{
    Json rows = Json::array();
    for (const analysis::UnmappedAttribute& one : report.rows) {
        rows.push_back({{"signal", one.isLog ? "logs" : "spans"}, {"scope", textOrNull(one.scope)}, {"dialect", one.dialect},
                        {"attribute", one.key}, {"count", one.count}, {"sample", textOrNull(one.sample)}});
    }
    return {{"records", report.records}, {"rows", std::move(rows)}};
}

class WorkspaceInfoCommand : public Command {
public:
    void define(OptionSet& options) override
    {
        options.flag("--unmapped", m_unmapped, "Also the attributes of the newest 20,000 records that no dialect reads");
        m_options.define(options);
    }

    domain::Result<int> run(const Host&) override
    {
        const auto workspace = OpenWorkspace::open(m_options);
        if (!workspace)
            return workspace.error();
        const auto info = (*workspace)->reader().info();
        if (!info)
            return info.error();
        Json json = infoJson(*info, recorderJson((*workspace)->path()));
        if (m_unmapped) {
            const auto report = analysis::unmappedAttributes((*workspace)->reader());
            if (!report)
                return report.error();
            json["unmapped"] = unmappedJson(*report);
        }
        return exitCode(printObject(m_options, json));
    }

private:
    CommonOptions m_options;
    bool m_unmapped = false;
};

class WorkspaceCheckCommand : public Command {
public:
    void define(OptionSet& options) override { m_options.define(options); }

    domain::Result<int> run(const Host&) override
    {
        const auto workspace = OpenWorkspace::open(m_options);
        if (!workspace)
            return workspace.error();
        const auto problems = (*workspace)->reader().check();
        if (!problems)
            return problems.error();
        return exitCode(printObject(m_options, {{"ok", problems->empty()}, {"problems", *problems}}), problems->empty() ? kDone : kNotVerified);
    }

private:
    CommonOptions m_options;
};

} // namespace

std::unique_ptr<Command> makeWorkspaceInfoCommand() { return std::make_unique<WorkspaceInfoCommand>(); }
std::unique_ptr<Command> makeWorkspaceCheckCommand() { return std::make_unique<WorkspaceCheckCommand>(); }

} // namespace whyglass::cli

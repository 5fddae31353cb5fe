// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/list_kinds.h"
#include "app/cli/open_workspace.h"
#include "app/composition/composition.h"
#include "models/query/format.h"

#include <algorithm>
#include <filesystem>

namespace whyglass::cli {

namespace {

class ListCommand : public Command {
public:
    void define(OptionSet& options) override
    {
        std::vector<std::string> words;
        for (const ListKind& kind : listKinds())
            words.emplace_back(kind.what);
        options.choice("WHAT", m_what, words, "What to list", true);
        options.texts("QUERY", m_query, "Words, key:value, status:error …, or one '{ filter && … }'");
        options.flag("--explain", m_explain, "Say how QUERY is understood, and list nothing");
        m_options.define(options);
    }

    domain::Result<int> run(const Host&) override
    {
        if (m_explain)
            return explain();
        const ListKind& kind = *findListKind(m_what);
        const auto filter = m_options.filter(m_query);
        if (!filter)
            return filter.error();
        if (filter->where && (m_what == "issues" || m_what == "sources")) {
            return domain::Error{domain::ErrorCode::InvalidArgument, m_what + " cannot be narrowed by a filter in { braces } (E603)",
                                 "leave it out, or list traces or spans"};
        }
        const auto workspace = OpenWorkspace::open(m_options, {.index = false, .detectors = kind.needsDetectors});
        if (!workspace)
            return workspace.error();
        const auto detected = (*workspace)->detected();
        if (!detected)
            return detected.error();
        auto first = firstKeys(kind, (*workspace)->reader(), *filter);
        if (!first)
            return first.error();
        const bool everything = !m_options.limit && m_options.outputFormat() != Format::Table;
        if (m_what == "spans" && everything)
            std::sort(first->keys.begin(), first->keys.end(), std::greater<>()); // newest arrival first: reads each block once
        return write(kind, (*workspace)->reader(), *first, *detected);
    }

private:
    /// The first keys of a list, as many as are shown, and how many there are.
    struct FirstKeys {
        ListKind::Keys keys;
        std::int64_t total = 0;
    };

    domain::Result<FirstKeys> firstKeys(const ListKind& kind, store::WorkspaceReader& reader, const domain::Filter& filter) const
    {
        std::int64_t wanted = 0;
        const bool all = !kind.count || __builtin_add_overflow(m_options.rowLimit(), m_options.offset.value_or(0), &wanted);
        auto keys = kind.keys(reader, filter, kind.order, all ? store::kAllKeys : static_cast<std::size_t>(wanted));
        if (!keys)
            return keys.error();
        FirstKeys first{std::move(*keys), 0};
        first.total = static_cast<std::int64_t>(first.keys.size());
        if (all || first.total < wanted)
            return first;
        const auto total = kind.count(reader, filter);
        if (!total)
            return total.error();
        first.total = std::max(first.total, *total);
        return first;
    }

    domain::Result<int> write(const ListKind& kind, store::WorkspaceReader& reader, const FirstKeys& first, bool detected)
    {
        const auto known = static_cast<std::int64_t>(first.keys.size());
        const std::int64_t begin = std::min(m_options.offset.value_or(0), known);
        const std::int64_t count = std::min(m_options.rowLimit(), known - begin);
        const auto shown = ListKind::KeySpan(first.keys).subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(count));
        RowOutput output(m_options, {{"what", m_what}, {"total", first.total}, {"detected", detected}}, kind.columns(), kind.prototype());
        if (auto read = eachListRow(kind, reader, shown, [&output](const Json& row) { output.row(row); }); !read)
            return read.error();
        const bool all = count == first.total;
        return exitCode(output.finish({}, all ? std::string() : std::to_string(count) + " of " + std::to_string(first.total) + "; --limit shows more"));
    }

    domain::Result<int> explain() const
    {
        const auto explained = m_options.explained(m_query, namesOfWorkspace());
        if (!explained)
            return explained.error();
        Json warnings = Json::array();
        for (const query::Problem& warning : explained->warnings)
            warnings.push_back({{"code", warning.code}, {"position", warning.range.position}, {"length", warning.range.length}, {"message", warning.message}, {"suggestion", warning.suggestion}});
        return exitCode(printObject(m_options, {{"what", m_what},
                                                    {"mode", explained->mode == query::Mode::Words ? "words" : "filter"},
                                                    {"class", std::string(query::classOf(explained->filter))},
                                                    {"canonical", explained->mode == query::Mode::Words ? Json() : Json(query::format(explained->filter.where))},
                                                    {"conditions", explained->filter.terms.size()},
                                                    {"warnings", std::move(warnings)}}));
    }

    /// None where there is no workspace: a query can be explained without.
    [[nodiscard]] analysis::WorkspaceNames namesOfWorkspace() const
    {
        const auto path = m_options.workspacePath();
        if (!path || !std::filesystem::exists(*path))
            return {};
        auto reader = recorder::openReader(path->string());
        auto names = reader ? analysis::readWorkspaceNames(**reader) : domain::Result<analysis::WorkspaceNames>(reader.error());
        return names ? std::move(*names) : analysis::WorkspaceNames();
    }

    CommonOptions m_options;
    bool m_explain = false;
    std::string m_what;
    std::vector<std::string> m_query;
};

} // namespace

std::unique_ptr<Command> makeListCommand() { return std::make_unique<ListCommand>(); }

} // namespace whyglass::cli

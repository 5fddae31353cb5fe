// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/open_workspace.h"
#include "app/cli/owner_call.h"
#include "app/cli/price_input.h"
#include "app/cli/value_json.h"
#include "app/composition/composition.h"
#include "models/analysis/pricing/price_file.h"
#include "models/analysis/pricing/price_history.h"

#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

namespace whyglass::cli {

namespace {

const char* nameOf(domain::PriceList::Kind kind)
{
    switch (kind) {
    case domain::PriceList::Kind::Builtin: return "builtin";
    case domain::PriceList::Kind::Own: return "own";
    case domain::PriceList::Kind::Once: return "once";
    case domain::PriceList::Kind::Withdrawal: return "withdrawal";
    }
    return "";
}

/// `prices import FILE`, and `--withdraw N`.
class PricesImportCommand : public Command {
public:
    void define(OptionSet& options) override
    {
        options.path("FILE", m_file, "A price table, TOML or JSON");
        options.number("--withdraw", m_withdraw, "Instead: take this list out of use; what it priced keeps its price", 1);
        options.text("--author", m_author, "Your name as it is to stand there (default: the login name)", false, "NAME");
        m_options.define(options);
    }

    domain::Result<int> run(const Host&) override
    {
        if (m_file.empty() == !m_withdraw)
            return domain::Error{domain::ErrorCode::InvalidArgument, "name a price file, or a list to --withdraw", "see whyglass prices import --help"};
        if (m_withdraw)
            return tell("prices_withdraw", {{"list", *m_withdraw}, {"author", authorOr(m_author)}});
        const auto text = recorder::readPriceFile(m_file);
        if (!text)
            return text.error();
        if (const auto table = analysis::parsePriceFile(*text, m_file.string()); !table)
            return table.error();
        return tell("prices_import", {{"text", *text}, {"file", m_file.string()}, {"author", authorOr(m_author)}});
    }

private:
    domain::Result<int> tell(const std::string& command, const Json& parameters)
    {
        const auto answer = callOwner(m_options, command, parameters, [](const Json&) {});
        if (!answer)
            return answer.error();
        return exitCode(printObject(m_options, *answer));
    }

    CommonOptions m_options;
    std::filesystem::path m_file;
    std::optional<std::int64_t> m_withdraw;
    std::string m_author;
};

/// `prices lists`: the tables that the workspace keeps.
class PriceListsCommand : public Command {
public:
    void define(OptionSet& options) override { m_options.define(options); }

    domain::Result<int> run(const Host&) override
    {
        const auto workspace = OpenWorkspace::open(m_options);
        if (!workspace)
            return workspace.error();
        const auto lists = (*workspace)->reader().priceLists();
        if (!lists)
            return lists.error();
        const auto inUse = analysis::listsInUse(*lists);
        RowOutput output(m_options, Json::object(), {{"LIST", "/list"}, {"KIND", "/kind"}, {"NAME", "/name"}, {"DATE", "/date"}, {"ADDED", "/added", Column::Kind::Time},
                                         {"BY", "/author"}, {"IN USE", "/in_use"}}, rowJson({}, false));
        for (const domain::PriceList& list : *lists)
            output.row(rowJson(list, std::find(inUse.begin(), inUse.end(), list.id) != inUse.end()));
        return exitCode(output.finish());
    }

private:
    static Json rowJson(const domain::PriceList& list, bool inUse)
    {
        return {{"list", list.id},
                {"kind", nameOf(list.kind)},
                {"name", textOrNull(list.name)},
                {"date", textOrNull(list.date)},
                {"added", timeOrNull(list.added)},
                {"author", textOrNull(list.author)},
                {"withdraws", list.withdraws == 0 ? Json() : Json(list.withdraws)},
                {"in_use", inUse}};
    }

    CommonOptions m_options;
};

} // namespace

std::string authorOr(const std::string& name)
{
    if (!name.empty())
        return name;
    if (const char* login = std::getenv("USER"); login != nullptr && *login != '\0') // NOLINT(concurrency-mt-unsafe)
        return login;
    const passwd* user = ::getpwuid(::geteuid()); // NOLINT(concurrency-mt-unsafe)
    return user == nullptr ? std::string() : std::string(user->pw_name);
}

std::unique_ptr<Command> makePricesImportCommand() { return std::make_unique<PricesImportCommand>(); }
std::unique_ptr<Command> makePriceListsCommand() { return std::make_unique<PriceListsCommand>(); }

} // namespace whyglass::cli

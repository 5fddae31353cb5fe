// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/cost_json.h"
#include "app/cli/open_workspace.h"
#include "app/cli/owner_call.h"
#include "app/cli/price_input.h"
#include "app/cli/terminal.h"
#include "app/composition/composition.h"
#include "app/recorder/reprice_report.h"

namespace whyglass::cli {

namespace {

/// `prices reprice`: what would change, and with --apply what has changed; --undo takes it back.
class RepriceCommand : public Command {
public:
    void define(OptionSet& options) override
    {
        options.text("--with", m_with, "Prices to use: a price file, or builtin (default: the lists in use)", false, "FILE|builtin");
        options.flag("--readings", m_readings, "Count cached tokens as other calls of the same library show that they are sent");
        options.flag("--apply", m_apply, "Change the stored costs; without it only the difference is shown");
        options.flag("--undo", m_undo, "Take the last change back, or the one named by --change");
        options.number("--change", m_change, "With --undo: this change", 1);
        options.text("--author", m_author, "Your name as it is to stand there (default: the login name)", false, "NAME");
        m_options.define(options);
    }

    domain::Result<int> run(const Host&) override
    {
        if (m_undo && (m_apply || m_readings || !m_with.empty()))
            return domain::Error{domain::ErrorCode::InvalidArgument, "--undo takes back as a whole", "leave out --apply, --readings and --with"};
        if (m_readings && !m_with.empty())
            return domain::Error{domain::ErrorCode::InvalidArgument, "--readings changes no prices", "leave out --with"};
        if (m_undo)
            return tell("undo_costs", {{"change", m_change.value_or(0)}, {"author", authorOr(m_author)}});
        std::string with = m_with;
        if (!with.empty() && with != "builtin") {
            const auto text = recorder::readPriceFile(m_with);
            if (!text)
                return text.error();
            with = *text;
        }
        return m_apply ? apply(with) : show(with);
    }

private:
    domain::Result<int> print(const Json& json)
    {
        return exitCode(printObject(m_options, json));
    }

    domain::Result<int> tell(const std::string& command, const Json& parameters)
    {
        const auto answer = callOwner(m_options, command, parameters, [](const Json&) {});
        return answer ? print(*answer) : domain::Result<int>(answer.error());
    }

    domain::Result<int> apply(const std::string& with)
    {
        const auto filter = m_options.filter({});
        if (!filter)
            return filter.error();
        Json parameters = {{"kind", m_readings ? "readings" : "reprice"}, {"with", with}, {"file", m_with}, {"author", authorOr(m_author)}, {"about", about()}};
        if (filter->window && !m_options.since.empty())
            parameters["since_ns"] = filter->window->begin.ns;
        if (filter->window && !m_options.until.empty())
            parameters["until_ns"] = filter->window->end.ns;
        return tell("reprice", parameters);
    }

    [[nodiscard]] std::string about() const
    {
        std::string text = m_options.since.empty() ? "" : "since " + m_options.since;
        if (!m_options.until.empty())
            text += (text.empty() ? "until " : " until ") + m_options.until;
        return text;
    }

    /// Reads only: the same work without a change.
    domain::Result<int> show(const std::string& with)
    {
        const auto workspace = OpenWorkspace::open(m_options);
        if (!workspace)
            return workspace.error();
        store::WorkspaceReader& reader = (*workspace)->reader();
        const auto filter = m_options.filter({});
        if (!filter)
            return filter.error();
        const auto history = analysis::PriceHistory::load(reader, recorder::priceTable());
        if (!history)
            return history.error();
        analysis::RepriceOrder order;
        order.kind = m_readings ? domain::CostChange::Kind::Readings : domain::CostChange::Kind::Reprice;
        order.filter = *filter;
        const auto book = history->bookFor(with, m_with);
        if (!book)
            return book.error();
        order.prices = *book;
        const auto result = analysis::reprice(reader, order, [](auto) { return domain::Result<void>(); });
        if (!result)
            return result.error();
        Json report = Json::parse(recorder::repriceReport(*result));
        report["change"] = Json();
        if (result->changed() > 0 && !m_options.quiet)
            printWarning("nothing was changed; --apply does it, and --undo takes it back");
        return print(report);
    }

    CommonOptions m_options;
    std::string m_with, m_author;
    bool m_readings = false, m_apply = false, m_undo = false;
    std::optional<std::int64_t> m_change;
};

/// `prices changes`: costs that were changed on purpose, the newest first.
class PriceChangesCommand : public Command {
public:
    void define(OptionSet& options) override { m_options.define(options); }

    domain::Result<int> run(const Host&) override
    {
        const auto workspace = OpenWorkspace::open(m_options);
        if (!workspace)
            return workspace.error();
        const auto changes = (*workspace)->reader().costChanges();
        if (!changes)
            return changes.error();
        RowOutput output(m_options, Json::object(), {{"CHANGE", "/change"}, {"KIND", "/kind"}, {"TIME", "/time", Column::Kind::Time}, {"BY", "/author"},
                                         {"CALLS", "/calls", Column::Kind::Count}, {"BEFORE", "/before_usd", Column::Kind::Money},
                                         {"AFTER", "/after_usd", Column::Kind::Money}, {"TAKEN BACK", "/undone", Column::Kind::Time}}, costChangeJson({}));
        for (const domain::CostChange& change : *changes)
            output.row(costChangeJson(change));
        return exitCode(output.finish({}, changes->empty() ? "no stored cost was changed" : ""));
    }

private:
    CommonOptions m_options;
};

} // namespace

std::unique_ptr<Command> makePricesRepriceCommand() { return std::make_unique<RepriceCommand>(); }
std::unique_ptr<Command> makePricesChangesCommand() { return std::make_unique<PriceChangesCommand>(); }

} // namespace whyglass::cli

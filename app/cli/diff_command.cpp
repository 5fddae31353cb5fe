// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/open_workspace.h"
#include "app/cli/row_output.h"
#include "models/analysis/compare/comparison_text.h"

#include <algorithm>
#include <cstdio>

#include <sys/ioctl.h>
#include <unistd.h>

namespace whyglass::cli {

namespace {

constexpr std::size_t kUnknownWidth = 160; ///< in a file

std::size_t terminalWidth()
{
    winsize size{};
    const bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? size.ws_col : kUnknownWidth;
}

class DiffCommand : public Command {
public:
    void define(OptionSet& options) override
    {
        options.text("A", m_a, "32 hex digits: a trace; 16: a decision", true);
        options.text("B", m_b, "What to compare it with: a trace or a decision", true);
        options.flag("--all", m_compare.everySpan, "Compare every span, not only the steps of agents");
        options.flag("--keep-volatile", m_compare.keepVolatile, "Times, durations, tokens and generated ids are differences too");
        m_options.define(options);
    }

    domain::Result<int> run(const Host&) override
    {
        for (std::string* id : {&m_a, &m_b})
            std::transform(id->begin(), id->end(), id->begin(), [](unsigned char c) { return std::tolower(c); });
        if (m_options.outputFormat() == Format::Csv)
            return domain::Error{domain::ErrorCode::InvalidArgument, "diff has no csv: it is no list of rows", "use --format json"};
        // A decision may be one that the detectors have not reached.
        auto workspace = OpenWorkspace::open(m_options, {.index = false, .detectors = true});
        if (!workspace)
            return workspace.error();
        const auto comparison = analysis::compareRuns((*workspace)->reader(), m_a, m_b, m_compare);
        if (!comparison)
            return comparison.error();
        const std::string text = m_options.outputFormat() == Format::Table ? analysis::comparisonTable(*comparison, terminalWidth(), m_options.colored())
                                                                           : analysis::comparisonJson(*comparison) + "\n";
        std::fwrite(text.data(), 1, text.size(), stdout);
        return exitCode(finishStdout());
    }

private:
    CommonOptions m_options;
    std::string m_a, m_b;
    analysis::CompareOptions m_compare;
};

} // namespace

std::unique_ptr<Command> makeDiffCommand() { return std::make_unique<DiffCommand>(); }

} // namespace whyglass::cli

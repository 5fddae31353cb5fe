// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/what_if_answer.h"

#include "app/cli/command.h"
#include "app/cli/row_output.h"
#include "app/cli/value_json.h"
#include "app/composition/composition.h"
#include "models/analysis/budgets/what_if.h"
#include "models/analysis/pricing/price_history.h"

namespace whyglass::cli {

domain::Result<int> answerWhatIf(const CommonOptions& options, store::WorkspaceReader& reader, const std::string& question, const domain::Filter& filter)
{
    const auto asked = analysis::parseWhatIf(question);
    if (!asked)
        return asked.error();
    const auto prices = analysis::PriceHistory::load(reader, recorder::priceTable()); // with the lists of the workspace
    if (!prices)
        return prices.error();
    const auto answer = analysis::whatIf(reader, *asked, filter, prices->present());
    if (!answer)
        return answer.error();
    const bool known = answer->calls > 0;
    const auto money = [known](domain::Money amount) { return moneyOrNull(known ? std::optional(amount) : std::nullopt); };
    const Json json = {{"what_if", question},
                       {"relation", "inferred"},
                       {"calls", answer->calls},
                       {"left_out_calls", answer->leftOut},
                       {"changed_calls", answer->changed},
                       {"removed_calls", answer->removed},
                       {"before_usd", money(answer->before)},
                       {"after_usd", money(answer->after)},
                       {"saved_usd", money(answer->before - answer->after)},
                       {"assumptions", answer->assumptions}};
    return exitCode(printObject(options, json));
}

} // namespace whyglass::cli

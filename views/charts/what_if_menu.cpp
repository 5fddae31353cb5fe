// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/what_if_menu.h"

#include "models/analysis/budgets/what_if.h"
#include "models/analysis/pricing/price_history.h"
#include "models/format/format.h"
#include "views/common/counted.h"
#include "views/common/input_dialog.h"
#include "views/common/plain_text.h"

#include <QInputDialog>
#include <QMenu>
#include <QMessageBox>

namespace whyglass::views {

namespace {

using analysis::WhatIf;
using analysis::WhatIfAnswer;

/// Has the context of its texts.
class WhatIfMenu final : public QMenu {
public:
    WhatIfMenu(session::Session& session, QWidget* parent) : QMenu(parent), m_session(session)
    {
        addAction(tr("Another model…"), this, [this] { askForModel(); });
        addAction(tr("No retries"), this, [this] { ask({WhatIf::Kind::NoRetries, {}}, tr("Without retries")); });
        addAction(tr("Prompts read from a cache"), this, [this] { ask({WhatIf::Kind::Cache, {}}, tr("With prompts read from a cache")); });
    }

private:
    void askForModel()
    {
        auto* dialog = new QInputDialog(parentWidget());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setWindowTitle(tr("Another model"));
        dialog->setLabelText(tr("Name of the model, as a price table has it"));
        dialog->setComboBoxItems(pricedModels());
        dialog->setComboBoxEditable(true);
        dialog->setTextValue({});
        nameFields(*dialog);
        connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& model) {
            if (!model.trimmed().isEmpty())
                ask({WhatIf::Kind::Model, model.trimmed().toStdString()}, tr("With %1").arg(plainLine(model.trimmed().toStdString())));
        });
        dialog->open();
    }

    /// Those of the built-in table; a list of somebody's own may have others, which can be typed.
    [[nodiscard]] static QStringList pricedModels()
    {
        QStringList models;
        for (const analysis::PriceRow& row : analysis::PriceTable::builtin()->rows())
            models.append(plainLine(row.model, 120));
        models.sort(Qt::CaseInsensitive);
        models.removeDuplicates();
        return models;
    }

    void ask(const WhatIf& question, const QString& title)
    {
        m_session.queries().request<WhatIfAnswer>(
            this, "costs/what-if",
            [question, filter = m_session.filter()](store::WorkspaceReader& reader) -> domain::Result<WhatIfAnswer> {
                const auto prices = analysis::PriceHistory::load(reader, analysis::PriceTable::builtin()); // with the lists of the workspace
                if (!prices)
                    return prices.error();
                return analysis::whatIf(reader, question, filter, prices->present());
            },
            [this, title](domain::Result<WhatIfAnswer> answer) { show(title, answer ? textOf(*answer) : toldLine(answer.error().text())); });
    }

    [[nodiscard]] static QString textOf(const WhatIfAnswer& answer)
    {
        const auto money = [](domain::Money amount) { return QString::fromStdString(format::money(amount)); };
        const auto count = [](std::int64_t number) { return QString::fromStdString(format::count(number)); };
        if (answer.calls == 0)
            return tr("No call has a known cost before and after.");
        QString text = tr("Estimated: %1 instead of %2, over %3 calls of which %4 cost something else.")
                           .arg(money(answer.after), money(answer.before), count(answer.calls), count(answer.changed));
        if (answer.leftOut > 0)
            text += QStringLiteral("\n") + counted(answer.leftOut, tr("1 call is left out: its cost is not known before or after."), tr("%1 calls are left out: their cost is not known before or after."));
        text += QStringLiteral("\n\n") + tr("Assumed:");
        for (const std::string& assumption : answer.assumptions)
            text += QStringLiteral("\n• ") + toldLine(assumption, 1'000);
        return text;
    }

    void show(const QString& title, const QString& text)
    {
        auto* box = new QMessageBox(QMessageBox::NoIcon, tr("What if"), title, QMessageBox::Close, parentWidget());
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setTextFormat(Qt::PlainText);
        box->setInformativeText(text);
        box->open();
    }

    session::Session& m_session;
};

} // namespace

QMenu* makeWhatIfMenu(session::Session& session, QWidget* parent) { return new WhatIfMenu(session, parent); }

} // namespace whyglass::views

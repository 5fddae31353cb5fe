// SPDX-License-Identifier: GPL-3.0-or-later
#include "card_window.h"

#include "models/tables/table_column.h"
#include "views/decision/decision_view.h"
#include "views/decision/value_text.h"
#include "views/tables/record_table.h"

#include <utility>

using namespace whyglass;

namespace {

/// Which value of which text is written like this; nothing where none is.
std::pair<views::ValueText*, int> valueWritten(const SampleWindow& open, const QString& written)
{
    for (auto* text : open.window.findChildren<views::ValueText*>()) {
        const auto& values = text->passage().values;
        for (std::size_t i = 0; i < values.size() && text->isVisible(); ++i) {
            if (text->passage().text.mid(values[i].range.begin, values[i].range.length) == written)
                return {text, static_cast<int>(i)};
        }
    }
    return {nullptr, -1};
}

} // namespace

bool openCard(SampleWindow& open)
{
    open.press(QKeySequence(QStringLiteral("Ctrl+L")));
    open.type(kInvoice);
    open.press(QKeySequence(Qt::Key_Return));
    auto* table = open.visible<views::RecordTable>();
    if (!table || !eventually([&] { return table->hasFocus() && table->model()->rowCount() == 1 && !table->model()->index(0, 0).data(tables::LoadingRole).toBool(); }) || !open.idle())
        return false;
    open.press(QKeySequence(Qt::Key_J));
    open.press(QKeySequence(Qt::Key_Return));
    const auto card = [&] { return open.visible<views::DecisionView>() && open.visible<views::DecisionView>()->card(); };
    return eventually(card) && open.idle();
}

bool light(SampleWindow& open, const QString& written)
{
    const auto [text, value] = valueWritten(open, written);
    if (!text)
        return false;
    text->setFocus(Qt::TabFocusReason);
    for (int i = 0; i < value; ++i)
        open.press(QKeySequence(Qt::Key_Tab));
    open.press(QKeySequence(Qt::Key_Return));
    return eventually([&] { return open.session.lit().has_value(); }) && open.idle();
}

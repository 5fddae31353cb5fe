// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/completion.h"
#include "views/common/theme.h"

#include <QListView>
#include <QStandardItemModel>

namespace whyglass::window {

/// What may stand at the cursor, in a list that hangs under the query bar. The bar keeps the keyboard and moves the mark.
class CompletionList : public QListView {
    Q_OBJECT

public:
    CompletionList(const views::Theme& theme, QWidget* window);

    /// Shows the proposals at a place of the window, or hides where there are none. None is marked.
    void propose(const std::vector<query::Proposal>& proposals, const QPoint& place);
    void moveMark(int by);
    [[nodiscard]] int mark() const { return currentIndex().isValid() ? currentIndex().row() : -1; }

Q_SIGNALS:
    void taken(int index);

private:
    const views::Theme& m_theme;
    QStandardItemModel m_model;
};

} // namespace whyglass::window

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/query/workspace_names.h"
#include "models/query/completion.h"
#include "views/common/theme.h"

#include <QLineEdit>

#include <optional>

class QLabel;
class QPushButton;
class QFrame;

namespace whyglass::window {

class CompletionList;

/// The line in which the filter is written. A mistake is underlined where it is; under the line stands what to do. While one
/// types a list proposes what may come next: Down and Up move in it, Tab and Enter take, Escape closes it, Ctrl+Space asks for it.
class QueryBar : public QLineEdit {
    Q_OBJECT

public:
    explicit QueryBar(const views::Theme& theme, QWidget* parent = nullptr);

    void showError(const query::Problem& error);
    void clearError();
    [[nodiscard]] bool hasError() const { return m_error.has_value(); }
    /// What the workspace's queries can name; read anew when namesWanted() is emitted.
    void setNames(analysis::WorkspaceNames names);
    [[nodiscard]] const analysis::WorkspaceNames& names() const { return m_names; }
    /// Shows what may stand at the cursor.
    void propose();

Q_SIGNALS:
    void submitted(const QString& text);
    void namesWanted(); ///< somebody began to write

protected:
    bool event(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    [[nodiscard]] int xOf(std::size_t byte) const;
    void placeHint();
    void applySuggestion();
    void applyTheme();
    bool keyInList(QKeyEvent* event);
    void take(int index);
    void closeList();

    const views::Theme& m_theme;
    std::optional<query::Problem> m_error;
    analysis::WorkspaceNames m_names;
    query::Completion m_completion;
    CompletionList* m_list = nullptr;
    QAction* m_searchIcon = nullptr;
    QFrame* m_hint = nullptr;
    QLabel* m_message = nullptr;
    QPushButton* m_suggestion = nullptr;
};

} // namespace whyglass::window

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/query/workspace_names.h"
#include "models/query/completion.h"
#include "views/common/theme.h"

#include <QLineEdit>

class QLabel;
class QPushButton;
class QFrame;

namespace whyglass::window {

class CompletionList;

/// The line in which the filter is written. Mistakes are underlined where they are, warnings lightly; under the line stands what to do. While one
/// types a list proposes what may come next: Down and Up move in it, Tab and Enter take, Escape closes it, Ctrl+Space asks for it.
class QueryBar : public QLineEdit {
    Q_OBJECT

public:
    explicit QueryBar(const views::Theme& theme, QWidget* parent = nullptr);

    /// Why the text is no query: each is underlined, and told while the cursor stands in it.
    void showProblems(const query::Problems& problems);
    /// What should be known of a query that is good; none takes away what was shown.
    void showWarnings(const query::Problems& warnings);
    void clearTold();
    [[nodiscard]] bool hasError() const { return !m_told.empty() && m_isWrong; }
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
    [[nodiscard]] std::size_t cursorByte() const; ///< where the cursor stands in the query's UTF-8
    [[nodiscard]] int xOf(std::size_t byte) const;
    void placeHint();
    void applySuggestion();
    void show(const query::Problems& told, bool isWrong);
    void tellAtCursor();
    void applyTheme();
    bool keyInList(QKeyEvent* event);
    void take(int index);
    void closeList();

    const views::Theme& m_theme;
    query::Problems m_told;       ///< problems or warnings of the text that was submitted
    bool m_isWrong = false;       ///< they are problems
    std::size_t m_toldIndex = 0;  ///< the one whose message is shown
    analysis::WorkspaceNames m_names;
    query::Completion m_completion;
    CompletionList* m_list = nullptr;
    QAction* m_searchIcon = nullptr;
    QFrame* m_hint = nullptr;
    QLabel* m_message = nullptr;
    QPushButton* m_suggestion = nullptr;
};

} // namespace whyglass::window

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/query/bare_query.h"
#include "views/common/theme.h"

#include <QLineEdit>

#include <optional>

class QLabel;
class QPushButton;
class QFrame;

namespace whyglass::window {

/// The line in which the filter is written. A mistake is underlined where it is; under the line stands what to do.
class QueryBar : public QLineEdit {
    Q_OBJECT

public:
    explicit QueryBar(const views::Theme& theme, QWidget* parent = nullptr);

    void showError(const analysis::QueryError& error);
    void clearError();
    [[nodiscard]] bool hasError() const { return m_error.has_value(); }

Q_SIGNALS:
    void submitted(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    [[nodiscard]] int xOf(std::size_t byte) const;
    void placeHint();
    void applySuggestion();
    void applyTheme();

    const views::Theme& m_theme;
    std::optional<analysis::QueryError> m_error;
    QAction* m_searchIcon = nullptr;
    QFrame* m_hint = nullptr;
    QLabel* m_message = nullptr;
    QPushButton* m_suggestion = nullptr;
};

} // namespace whyglass::window

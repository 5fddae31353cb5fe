// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <QWidget>

#include <string>

class QPlainTextEdit;
class QPushButton;

namespace whyglass::views {

/// Text of any size, plain: the first lines, then "Show 41 more lines"; a large one is opened in a reader of its own.
class FoldedText : public QWidget {
    Q_OBJECT

public:
    /// `text` is hostile; control characters are made visible here.
    FoldedText(const Theme& theme, std::string text, TextStyle style, int foldedLines, QWidget* parent = nullptr);

Q_SIGNALS:
    void wholeRequested(); ///< the reader of payloads is wanted

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void unfold();
    void fitHeight();
    void setVisibleText(const QString& text);

    const Theme& m_theme;
    std::string m_text;
    QPlainTextEdit* m_edit;
    QPushButton *m_more, *m_open;
    bool m_cut = false; ///< only the beginning is in the widget
};

} // namespace whyglass::views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"
#include "views/decision/passage.h"

#include <QHash>
#include <QWidget>

#include <memory>
#include <optional>

class QTextLayout;

namespace whyglass::views {

/// Statements with values in them that can be reached by Tab, lit (click, Enter) and opened at their place (with Ctrl).
class ValueText : public QWidget {
    Q_OBJECT

public:
    ValueText(const Theme& theme, TextStyle style, Role role, QWidget* parent = nullptr);
    ~ValueText() override;

    void setPassage(Passage passage);
    [[nodiscard]] const Passage& passage() const { return m_passage; }
    /// 0 = all; what does not fit ends with "…", and line breaks become blanks.
    void setMostLines(int lines);
    /// Which of the values are lit.
    void setLit(std::vector<bool> lit);
    [[nodiscard]] QRect valueBox(int value) const; ///< of its first line; null where it is cut away

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void valueChosen(int value);  ///< into Passage::values
    void valueOpened(int value);
    void statementClicked(int statement); ///< beside its values; with the left button

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    [[nodiscard]] QTextLayout& whole(int width) const; ///< all of the text; cut after the limit of lines it is only measured
    [[nodiscard]] const QTextLayout& laidOut(int width) const;
    [[nodiscard]] int linesAt(int width) const;
    void colour() const;
    void recolour(); ///< of what is laid out already
    [[nodiscard]] int lineHeight() const;
    [[nodiscard]] std::vector<QRectF> boxesOf(const TextRange& range) const;
    [[nodiscard]] std::optional<int> positionAt(QPointF at) const;
    [[nodiscard]] int valueAt(QPointF at) const; ///< -1: none
    void setCurrent(int value);
    void dropLayout();

    const Theme& m_theme;
    const TextStyle m_style;
    const Role m_role;
    Passage m_passage;
    std::vector<bool> m_lit;
    int m_mostLines = 0;
    int m_current = -1; ///< that has the keyboard
    int m_hovered = -1;
    mutable std::unique_ptr<QTextLayout> m_whole; ///< keeps its glyphs: another width only breaks its lines anew
    mutable std::unique_ptr<QTextLayout> m_cut; ///< what is shown where not all fits
    mutable int m_layoutWidth = -1; ///< of both; -1: not laid out
    mutable QHash<int, int> m_lines; ///< by width
    mutable int m_shownLength = 0; ///< of the text that the layout shows; behind it is only "…"
};

} // namespace whyglass::views

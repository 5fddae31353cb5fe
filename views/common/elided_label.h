// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <QWidget>

namespace whyglass::views {

/// One line of plain text that gives way: elided at the end (prose) or in the middle (ids), whole in the tooltip.
class ElidedLabel : public QWidget {
    Q_OBJECT

public:
    ElidedLabel(const Theme& theme, TextStyle style, Role role = Role::Text, QWidget* parent = nullptr);

    void setText(const QString& text);
    [[nodiscard]] const QString& text() const { return m_text; }
    void setElideMode(Qt::TextElideMode mode);
    void setRole(Role role);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void updateToolTip();

    const Theme& m_theme;
    TextStyle m_style;
    Role m_role;
    Qt::TextElideMode m_elide = Qt::ElideRight;
    QString m_text;
};

} // namespace whyglass::views

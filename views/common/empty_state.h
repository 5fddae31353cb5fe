// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <QRect>
#include <QWidget>

namespace whyglass::views {

/// What a view says when it has nothing to show: icon, one sentence, one hint. Drawn in the middle of `rect`.
struct EmptyStateSpec {
    QString icon;
    QString title;
    QString hint;
    bool error = false;
};
void paintEmptyState(QPainter& painter, const Theme& theme, const EmptyStateSpec& spec, const QRect& rect);

/// The same as a widget, for stacked layouts.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(const Theme& theme, QWidget* parent = nullptr);
    void setSpec(const EmptyStateSpec& spec);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    EmptyStateSpec m_spec;
};

} // namespace whyglass::views

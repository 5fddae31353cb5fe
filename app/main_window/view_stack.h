// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>

namespace whyglass::window {

/// The views of a window, one of them shown. It needs the room that this one needs: with the inspector beside it, the widest of all would
/// not fit on small screens.
class ViewStack final : public QStackedWidget {
public:
    explicit ViewStack(QWidget* parent) : QStackedWidget(parent)
    {
        connect(this, &QStackedWidget::currentChanged, this, [this] { updateGeometry(); });
    }

    [[nodiscard]] QSize minimumSizeHint() const override { return currentWidget() ? currentWidget()->minimumSizeHint() : QSize(); }
};

} // namespace whyglass::window

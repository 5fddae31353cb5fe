// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>

namespace whyglass::window {

/// The views of a window, one of them shown. It needs the room that this one needs: with the inspector beside it, the widest of all would
/// not fit on small screens. Never more than a window of 1024x640 has beside its open sidebar and below its bars, the smallest that views are
/// drawn for: some give way only once they are made smaller.
class ViewStack final : public QStackedWidget {
public:
    explicit ViewStack(QWidget* parent) : QStackedWidget(parent)
    {
        connect(this, &QStackedWidget::currentChanged, this, [this] { updateGeometry(); });
    }

    [[nodiscard]] QSize minimumSizeHint() const override
    {
        constexpr QSize kSmallest(1024 - 216, 640 - 100);
        return currentWidget() ? currentWidget()->minimumSizeHint().boundedTo(kSmallest) : QSize();
    }
};

} // namespace whyglass::window

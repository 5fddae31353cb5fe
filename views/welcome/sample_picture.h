// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <QWidget>

namespace whyglass::views {

/// What awaits in the sample, small: the tracks of its famous trace as a drawing. Says nothing that the text beside it does not.
class SamplePicture : public QWidget {
    Q_OBJECT

public:
    explicit SamplePicture(const Theme& theme, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
};

} // namespace whyglass::views

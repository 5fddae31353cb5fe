// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace whyglass::views {

class Theme;

/// Fusion with our focus ring, tree branches, arrows and metrics: what a style sheet cannot say (tokens.md 7).
class WhyglassStyle : public QProxyStyle {
    Q_OBJECT

public:
    explicit WhyglassStyle(const Theme& theme);
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const override;

private:
    const Theme& m_theme;
};

} // namespace whyglass::views

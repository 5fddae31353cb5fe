// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/finding.h"
#include "models/domain/step.h"

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPalette>
#include <QPixmap>
#include <QString>

#include <memory>

namespace whyglass::views {

/// The roles of tokens.md 1. No other file of views holds a colour.
enum class Role {
    Bg, Surface, Surface2, Hover, Pressed, Border, BorderStrong, Ctl, Grid, Text, Text2, Text3, Disabled, Accent, AccentInk,
    AccentWeak, Sel, OnAccent, Red, RedWeak, RedInk, Amber, AmberWeak, AmberInk, Green, GreenWeak, GreenInk, Low, LowWeak, Mark, MarkRed,
};
/// The kinds of tokens.md 2; `kindOf` folds the steps of cli.md into them.
enum class SliceKind { Agent, Llm, Tool, Retrieval, Embedding, Service, Guardrail, Other };
SliceKind kindOf(domain::StepKind step);
struct KindColors {
    QColor solid, fill, ink, onSolid;
};
/// The styles of tokens.md 3.
enum class TextStyle { Answer, Figure, Headline, ViewTitle, Claim, Body, BodyStrong, Small, SmallStrong, Tiny, TinyMedium, Code };
enum class ThemeMode { Light, Dark, System };

/// Every colour, font, size and icon of the window, from one place. GUI thread; one a process, made by app and passed by reference.
class Theme : public QObject {
    Q_OBJECT

public:
    explicit Theme(ThemeMode mode = ThemeMode::System, double textScale = 1.0, QObject* parent = nullptr);
    ~Theme() override;

    void setMode(ThemeMode mode);
    [[nodiscard]] ThemeMode mode() const;
    [[nodiscard]] bool dark() const;
    [[nodiscard]] QColor color(Role role) const;
    [[nodiscard]] const KindColors& kind(SliceKind kind) const;
    [[nodiscard]] QColor severity(domain::Severity severity) const;
    [[nodiscard]] QFont font(TextStyle style) const;
    /// Name of a file in resources/icons without ".svg", recoloured; cached. `px` is logical, `dpr` the device pixel ratio.
    [[nodiscard]] QPixmap pixmap(const QString& icon, const QColor& color, int px, double dpr) const;
    [[nodiscard]] QIcon icon(const QString& icon, Role role = Role::Text2) const;
    [[nodiscard]] static QString iconOf(domain::StepKind step); ///< "llm", "tool" …
    /// Severity mark of tokens.md 2: triangle, diamond, ring; `hollow` = below this row.
    void paintSeverity(class QPainter& painter, const QRectF& box, domain::Severity severity, bool hollow = false) const;

    /// Applies palette, style (Fusion) and style sheet to the application.
    void apply() const;
    [[nodiscard]] QPalette palette() const;

Q_SIGNALS:
    void changed();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace whyglass::views

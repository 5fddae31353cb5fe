// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/theme.h"

#include <QWidget>

#include <optional>

namespace whyglass::views {

/// Fill and ink of a chip (tokens.md 1).
enum class ChipTone { Neutral, Accent, Red, Amber, Green, Low };

/// A chip as delegates and widgets draw it: height 18 in rows, 20 in headers.
struct ChipSpec {
    QString text = {};
    ChipTone tone = ChipTone::Neutral;
    std::optional<domain::Severity> mark = {}; ///< drawn before the text
    QString icon = {};                         ///< name, drawn before the text; empty = none
};
/// Width of the chip at this text style.
int chipWidth(const Theme& theme, const ChipSpec& chip);
/// Draws the chip into `rect`, the text elided where it does not fit.
void paintChip(QPainter& painter, const Theme& theme, const ChipSpec& chip, const QRect& rect);
/// "observed" with a solid outline, "inferred" with a dashed amber one (tokens.md 6); height 16.
int relationTagWidth(const Theme& theme, domain::Relation relation);
void paintRelationTag(QPainter& painter, const Theme& theme, domain::Relation relation, const QRect& rect);

/// A chip that stands in a header.
class Chip : public QWidget {
    Q_OBJECT

public:
    explicit Chip(const Theme& theme, QWidget* parent = nullptr);
    void setSpec(const ChipSpec& spec);
    [[nodiscard]] const ChipSpec& spec() const { return m_spec; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    ChipSpec m_spec;
};

} // namespace whyglass::views

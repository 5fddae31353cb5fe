// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/chip.h"

namespace whyglass::views {

/// "observed" or "inferred" as a widget.
class RelationTag : public QWidget {
    Q_OBJECT

public:
    RelationTag(const Theme& theme, domain::Relation relation, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    domain::Relation m_relation;
};

} // namespace whyglass::views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/decisions/decision_card.h"
#include "views/common/theme.h"

#include <QAbstractButton>

namespace whyglass::views {

/// A document that was retrieved: its name, its score, whether it was delivered and whether it was used. A click opens its place.
class DocumentLine : public QAbstractButton {
    Q_OBJECT

public:
    DocumentLine(const Theme& theme, const analysis::CardDocument& document, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QString m_name, m_score, m_delivery, m_use;
    Role m_deliveryRole = Role::Text3, m_useRole = Role::Text3;
    QString m_deliveryIcon, m_useIcon;
    std::optional<domain::Relation> m_useRelation; ///< none where nothing is said of its use
};

} // namespace whyglass::views

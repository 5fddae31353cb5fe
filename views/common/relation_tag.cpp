// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/relation_tag.h"

#include "views/common/plain_text.h"

#include <QPainter>

namespace whyglass::views {

namespace {
constexpr int kHeight = 16;
}

RelationTag::RelationTag(const Theme& theme, domain::Relation relation, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_relation(relation)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(toldLine(domain::nameOf(relation)));
}

QSize RelationTag::sizeHint() const { return {relationTagWidth(m_theme, m_relation), kHeight}; }

void RelationTag::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintRelationTag(painter, m_theme, m_relation, rect());
}

} // namespace whyglass::views

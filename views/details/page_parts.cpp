// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/page_parts.h"

#include "views/common/empty_state.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace whyglass::views {

namespace {
constexpr int kNameWidth = 128;
}

QWidget* sectionTitle(const Theme& theme, const QString& title, const QString& right)
{
    auto* widget = new QWidget;
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 6, 0, 0);
    row->addWidget(lineLabel(theme, title, TextStyle::BodyStrong));
    row->addStretch(1);
    if (!right.isEmpty())
        row->addWidget(lineLabel(theme, right, TextStyle::Small, 3));
    return widget;
}

QWidget* emptyPage(QVBoxLayout*& layout)
{
    auto* page = new QWidget;
    page->setProperty("panel", QStringLiteral("surface"));
    page->setAttribute(Qt::WA_StyledBackground);
    layout = new QVBoxLayout(page);
    layout->setContentsMargins(14, 10, 14, 16);
    layout->setSpacing(8);
    return page;
}

QWidget* hintPage(const Theme& theme, const QString& icon, const QString& title, const QString& hint)
{
    auto* empty = new EmptyState(theme);
    empty->setProperty("panel", QStringLiteral("surface"));
    empty->setAttribute(Qt::WA_StyledBackground);
    empty->setSpec({icon, title, hint, false});
    return empty;
}

FactGrid::FactGrid(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(5);
    m_grid->setColumnMinimumWidth(0, kNameWidth);
    m_grid->setColumnStretch(1, 1);
}

void FactGrid::add(const QString& name, const QString& value, TextStyle style, const QVariant& tone)
{
    if (value.isEmpty())
        return;
    m_grid->addWidget(lineLabel(m_theme, name, TextStyle::Small, 2), m_rows, 0, Qt::AlignTop);
    m_grid->addWidget(wrappedLabel(m_theme, value, style, tone), m_rows, 1);
    ++m_rows;
}

} // namespace whyglass::views

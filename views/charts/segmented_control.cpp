// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/segmented_control.h"

#include <QButtonGroup>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QPushButton>

namespace whyglass::views {

SegmentedControl::SegmentedControl(const QStringList& choices, const QString& accessibleName, QWidget* parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    setAccessibleName(accessibleName);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_group->setExclusive(true);
    for (int i = 0; i < choices.size(); ++i) {
        auto* button = new QPushButton(choices[i], this);
        button->setCheckable(true);
        button->setProperty("segment", i == 0 ? QStringLiteral("first") : QStringLiteral("true"));
        QFont strong = button->font();
        strong.setWeight(QFont::DemiBold); // of the chosen one: the widths must not jump
        constexpr int kPadding = 24;
        button->setMinimumWidth(QFontMetrics(strong).horizontalAdvance(choices[i]) + kPadding);
        button->setChecked(i == 0);
        connect(button, &QPushButton::clicked, this, [this, i] {
            if (m_before == i)
                Q_EMIT chosenAgain(i);
            m_before = current();
        });
        m_group->addButton(button, i);
        layout->addWidget(button);
    }
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on)
            Q_EMIT chosen(id);
    });
}

int SegmentedControl::current() const { return m_group->checkedId(); }

void SegmentedControl::setCurrent(int choice)
{
    if (QAbstractButton* button = m_group->button(choice))
        button->setChecked(true);
    m_before = current();
}

void SegmentedControl::setText(int choice, const QString& text)
{
    if (QAbstractButton* button = m_group->button(choice))
        button->setText(text);
}

} // namespace whyglass::views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/find_bar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace whyglass::views {

FindBar::FindBar(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_field(new QLineEdit(this))
    , m_count(new QLabel(this))
{
    setProperty("panel", QStringLiteral("surface2"));
    setAttribute(Qt::WA_StyledBackground);
    m_field->setPlaceholderText(tr("Find in trace: name, tool, model, agent"));
    m_field->setAccessibleName(tr("Find in trace"));
    m_field->addAction(theme.icon(QStringLiteral("search"), Role::Text3), QLineEdit::LeadingPosition);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setProperty("tone", QStringLiteral("3"));
    m_count->setFont(theme.font(TextStyle::Small));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 8, 4);
    layout->setSpacing(6);
    layout->addWidget(m_field, 1);
    layout->addWidget(m_count);
    m_only = new QToolButton(this);
    m_only->setObjectName(QStringLiteral("onlyMatches"));
    m_only->setCheckable(true);
    m_only->setIcon(theme.icon(QStringLiteral("filter")));
    m_only->setToolTip(tr("Only matches and their ancestors"));
    m_only->setAccessibleName(m_only->toolTip());
    m_only->setFocusPolicy(Qt::TabFocus);
    connect(m_only, &QToolButton::toggled, this, [this] { Q_EMIT textChanged(m_field->text()); });
    layout->addWidget(m_only);
    const auto button = [&](const QString& icon, const QString& name, auto&& pressed) {
        auto* tool = new QToolButton(this);
        tool->setIcon(theme.icon(icon));
        tool->setToolTip(name);
        tool->setAccessibleName(name);
        tool->setFocusPolicy(Qt::TabFocus);
        connect(tool, &QToolButton::clicked, this, pressed);
        layout->addWidget(tool);
    };
    button(QStringLiteral("up"), tr("Previous match (Shift+Enter)"), [this] { Q_EMIT stepped(-1); });
    button(QStringLiteral("down"), tr("Next match (Enter)"), [this] { Q_EMIT stepped(1); });
    button(QStringLiteral("cross"), tr("Close (Esc)"), [this] { close(); });
    connect(m_field, &QLineEdit::textChanged, this, &FindBar::textChanged);
    hide();
}

void FindBar::open()
{
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void FindBar::close()
{
    hide();
    m_field->clear();
    Q_EMIT closed();
}

bool FindBar::onlyMatches() const { return m_only->isChecked(); }

void FindBar::setResult(int number, int count)
{
    if (m_field->text().isEmpty())
        m_count->clear();
    else if (count == 0)
        m_count->setText(tr("nothing found"));
    else
        m_count->setText(number > 0 ? tr("%L1 of %L2").arg(number).arg(count) : tr("%L1 found").arg(count));
}

void FindBar::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        close();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT stepped(event->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace whyglass::views

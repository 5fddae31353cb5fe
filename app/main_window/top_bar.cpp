// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/top_bar.h"

#include "app/commands/command_registry.h"
#include "app/main_window/query_bar.h"
#include "models/tables/cell_text.h"

#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include <array>
#include <limits>

namespace whyglass::window {

namespace {

constexpr int kHeight = 44;

struct Range {
    const char* title;
    const char* since;
};
constexpr std::array<Range, 6> kRanges = {{
    {QT_TRANSLATE_NOOP("whyglass::window::TopBar", "All time"), ""},
    {QT_TRANSLATE_NOOP("whyglass::window::TopBar", "Last 15 minutes"), "-15m"},
    {QT_TRANSLATE_NOOP("whyglass::window::TopBar", "Last hour"), "-1h"},
    {QT_TRANSLATE_NOOP("whyglass::window::TopBar", "Last 24 hours"), "-24h"},
    {QT_TRANSLATE_NOOP("whyglass::window::TopBar", "Last 7 days"), "-7d"},
    {QT_TRANSLATE_NOOP("whyglass::window::TopBar", "Last 30 days"), "-30d"},
}};

} // namespace

TopBar::TopBar(const views::Theme& theme, CommandRegistry& commands, QWidget* parent)
    : QToolBar(parent), m_theme(theme), m_commands(commands)
{
    setObjectName(QStringLiteral("topBar"));
    setWindowTitle(tr("Toolbar"));
    setMovable(false);
    setFixedHeight(kHeight);
    setContextMenuPolicy(Qt::PreventContextMenu);
    addIconButton(QStringLiteral("back"), QStringLiteral("go.back"), tr("Back (Alt+Left)"));
    addIconButton(QStringLiteral("forward"), QStringLiteral("go.forward"), tr("Forward (Alt+Right)"));
    m_query = new QueryBar(theme, parent);
    addWidget(m_query);

    m_range = new QPushButton(this);
    auto* menu = new QMenu(m_range);
    for (const Range& range : kRanges) {
        const QString since = QString::fromLatin1(range.since);
        connect(menu->addAction(tr(range.title)), &QAction::triggered, this, [this, since] { Q_EMIT rangeChosen(since); });
    }
    m_range->setMenu(menu);
    m_range->setProperty("opens", QStringLiteral("menu"));
    m_range->setToolTip(tr("Time range"));
    addWidget(m_range);

    m_live = new QPushButton(this);
    m_live->setToolTip(tr("What arrives is counted here; click to show it. Nothing moves while you read."));
    connect(m_live, &QPushButton::clicked, this, &TopBar::liveClicked);
    addWidget(m_live);
    addIconButton(QStringLiteral("moon"), QStringLiteral("view.theme"), tr("Light or dark theme (Ctrl+T)"));
    addIconButton(QStringLiteral("question"), QStringLiteral("help.keys"), tr("All keys (?)"));
    m_palette = new QPushButton(tr("Commands  Ctrl K"), this);
    connect(m_palette, &QPushButton::clicked, this, [this] { m_commands.run(QStringLiteral("help.palette")); });
    addWidget(m_palette);
    setWindow(std::nullopt);
    setLive(true, 0);
    connect(&theme, &views::Theme::changed, this, &TopBar::applyTheme);
}

QToolButton* TopBar::addIconButton(const QString& icon, const QString& command, const QString& toolTip)
{
    auto* button = new QToolButton(this);
    button->setIcon(m_theme.icon(icon));
    button->setToolTip(toolTip);
    button->setAccessibleName(toolTip);
    button->setFixedSize(28, 28);
    QAction* action = m_commands.action(command);
    connect(button, &QToolButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, button, [button, action] { button->setEnabled(action->isEnabled()); });
    button->setEnabled(action->isEnabled());
    m_buttons.emplace_back(button, icon);
    addWidget(button);
    return button;
}

void TopBar::applyTheme()
{
    for (const auto& [button, icon] : m_buttons)
        button->setIcon(m_theme.icon(icon));
    m_range->setIcon(m_theme.icon(QStringLiteral("clock")));
}

void TopBar::setWindow(const std::optional<domain::TimeWindow>& window)
{
    QString text = tr("All time");
    if (window) {
        const bool open = window->end.ns == std::numeric_limits<std::int64_t>::max();
        text = tr("%1 to %2").arg(window->begin.known() ? tables::timeText(window->begin) : tr("start"),
                                  open ? tr("now") : tables::timeText(window->end));
    }
    m_range->setText(text);
    m_range->setIcon(m_theme.icon(QStringLiteral("clock")));
}

void TopBar::setLive(bool live, qint64 newRows)
{
    m_live->setIcon(m_theme.icon(live ? QStringLiteral("live") : QStringLiteral("pause"), live ? views::Role::Green : views::Role::Text2));
    m_live->setText(newRows > 0 ? tr("%1 new: show").arg(tables::countText(newRows)) : live ? tr("Live") : tr("Paused"));
    // It only ever gets wider: while the count changes each second, nothing beside it moves or is laid out.
    m_live->setFixedSize(m_live->sizeHint().expandedTo(m_live->minimumSize()));
}

} // namespace whyglass::window

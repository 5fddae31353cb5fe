// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/page_parts.h"

#include "models/session/json_text.h"
#include "views/common/elided_label.h"
#include "views/common/empty_state.h"
#include "views/details/folded_text.h"
#include "views/details/inspector_pages.h"
#include "views/payload/payload_window.h"

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace whyglass::views {

namespace {
constexpr int kNameWidth = 128;
constexpr qsizetype kWholeId = 24; ///< characters that fit beside a name wherever the inspector stands
/// Larger texts show their beginning as it was sent: indenting them would take longer than a frame.
constexpr std::size_t kIndentedBytes = 256 * 1024;
/// A payload this short reads better in one line than indented.
constexpr std::size_t kOneLineBytes = 64;
}

QWidget* payloadText(const InspectedContext& context, const QString& title, const std::string& text, TextStyle style, int foldedLines)
{
    const bool code = style == TextStyle::Code && text.size() > kOneLineBytes && text.size() <= kIndentedBytes;
    auto* folded = new FoldedText(context.view.theme, code ? session::indentedJson(text) : text, style, foldedLines);
    const ViewContext& view = context.view;
    const auto whole = std::make_shared<const std::string>(text);
    QObject::connect(folded, &FoldedText::wholeRequested, folded, [&session = view.session, &theme = view.theme, folded, title, whole] {
        showPayload(session, theme, folded->window(), title, whole);
    });
    return folded;
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
    QWidget* page = surfacePage(layout);
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

QWidget* makeRunningHint(const InspectedContext& context)
{
    if (!context.view.session.knownUntil() || !context.span->row.has(store::SpanFlag::Unfinished))
        return nullptr;
    return hintPage(context.view.theme, QStringLiteral("clock"), QCoreApplication::translate("PageParts", "Still running at this moment"),
        QCoreApplication::translate("PageParts", "A span tells this when it ends."));
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
    if (!value.isEmpty())
        add(name, style == TextStyle::Code && value.size() > kWholeId ? idLabel(value) : wrappedLabel(m_theme, value, style, tone));
}

void FactGrid::add(const QString& name, QWidget* value, Qt::Alignment side)
{
    m_grid->addWidget(lineLabel(m_theme, name, TextStyle::Small, 2), m_rows, 0, Qt::AlignTop);
    m_grid->addWidget(value, m_rows, 1, side);
    ++m_rows;
}

/// A long id has no place to break at: its middle gives way, and it is copied whole.
QWidget* FactGrid::idLabel(const QString& id)
{
    auto* label = new ElidedLabel(m_theme, TextStyle::Code, Role::Text, this);
    label->setElideMode(Qt::ElideMiddle);
    label->setText(id);
    auto* copy = new QAction(tr("Copy"), label);
    connect(copy, &QAction::triggered, label, [id] { QGuiApplication::clipboard()->setText(id); });
    label->addAction(copy);
    label->setContextMenuPolicy(Qt::ActionsContextMenu);
    return label;
}

QPushButton* FactGrid::addLink(const QString& name, const QString& value, const QString& tip)
{
    auto* link = new QPushButton(value, this);
    link->setProperty("look", QStringLiteral("link"));
    link->setFont(m_theme.font(TextStyle::Body));
    link->setStyleSheet(QStringLiteral("QPushButton { padding: 0; min-height: 16px; text-align: left; }"));
    link->setAccessibleName(name + QStringLiteral(": ") + value);
    link->setToolTip(tip);
    add(name, link, Qt::AlignLeft);
    return link;
}

} // namespace whyglass::views

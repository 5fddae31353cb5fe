// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/query_bar.h"

#include "app/main_window/completion_list.h"
#include "views/common/plain_text.h"

#include <QAction>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace whyglass::window {

namespace {

using views::Role;
using views::TextStyle;

constexpr int kKeyHintWidth = 50;

} // namespace

QueryBar::QueryBar(const views::Theme& theme, QWidget* parent) : QLineEdit(parent), m_theme(theme)
{
    setPlaceholderText(tr("Filter: words, agent:approver, cost:>0.05, { ai:tool = \"get_po\" && status = error }"));
    setAccessibleName(tr("Query"));
    m_searchIcon = addAction(theme.icon(QStringLiteral("search")), LeadingPosition);
    setMinimumWidth(200);

    // A child of the window, so that it can hang over what is below without taking the keyboard.
    m_hint = new QFrame(window());
    auto* row = new QHBoxLayout(m_hint);
    row->setContentsMargins(12, 6, 12, 6);
    m_message = new QLabel(m_hint);
    m_message->setTextFormat(Qt::PlainText);
    row->addWidget(m_message);
    m_suggestion = new QPushButton(m_hint);
    m_suggestion->setFocusPolicy(Qt::NoFocus);
    row->addWidget(m_suggestion);
    m_hint->hide();

    connect(m_suggestion, &QPushButton::clicked, this, &QueryBar::applySuggestion);
    m_list = new CompletionList(theme, window());
    connect(m_list, &CompletionList::taken, this, &QueryBar::take);
    connect(this, &QLineEdit::textEdited, this, [this] {
        clearTold();
        propose();
    });
    connect(this, &QLineEdit::cursorPositionChanged, this, &QueryBar::tellAtCursor);
    connect(&theme, &views::Theme::changed, this, &QueryBar::applyTheme);
    applyTheme();
}

void QueryBar::applyTheme()
{
    setFont(m_theme.font(TextStyle::Code));
    m_searchIcon->setIcon(m_theme.icon(QStringLiteral("search")));
    m_hint->setStyleSheet(QStringLiteral("QFrame { background: %1; border: 1px solid %2; border-radius: 4px; } QLabel { border: none; color: %3; }")
                              .arg(m_theme.color(Role::Surface).name(), m_theme.color(Role::BorderStrong).name(),
                                   m_theme.color(m_isWrong ? Role::RedInk : Role::Text2).name()));
}

void QueryBar::showProblems(const query::Problems& problems) { show(problems, true); }

void QueryBar::showWarnings(const query::Problems& warnings) { show(warnings, false); }

void QueryBar::show(const query::Problems& told, bool isWrong)
{
    clearTold();
    if (told.empty())
        return;
    m_told = told;
    m_isWrong = isWrong;
    m_toldIndex = told.size(); // none yet
    applyTheme();
    if (isWrong || hasFocus())
        tellAtCursor();
    QString all;
    for (const query::Problem& one : m_told)
        all += (all.isEmpty() ? QString() : QStringLiteral("\n")) + views::toldLine(one.message);
    setToolTip(views::toolTipText(all));
}

/// The one in which the cursor stands, else the first.
void QueryBar::tellAtCursor()
{
    if (m_told.empty())
        return;
    const std::size_t cursor = cursorByte();
    const auto at = std::find_if(m_told.begin(), m_told.end(), [cursor](const query::Problem& one) { return cursor >= one.range.position && cursor <= one.range.end(); });
    const auto index = static_cast<std::size_t>(at == m_told.end() ? 0 : at - m_told.begin());
    if (index == m_toldIndex)
        return;
    m_toldIndex = index;
    const query::Problem& told = m_told[index];
    const QString message = views::toldLine(told.message, 1'000);
    m_message->setText(m_told.size() == 1 ? message : tr("%1 of %2: %3").arg(index + 1).arg(m_told.size()).arg(message));
    m_suggestion->setText(tr("Use %1").arg(views::toldLine(told.suggestion, 80)));
    m_suggestion->setVisible(!told.suggestion.empty());
    placeHint();
    m_hint->show();
    m_hint->raise();
    setAccessibleDescription(m_message->text());
    update();
}

void QueryBar::clearTold()
{
    m_told.clear();
    m_hint->hide();
    setToolTip({});
    setAccessibleDescription({});
    update();
}

void QueryBar::placeHint()
{
    if (m_hint->parentWidget() != window())
        m_hint->setParent(window());
    m_hint->adjustSize();
    m_hint->move(mapTo(window(), QPoint(0, height() + 3)));
}

void QueryBar::applySuggestion()
{
    if (m_toldIndex >= m_told.size())
        return;
    const query::Problem& told = m_told[m_toldIndex];
    QByteArray text = this->text().toUtf8();
    text.replace(static_cast<qsizetype>(told.range.position), static_cast<qsizetype>(told.range.length), QByteArray::fromStdString(told.suggestion));
    clearTold();
    setText(QString::fromUtf8(text));
    Q_EMIT submitted(this->text());
}

std::size_t QueryBar::cursorByte() const { return static_cast<std::size_t>(text().left(cursorPosition()).toUtf8().size()); }

int QueryBar::xOf(std::size_t byte) const
{
    const QByteArray utf8 = text().toUtf8();
    const auto column = QString::fromUtf8(utf8.left(static_cast<qsizetype>(byte))).size();
    const QFontMetrics metrics(font());
    // The text may be scrolled; the cursor is the one place whose position is known.
    const int origin = cursorRect().center().x() - metrics.horizontalAdvance(text().left(cursorPosition()));
    return origin + metrics.horizontalAdvance(text().left(column));
}

void QueryBar::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    for (const query::Problem& told : m_told) {
        const int left = std::max(xOf(told.range.position), 4);
        const int right = std::max(xOf(told.range.position + std::max<std::size_t>(told.range.length, 1)), left + 6);
        painter.fillRect(QRect(left, height() - 5, right - left, m_isWrong ? 2 : 1), m_theme.color(m_isWrong ? Role::Red : Role::Amber));
    }
    if (!hasFocus() && text().isEmpty()) {
        const QRect cap(width() - kKeyHintWidth - 6, (height() - 18) / 2, kKeyHintWidth, 18);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(m_theme.color(Role::Border));
        painter.setBrush(m_theme.color(Role::Surface2));
        painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        painter.setFont(m_theme.font(TextStyle::Tiny));
        painter.setPen(m_theme.color(Role::Text3));
        painter.drawText(cap, Qt::AlignCenter, tr("Ctrl L"));
    }
}

void QueryBar::setNames(analysis::WorkspaceNames names)
{
    m_names = std::move(names);
    if (m_list->isVisible())
        propose();
}

void QueryBar::propose()
{
    m_completion = query::complete(text().toStdString(), cursorByte(), m_names);
    if (m_list->parentWidget() != window())
        m_list->setParent(window());
    m_list->propose(m_completion.proposals, mapTo(window(), QPoint(xOf(m_completion.range.position) - 10, height() + 3)));
}

void QueryBar::take(int index)
{
    if (index < 0 || static_cast<std::size_t>(index) >= m_completion.proposals.size())
        return;
    const std::string& taken = m_completion.proposals[static_cast<std::size_t>(index)].text;
    QByteArray written = text().toUtf8();
    const auto begin = static_cast<qsizetype>(m_completion.range.position);
    const bool goesOn = taken.ends_with(':') || taken.ends_with('(') || taken.ends_with(' ');
    QByteArray replacement = QByteArray::fromStdString(taken);
    if (!goesOn && begin + static_cast<qsizetype>(m_completion.range.length) == written.size())
        replacement += ' ';
    written.replace(begin, static_cast<qsizetype>(m_completion.range.length), replacement);
    setText(QString::fromUtf8(written));
    setCursorPosition(static_cast<int>(QString::fromUtf8(written.left(begin + replacement.size())).size()));
    propose();
}

void QueryBar::closeList()
{
    m_list->hide();
    m_completion = {};
}

/// Keys that belong to the list while it is open; Tab would leave the bar.
bool QueryBar::keyInList(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && event->modifiers().testFlag(Qt::ControlModifier)) {
        propose();
        return true;
    }
    if (!m_list->isVisible())
        return false;
    switch (event->key()) {
    case Qt::Key_Down: m_list->moveMark(1); return true;
    case Qt::Key_Up: m_list->moveMark(-1); return true;
    case Qt::Key_Escape: closeList(); return true;
    case Qt::Key_Tab: take(std::max(m_list->mark(), 0)); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_list->mark() < 0)
            return false;
        take(m_list->mark());
        return true;
    default: return false;
    }
}

bool QueryBar::event(QEvent* event)
{
    // Before the focus chain sees Tab and the window's shortcuts see Escape.
    if (event->type() == QEvent::ShortcutOverride && m_list->isVisible() && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::KeyPress && keyInList(static_cast<QKeyEvent*>(event)))
        return true;
    return QLineEdit::event(event);
}

void QueryBar::focusInEvent(QFocusEvent* event)
{
    QLineEdit::focusInEvent(event);
    m_toldIndex = m_told.size();
    tellAtCursor();
    Q_EMIT namesWanted();
}

void QueryBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        closeList();
        Q_EMIT submitted(text());
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        clearTold();
        if (parentWidget())
            parentWidget()->setFocus();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void QueryBar::resizeEvent(QResizeEvent* event)
{
    QLineEdit::resizeEvent(event);
    if (m_hint->isVisible())
        placeHint();
}

void QueryBar::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    closeList();
    if (!m_isWrong)
        m_hint->hide(); // it lies over what the query found
    update();
}

} // namespace whyglass::window

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/decision/value_text.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <utility>

namespace whyglass::views {

namespace {

constexpr int kLeastWidth = 60;
constexpr int kPreferredWidth = 320;
constexpr double kAir = 1.5; ///< between a value and its ring or ground

QTextOption wrapping()
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    return option;
}

/// Lays the text out; with a limit only so many lines and one more, which says that not all fits.
void layOut(QTextLayout& layout, int width, int lineHeight, int mostLines)
{
    const double inset = (lineHeight - QFontMetricsF(layout.font()).height()) / 2;
    layout.beginLayout();
    for (int line = 0;; ++line) {
        QTextLine next = layout.createLine();
        if (!next.isValid())
            break;
        next.setLineWidth(width);
        next.setPosition(QPointF(0, line * lineHeight + inset));
        if (mostLines > 0 && line == mostLines)
            break;
    }
    layout.endLayout();
}

} // namespace

ValueText::ValueText(const Theme& theme, TextStyle style, Role role, QWidget* parent) : QWidget(parent), m_theme(theme), m_style(style), m_role(role)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMouseTracking(true);
    connect(&theme, &Theme::changed, this, &ValueText::dropLayout);
}

ValueText::~ValueText() = default;

void ValueText::setPassage(Passage passage)
{
    m_passage = std::move(passage);
    m_lit.assign(m_passage.values.size(), false);
    m_current = m_hovered = -1;
    setFocusPolicy(m_passage.values.empty() ? Qt::NoFocus : Qt::StrongFocus);
    setAccessibleName(m_passage.text);
    setAccessibleDescription(m_passage.values.empty() ? QString() : tr("Tab walks its values, Enter shows where a value comes from"));
    dropLayout();
}

void ValueText::setMostLines(int lines)
{
    if (lines == m_mostLines)
        return;
    m_mostLines = lines;
    dropLayout();
}

void ValueText::setLit(std::vector<bool> lit)
{
    lit.resize(m_passage.values.size());
    if (lit == m_lit)
        return;
    m_lit = std::move(lit);
    recolour();
}

void ValueText::dropLayout()
{
    m_whole.reset();
    m_cut.reset();
    m_lines.clear();
    updateGeometry();
    update();
}

int ValueText::lineHeight() const
{
    constexpr int kLeading = 4;
    return QFontMetrics(m_theme.font(m_style)).height() + kLeading;
}

QTextLayout& ValueText::whole(int width) const
{
    if (!m_whole) {
        QString text = m_passage.text;
        text.replace(u'\n', m_mostLines > 0 ? QChar(u' ') : QChar(QChar::LineSeparator));
        m_whole = std::make_unique<QTextLayout>(text, m_theme.font(m_style));
        m_whole->setTextOption(wrapping());
        m_whole->setCacheEnabled(true);
        m_shownLength = static_cast<int>(text.size());
        m_layoutWidth = -1;
        colour();
    }
    if (m_layoutWidth == width)
        return *m_whole;
    m_layoutWidth = width;
    if (m_cut) {
        m_cut.reset();
        m_shownLength = static_cast<int>(m_whole->text().size());
        colour();
    }
    layOut(*m_whole, width, lineHeight(), m_mostLines);
    m_lines.insert(width, m_whole->lineCount());
    return *m_whole;
}

const QTextLayout& ValueText::laidOut(int width) const
{
    width = std::max(width, kLeastWidth);
    const QTextLayout& all = whole(width);
    if (m_mostLines <= 0 || all.lineCount() <= m_mostLines)
        return all;
    if (m_cut)
        return *m_cut;
    const int lastStart = all.lineAt(m_mostLines - 1).textStart();
    const QString last = QFontMetrics(all.font()).elidedText(all.text().mid(lastStart), Qt::ElideRight, width);
    m_shownLength = lastStart + static_cast<int>(last.size()) - 1;
    m_cut = std::make_unique<QTextLayout>(all.text().left(lastStart) + last, all.font());
    m_cut->setTextOption(wrapping());
    m_cut->setCacheEnabled(true);
    colour();
    layOut(*m_cut, width, lineHeight(), m_mostLines);
    return *m_cut;
}

/// The values have a colour of their own. It belongs to the layout, which then draws each piece once: told while drawing, it would draw the
/// whole text and each value above it, clipped.
void ValueText::colour() const
{
    QVector<QTextLayout::FormatRange> formats;
    for (std::size_t i = 0; i < m_passage.values.size(); ++i) {
        const TextRange& range = m_passage.values[i].range;
        const bool hovered = static_cast<int>(i) == m_hovered;
        QTextLayout::FormatRange format;
        format.start = range.begin;
        format.length = std::max(0, std::min(range.end(), m_shownLength) - range.begin);
        format.format.setForeground(m_theme.color(hovered && !m_lit[i] ? Role::AccentInk : Role::Text));
        if (format.length > 0)
            formats.append(format);
    }
    if (QTextLayout* layout = m_cut ? m_cut.get() : m_whole.get())
        layout->setFormats(formats);
}

/// A layout that is given other formats has no lines any more.
void ValueText::recolour()
{
    colour();
    if (QTextLayout* layout = m_cut ? m_cut.get() : m_whole.get(); layout && m_layoutWidth >= 0)
        layOut(*layout, m_layoutWidth, lineHeight(), m_mostLines);
    update();
}

int ValueText::linesAt(int width) const
{
    const auto known = m_lines.constFind(width);
    return known != m_lines.cend() ? *known : whole(width).lineCount();
}

int ValueText::heightForWidth(int width) const
{
    const int lines = linesAt(std::max(width, kLeastWidth));
    return std::max(1, m_mostLines > 0 ? std::min(lines, m_mostLines) : lines) * lineHeight();
}

QSize ValueText::sizeHint() const { return {kPreferredWidth, heightForWidth(width() > kLeastWidth ? width() : kPreferredWidth)}; }
QSize ValueText::minimumSizeHint() const { return {kLeastWidth, lineHeight()}; }

std::vector<QRectF> ValueText::boxesOf(const TextRange& range) const
{
    std::vector<QRectF> boxes;
    const QTextLayout& layout = laidOut(width());
    const int end = std::min(range.end(), m_shownLength);
    for (int i = 0; i < layout.lineCount(); ++i) {
        const QTextLine line = layout.lineAt(i);
        const int from = std::max(range.begin, line.textStart());
        const int to = std::min(end, line.textStart() + line.textLength());
        if (from >= to)
            continue;
        const double a = line.cursorToX(from);
        const double b = line.cursorToX(to);
        boxes.emplace_back(std::min(a, b), line.y(), std::abs(b - a), line.height());
    }
    return boxes;
}

QRect ValueText::valueBox(int value) const
{
    const auto boxes = boxesOf(m_passage.values[static_cast<std::size_t>(value)].range);
    return boxes.empty() ? QRect() : boxes.front().toAlignedRect();
}

std::optional<int> ValueText::positionAt(QPointF at) const
{
    const QTextLayout& layout = laidOut(width());
    for (int i = 0; i < layout.lineCount(); ++i) {
        const QTextLine line = layout.lineAt(i);
        if (at.y() < i * lineHeight() || at.y() >= (i + 1) * lineHeight() || at.x() > line.naturalTextRect().right())
            continue;
        return line.xToCursor(at.x(), QTextLine::CursorOnCharacter);
    }
    return std::nullopt;
}

int ValueText::valueAt(QPointF at) const
{
    const auto position = positionAt(at);
    if (!position)
        return -1;
    for (std::size_t i = 0; i < m_passage.values.size(); ++i) {
        if (m_passage.values[i].range.contains(*position) && *position < m_shownLength)
            return static_cast<int>(i);
    }
    return -1;
}

void ValueText::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QTextLayout& layout = laidOut(width());
    for (std::size_t i = 0; i < m_passage.values.size(); ++i) {
        const bool lit = m_lit[i];
        for (const QRectF& box : boxesOf(m_passage.values[i].range)) {
            if (lit)
                painter.fillRect(box.adjusted(-kAir, 0, kAir, 0), m_theme.color(Role::Mark));
            const double line = lit ? 2 : 1;
            painter.fillRect(QRectF(box.left() - (lit ? kAir : 0), box.bottom(), box.width() + (lit ? 2 * kAir : 0), line),
                             m_theme.color(lit ? Role::Amber : Role::BorderStrong));
        }
    }
    painter.setPen(m_theme.color(m_role));
    layout.draw(&painter, {});
    if (!hasFocus() || m_current < 0)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.color(Role::Accent), 2));
    for (const QRectF& box : boxesOf(m_passage.values[static_cast<std::size_t>(m_current)].range))
        painter.drawRoundedRect(box.adjusted(-kAir, 0, kAir, kAir), 3, 3);
}

void ValueText::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    update();
}

void ValueText::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        dropLayout();
}

void ValueText::mouseMoveEvent(QMouseEvent* event)
{
    const int value = valueAt(event->position());
    setCursor(value >= 0 || !m_passage.statements.empty() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (value == m_hovered)
        return;
    m_hovered = value;
    setToolTip(value < 0 ? QString() : tr("Click: where it comes from. Ctrl+click: opens its place"));
    recolour();
}

void ValueText::leaveEvent(QEvent*)
{
    if (std::exchange(m_hovered, -1) < 0)
        return;
    setToolTip({}); // the pointer may come back beside the value
    recolour();
}

void ValueText::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        event->ignore();
}

void ValueText::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !rect().contains(event->position().toPoint())) {
        event->ignore();
        return;
    }
    const int value = valueAt(event->position());
    if (value >= 0) {
        setCurrent(value);
        if (event->modifiers().testFlag(Qt::ControlModifier))
            Q_EMIT valueOpened(value);
        else
            Q_EMIT valueChosen(value);
        return;
    }
    const auto position = positionAt(event->position());
    for (std::size_t i = 0; i < m_passage.statements.size(); ++i) {
        if (position && m_passage.statements[i].contains(*position)) {
            Q_EMIT statementClicked(static_cast<int>(i));
            return;
        }
    }
    event->ignore();
}

void ValueText::contextMenuEvent(QContextMenuEvent* event)
{
    const int value = event->reason() == QContextMenuEvent::Mouse ? valueAt(event->pos()) : m_current;
    auto* menu = new QMenu(this); // nothing waits for it: what it is of may go while it is open
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (value >= 0) {
        const TextRange range = m_passage.values[static_cast<std::size_t>(value)].range;
        menu->addAction(tr("Where it comes from"), this, [this, value] { Q_EMIT valueChosen(value); });
        menu->addAction(tr("Open its place"), this, [this, value] { Q_EMIT valueOpened(value); });
        menu->addAction(tr("Copy the value"), this, [this, range] { QGuiApplication::clipboard()->setText(m_passage.text.mid(range.begin, range.length)); });
    }
    menu->addAction(tr("Copy the text"), this, [this] { QGuiApplication::clipboard()->setText(m_passage.text); });
    menu->popup(event->globalPos());
}

void ValueText::setCurrent(int value)
{
    m_current = value;
    if (value >= 0) {
        const TextRange range = m_passage.values[static_cast<std::size_t>(value)].range;
        setAccessibleDescription(tr("Value %1. Enter shows where it comes from").arg(m_passage.text.mid(range.begin, range.length)));
    }
    update();
}

void ValueText::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (m_current >= 0 && enter) {
        if (event->modifiers().testFlag(Qt::ControlModifier))
            Q_EMIT valueOpened(m_current);
        else
            Q_EMIT valueChosen(m_current);
    } else if (m_current >= 0 && event->matches(QKeySequence::Copy)) {
        const TextRange range = m_passage.values[static_cast<std::size_t>(m_current)].range;
        QGuiApplication::clipboard()->setText(m_passage.text.mid(range.begin, range.length));
    } else {
        QWidget::keyPressEvent(event);
    }
}

void ValueText::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    const int last = static_cast<int>(m_passage.values.size()) - 1;
    if (event->reason() == Qt::BacktabFocusReason)
        setCurrent(last);
    else if (event->reason() == Qt::TabFocusReason || m_current < 0 || m_current > last)
        setCurrent(std::min(0, last));
    update();
}

void ValueText::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

bool ValueText::focusNextPrevChild(bool next)
{
    const int value = m_current + (next ? 1 : -1);
    if (hasFocus() && value >= 0 && value < static_cast<int>(m_passage.values.size())) {
        setCurrent(value);
        return true;
    }
    return QWidget::focusNextPrevChild(next);
}

} // namespace whyglass::views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/compare/diff_pane.h"

#include "views/common/plain_text.h"
#include "views/compare/pair_texts.h"

#include <QTextBlock>
#include <QTextCursor>

namespace whyglass::views {

namespace {

using analysis::DiffOp;

constexpr std::size_t kMostLines = 4'000; ///< more are not laid out
constexpr std::size_t kLongestLine = 2'000;
constexpr int kMargin = 10;

QTextCharFormat formatOf(const Theme& theme, DiffOp op)
{
    QTextCharFormat format;
    format.setForeground(theme.color(Role::Text));
    if (op == DiffOp::Removed) {
        format.setForeground(theme.color(Role::RedInk));
        format.setBackground(theme.color(Role::RedWeak));
        format.setFontStrikeOut(true);
    } else if (op == DiffOp::Added) {
        format.setForeground(theme.color(Role::GreenInk));
        format.setBackground(theme.color(Role::GreenWeak));
    }
    return format;
}

} // namespace

DiffPane::DiffPane(const Theme& theme, const QString& accessibleName, QWidget* parent) : QPlainTextEdit(parent), m_theme(theme)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setProperty("bare", true);
    setAccessibleName(accessibleName);
    document()->setDocumentMargin(kMargin);
    document()->setUndoRedoEnabled(false);
    connect(&theme, &Theme::changed, this, &DiffPane::render);
    render();
}

void DiffPane::showRuns(std::vector<analysis::DiffRun> runs)
{
    m_runs = std::move(runs);
    m_lines.clear();
    m_hint.clear();
    render();
}

void DiffPane::showLines(std::vector<analysis::JsonDiffLine> lines)
{
    m_lines = std::move(lines);
    m_runs.clear();
    m_hint.clear();
    render();
}

void DiffPane::showHint(const QString& hint)
{
    m_runs.clear();
    m_lines.clear();
    m_hint = hint;
    render();
}

void DiffPane::render()
{
    setFont(m_theme.font(m_hint.isEmpty() ? TextStyle::Code : TextStyle::Body));
    clear();
    setExtraSelections({});
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    for (const analysis::DiffRun& run : m_runs)
        cursor.insertText(plainBlock(run.text, kMostComparedBytes), formatOf(m_theme, run.op));
    insertLines();
    if (!m_hint.isEmpty()) {
        QTextCharFormat format;
        format.setForeground(m_theme.color(Role::Text3));
        cursor.insertText(m_hint, format);
    }
    cursor.endEditBlock();
    moveCursor(QTextCursor::Start);
}

void DiffPane::insertLines()
{
    QTextCursor cursor(document());
    QList<QTextEdit::ExtraSelection> grounds;
    QList<int> changed;
    const std::size_t shown = std::min(m_lines.size(), kMostLines);
    for (std::size_t i = 0; i < shown; ++i) {
        const analysis::JsonDiffLine& line = m_lines[i];
        const QString sign = line.op == DiffOp::Same ? QStringLiteral("  ") : line.op == DiffOp::Removed ? QStringLiteral("- ") : QStringLiteral("+ ");
        QTextCharFormat format = formatOf(m_theme, line.op);
        format.clearBackground();
        format.setFontStrikeOut(false); // the sign says it
        cursor.insertText(sign + plainLine(line.text, kLongestLine), format);
        if (line.op != DiffOp::Same) {
            QTextEdit::ExtraSelection ground;
            ground.cursor = QTextCursor(document());
            ground.format.setBackground(m_theme.color(line.op == DiffOp::Removed ? Role::RedWeak : Role::GreenWeak));
            ground.format.setProperty(QTextFormat::FullWidthSelection, true);
            grounds.append(ground);
            changed.append(cursor.blockNumber());
        }
        if (i + 1 < shown)
            cursor.insertBlock();
    }
    if (shown < m_lines.size()) {
        cursor.insertBlock();
        cursor.insertText(tr("… and %1 more lines").arg(m_lines.size() - shown), formatOf(m_theme, DiffOp::Same));
    }
    // Placed last: a cursor would move on with the text that is put in behind it.
    for (int i = 0; i < grounds.size(); ++i)
        grounds[i].cursor.setPosition(document()->findBlockByNumber(changed[i]).position());
    setExtraSelections(grounds);
}

} // namespace whyglass::views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/folded_text.h"

#include "models/format/format.h"
#include "views/common/plain_text.h"

#include <QAbstractTextDocumentLayout>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextBlock>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>

namespace whyglass::views {

namespace {

/// What is laid out here; more is for the reader of payloads.
constexpr std::size_t kEasyBytes = 64 * 1024;
/// A single line longer than this is cut in the folded form: layout time grows with the length of a paragraph.
constexpr std::size_t kFoldedBytes = 4 * 1024;
/// Worth a reader of its own.
constexpr std::size_t kReaderBytes = 1024;

/// Scrolls with its page, never in itself.
class StillEdit final : public QPlainTextEdit {
public:
    using QPlainTextEdit::QPlainTextEdit;

protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

std::size_t endOfLines(std::string_view text, int lines)
{
    std::size_t at = 0;
    for (int i = 0; i < lines; ++i) {
        at = text.find('\n', at);
        if (at == std::string_view::npos)
            return text.size();
        ++at;
    }
    return at - 1;
}

} // namespace

FoldedText::FoldedText(const Theme& theme, std::string text, TextStyle style, int foldedLines, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_text(std::move(text)), m_edit(new StillEdit(this)), m_more(new QPushButton(this)), m_open(new QPushButton(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    m_edit->setProperty("bare", true);
    m_edit->setReadOnly(true);
    m_edit->setFrameShape(QFrame::NoFrame);
    m_edit->setFont(theme.font(style));
    m_edit->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_edit->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_edit->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_edit->document()->setDocumentMargin(0);
    m_edit->setStyleSheet(QStringLiteral("background: transparent;"));
    m_edit->viewport()->setAutoFillBackground(false);
    m_edit->setTabChangesFocus(true);
    m_edit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layout->addWidget(m_edit);
    auto* links = new QHBoxLayout;
    links->setSpacing(10);
    for (QPushButton* link : {m_more, m_open}) {
        link->setProperty("look", QStringLiteral("link"));
        links->addWidget(link);
    }
    links->addStretch(1);
    layout->addLayout(links);
    connect(m_more, &QPushButton::clicked, this, &FoldedText::unfold);
    connect(m_open, &QPushButton::clicked, this, &FoldedText::wholeRequested);

    const std::size_t end = std::min(endOfLines(m_text, foldedLines), kFoldedBytes);
    m_cut = end < m_text.size();
    const auto hidden = std::count(m_text.begin() + static_cast<std::ptrdiff_t>(end), m_text.end(), '\n');
    m_more->setText(hidden > 0 ? hidden == 1 ? tr("Show 1 more line") : tr("Show %1 more lines").arg(hidden)
                               : tr("Show all %1").arg(QString::fromStdString(format::bytes(static_cast<std::int64_t>(m_text.size())))));
    m_more->setVisible(m_cut);
    m_open->setText(tr("Open %1").arg(QString::fromStdString(format::bytes(static_cast<std::int64_t>(m_text.size())))));
    m_open->setToolTip(tr("As text and tree, with search"));
    m_open->setVisible(m_text.size() > kReaderBytes);
    setVisibleText(plainBlock(format::clip(m_text, end), kFoldedBytes * 4));
}

void FoldedText::setVisibleText(const QString& text)
{
    m_edit->setPlainText(text);
    fitHeight();
}

void FoldedText::unfold()
{
    setVisibleText(plainBlock(m_text, kEasyBytes));
    m_more->hide();
}

void FoldedText::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitHeight();
}

void FoldedText::fitHeight()
{
    // A plain text document measures its height in lines.
    const auto lines = static_cast<int>(m_edit->document()->documentLayout()->documentSize().height());
    m_edit->setFixedHeight(std::max(lines, 1) * QFontMetrics(m_edit->font()).lineSpacing() + 2);
}

} // namespace whyglass::views

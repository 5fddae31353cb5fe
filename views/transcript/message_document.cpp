// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/transcript/message_document.h"

#include "views/common/plain_text.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextFragment>
#include <QTextOption>
#include <QTextTable>

#include <algorithm>
#include <vector>

namespace whyglass::views {

namespace {

constexpr std::size_t kMostBytes = 256 * 1024;
constexpr std::size_t kMarkdownBytes = 64 * 1024;
constexpr int kMostNesting = 12;
constexpr int kMostCells = 24;
constexpr int kIndent = 18;
constexpr int kAddressLength = 120;

/// Never asks anyone for anything.
class InertDocument final : public QTextDocument {
protected:
    QVariant loadResource(int, const QUrl&) override { return {}; }
};

bool isTameLine(std::string_view line)
{
    // Every marker of a quote or list at the beginning nests the block once more.
    int nesting = 0, cells = 0;
    for (const char c : line) {
        if (c == '>' || c == '-' || c == '*' || c == '+' || (c >= '0' && c <= '9'))
            ++nesting;
        else if (c != ' ' && c != '\t' && c != '.' && c != ')')
            break;
    }
    cells = static_cast<int>(std::count(line.begin(), line.end(), '|'));
    const auto indent = std::min(line.find_first_not_of(" \t"), line.size());
    return nesting <= 3 * kMostNesting && cells <= kMostCells && (indent <= 4 * kMostNesting || indent == line.size());
}

struct Replacement {
    int begin = 0, length = 0;
    QString text;
    bool quiet = false; ///< an addition beside the text, not instead of it
};

QString addressOf(const QTextCharFormat& format)
{
    const QString address = format.isImageFormat() ? format.toImageFormat().name() : format.anchorHref();
    return address.size() > kAddressLength ? address.left(kAddressLength) + QChar(0x2026) : address;
}

/// Links and images lose what makes them work and show where they lead.
void disarm(QTextDocument& document, const Theme& theme)
{
    std::vector<Replacement> replacements;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            const QTextCharFormat format = fragment.charFormat();
            if (format.isImageFormat()) {
                const QString alt = format.property(QTextFormat::ImageAltText).toString();
                replacements.push_back({fragment.position(), fragment.length(),
                    QStringLiteral("[") + (alt.isEmpty() ? QStringLiteral("image") : alt) + QStringLiteral(" ⟨") + addressOf(format) + QStringLiteral("⟩]")});
            } else if (format.isAnchor()) {
                const QString address = addressOf(format);
                const QString shown = address == fragment.text() ? QString() : QStringLiteral(" ⟨") + address + QStringLiteral("⟩");
                replacements.push_back({fragment.position(), fragment.length(), shown, true});
            }
        }
    }
    QTextCursor cursor(&document);
    for (auto it = replacements.rbegin(); it != replacements.rend(); ++it) {
        QTextCharFormat plain;
        plain.setFontUnderline(false);
        plain.setForeground(theme.color(it->quiet ? Role::Text3 : Role::Text2));
        if (it->quiet) {
            cursor.setPosition(it->begin);
            cursor.setPosition(it->begin + it->length, QTextCursor::KeepAnchor);
            QTextCharFormat inert;
            inert.setForeground(theme.color(Role::Text));
            inert.setUnderlineStyle(QTextCharFormat::DotLine);
            cursor.setCharFormat(inert);
            cursor.setPosition(it->begin + it->length);
        } else {
            cursor.setPosition(it->begin);
            cursor.setPosition(it->begin + it->length, QTextCursor::KeepAnchor);
        }
        cursor.insertText(it->text, plain);
    }
}

/// The fonts of the theme instead of those of the importer: headings a little larger, code in ours.
void dress(QTextDocument& document, const Theme& theme)
{
    const QFont code = theme.font(TextStyle::Code);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        QTextBlockFormat layout;
        layout.setTopMargin(block.blockNumber() == 0 ? 0 : 4);
        layout.setBottomMargin(2);
        cursor.mergeBlockFormat(layout);
        if (const int level = block.blockFormat().headingLevel(); level > 0) {
            QTextCharFormat heading;
            heading.setProperty(QTextFormat::FontSizeAdjustment, 0);
            heading.setFont(theme.font(level <= 2 ? TextStyle::ViewTitle : TextStyle::BodyStrong));
            cursor.mergeCharFormat(heading);
            continue;
        }
        std::vector<std::pair<int, int>> fixed;
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            if (it.fragment().charFormat().fontFixedPitch())
                fixed.emplace_back(it.fragment().position(), it.fragment().length());
        }
        for (const auto& [position, length] : fixed) {
            cursor.setPosition(position);
            cursor.setPosition(position + length, QTextCursor::KeepAnchor);
            QTextCharFormat format;
            format.setFont(code);
            format.setBackground(theme.color(Role::Surface2));
            cursor.mergeCharFormat(format);
        }
    }
}

void dressTables(QTextDocument& document, const Theme& theme)
{
    for (QTextFrame* frame : document.rootFrame()->childFrames()) {
        auto* table = qobject_cast<QTextTable*>(frame);
        if (!table)
            continue;
        QTextTableFormat format = table->format();
        format.setBorderCollapse(true);
        format.setBorder(1);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setBorderBrush(theme.color(Role::Border));
        format.setCellPadding(4);
        format.setCellSpacing(0);
        table->setFormat(format);
    }
}

} // namespace

bool isTameMarkdown(std::string_view text)
{
    if (text.size() > kMarkdownBytes)
        return false;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (!isTameLine(text.substr(0, end)))
            return false;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return true;
}

std::unique_ptr<QTextDocument> makeMessageDocument(const Theme& theme, std::string_view text, MessageForm form, int width)
{
    auto document = std::make_unique<InertDocument>();
    document->setUndoRedoEnabled(false);
    document->setDocumentMargin(0);
    document->setIndentWidth(kIndent);
    document->setDefaultFont(theme.font(form == MessageForm::Code ? TextStyle::Code : TextStyle::Body));
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document->setDefaultTextOption(option);
    const QString plain = plainBlock(text, kMostBytes);
    if (form == MessageForm::Markdown && isTameMarkdown(text)) {
        document->setMarkdown(plain, QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) | QTextDocument::MarkdownNoHTML);
        disarm(*document, theme);
        dress(*document, theme);
        dressTables(*document, theme);
    } else {
        document->setPlainText(plain);
    }
    document->setTextWidth(width);
    return document;
}

} // namespace whyglass::views

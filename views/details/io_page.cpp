// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/format/format.h"
#include "views/common/plain_text.h"
#include "views/details/inspector_pages.h"
#include "views/details/page_parts.h"

#include <QCoreApplication>
#include <QLabel>
#include <QVBoxLayout>

namespace whyglass::views {

namespace {

constexpr int kFoldedLines = 40;

QString tr(const char* text) { return QCoreApplication::translate("IoPage", text); }

bool addText(QVBoxLayout& layout, const InspectedContext& context, const QString& title, const std::optional<std::string>& text)
{
    if (!text)
        return false;
    const Theme& theme = context.view.theme;
    layout.addWidget(sectionTitle(theme, title, QString::fromStdString(format::bytes(static_cast<std::int64_t>(text->size())))));
    if (text->empty())
        layout.addWidget(wrappedLabel(theme, tr("(empty text)"), TextStyle::Body, 3));
    else
        layout.addWidget(payloadText(context, title, *text, TextStyle::Code, kFoldedLines));
    layout.addWidget(horizontalRule());
    return true;
}

std::optional<std::string> textOf(const std::optional<std::vector<domain::Message>>& messages)
{
    if (!messages)
        return std::nullopt;
    std::string text;
    for (const domain::Message& message : *messages) {
        for (const domain::MessagePart& part : message.parts)
            text += (text.empty() ? "" : "\n\n") + (part.payload.empty() ? part.content : part.name + " " + part.payload);
    }
    return text;
}

} // namespace

QWidget* makeIoPage(const InspectedContext& context)
{
    const Theme& theme = context.view.theme;
    const domain::StepContent& content = context.span->content;
    QVBoxLayout* layout = nullptr;
    QWidget* page = emptyPage(layout);
    bool any = addText(*layout, context, tr("Arguments"), content.toolArguments);
    any = addText(*layout, context, tr("Query"), content.query) || any;
    any = addText(*layout, context, tr("Input"), content.input ? content.input : textOf(content.inputMessages)) || any;
    any = addText(*layout, context, tr("Result"), content.toolResult) || any;
    any = addText(*layout, context, tr("Output"), content.output ? content.output : textOf(content.outputMessages)) || any;
    if (!any) {
        delete page;
        return hintPage(theme, QStringLiteral("json"), tr("Nothing recorded"), tr("The sender recorded neither input nor output of this span."));
    }
    layout->addStretch(1);
    return page;
}

} // namespace whyglass::views

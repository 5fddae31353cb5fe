// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/format/format.h"
#include "models/session/json_text.h"
#include "models/tables/cell_text.h"
#include "views/common/plain_text.h"
#include "views/details/inspector_pages.h"
#include "views/details/page_parts.h"

#include <QCoreApplication>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace whyglass::views {

namespace {

/// Widgets made without asking; a conversation of thousands of messages shows its end, which is what was answered.
constexpr std::size_t kShownMessages = 60;
constexpr int kFoldedLines = 12;
constexpr int kFoldedPrompt = 4;

QString tr(const char* text) { return QCoreApplication::translate("MessagesPage", text); }

struct RoleLook {
    QString title, icon;
    std::optional<SliceKind> kind; ///< colour of the bar; none = grey
};

RoleLook lookOf(const std::string& role)
{
    if (role == "system" || role == "developer")
        return {tr("System"), QStringLiteral("system"), {}};
    if (role == "user")
        return {tr("User"), QStringLiteral("user"), SliceKind::Agent};
    if (role == "assistant" || role == "model")
        return {tr("Assistant"), QStringLiteral("llm"), SliceKind::Llm};
    if (role == "tool" || role == "function")
        return {tr("Tool result"), QStringLiteral("tool"), SliceKind::Tool};
    return {plainLine(role, 40), QStringLiteral("doc"), {}};
}

/// A message with the bar of its role at the left.
class MessageFrame final : public QWidget {
public:
    MessageFrame(const Theme& theme, const RoleLook& look, bool answer)
        : m_theme(theme), m_bar(look.kind ? theme.kind(*look.kind).solid : theme.color(Role::BorderStrong)), m_answer(answer)
    {
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        if (m_answer)
            painter.fillRect(rect(), m_theme.color(Role::Surface2));
        painter.fillRect(QRect(0, 0, 3, height()), m_bar);
        painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color(Role::Border));
    }

private:
    const Theme& m_theme;
    QColor m_bar;
    bool m_answer;
};

QString partTitle(const domain::MessagePart& part)
{
    if (part.type == "tool_call")
        return tr("calls %1").arg(plainLine(part.name.empty() ? "?" : part.name, 120));
    if (part.type == "tool_call_response")
        return part.id.empty() ? tr("result") : tr("result of %1").arg(plainLine(part.id, 80));
    if (part.type == "reasoning")
        return tr("reasoning");
    return plainLine(part.type, 40);
}

void addPart(QVBoxLayout& layout, const InspectedContext& context, const domain::MessagePart& part, int foldedLines)
{
    const Theme& theme = context.view.theme;
    if (part.type == "text") {
        layout.addWidget(payloadText(context, tr("Message"), part.content, session::looksLikeJson(part.content) ? TextStyle::Code : TextStyle::Body, foldedLines));
        return;
    }
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    if (part.type == "tool_call") {
        auto* icon = new QLabel;
        icon->setPixmap(theme.pixmap(QStringLiteral("tool"), theme.kind(SliceKind::Tool).solid, 13, icon->devicePixelRatioF()));
        row->addWidget(icon);
    }
    row->addWidget(lineLabel(theme, partTitle(part), TextStyle::SmallStrong, 2));
    row->addStretch(1);
    if (part.type == "tool_call" && !part.id.empty())
        row->addWidget(lineLabel(theme, plainLine(part.id, 60), TextStyle::Tiny, 3));
    layout.addLayout(row);
    const std::string& text = part.payload.empty() ? part.content : part.payload;
    if (part.type == "blob") {
        layout.addWidget(wrappedLabel(theme, tr("%1 of binary content").arg(QString::fromStdString(format::bytes(static_cast<std::int64_t>(text.size())))), TextStyle::Small, 3));
        return;
    }
    if (!text.empty())
        layout.addWidget(payloadText(context, partTitle(part), text, TextStyle::Code, foldedLines));
}

QWidget* makeMessage(const InspectedContext& context, const domain::Message& message, bool answer, const QString& meta)
{
    const Theme& theme = context.view.theme;
    const RoleLook look = lookOf(message.role);
    auto* frame = new MessageFrame(theme, look, answer);
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(14, 8, 14, 10);
    layout->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->setSpacing(6);
    auto* icon = new QLabel;
    icon->setPixmap(theme.pixmap(look.icon, look.kind ? theme.kind(*look.kind).solid : theme.color(Role::Text2), 13, icon->devicePixelRatioF()));
    head->addWidget(icon);
    head->addWidget(lineLabel(theme, look.title, TextStyle::BodyStrong));
    if (!message.name.empty())
        head->addWidget(lineLabel(theme, plainLine(message.name, 80), TextStyle::Small, 2));
    head->addStretch(1);
    const QString finish = message.finishReason.empty() || message.finishReason == "stop" ? QString() : plainLine(message.finishReason, 40) + QStringLiteral(" · ");
    head->addWidget(lineLabel(theme, finish + meta, TextStyle::Small, 3));
    layout->addLayout(head);
    const bool prompt = message.role == "system" || message.role == "developer";
    for (const domain::MessagePart& part : message.parts)
        addPart(*layout, context, part, prompt ? kFoldedPrompt : kFoldedLines);
    return frame;
}

struct Shown {
    domain::Message message;
    bool answer = false;
};

domain::Message textMessage(std::string role, std::string text)
{
    domain::Message message;
    message.role = std::move(role);
    domain::MessagePart part;
    part.content = std::move(text);
    message.parts.push_back(std::move(part));
    return message;
}

/// A tool span read as the two messages it stands for.
void appendToolCall(std::vector<Shown>& messages, const session::InspectedSpan& span)
{
    if (span.content.toolArguments) {
        domain::Message call;
        call.role = "assistant";
        domain::MessagePart part;
        part.type = "tool_call";
        part.name = span.tool.empty() ? span.name : span.tool;
        part.id = span.toolCallId;
        part.payload = *span.content.toolArguments;
        call.parts.push_back(std::move(part));
        messages.push_back({std::move(call), false});
    }
    if (span.content.toolResult) {
        domain::Message result = textMessage("tool", session::indentedJson(*span.content.toolResult));
        result.name = span.tool;
        messages.push_back({std::move(result), true});
    }
}

std::vector<Shown> messagesOf(const session::InspectedSpan& span)
{
    std::vector<Shown> messages;
    const domain::StepContent& content = span.content;
    if (content.systemInstructions) {
        domain::Message system;
        system.role = "system";
        system.parts = *content.systemInstructions;
        messages.push_back({std::move(system), false});
    }
    if (content.inputMessages) {
        for (const domain::Message& message : *content.inputMessages)
            messages.push_back({message, false});
    }
    if (content.outputMessages) {
        for (const domain::Message& message : *content.outputMessages)
            messages.push_back({message, true});
    }
    if (messages.empty())
        appendToolCall(messages, span);
    if (messages.empty() && content.query)
        messages.push_back({textMessage("user", *content.query), false});
    if (messages.empty() && content.input)
        messages.push_back({textMessage("user", *content.input), false});
    if (!content.outputMessages && !content.toolResult && content.output)
        messages.push_back({textMessage("assistant", *content.output), true});
    return messages;
}

QString metaOf(const session::InspectedSpan& span, const Shown& shown)
{
    if (!shown.answer)
        return {};
    QStringList parts{tables::durationText(span.row.duration)};
    if (span.row.tokens.output)
        parts.append(tr("%1 tokens out").arg(QString::fromStdString(format::tokens(*span.row.tokens.output))));
    if (span.row.cost)
        parts.append(QString::fromStdString(format::money(*span.row.cost)));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

QWidget* makeMessagesPage(const InspectedContext& context)
{
    const Theme& theme = context.view.theme;
    const auto messages = messagesOf(*context.span);
    if (messages.empty())
        return hintPage(theme, QStringLiteral("session"), tr("No messages in this span"),
                        tr("Generations and tool calls carry them, if the sender records content."));
    QVBoxLayout* layout = nullptr;
    QWidget* page = emptyPage(layout);
    layout->setContentsMargins(0, 0, 0, 12);
    layout->setSpacing(0);
    const std::size_t first = messages.size() > kShownMessages ? messages.size() - kShownMessages : 0;
    if (first > 0) {
        auto* earlier = new QPushButton(tr("Show %1 earlier messages").arg(first));
        earlier->setProperty("look", QStringLiteral("link"));
        layout->addWidget(earlier, 0, Qt::AlignLeft);
        QObject::connect(earlier, &QPushButton::clicked, page, [context, messages, first, layout, earlier] {
            earlier->hide();
            for (std::size_t i = 0; i < first; ++i)
                layout->insertWidget(static_cast<int>(i) + 1, makeMessage(context, messages[i].message, false, {}));
        });
    }
    for (std::size_t i = first; i < messages.size(); ++i)
        layout->addWidget(makeMessage(context, messages[i].message, messages[i].answer, metaOf(*context.span, messages[i])));
    if (QWidget* cards = makeFindingCards(context)) {
        cards->layout()->setContentsMargins(14, 10, 14, 0);
        layout->addWidget(cards);
    }
    layout->addStretch(1);
    return page;
}

} // namespace whyglass::views

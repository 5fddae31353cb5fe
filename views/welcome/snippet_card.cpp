// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/welcome/snippet_card.h"

#include "views/common/elided_label.h"
#include "views/common/parts.h"
#include "views/welcome/sdk_snippets.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTabBar>

#include <algorithm>

namespace whyglass::views {

SnippetCard::SnippetCard(const ViewContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    QVBoxLayout* layout = nullptr;
    auto* frame = card(layout);
    auto* top = new QHBoxLayout;
    auto* title = lineLabel(m_context.theme, tr("Point an SDK here"), TextStyle::BodyStrong);
    top->addWidget(title);
    top->addStretch(1);
    auto* any = new ElidedLabel(m_context.theme, TextStyle::Small, Role::Text3);
    any->setText(tr("works with any OpenTelemetry or OpenInference instrumentation"));
    top->addWidget(any);
    layout->addLayout(top);
    m_languages = new QTabBar;
    m_languages->setExpanding(false);
    m_languages->setDrawBase(false);
    for (const SdkSnippet& snippet : sdkSnippets())
        m_languages->addTab(snippet.language);
    connect(m_languages, &QTabBar::currentChanged, this, &SnippetCard::updateSnippet);
    layout->addWidget(m_languages);
    layout->addWidget(wrappedLabel(m_context.theme, tr("These are enough when the SDK reads its environment:"), TextStyle::Small, 2));
    layout->addWidget(codeBlock(m_environment));
    m_codeTitle = wrappedLabel(m_context.theme, tr("Or in code:"), TextStyle::Small, 2);
    layout->addWidget(m_codeTitle);
    m_codeBlock = codeBlock(m_code);
    layout->addWidget(m_codeBlock);
    m_content = wrappedLabel(m_context.theme, tr("The last variable records prompts and answers. Leave it out where they must not be stored."), TextStyle::Small, 3);
    layout->addWidget(m_content);
    outer->addWidget(frame);
    connect(&context.host, &ViewHost::receiverChanged, this, &SnippetCard::updateSnippet);
    updateSnippet();
}

QWidget* SnippetCard::codeBlock(QLabel*& code)
{
    auto* block = new QFrame;
    block->setProperty("panel", QStringLiteral("card"));
    auto* layout = new QHBoxLayout(block);
    layout->setContentsMargins(12, 8, 8, 8);
    code = lineLabel(m_context.theme, {}, TextStyle::Code);
    code->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    code->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto* sideways = new QScrollArea; // a line of code is no good in two
    sideways->setFrameShape(QFrame::NoFrame);
    sideways->setWidgetResizable(true);
    sideways->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    sideways->setStyleSheet(QStringLiteral("background: transparent"));
    sideways->setWidget(code);
    layout->addWidget(sideways, 1);
    auto* copy = new QPushButton(m_context.theme.icon(QStringLiteral("copy")), tr("Copy"));
    connect(copy, &QPushButton::clicked, this, [this, code] { m_context.host.copyText(code->text()); });
    layout->addWidget(copy, 0, Qt::AlignTop);
    return block;
}

void SnippetCard::updateSnippet()
{
    const ReceiverState& state = m_context.host.receiver();
    const auto& snippet = sdkSnippets()[static_cast<std::size_t>(std::max(m_languages->currentIndex(), 0))];
    m_environment->setText(filledSnippet(snippet.environment, state.grpc, state.http));
    m_code->setText(filledSnippet(snippet.code, state.grpc, state.http));
    constexpr int kScrollBar = 14;
    for (QLabel* label : {m_environment, m_code})
        label->parentWidget()->parentWidget()->setFixedHeight(label->sizeHint().height() + kScrollBar);
    m_content->setVisible(snippet.environment.contains(QLatin1String("CAPTURE_MESSAGE_CONTENT")));
    m_codeTitle->setVisible(!snippet.code.isEmpty());
    m_codeBlock->setVisible(!snippet.code.isEmpty());
}

} // namespace whyglass::views

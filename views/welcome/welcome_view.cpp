// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/welcome/welcome_view.h"

#include "models/tables/cell_text.h"
#include "views/common/plain_text.h"
#include "views/welcome/sdk_snippets.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QVBoxLayout>

#include <array>

namespace whyglass::views {

namespace {

constexpr int kPageWidth = 1296;

struct KeyHint {
    const char* keys;
    const char* meaning;
};
constexpr std::array<KeyHint, 9> kKeys = {{
    {"W S A D", QT_TRANSLATE_NOOP("WelcomeView", "zoom and pan")},
    {"F", QT_TRANSLATE_NOOP("WelcomeView", "fit the selection, then all")},
    {"N", QT_TRANSLATE_NOOP("WelcomeView", "next finding")},
    {"[ ]", QT_TRANSLATE_NOOP("WelcomeView", "previous, next in the track")},
    {"Ctrl L", QT_TRANSLATE_NOOP("WelcomeView", "query bar")},
    {"Ctrl K", QT_TRANSLATE_NOOP("WelcomeView", "any command")},
    {"Enter", QT_TRANSLATE_NOOP("WelcomeView", "open")},
    {"Backspace", QT_TRANSLATE_NOOP("WelcomeView", "back")},
    {"?", QT_TRANSLATE_NOOP("WelcomeView", "all keys")},
}};

QLabel* textLabel(const QString& text, const QFont& font, const QVariant& tone = {})
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setFont(font);
    label->setWordWrap(true);
    if (tone.isValid())
        label->setProperty("tone", tone);
    return label;
}

QFrame* card(QVBoxLayout*& layout)
{
    auto* frame = new QFrame;
    frame->setProperty("panel", QStringLiteral("card"));
    layout = new QVBoxLayout(frame);
    layout->setContentsMargins(16, 12, 16, 14);
    layout->setSpacing(10);
    return frame;
}

QFrame* horizontalRule()
{
    auto* rule = new QFrame;
    rule->setProperty("rule", QStringLiteral("h"));
    return rule;
}

} // namespace

WelcomeView::WelcomeView(const ViewContext& context, QWidget* parent) : QScrollArea(parent), m_context(context)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    auto* page = new QWidget;
    page->setProperty("panel", QStringLiteral("bg"));
    page->setAttribute(Qt::WA_StyledBackground);
    auto* center = new QHBoxLayout(page);
    center->setContentsMargins(24, 28, 24, 24);
    auto* body = new QWidget;
    body->setMaximumWidth(kPageWidth);
    center->addWidget(body, 1);
    auto* grid = new QGridLayout(body);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(16);
    grid->addWidget(makeHeading(), 0, 0, 1, 2);
    auto* left = new QVBoxLayout;
    left->setSpacing(16);
    left->addWidget(makeListening());
    left->addWidget(makeSnippets());
    left->addWidget(makeKeys());
    left->addStretch(1);
    auto* right = new QVBoxLayout;
    right->setSpacing(16);
    right->addWidget(makeSample());
    right->addWidget(makeFiles());
    right->addStretch(1);
    grid->addLayout(left, 1, 0);
    grid->addLayout(right, 1, 1);
    grid->setColumnStretch(0, 10);
    grid->setColumnStretch(1, 7);
    grid->setRowStretch(1, 1);
    setWidget(page);

    connect(&context.host, &ViewHost::receiverChanged, this, &WelcomeView::updateReceiver);
    connect(&context.host, &ViewHost::infoChanged, this, &WelcomeView::updateReceiver);
    updateReceiver();
}

void WelcomeView::showEvent(QShowEvent* event)
{
    QScrollArea::showEvent(event);
    m_context.host.showStatus(m_context.host.info().spans == 0 ? tr("No data yet") : QString());
}

QWidget* WelcomeView::makeHeading()
{
    auto* heading = new QWidget;
    auto* layout = new QVBoxLayout(heading);
    layout->setContentsMargins(0, 0, 0, 6);
    layout->setSpacing(2);
    layout->addWidget(textLabel(tr("Why did the agent do that?"), m_context.theme.font(TextStyle::Answer)));
    m_subtitle = textLabel({}, m_context.theme.font(TextStyle::Body), 2);
    layout->addWidget(m_subtitle);
    return heading;
}

QWidget* WelcomeView::addressRow(const QString& title, const QString& what, Address& address)
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    address.dot = new QLabel;
    layout->addWidget(address.dot);
    auto* name = textLabel(title, m_context.theme.font(TextStyle::Body));
    name->setWordWrap(false);
    name->setFixedWidth(120);
    layout->addWidget(name);
    address.text = textLabel({}, m_context.theme.font(TextStyle::Code));
    address.text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(address.text, 1);
    auto* kinds = textLabel(what, m_context.theme.font(TextStyle::Small), 3);
    kinds->setWordWrap(false);
    layout->addWidget(kinds);
    auto* copy = new QPushButton(m_context.theme.icon(QStringLiteral("copy")), tr("Copy"));
    copy->setAccessibleName(tr("Copy the address for %1").arg(title));
    connect(copy, &QPushButton::clicked, this, [this, label = address.text] { m_context.host.copyText(label->text()); });
    layout->addWidget(copy);
    return row;
}

QWidget* WelcomeView::makeListening()
{
    QVBoxLayout* layout = nullptr;
    auto* frame = card(layout);
    auto* top = new QHBoxLayout;
    top->addWidget(textLabel(tr("Listening on this computer"), m_context.theme.font(TextStyle::BodyStrong)));
    m_ready = textLabel({}, m_context.theme.font(TextStyle::Small));
    m_ready->setWordWrap(false);
    top->addWidget(m_ready);
    top->addStretch(1);
    auto* only = textLabel(tr("only this computer can reach it"), m_context.theme.font(TextStyle::Small), 3);
    only->setWordWrap(false);
    top->addWidget(only);
    layout->addLayout(top);
    layout->addWidget(addressRow(tr("OTLP over gRPC"), tr("traces, logs, metrics"), m_grpc));
    layout->addWidget(horizontalRule());
    layout->addWidget(addressRow(tr("OTLP over HTTP"), tr("protobuf or JSON"), m_http));
    layout->addWidget(horizontalRule());
    m_waiting = textLabel({}, m_context.theme.font(TextStyle::Small), 2);
    layout->addWidget(m_waiting);
    return frame;
}

QWidget* WelcomeView::codeBlock(QLabel*& code)
{
    auto* block = new QFrame;
    block->setProperty("panel", QStringLiteral("card"));
    auto* layout = new QHBoxLayout(block);
    layout->setContentsMargins(12, 8, 8, 8);
    code = textLabel({}, m_context.theme.font(TextStyle::Code));
    code->setWordWrap(false);
    code->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    code->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    layout->addWidget(code, 1);
    auto* copy = new QPushButton(m_context.theme.icon(QStringLiteral("copy")), tr("Copy"));
    connect(copy, &QPushButton::clicked, this, [this, code] { m_context.host.copyText(code->text()); });
    layout->addWidget(copy, 0, Qt::AlignTop);
    return block;
}

QWidget* WelcomeView::makeSnippets()
{
    QVBoxLayout* layout = nullptr;
    auto* frame = card(layout);
    auto* top = new QHBoxLayout;
    top->addWidget(textLabel(tr("Point an SDK here"), m_context.theme.font(TextStyle::BodyStrong)));
    top->addStretch(1);
    auto* any = textLabel(tr("works with any OpenTelemetry or OpenInference instrumentation"), m_context.theme.font(TextStyle::Small), 3);
    any->setWordWrap(false);
    top->addWidget(any);
    layout->addLayout(top);
    m_languages = new QTabBar;
    m_languages->setExpanding(false);
    m_languages->setDrawBase(false);
    for (const SdkSnippet& snippet : sdkSnippets())
        m_languages->addTab(snippet.language);
    connect(m_languages, &QTabBar::currentChanged, this, &WelcomeView::updateSnippet);
    layout->addWidget(m_languages);
    layout->addWidget(textLabel(tr("These are enough when the SDK reads its environment:"), m_context.theme.font(TextStyle::Small), 2));
    layout->addWidget(codeBlock(m_environment));
    m_codeTitle = textLabel(tr("Or in code:"), m_context.theme.font(TextStyle::Small), 2);
    layout->addWidget(m_codeTitle);
    m_codeBlock = codeBlock(m_code);
    layout->addWidget(m_codeBlock);
    return frame;
}

QWidget* WelcomeView::makeKeys()
{
    QVBoxLayout* layout = nullptr;
    auto* frame = card(layout);
    layout->addWidget(textLabel(tr("Keys worth knowing"), m_context.theme.font(TextStyle::BodyStrong)));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(8);
    int cell = 0;
    for (const KeyHint& hint : kKeys) {
        auto* cap = new QLabel(QString::fromLatin1(hint.keys));
        cap->setFont(m_context.theme.font(TextStyle::TinyMedium));
        cap->setAlignment(Qt::AlignCenter);
        cap->setProperty("keycap", true);
        cap->setFixedSize(70, 18);
        cap->setFrameShape(QFrame::StyledPanel);
        grid->addWidget(cap, cell / 3, cell % 3 * 2);
        auto* meaning = textLabel(tr(hint.meaning), m_context.theme.font(TextStyle::Small), 2);
        grid->addWidget(meaning, cell / 3, cell % 3 * 2 + 1);
        ++cell;
    }
    for (int column = 1; column < 6; column += 2)
        grid->setColumnStretch(column, 1);
    layout->addLayout(grid);
    return frame;
}

QWidget* WelcomeView::makeSample()
{
    QVBoxLayout* layout = nullptr;
    auto* frame = card(layout);
    layout->addWidget(textLabel(tr("Sample investigation"), m_context.theme.font(TextStyle::BodyStrong)));
    layout->addWidget(textLabel(tr("An agent approved an invoice of $50,000 for 1,000 units. The order says 100. Find out why. "
                                   "Two weeks, some 300 decisions, two deployments, four stories."),
                                m_context.theme.font(TextStyle::Body), 2));
    auto* row = new QHBoxLayout;
    auto* open = new QPushButton(tr("Open the sample"));
    open->setProperty("look", QStringLiteral("primary"));
    connect(open, &QPushButton::clicked, this, [this] { m_context.host.openSample(); });
    row->addWidget(open);
    row->addWidget(textLabel(tr("nothing is sent"), m_context.theme.font(TextStyle::Small), 3), 1);
    layout->addLayout(row);
    return frame;
}

QWidget* WelcomeView::makeFiles()
{
    QVBoxLayout* layout = nullptr;
    auto* frame = card(layout);
    layout->addWidget(textLabel(tr("Open files"), m_context.theme.font(TextStyle::BodyStrong)));
    layout->addWidget(textLabel(tr("OTLP as JSON lines, JSON or protobuf, also .gz and .zst, single files or folders. "
                                   "The format is found out by itself. Dropping files on this window does the same."),
                                m_context.theme.font(TextStyle::Body), 2));
    auto* row = new QHBoxLayout;
    auto* open = new QPushButton(m_context.theme.icon(QStringLiteral("folder")), tr("Open files…"));
    connect(open, &QPushButton::clicked, this, [this] { m_context.host.openFiles(); });
    row->addWidget(open);
    row->addStretch(1);
    layout->addLayout(row);
    return frame;
}

void WelcomeView::updateReceiver()
{
    const ReceiverState& state = m_context.host.receiver();
    const bool receiving = state.link == ReceiverState::Link::Receiving;
    const auto fill = [&](const Address& address, const QString& text) {
        const Role role = receiving && !text.isEmpty() ? Role::Green : state.problem.isEmpty() ? Role::Disabled : Role::Red;
        address.dot->setPixmap(m_context.theme.pixmap(QStringLiteral("live"), m_context.theme.color(role), 12, devicePixelRatioF()));
        address.text->setText(text.isEmpty() ? tr("not listening") : text);
    };
    fill(m_grpc, state.grpc);
    fill(m_http, state.http.isEmpty() ? QString() : QStringLiteral("http://") + state.http);
    m_ready->setText(receiving ? tr("ready") : state.link == ReceiverState::Link::Lost ? tr("restarting") : tr("off"));
    m_ready->setProperty("tone", receiving ? QStringLiteral("green") : QStringLiteral("amber"));
    const std::int64_t spans = m_context.host.info().spans;
    m_subtitle->setText(spans == 0 ? tr("Nothing has arrived yet. Point an OpenTelemetry SDK here, open files, or look at a finished investigation.")
                                   : tr("%1 spans are here. Point more senders here, open files, or look at a finished investigation.").arg(tables::countText(spans)));
    m_waiting->setText(!state.problem.isEmpty() ? state.problem
                       : spans == 0             ? tr("Waiting for the first span.")
                                                : tr("%1 spans received or imported so far.").arg(tables::countText(spans)));
    updateSnippet();
}

void WelcomeView::updateSnippet()
{
    const ReceiverState& state = m_context.host.receiver();
    const auto& snippet = sdkSnippets()[static_cast<std::size_t>(std::max(m_languages->currentIndex(), 0))];
    m_environment->setText(filledSnippet(snippet.environment, state.grpc, state.http));
    m_code->setText(filledSnippet(snippet.code, state.grpc, state.http));
    m_codeTitle->setVisible(!snippet.code.isEmpty());
    m_codeBlock->setVisible(!snippet.code.isEmpty());
}

} // namespace whyglass::views

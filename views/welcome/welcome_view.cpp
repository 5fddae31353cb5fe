// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/welcome/welcome_view.h"

#include "models/tables/cell_text.h"
#include "views/welcome/card_parts.h"
#include "views/welcome/listening_card.h"
#include "views/welcome/snippet_card.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
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
    left->addWidget(new ListeningCard(context));
    left->addWidget(new SnippetCard(context));
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

    connect(&context.host, &ViewHost::infoChanged, this, &WelcomeView::updateSubtitle);
    updateSubtitle();
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

void WelcomeView::updateSubtitle()
{
    const std::int64_t spans = m_context.host.info().spans;
    m_subtitle->setText(spans == 0 ? tr("Nothing has arrived yet. Point an OpenTelemetry SDK here, open files, or look at a finished investigation.")
                                   : tr("%1 spans are here. Point more senders here, open files, or look at a finished investigation.").arg(tables::countText(spans)));
}

} // namespace whyglass::views

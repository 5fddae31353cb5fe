// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/welcome/welcome_view.h"

#include "models/format/format.h"
#include "models/tables/cell_text.h"
#include "views/common/counted.h"
#include "views/common/elided_label.h"
#include "views/common/plain_text.h"
#include "views/common/parts.h"
#include "views/welcome/listening_card.h"
#include "views/welcome/sample_picture.h"
#include "views/welcome/snippet_card.h"

#include <QFileInfo>
#include <QGridLayout>
#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>

namespace whyglass::views {

namespace {

constexpr int kPageWidth = 1296;
constexpr QSize kMark(32, 32);
constexpr int kMostRecent = 5;
constexpr int kCapWidth = 84;

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
    if (!context.host.recentWorkspaces().isEmpty())
        right->addWidget(makeRecent());
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
    auto* row = new QHBoxLayout(heading);
    row->setContentsMargins(0, 0, 0, 6);
    row->setSpacing(14);
    auto* mark = new QLabel;
    mark->setPixmap(QIcon(QStringLiteral(":/whyglass/icons/whyglass.svg")).pixmap(kMark));
    row->addWidget(mark);
    auto* layout = new QVBoxLayout;
    layout->setSpacing(2);
    row->addLayout(layout, 1);
    layout->addWidget(wrappedLabel(m_context.theme, tr("Why did the agent do that?"), TextStyle::Answer));
    m_subtitle = wrappedLabel(m_context.theme, {}, TextStyle::Body, 2);
    layout->addWidget(m_subtitle);
    return heading;
}

QWidget* WelcomeView::makeKeys()
{
    QVBoxLayout* layout = nullptr;
    auto* frame = card(layout);
    auto* top = titleRow(tr("Keys worth knowing"), {});
    auto* all = new QPushButton(tr("All keys"));
    all->setProperty("look", QStringLiteral("link"));
    connect(all, &QPushButton::clicked, this, [this] { m_context.host.runCommand(QStringLiteral("help.keys")); });
    top->addWidget(all);
    top->addWidget(keyCap(m_context.theme, QStringLiteral("?")));
    layout->addLayout(top);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(8);
    int cell = 0;
    for (const KeyHint& hint : kKeys) {
        auto* cap = keyCap(m_context.theme, QString::fromLatin1(hint.keys));
        cap->setFixedWidth(kCapWidth);
        grid->addWidget(cap, cell / 3, cell % 3 * 2);
        auto* meaning = wrappedLabel(m_context.theme, tr(hint.meaning), TextStyle::Small, 2);
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
    layout->addLayout(titleRow(tr("Sample investigation"), QStringLiteral("Ctrl Shift O")));
    layout->addWidget(wrappedLabel(m_context.theme, tr("An agent approved an invoice of $50,000 for 1,000 units. The order says 100. Find out why. "
                                      "Two weeks, some 300 decisions, two deployments, four stories."),
                                   TextStyle::Body, 2));
    layout->addWidget(new SamplePicture(m_context.theme));
    auto* row = new QHBoxLayout;
    auto* open = new QPushButton(tr("Open the sample"));
    open->setProperty("look", QStringLiteral("primary"));
    connect(open, &QPushButton::clicked, this, [this] { m_context.host.openSample(); });
    row->addWidget(open);
    row->addWidget(wrappedLabel(m_context.theme, tr("nothing is sent"), TextStyle::Small, 3), 1);
    auto* tour = new QPushButton(tr("Tour in five steps"));
    tour->setProperty("look", QStringLiteral("link"));
    connect(tour, &QPushButton::clicked, this, [this] { m_context.host.runCommand(QStringLiteral("help.tour")); });
    row->addWidget(tour);
    layout->addLayout(row);
    return frame;
}

QWidget* WelcomeView::makeFiles()
{
    QVBoxLayout* layout = nullptr;
    auto* frame = card(layout);
    layout->addLayout(titleRow(tr("Open files"), QStringLiteral("Ctrl O")));
    layout->addWidget(wrappedLabel(m_context.theme, tr("OTLP as JSON lines, JSON or protobuf, also .gz and .zst, single files or folders. "
                                      "The format is found out by itself. Dropping files on this window does the same."),
                                   TextStyle::Body, 2));
    auto* row = new QHBoxLayout;
    auto* open = new QPushButton(m_context.theme.icon(QStringLiteral("folder")), tr("Open files…"));
    connect(open, &QPushButton::clicked, this, [this] { m_context.host.openFiles(); });
    row->addWidget(open);
    auto* folder = new QPushButton(tr("Open folder…"));
    connect(folder, &QPushButton::clicked, this, [this] { m_context.host.runCommand(QStringLiteral("file.open-folder")); });
    row->addWidget(folder);
    row->addStretch(1);
    layout->addLayout(row);
    return frame;
}

QWidget* WelcomeView::makeRecent()
{
    QVBoxLayout* layout = nullptr;
    auto* frame = card(layout);
    layout->addLayout(titleRow(tr("Recent workspaces"), QStringLiteral("Ctrl Alt O")));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setColumnStretch(1, 1);
    const QStringList paths = m_context.host.recentWorkspaces().mid(0, kMostRecent);
    for (int row = 0; const QString& path : paths) {
        const QFileInfo file(path);
        auto* open = new QPushButton(plainLine(file.fileName().toStdString(), 40));
        open->setProperty("look", QStringLiteral("link"));
        open->setToolTip(path.toHtmlEscaped());
        connect(open, &QPushButton::clicked, this, [this, path] { m_context.host.openWorkspace(path); });
        grid->addWidget(open, row, 0, Qt::AlignLeft);
        auto* folder = new ElidedLabel(m_context.theme, TextStyle::Small, Role::Text3);
        folder->setText(plainLine(file.path().toStdString(), 200));
        grid->addWidget(folder, row, 1);
        auto* size = lineLabel(m_context.theme, QString::fromStdString(format::bytes(file.size())), TextStyle::Small, 2);
        grid->addWidget(size, row, 2, Qt::AlignRight);
        ++row;
    }
    layout->addLayout(grid);
    return frame;
}

QHBoxLayout* WelcomeView::titleRow(const QString& title, const QString& keys)
{
    auto* row = new QHBoxLayout;
    row->addWidget(lineLabel(m_context.theme, title, TextStyle::BodyStrong));
    row->addStretch(1);
    if (!keys.isEmpty())
        row->addWidget(keyCap(m_context.theme, keys));
    return row;
}

void WelcomeView::updateSubtitle()
{
    const std::int64_t spans = m_context.host.info().spans;
    m_subtitle->setText(spans == 0 ? tr("Nothing has arrived yet. Point an OpenTelemetry SDK here, open files, or look at a finished investigation.")
                                   : counted(spans, tr("1 span is here. Point more senders here, open files, or look at a finished investigation."),
                                             tr("%1 spans are here. Point more senders here, open files, or look at a finished investigation.")));
}

} // namespace whyglass::views

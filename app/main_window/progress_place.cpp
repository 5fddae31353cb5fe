// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/progress_place.h"

#include "models/tables/cell_text.h"
#include "views/common/theme.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>
#include <array>

namespace whyglass::window {

namespace {

using namespace std::chrono_literals;

/// Work that takes longer says where it is (design rule of the window).
constexpr auto kSayAfter = 300ms;
constexpr int kLookMs = 100;
/// Earlier than this, and with less done, the rate says little about the rest.
constexpr auto kSayTimeLeftAfter = 1'000ms;
constexpr int kSteps = 1'000;

struct Title {
    const char* key; ///< beginning or part of a request's key
    const char* text;
};

// The first that fits, the narrower ones first. Keys begin with the name of the asker.
constexpr std::array<Title, 22> kTitles = {{
    {"export", QT_TRANSLATE_NOOP("progress", "Exporting")},
    {"session/trace", QT_TRANSLATE_NOOP("progress", "Reading the trace")},
    {"session/open", QT_TRANSLATE_NOOP("progress", "Opening")},
    {"window/open", QT_TRANSLATE_NOOP("progress", "Opening")},
    {"window/", QT_TRANSLATE_NOOP("progress", "Reading the workspace")},
    {"search", QT_TRANSLATE_NOOP("progress", "Searching")},
    {"facet", QT_TRANSLATE_NOOP("progress", "Counting values")},
    {"strip", QT_TRANSLATE_NOOP("progress", "Counting over time")},
    {"volume", QT_TRANSLATE_NOOP("progress", "Counting over time")},
    {"costs/simulate", QT_TRANSLATE_NOOP("progress", "Pricing anew")},
    {"costs/what-if", QT_TRANSLATE_NOOP("progress", "Pricing anew")},
    {"cost", QT_TRANSLATE_NOOP("progress", "Adding up costs")},
    {"prices/", QT_TRANSLATE_NOOP("progress", "Reading prices")},
    {"lineage", QT_TRANSLATE_NOOP("progress", "Tracing the value")},
    {"inspector", QT_TRANSLATE_NOOP("progress", "Reading the span")},
    {"decision/", QT_TRANSLATE_NOOP("progress", "Reading the decision")},
    {"compare/", QT_TRANSLATE_NOOP("progress", "Comparing")},
    {"transcript", QT_TRANSLATE_NOOP("progress", "Reading the transcript")},
    {"payload/", QT_TRANSLATE_NOOP("progress", "Reading the payload")},
    {"timeline/", QT_TRANSLATE_NOOP("progress", "Reading the timeline")},
    {"conversation", QT_TRANSLATE_NOOP("progress", "Reading the conversation")},
    {"keys", QT_TRANSLATE_NOOP("progress", "Sorting the list")},
}};

QString titleOf(const QByteArray& key)
{
    const auto* found = std::find_if(kTitles.begin(), kTitles.end(), [&](const Title& title) { return key.contains(title.key); });
    return QCoreApplication::translate("progress", found == kTitles.end() ? "Reading" : found->text);
}

} // namespace

ProgressPlace::ProgressPlace(session::QueryService& queries, const views::Theme& theme, QWidget* parent)
    : QWidget(parent), m_queries(queries), m_text(new QLabel(this)), m_bar(new QProgressBar(this)), m_cancel(new QPushButton(tr("Cancel"), this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 8, 0);
    row->setSpacing(8);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setFont(theme.font(views::TextStyle::Small));
    m_text->setProperty("tone", QStringLiteral("2"));
    m_bar->setFixedWidth(80);
    m_bar->setTextVisible(false);
    m_bar->setRange(0, kSteps);
    m_bar->setAccessibleName(tr("How far it is"));
    m_cancel->setProperty("look", QStringLiteral("link"));
    m_cancel->setFont(theme.font(views::TextStyle::Small));
    row->addWidget(m_text);
    row->addWidget(m_bar);
    row->addWidget(m_cancel);
    hide();
    connect(m_cancel, &QPushButton::clicked, this, &ProgressPlace::stop);
    m_look.setInterval(kLookMs);
    connect(&m_look, &QTimer::timeout, this, &ProgressPlace::look);
    connect(&queries, &session::QueryService::pendingChanged, this, [this](int pending) {
        if (pending == 0)
            look();
        else if (!m_look.isActive())
            m_look.start();
    });
}

QString ProgressPlace::textOf(const session::RunningQuery& query)
{
    QString text = titleOf(query.key);
    if (query.total <= 0) {
        const auto tenths = query.elapsed.count() / 100;
        return text + tr(", %1 s").arg(QStringLiteral("%1.%2").arg(tenths / 10).arg(tenths % 10));
    }
    const std::int64_t done = std::clamp<std::int64_t>(query.done, 0, query.total);
    text += tr(", %1 of %2").arg(tables::countText(done), tables::countText(query.total));
    if (query.elapsed < kSayTimeLeftAfter || done == 0)
        return text;
    const double left = static_cast<double>(query.elapsed.count()) / static_cast<double>(done) * static_cast<double>(query.total - done);
    return text + tr(", %1 s left").arg(static_cast<qint64>(left / 1'000) + 1);
}

void ProgressPlace::look()
{
    const auto slow = m_queries.runningFor(kSayAfter);
    if (m_queries.pending() == 0)
        m_look.stop();
    setVisible(!slow.empty());
    if (slow.empty()) {
        m_text->setMinimumSize(0, 0);
        return;
    }
    const session::RunningQuery& query = slow.front();
    m_key = query.key;
    m_text->setText(textOf(query));
    m_text->setFixedSize(m_text->sizeHint().expandedTo(m_text->minimumSize())); // only wider: what is beside it stays where it is
    m_bar->setVisible(query.total > 0);
    if (query.total > 0)
        m_bar->setValue(static_cast<int>(static_cast<double>(query.done) / static_cast<double>(query.total) * kSteps));
}

void ProgressPlace::stop() { m_queries.stop(m_key); }

} // namespace whyglass::window

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/transcript/transcript_page.h"

#include "models/format/format.h"
#include "models/payload/json_tree.h"
#include "models/transcript/transcript_loader.h"
#include "models/transcript/transcript_text.h"
#include "views/common/counted.h"
#include "views/common/plain_text.h"
#include "views/payload/payload_window.h"
#include "views/transcript/transcript_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace whyglass::views {

namespace {

constexpr int kBarHeight = 30;

QString number(std::size_t count) { return QString::fromStdString(format::count(static_cast<std::int64_t>(count))); }

} // namespace

TranscriptPage::TranscriptPage(session::Session& session, const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_theme(theme)
    , m_view(new TranscriptView(session, theme, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(m_view, 1);
    setFocusProxy(m_view);
    connect(m_view, &TranscriptView::openRequested, this, &TranscriptPage::openEntry);
    connect(m_view, &TranscriptView::findingActivated, &session, &session::Session::openFinding);
    connect(&session, &session::Session::knownUntilChanged, this, [this] {
        m_view->entries().setKnownUntil(m_session.knownUntil());
        tell();
    });
    m_view->entries().setKnownUntil(session.knownUntil());
}

QToolButton* TranscriptPage::makeSwitch(const QString& text, const QString& icon, bool on)
{
    auto* button = new QToolButton(this);
    button->setCheckable(true);
    button->setChecked(on);
    button->setText(text);
    button->setFont(m_theme.font(TextStyle::Small));
    button->setIconSize({13, 13});
    button->setIcon(m_theme.icon(icon));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAccessibleName(text);
    return button;
}

QWidget* TranscriptPage::makeBar()
{
    auto* bar = new QWidget(this);
    bar->setFixedHeight(kBarHeight);
    bar->setProperty("panel", QStringLiteral("surface"));
    bar->setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(14, 0, 8, 0);
    layout->setSpacing(6);
    m_summary = new QLabel(bar);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setFont(m_theme.font(TextStyle::Small));
    m_summary->setProperty("tone", QStringLiteral("2"));
    m_summary->setMinimumWidth(1);
    m_wholeSession = makeSwitch(tr("Whole session"), QStringLiteral("session"), false);
    m_wholeSession->setToolTip(tr("All traces of this session, one after the other"));
    m_linked = makeSwitch(tr("Linked to timeline"), QStringLiteral("link"), true);
    m_linked->setToolTip(tr("Scrolling marks in the timeline what is read"));
    m_logs = makeSwitch(tr("Logs"), QStringLiteral("log"), true);
    m_markdown = makeSwitch(tr("Markdown"), QStringLiteral("doc"), true);
    m_markdown->setToolTip(tr("Off: the text as it was sent"));
    auto* copy = new QToolButton(bar);
    copy->setIcon(m_theme.icon(QStringLiteral("copy")));
    copy->setToolTip(tr("Copy the transcript as text"));
    copy->setAccessibleName(copy->toolTip());
    layout->addWidget(m_summary, 1);
    for (QToolButton* button : {m_wholeSession, m_linked, m_logs, m_markdown, copy})
        layout->addWidget(button);
    connect(m_wholeSession, &QToolButton::toggled, this, &TranscriptPage::load);
    connect(m_linked, &QToolButton::toggled, m_view, &TranscriptView::setLinked);
    connect(m_logs, &QToolButton::toggled, this, [this](bool on) { m_view->entries().setShowLogs(on); });
    connect(m_markdown, &QToolButton::toggled, m_view, &TranscriptView::setMarkdown);
    connect(copy, &QToolButton::clicked, this, &TranscriptPage::copyAll);
    return bar;
}

void TranscriptPage::setTrace(const session::LoadedTracePtr& trace)
{
    m_trace = trace;
    m_wholeSession->setVisible(trace && !trace->row.sessions.empty());
    m_stale = true;
    if (isVisible())
        load();
}

void TranscriptPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stale)
        load();
}

void TranscriptPage::load()
{
    m_stale = false;
    // A play-head only hides entries: the transcript itself is that of the whole trace.
    const session::LoadedTracePtr whole = m_session.wholeTrace();
    if (!m_trace || !whole) {
        m_shown.reset();
        m_view->setTranscript(nullptr);
        tell();
        return;
    }
    const bool session = m_wholeSession->isChecked() && !whole->row.sessions.empty();
    if (m_shown == whole->row.trace && m_shownSession == session && m_shownSpans == whole->row.spans)
        return;
    const bool inShownSession = session && m_shownSession && m_shownSpans >= 0 && m_view->entries().transcript()
        && std::any_of(m_view->entries().transcript()->entries.begin(), m_view->entries().transcript()->entries.end(),
            [&](const transcript::Entry& entry) { return entry.trace == whole->row.trace; });
    m_shown = whole->row.trace;
    m_shownSpans = whole->row.spans;
    m_shownSession = session;
    if (inShownSession)
        return;
    const std::string name = session ? whole->row.sessions.front() : std::string();
    m_session.queries().request<transcript::TranscriptPtr>(
        this, "transcript",
        [id = whole->row.trace, name](store::WorkspaceReader& reader) -> domain::Result<transcript::TranscriptPtr> {
            std::vector<domain::TraceId> traces{id};
            if (!name.empty()) {
                auto all = transcript::tracesOfSession(reader, name);
                if (!all)
                    return all.error();
                traces = std::move(*all);
            }
            return transcript::loadTranscript(reader, traces, session::reportProgress);
        },
        [this](domain::Result<transcript::TranscriptPtr> result) { accept(std::move(result)); });
}

void TranscriptPage::accept(domain::Result<transcript::TranscriptPtr> result)
{
    if (!result) {
        m_shown.reset();
        m_view->setTranscript(std::make_shared<const transcript::Transcript>());
        tell(toldLine(result.error().text()));
        return;
    }
    m_view->setTranscript(std::move(*result));
    tell();
}

void TranscriptPage::tell(const QString& problem)
{
    const transcript::TranscriptPtr transcript = m_view->entries().transcript();
    if (!problem.isEmpty() || !transcript) {
        m_summary->setText(problem);
        return;
    }
    QStringList parts{counted(m_view->entries().rowCount(), tr("1 entry"), tr("%1 entries"))};
    if (transcript->traces > 1)
        parts.append(tr("%1 traces").arg(number(transcript->traces)));
    if (transcript->leftOut > 0)
        parts.append(tr("the last %1 steps are not read").arg(number(transcript->leftOut)));
    if (transcript->unreadable > 0)
        parts.append(counted(static_cast<std::int64_t>(transcript->unreadable), tr("1 step cannot be read"), tr("%1 steps cannot be read")));
    m_summary->setText(parts.join(QStringLiteral(" · ")));
}

void TranscriptPage::openEntry(int index)
{
    const transcript::Entry& entry = m_view->entries().transcript()->entries[static_cast<std::size_t>(index)];
    const QString title = transcript::titleOf(entry.kind) + QLatin1Char(' ') + plainLine(entry.name, 80);
    m_session.queries().request<std::string>(
        this, "transcript/payload", [entry](store::WorkspaceReader& reader) { return transcript::loadText(reader, entry); },
        [this, title](domain::Result<std::string> text) {
            if (text)
                showPayload(m_session, m_theme, window(), title, std::make_shared<const std::string>(std::move(*text)));
            else
                tell(toldLine(text.error().text()));
        });
}

void TranscriptPage::find(const QString& text)
{
    const transcript::TranscriptPtr transcript = m_view->entries().transcript();
    if (!transcript || text.isEmpty()) {
        takeMatches({});
        return;
    }
    m_session.queries().request<std::vector<std::int32_t>>(
        this, "transcript/find",
        [transcript, needle = text.toStdString()](store::WorkspaceReader&) -> domain::Result<std::vector<std::int32_t>> {
            std::vector<std::int32_t> found;
            for (std::size_t i = 0; i < transcript->entries.size(); ++i) {
                const transcript::Entry& entry = transcript->entries[i];
                if (!payload::findAll(entry.text, needle).empty() || !payload::findAll(entry.name, needle).empty())
                    found.push_back(static_cast<std::int32_t>(i));
            }
            return found;
        },
        [this](domain::Result<std::vector<std::int32_t>> found) {
            if (found)
                takeMatches(std::move(*found));
        });
}

void TranscriptPage::takeMatches(std::vector<std::int32_t> matches)
{
    const transcript::TranscriptModel& entries = m_view->entries();
    std::erase_if(matches, [&entries](std::int32_t entry) { return entries.rowOf(entry) < 0; });
    m_matches = std::move(matches);
    const int row = m_view->currentIndex().row();
    const auto from = row < 0 ? 0 : static_cast<std::int32_t>(entries.indexAt(row));
    const auto next = std::lower_bound(m_matches.begin(), m_matches.end(), from);
    goToMatch(next == m_matches.end() ? 0 : static_cast<std::size_t>(next - m_matches.begin()));
}

void TranscriptPage::stepMatch(int step)
{
    if (!m_matches.empty())
        goToMatch((m_match + m_matches.size() + (step > 0 ? 1 : m_matches.size() - 1)) % m_matches.size());
}

void TranscriptPage::goToMatch(std::size_t at)
{
    m_match = at;
    if (!m_matches.empty())
        m_view->goToEntry(m_matches[at]);
    Q_EMIT findResult(m_matches.empty() ? 0 : static_cast<int>(at) + 1, static_cast<int>(m_matches.size()));
}

void TranscriptPage::copyAll()
{
    if (const transcript::TranscriptPtr transcript = m_view->entries().transcript()) {
        std::string text;
        for (int row = 0; row < m_view->entries().rowCount(); ++row)
            text += transcript::textOf(*transcript, m_view->entries().indexAt(row));
        QGuiApplication::clipboard()->setText(QString::fromStdString(text));
    }
}

} // namespace whyglass::views

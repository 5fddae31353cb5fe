// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"
#include "models/transcript/transcript.h"
#include "views/common/theme.h"

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QToolButton;

namespace whyglass::views {

class TranscriptView;

/// The transcript of the open trace, or of the session it belongs to, with its switches. Reads it when shown.
class TranscriptPage : public QWidget {
    Q_OBJECT

public:
    TranscriptPage(session::Session& session, const Theme& theme, QWidget* parent = nullptr);

    /// The trace that the session shows; null: none.
    void setTrace(const session::LoadedTracePtr& trace);
    [[nodiscard]] TranscriptView& view() { return *m_view; }
    /// Finds entries whose text or name holds this, in either case; goes to the first from the current one on.
    void find(const QString& text);
    void stepMatch(int step); ///< +1 or -1, around the ends

Q_SIGNALS:
    void findResult(int number, int count); ///< 1-based; 0: none is current

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeBar();
    QToolButton* makeSwitch(const QString& text, const QString& icon, bool on);
    void load();
    void accept(domain::Result<transcript::TranscriptPtr> result);
    void tell(const QString& problem = {});
    void openEntry(int entry);
    void copyAll();
    void takeMatches(std::vector<std::int32_t> matches);
    void goToMatch(std::size_t at);

    session::Session& m_session;
    const Theme& m_theme;
    TranscriptView* m_view;
    QToolButton *m_wholeSession = nullptr, *m_markdown = nullptr, *m_logs = nullptr, *m_linked = nullptr;
    QLabel* m_summary = nullptr;
    session::LoadedTracePtr m_trace;
    std::optional<domain::TraceId> m_shown; ///< of the transcript in the view
    bool m_shownSession = false;
    std::int64_t m_shownSpans = -1;
    bool m_stale = false;
    std::vector<std::int32_t> m_matches; ///< entries, ascending, those that are shown
    std::size_t m_match = 0;
};

} // namespace whyglass::views

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/transcript/transcript.h"

#include <QAbstractListModel>

#include <optional>
#include <unordered_map>
#include <vector>

namespace whyglass::transcript {

/// The entries of a transcript as a list; the text of a row is its spoken form. GUI thread.
class TranscriptModel : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setTranscript(TranscriptPtr transcript); ///< null: empty
    /// Rows that came later are not there; none: all are.
    void setKnownUntil(std::optional<domain::Timestamp> time);
    void setShowLogs(bool show);
    [[nodiscard]] bool showLogs() const { return m_showLogs; }

    [[nodiscard]] const TranscriptPtr& transcript() const { return m_transcript; }
    [[nodiscard]] const Entry& entry(int row) const { return m_transcript->entries[m_entries[static_cast<std::size_t>(row)]]; }
    [[nodiscard]] std::size_t indexAt(int row) const { return m_entries[static_cast<std::size_t>(row)]; } ///< into the transcript
    /// Row of an entry of the transcript, -1 where it is not shown.
    [[nodiscard]] int rowOf(std::int32_t entry) const;
    /// The row that stands for a span: its answer or result, else its first; -1 where none is shown.
    [[nodiscard]] int rowOf(domain::SpanId span) const;
    /// Last row that was known at `time`, 0 where all came later; -1 without rows.
    [[nodiscard]] int rowAt(domain::Timestamp time) const;
    [[nodiscard]] bool isKnown(const domain::Finding& finding) const { return !m_knownUntil || finding.time <= *m_knownUntil; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] std::vector<std::uint32_t> shownEntries() const;
    void show(std::vector<std::uint32_t> entries);

    TranscriptPtr m_transcript;
    std::vector<std::uint32_t> m_entries; ///< shown, ascending
    std::unordered_multimap<domain::SpanId, std::uint32_t> m_bySpan;
    std::optional<domain::Timestamp> m_knownUntil;
    bool m_showLogs = true;
};

/// "Tool result", "Assistant" …: how the window names an entry.
QString titleOf(EntryKind kind);

} // namespace whyglass::transcript

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transcript/transcript_model.h"

#include "models/format/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace whyglass::transcript {

namespace {

constexpr std::size_t kSpokenBytes = 300;

QString plain(std::string_view text, std::size_t bytes) { return QString::fromStdString(format::visible(text, bytes)); }

bool answers(const Entry& entry)
{
    return entry.duration.has_value() || entry.kind == EntryKind::Retrieval;
}

} // namespace

QString titleOf(EntryKind kind)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("TranscriptModel", text); };
    switch (kind) {
    case EntryKind::Trace: return tr("Trace");
    case EntryKind::Definition: return tr("Tool offered");
    case EntryKind::System: return tr("System");
    case EntryKind::User: return tr("User");
    case EntryKind::Reasoning: return tr("Reasoning");
    case EntryKind::Assistant: return tr("Assistant");
    case EntryKind::ToolCall: return tr("Tool call");
    case EntryKind::ToolResult: return tr("Tool result");
    case EntryKind::Retrieval: return tr("Retrieval");
    case EntryKind::Decision: return tr("Decision");
    case EntryKind::Log: return tr("Log");
    }
    return {};
}

void TranscriptModel::setTranscript(TranscriptPtr transcript)
{
    beginResetModel();
    m_transcript = std::move(transcript);
    m_bySpan.clear();
    if (m_transcript) {
        for (std::size_t i = 0; i < m_transcript->entries.size(); ++i) {
            const Entry& entry = m_transcript->entries[i];
            if (entry.span.valid() && entry.kind != EntryKind::Log)
                m_bySpan.emplace(entry.span, static_cast<std::uint32_t>(i));
        }
    }
    m_entries = shownEntries();
    endResetModel();
}

std::vector<std::uint32_t> TranscriptModel::shownEntries() const
{
    std::vector<std::uint32_t> shown;
    if (!m_transcript)
        return shown;
    const auto& entries = m_transcript->entries;
    shown.reserve(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (m_knownUntil && entries[i].time > *m_knownUntil)
            break; // by time
        if (m_showLogs || entries[i].kind != EntryKind::Log)
            shown.push_back(static_cast<std::uint32_t>(i));
    }
    return shown;
}

/// One list is the beginning of the other: rows come or go at the end, so that reading is not disturbed.
void TranscriptModel::show(std::vector<std::uint32_t> entries)
{
    const int before = rowCount(), after = static_cast<int>(entries.size());
    if (after > before)
        beginInsertRows({}, before, after - 1);
    else if (after < before)
        beginRemoveRows({}, after, before - 1);
    m_entries = std::move(entries);
    if (after > before)
        endInsertRows();
    else if (after < before)
        endRemoveRows();
}

void TranscriptModel::setKnownUntil(std::optional<domain::Timestamp> time)
{
    if (time == m_knownUntil)
        return;
    m_knownUntil = time;
    show(shownEntries());
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1)); // findings and links may have become known
}

void TranscriptModel::setShowLogs(bool show)
{
    if (show == m_showLogs)
        return;
    beginResetModel();
    m_showLogs = show;
    m_entries = shownEntries();
    endResetModel();
}

int TranscriptModel::rowOf(std::int32_t entry) const
{
    if (entry < 0)
        return -1;
    const auto found = std::lower_bound(m_entries.begin(), m_entries.end(), static_cast<std::uint32_t>(entry));
    return found == m_entries.end() || *found != static_cast<std::uint32_t>(entry) ? -1 : static_cast<int>(found - m_entries.begin());
}

int TranscriptModel::rowOf(domain::SpanId span) const
{
    std::int32_t best = -1;
    const auto [first, last] = m_bySpan.equal_range(span);
    for (auto it = first; it != last; ++it) {
        const auto at = static_cast<std::int32_t>(it->second);
        if (rowOf(at) < 0)
            continue;
        const bool better = best < 0 || (answers(m_transcript->entries[it->second]) && !answers(m_transcript->entries[static_cast<std::size_t>(best)]));
        const bool earlier = best >= 0 && at < best
            && answers(m_transcript->entries[it->second]) == answers(m_transcript->entries[static_cast<std::size_t>(best)]);
        if (better || earlier)
            best = at;
    }
    return rowOf(best);
}

int TranscriptModel::rowAt(domain::Timestamp time) const
{
    const auto later = std::partition_point(
        m_entries.begin(), m_entries.end(), [&](std::uint32_t entry) { return m_transcript->entries[entry].time <= time; });
    return std::min(std::max(static_cast<int>(later - m_entries.begin()) - 1, 0), rowCount() - 1);
}

int TranscriptModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_entries.size()); }

QVariant TranscriptModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    const Entry& entry = this->entry(index.row());
    QString text = titleOf(entry.kind);
    if (!entry.name.empty())
        text += QLatin1Char(' ') + plain(entry.name, 80);
    if (entry.failed)
        text += tr(", failed");
    if (const auto findings = entry.findings.size(); findings > 0)
        text += findings == 1 ? tr(", 1 finding") : tr(", %1 findings").arg(findings);
    return QString(text + QStringLiteral(": ") + (entry.recorded ? plain(entry.text, kSpokenBytes) : tr("not recorded")));
}

} // namespace whyglass::transcript

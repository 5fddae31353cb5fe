// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/finding.h"
#include "models/store/workspace_reader.h"

#include <QMetaType>
#include <QString>
#include <QVector>

#include <optional>

/// What a table of the window is made of: columns, kinds of cells, and the roles in which cells give their values.
namespace whyglass::tables {

/// How a cell is drawn.
/// Number is a figure that no width may cut; Count one of a few digits, which is shorter than its title.
enum class CellKind { Text, Code, Time, Number, Count, Mark, Result, Confidence, Chips, Icon };

struct Column {
    QString id;    ///< stable, for settings
    QString title; ///< translated; empty for marks
    CellKind kind = CellKind::Text;
    int width = 100; ///< logical pixels at text scale 1
    std::optional<store::SortKey> sort;
    bool alignRight = false;
    bool stretch = false; ///< takes the room that is left
    bool hidden = false;  ///< shown only when chosen
};

enum Role {
    LoadingRole = Qt::UserRole + 1, ///< bool: the row is not here yet, texts are empty
    KeyRole,        ///< qint64: row id in the store
    IdRole,         ///< QString: id of the decision, trace or finding, as `show` takes it; of a session its name
    TraceRole,      ///< QString: 32 hex digits
    SpanRole,       ///< QString: 16 hex digits, empty = none
    SeverityRole,   ///< int of domain::Severity; invalid = no finding
    HollowRole,     ///< bool: the mark stands for something below this row
    ToneRole,       ///< int of Tone
    FractionRole,   ///< double 0 … 1; invalid = not known
    ChipsRole,      ///< CellChips
    UnknownRole,    ///< bool: the text says that the value is not known
    StrongRole,     ///< bool: semibold
    IconRole,       ///< QString: icon name
};

enum class Tone { Neutral, Good, Attention, Bad };

struct CellChip {
    QString text;
    domain::Severity severity = domain::Severity::Info;
};
using CellChips = QVector<CellChip>;

} // namespace whyglass::tables

Q_DECLARE_METATYPE(whyglass::tables::CellChip)

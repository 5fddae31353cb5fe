// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace whyglass::domain {

/// What a person says of a decision after the fact. Stored as numbers: append, never renumber.
enum class AnnotationKind : std::uint8_t { Note = 0, Verdict, Withdrawal };
enum class Verdict : std::uint8_t { None = 0, Correct, Wrong, CannotTell };

/// "none", "correct", "wrong", "cannot-tell".
std::string_view nameOf(Verdict verdict);
std::optional<Verdict> verdictFromName(std::string_view name);
/// "note", "verdict", "withdrawal".
std::string_view nameOf(AnnotationKind kind);

/// A note or sign-off. Never changed nor removed: what is taken back gets a Withdrawal that names it.
struct Annotation {
    std::string id;         ///< 16 hex digits, given by the writer
    std::string decisionId; ///< the decision's; it may be pruned or detected anew meanwhile
    AnnotationKind kind = AnnotationKind::Note;
    Verdict verdict = Verdict::None; ///< of kind Verdict
    std::string author;              ///< as the person names himself; not proven
    Timestamp time;
    std::string text;
    std::string about; ///< of kind Withdrawal: the id taken back; else empty
};

} // namespace whyglass::domain

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/decode/otlp_views.h"
#include "ingest/dialects/dialect_registry.h"

#include <array>
#include <string_view>

/// What one visit of a span's attributes finds, before anything is concluded from it.
namespace whyglass::telemetry {

/// The event, or log record, that repeats what a model call's span says, with its content (A.8).
inline constexpr std::string_view kDetailsEvent = "gen_ai.client.inference.operation.details";

/// The best attribute seen for a field.
struct Slot {
    const AttributeView* attribute = nullptr;
    const Meaning* meaning = nullptr;

    [[nodiscard]] unsigned rank() const { return meaning != nullptr ? meaning->rank : 0x100U; }
};

/// A kind that an attribute, or the span's name, names.
struct NamedKind {
    domain::StepKind kind = domain::StepKind::Other;
    const AttributeView* attribute = nullptr; ///< nullptr: the span's name
    std::uint8_t rank = 0xFF;

    [[nodiscard]] bool known() const { return rank != 0xFF; }
};

struct Facts {
    std::array<Slot, kFieldCount> slots;
    NamedKind kind;        ///< named by a word that says something
    NamedKind genericKind; ///< named by a generic word
    /// First attribute that speaks for a kind (S.1), by StepKind.
    std::array<const AttributeView*, domain::kStepKindCount> evidence{};
    std::uint32_t kindsOfEvents = 0; ///< bit per StepKind that an event speaks for
    std::uint64_t marks = 0;         ///< bit per dialect whose keys, events or names were seen

    [[nodiscard]] const Slot& at(Field field) const { return slots[static_cast<std::size_t>(field)]; }
    [[nodiscard]] bool marked(std::uint8_t dialect) const { return ((marks >> dialect) & 1U) != 0; }
    void mark(std::uint8_t dialect) { marks |= std::uint64_t{1} << dialect; }
    [[nodiscard]] bool speaksFor(domain::StepKind kind_) const
    {
        return evidence[static_cast<std::size_t>(kind_)] != nullptr
            || ((kindsOfEvents >> static_cast<unsigned>(kind_)) & 1U) != 0;
    }
};

/// Visits each attribute once. `scope` is what the scope of the span means.
void collectFacts(const SpanView& span, const ScopeMeaning& scope, Facts& facts);

/// Text that stands for "nothing was recorded" (semantic-conventions.md 0.6).
bool isPlaceholder(std::string_view text);
/// Whether a value says nothing: empty, NaN, a placeholder, an empty list.
bool isBlank(const ValueView& value);
/// A text that is a JSON string without escapes, without its quotes: some libraries dump every value (0.2).
std::string_view unquoted(std::string_view text);
/// String value, or empty.
std::string_view textOf(const ValueView& value);
/// A count: an integer, a whole double, or a text of one; nullopt for anything negative, NaN or empty (0.2).
std::optional<std::int64_t> countOf(const ValueView& value);
std::optional<double> numberOf(const ValueView& value);
/// Equal but for ASCII case.
bool sameWord(std::string_view a, std::string_view b);

} // namespace whyglass::telemetry

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/step.h"
#include "models/domain/time.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::analysis {

/// Whether what was written after a document was brought shows that it was read.
enum class DocumentUse {
    Unknown,  ///< nothing of it to look for, or nothing was written
    Cited,    ///< a later answer or call names its id: observed
    Reworded, ///< a later answer or call shares words in a row with it: inferred
    ValueTaken, ///< the lineage of a value that was decided with begins in it: inferred
    NoTrace,  ///< nothing that was written later shows it: inferred
};

/// What a step wrote itself.
struct WrittenText {
    WrittenText(std::size_t row, domain::Timestamp start, std::string_view where, std::string text);

    std::size_t row = 0;    ///< of its step, as the caller counts them
    domain::Timestamp start; ///< of its step
    std::string_view where; ///< "output" or "args"
    std::string text;
    std::vector<std::uint64_t> shingles; ///< of the text, made once for all documents
};

struct DocumentUsed {
    DocumentUse use = DocumentUse::Unknown;
    const WrittenText* by = nullptr; ///< the first that shows it; null where none does. Points into what was given
};

/// Looks for the id of a document, then for its words, in what steps wrote that began at `known` or later. Ids of fewer than four characters stand
/// everywhere and count as none.
DocumentUsed useOf(const domain::Document& document, const std::vector<WrittenText>& written, domain::Timestamp known);

} // namespace whyglass::analysis

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace whyglass::words {

/// A text of a layer without Qt, as it is written there, with %1 … %9 where something is put in. It ends without a full stop.
struct Phrase {
    const char* english;
    const char* told = ""; ///< digits of the places that hold phrases themselves, and are told in turn; the others are kept
};

/// The lists, one for what is said of each thing (NAME_phrases.cpp).
std::span<const Phrase> workspacePhrases();
std::span<const Phrase> recorderPhrases();
std::span<const Phrase> inputPhrases();
std::span<const Phrase> queryPhrases();
std::span<const Phrase> findingPhrases();
std::span<const Phrase> cardPhrases();
std::span<const Phrase> titlePhrases(); ///< of an entry of a card: "%1 read"; too general for any other text
std::span<const Phrase> partPhrases(); ///< that stand at places of other phrases only
std::span<const Phrase> costPhrases();
std::span<const Phrase> namePhrases();

} // namespace whyglass::words

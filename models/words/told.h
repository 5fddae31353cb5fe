// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Errors, findings, statements of a card and the like are made by layers without Qt, in English. Here they are put into the
/// language of the window: each is one of the phrases of phrases.h, filled in. What is no such phrase stays as it is.
namespace whyglass::words {

/// Bytes of the English text that were taken over as they are.
struct Kept {
    std::size_t from = 0, length = 0; ///< in the English text
    std::size_t to = 0; ///< where they stand in Told::text
};

struct Told {
    std::string text;
    std::vector<Kept> kept; ///< in the order of the English text; pieces that were translated are not in it
};

/// Asks the translators of the application for all phrases. On the GUI thread, after they were installed and before texts are
/// asked for; until then, and where the language is English, every text is told as it is.
void learn();

/// `english` in the language of the window. Sentences and parts behind "; " are told one by one where the whole is no phrase.
/// What is a quotation from its first to its last character is telemetry and stays; so do texts of more than 8 kB. From any thread.
std::string told(std::string_view english);
/// The title of an entry of a decision card, "Purchase order read".
std::string toldTitle(std::string_view english);
/// As told(), with what became of each part, for texts in which places are marked.
Told toldWithPlaces(std::string_view english);

} // namespace whyglass::words

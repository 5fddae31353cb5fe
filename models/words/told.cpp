// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/words/told.h"

#include "models/words/phrases.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace whyglass::words {

namespace {

constexpr std::size_t kMostBytes = 8'192;
constexpr int kMostNested = 6;
constexpr int kMostParts = 40; ///< that are looked at for one that can be told

bool endsIn(std::string_view text, std::string_view mark) { return text.size() > 2 * mark.size() && text.ends_with(mark); }

/// From the first to the last character.
bool isQuotation(std::string_view text)
{
    return (text.starts_with('"') && endsIn(text, "\"")) || (text.starts_with("\xE2\x80\x9C") && endsIn(text, "\xE2\x80\x9D"));
}

/// The length of a quotation at the beginning that a remark in brackets follows, with the blank between them; 0 where there is none.
std::size_t quotedBefore(std::string_view text)
{
    constexpr std::string_view kEnd = "\xE2\x80\x9D (";
    const std::size_t end = text.starts_with("\xE2\x80\x9C") && text.ends_with(')') ? text.rfind(kEnd) : std::string_view::npos;
    return end == std::string_view::npos ? 0 : end + kEnd.size() - 1;
}

/// "a %1 b %2" as literals around places: {"a ", " b ", ""} and {1, 2}.
struct Pattern {
    std::vector<std::string> literals;
    std::vector<int> places;
};

Pattern patternOf(std::string_view text)
{
    Pattern pattern{{{}}, {}};
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9') {
            pattern.places.push_back(text[++i] - '0');
            pattern.literals.emplace_back();
        } else {
            pattern.literals.back().push_back(text[i]);
        }
    }
    return pattern;
}

struct Piece {
    std::size_t from = 0, length = 0;
};
using Pieces = std::array<Piece, 10>; ///< by place

/// Where a phrase is looked for.
enum class Use { Text, Title, Part };

/// A phrase that has another wording in the language of the window.
struct Entry {
    Pattern english, translated;
    std::string_view told;
    Use use = Use::Text;
    std::size_t weight = 0; ///< letters of its own: the more, the surer

    [[nodiscard]] bool toldInTurn(int place) const { return told.find(static_cast<char>('0' + place)) != std::string_view::npos; }

    /// What stands at the places of this phrase; nullopt where `text` is none.
    [[nodiscard]] std::optional<Pieces> match(std::string_view text) const
    {
        const auto& literals = english.literals;
        const std::string& last = literals.back();
        if (text.size() < literals.front().size() + last.size() || text.substr(0, literals.front().size()) != literals.front()
            || text.substr(text.size() - last.size()) != last)
            return std::nullopt;
        Pieces pieces{};
        std::size_t at = literals.front().size();
        const std::size_t end = text.size() - last.size();
        for (std::size_t i = 0; i < english.places.size(); ++i) {
            const bool isLast = i + 1 == english.places.size();
            const std::size_t stop = isLast ? end : text.substr(0, end).find(literals[i + 1], at + 1);
            if (stop == std::string_view::npos || stop <= at)
                return std::nullopt;
            pieces[static_cast<std::size_t>(english.places[i])] = {at, stop - at};
            at = stop + (isLast ? 0 : literals[i + 1].size());
        }
        return pieces;
    }
};

class Book {
public:
    void learn()
    {
        m_entries.clear();
        m_whole.clear();
        for (const auto phrases : {workspacePhrases(), recorderPhrases(), inputPhrases(), queryPhrases(), findingPhrases(), cardPhrases(), costPhrases(), namePhrases()})
            learn(phrases, Use::Text);
        learn(titlePhrases(), Use::Title);
        learn(partPhrases(), Use::Part);
        std::stable_sort(m_entries.begin(), m_entries.end(), [](const Entry& a, const Entry& b) { return a.weight > b.weight; });
    }

    [[nodiscard]] bool isEmpty() const { return m_entries.empty() && m_whole.empty(); }

    /// Appends the telling of `text`, which begins at byte `from` of the whole.
    void tell(std::string_view text, std::size_t from, Use use, int nested, Told& out) const
    {
        if (const std::size_t quoted = quotedBefore(text)) {
            keep(text.substr(0, quoted), from, out);
            text.remove_prefix(quoted);
            from += quoted;
        }
        if (nested > kMostNested || isQuotation(text) || (!tellPhrase(text, from, use, nested, out) && !tellParts(text, from, use, nested, out)))
            keep(text, from, out);
    }

private:
    void learn(std::span<const Phrase> phrases, Use use)
    {
        for (const Phrase& phrase : phrases) {
            const std::string translated = QCoreApplication::translate("words", phrase.english).toStdString();
            if (translated == phrase.english)
                continue;
            Entry entry{patternOf(phrase.english), patternOf(translated), phrase.told, use, 0};
            for (const std::string& literal : entry.english.literals)
                entry.weight += literal.size();
            if (entry.english.places.empty())
                m_whole.emplace(phrase.english, Whole{translated, use});
            else
                m_entries.push_back(std::move(entry));
        }
    }

    static void keep(std::string_view text, std::size_t from, Told& out)
    {
        if (!text.empty())
            out.kept.push_back({from, text.size(), out.text.size()});
        out.text.append(text);
    }

    /// Appends nothing where it is none.
    bool tellPhrase(std::string_view text, std::size_t from, Use use, int nested, Told& out) const
    {
        const auto fits = [use](Use phrase) { return phrase == Use::Text || phrase == use; };
        const bool isSentence = text.size() > 1 && text.back() == '.';
        const std::string_view bare = isSentence ? text.substr(0, text.size() - 1) : text;
        if (const auto whole = m_whole.find(bare); whole != m_whole.end() && fits(whole->second.use)) {
            out.text.append(whole->second.text).append(isSentence ? "." : "");
            return true;
        }
        for (const Entry& entry : m_entries) {
            const auto pieces = fits(entry.use) ? entry.match(bare) : std::nullopt;
            if (!pieces || swallowsMore(entry, *pieces, bare))
                continue;
            fillIn(entry, *pieces, bare, from, nested, out);
            if (isSentence)
                out.text.push_back('.');
            return true;
        }
        return false;
    }

    /// What is put in where no phrase can stand is not another sentence or part.
    static bool swallowsMore(const Entry& entry, const Pieces& pieces, std::string_view text)
    {
        return std::any_of(entry.english.places.begin(), entry.english.places.end(), [&](int place) {
            const Piece piece = pieces[static_cast<std::size_t>(place)];
            const std::string_view kept = text.substr(piece.from, piece.length);
            return !entry.toldInTurn(place) && !isQuotation(kept)
                && (kept.find("; ") != std::string_view::npos || kept.find(". ") != std::string_view::npos);
        });
    }

    void fillIn(const Entry& entry, const Pieces& pieces, std::string_view text, std::size_t from, int nested, Told& out) const
    {
        out.text.append(entry.translated.literals.front());
        for (std::size_t i = 0; i < entry.translated.places.size(); ++i) {
            const int place = entry.translated.places[i];
            const Piece piece = pieces[static_cast<std::size_t>(place)];
            const std::string_view said = text.substr(piece.from, piece.length);
            if (entry.toldInTurn(place))
                tell(said, from + piece.from, Use::Part, nested + 1, out);
            else
                keep(said, from + piece.from, out);
            out.text.append(entry.translated.literals[i + 1]);
        }
    }

    /// Where a part can be told, on either side of ". ", "; " or a line break, the text is told in parts.
    bool tellParts(std::string_view text, std::size_t from, Use use, int nested, Told& out) const
    {
        int parts = 0;
        for (std::size_t i = 0; i + 1 < text.size() && parts < kMostParts; ++i) {
            const bool sentence = text.substr(i, 2) == ". ";
            if (!sentence && text.substr(i, 2) != "; " && text[i] != '\n')
                continue;
            ++parts;
            const std::size_t end = i + (sentence ? 1 : 0);
            const std::size_t next = text[i] == '\n' ? i + 1 : i + 2;
            if (tellPhrase(text.substr(0, end), from, use, nested, out)) {
                out.text.append(text.substr(end, next - end));
                tell(text.substr(next), from + next, use, nested, out);
                return true;
            }
            const std::size_t before = out.text.size(), keptBefore = out.kept.size();
            keep(text.substr(0, next), from, out);
            if (tellPhrase(text.substr(next), from + next, use, nested, out))
                return true;
            out.text.resize(before);
            out.kept.resize(keptBefore);
        }
        return false;
    }

    struct Whole {
        std::string text;
        Use use = Use::Text;
    };
    std::map<std::string, Whole, std::less<>> m_whole; ///< without places
    std::vector<Entry> m_entries; ///< with places, the surest first
};

Book& book()
{
    static Book kBook;
    return kBook;
}

Told tellAll(std::string_view english, Use use)
{
    Told out;
    if (book().isEmpty() || english.size() > kMostBytes) {
        out.text = english;
        out.kept.push_back({0, english.size(), 0});
        return out;
    }
    book().tell(english, 0, use, 0, out);
    std::sort(out.kept.begin(), out.kept.end(), [](const Kept& a, const Kept& b) { return a.from < b.from; });
    return out;
}

} // namespace

void learn() { book().learn(); }

std::string told(std::string_view english) { return tellAll(english, Use::Text).text; }

std::string toldTitle(std::string_view english) { return tellAll(english, Use::Title).text; }

Told toldWithPlaces(std::string_view english) { return tellAll(english, Use::Text); }

} // namespace whyglass::words

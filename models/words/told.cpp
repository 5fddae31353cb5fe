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

/// A phrase that has another wording in the language of the window.
struct Entry {
    Pattern english, translated;
    std::string_view told;
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
            for (const Phrase& phrase : phrases)
                learn(phrase);
        std::stable_sort(m_entries.begin(), m_entries.end(), [](const Entry& a, const Entry& b) { return a.weight > b.weight; });
    }

    [[nodiscard]] bool isEmpty() const { return m_entries.empty() && m_whole.empty(); }

    /// Appends the telling of `text`, which begins at byte `from` of the whole.
    void tell(std::string_view text, std::size_t from, Told& out, int nested) const
    {
        if (nested > kMostNested || (!tellPhrase(text, from, out, nested) && !tellParts(text, from, out, nested)))
            keep(text, from, out);
    }

private:
    void learn(const Phrase& phrase)
    {
        const std::string translated = QCoreApplication::translate("words", phrase.english).toStdString();
        if (translated == phrase.english)
            return;
        Entry entry{patternOf(phrase.english), patternOf(translated), phrase.told, 0};
        if (entry.english.places.empty()) {
            m_whole.emplace(phrase.english, translated);
            return;
        }
        for (const std::string& literal : entry.english.literals)
            entry.weight += literal.size();
        m_entries.push_back(std::move(entry));
    }

    static void keep(std::string_view text, std::size_t from, Told& out)
    {
        if (!text.empty())
            out.kept.push_back({from, text.size(), out.text.size()});
        out.text.append(text);
    }

    bool tellPhrase(std::string_view text, std::size_t from, Told& out, int nested) const
    {
        const bool isSentence = text.size() > 1 && text.back() == '.';
        const std::string_view bare = isSentence ? text.substr(0, text.size() - 1) : text;
        if (const auto whole = m_whole.find(bare); whole != m_whole.end()) {
            out.text.append(whole->second).append(isSentence ? "." : "");
            return true;
        }
        for (const Entry& entry : m_entries) {
            const auto pieces = entry.match(bare);
            if (!pieces)
                continue;
            out.text.append(entry.translated.literals.front());
            for (std::size_t i = 0; i < entry.translated.places.size(); ++i) {
                const int place = entry.translated.places[i];
                const Piece piece = (*pieces)[static_cast<std::size_t>(place)];
                if (entry.toldInTurn(place))
                    tell(bare.substr(piece.from, piece.length), from + piece.from, out, nested + 1);
                else
                    keep(bare.substr(piece.from, piece.length), from + piece.from, out);
                out.text.append(entry.translated.literals[i + 1]);
            }
            if (isSentence)
                out.text.push_back('.');
            return true;
        }
        return false;
    }

    /// Where a part ends that can be told, on either side of ". ", "; " or a line break, the text is told in parts.
    bool tellParts(std::string_view text, std::size_t from, Told& out, int nested) const
    {
        for (std::size_t i = 0; i + 1 < text.size(); ++i) {
            const bool sentence = text.substr(i, 2) == ". ";
            if (!sentence && text.substr(i, 2) != "; " && text[i] != '\n')
                continue;
            const std::size_t end = i + (sentence ? 1 : 0);
            const std::size_t next = text[i] == '\n' ? i + 1 : i + 2;
            Told left{out.text, out.kept};
            if (tellPhrase(text.substr(0, end), from, left, nested)) {
                out = std::move(left);
            } else {
                Told whole{out.text, out.kept};
                keep(text.substr(0, next), from, whole);
                if (!tellPhrase(text.substr(next), from + next, whole, nested))
                    continue;
                out = std::move(whole);
                return true;
            }
            out.text.append(text.substr(end, next - end));
            tell(text.substr(next), from + next, out, nested + 1);
            return true;
        }
        return false;
    }

    std::map<std::string, std::string, std::less<>> m_whole; ///< without places
    std::vector<Entry> m_entries; ///< with places, the surest first
};

Book& book()
{
    static Book kBook;
    return kBook;
}

} // namespace

void learn() { book().learn(); }

Told toldWithPlaces(std::string_view english)
{
    Told out;
    if (book().isEmpty() || english.size() > kMostBytes) {
        out.text = english;
        out.kept.push_back({0, english.size(), 0});
        return out;
    }
    book().tell(english, 0, out, 0);
    std::sort(out.kept.begin(), out.kept.end(), [](const Kept& a, const Kept& b) { return a.from < b.from; });
    return out;
}

std::string told(std::string_view english) { return toldWithPlaces(english).text; }

} // namespace whyglass::words

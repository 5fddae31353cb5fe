// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/lineage/value_tokens.h"

#include "models/analysis/text/ascii.h"

#include <algorithm>

namespace whyglass::analysis {

namespace {

constexpr std::size_t kShortestId = 4;
constexpr std::size_t kLongestToken = 512; ///< longer runs are encoded data, no values
constexpr std::size_t kMaxTokens = 200'000; ///< of one text
constexpr std::size_t kMostLevels = 8; ///< of JSON within JSON

bool isAlnum(char c) { return isAlpha(c) || isDigit(c); }
bool isJoiner(char c) { return c == '-' || c == '_'; }
bool isUrlByte(char c) { return isAlnum(c) || std::string_view("-._~:/?#[]@!$&*+,;=%").find(c) != std::string_view::npos; }
bool isMailByte(char c) { return isAlnum(c) || std::string_view("._%+-").find(c) != std::string_view::npos; }

class Scanner {
public:
    Scanner(std::string_view text, std::vector<ValueToken>& out) : m_text(text), m_out(out), m_structured(looksStructured(text)) {}

    void run()
    {
        while (m_at < m_text.size() && m_out.size() < kMaxTokens) {
            const char c = m_text[m_at];
            if (m_structured && (c == '"' || c == '\'' || c == '\\'))
                takeSign(c);
            else if (c == '@')
                takeMail();
            else if (isAlnum(c))
                takeWord();
            else
                ++m_at;
        }
    }

private:
    // --- structure -----------------------------------------------------------------------------------------------------

    /// Outside of strings, here or in JSON that is itself a string.
    [[nodiscard]] bool bare() const { return m_structured && (m_open.empty() || m_open.back().nested); }

    void takeSign(char c)
    {
        if (c == '\\') {
            takeEscape();
            return;
        }
        ++m_at;
        takeQuote(c, 0);
    }

    /// A quote behind so many backslashes: each level of JSON within JSON has its own number of them.
    void takeQuote(char quote, std::size_t escapes)
    {
        while (!m_open.empty() && m_open.back().escapes > escapes)
            m_open.pop_back();
        const bool isOpen = !m_open.empty() && m_open.back().escapes == escapes;
        if (isOpen && m_open.back().quote == quote) {
            if (quote == '"' || endsString())
                m_open.pop_back();
        } else if (!isOpen && m_open.size() < kMostLevels) {
            const std::string_view rest = m_text.substr(m_at);
            const bool list = rest.size() > 1 && rest[0] == '[' && isDigit(rest[1]);
            m_open.push_back({quote, escapes, list || rest.starts_with("{\\") || rest.starts_with("[\\") || rest.starts_with("[{\\")});
        }
    }

    /// An apostrophe within a Python string is no end: what follows an end is a sign of structure.
    [[nodiscard]] bool endsString() const
    {
        std::size_t next = m_at;
        while (next < m_text.size() && isSpace(m_text[next]))
            ++next;
        return next == m_text.size() || std::string_view(",:]})").find(m_text[next]) != std::string_view::npos;
    }

    /// An escape ends a word: the n of "\n1,000" is no letter of it.
    void takeEscape()
    {
        const std::size_t begin = m_at;
        while (m_at < m_text.size() && m_text[m_at] == '\\')
            ++m_at;
        if (m_at >= m_text.size())
            return;
        const std::size_t escapes = m_at - begin;
        const char c = m_text[m_at];
        constexpr std::size_t kCodeDigits = 4;
        if (c == 'u') {
            m_at = std::min(m_at + 1 + kCodeDigits, m_text.size());
        } else if (std::string_view("nrtbf\"'/").find(c) != std::string_view::npos) {
            ++m_at;
            if (c == '"')
                takeQuote(c, escapes);
        }
    }

    // --- words ---------------------------------------------------------------------------------------------------------

    void takeWord()
    {
        const std::size_t begin = m_at;
        const bool continues = begin > 0 && static_cast<unsigned char>(m_text[begin - 1]) >= 0x80;
        std::size_t end = begin;
        bool digits = false;
        bool letters = false;
        bool joined = false;
        while (end < m_text.size()) {
            const char c = m_text[end];
            if (isJoiner(c) && end + 1 < m_text.size() && isAlnum(m_text[end + 1]))
                joined = true;
            else if (isDigit(c))
                digits = true;
            else if (isAlpha(c))
                letters = true;
            else
                break;
            ++end;
        }
        m_at = end;
        if (end - begin > kLongestToken)
            return;
        if (!digits) {
            takeLetters(begin, end, continues);
            return;
        }
        if (isDigit(m_text[begin]) && !continues && takeDate(begin))
            return;
        if (letters)
            takeMixed(begin, end, joined);
        else
            takeDigits(begin, end, joined);
    }

    void takeLetters(std::size_t begin, std::size_t end, bool continues)
    {
        const std::string_view rest = m_text.substr(end);
        if (rest.starts_with("://")) {
            takeUrl(begin);
            return;
        }
        const std::size_t day = rest.starts_with(". ") ? 2 : 1; // "May 1, 2025"
        const bool isDate = rest.size() > day && (rest[0] == ' ' || day == 2) && isDigit(rest[day]) && takeDate(begin);
        if (!isDate && !bare() && !continues)
            takeNumberWords(begin);
    }

    void takeNumberWords(std::size_t begin)
    {
        if (const auto numeral = readNumberWords(m_text, begin)) {
            add(*numeral);
            m_at = std::max(m_at, numeral->next);
        }
    }

    void add(const Numeral& numeral)
    {
        ValueToken token;
        token.kind = ValueKind::Number;
        token.begin = numeral.begin;
        token.end = numeral.end;
        token.numeral = numeral;
        m_out.push_back(token);
    }

    bool takeDate(std::size_t begin)
    {
        const auto date = readDate(m_text, begin);
        if (!date)
            return false;
        ValueToken token;
        token.kind = ValueKind::Date;
        token.begin = begin;
        token.end = date->end;
        token.date = *date;
        m_out.push_back(token);
        m_at = std::max(m_at, date->end);
        if (m_at < m_text.size() && m_text[m_at] == 'T') // the time of day is no value of its own
            while (m_at < m_text.size() && (isDigit(m_text[m_at]) || std::string_view("T:.Z+-").find(m_text[m_at]) != std::string_view::npos))
                ++m_at;
        return true;
    }

    /// 14:02:13
    bool takeClock(std::size_t begin, std::size_t end)
    {
        const bool clock = !bare() && end - begin <= 2 && end + 2 < m_text.size() && m_text[end] == ':' && isDigit(m_text[end + 1]) && isDigit(m_text[end + 2]);
        if (clock)
            while (m_at < m_text.size() && (isDigit(m_text[m_at]) || m_text[m_at] == ':' || m_text[m_at] == '.'))
                ++m_at;
        return clock;
    }

    bool takeNumber(std::size_t begin)
    {
        const auto numeral = readNumeral(m_text, begin, bare());
        if (!numeral)
            return false;
        add(*numeral);
        // Numbers held together by a plain space may be two: the second is read again by itself.
        const std::size_t space = m_text.substr(begin, numeral->end - begin).find(' ');
        m_at = space == std::string_view::npos || isAlpha(m_text[numeral->end - 1]) ? std::max(m_at, numeral->next) : begin + space;
        return true;
    }

    /// Digits with or without joiners: 4711, 10-20, 555-0134, 2024-001.
    void takeDigits(std::size_t begin, std::size_t end, bool joined)
    {
        if (!joined) {
            if (takeClock(begin, end) || takeDotted(begin, end))
                return;
            m_at = begin + 1;
            if (!takeNumber(begin)) {
                m_at = end;
                constexpr std::size_t kLongestNumber = 18;
                if (end - begin > kLongestNumber)
                    addId(begin, end);
            }
            m_at = std::max(m_at, end);
            return;
        }
        addId(begin, end);
        m_at = begin;
        for (std::size_t part = begin; part < end; part = m_at + 1) {
            m_at = m_text.find_first_of("-_", part);
            m_at = std::min(m_at, end);
            const std::size_t partEnd = m_at;
            if (partEnd == end || m_text[partEnd] == '-') // "10-20" is two numbers, too
                takeNumber(part);
            m_at = partEnd;
        }
        m_at = end;
    }

    /// 1.4.2, 10.0.0.1
    bool takeDotted(std::size_t begin, std::size_t end)
    {
        std::size_t dots = 0;
        std::size_t last = end;
        while (last + 1 < m_text.size() && m_text[last] == '.' && isAlnum(m_text[last + 1])) {
            ++dots;
            ++last;
            while (last < m_text.size() && (isAlnum(m_text[last]) || isJoiner(m_text[last])))
                ++last;
        }
        if (dots < 2 || last - begin > kLongestToken)
            return false;
        if (readNumeral(m_text, begin, bare()))
            return false; // 1.000.000
        addId(begin, last);
        m_at = last;
        return true;
    }

    void takeMixed(std::size_t begin, std::size_t end, bool joined)
    {
        if (isDigit(m_text[begin]) && (takeNumberWithUnit(begin, end) || isOrdinal(begin, end)))
            return;
        constexpr std::size_t kCodeLetters = 3;
        const bool code = !joined && end - begin > kCodeLetters && std::all_of(m_text.begin() + static_cast<std::ptrdiff_t>(begin), m_text.begin() + static_cast<std::ptrdiff_t>(begin + kCodeLetters), isAlpha)
            && isDigit(m_text[begin + kCodeLetters]);
        if (code) { // EUR1,000
            const auto numeral = readNumeral(m_text, begin + kCodeLetters, bare());
            if (numeral && numeral->currency != Currency{}) {
                takeNumber(begin + kCodeLetters);
                m_at = std::max(m_at, end);
                return;
            }
        }
        std::size_t last = end;
        while (last + 1 < m_text.size() && m_text[last] == '.' && isDigit(m_text[last + 1])) { // v1.4.2, DOC-1.2
            ++last;
            while (last < m_text.size() && (isAlnum(m_text[last]) || isJoiner(m_text[last])))
                ++last;
        }
        if (last != end && last - begin <= kLongestToken)
            addId(begin, last);
        addId(begin, end);
        m_at = std::max(last, end);
        if (joined)
            addParts(begin, end);
    }

    [[nodiscard]] bool isOrdinal(std::size_t begin, std::size_t end) const
    {
        const std::string_view word = m_text.substr(begin, end - begin);
        const std::size_t digits = word.find_first_not_of("0123456789");
        const std::string_view ending = word.substr(std::min(digits, word.size()));
        return ending == "st" || ending == "nd" || ending == "rd" || ending == "th";
    }

    bool takeNumberWithUnit(std::size_t begin, std::size_t end)
    {
        const auto numeral = readNumeral(m_text, begin, bare());
        if (!numeral || numeral->next < end)
            return false;
        m_at = begin;
        takeNumber(begin);
        m_at = std::max(m_at, end);
        return true;
    }

    /// The id in "invoice_INV-12345".
    void addParts(std::size_t begin, std::size_t end)
    {
        std::size_t part = begin;
        while (part < end) {
            const std::size_t mark = std::min(m_text.find('_', part), end);
            if (part != begin || mark != end)
                addId(part, mark);
            part = mark + 1;
        }
    }

    void addId(std::size_t begin, std::size_t end)
    {
        const std::string_view id = m_text.substr(begin, end - begin);
        const auto digits = std::count_if(id.begin(), id.end(), isDigit);
        if (id.size() < kShortestId || digits < 2)
            return;
        ValueToken token;
        token.kind = ValueKind::Id;
        token.begin = begin;
        token.end = end;
        m_out.push_back(token);
    }

    // --- addresses -----------------------------------------------------------------------------------------------------

    void takeUrl(std::size_t begin)
    {
        std::size_t end = m_at + 3;
        while (end < m_text.size() && isUrlByte(m_text[end]))
            ++end;
        while (end > m_at + 3 && std::string_view(".,;:!?]&").find(m_text[end - 1]) != std::string_view::npos)
            --end;
        if (end <= m_at + 3)
            return;
        ValueToken token;
        token.kind = ValueKind::Url;
        token.begin = begin;
        token.end = end;
        m_out.push_back(token);
        m_at += 3; // its path holds ids
    }

    void takeMail()
    {
        std::size_t begin = m_at;
        while (begin > 0 && isMailByte(m_text[begin - 1]))
            --begin;
        std::size_t end = m_at + 1;
        while (end < m_text.size() && (isAlnum(m_text[end]) || m_text[end] == '-' || (m_text[end] == '.' && end + 1 < m_text.size() && isAlnum(m_text[end + 1]))))
            ++end;
        const bool isMail = begin < m_at && m_text.substr(m_at, end - m_at).find('.') != std::string_view::npos && end - begin <= kLongestToken;
        m_at = isMail ? end : m_at + 1;
        if (!isMail)
            return;
        while (!m_out.empty() && m_out.back().begin >= begin) // the part before the sign
            m_out.pop_back();
        ValueToken token;
        token.kind = ValueKind::Email;
        token.begin = begin;
        token.end = end;
        m_out.push_back(token);
    }

    std::string_view m_text;
    std::vector<ValueToken>& m_out;
    std::size_t m_at = 0;
    bool m_structured;
    struct Open {
        char quote;
        std::size_t escapes; ///< before the quote
        bool nested;         ///< the string is JSON itself
    };
    std::vector<Open> m_open; ///< strings, the outermost first
};

} // namespace

bool looksStructured(std::string_view text)
{
    text = trim(text);
    if (text.empty())
        return false;
    const std::string_view inner = trim(text.substr(1));
    if (inner.empty())
        return false;
    if (text.front() == '{')
        return std::string_view("\"'}").find(inner.front()) != std::string_view::npos;
    if (text.front() == '[')
        return std::string_view("{[\"'-0123456789]").find(inner.front()) != std::string_view::npos && text.back() == ']';
    return text.front() == '"' && text.back() == '"';
}

void valueTokensOf(std::string_view text, std::vector<ValueToken>& out)
{
    out.clear();
    Scanner(text, out).run();
}

std::string comparedForm(ValueKind kind, std::string_view text)
{
    std::string form = toLower(text);
    if (kind != ValueKind::Url)
        return form;
    const std::size_t scheme = form.find("://");
    if (scheme != std::string::npos)
        form.erase(0, scheme + 3);
    if (form.starts_with("www."))
        form.erase(0, 4);
    while (form.ends_with('/'))
        form.pop_back();
    return form;
}

} // namespace whyglass::analysis

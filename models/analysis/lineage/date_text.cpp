// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/lineage/value_tokens.h"
#include "models/analysis/text/ascii.h"

namespace whyglass::analysis {

namespace {

/// Beginnings of at least three letters; the index / 2 + 1 is the month.
constexpr std::array<std::string_view, 24> kMonths = {"january", "januar", "february", "februar", "march", "m\xC3\xA4rz", "april", "april", "may", "mai",
    "june", "juni", "july", "juli", "august", "august", "september", "september", "october", "oktober", "november", "november", "december", "dezember"};

struct Cursor {
    std::string_view text;
    std::size_t at = 0;

    [[nodiscard]] char peek() const { return at < text.size() ? text[at] : '\0'; }
    bool take(char c)
    {
        if (peek() != c)
            return false;
        ++at;
        return true;
    }
    /// A number of `least` to `most` digits that no further digit follows; -1 where there is none.
    int number(std::size_t least, std::size_t most, std::size_t* digits = nullptr)
    {
        std::size_t end = at;
        int value = 0;
        while (end < text.size() && isDigit(text[end]) && end - at <= most)
            value = value * 10 + (text[end++] - '0');
        if (end - at < least || end - at > most)
            return -1;
        if (digits != nullptr)
            *digits = end - at;
        at = end;
        return value;
    }
    /// 1 … 12, 0 where no name of a month stands here.
    int month()
    {
        std::size_t end = at;
        while (end < text.size() && (isAlpha(text[end]) || static_cast<unsigned char>(text[end]) >= 0x80))
            ++end;
        constexpr std::size_t kShortest = 3;
        if (end - at < kShortest)
            return 0;
        const std::string word = toLower(text.substr(at, end - at));
        for (std::size_t i = 0; i < kMonths.size(); ++i) {
            const bool sept = word == "sept" && kMonths[i] == "september";
            if (kMonths[i] != word && !(word.size() == kShortest && kMonths[i].starts_with(word)) && !sept)
                continue;
            at = end;
            take('.');
            return static_cast<int>(i / 2) + 1;
        }
        return 0;
    }
    [[nodiscard]] bool ends() const { return !isDigit(peek()) && !isAlpha(peek()); }
};

bool isDay(int year, int month, int day)
{
    static constexpr std::array<int, 12> kDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 && day <= kDays[static_cast<std::size_t>(month - 1)];
}

int packed(int year, int month, int day) { return isDay(year, month, day) ? year * 10'000 + month * 100 + day : 0; }

int fullYear(int year, std::size_t digits)
{
    constexpr int kPivot = 70;
    return digits == 4 ? year : year + (year < kPivot ? 2000 : 1900);
}

/// 2025-05-01, 2025/5/1, also with a time of day behind it.
std::optional<DateText> yearFirst(std::string_view text, std::size_t at)
{
    Cursor cursor{text, at};
    const int year = cursor.number(4, 4);
    const char mark = cursor.peek();
    if (year < 0 || (mark != '-' && mark != '/' && mark != '.') || !cursor.take(mark))
        return std::nullopt;
    const int month = cursor.number(1, 2);
    if (month < 0 || !cursor.take(mark))
        return std::nullopt;
    const int day = packed(year, month, cursor.number(1, 2));
    if (day == 0 || !(cursor.ends() || cursor.peek() == 'T' || cursor.peek() == 't'))
        return std::nullopt;
    return DateText{day, 0, cursor.at};
}

/// 01.05.2025, 1/5/2025, 05-01-2025, 1/5/25.
std::optional<DateText> yearLast(std::string_view text, std::size_t at)
{
    Cursor cursor{text, at};
    std::size_t firstDigits = 0;
    const int first = cursor.number(1, 2, &firstDigits);
    const char mark = cursor.peek();
    if (first < 0 || (mark != '-' && mark != '/' && mark != '.') || !cursor.take(mark))
        return std::nullopt;
    std::size_t secondDigits = 0;
    const int second = cursor.number(1, 2, &secondDigits);
    std::size_t digits = 0;
    if (second < 0 || !cursor.take(mark))
        return std::nullopt;
    const int written = cursor.number(2, 4, &digits);
    const bool shortYear = mark == '/' || (mark == '.' && firstDigits == 2 && secondDigits == 2); // 1.4.22 is a version
    if (written < 0 || digits == 3 || (digits == 2 && !shortYear) || !cursor.ends())
        return std::nullopt;
    const int year = fullYear(written, digits);
    const int dayFirst = packed(year, second, first);
    const int monthFirst = mark == '.' ? 0 : packed(year, first, second); // with dots the day comes first everywhere
    if (dayFirst == 0 && monthFirst == 0)
        return std::nullopt;
    const int day = dayFirst != 0 ? dayFirst : monthFirst;
    const bool two = dayFirst != 0 && monthFirst != 0 && dayFirst != monthFirst;
    return DateText{day, two ? monthFirst : 0, cursor.at};
}

/// 1 May 2025, 1. Mai 2025, 01-May-2025, 1st of May 2025.
std::optional<DateText> dayAndName(std::string_view text, std::size_t at)
{
    Cursor cursor{text, at};
    const int day = cursor.number(1, 2);
    if (day < 0)
        return std::nullopt;
    for (const std::string_view ordinal : {"st", "nd", "rd", "th", "."})
        if (text.substr(cursor.at).starts_with(ordinal)) {
            cursor.at += ordinal.size();
            break;
        }
    if (!cursor.take(' ') && !cursor.take('-'))
        return std::nullopt;
    if (text.substr(cursor.at).starts_with("of "))
        cursor.at += 3;
    const int month = cursor.month();
    if (month == 0)
        return std::nullopt;
    cursor.take(',');
    if (!cursor.take(' ') && !cursor.take('-'))
        return std::nullopt;
    const int packedDay = packed(cursor.number(4, 4), month, day);
    return packedDay == 0 || !cursor.ends() ? std::nullopt : std::optional<DateText>({packedDay, 0, cursor.at});
}

/// May 1, 2025; May 1st 2025.
std::optional<DateText> nameFirst(std::string_view text, std::size_t at)
{
    Cursor cursor{text, at};
    const int month = cursor.month();
    if (month == 0 || !cursor.take(' '))
        return std::nullopt;
    const int day = cursor.number(1, 2);
    for (const std::string_view ordinal : {"st", "nd", "rd", "th"})
        if (text.substr(cursor.at).starts_with(ordinal))
            cursor.at += ordinal.size();
    cursor.take(',');
    if (day < 0 || !cursor.take(' '))
        return std::nullopt;
    const int packedDay = packed(cursor.number(4, 4), month, day);
    return packedDay == 0 || !cursor.ends() ? std::nullopt : std::optional<DateText>({packedDay, 0, cursor.at});
}

} // namespace

std::optional<DateText> readDate(std::string_view text, std::size_t at)
{
    if (at >= text.size())
        return std::nullopt;
    if (!isDigit(text[at]))
        return nameFirst(text, at);
    if (auto date = yearFirst(text, at))
        return date;
    if (auto date = yearLast(text, at))
        return date;
    return dayAndName(text, at);
}

} // namespace whyglass::analysis

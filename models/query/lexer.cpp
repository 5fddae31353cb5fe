// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/token.h"

#include "models/analysis/text/ascii.h"
#include "models/domain/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

namespace whyglass::query {

namespace {

using analysis::isAlpha;
using analysis::isDigit;
using domain::Field;
using domain::Literal;

constexpr std::string_view kNotInAttribute = "{}()=~!<>&|^,";
// Longest first.
constexpr std::array<std::string_view, 37> kSigns = {"!>>", "!<<", "&>>", "&<<", "&&", "||", "!>", "!<", "!~", "!=", "&>", "&<",
                                                     "&~",  "=~",  "==",  ">=",  "<=", ">>", "<<", "<>", "=",  ">",  "<",  "~",
                                                     "!",   "+",   "-",   "*",   "/",  "%",  "^",  "|",  "{",  "}",  "(",
                                                     ")",   ","};

struct Unit {
    std::string_view name;
    double ns;
};
constexpr std::array<Unit, 11> kDurationUnits = {{{"ns", 1}, {"us", 1e3}, {"\xC2\xB5s", 1e3}, {"\xCE\xBCs", 1e3}, {"ms", 1e6}, {"s", 1e9},
                                                  {"m", 60e9}, {"h", 3600e9}, {"d", 86'400e9}, {"w", 604'800e9}, {"y", 31'536'000e9}}};
struct SizeUnit {
    std::string_view name;
    std::int64_t bytes;
};
constexpr std::array<SizeUnit, 7> kSizeUnits = {{{"KiB", 1LL << 10}, {"MiB", 1LL << 20}, {"GiB", 1LL << 30}, {"kB", 1'000}, {"KB", 1'000},
                                                 {"MB", 1'000'000}, {"GB", 1'000'000'000}}};

bool isNameByte(char c) { return isAlpha(c) || isDigit(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80; }

std::optional<Field::Scope> scopeNamed(std::string_view name)
{
    using enum Field::Scope;
    static constexpr std::array<std::pair<std::string_view, Field::Scope>, 5> kScopes = {
        {{"span", Span}, {"resource", Resource}, {"event", Event}, {"link", Link}, {"instrumentation", Instrumentation}}};
    for (const auto& [scope, value] : kScopes)
        if (scope == name)
            return value;
    return std::nullopt;
}

class Lexer {
public:
    explicit Lexer(std::string_view text) : m_text(text) {}

    Tokens run()
    {
        if (const std::size_t zero = m_text.find('\0'); zero != std::string_view::npos) {
            fail("E007", {zero, 1}, "an invisible character has no meaning here; take it out");
            m_text = m_text.substr(0, zero);
        }
        while (!isBroken()) {
            if (!skipBlank())
                break;
            Token token;
            token.range.position = m_at;
            if (m_at == m_text.size()) {
                m_found.tokens.push_back(std::move(token));
                break;
            }
            read(token);
            token.range.length = m_at - token.range.position;
            if (token.kind != Token::Kind::Sign || !token.text.empty())
                m_found.tokens.push_back(std::move(token));
        }
        if (m_found.tokens.empty() || m_found.tokens.back().kind != Token::Kind::End) {
            Token end;
            end.range.position = m_text.size();
            m_found.tokens.push_back(std::move(end));
        }
        return std::move(m_found);
    }

private:
    [[nodiscard]] char peek(std::size_t ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0'; }
    [[nodiscard]] bool ahead(std::string_view text) const { return m_text.substr(m_at).starts_with(text); }

    void fail(std::string code, Range range, std::string message)
    {
        if (m_found.problems.size() < kMaxProblems)
            m_found.problems.push_back({std::move(code), range, std::move(message), {}});
    }

    /// For what is never closed.
    void fatal(std::string code, Range range, std::string message)
    {
        m_found.brokenFrom = range.position;
        fail(std::move(code), range, std::move(message));
    }
    [[nodiscard]] bool isBroken() const { return m_found.brokenFrom != std::string_view::npos; }

    /// False where a comment is never closed.
    bool skipBlank()
    {
        for (;;) {
            if (analysis::isSpace(peek()) && m_at < m_text.size()) {
                ++m_at;
            } else if (ahead("\xC2\xA0") || ahead("\xE2\x80\x83") || ahead("\xE3\x80\x80")) { // no-break, em and ideographic space
                m_at += peek() == '\xC2' ? 2U : 3U;
            } else if (ahead("//")) {
                m_at = std::min(m_text.find('\n', m_at), m_text.size());
            } else if (ahead("/*")) {
                const std::size_t end = m_text.find("*/", m_at + 2);
                if (end == std::string_view::npos) {
                    fatal("E004", {m_at, 2}, "this comment is never closed; add */");
                    return false;
                }
                m_at = end + 2;
            } else {
                return true;
            }
        }
    }

    void read(Token& token)
    {
        const char c = peek();
        if (c == '"' || c == '\'')
            readString(token, c);
        else if (c == '`')
            readRaw(token);
        else if (isDigit(c) || (c == '.' && isDigit(peek(1))))
            readNumber(token);
        else if (c == '.')
            readAttribute(token, Field::Scope::Any);
        else if (isNameByte(c) && static_cast<unsigned char>(c) < 0x80)
            readName(token);
        else
            readSign(token);
    }

    void readSign(Token& token)
    {
        token.kind = Token::Kind::Sign;
        const auto* sign = std::find_if(kSigns.begin(), kSigns.end(), [this](std::string_view one) { return ahead(one); });
        if (sign == kSigns.end()) {
            const std::size_t begin = m_at++;
            while (m_at < m_text.size() && (static_cast<unsigned char>(peek()) & 0xC0U) == 0x80U)
                ++m_at;
            const std::string_view found = m_text.substr(begin, m_at - begin);
            const bool printable = static_cast<unsigned char>(found.front()) >= 0x20 && found.front() != 0x7F && !isBidi(found);
            fail("E007", {begin, found.size()}, (printable ? inQuotes(found) : std::string("an invisible character"))
                     + " has no meaning here; quote it if it is part of a text");
            return;
        }
        token.text = *sign;
        m_at += sign->size();
    }

    /// Characters that turn the direction of what follows: they would hide what a query says.
    static bool isBidi(std::string_view character)
    {
        return character >= "\xE2\x80\x8E" && character <= "\xE2\x81\xA9" && character.size() == 3;
    }

    void readEscape(std::string& out)
    {
        const std::size_t begin = m_at++;
        const char c = peek();
        m_at = std::min(m_at + 1, m_text.size());
        switch (c) {
        case 'n': out += '\n'; return;
        case 't': out += '\t'; return;
        case 'r': out += '\r'; return;
        case '\\':
        case '"':
        case '\'': out += c; return;
        default: break;
        }
        const std::size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
        std::uint32_t code = 0;
        if (digits > 0 && m_at + digits <= m_text.size()) {
            const char* first = m_text.data() + m_at;
            const auto [end, error] = std::from_chars(first, first + digits, code, 16);
            const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
            if (error == std::errc{} && end == first + digits && code > 0 && code <= 0x10FFFF && !surrogate) {
                domain::appendUtf8(out, code);
                m_at += digits;
                return;
            }
        }
        fail("E003", {begin, 2}, "unknown escape \"\\" + std::string(1, c) + "\"; write \\\\ for a backslash");
    }

    void readString(Token& token, char quote)
    {
        token.kind = Token::Kind::String;
        const std::size_t begin = m_at++;
        while (!isBroken()) {
            if (m_at == m_text.size() || peek() == '\n') {
                fatal("E001", {begin, m_at - begin}, std::string("this text is never closed; add ") + quote + " at the end");
            } else if (peek() == quote) {
                ++m_at;
                return;
            } else if (peek() == '\\') {
                readEscape(token.text);
            } else {
                token.text += m_text[m_at++];
            }
        }
    }

    void readRaw(Token& token)
    {
        token.kind = Token::Kind::String;
        const std::size_t end = m_text.find('`', m_at + 1);
        if (end == std::string_view::npos) {
            fatal("E001", {m_at, m_text.size() - m_at}, "this text is never closed; add ` at the end");
            m_at = m_text.size();
            return;
        }
        token.text = m_text.substr(m_at + 1, end - m_at - 1);
        m_at = end + 1;
    }

    void readNumber(Token& token)
    {
        token.kind = Token::Kind::Number;
        const std::size_t begin = m_at;
        const std::string_view digits = takeDigits();
        std::size_t end = m_at;
        while (end < m_text.size() && (isNameByte(m_text[end]) || m_text[end] == '.'))
            ++end;
        if (end == m_at) {
            plainNumber(token, digits);
            return;
        }
        const std::string_view unit = m_text.substr(m_at, end - m_at);
        for (const SizeUnit& size : kSizeUnits) {
            if (unit == size.name) {
                m_at = end;
                token.kind = Token::Kind::Size;
                token.factor = size.bytes;
                plainNumber(token, digits);
                return;
            }
        }
        m_at = begin;
        if (const auto ns = takeDuration(end)) {
            token.literal.type = Literal::Type::Duration;
            token.literal.integer = *ns;
            return;
        }
        m_at = end;
        token.literal.type = Literal::Type::Int;
        fail("E005", {begin, end - begin}, inQuotes(m_text.substr(begin, end - begin))
                 + " is not a number; durations are ns us \xC2\xB5s ms s m h d w y, sizes kB MB GB KiB MiB GiB");
    }

    /// "15", "1.5", ".5", "1.", "1e-3".
    std::string_view takeDigits()
    {
        const std::size_t begin = m_at;
        while (isDigit(peek()))
            ++m_at;
        if (peek() == '.')
            ++m_at;
        while (isDigit(peek()))
            ++m_at;
        const std::size_t sign = peek(1) == '-' || peek(1) == '+' ? 1 : 0;
        if ((peek() == 'e' || peek() == 'E') && isDigit(peek(1 + sign))) {
            m_at += 1 + sign;
            while (isDigit(peek()))
                ++m_at;
        }
        return m_text.substr(begin, m_at - begin);
    }

    std::optional<std::int64_t> takeDuration(std::size_t end)
    {
        constexpr double kMaxNs = 9.2e18;
        double total = 0.0;
        while (m_at < end) {
            const std::string_view digits = takeDigits();
            double number = 0.0;
            const auto* unit = std::find_if(kDurationUnits.begin(), kDurationUnits.end(), [this](const Unit& one) { return ahead(one.name); });
            if (digits.empty() || unit == kDurationUnits.end() || std::from_chars(digits.data(), digits.data() + digits.size(), number).ec != std::errc{})
                return std::nullopt;
            m_at += unit->name.size();
            total += number * unit->ns;
        }
        return total <= kMaxNs ? std::optional<std::int64_t>(std::llround(total)) : std::nullopt;
    }

    void plainNumber(Token& token, std::string_view digits)
    {
        const char* first = digits.data();
        const char* last = first + digits.size();
        if (digits.find_first_not_of("0123456789") == std::string_view::npos) {
            token.literal.type = Literal::Type::Int;
            if (std::from_chars(first, last, token.literal.integer).ec != std::errc{})
                fail("E006", {token.range.position, digits.size()}, "this number does not fit into 64 bits");
            return;
        }
        token.literal.type = Literal::Type::Float;
        if (std::from_chars(first, last, token.literal.real).ec != std::errc{})
            fail("E006", {token.range.position, digits.size()}, "this number does not fit into 64 bits");
    }

    /// Keys may hold nearly everything; stands on the dot before them.
    void readAttribute(Token& token, Field::Scope scope)
    {
        token.kind = Token::Kind::Attribute;
        token.field.scope = scope;
        ++m_at;
        readKey(token);
    }

    void readKey(Token& token)
    {
        const std::size_t begin = m_at;
        while (m_at < m_text.size() && !analysis::isSpace(peek()) && kNotInAttribute.find(peek()) == std::string_view::npos) {
            if (peek() == '"') {
                token.quoted = true;
                readQuotedPart(token.field.name);
                if (isBroken())
                    return;
            } else {
                token.field.name += m_text[m_at++];
            }
        }
        if (token.field.name.empty())
            fail("E110", {m_at, m_at < m_text.size() ? std::size_t{1} : 0},
                 "an attribute name must follow " + inQuotes(m_text.substr(token.range.position, begin - token.range.position)));
    }

    void readQuotedPart(std::string& name)
    {
        const std::size_t begin = m_at++;
        while (m_at < m_text.size() && peek() != '"') {
            if (peek() == '\\' && (peek(1) == '"' || peek(1) == '\\'))
                ++m_at;
            name += m_text[m_at++];
        }
        if (m_at == m_text.size()) {
            fatal("E002", {begin, m_at - begin}, "this quoted attribute name is never closed; add \"");
            return;
        }
        ++m_at;
    }

    void readName(Token& token)
    {
        std::string_view word = takeWord();
        if (peek() == '.' && word == "parent") {
            token.parent = true;
            const std::size_t dot = m_at++;
            word = takeWord();
            if (peek() != '.' || (word != "span" && word != "resource")) {
                m_at = dot;
                readAttribute(token, Field::Scope::Any);
                return;
            }
        }
        if (peek() == '.') {
            if (const auto scope = scopeNamed(word)) {
                readAttribute(token, *scope);
                return;
            }
        }
        if (peek() == ':' && (scopeNamed(word) || word == "trace" || word == "ai")) {
            ++m_at;
            token.kind = Token::Kind::Scoped;
            token.scope = word;
            readDotted(token);
            return;
        }
        m_at = token.range.position;
        token.kind = Token::Kind::Name;
        readDotted(token);
    }

    std::string_view takeWord()
    {
        const std::size_t begin = m_at;
        while (isNameByte(peek()) && m_at < m_text.size())
            ++m_at;
        return m_text.substr(begin, m_at - begin);
    }

    /// "tokens.input"; what follows "args." and its like is a key.
    void readDotted(Token& token)
    {
        const std::size_t begin = m_at;
        while (m_at < m_text.size() && (isNameByte(peek()) || (peek() == '.' && isNameByte(peek(1)))))
            ++m_at;
        token.text = m_text.substr(begin, m_at - begin);
        for (const std::string_view prefix : {"args.", "result.", "decision.subject."}) {
            const bool open = token.text + '.' == prefix && peek() == '.';
            if (!token.text.starts_with(prefix) && !open)
                continue;
            m_at = begin + prefix.size();
            token.field.name.clear();
            readKey(token);
            token.text = std::string(prefix) + token.field.name;
            return;
        }
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    Tokens m_found;
};

} // namespace

Tokens tokenize(std::string_view text) { return Lexer(text).run(); }

} // namespace whyglass::query

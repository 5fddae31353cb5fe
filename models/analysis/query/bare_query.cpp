// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/query/bare_query.h"

#include "models/analysis/detectors/detector.h"
#include "models/analysis/query/query_fields.h"
#include "models/analysis/query/query_values.h"
#include "models/analysis/text/ascii.h"
#include "models/analysis/text/spelling.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace whyglass::analysis {

namespace {

using domain::FilterTerm;

constexpr std::size_t kMaxQueryBytes = 16U * 1024U;
constexpr std::size_t kMaxTerms = 512;
constexpr std::size_t kMaxValues = 500;
constexpr std::size_t kTraceIdDigits = 32;
constexpr std::size_t kSpanIdDigits = 16;

bool isKeyByte(char c) { return isAlpha(c) || isDigit(c) || c == '_' || c == '.' || c == '-' || c == '/'; }

bool isHex(std::string_view text) { return text.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos; }

std::string inQuotes(std::string_view text) { return '"' + std::string(text) + '"'; }

/// One pass over the text; the first error ends it.
class Parser {
public:
    Parser(std::string_view text, domain::Timestamp now, const std::vector<std::string>& knownKeys)
        : m_text(text)
        , m_now(now)
        , m_knownKeys(knownKeys)
    {
    }

    std::variant<domain::Filter, QueryError> run()
    {
        if (m_text.size() > kMaxQueryBytes)
            return QueryError{0, m_text.size(), "E502", "the query is longer than 16 KiB", {}};
        skipSpace();
        checkStart();
        while (!m_error && m_at < m_text.size()) {
            term();
            skipSpace();
            if (!m_error && m_filter.terms.size() > kMaxTerms)
                fail(m_at, 1, "E503", "more than 512 conditions");
        }
        if (m_error)
            return *m_error;
        return std::move(m_filter);
    }

private:
    void fail(std::size_t position, std::size_t length, std::string code, std::string message, std::string suggestion = {})
    {
        if (!m_error)
            m_error = QueryError{position, length, std::move(code), std::move(message), std::move(suggestion)};
    }

    void skipSpace()
    {
        while (m_at < m_text.size() && isSpace(m_text[m_at]))
            ++m_at;
    }

    [[nodiscard]] char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    bool take(std::string_view text)
    {
        if (!m_text.substr(m_at).starts_with(text))
            return false;
        m_at += text.size();
        return true;
    }

    void checkStart()
    {
        const std::string_view rest = m_text.substr(m_at);
        if (take("?"))
            return; // forces bare words (query.md 13.1)
        if (rest.starts_with("{\"") || rest.starts_with("{'") || rest.starts_with('['))
            fail(m_at, 1, "E105", "this looks like pasted JSON; to search for its text put it in double quotes");
        else if (rest.starts_with('{'))
            fail(m_at, 1, "E602", "queries in { braces } are not built yet; write words and key:value");
    }

    /// Up to white space or one of `stops`.
    std::string_view takeRun(std::string_view stops)
    {
        const std::size_t begin = m_at;
        while (m_at < m_text.size() && !isSpace(m_text[m_at]) && stops.find(m_text[m_at]) == std::string_view::npos)
            ++m_at;
        return m_text.substr(begin, m_at - begin);
    }

    std::string takeQuoted()
    {
        const std::size_t begin = m_at++;
        std::string text;
        while (m_at < m_text.size() && m_text[m_at] != '"') {
            char c = m_text[m_at++];
            if (c == '\\') {
                const char escaped = peek();
                if (escaped != '"' && escaped != '\\' && escaped != 'n' && escaped != 't') {
                    fail(m_at - 1, 2, "E003", "unknown escape \"\\" + std::string(1, escaped) + "\"; write \\\\ for a backslash");
                    return text;
                }
                ++m_at;
                c = escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped;
            }
            text.push_back(c);
        }
        if (!take("\""))
            fail(begin, m_text.size() - begin, "E001", "this text is never closed; add \" at the end");
        return text;
    }

    void term()
    {
        const std::size_t begin = m_at;
        const std::string_view word = m_text.substr(m_at, wordLength());
        if (word == "AND") {
            m_at += word.size();
            return;
        }
        if (word == "OR" || peek() == '(' || peek() == ')') {
            fail(begin, std::max<std::size_t>(word == "OR" ? 2 : 1, 1), "E602",
                "OR and groups are not built yet; for one of several values write key:a,b");
            return;
        }
        FilterTerm term;
        term.position = begin;
        if (word == "NOT") {
            m_at += word.size();
            skipSpace();
            term.negated = true;
            if (m_at == m_text.size())
                fail(begin, 3, "E101", "expected a word or key:value after NOT");
        } else if (peek() == '-' && word.size() > 1) {
            ++m_at;
            term.negated = true;
        }
        const bool placed = place(term);
        if (peek() == '"') {
            term.kind = FilterTerm::Kind::Phrase;
            term.values.push_back(takeQuoted());
            keep(std::move(term));
        } else if (placed || !qualifier(term)) {
            wordTerm(std::move(term));
        }
    }

    /// "in:output": where the word or phrase behind it stands.
    bool place(FilterTerm& term)
    {
        const std::size_t begin = m_at;
        if (!take("in:"))
            return false;
        const std::string_view name = takeRun("");
        checkWord("in", std::string(name), begin + 3);
        skipSpace();
        if (m_at == m_text.size())
            fail(begin, m_at - begin, "E101", "expected a word after " + inQuotes(m_text.substr(begin, 3 + name.size())));
        term.key = name == "any" ? std::string() : std::string(name);
        return true;
    }

    [[nodiscard]] std::size_t wordLength() const
    {
        std::size_t length = 0;
        while (m_at + length < m_text.size() && !isSpace(m_text[m_at + length]))
            ++length;
        return length;
    }

    void wordTerm(FilterTerm term)
    {
        const std::size_t begin = m_at;
        std::string_view word = takeRun("");
        if (word.size() > 2 && word.starts_with('/') && word.ends_with('/') && word.find_first_of("*+?[](){}|^$\\") != std::string_view::npos) {
            fail(begin, word.size(), "E602", "patterns are for filters; write { name =~ \"" + std::string(word.substr(1, word.size() - 2)) + "\" }, or the path in quotes");
            return;
        }
        if (word.size() > 1 && word.ends_with('*')) {
            word.remove_suffix(1);
            term.op = FilterTerm::Op::Prefix;
        }
        const bool isId =
            term.key.empty() && term.op == FilterTerm::Op::Equal && (word.size() == kTraceIdDigits || word.size() == kSpanIdDigits) && isHex(word);
        if (isId) {
            term.kind = FilterTerm::Kind::Field;
            term.key = word.size() == kTraceIdDigits ? "trace" : "span";
            term.values.push_back(toLower(word));
        } else {
            term.values.emplace_back(word);
        }
        keep(std::move(term));
    }

    void keep(FilterTerm term)
    {
        if (!m_error && !(term.kind != FilterTerm::Kind::Field && term.values.front().empty()))
            m_filter.terms.push_back(std::move(term));
    }

    /// key:value. False where the word is none ("12:30", "http://…", "note:"): then it is a plain word.
    bool qualifier(FilterTerm& term)
    {
        std::size_t length = 0;
        while (m_at + length < m_text.size() && isKeyByte(m_text[m_at + length]))
            ++length;
        const std::string_view key = m_text.substr(m_at, length);
        const std::string_view rest = m_text.substr(m_at + length);
        if (key.empty() || !isAlpha(key.front()) || !rest.starts_with(':') || rest.starts_with("://"))
            return false;
        const QueryField* field = findQueryField(key);
        const bool hasValue = rest.size() > 1 && !isSpace(rest[1]);
        if (field == nullptr && !hasValue)
            return false;
        if (field == nullptr && !isAttributeKey(key))
            return true;
        if (!hasValue) {
            fail(m_at, length + 1, "E101", "expected a value after " + inQuotes(std::string(key) + ":"));
            return true;
        }
        term.kind = FilterTerm::Kind::Field;
        term.key = field != nullptr && !field->name.empty() ? std::string(field->name) : std::string(key);
        m_at += length + 1;
        value(std::move(term), field);
        return true;
    }

    /// Reports E206 where the key is neither known nor plausible.
    bool isAttributeKey(std::string_view key)
    {
        if (std::find(m_knownKeys.begin(), m_knownKeys.end(), key) != m_knownKeys.end())
            return true;
        const std::string nearest = nearestKey(key);
        // Without the workspace's keys nothing says that this one does not exist; a dotted name is an attribute's.
        const bool plausible = m_knownKeys.empty() || key.find('.') != std::string_view::npos;
        if (nearest.empty() && plausible)
            return true;
        const std::string_view typed = m_text.substr(m_at, wordLength());
        std::string message = inQuotes(key) + " is no field here; ";
        if (!nearest.empty())
            message += "did you mean " + nearest + "? ";
        message += "To search for the words, write \"" + std::string(typed) + "\" in quotes";
        fail(m_at, key.size(), "E206", std::move(message), nearest);
        return false;
    }

    [[nodiscard]] std::string nearestKey(std::string_view key) const
    {
        if (const auto field = fieldForSynonym(key); !field.empty())
            return std::string(field);
        std::vector<std::string_view> candidates;
        for (const QueryField& field : queryFields()) {
            candidates.push_back(field.name);
            if (!field.alias.empty())
                candidates.push_back(field.alias);
        }
        candidates.insert(candidates.end(), m_knownKeys.begin(), m_knownKeys.end());
        return nearestSpelling(key, candidates);
    }

    void value(FilterTerm term, const QueryField* field)
    {
        const FieldType type = field != nullptr ? field->type : FieldType::Text;
        const std::size_t begin = m_at;
        const bool compared = comparison(term);
        if (peek() == '/' && m_text.substr(m_at, wordLength()).ends_with('/') && wordLength() > 1) {
            fail(begin, wordLength(), "E602", "patterns are not built yet; write the beginning and * instead");
            return;
        }
        if (!compared && peek() == '*' && wordLength() == 1) {
            ++m_at;
            term.op = FilterTerm::Op::Any;
        } else {
            values(term, type, compared);
        }
        if (m_error)
            return;
        if (type == FieldType::Time) {
            window(term, begin);
            return;
        }
        if (term.key == "id" && term.op == FilterTerm::Op::Equal && term.values.front().size() == kTraceIdDigits)
            term.key = "trace";
        keep(std::move(term));
    }

    bool comparison(FilterTerm& term)
    {
        using Op = FilterTerm::Op;
        static constexpr std::pair<std::string_view, Op> kOps[] = {{">=", Op::GreaterEqual}, {"<=", Op::LessEqual},
            {"!=", Op::NotEqual}, {">", Op::Greater}, {"<", Op::Less}, {"=", Op::Equal}};
        for (const auto& [text, op] : kOps) {
            if (take(text)) {
                term.op = op;
                return true;
            }
        }
        return false;
    }

    void values(FilterTerm& term, FieldType type, bool compared)
    {
        if (compared) {
            oneValue(term, type, peek() == '"' ? std::string_view() : takeRun(""));
            return;
        }
        do {
            if (peek() == '"') {
                oneValue(term, type, {});
            } else {
                const std::string_view text = takeRun(",");
                if (!range(term, type, text))
                    oneValue(term, type, text);
            }
            if (term.values.size() > kMaxValues)
                fail(m_at, 1, "E506", "more than 500 values in a list");
        } while (!m_error && take(","));
        if (!m_error && m_at < m_text.size() && !isSpace(m_text[m_at]))
            fail(m_at, 1, "E103", "expected a space after this value");
    }

    bool range(FilterTerm& term, FieldType type, std::string_view text)
    {
        const std::size_t dots = text.find("..");
        if (dots == std::string_view::npos || dots == 0 || dots + 2 == text.size() || !term.values.empty())
            return false;
        oneValue(term, type, text.substr(0, dots));
        oneValue(term, type, text.substr(dots + 2));
        term.op = FilterTerm::Op::Range;
        return true;
    }

    /// An empty `text` with a quote ahead is a quoted value.
    void oneValue(FilterTerm& term, FieldType type, std::string_view text)
    {
        const std::size_t begin = m_at - text.size();
        const bool isQuoted = text.empty() && peek() == '"';
        std::string raw = isQuoted ? takeQuoted() : std::string(text);
        if (m_error)
            return;
        if (!isQuoted && raw.size() > 1 && raw.ends_with('*') && term.op == FilterTerm::Op::Equal && term.values.empty()) {
            raw.pop_back();
            term.op = FilterTerm::Op::Prefix;
        } else if (!isQuoted && raw.empty()) {
            fail(begin, 1, "E101", "expected a value after " + inQuotes(term.key + ":"));
            return;
        }
        auto canonical = canonicalValue(type, raw);
        if (!canonical) {
            fail(begin, std::max<std::size_t>(raw.size(), 1), "E302",
                term.key + " needs " + std::string(exampleOf(type)) + ", found " + inQuotes(raw));
            return;
        }
        if (term.key == "finding")
            if (const Detector* detector = findDetector(*canonical)) // D-numbers are accepted wherever a detector is named
                canonical = std::string(detector->slug);
        if (type == FieldType::Word && term.op != FilterTerm::Op::Prefix)
            checkWord(term.key, *canonical, begin);
        term.values.push_back(std::move(*canonical));
    }

    void checkWord(const std::string& key, const std::string& value, std::size_t position)
    {
        const auto words = wordsOf(key);
        if (std::find(words.begin(), words.end(), value) != words.end())
            return;
        std::string list;
        for (const std::string_view word : words)
            list.append(list.empty() ? "" : ", ").append(word);
        const std::string nearest = nearestSpelling(value, words);
        std::string message = inQuotes(value) + " is no value of " + key + "; ";
        if (!nearest.empty())
            message += "did you mean " + inQuotes(nearest) + "? ";
        fail(position, value.size(), "E311", message + "Values: " + list, nearest);
    }

    void window(const FilterTerm& term, std::size_t begin)
    {
        const auto time =
            term.op == FilterTerm::Op::Equal && term.values.size() == 1 ? parseTime(term.values.front(), m_now) : std::nullopt;
        if (!time || term.negated) {
            fail(begin, m_at - begin, "E302", term.key + " needs a time such as 2026-03-17T14:00:00Z, 2026-03-17, -7d or -15m");
            return;
        }
        if (!m_filter.window)
            m_filter.window = domain::TimeWindow{{0}, {std::numeric_limits<std::int64_t>::max()}};
        (term.key == "since" ? m_filter.window->begin : m_filter.window->end) = *time;
    }

    std::string_view m_text;
    domain::Timestamp m_now;
    const std::vector<std::string>& m_knownKeys;
    std::size_t m_at = 0;
    domain::Filter m_filter;
    std::optional<QueryError> m_error;
};

} // namespace

std::variant<domain::Filter, QueryError> parseBareQuery(
    std::string_view text, domain::Timestamp now, const std::vector<std::string>& knownKeys)
{
    return Parser(text, now, knownKeys).run();
}

} // namespace whyglass::analysis

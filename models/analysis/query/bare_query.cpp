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
constexpr std::size_t kMaxNesting = 64;
constexpr std::size_t kMaxTold = 10;
constexpr std::size_t kTraceIdDigits = 32;
constexpr std::size_t kSpanIdDigits = 16;

bool isKeyByte(char c) { return isAlpha(c) || isDigit(c) || c == '_' || c == '.' || c == '-' || c == '/'; }

bool isHex(std::string_view text) { return text.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos; }

std::string inQuotes(std::string_view text) { return '"' + std::string(text) + '"'; }

/// One pass over the text. A term with a mistake is left out; what stands behind it is read all the same.
class Parser {
public:
    Parser(std::string_view text, domain::Timestamp now, const std::vector<std::string>& knownKeys)
        : m_text(text)
        , m_now(now)
        , m_knownKeys(knownKeys)
    {
    }

    BareQuery run()
    {
        if (m_text.size() > kMaxQueryBytes) {
            stop(0, m_text.size(), "E502", "the query is longer than 16 KiB");
            return std::move(m_query);
        }
        skipSpace();
        checkStart();
        Sides sides = m_stopped ? Sides(1) : readSides();
        if (sides.size() == 1)
            m_query.filter.terms = std::move(sides.front());
        else
            m_query.filter.terms.push_back(groupOf(std::move(sides), 0));
        return std::move(m_query);
    }

private:
    using Terms = std::vector<FilterTerm>;
    using Sides = std::vector<Terms>;

    void fail(std::size_t position, std::size_t length, std::string code, std::string message, std::string suggestion = {})
    {
        if (m_failing || m_stopped)
            return;
        m_failing = true;
        if (m_query.errors.size() < kMaxTold)
            m_query.errors.push_back({position, length, std::move(code), std::move(message), std::move(suggestion)});
    }

    /// For what leaves nothing to go on with.
    void stop(std::size_t position, std::size_t length, std::string code, std::string message)
    {
        fail(position, length, std::move(code), std::move(message));
        m_stopped = true;
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

    /// AND, OR, NOT: in capitals, a word of its own.
    bool takeKeyword(std::string_view word)
    {
        const std::size_t after = m_at + word.size();
        const bool ends = after >= m_text.size() || isSpace(m_text[after]) || m_text[after] == '(' || m_text[after] == ')';
        return ends && take(word);
    }

    void checkStart()
    {
        const std::string_view rest = m_text.substr(m_at);
        if (take("?"))
            return; // forces bare words (query.md 13.1)
        if (rest.starts_with("{\"") || rest.starts_with("{'") || rest.starts_with('['))
            stop(m_at, 1, "E105", "this looks like pasted JSON; to search for its text put it in double quotes");
        else if (rest.starts_with('{'))
            stop(m_at, 1, "E602", "queries in { braces } are not built yet; write words and key:value");
    }

    [[nodiscard]] bool endsGroup() const { return m_depth > 0 && peek() == ')'; }

    /// a b OR c: to the end of the text or of the brackets.
    Sides readSides()
    {
        Sides sides(1);
        std::size_t joint = m_at;
        std::size_t told = m_query.errors.size();
        Terms* const outer = m_into;
        m_into = &sides.back();
        const auto saysNothing = [&] { return sides.back().empty() && m_query.errors.size() == told; };
        for (skipSpace(); !m_stopped && m_at < m_text.size() && !endsGroup(); skipSpace()) {
            const std::size_t begin = m_at;
            if (takeKeyword("OR")) {
                if (saysNothing())
                    fail(begin, 2, "E101", "expected a word or key:value before OR; for the word itself write \"OR\"");
                joint = begin;
                told = m_query.errors.size();
                m_into = &sides.emplace_back();
            } else if (!takeKeyword("AND")) {
                term();
            }
            recover();
        }
        if (sides.size() > 1 && saysNothing())
            fail(joint, 2, "E101", "expected a word or key:value after OR; for the word itself write \"OR\"");
        m_into = outer;
        return sides;
    }

    /// Behind a term with a mistake.
    void recover()
    {
        while (m_failing && m_at < m_text.size() && !isSpace(peek()) && !endsGroup()) {
            const std::size_t quote = peek() == '"' ? m_text.find('"', m_at + 1) : std::string_view::npos;
            m_at = quote == std::string_view::npos ? m_at + 1 : quote + 1;
        }
        m_failing = false;
    }

    static FilterTerm groupOf(Sides sides, std::size_t position)
    {
        FilterTerm term;
        term.kind = FilterTerm::Kind::Group;
        term.sides = std::move(sides);
        term.position = position;
        return term;
    }

    /// ( … ): stands on the bracket.
    void group(bool negated)
    {
        const std::size_t begin = m_at++;
        if (++m_depth > kMaxNesting) {
            stop(begin, 1, "E501", "more than 64 levels of brackets; simplify the query");
            return;
        }
        FilterTerm term = groupOf(readSides(), begin);
        --m_depth;
        if (!take(")"))
            stop(begin, 1, "E102", "this ( is never closed; add ), or put it in quotes");
        else if (term.sides.size() == 1 && term.sides.front().empty())
            fail(begin, m_at - begin, "E101", "expected a word or key:value in the brackets");
        if (m_failing)
            return;
        if (term.sides.size() == 1 && term.sides.front().size() == 1)
            term = FilterTerm(term.sides.front().front()); // brackets around one term say nothing
        term.negated = term.negated != negated;
        keep(std::move(term));
    }

    /// Where a run up to white space, one of `stops` or the bracket that closes the group ends.
    [[nodiscard]] std::size_t runEnd(std::string_view stops) const
    {
        int open = 0;
        std::size_t at = m_at;
        for (; at < m_text.size() && !isSpace(m_text[at]) && stops.find(m_text[at]) == std::string_view::npos; ++at) {
            open += m_text[at] == '(' ? 1 : m_text[at] == ')' ? -1 : 0;
            if (open < 0 && m_depth > 0)
                break;
        }
        return at;
    }

    std::string_view takeRun(std::string_view stops)
    {
        const std::size_t begin = std::exchange(m_at, runEnd(stops));
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
                if (escaped != '"' && escaped != '\\' && escaped != 'n' && escaped != 't')
                    fail(m_at - 1, 2, "E003", "unknown escape \"\\" + std::string(1, escaped) + "\"; write \\\\ for a backslash");
                m_at = std::min(m_at + 1, m_text.size());
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
        if (peek() == ')') {
            fail(begin, 1, "E100", "this ) closes nothing; take it out, or put it in quotes");
            return;
        }
        FilterTerm term;
        term.position = begin;
        if (takeKeyword("NOT")) {
            skipSpace();
            term.negated = true;
            if (m_at == m_text.size() || endsGroup())
                fail(begin, 3, "E101", "expected a word or key:value after NOT");
        } else if (peek() == '-' && wordLength() > 1) {
            ++m_at;
            term.negated = true;
        }
        if (m_failing)
            return;
        if (peek() == '(') {
            group(term.negated);
            return;
        }
        const bool placed = place(term);
        if (m_failing)
            return;
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
        if (m_at == m_text.size() || peek() == '(' || endsGroup())
            fail(begin, 3 + name.size(), "E101", "expected a word or a text in quotes after " + inQuotes(m_text.substr(begin, 3 + name.size())));
        term.key = name == "any" ? std::string() : std::string(name);
        return true;
    }

    [[nodiscard]] std::size_t wordLength() const { return runEnd("") - m_at; }

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
        const bool isText = term.kind == FilterTerm::Kind::Word || term.kind == FilterTerm::Kind::Phrase;
        if (m_failing || (isText && term.values.front().empty()))
            return;
        if (++m_kept > kMaxTerms)
            stop(m_at, 1, "E503", "more than 512 conditions");
        else
            m_into->push_back(std::move(term));
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
            fail(begin, wordLength(), "E602", "patterns are for filters: { ai:" + term.key + " =~ \"\xE2\x80\xA6\" }; here write the beginning and *");
            return;
        }
        if (!compared && peek() == '*' && wordLength() == 1) {
            ++m_at;
            term.op = FilterTerm::Op::Any;
        } else {
            values(term, type, compared);
        }
        if (m_failing)
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
        } while (!m_failing && take(","));
        if (!m_failing && m_at < m_text.size() && !isSpace(m_text[m_at]) && !endsGroup())
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
        if (m_failing)
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
        if (m_depth > 0) {
            fail(term.position, m_at - term.position, "E100", term.key + ": holds for the whole query; write it outside the brackets");
            return;
        }
        auto& window = m_query.filter.window;
        if (!window)
            window = domain::TimeWindow{{0}, {std::numeric_limits<std::int64_t>::max()}};
        (term.key == "since" ? window->begin : window->end) = *time;
    }

    std::string_view m_text;
    domain::Timestamp m_now;
    const std::vector<std::string>& m_knownKeys;
    std::size_t m_at = 0;
    Terms* m_into = nullptr; ///< where the term goes that is being read
    std::size_t m_depth = 0, m_kept = 0;
    bool m_failing = false; ///< the term that is being read has a mistake, which is told
    bool m_stopped = false;
    BareQuery m_query;
};

} // namespace

BareQuery parseBareQuery(std::string_view text, domain::Timestamp now, const std::vector<std::string>& knownKeys)
{
    return Parser(text, now, knownKeys).run();
}

} // namespace whyglass::analysis

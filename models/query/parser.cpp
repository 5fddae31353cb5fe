// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/syntax_tree.h"

#include "models/analysis/text/ascii.h"

#include <algorithm>
#include <array>
#include <utility>

namespace whyglass::query {

namespace {

using domain::Operator;

constexpr std::size_t kMaxBytes = 16U * 1024U;
constexpr std::size_t kMaxTokens = 2'000;
constexpr int kMaxNesting = 64;
constexpr std::size_t kMaxListed = 500;

/// Levels of query.md 5, weakest first.
enum Level { Logic = 1, Comparison, Sum, Negation, Product, Power };

struct BinarySign {
    std::string_view sign;
    Operator op;
    Level level;
};
constexpr std::array<BinarySign, 18> kBinary = {{
    {"&&", Operator::And, Logic}, {"||", Operator::Or, Logic}, {"=", Operator::Equal, Comparison}, {"==", Operator::Equal, Comparison},
    {"!=", Operator::NotEqual, Comparison}, {"<>", Operator::NotEqual, Comparison}, {"<", Operator::Less, Comparison},
    {"<=", Operator::LessEqual, Comparison}, {">", Operator::Greater, Comparison}, {">=", Operator::GreaterEqual, Comparison},
    {"=~", Operator::Match, Comparison}, {"!~", Operator::NotMatch, Comparison}, {"+", Operator::Add, Sum}, {"-", Operator::Subtract, Sum},
    {"*", Operator::Multiply, Product}, {"/", Operator::Divide, Product}, {"%", Operator::Modulo, Product}, {"^", Operator::Power, Power},
}};

class Parser {
public:
    explicit Parser(std::string_view text) : m_text(text) {}

    Parsed run()
    {
        m_parsed.end = m_text.size();
        if (m_text.size() > kMaxBytes) {
            fail("E502", {0, m_text.size()}, "the query is longer than 16 KiB");
            return std::move(m_parsed);
        }
        Tokens found = tokenize(m_text);
        m_tokens = std::move(found.tokens);
        m_brokenFrom = found.brokenFrom;
        m_lexical = found.problems.size();
        m_parsed.problems = std::move(found.problems);
        if (m_tokens.size() > kMaxTokens + 1)
            fail("E503", {0, m_text.size()}, "more than 2,000 tokens (or 512 conditions)");
        else
            query();
        return std::move(m_parsed);
    }

private:
    [[nodiscard]] const Token& now() const { return m_tokens[m_at]; }
    [[nodiscard]] bool failed() const { return m_failing || m_stopped; }

    /// Of the condition that is being read only the first problem is told, and none that comes of a word that could not be read.
    void fail(std::string code, Range range, std::string message, std::string suggestion = {})
    {
        if (failed())
            return;
        m_failing = true;
        if (!followsBrokenWord(range.position) && m_parsed.problems.size() < kMaxProblems)
            m_parsed.problems.push_back({std::move(code), range, std::move(message), std::move(suggestion)});
    }

    /// For what leaves nothing to go on with.
    void stop(std::string code, Range range, std::string message)
    {
        fail(std::move(code), range, std::move(message));
        m_stopped = true;
    }

    [[nodiscard]] bool followsBrokenWord(std::size_t position) const
    {
        const std::size_t before = m_at == 0 || m_tokens.empty() ? 0 : m_tokens[m_at - 1].range.position;
        return position >= m_brokenFrom || std::any_of(m_parsed.problems.begin(), m_parsed.problems.begin() + static_cast<std::ptrdiff_t>(m_lexical), [&](const Problem& problem) {
            return problem.range.position >= before && problem.range.position <= position;
        });
    }

    [[nodiscard]] std::string foundText() const
    {
        if (now().kind == Token::Kind::End)
            return "the end";
        return '"' + std::string(m_text.substr(now().range.position, std::min<std::size_t>(now().range.length, 40))) + '"';
    }

    /// Of the token that is in the way; one character at the end of the text.
    [[nodiscard]] Range here() const { return {now().range.position, std::max<std::size_t>(now().range.length, 1)}; }

    bool take(std::string_view sign)
    {
        if (!now().isSign(sign))
            return false;
        ++m_at;
        return true;
    }

    bool takeWord(std::string_view word)
    {
        if (now().kind != Token::Kind::Name || !analysis::equalsFolded(now().text, word))
            return false;
        ++m_at;
        return true;
    }

    void query()
    {
        if (now().isSign("(")) {
            fail("E602", here(), "brackets around filters are not built yet; write one filter { … }");
            return;
        }
        if (!now().isSign("{")) {
            wrongStart();
            return;
        }
        SpansetNode stage;
        filter(stage.filter);
        m_parsed.tree.stages.push_back(std::move(stage));
        if (!failed())
            afterFilter();
    }

    void wrongStart()
    {
        static constexpr std::array<std::string_view, 7> kStages = {"by", "select", "count", "avg", "min", "max", "sum"};
        if (now().isName("coalesce"))
            fail("E108", here(), "coalesce() cannot come first; it joins groups made by by()");
        else if (now().kind == Token::Kind::Name && std::find(kStages.begin(), kStages.end(), now().text) != kStages.end())
            fail("E602", here(), "groups and sums are not built yet; write one filter { … }");
        else
            fail("E105", here(), "expected a filter { \xE2\x80\xA6 }, found " + foundText() + "; "
                     + (now().isName("true") || now().isName("false") ? "write { " + now().text + " }" : std::string("for words, drop the braces and pipes")));
    }

    void filter(FilterNode& filter)
    {
        const Range opening = now().range;
        ++m_at;
        if (!take("}"))
            filter.condition = enclosed("{", "}", opening);
        filter.range = {opening.position, m_tokens[m_at - 1].range.end() - opening.position};
    }

    /// What stands in brackets, with the closing one.
    Node enclosed(std::string_view opened, std::string_view closing, Range opening)
    {
        Node node = logic();
        while (!failed() && !take(closing)) {
            if (now().kind == Token::Kind::End || now().isSign("}") || now().isSign(")")) {
                neverClosed(opened, closing, opening);
                break;
            }
            noOperator(closing);
            Node& last = node.kind == Node::Kind::Binary && !node.bracketed && (node.op == Operator::And || node.op == Operator::Or) ? node.children.back() : node;
            last = brokenAt(last.range);
            skipCondition();
            if (const BinarySign* sign = logicHere()) {
                const Range place = now().range;
                ++m_at;
                node = joined(std::move(node), *sign, place, logic());
            } else if (now().isSign(",")) {
                ++m_at;
            }
        }
        return node;
    }

    void neverClosed(std::string_view opened, std::string_view closing, Range opening)
    {
        stop("E102", here(), "this " + std::string(opened) + " is never closed (opened at character " + std::to_string(opening.position + 1) + "); add " + std::string(closing));
    }

    /// After the values of a list or a call: the bracket's end, or what is missing. Is behind it either way.
    void close(Range opening)
    {
        if (!failed() && !take(")")) {
            if (now().kind == Token::Kind::End || now().isSign("}"))
                neverClosed("(", ")", opening);
            else
                noOperator(")");
        } else if (!failed()) {
            return;
        }
        skipTo([this] { return now().isSign(")"); });
        take(")");
    }

    /// To the first token outside further brackets that `ends`, or to the bracket that closes these.
    template <typename Ends>
    void skipTo(const Ends& ends)
    {
        for (int depth = 0; now().kind != Token::Kind::End; ++m_at) {
            const bool closes = now().isSign(")") || now().isSign("}");
            if (depth == 0 && (closes || ends()))
                return;
            depth += now().isSign("(") || now().isSign("{") ? 1 : closes ? -1 : 0;
        }
    }

    /// Behind a condition that cannot be read: reading goes on with the next one.
    void skipCondition()
    {
        skipTo([this] { return now().isSign(",") || logicHere() != nullptr; });
        m_failing = false;
    }

    void noOperator(std::string_view closing)
    {
        const std::string what = "expected an operator or " + std::string(closing) + " after \"" + tokenText(m_at - 1) + "\", found " + foundText();
        const bool like = now().kind == Token::Kind::Name && analysis::equalsFolded(now().text, "like");
        if (like)
            fail("E103", here(), what + "; did you mean =~?", "=~");
        else if (now().kind == Token::Kind::Name && analysis::equalsFolded(now().text, "contains"))
            fail("E103", here(), what + "; write ai:contains(field, \"\xE2\x80\xA6\")");
        else
            fail("E103", here(), what + "; write && between two conditions");
    }

    void afterFilter()
    {
        const Token& token = now();
        if (token.kind == Token::Kind::End)
            return;
        if (token.isName("with")) {
            hints();
            if (!failed())
                afterFilter();
            return;
        }
        if (token.isName("since") || token.isName("until")) {
            m_parsed.end = token.range.position;
            std::erase_if(m_parsed.problems, [this](const Problem& problem) { return problem.range.position >= m_parsed.end; }); // no words of a filter
            return;
        }
        static constexpr std::array<std::string_view, 18> kLater = {"&&", "||", "|", ">", "<", ">>", "<<", "~", "!>", "!<", "!>>", "!<<", "!~",
                                                                   "&>", "&<", "&>>", "&<<", "&~"};
        const bool later = token.kind == Token::Kind::Sign && std::find(kLater.begin(), kLater.end(), token.text) != kLater.end();
        if (later)
            fail("E602", here(), "relations between filters and pipelines are not built yet; write one filter { \xE2\x80\xA6 }, with && inside it");
        else
            fail("E100", here(), "unexpected " + foundText() + " after the query; expected |, &&, ||, a relation such as >>, or the end");
    }

    /// with (most_recent=true): how a server of Tempo should look; here every answer is complete and newest first.
    void hints()
    {
        static constexpr std::array<std::string_view, 6> kKnown = {"sample", "span_sample", "trace_sample", "exemplars", "extrapolate", "most_recent"};
        ++m_at;
        const Range opening = now().range;
        if (!take("(")) {
            fail("E101", here(), "expected ( after \"with\", found " + foundText());
            return;
        }
        do {
            const Token name = now();
            if (name.kind != Token::Kind::Name) {
                fail("E101", here(), "expected the name of a hint, found " + foundText());
                return;
            }
            ++m_at;
            if (!take("=")) {
                fail("E101", here(), "expected = after \"" + name.text + "\", found " + foundText());
                return;
            }
            primary();
            if (std::find(kKnown.begin(), kKnown.end(), name.text) == kKnown.end())
                m_parsed.warnings.push_back({"W111", name.range, "there is no hint \"" + name.text + "\"; it is ignored", {}});
        } while (!failed() && take(","));
        close(opening);
    }

    [[nodiscard]] const BinarySign* logicHere() const
    {
        const BinarySign* sign = binaryHere();
        return sign != nullptr && sign->level == Logic ? sign : nullptr;
    }

    [[nodiscard]] const BinarySign* binaryHere() const
    {
        const Token& token = now();
        if (token.kind == Token::Kind::Name) {
            if (analysis::equalsFolded(token.text, "and"))
                return &kBinary[0];
            return analysis::equalsFolded(token.text, "or") ? &kBinary[1] : nullptr;
        }
        if (token.kind != Token::Kind::Sign)
            return nullptr;
        const auto* found = std::find_if(kBinary.begin(), kBinary.end(), [&token](const BinarySign& one) { return one.sign == token.text; });
        return found == kBinary.end() ? nullptr : found;
    }

    static Node joined(Node left, const BinarySign& sign, Range place, Node right)
    {
        Node node;
        node.kind = Node::Kind::Binary;
        node.op = sign.op;
        node.sign = place;
        node.range = {left.range.position, right.range.end() - left.range.position};
        node.children.push_back(std::move(left));
        node.children.push_back(std::move(right));
        return node;
    }

    /// Conditions joined by && and ||.
    Node logic()
    {
        Node left = condition();
        for (const BinarySign* sign = logicHere(); sign != nullptr && !m_stopped; sign = logicHere()) {
            const Range place = now().range;
            ++m_at;
            left = joined(std::move(left), *sign, place, condition());
        }
        return left;
    }

    Node condition()
    {
        const Range begin = now().range;
        Node node = binary(Comparison);
        if (!failed())
            return node;
        skipCondition();
        return brokenAt(begin);
    }

    static Node brokenAt(Range range)
    {
        Node node;
        node.kind = Node::Kind::Broken;
        node.range = range;
        return node;
    }

    Node binary(int level)
    {
        Node left = operand(level);
        while (!failed()) {
            if (level == Comparison && listed(left))
                continue;
            const BinarySign* sign = binaryHere();
            if (sign == nullptr || sign->level != level)
                break;
            const Range place = now().range;
            ++m_at;
            Node right = level == Power ? power(place) : operand(level);
            if (failed())
                break;
            left = joined(std::move(left), *sign, place, std::move(right));
        }
        return left;
    }

    /// The right side of ^, which is right-associative.
    Node power(Range sign)
    {
        Node node;
        if (++m_depth > kMaxNesting)
            stop("E501", sign, "more than 64 levels of brackets; simplify the query");
        else
            node = binary(Power);
        --m_depth;
        return node;
    }

    Node operand(int level)
    {
        if (level == Power)
            return primary();
        if (level == Sum && now().isSign("-"))
            return prefixed(Operator::Negate, Negation);
        if (level == Negation && (now().isSign("!") || now().isName("not") || now().isName("NOT")))
            return prefixed(Operator::Not, Negation);
        if (level == Negation) // has no binary operators of its own
            return binary(Product);
        return binary(level + 1);
    }

    Node prefixed(Operator op, int level)
    {
        Node node;
        node.kind = Node::Kind::Unary;
        node.op = op;
        node.sign = now().range;
        ++m_at;
        if (++m_depth > kMaxNesting)
            stop("E501", node.sign, "more than 64 levels of brackets; simplify the query");
        if (!failed()) {
            node.children.push_back(operand(level));
            node.range = {node.sign.position, node.children.front().range.end() - node.sign.position};
        }
        --m_depth;
        return node;
    }

    /// x in (a, b), x not in (a, b), x exists, x missing.
    bool listed(Node& left)
    {
        const bool negated = now().isName("not") && m_tokens[m_at + 1].isName("in");
        if (negated)
            ++m_at;
        Node node;
        node.sign = now().range;
        node.negated = negated || now().isName("missing");
        if (takeWord("in")) {
            node.kind = Node::Kind::List;
        } else if (takeWord("exists") || takeWord("missing")) {
            node.kind = Node::Kind::Presence;
        } else {
            return false;
        }
        const std::size_t begin = left.range.position;
        node.children.push_back(std::move(left));
        if (node.kind == Node::Kind::List)
            list(node);
        node.range = {begin, m_tokens[m_at - 1].range.end() - begin};
        left = std::move(node);
        return true;
    }

    void list(Node& node)
    {
        const Range opening = now().range;
        if (!take("(")) {
            fail("E101", here(), "expected ( after \"in\", found " + foundText());
            return;
        }
        do {
            node.children.push_back(binary(Sum));
            if (node.children.size() > kMaxListed + 1)
                stop("E506", here(), "more than 500 values in a list");
        } while (!failed() && take(","));
        close(opening);
    }

    Node primary()
    {
        Node node;
        node.token = now();
        node.range = now().range;
        if (now().isSign("("))
            return bracketed();
        if (now().isSign("-"))
            return prefixed(Operator::Negate, Power);
        if (now().kind == Token::Kind::Sign || now().kind == Token::Kind::End) {
            fail("E101", here(), m_at > 0 ? "expected a value, a field or ( after \"" + tokenText(m_at - 1) + "\", found " + foundText()
                                          : "expected a value, a field or (");
            return node;
        }
        ++m_at;
        const bool callable = node.token.kind == Token::Kind::Scoped && node.token.scope == "ai";
        if (callable && now().isSign("("))
            call(node);
        return node;
    }

    Node bracketed()
    {
        const Range opening = now().range;
        Node node;
        ++m_at;
        if (++m_depth > kMaxNesting)
            stop("E501", opening, "more than 64 levels of brackets; simplify the query");
        else
            node = enclosed("(", ")", opening);
        --m_depth;
        node.bracketed = true;
        node.range = {opening.position, m_tokens[m_at - 1].range.end() - opening.position};
        return node;
    }

    void call(Node& node)
    {
        const Range opening = now().range;
        node.kind = Node::Kind::Call;
        ++m_at;
        if (++m_depth > kMaxNesting)
            stop("E501", opening, "more than 64 levels of brackets; simplify the query");
        if (now().isSign("{"))
            fail("E602", node.range, "ai:" + node.token.text + "({ \xE2\x80\xA6 }) is not built yet; it asks about other spans of the trace");
        while (!failed()) {
            node.children.push_back(logic());
            if (!take(","))
                break;
        }
        close(opening);
        node.range.length = m_tokens[m_at - 1].range.end() - node.range.position;
        --m_depth;
    }

    [[nodiscard]] std::string tokenText(std::size_t index) const
    {
        const Range range = m_tokens[index].range;
        return std::string(m_text.substr(range.position, std::min<std::size_t>(range.length, 40)));
    }

    std::string_view m_text;
    std::vector<Token> m_tokens;
    std::size_t m_brokenFrom = std::string_view::npos, m_lexical = 0; ///< of the lexer's problems: Tokens::brokenFrom, how many
    std::size_t m_at = 0;
    int m_depth = 0;
    bool m_failing = false; ///< the condition that is being read has a problem, which is told
    bool m_stopped = false;
    Parsed m_parsed;
};

} // namespace

Parsed parseStructured(std::string_view text) { return Parser(text).run(); }

} // namespace whyglass::query

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/token.h"

#include <optional>
#include <string_view>
#include <vector>

namespace whyglass::query {

/// What stands between braces, as written: names are not looked up yet, sugar is still there (query.md 4).
struct Node {
    enum class Kind {
        Word,     ///< a token: literal, name, attribute
        Call,     ///< `token` is the name, children are the arguments
        Unary,    ///< ! and -
        Binary,
        List,     ///< x in (a, b): children are x, a, b; `negated` for not in
        Presence, ///< x exists; `negated` for x missing
        Broken,   ///< could not be read; the problem is told
    };
    Kind kind = Kind::Word;
    Token token;
    domain::Operator op = domain::Operator::And;
    Range sign;  ///< of the operator
    Range range; ///< of everything
    bool negated = false;
    bool bracketed = false;
    std::vector<Node> children;
};

/// { … }
struct FilterNode {
    Range range;
    std::optional<Node> condition; ///< none: every span
};

/// One operand of a spanset expression. Relations between filters, and the stages of a pipeline, will be further members.
struct SpansetNode {
    FilterNode filter;
};

struct SyntaxTree {
    std::vector<SpansetNode> stages; ///< what stands between the pipes; one so far
};

struct Parsed {
    SyntaxTree tree;
    Problems problems;
    Problems warnings;
    /// Where the trailing since: and until: words begin; the end of the text where there are none.
    std::size_t end = 0;
};

/// A structured query. A condition that cannot be read is left out (Node::Kind::Broken) and what stands beside it is read all the same;
/// problems are in the order of the text, at most kMaxProblems.
Parsed parseStructured(std::string_view text);

} // namespace whyglass::query

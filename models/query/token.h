// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/expression.h"
#include "models/query/problem.h"

#include <string>
#include <string_view>
#include <vector>

namespace whyglass::query {

/// A word of the language (query.md 3).
struct Token {
    enum class Kind {
        End,
        Sign,      ///< braces, brackets, operators: `text`
        Name,      ///< a bare name: `text`
        Attribute, ///< scope and key: `field`; `parent` where it is the parent's
        Scoped,    ///< "trace:duration": `scope` and `text`; `ai:` has the scope "ai"
        String,    ///< `text` without quotes and escapes
        Number,    ///< Int, Float or Duration: `literal`
        Size,      ///< "10KiB": `literal` is the number, `factor` the unit
    };
    Kind kind = Kind::End;
    Range range;
    std::string text;
    std::string scope;
    domain::Field field;
    bool parent = false;
    bool quoted = false; ///< some part of the key is in quotes
    domain::Literal literal;
    std::int64_t factor = 1;

    [[nodiscard]] bool isSign(std::string_view sign) const { return kind == Kind::Sign && text == sign; }
    [[nodiscard]] bool isName(std::string_view name) const { return kind == Kind::Name && text == name; }
};

struct Tokens {
    std::vector<Token> tokens; ///< ends with End
    Problems problems;
    /// Where a text, name or comment begins that is never closed: what follows cannot be told.
    std::size_t brokenFrom = std::string_view::npos;
};

Tokens tokenize(std::string_view text);

} // namespace whyglass::query

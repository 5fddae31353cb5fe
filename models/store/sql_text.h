// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/statement.h"

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace whyglass::store {

/// SQL being put together, with the values of its parameters in order. What a user or a sender wrote only ever becomes a
/// value; numbers of ours (dictionary ids, partitions) may stand in the text.
struct Sql {
    std::string text;
    std::vector<std::variant<std::int64_t, double, std::string>> values;

    Sql() = default;
    Sql(std::string fixed) : text(std::move(fixed)) {} // NOLINT(google-explicit-constructor)
    Sql(const char* fixed) : text(fixed) {} // NOLINT(google-explicit-constructor)

    Sql& operator+=(const Sql& other)
    {
        text += other.text;
        values.insert(values.end(), other.values.begin(), other.values.end());
        return *this;
    }
    /// Adds a parameter.
    template <typename Value>
    Sql& add(Value value)
    {
        text += '?';
        values.emplace_back(std::move(value));
        return *this;
    }
    [[nodiscard]] bool empty() const { return text.empty(); }
    void bindTo(Statement& statement, int firstParameter = 1) const
    {
        for (const auto& value : values) {
            if (const auto* integer = std::get_if<std::int64_t>(&value))
                statement.bind(firstParameter++, *integer);
            else if (const auto* real = std::get_if<double>(&value))
                statement.bind(firstParameter++, *real);
            else
                statement.bindText(firstParameter++, std::get<std::string>(value));
        }
    }
};

inline Sql operator+(Sql left, const Sql& right) { return left += right; }

/// "(a) AND (b)"; an empty side is left out.
inline Sql both(Sql left, const Sql& right)
{
    if (left.empty())
        return right;
    if (right.empty())
        return left;
    return Sql("(") + left + ") AND (" + right + ")";
}

} // namespace whyglass::store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace whyglass::domain {

/// Why an operation failed, coarse enough to decide what to do about it.
enum class ErrorCode {
    InvalidArgument, ///< the caller or the user asked for something that makes no sense (exit code 2 on the command line)
    NotFound,
    Io,
    Corrupt,
    Truncated, ///< what should come next is not there, or not yet
    Busy, ///< somebody else holds it now; trying again later may work
    DiskFull,
    ReadOnly,
    TooLarge,
    Unsupported,
    Cancelled,
    Internal,
};

/// What was attempted, on what, why it failed, and what the user can do: one sentence, no trailing full stop.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string message; ///< "cannot open invoices.whyglass: permission denied"
    std::string remedy;  ///< "check the owner of the file"; empty where nothing sensible can be said

    /// "message; remedy", the form of cli.md.
    [[nodiscard]] std::string text() const { return remedy.empty() ? message : message + "; " + remedy; }
};

/// A value or an Error. The value of a failed result must not be asked for.
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {} // NOLINT(google-explicit-constructor)
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {} // NOLINT(google-explicit-constructor)

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] T& value() & { assert(ok()); return std::get<0>(m_state); }
    [[nodiscard]] const T& value() const& { assert(ok()); return std::get<0>(m_state); }
    [[nodiscard]] T&& value() && { assert(ok()); return std::get<0>(std::move(m_state)); }
    [[nodiscard]] T& operator*() & { return value(); }
    [[nodiscard]] const T& operator*() const& { return value(); }
    [[nodiscard]] T* operator->() { return &value(); }
    [[nodiscard]] const T* operator->() const { return &value(); }

    [[nodiscard]] const Error& error() const { assert(!ok()); return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

/// Success without a value, or an Error.
template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)) {} // NOLINT(google-explicit-constructor)

    [[nodiscard]] bool ok() const { return !m_error.has_value(); }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const Error& error() const { assert(!ok()); return *m_error; }

private:
    std::optional<Error> m_error;
};

} // namespace whyglass::domain

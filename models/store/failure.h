// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <exception>
#include <new>
#include <string>
#include <type_traits>
#include <utility>

namespace whyglass::store {

/// Thrown inside the store and turned into a Result by guarded() at its public functions; never leaves the module.
class Failure : public std::exception {
public:
    explicit Failure(domain::Error error) : m_error(std::move(error)) {}
    [[nodiscard]] const char* what() const noexcept override { return m_error.message.c_str(); }
    [[nodiscard]] const domain::Error& error() const { return m_error; }

private:
    domain::Error m_error;
};

/// Runs `work`; a Failure or an allocation that failed becomes the error of the result.
template <typename Work>
auto guarded(Work&& work) -> domain::Result<decltype(work())>
{
    try {
        if constexpr (std::is_void_v<decltype(work())>) {
            work();
            return {};
        } else {
            return work();
        }
    } catch (const Failure& failure) {
        return failure.error();
    } catch (const std::bad_alloc&) {
        return domain::Error{domain::ErrorCode::Internal, "not enough memory for the workspace operation",
                             "close other programs or ask for less at once"};
    } catch (const std::exception& exception) {
        return domain::Error{domain::ErrorCode::Internal, std::string("cannot finish the workspace operation: ") + exception.what(), ""};
    }
}

/// The value, or its error thrown on.
template <typename T>
T valueOrThrow(domain::Result<T>&& result)
{
    if (!result.ok())
        throw Failure(result.error());
    return std::move(result).value();
}

} // namespace whyglass::store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace whyglass::store {

/// Column `kind` of the table dict. Stored: append, never renumber.
enum class DictKind : std::uint8_t {
    Name = 1, Service, Operation, Model, Provider, Tier, Tool, Agent, Session, User, Dialect, Event,
};
inline constexpr std::size_t kDictKinds = 13; ///< one past the last

/// Sessions and users may be as many as they like; the others stop at kDictCap and are 0 from then on (storage.md).
constexpr bool isOpenKind(DictKind kind) { return kind == DictKind::Session || kind == DictKind::User; }
inline constexpr std::size_t kDictCap = 65'536;

} // namespace whyglass::store

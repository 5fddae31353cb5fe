// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/database.h"
#include "models/store/dict_kind.h"
#include "models/store/payload_hash.h"

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace whyglass::store {

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return hashOf(text); }
};
template <typename Value>
using TextMap = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

/// The writer's side of the table dict: text → id, new texts are inserted. Memory is bounded.
class Dictionary {
public:
    explicit Dictionary(Database& db);
    /// 0 for the empty text and for a text beyond the cap of its kind.
    std::int64_t id(DictKind kind, std::string_view text);
    /// After a rollback: what was inserted is not there.
    void forget();

private:
    struct Kind {
        TextMap<std::int64_t> ids;
        std::string lastText; ///< neighbours repeat
        std::int64_t lastId = 0;
        bool loaded = false;
    };
    void load(DictKind kind);
    std::int64_t findOrInsert(DictKind kind, std::string_view text);

    std::array<Kind, kDictKinds> m_kinds;
    Database& m_db;
    Statement m_find, m_insert;
};

} // namespace whyglass::store

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace whyglass::telemetry {

/// Text → a run of entries in somebody's list. Built once; then a look-up is one hash and, nearly always, one comparison.
/// Does not own the texts.
class KeyTable {
public:
    struct Run {
        std::uint32_t first = 0;
        std::uint32_t count = 0;
    };
    /// `keys`: each once, with its run.
    explicit KeyTable(const std::vector<std::pair<std::string_view, Run>>& keys = {});

    /// nullptr where the key is not known. An empty key is never known.
    [[nodiscard]] const Run* find(std::string_view key) const;

private:
    struct Slot {
        std::string_view key;
        Run run;
    };
    static std::size_t hashOf(std::string_view key);
    std::vector<Slot> m_slots; ///< open addressing, a power of two, at most a quarter full
};

} // namespace whyglass::telemetry

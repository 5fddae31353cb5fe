// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace whyglass::analysis {

/// One `key = value` of a price file and the line it stands in, from 1.
struct PriceField {
    std::string key;
    nlohmann::json value;
    int line = 0;
};

/// What a price file says, before it is asked whether that makes sense.
struct PriceEntries {
    std::vector<PriceField> head;
    struct Entry {
        int line = 0;
        std::vector<PriceField> fields;
    };
    std::vector<Entry> entries;
};

/// `file` is what errors call it.
domain::Error badPriceFile(const std::string& file, int line, const std::string& what);
/// The part of TOML that a table needs: comments, `key = value` and [[prices]]; a value stands in one line.
domain::Result<PriceEntries> readTomlPrices(std::string_view text, const std::string& file);
domain::Result<PriceEntries> readJsonPrices(std::string_view text, const std::string& file);

} // namespace whyglass::analysis

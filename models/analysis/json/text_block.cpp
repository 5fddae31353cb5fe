// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/json/text_block.h"

namespace whyglass::analysis {

const std::string* textOfBlock(const nlohmann::json& block)
{
    if (!block.is_object())
        return nullptr;
    const auto type = block.find("type");
    const auto text = block.find("text");
    const bool isText = text != block.end() && text->is_string() && (block.size() == 1 || (type != block.end() && *type == "text"));
    return isText ? text->get_ptr<const std::string*>() : nullptr;
}

const std::string* textOfOneBlock(const nlohmann::json& value) { return value.is_array() && value.size() == 1 ? textOfBlock(value.front()) : nullptr; }

} // namespace whyglass::analysis

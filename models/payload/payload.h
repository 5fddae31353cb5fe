// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/payload/json_tree.h"
#include "models/payload/text_lines.h"

#include <memory>
#include <string>
#include <vector>

namespace whyglass::payload {

/// A text made ready to be read: cut into lines, and as a tree where it is JSON.
struct Payload {
    TextLines lines;                      ///< JSON indented
    std::shared_ptr<const JsonTree> tree; ///< null where it is none
    std::string noTree;                   ///< why not
    std::size_t bytes = 0;                ///< as sent
    bool cut = false;                     ///< longer than kMostBytes: the rest is not shown
};
using PayloadPtr = std::shared_ptr<const Payload>;

/// Of a longer text only the beginning is made ready; copying still copies all.
inline constexpr std::size_t kMostPayloadBytes = 128U << 20U;

/// Takes as long as the text is large; off the GUI thread.
PayloadPtr readPayload(const std::shared_ptr<const std::string>& text);

/// Where a text occurs in a payload: bytes of its lines, nodes of its tree.
struct PayloadMatches {
    std::string needle;
    std::vector<std::size_t> bytes;
    std::vector<JsonTree::Node> nodes;
};
PayloadMatches findIn(const Payload& payload, const std::string& needle);

} // namespace whyglass::payload

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::payload {

/// A JSON text as nodes in one piece of memory: about 40 bytes a node and the decoded texts. Members keep their order and their
/// doubles. Immutable after parse(); readable from any thread.
class JsonTree {
public:
    enum class Kind : std::uint8_t { Null, False, True, Number, String, Array, Object };
    using Node = std::uint32_t;
    static constexpr Node kRoot = 0;
    /// Deeper containers stay closed, more nodes are left out; both are said (isCut, leftOut).
    static constexpr int kMostDepth = 256;
    static constexpr std::size_t kMostNodes = 5'000'000;

    /// Any JSON value. The error names the byte that is wrong. About 0.3 s for 10 MB in an optimised build.
    static domain::Result<JsonTree> parse(std::string_view text);

    [[nodiscard]] std::size_t size() const { return m_nodes.size(); }
    [[nodiscard]] Kind kind(Node node) const { return m_nodes[node].kind; }
    [[nodiscard]] bool isContainer(Node node) const { return kind(node) == Kind::Array || kind(node) == Kind::Object; }
    /// Name of a member; empty for elements of arrays.
    [[nodiscard]] std::string_view key(Node node) const { return textAt(m_nodes[node].key, m_nodes[node].keySize); }
    /// Of a string its decoded text, of a number its digits, else the word of JSON; empty for containers.
    [[nodiscard]] std::string_view value(Node node) const;
    [[nodiscard]] Node parent(Node node) const { return m_nodes[node].parent; } ///< of the root itself
    [[nodiscard]] std::uint32_t row(Node node) const { return m_nodes[node].row; }
    [[nodiscard]] std::uint32_t childCount(Node node) const { return m_nodes[node].children; }
    [[nodiscard]] Node child(Node node, std::uint32_t row) const { return m_children[m_nodes[node].firstChild + row]; }
    /// The container has members that are deeper than kMostDepth.
    [[nodiscard]] bool isCut(Node node) const { return m_nodes[node].cut; }
    [[nodiscard]] bool leftOut() const { return m_leftOut; } ///< there are more than kMostNodes

    /// "$.messages[3].content", keys that are no identifiers as ["…"].
    [[nodiscard]] std::string path(Node node) const;
    /// A string as it is, anything else as indented JSON.
    [[nodiscard]] std::string valueText(Node node) const;
    /// Nodes whose key or value holds the text, in order. ASCII letters match in either case.
    [[nodiscard]] std::vector<Node> find(std::string_view text) const;

private:
    struct Entry {
        std::uint32_t key = 0, keySize = 0, value = 0, valueSize = 0; ///< in m_text
        Node parent = 0;
        std::uint32_t row = 0, firstChild = 0, children = 0;
        Kind kind = Kind::Null;
        bool cut = false;
    };
    class Reader;

    [[nodiscard]] std::string_view textAt(std::uint32_t at, std::uint32_t size) const { return std::string_view(m_text).substr(at, size); }
    void linkChildren();
    void write(std::string& out, Node node, std::size_t depth) const;

    std::vector<Entry> m_nodes; ///< in the order of the text
    std::vector<Node> m_children; ///< of all containers, side by side
    std::string m_text;
    bool m_leftOut = false;
};

/// Where `needle` begins in `text`, without overlaps; ASCII letters match in either case. Empty for an empty needle.
std::vector<std::size_t> findAll(std::string_view text, std::string_view needle);

} // namespace whyglass::payload

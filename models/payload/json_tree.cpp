// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/payload/json_tree.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>

namespace whyglass::payload {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool isIdentifier(std::string_view key)
{
    return !key.empty() && std::none_of(key.begin(), key.end(), [](unsigned char c) { return c < 0x80 && std::isalnum(c) == 0 && c != '_'; })
        && std::isdigit(static_cast<unsigned char>(key.front())) == 0;
}

std::string quoted(std::string_view text)
{
    return nlohmann::json(std::string(text)).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace

/// Takes the events of the parser, which does not recurse, so that depth is only ours to limit.
class JsonTree::Reader : public nlohmann::json_sax<nlohmann::json> {
public:
    explicit Reader(JsonTree& tree) : m_tree(tree) {}

    bool null() override { return leaf(Kind::Null, {}); }
    bool boolean(bool value) override { return leaf(value ? Kind::True : Kind::False, {}); }
    bool number_integer(number_integer_t value) override { return leaf(Kind::Number, std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return leaf(Kind::Number, std::to_string(value)); }
    bool number_float(number_float_t, const string_t& digits) override { return leaf(Kind::Number, digits); }
    bool string(string_t& value) override { return leaf(Kind::String, value); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(Kind::Object); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(Kind::Array); }
    bool end_array() override { return close(); }
    bool key(string_t& value) override
    {
        m_key = std::move(value);
        return true;
    }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override
    {
        m_wrong = position;
        return false;
    }
    [[nodiscard]] std::size_t wrong() const { return m_wrong; }

private:
    bool leaf(Kind kind, std::string_view value)
    {
        if (m_hidden > 0)
            return true;
        return add(kind, value);
    }

    bool open(Kind kind)
    {
        if (m_hidden > 0 || static_cast<int>(m_open.size()) >= kMostDepth) {
            if (m_hidden++ == 0)
                m_tree.m_nodes[m_open.back()].cut = true;
            return true;
        }
        if (!add(kind, {}))
            return false;
        m_open.push_back(static_cast<Node>(m_tree.m_nodes.size() - 1));
        return true;
    }

    bool close()
    {
        if (m_hidden > 0)
            --m_hidden;
        else
            m_open.pop_back();
        return true;
    }

    bool add(Kind kind, std::string_view value)
    {
        auto& nodes = m_tree.m_nodes;
        if (nodes.size() >= kMostNodes) {
            m_tree.m_leftOut = true;
            return false;
        }
        Entry entry;
        entry.kind = kind;
        const bool named = !m_open.empty() && nodes[m_open.back()].kind == Kind::Object;
        keep(named ? std::string_view(m_key) : std::string_view(), entry.key, entry.keySize);
        keep(value, entry.value, entry.valueSize);
        if (!m_open.empty()) {
            entry.parent = m_open.back();
            entry.row = nodes[entry.parent].children++;
        }
        nodes.push_back(entry);
        return true;
    }

    void keep(std::string_view text, std::uint32_t& at, std::uint32_t& size)
    {
        at = static_cast<std::uint32_t>(m_tree.m_text.size());
        size = static_cast<std::uint32_t>(text.size());
        m_tree.m_text += text;
    }

    JsonTree& m_tree;
    std::vector<Node> m_open;
    std::string m_key;
    std::size_t m_hidden = 0; ///< containers that are open and too deep
    std::size_t m_wrong = 0;
};

domain::Result<JsonTree> JsonTree::parse(std::string_view text)
{
    JsonTree tree;
    Reader reader(tree);
    const bool whole = nlohmann::json::sax_parse(text.begin(), text.end(), &reader);
    if (!whole && !tree.m_leftOut)
        return domain::Error{domain::ErrorCode::InvalidArgument,
            "cannot show the payload as a tree: it is no JSON from byte " + std::to_string(reader.wrong()) + " on", {}};
    tree.linkChildren();
    return tree;
}

void JsonTree::linkChildren()
{
    std::uint32_t next = 0;
    for (Entry& entry : m_nodes) {
        entry.firstChild = next;
        next += entry.children;
    }
    m_children.resize(next);
    for (Node node = 1; node < m_nodes.size(); ++node)
        m_children[m_nodes[m_nodes[node].parent].firstChild + m_nodes[node].row] = node;
}

std::string_view JsonTree::value(Node node) const
{
    switch (kind(node)) {
    case Kind::Null: return "null";
    case Kind::False: return "false";
    case Kind::True: return "true";
    default: return textAt(m_nodes[node].value, m_nodes[node].valueSize);
    }
}

std::string JsonTree::path(Node node) const
{
    std::vector<Node> way;
    for (; node != kRoot; node = parent(node))
        way.push_back(node);
    std::string path = "$";
    for (auto it = way.rbegin(); it != way.rend(); ++it) {
        if (kind(parent(*it)) == Kind::Array)
            path += "[" + std::to_string(row(*it)) + "]";
        else if (isIdentifier(key(*it)))
            path += "." + std::string(key(*it));
        else
            path += "[" + quoted(key(*it)) + "]";
    }
    return path;
}

void JsonTree::write(std::string& out, Node node, std::size_t depth) const
{
    if (!isContainer(node)) {
        out += kind(node) == Kind::String ? quoted(value(node)) : std::string(value(node));
        return;
    }
    const bool object = kind(node) == Kind::Object;
    out += object ? '{' : '[';
    for (std::uint32_t i = 0; i < childCount(node); ++i) {
        out += (i > 0 ? ",\n" : "\n") + std::string(2 * (depth + 1), ' ');
        if (object)
            out += quoted(key(child(node, i))) + ": ";
        write(out, child(node, i), depth + 1);
    }
    if (childCount(node) > 0)
        out += '\n' + std::string(2 * depth, ' ');
    out += object ? '}' : ']';
}

std::string JsonTree::valueText(Node node) const
{
    if (kind(node) == Kind::String)
        return std::string(value(node));
    std::string text;
    write(text, node, 0);
    return text;
}

std::vector<JsonTree::Node> JsonTree::find(std::string_view text) const
{
    std::vector<Node> found;
    if (text.empty())
        return found;
    // Keys and values lie side by side in the order of the nodes: one search over all, then each place to its node.
    const auto places = findAll(m_text, text);
    Node node = 0;
    for (const std::size_t place : places) {
        while (node + 1 < m_nodes.size() && m_nodes[node + 1].key <= place)
            ++node;
        const Entry& entry = m_nodes[node];
        const bool inKey = place + text.size() <= entry.key + entry.keySize;
        const bool inValue = place >= entry.value && place + text.size() <= entry.value + entry.valueSize;
        if ((inKey || inValue) && (found.empty() || found.back() != node))
            found.push_back(node);
    }
    return found;
}

std::vector<std::size_t> findAll(std::string_view text, std::string_view needle)
{
    std::vector<std::size_t> places;
    if (needle.empty())
        return places;
    std::string folded(needle);
    std::transform(folded.begin(), folded.end(), folded.begin(), lower);
    const auto equal = [](char a, char b) { return lower(a) == b; };
    for (auto at = text.begin(); at != text.end();) {
        at = std::search(at, text.end(), folded.begin(), folded.end(), equal);
        if (at == text.end())
            break;
        places.push_back(static_cast<std::size_t>(at - text.begin()));
        at += static_cast<std::ptrdiff_t>(folded.size());
    }
    return places;
}

} // namespace whyglass::payload

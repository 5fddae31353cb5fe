// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/decode/python_text.h"

#include "ingest/decode/json_text.h"
#include "models/domain/utf8.h"

#include <charconv>
#include <string>
#include <utility>

namespace whyglass::telemetry {

namespace {

constexpr std::size_t kMaxBytes = 8U << 20U;
constexpr int kMaxDepth = 64;

class Reader {
public:
    explicit Reader(std::string_view text) : m_text(text) {}

    std::optional<ValueTree> run()
    {
        auto tree = value(0);
        skipSpace();
        const bool isWhole = m_at == m_text.size() && tree && (tree->isObject() || tree->isArray());
        return isWhole ? std::move(tree) : std::nullopt;
    }

private:
    void skipSpace()
    {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\n' || m_text[m_at] == '\t' || m_text[m_at] == '\r'))
            ++m_at;
    }

    bool take(std::string_view token)
    {
        skipSpace();
        if (m_text.substr(m_at, token.size()) != token)
            return false;
        m_at += token.size();
        return true;
    }

    std::optional<ValueTree> value(int depth)
    {
        if (depth > kMaxDepth)
            return std::nullopt;
        if (take("{"))
            return dict(depth);
        if (take("["))
            return list("]", depth);
        if (take("("))
            return list(")", depth);
        if (m_at < m_text.size() && (m_text[m_at] == '\'' || m_text[m_at] == '"'))
            return text();
        ValueTree word;
        if (take("None"))
            return word;
        const bool isTrue = take("True");
        if (isTrue || take("False")) {
            word.type = ValueTree::Type::Bool;
            word.boolean = isTrue;
            return word;
        }
        return number();
    }

    std::optional<ValueTree> dict(int depth)
    {
        ValueTree object;
        object.type = ValueTree::Type::Object;
        while (!take("}")) {
            if (!object.items.empty() && !take(","))
                return std::nullopt;
            skipSpace();
            const bool isText = m_at < m_text.size() && (m_text[m_at] == '\'' || m_text[m_at] == '"');
            const auto key = isText ? text() : number();
            if (!key || !take(":"))
                return std::nullopt;
            auto member = value(depth + 1);
            if (!member)
                return std::nullopt;
            object.keys.push_back(toText(*key));
            object.items.push_back(std::move(*member));
        }
        return object;
    }

    std::optional<ValueTree> list(std::string_view end, int depth)
    {
        ValueTree array;
        array.type = ValueTree::Type::Array;
        while (!take(end)) {
            if (!array.items.empty() && !take(","))
                return std::nullopt;
            if (!array.items.empty() && take(end)) // "(1,)"
                break;
            auto item = value(depth + 1);
            if (!item)
                return std::nullopt;
            array.items.push_back(std::move(*item));
        }
        return array;
    }

    std::optional<ValueTree> number()
    {
        const std::size_t begin = m_at;
        while (m_at < m_text.size() && std::string_view("+-.0123456789eE").find(m_text[m_at]) != std::string_view::npos)
            ++m_at;
        const std::string_view digits = m_text.substr(begin, m_at - begin);
        ValueTree tree;
        if (const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), tree.integer);
            error == std::errc{} && end == digits.data() + digits.size()) {
            tree.type = ValueTree::Type::Int;
            return tree;
        }
        const auto number = digits.empty() ? std::nullopt : parseDouble(digits);
        if (!number)
            return std::nullopt;
        tree.type = ValueTree::Type::Double;
        tree.number = *number;
        return tree;
    }

    std::optional<ValueTree> text()
    {
        const char quote = m_text[m_at++];
        std::string out;
        while (m_at < m_text.size() && m_text[m_at] != quote) {
            if (m_text[m_at] != '\\')
                out.push_back(m_text[m_at++]);
            else if (++m_at; !escape(out))
                return std::nullopt;
        }
        if (m_at >= m_text.size())
            return std::nullopt;
        ++m_at;
        return ValueTree::ofText(repairedUtf8(out));
    }

    bool escape(std::string& out)
    {
        if (m_at >= m_text.size())
            return false;
        switch (const char c = m_text[m_at++]) {
        case 'n': out.push_back('\n'); return true;
        case 't': out.push_back('\t'); return true;
        case 'r': out.push_back('\r'); return true;
        case '\\':
        case '\'':
        case '"': out.push_back(c); return true;
        case 'x': return codePoint(2, out);
        case 'u': return codePoint(4, out);
        case 'U': return codePoint(8, out);
        default: return false; // repr() writes no other
        }
    }

    bool codePoint(std::size_t digits, std::string& out)
    {
        const std::string_view hex = m_text.substr(m_at, digits);
        std::uint32_t code = 0;
        const auto [end, error] = std::from_chars(hex.data(), hex.data() + hex.size(), code, 16);
        if (error != std::errc{} || hex.size() != digits || end != hex.data() + digits)
            return false;
        m_at += digits;
        domain::appendUtf8(out, code);
        return true;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace

std::optional<ValueTree> parsePython(std::string_view text)
{
    return text.size() > kMaxBytes ? std::nullopt : Reader(text).run();
}

} // namespace whyglass::telemetry

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/json/python_literal.h"

#include "models/analysis/json/safe_json.h"

#include <cctype>
#include <string>

namespace whyglass::analysis {

namespace {

using nlohmann::json;

class Reader {
public:
    explicit Reader(std::string_view text)
        : m_text(text)
    {
    }

    std::optional<json> run()
    {
        json result = value();
        skip();
        return m_bad || m_at != m_text.size() ? std::nullopt : std::optional(std::move(result));
    }

private:
    void skip()
    {
        while (m_at < m_text.size() && std::isspace(static_cast<unsigned char>(m_text[m_at])) != 0)
            ++m_at;
    }

    bool take(std::string_view token)
    {
        skip();
        if (!m_text.substr(m_at).starts_with(token))
            return false;
        m_at += token.size();
        return true;
    }

    json value()
    {
        skip();
        if (m_at >= m_text.size()) {
            m_bad = true;
            return {};
        }
        const char c = m_text[m_at];
        if (c == '{' || c == '[') {
            m_bad = m_bad || ++m_depth > kMaxJsonDepth;
            json inner = m_bad ? json() : c == '{' ? dict() : list();
            --m_depth;
            return inner;
        }
        if (c == '\'' || c == '"')
            return text();
        if (take("True"))
            return true;
        if (take("False"))
            return false;
        if (take("None"))
            return nullptr;
        return number();
    }

    json dict()
    {
        json object = json::object();
        for (take("{"); !m_bad && !take("}"); take(",")) {
            const json key = value();
            if (!key.is_string() || !take(":")) {
                m_bad = true;
                return {};
            }
            object[key.get<std::string>()] = value();
        }
        return object;
    }

    json list()
    {
        json items = json::array();
        for (take("["); !m_bad && !take("]"); take(","))
            items.push_back(value());
        return items;
    }

    json number()
    {
        std::size_t end = m_at;
        while (end < m_text.size() && std::string_view("+-.0123456789eE").find(m_text[end]) != std::string_view::npos)
            ++end;
        json parsed = json::parse(m_text.substr(m_at, end - m_at), nullptr, false);
        m_bad = m_bad || parsed.is_discarded();
        m_at = end;
        return parsed;
    }

    json text()
    {
        const char quote = m_text[m_at++];
        std::string out;
        while (m_at < m_text.size() && m_text[m_at] != quote) {
            char c = m_text[m_at++];
            if (c == '\\' && m_at < m_text.size()) {
                c = m_text[m_at++];
                if (c == 'x' && m_at + 2 <= m_text.size()) {
                    out += '?'; // a control or Latin character: nobody compares by it
                    m_at += 2;
                    continue;
                }
                c = c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
            }
            out += c;
        }
        m_bad = m_bad || m_at >= m_text.size();
        ++m_at;
        return out;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_depth = 0;
    bool m_bad = false;
};

} // namespace

std::optional<json> readPythonLiteral(std::string_view text)
{
    return text.size() > kMaxJsonBytes ? std::nullopt : Reader(text).run();
}

} // namespace whyglass::analysis

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/compare/json_diff.h"

#include "models/analysis/compare/sequence_match.h"
#include "models/analysis/json/safe_json.h"

#include <functional>

namespace whyglass::analysis {

namespace {

using nlohmann::json;

std::string dumped(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

std::string plainText(const json& value) { return value.is_string() ? value.get<std::string>() : dumped(value); }

std::string memberPath(const std::string& path, const std::string& key)
{
    return path.empty() ? key : path + "." + key;
}

std::string elementPath(const std::string& path, std::size_t index) { return path + "[" + std::to_string(index) + "]"; }

/// Whether two different values are worth looking into, rather than one in the place of the other.
bool goesInto(const json& a, const json& b) { return (a.is_object() && b.is_object()) || (a.is_array() && b.is_array()); }

/// Recursion is bounded by kMaxJsonDepth.
class Walker {
public:
    JsonDiff run(const json& a, const json& b)
    {
        compare(a, b, {}, {}, 0, false);
        dropLastCommas();
        return std::move(m_diff);
    }

private:
    /// `label` stands before the value ("\"key\": "); `comma` behind it.
    void compare(const json& a, const json& b, const std::string& path, const std::string& label, int level, bool comma)
    {
        if (a == b && a.type() == b.type()) {
            print(DiffOp::Same, a, label, level, comma);
        } else if (goesInto(a, b) && !a.empty() && !b.empty()) {
            line(DiffOp::Same, label + (a.is_object() ? "{" : "["), level);
            if (a.is_object())
                compareMembers(a, b, path, level + 1);
            else
                compareElements(a, b, path, level + 1);
            line(DiffOp::Same, std::string(a.is_object() ? "}" : "]") + (comma ? "," : ""), level);
        } else {
            note(path, plainText(a), plainText(b));
            print(DiffOp::Removed, a, label, level, comma);
            print(DiffOp::Added, b, label, level, comma);
        }
    }

    void compareMembers(const json& a, const json& b, const std::string& path, int level)
    {
        auto left = a.begin();
        auto right = b.begin();
        while (left != a.end() || right != b.end()) {
            const bool onlyLeft = right == b.end() || (left != a.end() && left.key() < right.key());
            const bool onlyRight = left == a.end() || (right != b.end() && right.key() < left.key());
            const std::string key = onlyRight ? right.key() : left.key();
            const std::string label = dumped(json(key)) + ": ";
            if (onlyLeft) {
                removed(*left, memberPath(path, key), label, level);
                ++left;
            } else if (onlyRight) {
                added(*right, memberPath(path, key), label, level);
                ++right;
            } else {
                compare(*left, *right, memberPath(path, key), label, level, true);
                ++left;
                ++right;
            }
        }
    }

    void compareElements(const json& a, const json& b, const std::string& path, int level)
    {
        std::size_t atA = 0;
        std::size_t atB = 0;
        const auto gap = [&](std::size_t endA, std::size_t endB) {
            for (; atA < endA && atB < endB; ++atA, ++atB)
                compare(a[atA], b[atB], elementPath(path, atA), {}, level, true);
            for (; atA < endA; ++atA)
                removed(a[atA], elementPath(path, atA), {}, level);
            for (; atB < endB; ++atB)
                added(b[atB], elementPath(path, atB), {}, level);
        };
        for (const MatchedPair& pair : matchSequences(hashesOf(a), hashesOf(b))) {
            gap(pair.a, pair.b);
            compare(a[atA], b[atB], elementPath(path, atA), {}, level, true);
            ++atA;
            ++atB;
        }
        gap(a.size(), b.size());
    }

    static std::vector<std::uint64_t> hashesOf(const json& array)
    {
        std::vector<std::uint64_t> hashes;
        for (const json& element : array)
            hashes.push_back(std::hash<std::string>{}(dumped(element)));
        return hashes;
    }

    void removed(const json& value, const std::string& path, const std::string& label, int level)
    {
        note(path, plainText(value), std::nullopt);
        print(DiffOp::Removed, value, label, level, true);
    }

    void added(const json& value, const std::string& path, const std::string& label, int level)
    {
        note(path, std::nullopt, plainText(value));
        print(DiffOp::Added, value, label, level, true);
    }

    void note(const std::string& path, std::optional<std::string> a, std::optional<std::string> b)
    {
        if (m_diff.changes.size() < kMaxJsonChanges)
            m_diff.changes.push_back({path, std::move(a), std::move(b)});
    }

    void print(DiffOp op, const json& value, const std::string& label, int level, bool comma)
    {
        const std::string end = comma ? "," : "";
        if (!value.is_structured() || value.empty()) {
            line(op, label + dumped(value) + end, level);
            return;
        }
        line(op, label + (value.is_object() ? "{" : "["), level);
        for (auto it = value.begin(); it != value.end(); ++it)
            print(op, *it, value.is_object() ? dumped(json(it.key())) + ": " : std::string(), level + 1, true);
        line(op, (value.is_object() ? "}" : "]") + end, level);
    }

    void line(DiffOp op, const std::string& text, int level)
    {
        m_diff.lines.push_back({op, std::string(static_cast<std::size_t>(level) * 2, ' ') + text});
    }

    /// Members are printed with a comma behind them; the last one of either side has none, unless the other side goes on there.
    void dropLastCommas()
    {
        bool closesA = false;
        bool closesB = false;
        for (auto it = m_diff.lines.rbegin(); it != m_diff.lines.rend(); ++it) {
            const bool inA = it->op != DiffOp::Added;
            const bool inB = it->op != DiffOp::Removed;
            if (it->text.ends_with(',') && (!inA || closesA) && (!inB || closesB))
                it->text.pop_back();
            const char first = it->text[it->text.find_first_not_of(' ')];
            const bool closes = first == '}' || first == ']';
            closesA = inA ? closes : closesA;
            closesB = inB ? closes : closesB;
        }
    }

    JsonDiff m_diff;
};

} // namespace

std::optional<JsonDiff> diffJson(std::string_view a, std::string_view b)
{
    const auto left = parseJson(a);
    const auto right = parseJson(b);
    if (!left || !right)
        return std::nullopt;
    return Walker().run(*left, *right);
}

} // namespace whyglass::analysis

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/card_text.h"

#include "models/analysis/context/text_comparison.h"
#include "models/format/format.h"

#include <algorithm>
#include <string_view>

namespace whyglass::cli {

namespace {

std::string textAt(const Json& object, const char* key)
{
    const auto found = object.find(key);
    if (found == object.end() || found->is_null())
        return {};
    const std::string text = plainText(*found);
    return format::visible(text, text.size());
}

class CardWriter {
public:
    CardWriter(const Json& card, bool colored) : m_card(card), m_colored(colored) {}

    std::string write()
    {
        line(0, strong(m_card["answer"].is_null() ? "No answer" : textAt(m_card, "answer")));
        for (const Json& sentence : m_card["summary"]) {
            line(2, textAt(sentence, "text"));
            places(4, sentence["evidence"]);
        }
        facts();
        evidence();
        values();
        missing();
        completeness();
        findings();
        similar();
        annotations();
        for (const Json& note : m_card["notes"])
            line(0, format::visible(note.get_ref<const std::string&>(), note.get_ref<const std::string&>().size()));
        line(0, "whyglass show SPAN prints a field whole; --format json has the words at each place.");
        return std::move(m_text);
    }

private:
    void line(std::size_t indent, const std::string& text) { m_text.append(indent, ' ').append(text).append("\n"); }
    [[nodiscard]] std::string strong(const std::string& text) const { return m_colored ? "\033[1m" + text + "\033[0m" : text; }
    void head(const std::string& title) { m_text.append("\n").append(strong(title)).append("\n"); }

    /// "span 8ebb38ccf4a9ee76 attributes.gen_ai.tool.call.result (2,345 characters)": of the field, where it holds more than the words there
    void place(std::size_t indent, const std::string& before, const Json& pointer)
    {
        std::string text = before + "span " + textAt(pointer, "span_id") + " " + textAt(pointer, "field");
        const std::uint64_t words = pointer["excerpt"].is_string() ? analysis::charactersOf(pointer["excerpt"].get_ref<const std::string&>()) : 0;
        if (const auto& all = pointer["characters"]; all.is_number() && all.get<std::uint64_t>() > words && words > 0)
            text += " (" + format::count(all.get<std::int64_t>()) + " characters)";
        if (textAt(pointer, "relation") == "inferred")
            text += ", inferred";
        line(indent, text);
    }

    void places(std::size_t indent, const Json& pointers)
    {
        for (const Json& pointer : pointers)
            place(indent, "", pointer);
    }

    void facts()
    {
        std::string text;
        for (const Json& fact : m_card["facts"])
            text += (text.empty() ? "" : ", ") + textAt(fact, "name") + " " + textAt(fact, "value");
        line(2, text + (text.empty() ? "" : ", ") + "origin " + textAt(m_card, "origin"));
    }

    void evidence()
    {
        head("Evidence, in the order the agent saw it");
        bool isAfter = false;
        for (const Json& entry : m_card["evidence"]) {
            if (entry["after_decision"].get<bool>() && !isAfter) {
                line(0, "After the decision:");
                isAfter = true;
            }
            std::string title = strong(textAt(entry, "title")) + "  [" + kindOf(entry) + ", " + textAt(entry, "relation") + "]";
            for (const Json& slug : entry["findings"])
                title += " " + plainText(slug);
            std::string number = std::to_string(entry["order"].get<int>());
            number.insert(0, number.size() < 3 ? 3 - number.size() : 0, ' ');
            line(0, number + "  " + title);
            line(5, textAt(entry, "statement"));
            documents(entry["documents"]);
            places(7, entry["evidence"]);
        }
    }

    static std::string kindOf(const Json& entry)
    {
        std::string kind = textAt(entry, "kind");
        std::replace(kind.begin(), kind.end(), '_', ' ');
        for (const auto& [member, word] : {std::pair("empty", ", empty"), std::pair("error", ", failed"), std::pair("hidden_error", ", hidden error")})
            if (entry[member].get<bool>())
                kind += word;
        return kind;
    }

    void documents(const Json& documents)
    {
        for (const Json& document : documents) {
            std::string text = textAt(document, "id");
            text += (text.empty() || document["title"].is_null() ? "" : "  ") + textAt(document, "title");
            std::string use = textAt(document, "use");
            std::string delivery = textAt(document, "delivery");
            for (std::string* word : {&use, &delivery})
                std::replace(word->begin(), word->end(), '_', ' ');
            line(7, text + "  [delivery: " + delivery + (document["delivered_as"].is_null() ? "" : " " + textAt(document, "delivered_as")) + "; use: " + use + "]");
            places(9, document["evidence"]);
        }
    }

    void values()
    {
        const Json& values = m_card["values"];
        const auto unsupported = std::count_if(values.begin(), values.end(), [](const Json& value) { return value["status"] == "unsupported"; });
        head("Values: " + std::to_string(values.size()) + (unsupported > 0 ? ", " + std::to_string(unsupported) + " unsupported" : values.empty() ? "" : ", each with an origin"));
        for (const Json& value : values) {
            line(2, textAt(value, "statement"));
            for (std::size_t i = 0; i < value["evidence"].size(); ++i)
                place(4, i == 0 ? "stated: " : value["status"] == "unsupported" ? "said: " : "origin: ", value["evidence"][i]);
        }
    }

    void missing()
    {
        if (m_card["missing"].empty())
            return;
        head("Missing");
        for (const Json& missing : m_card["missing"]) {
            line(2, textAt(missing, "what"));
            line(4, textAt(missing, "why"));
            places(6, missing["evidence"]);
        }
    }

    void completeness()
    {
        const Json& completeness = m_card["completeness"];
        head("Based on " + textAt(completeness, "present") + " of " + textAt(completeness, "applicable"));
        for (const Json& check : completeness["checks"]) {
            std::string name = textAt(check, "name") + ": " + textAt(check, "state");
            std::replace(name.begin(), name.end(), '_', ' ');
            line(2, name + ". " + textAt(check, "reason"));
        }
    }

    void findings()
    {
        if (m_card["findings"].empty())
            return;
        const auto others = std::count_if(m_card["findings"].begin(), m_card["findings"].end(), [](const Json& finding) { return finding["decision_id"].is_null(); });
        head("Findings: " + std::to_string(m_card["findings"].size()) + (others > 0 ? ", " + std::to_string(others) + " of steps only: no decision depends on " + (others == 1 ? "it" : "them") : ""));
        for (const Json& finding : m_card["findings"]) {
            line(2, textAt(finding, "severity") + "  " + textAt(finding, "title") + "  " + textAt(finding, "finding_id"));
            line(4, textAt(finding, "explanation"));
        }
    }

    void similar()
    {
        if (m_card["similar"].empty())
            return;
        head("Similar, with another result");
        for (const Json& similar : m_card["similar"]) {
            std::string subject;
            for (const auto& [key, value] : similar["subject"].items())
                subject += (subject.empty() ? "" : ", ") + format::visible(key, key.size()) + " " + textAt(similar["subject"], key.c_str());
            line(2, textAt(similar, "decision_id") + "  " + textAt(similar, "result") + "  " + subject + " (" + textAt(similar, "why") + ")");
        }
        for (const Json& difference : m_card["differences"]) {
            line(2, textAt(difference, "text"));
            places(4, difference["evidence"]);
        }
    }

    void annotations()
    {
        if (m_card["annotations"].empty())
            return;
        head("Notes of people");
        for (const Json& note : m_card["annotations"]) {
            std::string text = textAt(note, "time") + "  " + textAt(note, "author") + "  " + textAt(note, "kind");
            for (const char* key : {"verdict", "text", "about"})
                text += note[key].is_null() || textAt(note, key).empty() ? "" : "  " + textAt(note, key);
            line(2, text);
        }
    }

    const Json& m_card;
    bool m_colored;
    std::string m_text;
};

} // namespace

std::string cardText(const Json& card, bool colored) { return CardWriter(card, colored).write(); }

} // namespace whyglass::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/detectors/field_names.h"

#include "models/analysis/text/name_words.h"

#include <nlohmann/json.hpp>

#include <algorithm>

extern "C" const char whyglass_fields_begin[];
extern "C" const char whyglass_fields_end[];

namespace whyglass::analysis {

namespace {

bool has(const std::vector<std::string>& list, std::string_view text)
{
    return std::find(list.begin(), list.end(), text) != list.end();
}

std::string joined(const std::vector<std::string>& words, std::size_t from = 0)
{
    std::string text;
    for (std::size_t i = from; i < words.size(); ++i)
        text.append(text.empty() ? "" : " ").append(words[i]);
    return text;
}

std::string joined(std::string_view key) { return joined(nameWords(key)); }

} // namespace

FieldNames::FieldNames(std::string_view json)
{
    const auto root = nlohmann::json::parse(json);
    for (const auto& item : root.at("classes"))
        m_classes.push_back({item.at("name"), item.at("kind") == "count", item.at("keys").get<std::vector<std::string>>()});
    const std::pair<const char*, std::vector<std::string>*> lists[] = {
        {"qualifiers", &m_qualifiers},
        {"line_ids", &m_lineIds},
        {"document_ids", &m_documentIds},
        {"id_words", &m_idWords},
        {"documents", &m_documents},
        {"units", &m_units},
        {"currencies", &m_currencies},
        {"adjustments", &m_adjustments},
        {"attribute_roots", &m_attributeRoots},
    };
    for (const auto& [name, list] : lists)
        *list = root.at(name).get<std::vector<std::string>>();
}

const FieldNames& FieldNames::builtin()
{
    // The file is part of the program and read by a test; it cannot be malformed at run time.
    static const FieldNames kNames(
        {whyglass_fields_begin, static_cast<std::size_t>(whyglass_fields_end - whyglass_fields_begin)});
    return kNames;
}

const FieldNames::Class* FieldNames::classOf(std::string_view key) const
{
    auto words = nameWords(key);
    for (std::size_t qualifiers = 0; qualifiers < words.size(); ++qualifiers) {
        if (qualifiers > 0 && !has(m_qualifiers, words[qualifiers - 1]))
            return nullptr;
        const std::string name = joined(words, qualifiers);
        const auto it = std::find_if(
            m_classes.begin(), m_classes.end(), [&name](const Class& candidate) { return has(candidate.keys, name); });
        if (it != m_classes.end())
            return &*it;
    }
    return nullptr;
}

bool FieldNames::isLineId(std::string_view key) const { return has(m_lineIds, joined(key)); }

bool FieldNames::isDocumentId(std::string_view key, std::string_view parent) const
{
    const std::string name = joined(key);
    return has(m_documentIds, name) || (has(m_idWords, name) && has(m_documents, joined(parent)));
}

bool FieldNames::isUnit(std::string_view key) const { return has(m_units, joined(key)); }

bool FieldNames::isCurrency(std::string_view key) const { return has(m_currencies, joined(key)); }

bool FieldNames::isAdjustment(std::string_view key) const
{
    const auto words = nameWords(key);
    return std::any_of(words.begin(), words.end(), [this](const std::string& word) { return has(m_adjustments, word); });
}

bool FieldNames::isAttributeRoot(std::string_view segment) const { return has(m_attributeRoots, segment); }

} // namespace whyglass::analysis

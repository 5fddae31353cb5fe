// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::analysis {

/// resources/fields.json: which names of fields mean the same thing. Immutable.
class FieldNames {
public:
    struct Class {
        std::string name;
        bool isCount = false; ///< compared exactly; amounts within a tolerance
        std::vector<std::string> keys;
    };

    static const FieldNames& builtin();

    /// The class of a number under this key ("invoice_total" → amount); nullptr where it has none.
    [[nodiscard]] const Class* classOf(std::string_view key) const;
    [[nodiscard]] bool isLineId(std::string_view key) const;
    /// `parent` is the key of the object that holds it ("purchase_order" → {"number": …}).
    [[nodiscard]] bool isDocumentId(std::string_view key, std::string_view parent) const;
    [[nodiscard]] bool isUnit(std::string_view key) const;
    [[nodiscard]] bool isCurrency(std::string_view key) const;
    [[nodiscard]] bool isAdjustment(std::string_view key) const;
    /// Whether an attribute with this first segment is the application's, not the instrumentation's.
    [[nodiscard]] bool isAttributeRoot(std::string_view segment) const;

private:
    explicit FieldNames(std::string_view json);
    std::vector<Class> m_classes;
    std::vector<std::string> m_qualifiers, m_lineIds, m_documentIds, m_idWords, m_documents, m_units, m_currencies, m_adjustments,
        m_attributeRoots;
};

} // namespace whyglass::analysis

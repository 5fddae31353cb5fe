// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/details/span_details.h"

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Reading a field by the name that evidence gives it, so that what a statement claims can be checked.
namespace whyglass::analysis {

/// What stands in a field: "attributes.K", "attributes.K:path", "attributes:path", "events.N.K", "resource.K", "name", "status_message",
/// "logs.N.body", "logs.N.attributes.K" (of the span's n-th log record), and "input_messages", "output_messages", "system_instructions", "tool_arguments", "tool_result",
/// "documents", "input", "output" where the content has no single attribute. A path after ":" leads into the text, which is given whole.
/// nullopt where the span has no such field.
std::optional<std::string> fieldTextOf(const TraceDetails& trace, const domain::StepContent& content, std::size_t row, std::string_view field);

/// The text of a field that is asked many times: its JSON is read once, when first needed. Not thread-safe.
class FieldText {
public:
    explicit FieldText(std::string text) : m_text(std::move(text)) {}

    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] std::size_t characters() const; ///< as they were sent
    /// Whether `part` stands in the text as it is, or in a string inside its JSON, where quotes and letters may be escaped; or is a key or
    /// another value there.
    [[nodiscard]] bool holds(std::string_view part) const;
    /// An object or a list, also inside a JSON text of one.
    [[nodiscard]] bool isJson() const { return inside().isJson; }
    /// A part of the text, or of a string inside its JSON, that stands there word for word and begins as `wanted` does: at most `maxBytes`,
    /// cut at a character. Of a string in JSON it is the text that is meant, with its line breaks and quotes, not the escapes.
    [[nodiscard]] std::string verbatim(std::string_view wanted, std::size_t maxBytes) const;

private:
    struct Inside {
        std::vector<std::string> strings;
        std::set<std::string, std::less<>> others; ///< keys, numbers, true, false, null
        bool isJson = false;
    };
    [[nodiscard]] const Inside& inside() const;
    static void collect(const nlohmann::json& value, int nesting, Inside& inside);

    std::string m_text;
    mutable std::optional<Inside> m_inside;
    mutable std::optional<std::size_t> m_characters;
};

} // namespace whyglass::analysis

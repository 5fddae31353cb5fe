// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/decode/otlp_views.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace whyglass::telemetry {

/// A structured value on its own, whatever it was sent as: a native OTLP value or JSON text
/// (semantic-conventions.md 0.1). For content that is read on demand; the hot path works on views.
struct ValueTree {
    enum class Type : std::uint8_t { Null, Bool, Int, Double, String, Array, Object };
    Type type = Type::Null;
    bool boolean = false;
    std::int64_t integer = 0;
    double number = 0.0;
    std::string text;              ///< String: valid UTF-8
    std::vector<std::string> keys; ///< Object: the key of the item at the same index
    std::vector<ValueTree> items;  ///< Array and Object

    [[nodiscard]] bool isNull() const { return type == Type::Null; }
    [[nodiscard]] bool isString() const { return type == Type::String; }
    [[nodiscard]] bool isArray() const { return type == Type::Array; }
    [[nodiscard]] bool isObject() const { return type == Type::Object; }

    /// Member of an object (the last of that key), or nullptr.
    [[nodiscard]] const ValueTree* find(std::string_view key) const;
    /// First member that exists and is not null.
    [[nodiscard]] const ValueTree* findAny(std::initializer_list<std::string_view> names) const;
    /// Text of a string member, else empty.
    [[nodiscard]] std::string_view textOf(std::string_view key) const;
    /// Member of an object, made where it is missing. Makes an object of a null.
    ValueTree& at(std::string_view key);
    /// Int, Double, or a text of one.
    [[nodiscard]] std::optional<double> asNumber() const;

    static ValueTree ofText(std::string text);
    bool operator==(const ValueTree&) const = default;
};

/// Compact JSON text.
std::string toJson(const ValueTree& tree);
/// A string as it is, null as empty text, everything else as JSON.
std::string toText(const ValueTree& tree);

/// Reads a JSON object, array or string; nullopt for anything else (also for numbers and words, which are plain
/// text here) and for JSON that is cut or malformed. Depth at most 256. Thread-safe.
std::optional<ValueTree> parseJson(std::string_view text);
/// Makes what parseJson() keeps for the calling thread: a thread that serves requests calls it at its start, because the C library
/// ends the process where there is no memory to note a destructor.
void prepareThread();

/// The value as it was sent: strings stay strings.
ValueTree treeOf(const ValueView& value);
/// The value with JSON text unfolded: native → JSON → plain text, and a second time only where the first gives a
/// string that itself looks like JSON (semantic-conventions.md 0.1).
ValueTree structuredOf(const ValueView& value);
ValueTree structuredOf(ValueTree tree);

} // namespace whyglass::telemetry

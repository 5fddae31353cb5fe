// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/decode/otlp_views.h"

#include <string_view>

namespace whyglass::telemetry {

/// Walks the members of an Array or KvList value; any other value has none. Stops at the first malformed member
/// (decoding has already rejected those, so only values made by hand can have one).
///
///     for (ValueWalker walker(value); walker.next();)
///         use(walker.key(), walker.value());
class ValueWalker {
public:
    explicit ValueWalker(const ValueView& value);

    bool next();
    /// Empty for array members.
    [[nodiscard]] std::string_view key() const { return m_member.key; }
    [[nodiscard]] const ValueView& value() const { return m_member.value; }

private:
    std::string_view m_rest;
    bool m_pairs = false;
    AttributeView m_member;
};

/// Reads one AnyValue message into a view. Throws protozero::exception where it is malformed: for ingest/decode only.
ValueView readAnyValue(std::string_view bytes);
/// Reads one KeyValue message. Throws as readAnyValue.
AttributeView readKeyValue(std::string_view bytes);

} // namespace whyglass::telemetry

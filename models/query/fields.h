// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/expression.h"

#include <string>
#include <string_view>
#include <vector>

namespace whyglass::query {

/// What a part of a query can be compared with (query.md 6). Dynamic: an attribute, known when it is read.
enum class ValueType { Dynamic, Number, Duration, Text, Bool, Status, Kind, Severity, LogLevel, Time, Nil };

/// A field that is no attribute (query.md 7 and 8).
struct FieldInfo {
    domain::Field::Scope scope = domain::Field::Scope::Agent;
    std::string_view name; ///< canonical; after "ai:" for Agent
    ValueType type = ValueType::Text;
    std::string_view help;    ///< one line, for completion
    bool alwaysThere = false; ///< is never missing
};

/// THE LIST: intrinsics, then the fields after "ai:".
const std::vector<FieldInfo>& fieldList();

/// By its canonical name; args.PATH, result.PATH and decision.subject.KEY too. Null where there is none.
const FieldInfo* findField(domain::Field::Scope scope, std::string_view name);

/// "status" of "span:status", "trace:rootService" of "rootServiceName"; empty where it is no intrinsic.
std::string_view intrinsicNamed(std::string_view scope, std::string_view name);

/// What may stand behind a scope: "duration", "id" … of "trace".
std::vector<std::string_view> intrinsicsOf(std::string_view scope);

/// The values of a closed list ("tool", "generation" … of ai:step); empty for other fields.
std::vector<std::string_view> valuesOf(const domain::Field& field);

/// Functions after "ai:" that can be asked for, with their help.
struct FunctionInfo {
    std::string_view name;
    std::string_view help;
    std::size_t least = 1, most = 2; ///< number of arguments
    bool known = true;
};
const std::vector<FunctionInfo>& functionList();
const FunctionInfo* findFunction(std::string_view name);

/// What people write for something that has another name: "latency" → "duration". Empty where nothing is known.
std::string_view nameForSynonym(std::string_view name);

/// As it stands in a query: "span.http.route", "ai:model", "status".
std::string textOf(const domain::Field& field);

} // namespace whyglass::query

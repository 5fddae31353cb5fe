// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/dialects/dialect.h"

#include <map>
#include <set>
#include <string>

/// docs/dialects.md, made of the dialect tables.
namespace whyglass::page {

/// Attributes of the captures in tests/golden/cases that no table reads, by slug of the dialect of their spans.
using Unmapped = std::map<std::string, std::set<std::string>>;

std::string dialectPage(const Unmapped& unmapped);

} // namespace whyglass::page

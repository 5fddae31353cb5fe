// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/annotation.h"
#include "models/store/reader_context.h"

#include <string>
#include <vector>

namespace whyglass::store {

/// Adds what somebody says of a decision and gives its id. Throws Failure where a withdrawal names nothing that stands.
std::string saveAnnotation(Database& db, const domain::Annotation& annotation);

/// By time, withdrawn ones included. Within a ReadScope.
std::vector<domain::Annotation> readAnnotations(ReaderContext& context, const std::string& decisionId);

} // namespace whyglass::store

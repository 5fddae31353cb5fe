// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/import_issue.h"

#include <vector>

class QWidget;

namespace whyglass::window {

/// Lists what was wrong with the input: where, how often, and a sample.
void showIssuesDialog(const std::vector<domain::ImportIssue>& issues, QWidget* parent);

} // namespace whyglass::window

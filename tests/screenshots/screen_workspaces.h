// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program.h"

#include <QString>

#include <vector>

/// A workspace to draw, and what its views are opened at.
struct ScreenWorkspace {
    QString name, path;
    QString trace, session; ///< empty where it has none: views that need an id are then left out
    QString other = {}; ///< a second trace, to compare with
};

/// The sample, nothing, one span, and telemetry that tries to break a window.
std::vector<ScreenWorkspace> screenWorkspaces(const Program& program);

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/detectors/detector.h"

/// One function a detector, each in the file of its slug.
namespace whyglass::analysis {

Detector emptyResult();
Detector hiddenToolError();
Detector errorThenAnswer();
Detector identicalCall();
Detector referenceMismatch();
Detector truncatedOutput();

} // namespace whyglass::analysis

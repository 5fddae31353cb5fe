// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <filesystem>

namespace whyglass::store {

class Database;

/// Whether decisions and findings of a workspace were made by a build that judged otherwise (domain/judgement.h). False where nothing is
/// judged yet, and for what a newer build judged. Opens the file for itself; any thread.
domain::Result<bool> isJudgedByOlderBuild(const std::filesystem::path& workspace);
/// The same on an open file. Throws as Database does.
bool isJudgedByOlderBuild(Database& db);

/// Within a transaction of the writer, before it stores judgements of all detectors: a workspace in which nothing is judged, at first or after
/// everything was forgotten, is judged by this build.
void markFirstJudgement(Database& db);

} // namespace whyglass::store

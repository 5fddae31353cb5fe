// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ids.h"
#include "models/domain/result.h"
#include "models/domain/time.h"

#include <filesystem>
#include <string>

namespace whyglass::recorder {

/// What became of a test span.
struct TestSpan {
    domain::TraceId trace;
    domain::Duration took; ///< until the receiver said that it is stored
};

/// Sends one span as an SDK does, as OTLP/HTTP to `address` ("127.0.0.1:4318") over loopback. It proves the way in: the answer comes when
/// the span is stored. `tokenFile` is sent where it is not empty. Waits up to 5 s; Error says what was refused, and by what.
domain::Result<TestSpan> sendTestSpan(const std::string& address, const std::filesystem::path& tokenFile);

} // namespace whyglass::recorder

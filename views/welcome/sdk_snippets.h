// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace whyglass::views {

/// What points one language's OpenTelemetry SDK at this program.
struct SdkSnippet {
    QString language;
    QString environment; ///< "%grpc" and "%http" stand for host:port
    QString code;        ///< may be empty
};
const std::vector<SdkSnippet>& sdkSnippets();

/// With the addresses really in use.
QString filledSnippet(const QString& text, const QString& grpc, const QString& http);

} // namespace whyglass::views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/capture_hint.h"

#include <QCoreApplication>

#include <array>

namespace whyglass::views {

namespace {

struct Switch {
    std::string_view dialect;
    const char* text;
};
/// As the documentation of each SDK names it.
constexpr std::array<Switch, 8> kSwitches = {{
    {"otel-genai", "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT=true"},
    {"openllmetry", "TRACELOOP_TRACE_CONTENT=true"},
    {"openinference", "OPENINFERENCE_HIDE_INPUTS=false"},
    {"vercel-ai", "experimental_telemetry: { recordInputs: true }"},
    {"google-adk", "ADK_CAPTURE_MESSAGE_CONTENT_IN_SPANS=true"},
    {"langsmith", "LANGSMITH_HIDE_INPUTS=false"},
    {"logfire", "InstrumentationSettings(include_content=True)"},
    {"openai-agents", "RunConfig(trace_include_sensitive_data=True)"},
}};

} // namespace

QString captureHint(std::string_view dialect)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("CaptureHint", text); };
    for (const Switch& known : kSwitches) {
        if (known.dialect == dialect)
            return tr("The sender did not record what was sent. With this setting it does: %1").arg(QString::fromLatin1(known.text));
    }
    return tr("The sender did not record what was sent. Most SDKs do with a setting, e.g. %1 or %2.")
        .arg(QString::fromLatin1(kSwitches[0].text), QString::fromLatin1(kSwitches[1].text));
}

} // namespace whyglass::views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz_target.h"
#include "message_check.h"

namespace whyglass::fuzz {

void runOtlpJson(std::string_view bytes)
{
    decodeAsRequest(telemetry::Signal::Traces, true, bytes);
    telemetry::JsonTranscoder transcoder;
    const auto transcoded = transcoder.transcode(bytes);
    if (!transcoded.ok()) {
        require(!transcoded.error().message.empty(), "refused JSON has a reason");
        return;
    }
    require(readEverything(telemetry::Signal::Traces, transcoded->traces) && readEverything(telemetry::Signal::Logs, transcoded->logs)
                && readEverything(telemetry::Signal::Metrics, transcoded->metrics),
            "what JSON is turned into is protobuf");
}

} // namespace whyglass::fuzz

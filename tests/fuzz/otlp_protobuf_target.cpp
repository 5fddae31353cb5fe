// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz_target.h"
#include "message_check.h"

namespace whyglass::fuzz {

/// The first byte chooses the signal, the rest is the message.
void runOtlpProtobuf(std::string_view bytes)
{
    if (bytes.empty())
        return;
    const auto signal = static_cast<telemetry::Signal>(static_cast<unsigned char>(bytes.front()) % 3);
    bytes.remove_prefix(1);
    decodeAsRequest(signal, false, bytes);
    readEverything(signal, bytes);
    static_cast<void>(telemetry::sniffSignal(bytes));
}

} // namespace whyglass::fuzz

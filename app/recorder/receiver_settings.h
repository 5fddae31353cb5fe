// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/sources/access_rules.h"
#include "models/domain/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace whyglass::recorder {

/// The options of `whyglass record` about who may send, as they were given. Empty: not given.
struct ReceiverSettings {
    std::filesystem::path tokenFile, tlsCertificate, tlsKey;
    std::vector<std::string> uids, hosts, origins;
};

/// Reads the files and checks the values. Error where a secret can be read by others, is no secret, or a value makes no sense.
domain::Result<ingest::ReceiverOptions> loadReceiverOptions(const ReceiverSettings& settings);

} // namespace whyglass::recorder

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>

/// Senders for the benchmark: one connection each, one request at a time, as an SDK's batch processor sends.
namespace whyglass::bench {

class Exporter {
public:
    virtual ~Exporter() = default;
    /// Whether the request was acknowledged.
    virtual bool send(const std::string& message) = 0;
};

std::unique_ptr<Exporter> httpExporter(std::uint16_t port);
std::unique_ptr<Exporter> grpcExporter(std::uint16_t port);

} // namespace whyglass::bench

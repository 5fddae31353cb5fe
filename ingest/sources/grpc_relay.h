// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/sources/access_rules.h"
#include "ingest/sources/receivers.h"

#include <functional>
#include <memory>

namespace whyglass::ingest {

/// Stands between the network and the gRPC server, in a thread of its own: accepts, asks whose a connection is, ends TLS, counts
/// connections and watches the frames (Http2Guard). gRPC gets sockets of this process only, so that its own accepting, which stops
/// for good when file descriptors run out, is not used.
class GrpcRelay {
public:
    /// Gives the server a connected, non-blocking socket, which it then owns.
    using HandOver = std::function<void(int descriptor)>;

    /// `options` must outlive the relay.
    GrpcRelay(const ReceiverOptions& options, HandOver handOver);
    /// Closes all connections.
    ~GrpcRelay();

    /// Binds; error where the port is taken or the TLS identity is none.
    domain::Result<Endpoint> listen(const Endpoint& endpoint);
    /// Begins to accept.
    void start();
    /// Accepts nothing more; the connections that are there go on.
    void closeDoor();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace whyglass::ingest

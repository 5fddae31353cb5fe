// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace whyglass::ingest {

/// From now on gRPC's own log goes to stderr escaped (it repeats bytes of the peer), errors only, one line a second. Process-wide.
void tameGrpcLog();

} // namespace whyglass::ingest

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/price_order.h"
#include "views/view_host.h"

#include <functional>
#include <string>

/// What the pages of the prices dialog have in common: who orders, and whether anybody is there to carry it out.
namespace whyglass::views {

/// The name that is to stand beside a change, as it is written now.
using Author = std::function<std::string()>;

/// An order of this kind, signed; what it is about is still to be filled in.
inline domain::PriceOrder orderBy(const Author& author, domain::PriceOrder::Kind kind)
{
    domain::PriceOrder order;
    order.kind = kind;
    order.author = author();
    return order;
}

/// Whether a recorder keeps what is ordered; the window itself writes nothing.
inline bool isRecording(const ViewHost& host) { return host.receiver().link == ReceiverState::Link::Receiving; }

} // namespace whyglass::views

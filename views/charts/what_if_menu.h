// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"

class QMenu;
class QWidget;

namespace whyglass::views {

/// Questions of what the calls of the session's filter would have cost. An answer opens in a window of its own: it says that it is an estimate
/// and what it assumes.
QMenu* makeWhatIfMenu(session::Session& session, QWidget* parent);

} // namespace whyglass::views

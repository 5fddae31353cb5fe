// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"
#include "views/common/theme.h"

#include <QString>

#include <memory>
#include <string>

class QWidget;

namespace whyglass::views {

/// Opens a text of any size in a window of its own beside `parent`; the window ends with it, or by Escape. `title` is plain.
void showPayload(session::Session& session, const Theme& theme, QWidget* parent, const QString& title, const std::shared_ptr<const std::string>& text);

} // namespace whyglass::views

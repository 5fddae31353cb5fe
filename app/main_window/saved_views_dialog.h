// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace whyglass::window {

class SavedViews;

/// Opens, renames (F2), deletes (Del) saved views and chooses the one that a window begins with. `open` gets its link. The
/// dialog belongs to `parent`, which `views` must outlive.
void showSavedViewsDialog(SavedViews& views, std::function<void(const QString& link)> open, QWidget* parent);

} // namespace whyglass::window

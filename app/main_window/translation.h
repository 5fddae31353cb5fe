// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QCoreApplication;

namespace whyglass::window {

/// From now on the application speaks `language` ("de", "en"), or the desktop's where it is empty; English where there are no
/// texts in it. Before the first widget, once a process.
void speak(const QString& language, QCoreApplication& application);

} // namespace whyglass::window

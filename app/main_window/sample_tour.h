// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace whyglass::views {
class Theme;
}

namespace whyglass::window {

class MainWindow;
class Tour;

/// The five steps over the sample investigation, from the list of decisions to what is wrong with one. Made in the window,
/// which owns it.
Tour* makeSampleTour(const views::Theme& theme, MainWindow& window);

/// Whether the workspace holds the sample, which the tour speaks of; answers on the GUI thread.
void askForSample(MainWindow& window, std::function<void(bool)> answer);

} // namespace whyglass::window

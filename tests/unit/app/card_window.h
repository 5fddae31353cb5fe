// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sample_window.h"

/// The invoice over 50,000 dollars, whose decision the sample is about.
inline const QString kInvoice = QStringLiteral("INV-12345");

/// From the start of the window to the card of kInvoice, by keyboard.
[[nodiscard]] bool openCard(SampleWindow& open);

/// Lights the first value of the card that is written like this, by keyboard.
[[nodiscard]] bool light(SampleWindow& open, const QString& written);

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"
#include "views/common/theme.h"

#include <QWidget>

class QLabel;

namespace whyglass::views {

class ElidedLabel;
class LineageTracks;

/// Where the lit value came from: the value, what is known of its origin, and its places in the whole trace.
class LineageStrip : public QWidget {
    Q_OBJECT

public:
    LineageStrip(session::Session& session, const Theme& theme, QWidget* parent = nullptr);
    /// `words`: what is said of the value; `unsupported`: no earlier place gives it.
    void setHead(const QString& value, const QString& words, bool unsupported);

Q_SIGNALS:
    void closed();
    void spanChosen(whyglass::domain::SpanId span);

private:
    void restyle();

    const Theme& m_theme;
    QLabel* m_value;
    ElidedLabel* m_words;
    LineageTracks* m_tracks;
};

} // namespace whyglass::views

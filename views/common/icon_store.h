// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QHash>
#include <QPixmap>
#include <QString>

namespace whyglass::views {

/// Icons of resources/icons, drawn in any colour and kept. GUI thread.
class IconStore {
public:
    IconStore();
    /// `name` without ".svg"; with "-filled" at its end the shape is filled too. A null pixmap where there is no such icon.
    const QPixmap& pixmap(const QString& name, const QColor& color, int px, double dpr);
    void clear() { m_pixmaps.clear(); }

private:
    QHash<QString, QPixmap> m_pixmaps;
};

} // namespace whyglass::views

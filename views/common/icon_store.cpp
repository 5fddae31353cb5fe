// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/icon_store.h"

#include <QFile>
#include <QPainter>
#include <QResource>
#include <QSvgRenderer>

#include <cmath>

extern "C" const unsigned char whyglass_icons_rcc_begin[];

namespace whyglass::views {

namespace {

const QString kFilled = QStringLiteral("-filled");

QPixmap render(const QString& name, const QColor& color, int px, double dpr)
{
    const bool filled = name.endsWith(kFilled);
    QFile file(QStringLiteral(":/whyglass/icons/") + (filled ? name.chopped(kFilled.size()) : name) + QStringLiteral(".svg"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray rgb = color.name().toLatin1();
    QByteArray svg = file.readAll();
    svg.replace("#000", rgb);
    if (filled)
        svg.replace("fill=\"none\"", QByteArray("fill=\"" + rgb + "\""));
    QSvgRenderer renderer(svg);
    const int devicePx = static_cast<int>(std::lround(px * dpr));
    QPixmap pixmap(devicePx, devicePx);
    pixmap.fill(Qt::transparent);
    {
        QPainter painter(&pixmap);
        painter.setOpacity(color.alphaF());
        renderer.render(&painter);
    }
    pixmap.setDevicePixelRatio(dpr);
    return pixmap;
}

} // namespace

IconStore::IconStore()
{
    static const bool registered = QResource::registerResource(whyglass_icons_rcc_begin);
    Q_ASSERT(registered);
    Q_UNUSED(registered)
}

const QPixmap& IconStore::pixmap(const QString& name, const QColor& color, int px, double dpr)
{
    const QString key =
        name % u'/' % QString::number(color.rgba(), 16) % u'/' % QString::number(px) % u'/' % QString::number(dpr);
    auto found = m_pixmaps.find(key);
    if (found == m_pixmaps.end())
        found = m_pixmaps.insert(key, render(name, color, px, dpr));
    return *found;
}

} // namespace whyglass::views

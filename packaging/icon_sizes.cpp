// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

#include <cstdio>

/// icon_sizes PICTURE.svg …/16x16/apps/NAME.png …: draws the picture into each file, as large as the folder two above says.
int main(int argc, char** argv)
{
    if (argc < 3) {
        std::fputs("usage: icon_sizes PICTURE.svg FILE.png...\n", stderr);
        return 2;
    }
    QSvgRenderer picture(QString::fromLocal8Bit(argv[1]));
    for (int i = 2; i < argc; ++i) {
        const QFileInfo file(QString::fromLocal8Bit(argv[i]));
        const QString folder = QFileInfo(file.absolutePath()).absolutePath();
        const int size = QFileInfo(folder).fileName().section(u'x', 0, 0).toInt();
        QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        picture.render(&painter);
        painter.end();
        if (!picture.isValid() || !QDir().mkpath(file.absolutePath()) || !image.save(file.filePath(), "PNG")) {
            std::fprintf(stderr, "icon_sizes: cannot draw %s into %s\n", argv[1], argv[i]);
            return 1;
        }
    }
    return 0;
}

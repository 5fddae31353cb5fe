// SPDX-License-Identifier: GPL-3.0-or-later
#include "screen_rules.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QFile>
#include <QHash>
#include <QLabel>
#include <QLineEdit>
#include <QSet>
#include <QWidget>
#include <QXmlStreamReader>

namespace rules {

namespace {

/// "CostsView > QLabel “Spent”".
QString path(const QWidget& widget)
{
    QString text;
    if (const auto* label = qobject_cast<const QLabel*>(&widget))
        text = label->text();
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        text = button->text();
    QString names = QString::fromLatin1(widget.metaObject()->className()).section(QStringLiteral("::"), -1);
    for (const QWidget* up = widget.parentWidget(); up; up = up->parentWidget()) {
        const QString name = QString::fromLatin1(up->metaObject()->className());
        if (name.startsWith(QLatin1String("whyglass::")))
            return name.section(QStringLiteral("::"), -1) + QStringLiteral(" > ") + names + QStringLiteral(" “") + text.left(50) + u'”';
    }
    return names + QStringLiteral(" “") + text.left(50) + u'”';
}

/// Inside a scroll area anything may reach beyond what is seen; the area itself stands where it should.
bool scrolls(const QWidget& widget)
{
    for (const QWidget* up = widget.parentWidget(); up; up = up->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea*>(up))
            return true;
    }
    return false;
}

bool isText(const QWidget& widget)
{
    const auto* label = qobject_cast<const QLabel*>(&widget);
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    return (label && !label->text().isEmpty()) || (button && !button->text().isEmpty());
}

/// The widget's own class says that it elides, or the label breaks its lines.
bool givesWay(const QWidget& widget)
{
    const auto* label = qobject_cast<const QLabel*>(&widget);
    return (label && label->wordWrap()) || QLatin1String(widget.metaObject()->className()).contains(QLatin1String("Elided"));
}

void checkWidget(const QWidget& widget, QStringList& breaches)
{
    constexpr int kRounding = 1;
    const QWidget* parent = widget.parentWidget();
    if (isText(widget) && !givesWay(widget) && widget.sizeHint().width() > widget.width() + kRounding)
        breaches.append(QStringLiteral("%1: needs %2 px, has %3").arg(path(widget)).arg(widget.sizeHint().width()).arg(widget.width()));
    if (!widget.isWindow() && !scrolls(widget) && !parent->rect().adjusted(-kRounding, -kRounding, kRounding, kRounding).contains(widget.geometry()))
        breaches.append(QStringLiteral("%1: reaches out of its parent").arg(path(widget)));
    if (widget.isWindow() || !isText(widget))
        return;
    for (const QObject* sibling : parent->children()) {
        const auto* other = qobject_cast<const QWidget*>(sibling);
        if (other && other > &widget && other->isVisible() && isText(*other) && other->geometry().intersects(widget.geometry()))
            breaches.append(QStringLiteral("%1: lies over %2").arg(path(widget), path(*other)));
    }
}

/// English texts of the program that say something else in the language that is spoken; those of three words and more, as fewer may be
/// telemetry.
QHash<QString, QString> otherWordings()
{
    QHash<QString, QString> others;
    QFile file(QStringLiteral(WHYGLASS_SOURCE_DIR "/translations/whyglass_de.ts"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("there is no translation to compare with");
    QXmlStreamReader xml(&file);
    QString source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"source")
            source = xml.readElementText();
        else if (xml.name() == u"translation")
            if (const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements); text != source && source.count(u' ') >= 2 && !source.contains(u'%'))
                others.insert(source, text);
    }
    return others;
}

} // namespace

QStringList geometry(const QWidget& window)
{
    QStringList breaches;
    for (const QWidget* widget : window.findChildren<const QWidget*>()) {
        if (widget->isVisible() && widget->window() == &window)
            checkWidget(*widget, breaches);
    }
    return breaches;
}

QStringList names(const QWidget& window)
{
    QStringList breaches;
    for (const QWidget* widget : window.findChildren<const QWidget*>()) {
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const bool control = button || qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QComboBox*>(widget);
        const QWidget* parent = widget->parentWidget(); // Qt's own parts of a control are named with it
        const bool part = qobject_cast<const QComboBox*>(parent) || qobject_cast<const QAbstractSpinBox*>(parent)
            || qobject_cast<const QLineEdit*>(parent);
        if (!control || part || !widget->isVisible() || widget->objectName().startsWith(QLatin1String("qt_")))
            continue;
        if (widget->accessibleName().isEmpty() && (!button || button->text().isEmpty()))
            breaches.append(QStringLiteral("%1: has no name").arg(path(*widget)));
    }
    return breaches;
}

QStringList language(const QWidget& window)
{
    static const QHash<QString, QString> kOthers = otherWordings();
    QStringList breaches;
    for (const QWidget* widget : window.findChildren<const QWidget*>()) {
        QStringList texts{widget->accessibleName(), widget->toolTip()};
        if (const auto* label = qobject_cast<const QLabel*>(widget))
            texts.append(label->text());
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
            texts.append(button->text());
        if (const auto* items = qobject_cast<const QAbstractItemView*>(widget))
            for (int column = 0; items->model() && column < items->model()->columnCount(); ++column)
                texts.append(items->model()->headerData(column, Qt::Horizontal).toString());
        for (const QString& text : texts) {
            if (widget->isVisible() && kOthers.contains(text))
                breaches.append(QStringLiteral("%1: is “%2”, not “%3”").arg(path(*widget), text, kOthers.value(text)));
        }
    }
    return breaches;
}

QStringList picture(const QImage& image, bool dark)
{
    constexpr int kLeastColours = 12;
    constexpr int kMiddle = 128;
    QSet<QRgb> colours;
    qint64 lightness = 0, pixels = 0;
    for (int y = 0; y < image.height(); y += 3) {
        for (int x = 0; x < image.width(); x += 3, ++pixels) {
            const QRgb pixel = image.pixel(x, y);
            lightness += qGray(pixel);
            if (colours.size() < kLeastColours)
                colours.insert(pixel);
        }
    }
    QStringList breaches;
    if (colours.size() < kLeastColours)
        breaches.append(QStringLiteral("the picture has %1 colours").arg(colours.size()));
    if (pixels > 0 && (lightness / pixels < kMiddle) != dark)
        breaches.append(QStringLiteral("the picture is of the other theme"));
    return breaches;
}

} // namespace rules

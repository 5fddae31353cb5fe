// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/theme.h"

#include "views/common/style_sheet.h"
#include "views/common/theme_tokens.h"

#include <QApplication>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QPainter>
#include <QTest>

#include <cmath>

using namespace whyglass;
using namespace whyglass::views;

namespace {

double linear(double channel) { return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4); }
double luminance(const QColor& c) { return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF()); }
double contrast(const QColor& a, const QColor& b)
{
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

} // namespace

class ThemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textIsReadable_data();
    void textIsReadable();
    void kindsAreReadable();
    void fontsAreTheEmbeddedOnes();
    void iconsTakeTheirColour();
    void iconFollowsTheTheme();
    void severityMarksDiffer();
    void styleSheetHasNoOpenNames();
    void everyStepHasAnIcon();
};

void ThemeTest::textIsReadable_data()
{
    QTest::addColumn<Role>("ink");
    QTest::addColumn<Role>("ground");
    QTest::addColumn<double>("least");
    const auto row = [](const char* name, Role ink, Role ground, double least) { QTest::newRow(name) << ink << ground << least; };
    row("text on surface", Role::Text, Role::Surface, 4.5);
    row("text2 on sel", Role::Text2, Role::Sel, 4.5);
    row("text3 on hover", Role::Text3, Role::Hover, 4.5);
    row("text3 on bg", Role::Text3, Role::Bg, 4.5);
    row("accentInk on accentWeak", Role::AccentInk, Role::AccentWeak, 4.5);
    row("redInk on redWeak", Role::RedInk, Role::RedWeak, 4.5);
    row("amberInk on amberWeak", Role::AmberInk, Role::AmberWeak, 4.5);
    row("greenInk on greenWeak", Role::GreenInk, Role::GreenWeak, 4.5);
    row("onAccent on accent", Role::OnAccent, Role::Accent, 4.5);
    row("text on mark", Role::Text, Role::Mark, 4.5);
    row("ctl on surface", Role::Ctl, Role::Surface, 3.0);
}

void ThemeTest::textIsReadable()
{
    QFETCH(Role, ink);
    QFETCH(Role, ground);
    QFETCH(double, least);
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        const Theme theme(mode);
        const double actual = contrast(theme.color(ink), theme.color(ground));
        QVERIFY2(actual >= least, qPrintable(QString::number(actual)));
    }
}

void ThemeTest::kindsAreReadable()
{
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        const Theme theme(mode);
        for (std::size_t i = 0; i < kSliceKindCount; ++i) {
            const KindColors& kind = theme.kind(static_cast<SliceKind>(i));
            QVERIFY(contrast(kind.ink, kind.fill) >= 4.5);
            QVERIFY(contrast(kind.onSolid, kind.solid) >= 4.5);
            QVERIFY(contrast(kind.solid, theme.color(Role::Surface)) >= 3.0);
        }
    }
}

void ThemeTest::fontsAreTheEmbeddedOnes()
{
    const Theme theme(ThemeMode::Light);
    const QFont body = theme.font(TextStyle::Body);
    if (!body.family().startsWith(QStringLiteral("Whyglass")))
        QSKIP("built without python3-fonttools");
    QCOMPARE(QFontInfo(body).family(), QStringLiteral("Whyglass Sans"));
    QCOMPARE(QFontInfo(theme.font(TextStyle::Code)).family(), QStringLiteral("Whyglass Mono"));
    QCOMPARE(QFontInfo(theme.font(TextStyle::BodyStrong)).weight(), 600);
    const QFontMetricsF metrics(body);
    QCOMPARE(metrics.horizontalAdvance(QStringLiteral("1111")), metrics.horizontalAdvance(QStringLiteral("8888")));
    const QFontMetricsF code(theme.font(TextStyle::Code));
    QCOMPARE(code.horizontalAdvance(QStringLiteral("!==")), code.horizontalAdvance(QStringLiteral("abc")));
}

void ThemeTest::iconsTakeTheirColour()
{
    const Theme theme(ThemeMode::Light);
    const QPixmap icon = theme.pixmap(QStringLiteral("tool"), Qt::red, 16, 2.0);
    QCOMPARE(icon.size(), QSize(32, 32));
    QCOMPARE(icon.devicePixelRatio(), 2.0);
    const QImage image = icon.toImage().convertToFormat(QImage::Format_ARGB32);
    int opaque = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y).alpha() == 255) {
                ++opaque;
                QCOMPARE(image.pixelColor(x, y), QColor(Qt::red));
            }
        }
    }
    QVERIFY(opaque > 20);
    QVERIFY(theme.pixmap(QStringLiteral("no-such-icon"), Qt::red, 16, 1.0).isNull());
}

void ThemeTest::iconFollowsTheTheme()
{
    Theme theme(ThemeMode::Light);
    const QIcon icon = theme.icon(QStringLiteral("decision-filled"), Role::Text);
    const auto middle = [&] { return icon.pixmap(16).toImage().pixelColor(8, 8); };
    QCOMPARE(middle(), theme.color(Role::Text));
    theme.setMode(ThemeMode::Dark);
    QCOMPARE(middle(), theme.color(Role::Text));
}

void ThemeTest::severityMarksDiffer()
{
    const Theme theme(ThemeMode::Light);
    QList<QImage> seen;
    for (const domain::Severity severity : {domain::Severity::Low, domain::Severity::Medium, domain::Severity::High}) {
        for (const bool hollow : {false, true}) {
            if (severity == domain::Severity::Low && hollow)
                continue; // a ring is hollow already
            QImage image(16, 16, QImage::Format_ARGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            theme.paintSeverity(painter, QRectF(2, 2, 12, 12), severity, hollow);
            painter.end();
            QVERIFY(!seen.contains(image));
            seen.append(image);
        }
    }
}

void ThemeTest::styleSheetHasNoOpenNames() { QVERIFY(!styleSheet(Theme(ThemeMode::Dark)).contains(u'@')); }

void ThemeTest::everyStepHasAnIcon()
{
    const Theme theme(ThemeMode::Light);
    for (std::size_t i = 0; i < domain::kStepKindCount; ++i)
        QVERIFY(!theme.pixmap(Theme::iconOf(static_cast<domain::StepKind>(i)), Qt::black, 16, 1.0).isNull());
}

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"

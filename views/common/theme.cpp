// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/theme.h"

#include "views/common/icon_store.h"
#include "views/common/style_sheet.h"
#include "views/common/theme_tokens.h"
#include "views/common/whyglass_style.h"

#include <QApplication>
#include <QFontDatabase>
#include <QIconEngine>
#include <QPainter>
#include <QPointer>
#include <QResource>
#include <QStyle>
#include <QToolTip>

#include <algorithm>
#include <cmath>

extern "C" const unsigned char whyglass_fonts_rcc_begin[];

namespace whyglass::views {

namespace {

struct Families {
    QString sans, mono;
};

/// Loads the embedded fonts once a process. The plain fonts, where nothing was baked, keep their own family names.
const Families& families()
{
    static const Families loaded = [] {
        QResource::registerResource(whyglass_fonts_rcc_begin);
        Families result;
        const auto load = [](const QString& stem, const QStringList& styles, QString& family) {
            for (const QString& style : styles) {
                for (const QString& ending : {QStringLiteral(".otf"), QStringLiteral(".ttf")}) {
                    const int id =
                        QFontDatabase::addApplicationFont(QStringLiteral(":/whyglass/fonts/") + stem + u'-' + style + ending);
                    if (id >= 0 && family.isEmpty())
                        family = QFontDatabase::applicationFontFamilies(id).value(0);
                }
            }
        };
        load(QStringLiteral("WhyglassSans"),
            {QStringLiteral("Regular"), QStringLiteral("Medium"), QStringLiteral("SemiBold"), QStringLiteral("Italic")},
            result.sans);
        load(QStringLiteral("WhyglassMono"), {QStringLiteral("Regular"), QStringLiteral("Medium"), QStringLiteral("Bold")},
            result.mono);
        if (result.sans.isEmpty())
            result.sans = QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
        if (result.mono.isEmpty())
            result.mono = QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
        return result;
    }();
    return loaded;
}

QFont makeFont(const TextStyleToken& token, double scale)
{
    QFont font(token.mono ? families().mono : families().sans);
    font.setStyleHint(token.mono ? QFont::Monospace : QFont::SansSerif);
    font.setPixelSize(static_cast<int>(std::lround(token.px * scale)));
    font.setWeight(static_cast<QFont::Weight>(token.weight));
    font.setHintingPreference(QFont::PreferVerticalHinting);
    return font;
}

/// Draws in the theme's colours of the moment, so that icons follow a change of theme without being set again.
class ThemeIconEngine : public QIconEngine {
public:
    ThemeIconEngine(const Theme& theme, QString name, Role role)
        : m_theme(&theme)
        , m_name(std::move(name))
        , m_role(role)
    {
    }
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        if (!m_theme)
            return;
        const int px = std::min(rect.width(), rect.height());
        const QRect box(rect.x() + (rect.width() - px) / 2, rect.y() + (rect.height() - px) / 2, px, px);
        painter->drawPixmap(box, m_theme->pixmap(m_name, color(mode), px, painter->device()->devicePixelRatioF()));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        // `size` counts device pixels.
        const int px = static_cast<int>(std::lround(std::min(size.width(), size.height()) / scale));
        return m_theme ? m_theme->pixmap(m_name, color(mode), px, scale) : QPixmap();
    }
    [[nodiscard]] QIconEngine* clone() const override { return new ThemeIconEngine(*this); }

private:
    [[nodiscard]] QColor color(QIcon::Mode mode) const
    {
        return m_theme->color(mode == QIcon::Disabled ? Role::Disabled : m_role);
    }

    QPointer<const Theme> m_theme;
    QString m_name;
    Role m_role;
};

/// What the desktop asked for, seen before the first palette of ours replaced it.
bool desktopIsDark()
{
    static const bool dark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    return dark;
}

} // namespace

SliceKind kindOf(domain::StepKind step)
{
    switch (step) {
    case domain::StepKind::Agent:
    case domain::StepKind::Workflow:
        return SliceKind::Agent;
    case domain::StepKind::Generation:
        return SliceKind::Llm;
    case domain::StepKind::Embedding:
        return SliceKind::Embedding;
    case domain::StepKind::Retrieval:
    case domain::StepKind::Rerank:
        return SliceKind::Retrieval;
    case domain::StepKind::Tool:
        return SliceKind::Tool;
    case domain::StepKind::Guardrail:
    case domain::StepKind::Evaluator:
        return SliceKind::Guardrail;
    case domain::StepKind::Http:
    case domain::StepKind::Db:
    case domain::StepKind::Rpc:
    case domain::StepKind::Messaging:
        return SliceKind::Service;
    case domain::StepKind::Decision:
    case domain::StepKind::Other:
        return SliceKind::Other;
    }
    return SliceKind::Other;
}

class Theme::Impl {
public:
    Impl(ThemeMode wanted, double scale)
        : mode(wanted)
        , textScale(scale)
    {
        read();
    }
    void read()
    {
        dark = mode == ThemeMode::Dark || (mode == ThemeMode::System && desktopIsDark());
        const ThemeTokens& tokens = themeTokens(dark);
        for (std::size_t i = 0; i < kRoleCount; ++i)
            roles[i] = QColor::fromRgb(tokens.roles[i]);
        for (std::size_t i = 0; i < kSliceKindCount; ++i) {
            const ThemeTokens::Kind& kind = tokens.kinds[i];
            kinds[i] = {QColor::fromRgb(kind.solid), QColor::fromRgb(kind.fill), QColor::fromRgb(kind.ink),
                QColor::fromRgb(kind.onSolid)};
        }
        for (std::size_t i = 0; i < kTextStyleCount; ++i)
            fonts[i] = makeFont(textStyleToken(static_cast<TextStyle>(i)), textScale);
    }

    ThemeMode mode;
    double textScale;
    bool dark = false;
    std::array<QColor, kRoleCount> roles;
    std::array<KindColors, kSliceKindCount> kinds;
    std::array<QFont, kTextStyleCount> fonts;
    mutable IconStore icons;
};

Theme::Theme(ThemeMode mode, double textScale, QObject* parent)
    : QObject(parent)
    , m_impl(std::make_unique<Impl>(mode, std::clamp(textScale, 0.9, 1.5)))
{
}

Theme::~Theme() = default;

void Theme::setMode(ThemeMode mode)
{
    if (mode == m_impl->mode)
        return;
    m_impl->mode = mode;
    m_impl->read();
    m_impl->icons.clear();
    Q_EMIT changed();
}

ThemeMode Theme::mode() const { return m_impl->mode; }
bool Theme::dark() const { return m_impl->dark; }
QColor Theme::color(Role role) const { return m_impl->roles[static_cast<std::size_t>(role)]; }
const KindColors& Theme::kind(SliceKind kind) const { return m_impl->kinds[static_cast<std::size_t>(kind)]; }
QFont Theme::font(TextStyle style) const { return m_impl->fonts[static_cast<std::size_t>(style)]; }

QColor Theme::severity(domain::Severity severity) const
{
    switch (severity) {
    case domain::Severity::High:
        return color(Role::Red);
    case domain::Severity::Medium:
        return color(Role::Amber);
    case domain::Severity::Low:
    case domain::Severity::Info:
        return color(Role::Low);
    }
    return color(Role::Low);
}

QPixmap Theme::pixmap(const QString& icon, const QColor& color, int px, double dpr) const
{
    return m_impl->icons.pixmap(icon, color, px, dpr);
}

QIcon Theme::icon(const QString& icon, Role role) const { return QIcon(new ThemeIconEngine(*this, icon, role)); }

QString Theme::iconOf(domain::StepKind step)
{
    if (step == domain::StepKind::Decision)
        return QStringLiteral("decision-filled");
    switch (kindOf(step)) {
    case SliceKind::Agent:
        return QStringLiteral("agent");
    case SliceKind::Llm:
        return QStringLiteral("llm");
    case SliceKind::Tool:
        return QStringLiteral("tool");
    case SliceKind::Retrieval:
        return QStringLiteral("retrieval");
    case SliceKind::Embedding:
        return QStringLiteral("embedding");
    case SliceKind::Service:
        return QStringLiteral("service");
    case SliceKind::Guardrail:
        return QStringLiteral("guardrail");
    case SliceKind::Other:
        return QStringLiteral("trace");
    }
    return QStringLiteral("trace");
}

QPalette Theme::palette() const
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole target, Role role) { palette.setColor(target, color(role)); };
    set(QPalette::Window, Role::Bg);
    set(QPalette::WindowText, Role::Text);
    set(QPalette::Base, Role::Surface);
    set(QPalette::AlternateBase, Role::Surface2);
    set(QPalette::Text, Role::Text);
    set(QPalette::PlaceholderText, Role::Text3);
    set(QPalette::Button, Role::Surface);
    set(QPalette::ButtonText, Role::Text);
    set(QPalette::BrightText, Role::Red);
    set(QPalette::ToolTipBase, Role::Surface);
    set(QPalette::ToolTipText, Role::Text);
    set(QPalette::Highlight, Role::Accent);
    set(QPalette::HighlightedText, Role::OnAccent);
    set(QPalette::Link, Role::AccentInk);
    set(QPalette::LinkVisited, Role::AccentInk);
    set(QPalette::Light, Role::Surface);
    set(QPalette::Midlight, Role::Border);
    set(QPalette::Mid, Role::BorderStrong);
    set(QPalette::Dark, Role::Ctl);
    set(QPalette::Shadow, Role::Border);
    for (const QPalette::ColorRole text : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, text, color(Role::Disabled));
    return palette;
}

void Theme::apply() const
{
    if (!qobject_cast<WhyglassStyle*>(QApplication::style()) && !qApp->property("whyglassStyle").toBool()) {
        QApplication::setStyle(new WhyglassStyle(*this));
        qApp->setProperty("whyglassStyle", true); // a style sheet wraps the style, so its type no longer tells
    }
    QApplication::setPalette(palette());
    QToolTip::setPalette(palette());
    QApplication::setFont(font(TextStyle::Body));
    QToolTip::setFont(font(TextStyle::Small));
    qApp->setStyleSheet(styleSheet(*this));
}

} // namespace whyglass::views

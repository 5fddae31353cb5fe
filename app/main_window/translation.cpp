// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/translation.h"

#include "models/format/format.h"
#include "models/words/told.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <array>
#include <clocale>

extern "C" {
extern const char whyglass_de_qm_begin[]; // NOLINT(readability-identifier-naming)
extern const char whyglass_de_qm_end[];   // NOLINT(readability-identifier-naming)
}

namespace whyglass::window {

namespace {

/// What Qt calls the keys of a shortcut, here and in menus: it asks our texts too.
[[maybe_unused]] constexpr std::array kKeyNames = {
    QT_TRANSLATE_NOOP("QShortcut", "Ctrl"),  QT_TRANSLATE_NOOP("QShortcut", "Shift"),     QT_TRANSLATE_NOOP("QShortcut", "Alt"),
    QT_TRANSLATE_NOOP("QShortcut", "Esc"),   QT_TRANSLATE_NOOP("QShortcut", "Space"),     QT_TRANSLATE_NOOP("QShortcut", "Backspace"),
    QT_TRANSLATE_NOOP("QShortcut", "Enter"), QT_TRANSLATE_NOOP("QShortcut", "Return"),    QT_TRANSLATE_NOOP("QShortcut", "Tab"),
    QT_TRANSLATE_NOOP("QShortcut", "Left"),  QT_TRANSLATE_NOOP("QShortcut", "Right"),     QT_TRANSLATE_NOOP("QShortcut", "Up"),
    QT_TRANSLATE_NOOP("QShortcut", "Down"),  QT_TRANSLATE_NOOP("QShortcut", "PgUp"),      QT_TRANSLATE_NOOP("QShortcut", "PgDown"),
    QT_TRANSLATE_NOOP("QShortcut", "Home"),  QT_TRANSLATE_NOOP("QShortcut", "End"),       QT_TRANSLATE_NOOP("QShortcut", "Del")};

/// All texts stand in one context: Qt's tools do not agree about the names of classes in nested namespaces (scripts/translate).
class OneContextTranslator final : public QTranslator {
public:
    using QTranslator::QTranslator;
    [[nodiscard]] QString translate(const char*, const char* source, const char* comment, int n) const override
    {
        return QTranslator::translate("whyglass", source, comment, n);
    }
};

/// The first language that the desktop asks for and that there are texts in; LANGUAGE goes before LANG.
QLocale desktopLocale()
{
    const QLocale system = QLocale::system();
    for (const QString& name : system.uiLanguages()) {
        const QLocale wanted(name);
        if (wanted.language() == QLocale::German || wanted.language() == QLocale::English)
            return wanted.language() == system.language() ? system : wanted;
    }
    return system;
}

} // namespace

void speak(const QString& language, QCoreApplication& application)
{
    // Qt has taken the locale of the desktop for C too; there a comma in a number would be read and written by our own code.
    std::setlocale(LC_NUMERIC, "C");
    const QLocale locale = language.isEmpty() ? desktopLocale() : QLocale(language);
    const auto size = static_cast<int>(whyglass_de_qm_end - whyglass_de_qm_begin);
    if (locale.language() != QLocale::German || size == 0) {
        // Months and numbers in the language of the texts around them.
        QLocale::setDefault(locale.language() == QLocale::English ? locale : QLocale(QLocale::English));
        return;
    }
    QLocale::setDefault(locale);
    format::setNotation(format::Notation::German);
    auto* toolkit = new QTranslator(&application); // what Qt itself says, in its dialogs; asked last
    if (toolkit->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(toolkit);
    auto* texts = new OneContextTranslator(&application);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): Qt takes files as unsigned bytes
    if (texts->load(reinterpret_cast<const uchar*>(whyglass_de_qm_begin), size))
        QCoreApplication::installTranslator(texts);
    words::learn();
}

} // namespace whyglass::window

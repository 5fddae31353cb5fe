// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/translation.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

extern "C" {
extern const char whyglass_de_qm_begin[]; // NOLINT(readability-identifier-naming)
extern const char whyglass_de_qm_end[];   // NOLINT(readability-identifier-naming)
}

namespace whyglass::window {

namespace {

/// All texts stand in one context: Qt's tools do not agree about the names of classes in nested namespaces (scripts/translate).
class OneContextTranslator final : public QTranslator {
public:
    using QTranslator::QTranslator;
    [[nodiscard]] QString translate(const char*, const char* source, const char* comment, int n) const override
    {
        return QTranslator::translate("whyglass", source, comment, n);
    }
};

} // namespace

void speak(const QString& language, QCoreApplication& application)
{
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    QLocale::setDefault(locale);
    const auto size = static_cast<int>(whyglass_de_qm_end - whyglass_de_qm_begin);
    if (locale.language() != QLocale::German || size == 0)
        return;
    auto* toolkit = new QTranslator(&application); // what Qt itself says, in its dialogs; asked last
    if (toolkit->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(toolkit);
    auto* texts = new OneContextTranslator(&application);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): Qt takes files as unsigned bytes
    if (texts->load(reinterpret_cast<const uchar*>(whyglass_de_qm_begin), size))
        QCoreApplication::installTranslator(texts);
}

} // namespace whyglass::window

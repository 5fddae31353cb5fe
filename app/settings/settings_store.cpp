// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/settings_store.h"

#include <QCryptographicHash>
#include <QSettings>

#include <algorithm>
#include <memory>

namespace whyglass::window {

namespace {

constexpr double kSmallestText = 0.9;
constexpr double kLargestText = 1.5;

std::unique_ptr<QSettings> openFile()
{
    return std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("whyglass"), QStringLiteral("whyglass"));
}

QString nameOf(views::ThemeMode mode)
{
    switch (mode) {
    case views::ThemeMode::Light: return QStringLiteral("light");
    case views::ThemeMode::Dark: return QStringLiteral("dark");
    case views::ThemeMode::System: return QStringLiteral("system");
    }
    return {};
}

views::ThemeMode modeFromName(const QString& name)
{
    if (name == u"light")
        return views::ThemeMode::Light;
    return name == u"dark" ? views::ThemeMode::Dark : views::ThemeMode::System;
}

} // namespace

SettingsStore::SettingsStore(const std::filesystem::path& workspace)
{
    const QByteArray path = QByteArray::fromStdString(std::filesystem::weakly_canonical(workspace).string());
    m_group = QStringLiteral("workspace-") + QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(16));
}

Settings SettingsStore::load() const
{
    const auto opened = openFile();
    QSettings& file = *opened;
    Settings settings;
    settings.theme = modeFromName(file.value(QStringLiteral("theme")).toString());
    settings.textScale = std::clamp(file.value(QStringLiteral("textScale"), 1.0).toDouble(), kSmallestText, kLargestText);
    file.beginGroup(m_group);
    settings.geometry = file.value(QStringLiteral("geometry")).toByteArray();
    settings.inspectorWidth = file.value(QStringLiteral("inspectorWidth"), settings.inspectorWidth).toInt();
    settings.inspectorVisible = file.value(QStringLiteral("inspectorVisible"), true).toBool();
    settings.sidebarOpen = file.value(QStringLiteral("sidebarOpen"), true).toBool();
    settings.view = file.value(QStringLiteral("view")).toString();
    settings.query = file.value(QStringLiteral("query")).toString();
    return settings;
}

void SettingsStore::save(const Settings& settings) const
{
    const auto opened = openFile();
    QSettings& file = *opened;
    file.setValue(QStringLiteral("theme"), nameOf(settings.theme));
    file.setValue(QStringLiteral("textScale"), settings.textScale);
    file.beginGroup(m_group);
    file.setValue(QStringLiteral("geometry"), settings.geometry);
    file.setValue(QStringLiteral("inspectorWidth"), settings.inspectorWidth);
    file.setValue(QStringLiteral("inspectorVisible"), settings.inspectorVisible);
    file.setValue(QStringLiteral("sidebarOpen"), settings.sidebarOpen);
    file.setValue(QStringLiteral("view"), settings.view);
    file.setValue(QStringLiteral("query"), settings.query);
}

} // namespace whyglass::window

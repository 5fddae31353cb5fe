// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/settings_store.h"

#include <QCryptographicHash>
#include <QSettings>

#include <algorithm>
#include <memory>

namespace whyglass::window {

namespace {

std::unique_ptr<QSettings> openFile(const QString& group = {})
{
    auto file = std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("whyglass"), QStringLiteral("whyglass"));
    if (!group.isEmpty())
        file->beginGroup(group);
    return file;
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

QString keyOf(SettingsStore::Recent what)
{
    return what == SettingsStore::Recent::Workspaces ? QStringLiteral("recentWorkspaces") : QStringLiteral("recentFiles");
}

Preferences loadPreferences()
{
    const auto file = openFile();
    Preferences preferences;
    preferences.theme = modeFromName(file->value(QStringLiteral("theme")).toString());
    preferences.textScale =
        std::clamp(file->value(QStringLiteral("textScale"), 1.0).toDouble(), Preferences::kSmallestText, Preferences::kLargestText);
    preferences.timesInUtc = file->value(QStringLiteral("timesInUtc"), false).toBool();
    preferences.language = file->value(QStringLiteral("language")).toString();
    preferences.recentCount = std::clamp(file->value(QStringLiteral("recentCount"), preferences.recentCount).toInt(), 0, Preferences::kMostRecent);
    return preferences;
}

RecordingSettings loadRecording(const QString& group)
{
    const auto file = openFile(group);
    RecordingSettings recording;
    recording.grpc = file->value(QStringLiteral("grpc"), recording.grpc).toString();
    recording.http = file->value(QStringLiteral("http"), recording.http).toString();
    recording.keepDays = std::max<qint64>(0, file->value(QStringLiteral("keepDays"), 0).toLongLong());
    recording.maxBytes = std::max<qint64>(0, file->value(QStringLiteral("maxBytes"), 0).toLongLong());
    recording.tokenFile = file->value(QStringLiteral("tokenFile")).toString();
    return recording;
}

WindowState loadWindow(const QString& group)
{
    const auto file = openFile(group);
    WindowState window;
    window.geometry = file->value(QStringLiteral("geometry")).toByteArray();
    window.inspectorWidth = file->value(QStringLiteral("inspectorWidth"), window.inspectorWidth).toInt();
    window.inspectorVisible = file->value(QStringLiteral("inspectorVisible"), true).toBool();
    window.sidebarOpen = file->value(QStringLiteral("sidebarOpen"), true).toBool();
    window.view = file->value(QStringLiteral("view")).toString();
    window.query = file->value(QStringLiteral("query")).toString();
    return window;
}

} // namespace

SettingsStore::SettingsStore(const std::filesystem::path& workspace)
{
    const QByteArray path = QByteArray::fromStdString(std::filesystem::weakly_canonical(workspace).string());
    m_group = QStringLiteral("workspace-") + QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(16));
}

Settings SettingsStore::load() const { return {loadPreferences(), loadRecording(m_group), loadWindow(m_group)}; }

void SettingsStore::savePreferences(const Preferences& preferences) const
{
    const auto file = openFile();
    file->setValue(QStringLiteral("theme"), nameOf(preferences.theme));
    file->setValue(QStringLiteral("textScale"), preferences.textScale);
    file->setValue(QStringLiteral("timesInUtc"), preferences.timesInUtc);
    file->setValue(QStringLiteral("language"), preferences.language);
    file->setValue(QStringLiteral("recentCount"), preferences.recentCount);
}

void SettingsStore::saveRecording(const RecordingSettings& recording) const
{
    const auto file = openFile(m_group);
    file->setValue(QStringLiteral("grpc"), recording.grpc);
    file->setValue(QStringLiteral("http"), recording.http);
    file->setValue(QStringLiteral("keepDays"), recording.keepDays);
    file->setValue(QStringLiteral("maxBytes"), recording.maxBytes);
    file->setValue(QStringLiteral("tokenFile"), recording.tokenFile);
}

void SettingsStore::saveWindow(const WindowState& window) const
{
    const auto file = openFile(m_group);
    file->setValue(QStringLiteral("geometry"), window.geometry);
    file->setValue(QStringLiteral("inspectorWidth"), window.inspectorWidth);
    file->setValue(QStringLiteral("inspectorVisible"), window.inspectorVisible);
    file->setValue(QStringLiteral("sidebarOpen"), window.sidebarOpen);
    file->setValue(QStringLiteral("view"), window.view);
    file->setValue(QStringLiteral("query"), window.query);
}

std::vector<SavedView> SettingsStore::savedViews() const
{
    const auto file = openFile(m_group);
    std::vector<SavedView> views;
    const int count = file->beginReadArray(QStringLiteral("savedViews"));
    for (int i = 0; i < count; ++i) {
        file->setArrayIndex(i);
        views.push_back({file->value(QStringLiteral("name")).toString(), file->value(QStringLiteral("link")).toString()});
    }
    return views;
}

QString SettingsStore::defaultView() const { return openFile(m_group)->value(QStringLiteral("defaultView")).toString(); }

void SettingsStore::saveViews(const std::vector<SavedView>& views, const QString& defaultView) const
{
    const auto file = openFile(m_group);
    file->setValue(QStringLiteral("defaultView"), defaultView);
    file->remove(QStringLiteral("savedViews"));
    file->beginWriteArray(QStringLiteral("savedViews"), static_cast<int>(views.size()));
    for (int i = 0; const SavedView& view : views) {
        file->setArrayIndex(i++);
        file->setValue(QStringLiteral("name"), view.name);
        file->setValue(QStringLiteral("link"), view.link);
    }
}

QByteArray SettingsStore::kept(const QString& key) const { return openFile(m_group)->value(QStringLiteral("kept/") + key).toByteArray(); }

void SettingsStore::keep(const QString& key, const QByteArray& value) const { openFile(m_group)->setValue(QStringLiteral("kept/") + key, value); }

QStringList SettingsStore::recent(Recent what) const { return openFile()->value(keyOf(what)).toStringList(); }

void SettingsStore::addRecent(Recent what, const QString& path) const
{
    const auto file = openFile();
    QStringList paths = file->value(keyOf(what)).toStringList();
    paths.removeAll(path);
    paths.prepend(path);
    const int most = loadPreferences().recentCount;
    file->setValue(keyOf(what), QStringList(paths.mid(0, most)));
}

void SettingsStore::forgetRecent() const
{
    const auto file = openFile();
    file->remove(keyOf(Recent::Workspaces));
    file->remove(keyOf(Recent::Files));
}

bool SettingsStore::tourOffered() const { return openFile()->value(QStringLiteral("tourOffered"), false).toBool(); }

void SettingsStore::setTourOffered() const { openFile()->setValue(QStringLiteral("tourOffered"), true); }

} // namespace whyglass::window

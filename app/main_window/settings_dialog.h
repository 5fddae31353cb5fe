// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings/settings_store.h"
#include "views/view_host.h"

#include <QDialog>

#include <filesystem>
#include <functional>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace whyglass::window {

/// Every setting with what it does and when it takes effect. What is valid is handed on when it changes; what is not stays
/// with its reason under it, and is not.
class SettingsDialog : public QDialog {
    Q_OBJECT

public:
    struct Hooks {
        std::function<void(const Preferences&)> applyPreferences;
        std::function<void(const RecordingSettings&)> saveRecording;
        std::filesystem::path workspace = {}; ///< whose rules are edited; empty: only the user's own
        views::ReceiverState receiver = {};   ///< what listens while the dialog is open: the command line goes before what is set here
    };

    /// The theme must outlive it.
    SettingsDialog(const views::Theme& theme, const Preferences& preferences, const RecordingSettings& recording, Hooks hooks,
                   QWidget* parent = nullptr);

private:
    void addHeading(const QString& text);
    /// A control with its name and what it does; answers the line for its mistake.
    QLabel* addRow(const QString& name, QWidget* control, const QString& meaning);
    void addLook();
    void addReceivers();
    void addRetention();
    void addPrices();
    void addDecisions();
    void addAddress(const QString& name, const QString& meaning, QString RecordingSettings::*field);
    void preferencesChanged();
    void recordingChanged();

    const views::Theme& m_theme;
    Preferences m_preferences;
    RecordingSettings m_recording;
    Hooks m_hooks;
    QVBoxLayout* m_rows = nullptr;
};

/// Why this is no address for a receiver; empty where it is one: HOST:PORT, or off.
QString addressProblem(const QString& address);

} // namespace whyglass::window

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusVariant>
#include <QObject>
#include <QString>

#include <optional>

namespace whyglass::window {

/// Whether the desktop asks for dark windows, as its settings portal says, now and when that changes. Where there is no session
/// bus or no portal, nothing is known. Asked without waiting.
class DesktopScheme : public QObject {
    Q_OBJECT

public:
    explicit DesktopScheme(QObject* parent = nullptr);

    [[nodiscard]] std::optional<bool> dark() const { return m_dark; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void settingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void take(unsigned int scheme);

    std::optional<bool> m_dark;
};

} // namespace whyglass::window

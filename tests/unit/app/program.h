// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

/// What one run of the program gave.
struct Outcome {
    int code = -1;
    QByteArray out, err;
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

/// Runs the executable under test with runtime and data folders of its own, so that no other recorder is ever met.
class Program {
public:
    Program();
    /// Waits for the end, a minute at most.
    Outcome run(const QStringList& arguments, const QByteArray& input = {}) const;
    /// The process as it will be started, for those that stay.
    void prepare(QProcess& process) const;
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString write(const QString& name, const QByteArray& bytes) const;

private:
    QTemporaryDir m_folder;
};

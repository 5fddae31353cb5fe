// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcessEnvironment>

namespace {

constexpr int kMinute = 60'000;

} // namespace

Program::Program()
{
    if (!QFileInfo(qEnvironmentVariable("WHYGLASS_EXECUTABLE")).isExecutable())
        qFatal("WHYGLASS_EXECUTABLE names no program; run this test with ctest");
    // For what runs in this process: the control plane finds its sockets by the same variable.
    qputenv("XDG_RUNTIME_DIR", m_folder.filePath(QStringLiteral("run")).toUtf8());
    qputenv("XDG_DATA_HOME", m_folder.filePath(QStringLiteral("data")).toUtf8());
    QDir(m_folder.path()).mkpath(QStringLiteral("run"));
}

void Program::prepare(QProcess& process) const
{
    process.setProgram(qEnvironmentVariable("WHYGLASS_EXECUTABLE"));
    process.setProcessEnvironment(QProcessEnvironment::systemEnvironment());
    process.setWorkingDirectory(m_folder.path());
}

Outcome Program::run(const QStringList& arguments, const QByteArray& input) const
{
    QProcess process;
    prepare(process);
    process.setArguments(arguments);
    process.start();
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(kMinute))
        process.kill();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

QString Program::write(const QString& name, const QByteArray& bytes) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName();
}

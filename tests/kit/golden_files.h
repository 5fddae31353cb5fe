// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <functional>

/// Tests whose data lies in files: telemetry in, text out. UPDATE_GOLDEN=1 writes the texts anew: read the difference before committing it.
namespace whyglass::testkit {

inline const QString kGoldenCases = QStringLiteral(WHYGLASS_SOURCE_DIR "/tests/golden/cases");

/// A row of test data, "folder", for each case that is wanted; all without `wanted`.
inline void addGoldenCases(const std::function<bool(const QString&)>& wanted = {})
{
    QTest::addColumn<QString>("folder");
    for (const QString& name : QDir(kGoldenCases).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (!wanted || wanted(name))
            QTest::newRow(qPrintable(name)) << kGoldenCases + QLatin1Char('/') + name;
    }
}

/// Empty where there is no such file.
inline QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The lines of a case that are JSON; those that are none are the matter of the decoder's tests.
inline QList<QByteArray> goldenDocuments(const QString& folder)
{
    QList<QByteArray> documents;
    for (const QByteArray& line : contentOf(folder + QStringLiteral("/input.otlp.jsonl")).split('\n')) {
        if (!QJsonDocument::fromJson(line).isNull())
            documents.append(line);
    }
    return documents;
}

/// Fails the test that calls it where the text is not that of the file, and says in which line.
inline void compareGolden(const QByteArray& text, const QString& path)
{
    if (qEnvironmentVariableIsSet("UPDATE_GOLDEN")) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), qint64(text.size()));
        return;
    }
    QVERIFY2(QFile::exists(path), qPrintable(path + QStringLiteral(" is not there: UPDATE_GOLDEN=1 writes it")));
    const QList<QByteArray> expected = contentOf(path).split('\n');
    const QList<QByteArray> lines = text.split('\n');
    for (qsizetype i = 0; i < qMin(expected.size(), lines.size()); ++i) {
        const QString difference = QStringLiteral("line %1\nis:       %2\nexpected: %3").arg(i + 1).arg(QString::fromUtf8(lines[i]), QString::fromUtf8(expected[i]));
        QVERIFY2(lines[i] == expected[i], qPrintable(difference));
    }
    QCOMPARE(lines.size(), expected.size());
}

} // namespace whyglass::testkit

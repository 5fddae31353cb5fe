// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/workspace_file.h"
#include "models/store/workspace_writer.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QMimeDatabase>
#include <QProcess>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

/// The files that a desktop reads, as the build writes them.
class DesktopFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(QDir().mkpath(m_folder.filePath(QStringLiteral("mime/packages"))));
        QVERIFY(QFile::copy(file(".xml"), m_folder.filePath(QStringLiteral("mime/packages/whyglass.xml"))));
        qputenv("XDG_DATA_HOME", m_folder.path().toLocal8Bit());
        // Qt 6.4 lets a system's mime.cache outdo what a user's folder says with a higher priority; installed, all is in one cache.
        qputenv("XDG_DATA_DIRS", m_folder.filePath(QStringLiteral("none")).toLocal8Bit());
    }

    void workspacesAreKnownByContent()
    {
        const QString workspace = m_folder.filePath(QStringLiteral("no-ending"));
        auto writer = whyglass::store::WorkspaceWriter::open(workspace.toStdString());
        QVERIFY(writer.ok());
        writer->reset();
        QVERIFY(whyglass::store::isWorkspaceFile(workspace.toStdString()));
        QCOMPARE(typeOf(workspace), QStringLiteral("application/x-whyglass-workspace"));
        QCOMPARE(QMimeDatabase().mimeTypeForFile(QStringLiteral("a.whyglass"), QMimeDatabase::MatchExtension).name(),
                 QStringLiteral("application/x-whyglass-workspace"));

        QFile other(m_folder.filePath(QStringLiteral("other")));
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.write(QByteArray("SQLite format 3\0", 16) + QByteArray(84, '\0'));
        other.close();
        QVERIFY(!whyglass::store::isWorkspaceFile(other.fileName().toStdString()));
        QVERIFY(typeOf(other.fileName()) != QStringLiteral("application/x-whyglass-workspace"));
        QVERIFY(!whyglass::store::isWorkspaceFile(m_folder.path().toStdString()));
    }

    void otlpIsKnownByNameAndContent_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("type");
        QTest::newRow("lines") << "a.otlp.jsonl" << QByteArray("{}") << "application/x-otlp+json";
        QTest::newRow("gzip") << "a.otlp.jsonl.gz" << QByteArray("\x1f\x8b") << "application/x-otlp+json";
        QTest::newRow("content") << "a" << QByteArray("{\"resourceSpans\":[]}") << "application/x-otlp+json";
        QTest::newRow("frames") << "a.otlp.frames" << QByteArray(4, '\0') << "application/x-otlp+protobuf";
    }
    void otlpIsKnownByNameAndContent()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QFile written(m_folder.filePath(name));
        QVERIFY(written.open(QIODevice::WriteOnly));
        written.write(content);
        written.close();
        QTEST(typeOf(written.fileName()), "type");
    }

    void otherJsonIsNotOurs()
    {
        QFile other(m_folder.filePath(QStringLiteral("b.json")));
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.write("{\"a\":1}");
        other.close();
        QVERIFY(typeOf(other.fileName()) != QStringLiteral("application/x-otlp+json"));
    }

    /// One application id, and the same types in all three files.
    void filesAgree()
    {
        const QSettings entry(file(".desktop"), QSettings::IniFormat);
        QCOMPARE(entry.value(QStringLiteral("Desktop Entry/Icon")).toString(), QStringLiteral(WHYGLASS_APP_ID));
        const QString desktop = read(file(".desktop"));
        QVERIFY(read(file(".Link.desktop")).contains(QStringLiteral("MimeType=x-scheme-handler/whyglass;")));
        const QString metainfo = read(file(".metainfo.xml"));
        QVERIFY(metainfo.contains(QStringLiteral("<id>" WHYGLASS_APP_ID "</id>")));
        static const QRegularExpression type(QStringLiteral("<mime-type type=\"([^\"]+)\""));
        int types = 0;
        const QString mime = read(file(".xml"));
        for (auto match = type.globalMatch(mime); match.hasNext(); ++types) {
            const QString name = match.next().captured(1);
            QVERIFY2(desktop.contains(name + u';'), qPrintable(name));
            QVERIFY2(metainfo.contains(QStringLiteral("<mediatype>%1</mediatype>").arg(name)), qPrintable(name));
        }
        QCOMPARE(types, 3);
        for (const int size : {16, 48, 256}) {
            const QImage icon(QStringLiteral(WHYGLASS_PACKAGING_DIR "/icons/%1x%1/apps/" WHYGLASS_APP_ID ".png").arg(size));
            QCOMPARE(icon.size(), QSize(size, size));
            QCOMPARE(qAlpha(icon.pixel(0, 0)), 0);
            QCOMPARE(qAlpha(icon.pixel(size / 2, size / 2)), 255);
        }
    }

    void validatorsAgree_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::newRow("desktop entry") << QStringList{QStringLiteral("desktop-file-validate"), file(".desktop")};
        QTest::newRow("link entry") << QStringList{QStringLiteral("desktop-file-validate"), file(".Link.desktop")};
        QTest::newRow("metainfo") << QStringList{QStringLiteral("appstreamcli"), QStringLiteral("validate"), QStringLiteral("--no-net"),
                                                 file(".metainfo.xml")};
    }
    void validatorsAgree()
    {
        QFETCH(QStringList, command);
        QProcess validator;
        validator.setProcessChannelMode(QProcess::MergedChannels);
        validator.start(command.takeFirst(), command);
        if (!validator.waitForStarted())
            QSKIP("the validator is not installed");
        QVERIFY(validator.waitForFinished());
        QVERIFY2(validator.exitCode() == 0, validator.readAll().constData());
    }

private:
    static QString file(const char* ending)
    {
        return QStringLiteral(WHYGLASS_PACKAGING_DIR "/" WHYGLASS_APP_ID) + QString::fromLatin1(ending);
    }
    static QString read(const QString& path)
    {
        QFile from(path);
        return from.open(QIODevice::ReadOnly) ? QString::fromUtf8(from.readAll()) : QString();
    }
    static QString typeOf(const QString& path) { return QMimeDatabase().mimeTypeForFile(path).name(); }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(DesktopFilesTest)
#include "desktop_files_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// The seed corpus of the fuzz targets, and every input that once broke something, as an ordinary test.
#include "fuzz_target.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace whyglass;

namespace {

constexpr qint64 kMostMilliseconds = 5'000; // under a sanitizer, on a loaded machine

QString corpusOf(const fuzz::FuzzTarget& target)
{
    return QStringLiteral(WHYGLASS_SOURCE_DIR "/tests/fuzz/corpus/") + QString::fromLatin1(target.name.data(), static_cast<qsizetype>(target.name.size()));
}

} // namespace

class ReplayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void corpus_data()
    {
        QTest::addColumn<int>("target");
        QTest::addColumn<QString>("folder");
        int number = 0;
        for (const fuzz::FuzzTarget& target : fuzz::targets())
            QTest::newRow(std::string(target.name).c_str()) << number++ << corpusOf(target);
    }

    void corpus()
    {
        QFETCH(int, target);
        QFETCH(QString, folder);
        int count = 0;
        for (QDirIterator files(folder, QDir::Files); files.hasNext(); ++count) {
            QFile file(files.next());
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
            const QByteArray bytes = file.readAll();
            QElapsedTimer timer;
            timer.start();
            fuzz::targets()[static_cast<std::size_t>(target)].run({bytes.constData(), static_cast<std::size_t>(bytes.size())});
            QVERIFY2(timer.elapsed() < kMostMilliseconds, qPrintable(file.fileName()));
        }
        QVERIFY2(count > 0, qPrintable(folder + QStringLiteral(" is empty")));
    }
};

QTEST_GUILESS_MAIN(ReplayTest)
#include "replay_test.moc"

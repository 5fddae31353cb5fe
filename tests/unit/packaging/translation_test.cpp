// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>

/// translations/whyglass_de.ts as it stands: all of it is finished, and a translation takes what its text takes.
class TranslationTest : public QObject {
    Q_OBJECT

    struct Message {
        QString source;
        QStringList translations;
        bool numbered = false, finished = true;
    };

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(QStringLiteral(WHYGLASS_SOURCE_DIR "/translations/whyglass_de.ts"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&file);
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == u"message")
                m_messages.append({{}, {}, xml.attributes().value(QLatin1String("numerus")) == u"yes"});
            else if (xml.name() == u"source")
                m_messages.last().source = xml.readElementText();
            else if (xml.name() == u"translation")
                readTranslation(xml);
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(m_messages.size() > 500);
    }

    void everyEntryIsFinished()
    {
        for (const Message& message : m_messages) {
            QVERIFY2(message.finished, qPrintable(message.source));
            QCOMPARE(message.translations.size(), message.numbered ? 2 : 1); // German: one, and any other number
            for (const QString& text : message.translations)
                QVERIFY2(!text.trimmed().isEmpty() || message.source.trimmed().isEmpty(), qPrintable(message.source));
        }
    }

    void placesAreKept()
    {
        for (const Message& message : m_messages) {
            for (const QString& text : message.translations)
                QVERIFY2(placesOf(text) == placesOf(message.source), qPrintable(message.source + QStringLiteral(" → ") + text));
        }
    }

    void edgesAreKept()
    {
        const auto edges = [](const QString& text) {
            const auto blanks = text.size() - text.trimmed().size();
            return std::pair(blanks, text.endsWith(QChar(0x2026)));
        };
        for (const Message& message : m_messages) {
            for (const QString& text : message.translations)
                QVERIFY2(edges(text) == edges(message.source), qPrintable(message.source + QStringLiteral(" → ") + text));
        }
    }

private:
    void readTranslation(QXmlStreamReader& xml)
    {
        Message& message = m_messages.last();
        message.finished = xml.attributes().value(QLatin1String("type")).isEmpty();
        if (!message.numbered) {
            message.translations.append(xml.readElementText());
            return;
        }
        while (xml.readNextStartElement())
            message.translations.append(xml.readElementText());
    }

    /// %1, %L2, %n in any order.
    static QStringList placesOf(const QString& text)
    {
        static const QRegularExpression place(QStringLiteral("%L?[0-9n]"));
        QStringList places;
        for (auto match = place.globalMatch(text); match.hasNext();)
            places.append(match.next().captured());
        std::sort(places.begin(), places.end());
        return places;
    }

    QList<Message> m_messages;
};

QTEST_GUILESS_MAIN(TranslationTest)
#include "translation_test.moc"

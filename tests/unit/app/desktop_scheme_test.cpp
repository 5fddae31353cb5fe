// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/desktop_scheme.h"

#include <QDBusConnection>
#include <QSignalSpy>
#include <QTest>


using whyglass::window::DesktopScheme;

namespace {

const QString kGroup = QStringLiteral("org.freedesktop.appearance");
const QString kKey = QStringLiteral("color-scheme");

/// A settings portal as desktops have it.
class Portal : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    unsigned int scheme = 0;
    bool wrapsTwice = false; ///< as older ones do
    int questions = 0;

public Q_SLOTS:
    QDBusVariant Read(const QString& group, const QString& key) // NOLINT(readability-identifier-naming): the name on the bus
    {
        ++questions;
        const QVariant value = group == kGroup && key == kKey ? QVariant(scheme) : QVariant(QStringLiteral("something else"));
        return wrapsTwice ? QDBusVariant(QVariant::fromValue(QDBusVariant(value))) : QDBusVariant(value);
    }

Q_SIGNALS:
    void SettingChanged(const QString& group, const QString& key, const QDBusVariant& value); // NOLINT(readability-identifier-naming)
};

} // namespace

/// On a bus of its own (dbus-run-session).
class DesktopSchemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QDBusConnection bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("portal"));
        QVERIFY(bus.isConnected());
        QVERIFY(bus.registerObject(QStringLiteral("/org/freedesktop/portal/desktop"), &m_portal, QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
        QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.portal.Desktop")));
    }

    void asksAtTheStart_data()
    {
        QTest::addColumn<unsigned int>("scheme");
        QTest::addColumn<bool>("wrapsTwice");
        QTest::addColumn<int>("dark"); // -1: not known
        QTest::newRow("no preference") << 0U << false << -1;
        QTest::newRow("dark") << 1U << false << 1;
        QTest::newRow("light") << 2U << false << 0;
        QTest::newRow("dark, an older portal") << 1U << true << 1;
        QTest::newRow("what nobody knows") << 77U << false << -1;
    }
    void asksAtTheStart()
    {
        QFETCH(unsigned int, scheme);
        QFETCH(bool, wrapsTwice);
        m_portal.scheme = scheme;
        m_portal.wrapsTwice = wrapsTwice;
        const int before = m_portal.questions;
        const DesktopScheme asked;
        QTRY_COMPARE(m_portal.questions, before + 1);
        QFETCH(int, dark);
        QTRY_COMPARE(asked.dark() ? static_cast<int>(*asked.dark()) : -1, dark);
    }

    void followsChanges()
    {
        m_portal.scheme = 2;
        m_portal.wrapsTwice = false;
        const DesktopScheme scheme;
        QSignalSpy changes(&scheme, &DesktopScheme::changed);
        QTRY_COMPARE(changes.count(), 1);
        QCOMPARE(scheme.dark(), std::optional(false));
        Q_EMIT m_portal.SettingChanged(kGroup, QStringLiteral("accent-color"), QDBusVariant(1U));
        Q_EMIT m_portal.SettingChanged(kGroup, kKey, QDBusVariant(1U));
        QTRY_COMPARE(changes.count(), 2);
        QCOMPARE(scheme.dark(), std::optional(true));
        Q_EMIT m_portal.SettingChanged(kGroup, kKey, QDBusVariant(1U)); // nothing new
        Q_EMIT m_portal.SettingChanged(kGroup, kKey, QDBusVariant(0U));
        QTRY_COMPARE(changes.count(), 3);
        QCOMPARE(scheme.dark(), std::nullopt);
    }

private:
    Portal m_portal;
};

class NoBusTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsKnown()
    {
        const DesktopScheme scheme;
        QCoreApplication::processEvents();
        QCOMPARE(scheme.dark(), std::nullopt);
    }
};

int main(int argc, char* argv[])
{
    const QCoreApplication app(argc, argv);
    if (qEnvironmentVariableIsSet("WHYGLASS_TEST_NO_BUS")) {
        NoBusTest test;
        return QTest::qExec(&test, argc, argv);
    }
    DesktopSchemeTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "desktop_scheme_test.moc"

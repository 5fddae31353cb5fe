// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

/// The man page and the completion against what --help says of each command: neither may lack anything.
class ReferenceTest : public QObject {
    Q_OBJECT

    struct Help {
        QString command; ///< "workspace info"; empty for the program itself
        QStringList subcommands, options;
    };

private Q_SLOTS:
    void initTestCase()
    {
        m_man = QString::fromUtf8(m_program.run({QStringLiteral("--print-reference"), QStringLiteral("man")}).out);
        m_man.replace(QStringLiteral("\\-"), QStringLiteral("-"));
        m_completion = m_program.write(QStringLiteral("whyglass.bash"),
                                       m_program.run({QStringLiteral("--print-reference"), QStringLiteral("bash")}).out);
        read({});
        QVERIFY(m_helps.size() > 15);
    }

    void manPageHasEveryCommandAndOption()
    {
        for (const Help& help : m_helps) {
            if (help.command.isEmpty() || !help.subcommands.isEmpty())
                continue;
            const QString section = manSection(help.command);
            QVERIFY2(!section.isEmpty(), qPrintable(help.command));
            for (const QString& option : help.options) {
                const QString set = QStringLiteral("\\fB%1\\fR").arg(option);
                QVERIFY2(section.contains(set) || manSection(QString()).contains(set), qPrintable(help.command + u' ' + option));
            }
        }
    }

    void manPageSetsWithoutWarning()
    {
        QProcess man;
        man.setProcessEnvironment(withUtf8());
        man.start(QStringLiteral("man"), {QStringLiteral("--warnings"), QStringLiteral("-l"), QStringLiteral("-")});
        if (!man.waitForStarted())
            QSKIP("there is no man here to set the page");
        man.write(m_program.run({QStringLiteral("--print-reference"), QStringLiteral("man")}).out);
        man.closeWriteChannel();
        QVERIFY(man.waitForFinished());
        QCOMPARE(QString::fromUtf8(man.readAllStandardError()), QString());
        QVERIFY(man.readAllStandardOutput().contains("$XDG_DATA_HOME/whyglass/default.whyglass"));
    }

    void completionOffersEveryCommandAndOption()
    {
        for (const Help& help : m_helps) {
            const QStringList words = help.command.split(u' ', Qt::SkipEmptyParts);
            const QStringList options = complete(words + QStringList{QStringLiteral("-")});
            for (const QString& option : help.options)
                QVERIFY2(options.contains(option), qPrintable(help.command + u' ' + option));
            const QStringList commands = complete(words + QStringList{QString()});
            for (const QString& command : help.subcommands)
                QVERIFY2(commands.contains(command), qPrintable(help.command + u' ' + command));
        }
    }

    void completionKnowsValues()
    {
        QVERIFY(QFile::exists(m_program.write(QStringLiteral("a trace.jsonl"), "{}")));
        const auto values = [this](const QStringList& words) { return complete(words); };
        QCOMPARE(values({QStringLiteral("list"), QStringLiteral("--format"), QStringLiteral("js")}),
                 (QStringList{QStringLiteral("json"), QStringLiteral("jsonl")}));
        QVERIFY(values({QStringLiteral("list"), QString()}).contains(QStringLiteral("decisions")));
        QVERIFY(values({QStringLiteral("costs"), QStringLiteral("--by"), QStringLiteral("ser")}).contains(QStringLiteral("service_version")));
        const QStringList views = values({QStringLiteral("render"), QStringLiteral("--view"), QString()});
        QVERIFY(views.contains(QStringLiteral("investigate")) && views.contains(QStringLiteral("costs")));
        for (const QStringList& words : {QStringList{QStringLiteral("import"), QStringLiteral("a")},
                                         QStringList{QStringLiteral("show"), QStringLiteral("-w"), QStringLiteral("a")},
                                         QStringList{QStringLiteral("a")}})
            QVERIFY2(complete(words).contains(QStringLiteral("a trace.jsonl")), qPrintable(words.join(u' ')));
    }

private:
    void read(const QStringList& command)
    {
        const Outcome outcome = m_program.run(command + QStringList{QStringLiteral("--help")});
        QCOMPARE(outcome.code, 0);
        const QString text = QString::fromUtf8(outcome.out);
        Help help{command.join(u' '), {}, {}};
        static const QRegularExpression option(QStringLiteral("^  (-[a-z-]+)(?:,(-[a-z-]+))?"), QRegularExpression::MultilineOption);
        for (auto match = option.globalMatch(text); match.hasNext();) {
            const auto found = match.next();
            help.options.append(found.captured(1));
            if (!found.captured(2).isEmpty())
                help.options.append(found.captured(2));
        }
        const QString below = text.section(QStringLiteral("\nSubcommands:\n"), 1).section(QStringLiteral("\n\n"), 0, 0);
        static const QRegularExpression subcommand(QStringLiteral("^  ([a-z]+)"), QRegularExpression::MultilineOption);
        for (auto match = subcommand.globalMatch(below); match.hasNext();)
            help.subcommands.append(match.next().captured(1));
        m_helps.append(help);
        for (const QString& name : help.subcommands)
            read(command + QStringList{name});
    }

    /// From the heading of a command to the next one; of "" the common options.
    [[nodiscard]] QString manSection(const QString& command) const
    {
        const QString heading = command.isEmpty() ? QStringLiteral(".SH \"COMMON OPTIONS\"\n") : QStringLiteral(".SS \"%1\"\n").arg(command);
        return m_man.section(heading, 1).section(QRegularExpression(QStringLiteral("(?m)^\\.S[SH] ")), 0, 0);
    }

    static QProcessEnvironment withUtf8()
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        environment.insert(QStringLiteral("MANPAGER"), QStringLiteral("cat"));
        return environment;
    }

    /// What bash offers for the last of these words.
    [[nodiscard]] QStringList complete(const QStringList& words) const
    {
        const QString script = QStringLiteral(
            "source \"$1\"; cd \"${1%/*}\"; shift; PATH=\"$(dirname \"$WHYGLASS_EXECUTABLE\"):$PATH\"\n"
            "COMP_WORDS=(whyglass \"$@\"); COMP_CWORD=$#; _whyglass; printf '%s\\n' \"${COMPREPLY[@]}\"");
        QProcess bash;
        m_program.prepare(bash);
        bash.start(QStringLiteral("bash"), QStringList{QStringLiteral("-c"), script, QStringLiteral("bash"), m_completion} + words);
        if (!bash.waitForFinished())
            return {};
        return QString::fromUtf8(bash.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    }

    Program m_program;
    QString m_man, m_completion;
    QList<Help> m_helps;
};

QTEST_GUILESS_MAIN(ReferenceTest)
#include "reference_test.moc"

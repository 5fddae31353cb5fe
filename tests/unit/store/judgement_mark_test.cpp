// SPDX-License-Identifier: GPL-3.0-or-later
// A workspace remembers by which way of judging its decisions and findings were made.
#include "models/store/database.h"
#include "models/store/judgement_mark.h"
#include "tests/unit/store/store_kit.h"

using namespace whyglass;
using namespace whyglass::store;

namespace {

bool isOlder(const kit::Workspace& workspace)
{
    const auto older = isJudgedByOlderBuild(workspace.path());
    if (!older)
        qFatal("%s", older.error().text().c_str());
    return *older;
}

void judge(kit::Workspace& workspace)
{
    const std::vector<WorkspaceWriter::Analysis> analyses{{kit::traceId(1), {}, {}}};
    QVERIFY(workspace.writer().storeAnalyses(analyses).ok());
}

void mark(const kit::Workspace& workspace, int judgement)
{
    Database::openForWriting(workspace.path(), false).execute("INSERT OR REPLACE INTO meta(k, v) VALUES('judged_by', " + std::to_string(judgement) + ")");
}

/// As a build from before the mark left it.
void removeMark(const kit::Workspace& workspace)
{
    Database::openForWriting(workspace.path(), false).execute("DELETE FROM meta WHERE k='judged_by'");
}

} // namespace

class JudgementMarkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatThisBuildJudgedIsNotOlder()
    {
        kit::Workspace workspace;
        QVERIFY(!isOlder(workspace));
        workspace.commit({kit::Span{}});
        QVERIFY(!isOlder(workspace)); // nothing is judged
        judge(workspace);
        QVERIFY(!isOlder(workspace));
    }

    void whatAnOlderBuildJudgedStaysOlderUntilItIsForgotten()
    {
        kit::Workspace workspace;
        workspace.commit({kit::Span{}});
        judge(workspace);
        removeMark(workspace);
        QVERIFY(isOlder(workspace));
        judge(workspace); // one more trace makes the others no newer
        QVERIFY(isOlder(workspace));
        QVERIFY(workspace.writer().forgetAnalyses().ok());
        QVERIFY(!isOlder(workspace));
        judge(workspace);
        QVERIFY(!isOlder(workspace));
    }

    void someDetectorsMakeNoJudgementNewer()
    {
        kit::Workspace workspace;
        workspace.commit({kit::Span{}});
        judge(workspace);
        mark(workspace, 1);
        QVERIFY(workspace.writer().forgetAnalyses().ok());
        const std::vector<WorkspaceWriter::Analysis> byOne{{kit::traceId(1), {}, {}, -1, false}};
        QVERIFY(workspace.writer().storeAnalyses(byOne).ok());
        QVERIFY(isOlder(workspace));
        auto reader = WorkspaceReader::open(workspace.path());
        QVERIFY(reader.ok());
        QCOMPARE((*reader)->isJudgedByOlderBuild().value(), true);
        QVERIFY(workspace.writer().forgetAnalyses().ok());
        judge(workspace);
        QVERIFY(!isOlder(workspace));
        QCOMPARE((*reader)->isJudgedByOlderBuild().value(), false);
    }

    void anOldMarkOfNothingGivesWay()
    {
        kit::Workspace workspace;
        workspace.commit({kit::Span{}});
        mark(workspace, 1);
        judge(workspace);
        QVERIFY(!isOlder(workspace));
    }
};

QTEST_APPLESS_MAIN(JudgementMarkTest)
#include "judgement_mark_test.moc"

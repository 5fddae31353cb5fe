// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/fact_table_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace whyglass::tables;

class FactTableModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sortsWordsByWordsAndNumbersByNumbers()
    {
        FactTableModel model({{QStringLiteral("Service")}, {QStringLiteral("Spans"), 80, true}});
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(rows());
        QCOMPARE(texts(model, 0), (QStringList{QStringLiteral("b"), QStringLiteral("a"), QStringLiteral("c")}));
        model.sort(1, Qt::DescendingOrder);
        QCOMPARE(texts(model, 1), (QStringList{QStringLiteral("1.2k"), QStringLiteral("30"), QStringLiteral("4")}));
        model.sort(0, Qt::AscendingOrder);
        QCOMPARE(texts(model, 0), (QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
        // What was chosen holds for what comes later.
        model.setRows(rows());
        QCOMPARE(texts(model, 0).first(), QStringLiteral("a"));
    }

    void showsHostileTextAsText()
    {
        FactTableModel model({{QStringLiteral("Sample")}});
        model.setRows({{{.text = QStringLiteral("<b>x</b>"), .toolTip = QStringLiteral("<img src=x>")}}});
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("<b>x</b>"));
        QCOMPARE(model.index(0, 0).data(Qt::ToolTipRole).toString(), QStringLiteral("&lt;img src=x&gt;"));
    }

private:
    static std::vector<std::vector<Fact>> rows()
    {
        return {{{.text = QStringLiteral("b")}, {.text = QStringLiteral("4"), .order = 4}},
                {{.text = QStringLiteral("a")}, {.text = QStringLiteral("1.2k"), .order = 1200}},
                {{.text = QStringLiteral("c")}, {.text = QStringLiteral("30"), .order = 30}}};
    }

    static QStringList texts(const FactTableModel& model, int column)
    {
        QStringList texts;
        for (int row = 0; row < model.rowCount(); ++row)
            texts.append(model.index(row, column).data().toString());
        return texts;
    }
};

QTEST_GUILESS_MAIN(FactTableModelTest)
#include "fact_table_model_test.moc"

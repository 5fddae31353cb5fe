// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/issues_dialog.h"

#include "models/format/format.h"
#include "views/common/plain_text.h"

#include <QCoreApplication>
#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

namespace whyglass::window {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("IssuesDialog", text); }

QString placeOf(const domain::ImportIssue& issue)
{
    if (issue.record > 0)
        return tr("record %1, byte %2").arg(issue.record).arg(issue.offset);
    return issue.offset > 0 ? tr("byte %1").arg(issue.offset) : QString();
}

} // namespace

void showIssuesDialog(const std::vector<domain::ImportIssue>& issues, QWidget* parent)
{
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Import issues"));
    dialog->resize(980, 420);
    auto* layout = new QVBoxLayout(dialog);
    layout->addWidget(new QLabel(issues.empty() ? tr("Everything that came in could be read.")
                                                : tr("What was wrong with the input. Records that could be kept were kept.")));
    auto* table = new QTableWidget(static_cast<int>(issues.size()), 6);
    table->setHorizontalHeaderLabels({tr("Problem"), tr("Times"), tr("Severity"), tr("Source"), tr("First at"), tr("Sample")});
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    for (int row = 0; row < table->rowCount(); ++row) {
        const domain::ImportIssue& issue = issues[static_cast<std::size_t>(row)];
        const auto severity = domain::nameOf(issue.severity);
        const QString cells[] = {views::plainLine(issue.code), QString::fromStdString(format::count(issue.count)),
                                 QString::fromUtf8(severity.data(), static_cast<qsizetype>(severity.size())), views::plainLine(issue.source),
                                 placeOf(issue), views::plainLine(issue.sample)};
        int column = 0;
        for (const QString& cell : cells)
            table->setItem(row, column++, new QTableWidgetItem(cell));
    }
    table->setColumnWidth(0, 170);
    table->setColumnWidth(3, 220);
    table->setColumnWidth(4, 150);
    table->horizontalHeader()->setStretchLastSection(true);
    layout->addWidget(table, 1);
    dialog->show();
}

} // namespace whyglass::window

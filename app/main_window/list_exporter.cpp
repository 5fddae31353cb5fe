// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window/list_exporter.h"

#include "app/cli/list_file.h"
#include "models/tables/cell_text.h"
#include "views/common/plain_text.h"

#include <QFileDialog>

namespace whyglass::window {

namespace {

cli::RowWriter::Form formOf(views::RowFormat format)
{
    return format == views::RowFormat::Csv ? cli::RowWriter::Form::Csv : cli::RowWriter::Form::Whole;
}

cli::ListSelection selectionOf(const views::ListRequest& rows) { return {rows.filter, rows.order, rows.keys}; }

} // namespace

ListExporter::ListExporter(session::Session& session, views::ViewHost& host, QWidget* window)
    : QObject(window), m_session(session), m_host(host), m_window(window)
{
}

void ListExporter::copy(const views::ListRequest& rows, views::RowFormat format)
{
    const cli::ListKind* kind = cli::findListKind(rows.list.toStdString());
    if (!kind)
        return;
    m_session.queries().request<std::string>(
        this, "export/copy",
        [kind, selection = selectionOf(rows), format](store::WorkspaceReader& reader) {
            return cli::listText(*kind, reader, selection, formOf(format), &session::reportProgress);
        },
        [this](domain::Result<std::string> text) {
            if (text)
                m_host.copyText(QString::fromStdString(*text));
            else
                Q_EMIT finished(views::toldLine(text.error().text()), true);
        },
        session::Urgency::Beside);
}

void ListExporter::save(const views::ListRequest& rows, views::RowFormat format)
{
    const bool csv = format == views::RowFormat::Csv;
    const QString ending = csv ? QStringLiteral(".csv") : QStringLiteral(".json");
    QString path = QFileDialog::getSaveFileName(m_window, tr("Export the list"), rows.list + ending, csv ? tr("CSV (*.csv)") : tr("JSON (*.json)"));
    if (path.isEmpty())
        return;
    if (!path.endsWith(ending, Qt::CaseInsensitive))
        path += ending;
    saveTo(rows, format, path);
}

void ListExporter::saveTo(const views::ListRequest& rows, views::RowFormat format, const QString& path)
{
    const cli::ListKind* kind = cli::findListKind(rows.list.toStdString());
    if (!kind)
        return;
    m_session.queries().request<std::int64_t>(
        this, "export/" + path.toUtf8(),
        [kind, selection = selectionOf(rows), format, file = std::filesystem::path(path.toStdString())](store::WorkspaceReader& reader) {
            return cli::writeListFile(*kind, reader, selection, formOf(format), file, &session::reportProgress);
        },
        [this, path](domain::Result<std::int64_t> written) {
            if (written)
                Q_EMIT finished(tr("%1 rows are in %2").arg(tables::countText(*written), path), false);
            else
                Q_EMIT finished(views::toldLine(written.error().text()), true);
        },
        session::Urgency::Beside);
}

} // namespace whyglass::window

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/json_text.h"
#include "views/common/plain_text.h"
#include "views/details/folded_text.h"
#include "views/details/inspector_pages.h"
#include "views/details/page_parts.h"

#include <QCoreApplication>
#include <QLabel>
#include <QVBoxLayout>

namespace whyglass::views {

namespace {

constexpr std::size_t kShownDocuments = 50;
constexpr int kFoldedLines = 6;

QString tr(const char* text) { return QCoreApplication::translate("DocumentsPage", text); }

void addDocument(QVBoxLayout& layout, const Theme& theme, std::size_t number, const domain::Document& document)
{
    const QString name = document.id.empty() ? tr("document %1").arg(number) : plainLine(document.id, 160);
    const QString score = document.score ? tr("score %1").arg(*document.score, 0, 'f', 3) : tr("no score");
    layout.addWidget(sectionTitle(theme, name, score));
    if (document.content)
        layout.addWidget(new FoldedText(theme, *document.content, TextStyle::Body, kFoldedLines));
    else
        layout.addWidget(wrappedLabel(theme, tr("The sender did not record its text."), TextStyle::Small, 3));
    if (!document.metadata.empty())
        layout.addWidget(new FoldedText(theme, session::indentedJson(document.metadata), TextStyle::Code, kFoldedLines));
    layout.addWidget(horizontalRule());
}

} // namespace

QWidget* makeDocumentsPage(const InspectedContext& context)
{
    const Theme& theme = context.view.theme;
    const auto& documents = context.span->content.documents;
    if (!documents)
        return hintPage(theme, QStringLiteral("doc"), tr("No documents"), tr("Retrieval spans list what they returned here."));
    if (documents->empty())
        return hintPage(theme, QStringLiteral("doc"), tr("The retrieval returned nothing"), tr("Zero documents were handed to the model."));
    QVBoxLayout* layout = nullptr;
    QWidget* page = emptyPage(layout);
    if (context.span->content.query)
        layout->addWidget(wrappedLabel(theme, tr("for: %1").arg(plainLine(*context.span->content.query, 600)), TextStyle::Small, 2));
    for (std::size_t i = 0; i < documents->size() && i < kShownDocuments; ++i)
        addDocument(*layout, theme, i + 1, (*documents)[i]);
    if (documents->size() > kShownDocuments)
        layout->addWidget(wrappedLabel(theme, tr("%1 more documents are in Raw.").arg(documents->size() - kShownDocuments), TextStyle::Small, 3));
    layout->addStretch(1);
    return page;
}

} // namespace whyglass::views

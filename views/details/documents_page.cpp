// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/context/trace_context.h"
#include "models/session/trace_contexts.h"
#include "models/tables/cell_text.h"
#include "views/common/counted.h"
#include "views/common/plain_text.h"
#include "views/details/inspector_pages.h"
#include "views/details/page_parts.h"

#include <QCoreApplication>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace whyglass::views {

namespace {

constexpr std::size_t kShownDocuments = 50;
constexpr int kFoldedLines = 6;

QString tr(const char* text) { return QCoreApplication::translate("DocumentsPage", text); }

/// The score as a bar, longest for the best.
class ScoreBar final : public QWidget {
public:
    ScoreBar(const Theme& theme, double share) : m_theme(theme), m_share(std::clamp(share, 0.0, 1.0)) { setFixedHeight(4); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), m_theme.color(Role::Hover));
        painter.fillRect(QRectF(0, 0, width() * m_share, height()), m_theme.kind(SliceKind::Retrieval).solid);
    }

private:
    const Theme& m_theme;
    double m_share;
};

double bestScore(const std::vector<domain::Document>& documents)
{
    double best = 0;
    for (const domain::Document& document : documents)
        best = std::max(best, document.score.value_or(0));
    return best;
}

/// Says whether a document was handed to a model, once that has been looked up.
class DeliveryLabel final : public QPushButton {
public:
    explicit DeliveryLabel(const InspectedContext& context) : m_context(context)
    {
        setProperty("look", QStringLiteral("link"));
        setText(tr("looking for it in later requests"));
        setEnabled(false);
    }

    void show(const analysis::TraceContext::Delivered& delivery)
    {
        using State = analysis::TraceContext::Delivery;
        const session::LoadedTracePtr trace = m_context.trace;
        const int row = trace ? trace->indexOf(delivery.reader) : -1;
        if (row < 0 && m_context.view.session.knownUntil()) {
            setText(tr("not delivered up to this moment"));
        } else if (delivery.state == State::Delivered) {
            const QString model = row < 0 ? QString() : plainLine(trace->spans.text(trace->spans.rows[static_cast<std::size_t>(row)].model), 60);
            const QString since = row < 0 ? QString() : sinceTraceStart(m_context, trace->spans.rows[static_cast<std::size_t>(row)].start);
            setText(tr("%1 to %2 %3 (%4); whether it was used is unknown").arg(howWords(delivery.match), model.isEmpty() ? tr("a generation") : model, since, relationWords(delivery.relation)));
            setEnabled(true);
            session::Session& session = m_context.view.session;
            connect(this, &QPushButton::clicked, &session, [&session, delivery] { session.selectSpan(delivery.reader); });
        } else {
            setText(delivery.state == State::NotSeen ? tr("seen in no later request") : tr("whether it was delivered is unknown"));
        }
    }

private:
    static QString howWords(analysis::PartMatch match)
    {
        switch (match) {
        case analysis::PartMatch::Cut: return tr("delivered cut");
        case analysis::PartMatch::Altered: return tr("delivered altered");
        default: return tr("delivered");
        }
    }

    static QString relationWords(domain::Relation relation) { return relation == domain::Relation::Observed ? tr("observed") : tr("inferred"); }

    InspectedContext m_context;
};

/// As the decision card and the page on what the model saw say it.
void lookUpDelivery(const InspectedContext& context, QWidget* page, std::vector<DeliveryLabel*> labels)
{
    session::TraceContexts::of(context.view.session).request(
        page, "inspector/delivery", context.span->row.trace, [span = context.span, labels = std::move(labels)](const domain::Result<analysis::TraceContextPtr>& trace) {
            for (std::size_t i = 0; trace && i < labels.size(); ++i) {
                const std::string field = "documents[" + std::to_string(i) + ((*span->content.documents)[i].content ? "].content" : "].id");
                labels[i]->show((*trace)->deliveryOf(span->row.span, field));
            }
        });
}

DeliveryLabel* addDocument(QVBoxLayout& layout, const InspectedContext& context, std::size_t number, const domain::Document& document, double best)
{
    const Theme& theme = context.view.theme;
    const QString name = QStringLiteral("%1. ").arg(number) + (document.id.empty() ? tr("document %1").arg(number) : plainLine(document.id, 160));
    const QString score = document.score ? tr("score %1").arg(tables::decimalText(*document.score, 3)) : tr("no score");
    layout.addWidget(sectionTitle(theme, name, score));
    if (document.score && best > 0)
        layout.addWidget(new ScoreBar(theme, *document.score / best));
    if (document.content)
        layout.addWidget(payloadText(context, name, *document.content, TextStyle::Body, kFoldedLines));
    else
        layout.addWidget(wrappedLabel(theme, tr("The sender did not record its text."), TextStyle::Small, 3));
    if (!document.metadata.empty())
        layout.addWidget(payloadText(context, name, document.metadata, TextStyle::Code, kFoldedLines));
    auto* delivery = new DeliveryLabel(context);
    layout.addWidget(delivery, 0, Qt::AlignLeft);
    layout.addWidget(horizontalRule());
    return delivery;
}

} // namespace

QWidget* makeDocumentsPage(const InspectedContext& context)
{
    if (QWidget* running = makeRunningHint(context))
        return running;
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
    const double best = bestScore(*documents);
    std::vector<DeliveryLabel*> labels;
    for (std::size_t i = 0; i < documents->size() && i < kShownDocuments; ++i)
        labels.push_back(addDocument(*layout, context, i + 1, (*documents)[i], best));
    lookUpDelivery(context, page, std::move(labels));
    if (documents->size() > kShownDocuments)
        layout->addWidget(wrappedLabel(theme, counted(static_cast<std::int64_t>(documents->size() - kShownDocuments), tr("1 more document is in Raw."), tr("%1 more documents are in Raw.")), TextStyle::Small, 3));
    layout->addStretch(1);
    return page;
}

} // namespace whyglass::views

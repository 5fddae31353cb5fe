// SPDX-License-Identifier: GPL-3.0-or-later
// The pages whose rows are read when they are looked at: prompts and documents.
#include "models/tables/document_pair_model.h"
#include "models/tables/prompt_pair_model.h"
#include "views/common/plain_text.h"
#include "views/compare/compare_page.h"

namespace whyglass::views {

namespace {

/// Reads rows of one kind once a comparison.
template <typename Row>
class ReadPage : public ComparePage {
public:
    using ComparePage::ComparePage;

    void setComparison(tables::ComparisonPtr comparison) final
    {
        m_context.session.queries().cancel(key());
        m_read = false;
        take(std::move(comparison), {});
    }
    bool isRead() const final { return m_read; }
    void show() final
    {
        if (m_read || !rows().comparison())
            return;
        m_context.session.queries().request<std::vector<Row>>(
            this, key(), [read = reading(), comparison = rows().comparison()](store::WorkspaceReader& reader) { return read(reader, *comparison); },
            [this](domain::Result<std::vector<Row>> read) {
                if (!read) {
                    Q_EMIT failed(plainLine(read.error().text()));
                    return;
                }
                m_read = true;
                take(rows().comparison(), std::move(*read));
                Q_EMIT changed();
            });
    }

protected:
    using Reading = domain::Result<std::vector<Row>> (*)(store::WorkspaceReader&, const analysis::Comparison&);
    [[nodiscard]] virtual QByteArray key() const = 0;
    [[nodiscard]] virtual Reading reading() const = 0;
    virtual void take(tables::ComparisonPtr comparison, std::vector<Row> rows) = 0;

private:
    bool m_read = false;
};

class PromptsPage final : public ReadPage<analysis::PromptPair> {
public:
    using ReadPage::ReadPage;

    QString id() const override { return QStringLiteral("prompts"); }
    QString title() const override { return tr("Prompts"); }
    QString rowsName() const override { return tr("Prompts of both runs"); }
    tables::PairModel& rows() override { return m_rows; }
    PairPanel::Tabs tabs() const override { return {PairTexts::System, std::nullopt}; }
    QString foremostName() const override { return tr("First difference"); }
    QString foremostHint() const override { return tr("The first prompt that is not the same on both sides (D)"); }
    int rowsShare() const override { return 2; }

private:
    QByteArray key() const override { return "compare/prompts"; }
    Reading reading() const override { return analysis::comparePrompts; }
    void take(tables::ComparisonPtr comparison, std::vector<analysis::PromptPair> rows) override { m_rows.setPrompts(std::move(comparison), std::move(rows)); }

    tables::PromptPairModel m_rows;
};

class DocumentsPage final : public ReadPage<analysis::DocumentPair> {
public:
    using ReadPage::ReadPage;

    QString id() const override { return QStringLiteral("documents"); }
    QString title() const override { return tr("Documents"); }
    QString rowsName() const override { return tr("Documents of both runs"); }
    tables::PairModel& rows() override { return m_rows; }
    LoadPairTexts textsOf(int row) override
    {
        return [pair = m_rows.pair(row), comparison = m_rows.comparison()](store::WorkspaceReader&) -> domain::Result<PairTexts> {
            return compareDocument(*comparison, pair);
        };
    }
    PairPanel::Tabs tabs() const override { return {PairTexts::Document, PairTexts::Fate}; }
    QString foremostName() const override { return tr("First difference"); }
    QString foremostHint() const override { return tr("The first document that is not the same on both sides (D)"); }

private:
    QByteArray key() const override { return "compare/documents"; }
    Reading reading() const override { return analysis::compareDocuments; }
    void take(tables::ComparisonPtr comparison, std::vector<analysis::DocumentPair> rows) override { m_rows.setDocuments(std::move(comparison), std::move(rows)); }

    tables::DocumentPairModel m_rows;
};

} // namespace

std::unique_ptr<ComparePage> makePromptsPage(const ViewContext& context) { return std::make_unique<PromptsPage>(context); }
std::unique_ptr<ComparePage> makeDocumentsPage(const ViewContext& context) { return std::make_unique<DocumentsPage>(context); }

} // namespace whyglass::views

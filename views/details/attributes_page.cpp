// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/plain_text.h"
#include "views/details/inspector_pages.h"
#include "views/details/page_parts.h"
#include "views/payload/payload_window.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTableView>
#include <QLabel>
#include <QVBoxLayout>

namespace whyglass::views {

namespace {

constexpr int kRowHeight = 24;
constexpr int kValueRole = Qt::UserRole + 1;
constexpr int kLineRole = Qt::UserRole + 2; ///< of the key: its AttributeLine

QString tr(const char* text) { return QCoreApplication::translate("AttributesPage", text); }

class AttributeTable final : public QTableView {
public:
    AttributeTable(ViewHost& host) : m_host(host)
    {
        setShowGrid(false);
        setSelectionBehavior(SelectRows);
        setSelectionMode(SingleSelection);
        setEditTriggers(NoEditTriggers);
        setWordWrap(false);
        setTabKeyNavigation(false);
        verticalHeader()->hide();
        verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
        verticalHeader()->setDefaultSectionSize(kRowHeight);
        horizontalHeader()->setHighlightSections(false);
    }

protected:
    void keyPressEvent(QKeyEvent* event) override
    {
        if (event->matches(QKeySequence::Copy) && currentIndex().isValid()) {
            const QModelIndex key = currentIndex().siblingAtColumn(0);
            m_host.copyText(key.data().toString() + u'\t' + key.siblingAtColumn(2).data(kValueRole).toString());
            return;
        }
        QTableView::keyPressEvent(event);
    }

private:
    ViewHost& m_host;
};

void append(QStandardItemModel& model, const Theme& theme, const std::vector<session::AttributeLine>& lines, const QString& source)
{
    for (const session::AttributeLine& line : lines) {
        const QString value = plainLine(line.value, 2'000);
        auto* key = new QStandardItem(plainLine(line.key));
        auto* type = new QStandardItem(QString::fromStdString(line.type));
        auto* text = new QStandardItem(value);
        auto* from = new QStandardItem(source);
        text->setData(plainBlock(line.value), kValueRole);
        key->setData(QVariant::fromValue(static_cast<const void*>(&line)), kLineRole);
        text->setToolTip(toolTipText(plainLine(line.value, 1'000)));
        key->setToolTip(toolTipText(key->text()));
        for (QStandardItem* item : {key, text})
            item->setFont(theme.font(TextStyle::Code));
        for (QStandardItem* item : {type, from}) {
            item->setFont(theme.font(TextStyle::Small));
            item->setForeground(theme.color(Role::Text3));
        }
        model.appendRow({key, type, text, from});
    }
}

} // namespace

QWidget* makeAttributesPage(const InspectedContext& context)
{
    if (QWidget* running = makeRunningHint(context))
        return running;
    const Theme& theme = context.view.theme;
    const session::InspectedSpan& span = *context.span;
    auto* page = new QWidget;
    page->setProperty("panel", QStringLiteral("surface"));
    page->setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    auto* search = new QLineEdit;
    search->setPlaceholderText(tr("Filter attributes"));
    search->setClearButtonEnabled(true);
    auto* margins = new QHBoxLayout;
    margins->setContentsMargins(14, 0, 14, 0);
    margins->addWidget(search);
    layout->addLayout(margins);

    auto* model = new QStandardItemModel(page);
    model->setHorizontalHeaderLabels({tr("Key"), tr("Type"), tr("Value"), tr("Of")});
    append(*model, theme, span.attributes, tr("span"));
    append(*model, theme, span.resourceAttributes, tr("resource"));
    append(*model, theme, span.scopeAttributes, tr("scope"));
    auto* filtered = new QSortFilterProxyModel(page);
    filtered->setSourceModel(model);
    filtered->setFilterKeyColumn(-1);
    filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    QObject::connect(search, &QLineEdit::textChanged, filtered, &QSortFilterProxyModel::setFilterFixedString);
    auto* table = new AttributeTable(context.view.host);
    table->setModel(filtered);
    table->setColumnWidth(0, 210);
    table->setColumnWidth(1, 54);
    table->setColumnWidth(3, 64);
    table->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->setAccessibleName(tr("Attributes"));
    QObject::connect(table, &QAbstractItemView::activated, page, [context, page](const QModelIndex& index) {
        const QModelIndex key = index.siblingAtColumn(0);
        const auto* line = static_cast<const session::AttributeLine*>(key.data(kLineRole).value<const void*>());
        showPayload(context.view.session, context.view.theme, page->window(), key.data().toString(),
            std::shared_ptr<const std::string>(context.span, &line->value));
    });
    layout->addWidget(table, 1);
    if (span.droppedAttributes > 0)
        layout->addWidget(wrappedLabel(theme, tr("The sender dropped %1 further attributes.").arg(span.droppedAttributes), TextStyle::Small, QStringLiteral("amber")));
    return page;
}

} // namespace whyglass::views

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/tables/search_view.h"

#include "models/tables/cell_text.h"
#include "views/common/plain_text.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QShowEvent>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace whyglass::views {

namespace {

constexpr std::size_t kLimit = 200;
constexpr int kRowHeight = 48;
constexpr int kHeaderHeight = 44;

enum SearchRole { LogRole = Qt::UserRole + 1, TraceRole, SpanRole, StepRole, WhereRole, TimeRole, BeforeRole, HitRole, AfterRole };

class MatchDelegate final : public QStyledItemDelegate {
public:
    MatchDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {400, kRowHeight}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
        painter->save();
        painter->fillRect(option.rect, m_theme.color(selected ? Role::Sel : hovered ? Role::Hover : Role::Surface));
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), m_theme.color(Role::Grid));
        if (selected)
            painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), m_theme.color(Role::Accent));
        const QRect rect = option.rect.adjusted(14, 4, -14, -4);
        paintTitle(*painter, rect, index);
        paintSnippet(*painter, QRect(rect.left() + 20, rect.top() + 20, rect.width() - 20, 20), index);
        painter->restore();
    }

private:
    void paintTitle(QPainter& painter, const QRect& rect, const QModelIndex& index) const
    {
        const auto step = static_cast<domain::StepKind>(index.data(StepRole).toInt());
        const bool isLog = index.data(LogRole).toBool();
        painter.drawPixmap(rect.left(), rect.top() + 3,
                           m_theme.pixmap(isLog ? QStringLiteral("log") : Theme::iconOf(step), isLog ? m_theme.color(Role::Text2) : m_theme.kind(kindOf(step)).solid, 13,
                                          painter.device()->devicePixelRatioF()));
        QRect line(rect.left() + 20, rect.top(), rect.width() - 20, 20);
        painter.setFont(m_theme.font(TextStyle::Small));
        painter.setPen(m_theme.color(Role::Text2));
        const QString right = index.data(WhereRole).toString() + QStringLiteral("  ·  ") + index.data(TimeRole).toString();
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, right);
        line.setRight(line.right() - painter.fontMetrics().horizontalAdvance(right) - 12);
        painter.setFont(m_theme.font(TextStyle::BodyStrong));
        painter.setPen(m_theme.color(Role::Text));
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, line.width()));
    }

    void paintSnippet(QPainter& painter, const QRect& rect, const QModelIndex& index) const
    {
        painter.setFont(m_theme.font(TextStyle::Code));
        const QFontMetrics metrics = painter.fontMetrics();
        const QString hit = metrics.elidedText(index.data(HitRole).toString(), Qt::ElideMiddle, rect.width() / 2);
        const int hitWidth = metrics.horizontalAdvance(hit);
        const QString before = metrics.elidedText(index.data(BeforeRole).toString(), Qt::ElideLeft, (rect.width() - hitWidth) / 2);
        int x = rect.left();
        painter.setPen(m_theme.color(Role::Text2));
        painter.drawText(QRect(x, rect.top(), rect.width(), rect.height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, before);
        x += metrics.horizontalAdvance(before);
        painter.fillRect(QRect(x, rect.top() + 1, hitWidth, rect.height() - 2), m_theme.color(Role::Mark));
        painter.setPen(m_theme.color(Role::Text));
        painter.drawText(QRect(x, rect.top(), hitWidth + 1, rect.height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, hit);
        x += hitWidth;
        painter.setPen(m_theme.color(Role::Text2));
        painter.drawText(QRect(x, rect.top(), rect.right() - x, rect.height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         metrics.elidedText(index.data(AfterRole).toString(), Qt::ElideRight, rect.right() - x));
    }

    const Theme& m_theme;
};

QStandardItem* itemOf(const tables::SearchMatch& match)
{
    auto* item = new QStandardItem(plainLine(match.spanName, 200));
    item->setData(QString::fromStdString(match.trace.hex()), TraceRole);
    item->setData(QString::fromStdString(match.span.hex()), SpanRole);
    item->setData(static_cast<int>(match.step), StepRole);
    item->setData(match.isLog, LogRole);
    item->setData(QString(item->text() + QStringLiteral(", ") + plainLine(match.before + match.hit + match.after)), Qt::AccessibleTextRole);
    item->setData(QString::fromStdString(match.where), WhereRole);
    item->setData(tables::timeText(match.start), TimeRole);
    item->setData(plainLine(match.before), BeforeRole);
    item->setData(plainLine(match.hit), HitRole);
    item->setData(plainLine(match.after), AfterRole);
    return item;
}

} // namespace

SearchView::SearchView(const ViewContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    setProperty("panel", QStringLiteral("surface"));
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* header = new QWidget(this);
    header->setFixedHeight(kHeaderHeight);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(14, 0, 14, 0);
    auto* title = new QLabel(tr("Search"), header);
    title->setFont(context.theme.font(TextStyle::ViewTitle));
    row->addWidget(title);
    m_count = new QLabel(header);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setProperty("tone", 3);
    row->addWidget(m_count, 1);
    layout->addWidget(header);
    auto* rule = new QFrame(this);
    rule->setProperty("rule", QStringLiteral("h"));
    layout->addWidget(rule);

    m_list = new QListView(this);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new MatchDelegate(context.theme, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    layout->addWidget(m_list, 1);
    m_empty = new EmptyState(context.theme, this);
    layout->addWidget(m_empty, 1);
    setFocusProxy(m_list);

    connect(m_list, &QListView::doubleClicked, this, &SearchView::open);
    connect(m_list, &QListView::activated, this, &SearchView::open);
    connect(&context.session, &session::Session::filterChanged, this, [this] {
        if (isVisible())
            search();
    });
    show({});
}

void SearchView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    search();
    m_context.host.showStatus(tr("Enter opens the span in its trace"));
}

void SearchView::search()
{
    const domain::Filter& filter = m_context.session.filter();
    if (m_searched && filter == m_filter)
        return;
    std::string text;
    for (const std::string& part : tables::searchedTexts(filter))
        text += (text.empty() ? "" : " ") + part;
    m_filter = filter;
    m_shown = text;
    m_searched = true;
    m_count->setText(text.empty() ? QString() : tr("looking for %1 …").arg(plainLine(text, 80)));
    m_context.session.queries().request<tables::SearchMatches>(
        this, "search", [filter](store::WorkspaceReader& reader) { return tables::searchSpans(reader, filter, kLimit); },
        [this](domain::Result<tables::SearchMatches> found) {
            if (found) {
                show(*found);
                return;
            }
            m_empty->setSpec({QStringLiteral("warn"), toldLine(found.error().text()), {}, true});
            m_empty->show();
            m_list->hide();
        });
}

void SearchView::show(const tables::SearchMatches& found)
{
    m_model.clear();
    for (const tables::SearchMatch& match : found.matches)
        m_model.appendRow(itemOf(match));
    const bool nothing = found.matches.empty();
    m_list->setVisible(!nothing);
    m_empty->setVisible(nothing);
    if (m_shown.empty()) {
        m_count->setText({});
        m_empty->setSpec({QStringLiteral("search"), tr("Type words into the query bar"),
                          tr("Prompts, answers, tool arguments and results, documents and logs are searched."), false});
        return;
    }
    m_empty->setSpec({QStringLiteral("search"), tr("Nothing holds %1").arg(plainLine(m_shown, 80)),
                      tr("All words must stand in one span. Try fewer of them."), false});
    m_count->setText(tr("%1%2 for %3").arg(tables::countText(static_cast<std::int64_t>(found.matches.size())),
                                           found.more ? tr(" or more") : QString(), plainLine(m_shown, 80)));
    if (!nothing)
        m_list->setCurrentIndex(m_model.index(0, 0));
}

void SearchView::open(const QModelIndex& index)
{
    const auto trace = domain::TraceId::fromHex(index.data(TraceRole).toString().toStdString());
    const auto span = domain::SpanId::fromHex(index.data(SpanRole).toString().toStdString());
    if (trace)
        m_context.session.openTrace(*trace, span.value_or(domain::SpanId{}));
}

} // namespace whyglass::views

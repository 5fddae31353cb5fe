// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/tables/facet_panel.h"

#include "models/format/format.h"
#include "models/session/query_text.h"
#include "views/common/plain_text.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>
#include <utility>

namespace whyglass::views {

namespace {

constexpr int kWidth = 216;
constexpr std::size_t kMaxValues = 8;
/// Values that are looked through for those that are ticked.
constexpr std::size_t kMaxCandidates = 500;

enum FacetRole { RowRole = Qt::UserRole + 1, KeyRole, ValueRole, CountRole, ShareRole, CheckedRole, IconRole };
enum FacetRow { TopRow, TitleRow, ValueRow, GapRow };

class FacetDelegate final : public QStyledItemDelegate {
public:
    FacetDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        switch (index.data(RowRole).toInt()) {
        case TopRow: return {kWidth - 14, 32};
        case TitleRow: return {kWidth - 14, 28};
        case GapRow: return {kWidth - 14, 10};
        default: return {kWidth - 14, 22};
        }
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        painter->save();
        const QRect rect = option.rect.adjusted(12, 0, -10, 0);
        switch (index.data(RowRole).toInt()) {
        case TopRow: paintTop(*painter, option.rect, rect, index); break;
        case TitleRow:
            painter->setFont(m_theme.font(TextStyle::SmallStrong));
            painter->setPen(m_theme.color(Role::Text));
            painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
            break;
        case GapRow:
            painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), m_theme.color(Role::Grid));
            break;
        default: paintValue(*painter, option, rect, index); break;
        }
        painter->restore();
    }

private:
    void paintTop(QPainter& painter, const QRect& whole, const QRect& rect, const QModelIndex& index) const
    {
        painter.setFont(m_theme.font(TextStyle::SmallStrong));
        painter.setPen(m_theme.color(Role::Text));
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
        painter.setFont(m_theme.font(TextStyle::Small));
        painter.setPen(m_theme.color(Role::AccentInk));
        painter.drawText(rect, Qt::AlignRight | Qt::AlignVCenter, index.data(ValueRole).toString());
        painter.fillRect(QRect(whole.left(), whole.bottom(), whole.width(), 1), m_theme.color(Role::Border));
    }

    void paintValue(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect, const QModelIndex& index) const
    {
        const bool checked = index.data(CheckedRole).toBool();
        if (option.state.testFlag(QStyle::State_MouseOver))
            painter.fillRect(option.rect, m_theme.color(Role::Hover));
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF box(rect.left() + 0.5, rect.center().y() - 6 + 0.5, 13, 13);
        painter.setPen(m_theme.color(checked ? Role::Accent : Role::Ctl));
        painter.setBrush(m_theme.color(checked ? Role::Accent : Role::Surface));
        painter.drawRoundedRect(box, 3, 3);
        const double dpr = painter.device()->devicePixelRatioF();
        if (checked)
            painter.drawPixmap(box.topLeft() + QPointF(1, 1), m_theme.pixmap(QStringLiteral("check"), m_theme.color(Role::OnAccent), 11, dpr));
        painter.setRenderHint(QPainter::Antialiasing, false);

        const QString count = index.data(CountRole).toString();
        painter.setFont(m_theme.font(TextStyle::Small));
        painter.setPen(m_theme.color(Role::Text2));
        painter.drawText(rect, Qt::AlignRight | Qt::AlignVCenter, count);
        QRect text = rect.adjusted(20, 0, -painter.fontMetrics().horizontalAdvance(count) - 8, 0);
        if (const QString icon = index.data(IconRole).toString(); !icon.isEmpty()) {
            painter.drawPixmap(text.left(), text.center().y() - 5, m_theme.pixmap(icon, m_theme.color(Role::Text2), 12, dpr));
            text.setLeft(text.left() + 17);
        }
        if (checked)
            painter.setFont(m_theme.font(TextStyle::SmallStrong));
        painter.setPen(m_theme.color(Role::Text));
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, text.width()));
        const int room = rect.width() - 20;
        painter.fillRect(QRect(rect.left() + 20, option.rect.bottom() - 1, std::max(1, static_cast<int>(room * index.data(ShareRole).toDouble())), 2),
                         m_theme.color(Role::BorderStrong));
    }

    const Theme& m_theme;
};

} // namespace

FacetPanel::FacetPanel(const ViewContext& context, const QByteArray& name, std::vector<Field> fields, List list, QWidget* parent)
    : QListView(parent), m_context(context), m_name(name), m_fields(std::move(fields)), m_list(list)
{
    setModel(&m_model);
    setItemDelegate(new FacetDelegate(context.theme, this));
    setFixedWidth(kWidth);
    setMouseTracking(true);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(NoSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Filter by value"));
    connect(&context.theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void FacetPanel::refresh()
{
    const domain::Filter& within = m_context.session.filter();
    const auto asked = m_countedFilter == within ? session::Asked::Again : session::Asked::New;
    m_countedFilter = within;
    std::vector<Wanted> wanted;
    for (std::size_t i = 0; i < m_fields.size(); ++i)
        if (const Field& field = m_fields[i]; !field.wordsOnly || !within.where)
            wanted.push_back({i, field.key.toStdString(), (field.values.isEmpty() ? field.key.toUtf8() : field.values).toStdString()});
    m_context.session.queries().request<std::vector<Group>>(
        this, "facets/" + m_name,
        [wanted, filter = within, list = m_list](store::WorkspaceReader& reader) { return read(reader, wanted, filter, list); },
        [this](domain::Result<std::vector<Group>> groups) {
            if (groups)
                show(*groups);
        },
        session::Urgency::Beside, asked);
}

/// Each field is counted within what the filter asks of the others. Those that it asks nothing of are counted together.
domain::Result<std::vector<FacetPanel::Group>> FacetPanel::read(store::WorkspaceReader& reader, const std::vector<Wanted>& wanted, const domain::Filter& filter, List list)
{
    std::vector<Group> groups;
    std::vector<std::pair<domain::Filter, std::vector<std::size_t>>> together;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        groups.push_back({wanted[i].field, {}, false});
        const auto within = session::withoutField(filter, wanted[i].key);
        auto same = std::find_if(together.begin(), together.end(), [&](const auto& one) { return list && one.first == within; });
        if (same == together.end())
            same = together.insert(same, {within, {}});
        same->second.push_back(i);
    }
    for (std::size_t done = 0; done < together.size(); ++done) {
        session::reportProgress(static_cast<std::int64_t>(done), static_cast<std::int64_t>(together.size()));
        const auto& [within, places] = together[done];
        if (!list) {
            auto values = reader.facet(wanted[places.front()].values, within, kMaxCandidates);
            if (!values)
                return values.error();
            groups[places.front()].values = std::move(*values);
            continue;
        }
        std::vector<std::string> fields;
        for (const std::size_t place : places)
            fields.push_back(wanted[place].values);
        auto facets = reader.listFacets(*list, fields, within, kMaxCandidates);
        if (!facets)
            return facets.error();
        for (std::size_t i = 0; i < places.size(); ++i) {
            groups[places[i]].values = std::move(facets->values[i]);
            groups[places[i]].estimated = facets->estimated;
        }
    }
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        std::size_t shown = 0;
        std::erase_if(groups[i].values, [&](const auto& value) {
            return value.value.empty() || (++shown > kMaxValues && !session::asksFor(filter, wanted[i].key, value.value));
        });
    }
    return groups;
}

void FacetPanel::show(const std::vector<Group>& groups)
{
    const int scrolled = verticalScrollBar()->value();
    const auto placeOf = [](const QModelIndex& index) { return std::pair(index.data(KeyRole).toString(), index.data(ValueRole).toString()); };
    const auto current = placeOf(currentIndex());
    m_model.clear();
    const domain::Filter& filter = m_context.session.filter();
    const auto active = filter.terms.size() + (filter.where ? 1U : 0U) + (filter.window ? 1U : 0U);
    auto* top = new QStandardItem(tr("Filter"));
    top->setData(TopRow, RowRole);
    top->setData(active == 0 ? QString() : tr("Clear %1").arg(active), ValueRole);
    m_model.appendRow(top);
    for (const Group& group : groups)
        appendGroup(group);
    for (int row = 0; row < m_model.rowCount() && !current.first.isEmpty(); ++row) {
        if (placeOf(m_model.index(row, 0)) == current)
            setCurrentIndex(m_model.index(row, 0));
    }
    verticalScrollBar()->setValue(scrolled);
}

void FacetPanel::appendGroup(const Group& group)
{
    const Field& field = m_fields[group.field];
    const bool nothing = std::all_of(group.values.begin(), group.values.end(), [](const auto& value) { return value.value.empty(); });
    if (nothing)
        return;
    auto* title = new QStandardItem(field.title);
    title->setData(TitleRow, RowRole);
    m_model.appendRow(title);
    std::int64_t highest = 1;
    for (const auto& value : group.values)
        highest = std::max(highest, value.count);
    for (const auto& value : group.values) {
        if (value.value.empty())
            continue;
        auto* item = new QStandardItem(plainLine(value.value, 120));
        item->setData(ValueRow, RowRole);
        item->setData(field.key, KeyRole);
        item->setData(QString::fromStdString(value.value), ValueRole);
        item->setData(QString((group.estimated ? QStringLiteral("≈") : QString()) + QString::fromStdString(format::count(value.count))), CountRole);
        item->setData(std::max(0.0, static_cast<double>(value.count) / static_cast<double>(highest)), ShareRole);
        item->setData(session::asksFor(m_context.session.filter(), field.key.toStdString(), value.value), CheckedRole);
        item->setData(field.icon, IconRole);
        item->setData(toolTipText(plainLine(value.value)), Qt::ToolTipRole);
        m_model.appendRow(item);
    }
    auto* gap = new QStandardItem;
    gap->setData(GapRow, RowRole);
    m_model.appendRow(gap);
}

void FacetPanel::activate(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    if (index.data(RowRole).toInt() == TopRow) {
        m_context.host.setQueryText(QString());
        return;
    }
    if (index.data(RowRole).toInt() != ValueRow)
        return;
    const auto filter = session::withValue(m_context.session.filter(), index.data(KeyRole).toString().toStdString(),
                                           index.data(ValueRole).toString().toStdString(), !index.data(CheckedRole).toBool());
    m_context.host.setQueryText(QString::fromStdString(session::queryText(filter)));
}

void FacetPanel::mouseReleaseEvent(QMouseEvent* event)
{
    QListView::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton)
        activate(indexAt(event->position().toPoint()));
}

void FacetPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space || event->key() == Qt::Key_Return) {
        activate(currentIndex());
        return;
    }
    QListView::keyPressEvent(event);
}

} // namespace whyglass::views
